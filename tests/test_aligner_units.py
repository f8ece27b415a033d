"""From beads to units and summaries; and documents that are not in their language."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

import pytest

from aligner.document import Alignment, Bead, Block, Document, Kind, Segment, join_segments
from aligner.errors import WrongLanguage
from aligner.pipeline import Options
from aligner.plausibility import check_language
from aligner.summary import summarise
from aligner.units import left_out, units
from tmx import read_units, write_units
from tmx.version import VERSION

ENGLISH = ("Opening", "The Chair opened the meeting.", "She welcomed all.", "Lunch followed.")
CHINESE = ("开幕", "主席宣布开会，并欢迎大家。", "休会。")


def alignment() -> Alignment:
    """A heading, a 2-1 bead, and a sentence without a partner on each side."""
    source = tuple(
        Segment(text, Kind.PARAGRAPH if i else Kind.HEADING, "" if i else "(a)", line=7 + i)
        for i, text in enumerate(ENGLISH)
    )
    beads = (
        Bead((0,), (0,), 0.9),
        Bead((1, 2), (1,), 0.6),
        Bead((3,), (), 0.0),
        Bead((), (2,), 0.0),
    )
    return Alignment(
        source=source,
        target=tuple(Segment(text) for text in CHINESE),
        beads=beads,
        source_document=Document("en", (), path="/somewhere/agenda.en.md", symbol="E/CN.24/1"),
        target_document=Document("zh", (), path="/somewhere/agenda.zh.md"),
        signature={"encoder": "bundled 01234567"},
    )


def test_beads_with_both_sides_become_units() -> None:
    moment = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
    first, second = units(alignment(), created=moment)
    assert (first.source, first.target) == ("Opening", "开幕")
    assert second.source == "The Chair opened the meeting. She welcomed all."
    assert first.props == (
        ("x-document", "E/CN.24/1"),
        ("x-file", "agenda.en.md"),
        ("x-line", "7"),
        ("x-position", "1"),
        ("x-bead", "1-1"),
        ("x-confidence", "0.90"),
        ("x-encoder", "bundled 01234567"),
        ("x-label", "(a)"),
        ("x-kind", "heading"),
    )
    assert dict(second.props)["x-bead"] == "2-1"
    assert first.attributes == (
        ("tuid", "1"),
        ("creationdate", "20260102T030405Z"),
        ("creationtool", "diptych"),
        ("creationtoolversion", VERSION),
    )


def test_a_unit_says_that_its_target_stands_elsewhere() -> None:
    given = alignment()
    beads = (Bead((0,), (1,), 0.9), Bead((1, 2), (0,), 0.6, moved=True), *given.beads[2:])
    found = list(units(replace(given, beads=beads)))
    assert [unit.prop("x-moved") for unit in found] == ["", "yes"]


@pytest.mark.parametrize("suffix", [".tmx", ".jsonl", ".xlf"])
def test_what_a_unit_says_of_its_origin_reads_back(suffix: str, tmp_path: Path) -> None:
    given = alignment()
    # JSONL writes confidence as a number: without a zero at its end.
    beads = (Bead((0,), (1,), 0.95, moved=True), Bead((1, 2), (0,), 0.62), *given.beads[2:])
    found = list(units(replace(given, beads=beads)))
    write_units(tmp_path / f"m{suffix}", found)
    back = list(read_units(tmp_path / f"m{suffix}"))
    assert [dict(unit.props) for unit in back] == [dict(unit.props) for unit in found]


def test_doubtful_units_are_left_out_and_counted() -> None:
    assert [unit.source for unit in units(alignment(), min_confidence=0.7)] == ["Opening"]
    assert left_out(alignment(), 0.7) == 1
    assert left_out(alignment(), 0.0) == 0


def test_the_summary_counts_everything_once() -> None:
    summary = summarise(alignment())
    assert str(summary) == (
        "4 + 3 segments; 2 beads (1-1: 1, 2-1: 1); unaligned: 1 + 1; mean confidence 0.75"
    )


@pytest.mark.parametrize(
    ("language", "joined"), [("en", "a b"), ("zh-Hant", "ab"), ("ja", "ab"), ("ko", "a b")]
)
def test_sentences_join_as_their_language_does(language: str, joined: str) -> None:
    assert join_segments([Segment("a"), Segment("b")], language) == joined


HAN, LATIN = "委员会通过了议程。" * 40, "The Commission adopted its agenda. " * 20


@pytest.mark.parametrize(
    ("language", "text", "fits"),
    [
        ("zh", HAN, True),
        ("en", LATIN, True),
        ("zh", LATIN, False),
        ("en", HAN, False),
        ("fr", HAN, False),
        ("ja", LATIN, False),
        ("en", HAN[:180] + LATIN, True),
        ("zh", HAN[:60] + LATIN, True),
        ("ko", HAN, False),
        ("ja", HAN, False),
        ("ja", "委員会は議題を採択しました。" * 40, True),
        ("zh", LATIN[:150], True),
        ("ar", LATIN, True),
    ],
)
def test_a_document_in_another_script_is_refused(language: str, text: str, *, fits: bool) -> None:
    document = Document(language, (Block(Kind.PARAGRAPH, text),), path="a.md")
    if fits:
        check_language(document)
        return
    with pytest.raises(WrongLanguage, match=f"a.md: was given as '{language}' but"):
        check_language(document)


def test_a_span_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="max_span must be 1 to 12, not 0"):
        Options(max_span=0)
