"""The checks of symbols, resolutions and addresses."""

from __future__ import annotations

import pytest
from qa_told import marked, told

SYMBOLS = [
    ("See A/69/305/Add.1.", "见A/69/305/Add.1。", []),
    ("A/69/6 (Sect. 1)", "Ａ／69／6(Sect.1)", []),
    ("A/69/305 and Add.1 and 2", "A/69/305和Add.1和2", []),
    ("A/69/305 and Corr.1-3", "A/69/305和Corr.1至3", []),
    ("HIV/AIDS", "艾滋病毒/艾滋病", []),
    (
        "See A/69/305/Add.1.",
        "见A/69/350/Add.1。",
        ["the source has A/69/305/Add.1, the target A/69/350/Add.1"],
    ),
    ("A/C.3/69/L.5", "A/C.2/69/L.5", ["the source has A/C.3/69/L.5, the target A/C.2/69/L.5"]),
    ("A/69/305 and Add.1", "A/69/305和Add.2", ["the source has Add.1, the target Add.2"]),
    ("A/69/305 and Corr.1", "A/69/305和Rev.1", ["the source has Corr.1, the target Rev.1"]),
    ("A/69/305 and Add.1", "A/69/305", ["the source has Add.1, which the target lacks"]),
    ("the report", "A/69/305号报告", ["the target has A/69/305, which the source lacks"]),
    # A Cyrillic А looks like the letter of the Assembly.
    ("A/69/305", "А/69/305", ["the source has A/69/305, which the target lacks"]),
]

RESOLUTIONS = [
    ("resolution 65/230, annex", "第65/230号决议附件", []),
    ("resolutions 65/230 and 66/181", "第65/230和66/181号决议", []),
    ("resolution 1325 (2000)", "第1325（2000）号决议", []),
    ("the 1267 (1999)/1989 (2011) Committee", "第1267(1999)号和第1989(2011)号决议所设委员会", []),
    ("resolution 48/218 A and B", "第48/218 A和B号决议", []),
    ("resolution 46/182, as set out in 46/182", "第46/182号决议", []),
    ("set out in 46/182", "载于第46/182号决议", []),
    ("decision 22/110", "第22/110号决定", []),
    ("one in three (1/3)", "三分之一", []),
    (
        "resolution 65/230",
        "第65/320号决议",
        ["error: the source has 65/230, the target 65/320"],
    ),
    ("set out in 46/182", "载于46/128号", ["error: the source has 46/182, the target 46/128"]),
    (
        "resolution 1325 (2000)",
        "第1325(2001)号决议",
        ["error: the source has 1325 (2000), the target 1325(2001)"],
    ),
    (
        "resolution 1325 (2000)",
        "第1325(4000)号决议",
        ["error: the source has 1325 (2000), the target 1325(4000)"],
    ),
    (
        "resolution 1325 (2000)",
        "第1352(2000)号决议",
        ["error: the source has 1325 (2000), the target 1352(2000)"],
    ),
    ("decision 22/110", "第22/101号决定", ["error: the source has 22/110, the target 22/101"]),
    ("one third of the parties (resolution 49/62)", "1/3的缔约方（第49/62号决议）", []),
    ("resolutions 1/3 and 2/5", "第1/3和2/5号决议", []),
    (
        "resolution 1/3 of the Assembly of Ports",
        "港口大会的决议",
        ["error: the source has 1/3, which the target lacks"],
    ),
    ("resolution 65/230", "该决议", ["error: the source has 65/230, which the target lacks"]),
    (
        "resolution 2118",
        "第2118(2013)号决议",
        ["warning: the target has 2118(2013), which the source lacks"],
    ),
    (
        "General Assembly resolution 65/230",
        "安全理事会第65/230号决议",
        [
            "warning: 65/230 is a resolution of the General Assembly in the source, "
            "of the Security Council in the target"
        ],
    ),
]

ADDRESSES = [
    ("url", "See www.example.org.", "见www.example.org。", []),
    ("url", "(https://www.example.org/en/data/)", "（http://www.example.org/zh/data）", []),
    ("url", "at en.example.org/report_en.pdf.", "见zh.example.org/report_zh.pdf。", []),
    ("url", "No.5, e.g. this", "第5号，例如这个", []),
    (
        "url",
        "See www.example.org/data, page 2.",
        "见www.exanple.org/data，第2页。",
        ["error: the source has www.example.org/data, the target www.exanple.org/data"],
    ),
    (
        "url",
        "See https://example.org/a(1).",
        "见https://example.org/a(2)。",
        ["error: the source has https://example.org/a(1), the target https://example.org/a(2)"],
    ),
    (
        "url",
        "See www.example.org/Data",
        "见网站",
        ["error: the source has www.example.org/Data, which the target lacks"],
    ),
    (
        "url",
        "told example.com that",
        "告诉该公司",
        ["warning: the source has example.com, which the target lacks"],
    ),
    ("email", "Write to Desk@example.org.", "请致函desk＠example.org。", []),
    ("email", "at 5 pm @ home", "在家", []),
    (
        "email",
        "Write to desk@example.org.",
        "请致函desc@example.org。",
        ["error: the source has desk@example.org, the target desc@example.org"],
    ),
    (
        "email",
        "Write to us.",
        "请致函desk@example.org。",
        ["error: the target has desk@example.org, which the source lacks"],
    ),
]


@pytest.mark.parametrize(("source", "target", "expected"), SYMBOLS)
def test_symbols(source: str, target: str, expected: list[str]) -> None:
    assert told("document-symbol", source, target) == [f"error: {one}" for one in expected]
    assert len(told("document-symbol", target, source, "zh en")) == len(expected)


@pytest.mark.parametrize(("source", "target", "expected"), RESOLUTIONS)
def test_resolutions(source: str, target: str, expected: list[str]) -> None:
    assert told("resolution-number", source, target) == expected
    assert len(told("resolution-number", target, source, "zh en")) == len(expected)


@pytest.mark.parametrize(("check", "source", "target", "expected"), ADDRESSES)
def test_addresses(check: str, source: str, target: str, expected: list[str]) -> None:
    assert told(check, source, target) == expected
    assert len(told(check, target, source, "zh en")) == len(expected)


@pytest.mark.parametrize(
    ("check", "source", "target", "spans"),
    [
        ("document-symbol", "See A/69/305 here", "见A/69/350", ("A/69/305", "A/69/350")),
        ("resolution-number", "resolution 65/230", "第65/320号决议", ("65/230", "65/320")),
        (
            "url",
            "See www.example.org.",
            "见www.exemple.org。",
            ("www.example.org", "www.exemple.org"),
        ),
        ("email", "to a@example.org.", "致b@example.org。", ("a@example.org", "b@example.org")),
        ("email", "to a@example.org.", "致函", ("a@example.org", "")),
    ],
)
def test_the_places_are_told(check: str, source: str, target: str, spans: tuple[str, str]) -> None:
    assert marked(check, source, target) == [spans]


@pytest.mark.parametrize("check", ["document-symbol", "resolution-number", "url", "email"])
@pytest.mark.parametrize("languages", ["fr ru", "ar zh", "en es"])
def test_they_work_between_any_languages(check: str, languages: str) -> None:
    text = "65/230 A/69/305 www.example.org a@example.org résolution 65/230"
    assert told(check, text, text, languages) == []
    assert told(check, text, text.replace("230", "231").replace("305", "306").replace("mpl", "npl"),
                languages)  # fmt: skip


def test_a_long_run_of_signs_costs_little() -> None:
    text = "a" * 20_000 + "." * 20_000 + "/1" * 10_000 + "@"
    for check in ("document-symbol", "resolution-number", "url", "email"):
        told(check, text, text[:-2])
