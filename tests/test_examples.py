"""The example agenda is what its page says, and its gold covers it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from aligner.document import Bead, Document, Kind, Segment
from aligner.readers import read_document
from aligner.segmentation import segment_document
from benchmarks.gold import locate, read_text_gold

EXAMPLES = Path(__file__).parents[1] / "examples"
LANGUAGES = ("en", "zh")
# What stands in running text: headings and the timetable are no sentences.
SENTENCES = (Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.FOOTNOTE)


@cache
def document(language: str) -> Document:
    return read_document(EXAMPLES / f"agenda.{language}.md", language)


@cache
def segments(language: str) -> tuple[Segment, ...]:
    return segment_document(document(language))


@cache
def gold() -> tuple[Bead, ...]:
    path = EXAMPLES / "agenda.gold.tsv"
    source, target = ([segment.text for segment in segments(language)] for language in LANGUAGES)
    return tuple(locate(read_text_gold(path), source, target, path))


@pytest.mark.parametrize("language", LANGUAGES)
def test_length(language: str) -> None:
    assert 60 <= sum(segment.kind in SENTENCES for segment in segments(language)) <= 100


def test_gold_covers_every_segment_once() -> None:
    assert [i for bead in gold() for i in bead.source] == list(range(len(segments("en"))))
    assert [j for bead in gold() for j in bead.target] == list(range(len(segments("zh"))))


def test_every_sentence_of_the_gold_is_one_segment() -> None:
    written = read_text_gold(EXAMPLES / "agenda.gold.tsv")
    assert [(len(bead.source), len(bead.target)) for bead in written] == [
        (len(bead.source), len(bead.target)) for bead in gold()
    ]


def test_sentence_boundaries_differ() -> None:
    types = Counter(bead.type for bead in gold())
    assert types == {"1-1": 112, "2-1": 6, "1-2": 6, "1-0": 2, "0-1": 1, "3-1": 1, "2-2": 1}


def test_beads_join_like_with_like() -> None:
    source, target = (segments(language) for language in LANGUAGES)
    mixed = [
        (source[bead.source[0]].text, target[bead.target[0]].text)
        for bead in gold()
        if bead.source
        and bead.target
        and len({source[i].kind for i in bead.source} | {target[j].kind for j in bead.target}) > 1
    ]
    assert mixed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_parts_of_an_agenda(language: str) -> None:
    kinds = Counter(segment.kind for segment in segments(language))
    notes = [block.label for block in document(language).blocks if block.kind is Kind.FOOTNOTE]
    assert notes == ["1", "2", "3", "4", "5", "6"]
    assert kinds[Kind.HEADING] == 21
    assert kinds[Kind.TABLE_CELL] == 29
    labels = [block.label for block in document(language).blocks if block.kind is Kind.HEADING]
    assert [label for label in labels if label] == (
        ["1.", "(a)", "(b)", "(c)", "2.", "3.", "(a)", "(b)", "4.", "5.", "6."]
    )


@pytest.mark.parametrize(
    ("language", "whole"),
    [
        ("en", "were prepared, exchanged and acted upon"),
        ("en", "the sovereignty of States over their territorial sea."),
        ("zh", "沿海洪水警报的编制、交流和应对情况"),
        ("zh", "实时分享读数。"),
    ],
)
def test_footnotes_that_cut_a_sentence_are_out_of_its_way(language: str, whole: str) -> None:
    source = (EXAMPLES / f"agenda.{language}.md").read_text(encoding="utf-8")
    assert whole not in source
    assert any(whole in segment.text for segment in segments(language))


def symbols(language: str) -> Counter[str]:
    text = " ".join(segment.text for segment in segments(language))
    return Counter(re.findall(r"[AE]/[A-Za-z0-9./]*\d", text))


def test_document_symbols_are_the_same_on_both_sides() -> None:
    assert symbols("en") == symbols("zh")
    assert symbols("en")["E/CN.24/EG.2/2029/L.2/Rev.1"] == 1
    assert document("en").symbol == document("zh").symbol == "E/CN.24/EG.2/2029/1"


def test_command_in_the_readme_names_files_that_are_there() -> None:
    command = re.search(r"diptych align (\S+) (\S+)", (EXAMPLES / "README.md").read_text("utf-8"))
    assert command
    assert [(EXAMPLES.parent / name).is_file() for name in command.groups()] == [True, True]
