"""Document symbols, resolutions and decisions."""

from __future__ import annotations

import pytest

from entities import find


@pytest.mark.parametrize(
    "symbol",
    [
        "A/RES/65/230",
        "E/CN.15/2011/19/Add.1",
        "UNODC/CCPCJ/EG.4/2018/CRP.1",
        "A/70/L.5",
        "S/2015/123",
        "CEDAW/C/GBR/7",
        "CEDAW/C/GBR/7-8",
        "A/HRC/RES/28/6",
        "ST/SGB/2003/7",
        "CRC/C/OPSC/1",
        "A/AC.105/C.1/L.339",
        "S/PV.7361",
        "A/RES/S-21/2",
        "ICC-ASP/13/20",
    ],
)
@pytest.mark.parametrize(
    ("language", "frame"),
    [
        ("en", "See {}."),
        ("en", "({}, annex)"),
        ("zh", "载于{}号文件"),
        ("zh", "（{}，附件）"),
        ("es", "{};"),
    ],
)
def test_a_symbol_is_found_in_any_surroundings(symbol: str, language: str, frame: str) -> None:
    text = frame.format(symbol)
    entity = find(text, language)[0]
    assert (entity.kind, text[entity.start : entity.end]) == ("symbol", symbol)
    assert entity.value == symbol.upper()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Ａ／７０／Ｌ．５号文件", ["A/70/L.5"]),
        ("E/CN.15/2011/19和Add.1", ["E/CN.15/2011/19", "ADD.1"]),
        ("A/69/6 (Sect. 1)", ["A/69/6(SECT.1)"]),
        ("A/69/6(Sect.1)", ["A/69/6(SECT.1)"]),
        ("A/70/1，A/70/2", ["A/70/1", "A/70/2"]),
        ("A/70/1和Add.1和2，以及Add.3", ["A/70/1", "ADD.1", "ADD.2", "ADD.3"]),
        ("A/70/1和Corr.1至3", ["A/70/1", "CORR.1-3"]),
        ("Add.1和25个国家", ["ADD.1"]),
    ],
)
def test_symbols_have_one_value_however_printed(text: str, values: list[str]) -> None:
    assert [entity.value for entity in find(text, "zh") if entity.kind == "symbol"] == values


@pytest.mark.parametrize(
    "text",
    [
        "HIV/AIDS and/or TCP/IP",
        "https://undocs.example/A/RES/65/230 www.example.org/A/70/1",
        "3/4/2018, 24/7",
        "grades G-4/P-5 at 5 km/h",
        "a/res/65/230",
        "decision XXV/3",
    ],
)
def test_what_is_no_symbol_is_not_taken_for_one(text: str) -> None:
    assert "symbol" not in {entity.kind for entity in find(text, "en")}


RESOLUTIONS = [
    ("en", "General Assembly resolution 65/230, annex", [("65/230", "GA")]),
    ("en", "resolutions 65/230 and 66/181", [("65/230", ""), ("66/181", "")]),
    ("en", "Assembly resolutions 60/1 and 65/1", [("60/1", "GA"), ("65/1", "GA")]),
    ("en", "In its resolution 22/7", [("22/7", "")]),
    ("en", "Economic and Social Council resolution 2011/42", [("2011/42", "ECOSOC")]),
    ("en", "resolution 2011/42 of the Economic and Social Council", [("2011/42", "ECOSOC")]),
    ("en", "Security Council resolution 1325 (2000)", [("1325 (2000)", "SC")]),
    ("en", "Human Rights Council resolution 28/6", [("28/6", "HRC")]),
    ("en", "decision 22/110 and decision XXV/3", [("22/110", ""), ("XXV/3", "")]),
    ("en", "resolution 217 A (III)", [("217 A (III)", "")]),
    (
        "en",
        "resolutions 48/218 B and S-27/1, decision 1/CP.13",
        [("48/218 B", ""), ("S-27/1", ""), ("1/CP.13", "")],
    ),
    ("en", "resolution 2013/14", [("2013/14", "")]),
    (
        "en",
        "the 1267 (1999)/1989 (2011) Committee by its resolutions",
        [("1267 (1999)", ""), ("1989 (2011)", "")],
    ),
    ("zh", "第48/218 A、B号决议", [("48/218 A and B", "")]),
    ("zh", "大会第65/230号决议", [("65/230", "GA")]),
    ("zh", "第 65/230 和 66/181 号决议", [("65/230", ""), ("66/181", "")]),
    ("zh", "大会第60/1号和第65/1号决议", [("60/1", "GA"), ("65/1", "GA")]),
    ("zh", "安全理事会第1325(2000)号决议", [("1325 (2000)", "SC")]),
    ("zh", "安理会第1325（2000）号决议", [("1325 (2000)", "SC")]),
    ("zh", "经济及社会理事会在第2011/42号决议中", [("2011/42", "ECOSOC")]),
    ("zh", "第217 A (III)号决议", [("217 A (III)", "")]),
    ("zh", "第22/110号决定", [("22/110", "")]),
    ("zh", "沿海复原力问题世界大会第1/1号决议", [("1/1", "")]),
    ("zh", "缔约国大会第3/2号决定", [("3/2", "")]),
    ("zh", "联合国大会第75/1号决议", [("75/1", "GA")]),
    ("fr", "sa résolution 65/230", [("65/230", "")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), RESOLUTIONS)
def test_resolutions_are_found(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    entities = [entity for entity in find(text, language) if entity.kind == "resolution"]
    assert [(entity.value, entity.body) for entity in entities] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "open 24/7, two thirds (2/3)"),
        ("en", "a resolution for the 2014/15 budget and Convention 29 (1930)"),
        ("zh", "决定2014/15年度预算"),
    ],
)
def test_what_is_no_resolution_is_not_taken_for_one(language: str, text: str) -> None:
    assert "resolution" not in {entity.kind for entity in find(text, language)}
