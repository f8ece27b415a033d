"""Findings in the order of the file, whatever runs the checks; and what is let alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest
import qa_fakes
from hypothesis import given
from hypothesis import strategies as st
from qa_fakes import register

from aligner.encoders import load_encoder
from qa import Finding, Tally, run_checks
from qa.failure import CheckFailed, UnknownCheck
from qa.finding import Found
from qa.looking import few
from qa.suppressing import ALL, ignored
from tmx.failure import BadFormat, Failure, UnknownLanguage
from tmx.unit import CONTEXT, TranslationUnit, Variant, pair_unit


@pytest.fixture(autouse=True)
def _fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch)


def unit(source: str, target: str, *notes: str, line: int = 0) -> TranslationUnit:
    return replace(pair_unit(source, target, "en", "zh"), notes=notes, line=line)


def many(count: int) -> list[TranslationUnit]:
    """Units of which some have a fault, of each kind."""
    return [
        unit(
            f"Item {number}" + " and so on" * (10 * (number % 97 == 0)),
            ("项目一" if number % 50 == 1 else f"项目{number + (number % 31 == 0)}")
            + "！" * (number % 3),
            line=number + 1,
        )
        for number in range(count)
    ]


def told(findings: Iterator[Finding]) -> list[tuple[int, str, str, str]]:
    return [(one.unit, one.check, one.severity, one.message) for one in findings]


def test_what_a_finding_says() -> None:
    one = replace(unit("In 2011", "2012年", line=7), attributes=(("tuid", "u1"),))
    assert list(run_checks([one], file="a.tmx")) == [
        Finding(
            "digits", "error", "the target has 2012", "a.tmx", 7, 0, "u1", "In 2011", "2012年",
            None, (0, 4),
        )
    ]  # fmt: skip


def test_of_a_unit_without_target_the_check_of_empty_targets_speaks_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.undo()
    source = "(a) On 3 June 2031 (10 a.m.) see A/99/L.7 and https://example.org: “12 ferries”.[^3]"
    for target in ("", " \u200b"):
        findings = list(run_checks([unit(source, target), unit("Pier 7", "8号码头")], jobs=1))
        assert [(one.unit, one.check) for one in findings] == [(0, "empty-target"), (1, "number")]
    assert list(run_checks([unit(source, "")], skip=["empty-target"])) == []


def test_a_context_names_a_unit_that_nothing_else_does() -> None:
    one = replace(unit("a", "1"), props=((CONTEXT, "menu"),))
    assert [finding.id for finding in run_checks([one])] == ["menu"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_very_many_findings_of_a_check_in_a_unit_are_told_as_one(jobs: int) -> None:
    twenty, more = (" ".join(map(str, range(100, 100 + count))) for count in (20, 21))
    units = [unit("a", twenty), unit("b", f"{more}！！")]
    found = told(run_checks(units, only=["digits", "shout"], jobs=jobs))
    assert [row[0] for row in found] == [0] * 20 + [1, 1]
    assert found[20] == (1, "digits", "error", "the target has 100; and 20 more like it")


def test_of_very_many_findings_the_gravest_is_told() -> None:
    notes = [Found(f"{number}", severity="note") for number in range(30)]
    assert few([*notes, Found("x", severity="warning")])[0].severity == "warning"


def test_findings_of_a_unit_come_in_the_order_of_the_checks() -> None:
    units = [unit("x" * 70, "1！！"), unit("x", "1！！"), unit("y", "好")]
    assert told(run_checks(units)) == [
        (0, "digits", "error", "the target has 1"),
        (0, "shout", "warning", "too loud"),
        (0, "far", "warning", "67 off"),
        (1, "digits", "error", "the target has 1"),
        (1, "shout", "warning", "too loud"),
        (1, "twice", "note", "the same as unit 0"),
    ]


def test_the_number_of_processes_cannot_be_seen() -> None:
    units = many(4_500)
    alone, both = Tally(), Tally()
    expected = list(run_checks(units, file="f", tally=alone))
    steps: list[int] = []
    found = list(run_checks(units, file="f", jobs=2, tally=both, progress=steps.append))
    assert len(expected) > 1_000
    assert {finding.check for finding in expected} == {"digits", "shout", "twice", "far"}
    assert found == expected
    assert both == alone == Tally(units=4_500)
    assert steps == sorted(steps)
    assert steps[-1] == 4_500
    assert active_children() == []


def test_without_checks_of_the_whole_file_findings_come_as_they_are_found() -> None:
    def endless() -> Iterator[TranslationUnit]:
        while True:
            yield unit("a", "1")

    first = islice(run_checks(endless(), skip=["twice"]), 1_000)
    assert [finding.unit for finding in first] == list(range(1_000))


def test_processes_end_with_whoever_asked() -> None:
    found = run_checks(many(20_000), skip=["twice"], jobs=2)
    next(found)
    assert active_children() != []
    found.close()  # type: ignore[attr-defined]
    assert active_children() == []


@pytest.mark.parametrize(
    ("only", "skip", "expected"),
    [
        ((), (), {"digits", "shout", "twice", "far"}),
        (("shout", "digits"), (), {"digits", "shout"}),
        ((), ("far", "twice"), {"digits", "shout"}),
        (("shout", "digits"), ("shout",), {"digits"}),
    ],
)
def test_only_and_skip(
    only: tuple[str, ...], skip: tuple[str, ...], expected: set[str]
) -> None:  # fmt: skip
    found = run_checks(many(200), only=only, skip=skip)
    assert {finding.check for finding in found} == expected


@pytest.mark.parametrize("arguments", [{"only": ["nmber"]}, {"skip": ["nmber"]}])
def test_a_name_that_no_check_has_is_refused_at_once(arguments: dict[str, list[str]]) -> None:
    with pytest.raises(UnknownCheck) as caught:
        run_checks([], **arguments)  # type: ignore[arg-type]
    assert str(caught.value) == (
        "there is no check 'nmber'; diptych qa --list-checks lists them"
    )  # fmt: skip


def test_a_language_that_is_none_is_refused_at_once() -> None:
    with pytest.raises(UnknownLanguage):
        run_checks([], target_language="Klingonese")


def test_severities_that_the_user_wants_count_more_than_the_findings_own() -> None:
    units = [unit("a", "！！"), unit("b", "？！！")]
    plain = [finding.severity for finding in run_checks(units)]
    asked = [finding.severity for finding in run_checks(units, severities={"shout": "error"})]
    assert (plain, asked) == (["warning", "note"], ["error", "error"])


def test_a_note_lets_findings_alone() -> None:
    tally = Tally()
    units = [
        unit("a", "1！！", "qa: ignore digits"),
        unit("a", "2！！", "as agreed; qa: ignore shout, Digits"),
        unit("a", "3！！", "qa: ignore"),
        unit("a", "4！！", "see above", "qa: ignore nmber, shout", line=9),
        unit("a", "5", "qa: ignored by nobody"),
        unit("a", "好", "qa: ignore nothing-here"),
    ]
    found = told(run_checks(units, tally=tally))
    assert [row[:2] for row in found] == [(0, "shout"), (3, "digits"), (4, "digits")]
    assert tally.suppressed == {"digits": 3, "shout": 3}
    assert tally.unknown == [(9, "nmber")]


def test_a_note_counts_wherever_a_unit_has_it() -> None:
    side = Variant("zh", ("1",), notes=("qa:ignore  digits",))
    assert list(run_checks([TranslationUnit((Variant("en", ("a",)), side), "en")])) == []


@given(st.text())
def test_any_note_can_be_read(note: str) -> None:
    names = ignored(unit("a", "b", note))
    assert all(name == ALL or name == name.lower() for name in names)


def test_units_of_other_languages_are_left_out_and_counted() -> None:
    tally = Tally()
    other = pair_unit("chat", "1", "fr", "zh")
    alone = TranslationUnit((Variant("en", ("In 5",)),), "en")
    units = [other, unit("a", "1"), alone, pair_unit("a", "2", "en-GB", "zh-Hans")]
    assert [finding.unit for finding in run_checks(units, tally=tally)] == [1, 3]
    assert (tally.units, tally.left_out) == (4, 1)


def test_a_check_without_what_it_needs_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch, ["digits", "needy"])
    tally = Tally()
    units = [unit("x" * 70, "好")]
    assert list(run_checks(units, tally=tally)) == []
    assert tally.idle == ("needy",)

    class Encoder:
        def knows(self, language: str) -> bool:
            return True

    later = Tally()
    found = run_checks(units, encoder=Encoder(), tally=later)  # type: ignore[arg-type]
    assert [finding.check for finding in found] == ["needy"]
    assert later.idle == ()


class _Other:
    """An encoder that no other process could have."""

    name = "other"
    keeps = staticmethod(lambda: None)

    def knows(self, language: str) -> bool:
        return True


@pytest.mark.parametrize("encoder", [_Other(), load_encoder("bundled")])
def test_an_encoder_is_asked_wherever_it_can_be_had(
    encoder: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(monkeypatch, ["digits", "needy"])
    units = many(2_400)
    alone = list(run_checks(units, encoder=encoder))
    assert {finding.check for finding in alone} == {"digits", "needy"}
    assert list(run_checks(units, encoder=encoder, jobs=2)) == alone


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_check_that_fails_is_named(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch, ["digits", "careless"])
    units = many(2_500)
    units[2_210] = unit("boom", "！", line=2_211)
    with pytest.raises(Failure) as caught:
        list(run_checks(units, file="a.po", jobs=jobs))
    assert str(caught.value) == (
        "a.po:2211: the check 'careless' failed at unit 2210: ZeroDivisionError: by nought; "
        "go on with --skip careless, and report it with this unit"
    )
    assert jobs > 1 or isinstance(caught.value, CheckFailed)
    assert active_children() == []


def test_a_process_that_is_killed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch, ["killer"])
    units = [*many(2_300), unit("kill", "杀")]
    with pytest.raises(Failure, match="its worker was killed by SIGKILL; run again"):
        list(run_checks(units, jobs=2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_a_reader_raises_comes_through(jobs: int) -> None:
    def broken() -> Iterator[TranslationUnit]:
        yield from many(2_500)
        raise BadFormat("cut off", path="a.tmx", line=3)

    with pytest.raises(BadFormat, match="cut off"):
        list(run_checks(broken(), jobs=jobs))
    assert active_children() == []


def test_the_names_of_fakes_are_their_own() -> None:
    assert [qa_fakes.DIGITS.name, qa_fakes.TWICE.name] == ["digits", "twice"]
    assert Path(qa_fakes.__file__).name == "qa_fakes.py"
