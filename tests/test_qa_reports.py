"""Findings as text, JSON lines, SARIF and HTML; and the file of those that are known."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import qa_fakes
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from qa.baseline import Baseline, fingerprint, read_baseline, write_baseline
from qa.failure import BadSettings
from qa.finding import SEVERITIES, Finding
from qa.reports import FORMATS, SUFFIXES, write_report
from qa.reports.summary import Summary
from qa.reports.text import line
from qa.telling import Tally

SCHEMA = json.loads((Path(__file__).parent / "data" / "sarif-part.json").read_text("utf-8"))
CHECKS = (qa_fakes.DIGITS, qa_fakes.SHOUT)
ONE = Finding(
    "digits", "error", "the target has 2012", "po/a b.po", 7, 3, "menu", "In <2011>",
    "2012年&！！", (4, 8), (0, 4),
)  # fmt: skip
TWO = replace(
    ONE, check="shout", severity="note", message="too\nloud", source_span=None, target_span=(3, 7)
)
THREE = replace(ONE, file="m.tm", line=0, unit=0, id="", target_span=None)


def page_of(*findings: Finding) -> Any:
    return html.fromstring(report("html", *findings).encode())


def report(form: str, *findings: Finding) -> str:
    stream = io.BytesIO()
    summary = Summary(["po/a b.po"], tallies=[Tally(units=9)])
    write_report(stream, form, summary.counting(findings), CHECKS, summary)
    return stream.getvalue().decode()


findings = st.builds(
    Finding,
    check=st.sampled_from(["digits", "shout"]),
    severity=st.sampled_from(SEVERITIES),
    message=st.text(),
    file=st.text(),
    line=st.integers(0, 99),
    unit=st.integers(0, 2),
    id=st.text(),
    source=st.text(),
    target=st.text(),
    source_span=st.none() | st.tuples(st.integers(0, 9), st.integers(0, 9)).map(sorted).map(tuple),
    target_span=st.none() | st.tuples(st.integers(0, 9), st.integers(0, 9)).map(sorted).map(tuple),
)


def test_text_has_file_and_line_as_compilers_give_them() -> None:
    assert report("text", ONE, TWO, THREE) == (
        "po/a b.po:7: error [digits] the target has 2012\n"
        "po/a b.po:7: note [shout] too loud\n"
        "m.tm:1: error [digits] the target has 2012\n"
    )


@given(findings)
def test_text_is_one_line_whatever_stands_in_it(finding: Finding) -> None:
    assert len(line(finding).splitlines()) == 1
    assert re.search(r":\d+: (error|warning|note) \[(digits|shout)\]", line(finding))


def test_json_has_the_keys_that_programs_read() -> None:
    first, second = map(json.loads, report("json", ONE, THREE).splitlines())
    assert list(first)[:9] == [
        "file", "id", "unit", "check", "severity", "message", "source", "target", "span",
    ]  # fmt: skip
    assert first == {
        "file": "po/a b.po", "id": "menu", "unit": 3, "check": "digits", "severity": "error",
        "message": "the target has 2012", "source": "In <2011>", "target": "2012年&！！",
        "span": [0, 4], "source_span": [4, 8], "line": 7,
    }  # fmt: skip
    assert (second["span"], second["id"], second["line"]) == (None, "", 0)


@given(st.lists(findings, max_size=3))
def test_json_gives_back_what_was_found(found: list[Finding]) -> None:
    rows = [json.loads(row) for row in report("json", *found).split("\n")[:-1]]
    assert [row["message"] for row in rows] == [one.message for one in found]


def validated(text: str) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(text)
    jsonschema.Draft7Validator(SCHEMA).validate(log)
    return log


def test_sarif_says_what_was_found_and_by_what() -> None:
    (run,) = validated(report("sarif", ONE, TWO, THREE))["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["digits", "shout"]
    first, second, third = run["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("digits", 0, "error")
    assert (second["ruleIndex"], second["level"]) == (1, "note")
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "po/a%20b.po"}
    assert place["region"] == {"startLine": 7, "snippet": {"text": "2012年&！！"}}
    assert "region" not in third["locations"][0]["physicalLocation"]
    assert third["locations"][0]["logicalLocations"] == [{"name": "unit 0", "kind": "element"}]
    assert first["properties"]["targetSpan"] == [0, 4]


def test_sarif_without_findings_is_valid() -> None:
    assert validated(report("sarif"))["runs"][0]["results"] == []


@given(st.lists(findings, max_size=3))
def test_sarif_is_valid_whatever_stands_in_it(found: list[Finding]) -> None:
    assert len(validated(report("sarif", *found))["runs"][0]["results"]) == len(found)


def test_the_schema_refuses_what_sarif_has_not() -> None:
    log = json.loads(report("sarif", ONE))
    log["runs"][0]["results"][0]["level"] = "grave"
    assert not jsonschema.Draft7Validator(SCHEMA).is_valid(log)


def test_html_shows_findings_of_a_unit_together_and_marks_their_places() -> None:
    page = page_of(ONE, TWO, THREE)
    first, second = page.xpath("//article")
    assert first.xpath("string(h2)") == "a b.po:7 · menu"
    assert second.xpath("string(h2)") == "m.tm, unit 1"
    assert [item.get("data-check") for item in first.xpath(".//li")] == ["digits", "shout"]
    assert first.xpath("string(.//*[@class='source'])") == ONE.source
    assert first.xpath("string(.//*[@class='target'])") == ONE.target
    marks = [(one.text, one.get("class"), one.get("data-places")) for one in first.iter("mark")]
    assert marks == [
        ("2011", "error", "0"),
        ("201", "error", "0"),
        ("2", "error", "0 1"),
        ("年&！", "note", "1"),
    ]


def test_html_filters_by_what_there_is() -> None:
    page = page_of(ONE, TWO)
    boxes = page.xpath("//input[@type='checkbox']")
    assert [(box.get("name"), box.get("value")) for box in boxes] == [
        ("severity", "error"), ("severity", "warning"), ("severity", "note"),
        ("check", "digits"), ("check", "shout"),
    ]  # fmt: skip
    assert page.xpath("string(//header//p)") == "9 units; 1 error, 0 warnings, 1 note"


def test_html_needs_nothing_else() -> None:
    text = report("html", ONE)
    assert not re.search(r"(?:src|href)=[\"'](?!#)|@import|url\(", text)
    assert "default-src 'none'" in text


@given(st.lists(findings, max_size=3))
def test_html_keeps_texts_whatever_stands_in_them(found: list[Finding]) -> None:
    page = page_of(*found)
    assert len(page.xpath("//li")) == len(found)
    assert page.xpath("//article//*[not(self::h2 or self::a or self::ul or self::li or self::span"
                      " or self::code or self::div or self::p or self::mark)]") == []  # fmt: skip


def test_what_nobody_sees_is_shown_where_it_is_marked() -> None:
    spaced = replace(ONE, target="项目  一", target_span=(2, 4))
    assert ">␣␣</mark>" in report("html", spaced)


def test_suffixes_lead_to_formats() -> None:
    assert set(SUFFIXES.values()) == set(FORMATS)


def test_the_summary_counts_by_check_and_severity() -> None:
    summary = Summary(tallies=[Tally(units=1200, left_out=1), Tally(units=3)], hidden=2)
    summary.tallies[0].suppressed["digits"] += 4
    warning = replace(ONE, severity="warning")
    assert list(summary.counting([TWO, ONE, warning, ONE])) == [TWO, ONE, warning, ONE]
    assert summary.rows() == [("digits", 2, 1, 0), ("shout", 0, 0, 1)]
    assert summary.told() == (
        "1,203 units; 2 errors, 1 warning, 1 note; 4 let alone by notes; 2 known before; "
        "1 unit of other languages left out"
    )


@pytest.mark.parametrize(
    ("severities", "fires"),
    [
        ((), set()),
        (("note",), {"note"}),
        (("warning", "note"), {"warning", "note"}),
        (("error",), {"error", "warning", "note"}),
    ],
)
def test_when_a_summary_fires(severities: tuple[str, ...], fires: set[str]) -> None:
    summary = Summary()
    list(summary.counting(replace(ONE, severity=severity) for severity in severities))
    asked = ("error", "warning", "note", "never")
    assert {fail_on for fail_on in asked if summary.fires(fail_on)} == fires


# What is known.


def test_known_findings_stay_known_when_lines_move(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    assert write_baseline(path, [ONE, ONE, TWO]) == 3
    moved = replace(ONE, line=99, unit=50, id="other", file=f"elsewhere/{Path(ONE.file).name}")
    baseline = read_baseline(path)
    assert list(baseline.new([moved, moved, moved])) == [moved]
    assert (baseline.hidden, baseline.gone) == (2, 1)


@pytest.mark.parametrize(
    "other",
    [
        replace(ONE, check="shout"),
        replace(ONE, target="2013年&！！"),
        replace(ONE, source="In 2011"),
        replace(ONE, target_span=(0, 5)),
        replace(ONE, file="b.po"),
    ],
)
def test_other_findings_are_new(other: Finding) -> None:
    assert fingerprint(other) != fingerprint(ONE)


def test_a_baseline_has_a_line_a_finding_in_an_order_of_its_own(tmp_path: Path) -> None:
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    write_baseline(first, [ONE, TWO, THREE])
    write_baseline(second, [THREE, TWO, ONE])
    assert first.read_bytes() == second.read_bytes()
    rows = json.loads(first.read_text("utf-8"))["findings"]
    assert [row["check"] for row in rows] == ["digits", "shout", "digits"]
    assert len(first.read_text("utf-8").splitlines()) == 2 + len(rows)


@given(st.lists(findings, max_size=4))
def test_what_was_written_is_known(
    tmp_path_factory: pytest.TempPathFactory, found: list[Finding]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    write_baseline(path, found)
    assert list(read_baseline(path).new(found)) == []


def test_without_a_baseline_everything_is_new() -> None:
    assert list(Baseline().new([ONE, ONE])) == [ONE, ONE]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "k.json:1: is not JSON: Expecting value"),
        ('{"kind": 1,\n2}', "k.json:2: is not JSON: "),
        ("[]", "k.json: is no baseline"),
        ('{"kind": "diptych qa baseline", "version": 9}', "k.json: is a baseline of version 9"),
        ('{"kind": "diptych qa baseline", "version": 1, "findings": [1]}',
         "k.json: its finding 1 is none"),
        ('{"kind": "diptych qa baseline", "version": 1}', "k.json: its finding 1 is none"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_baseline(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "k.json"
    path.write_text(text, "utf-8")
    with pytest.raises(BadSettings) as caught:
        read_baseline(path)
    assert str(caught.value).startswith(f"{tmp_path}/{told}")
    assert str(caught.value).endswith("; write it anew with --write-baseline")
