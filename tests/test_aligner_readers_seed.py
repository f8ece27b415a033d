"""A real agenda in two versions, taken out of PDFs: footnotes cut paragraphs and words."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from aligner.document import Block, Document, Kind
from aligner.readers import read_document

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "seed-pair"
LANGUAGES = ("en", "zh")
pytestmark = pytest.mark.shared


@cache
def version(language: str) -> Document:
    return read_document(FOLDER / f"agenda.{language}.md", language)


def of_kind(language: str, kind: Kind) -> list[Block]:
    return [block for block in version(language).blocks if block.kind is kind]


def cuts(language: str) -> list[str]:
    """Where footnotes cut a sentence in two: the last words before with the first words after.

    Taken from the file itself, so that its text stands nowhere else.
    """
    raw = (FOLDER / f"agenda.{language}.md").read_text(encoding="utf-8")
    cut = re.compile(r"([^\n]*[^\n.。：:;；>])\n+((?:<sup>\d</sup> [^\n]*\n+)+)([^\n#<|-][^\n]*)")
    glue = " " if language == "en" else ""
    return [f"{found[1][-12:]}{glue}{found[3][:12]}" for found in cut.finditer(raw)]


@pytest.mark.parametrize(("language", "count"), [("en", 3), ("zh", 1)])
def test_cut_paragraphs_are_whole(language: str, count: int) -> None:
    joints = cuts(language)
    assert len(joints) == count
    texts = [block.text for block in of_kind(language, Kind.PARAGRAPH)]
    assert [joint for joint in joints if not any(joint in text for text in texts)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_footnote_stands_behind_its_mark(language: str) -> None:
    blocks = version(language).blocks
    notes = [(at, block.label) for at, block in enumerate(blocks) if block.kind is Kind.FOOTNOTE]
    assert [label for _, label in notes] == ["1", "2", "3", "4", "5", "6", "7"]
    for at, label in notes:
        carrier = next(b for b in reversed(blocks[:at]) if b.kind is not Kind.FOOTNOTE)
        assert label in [mark for _, mark in carrier.marks]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_markup_is_left(language: str) -> None:
    left = re.compile(r"</?sup|\]\(|\f|\n|\t|[\ufdd0\ufdd1]|\*\*|^\s|\s$|^#|^-")
    assert [block.text for block in version(language).blocks if left.search(block.text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_paragraph_ends_in_mid_sentence(language: str) -> None:
    blocks = version(language).blocks
    first_heading = next(at for at, block in enumerate(blocks) if block.kind is Kind.HEADING)
    open_ended = [
        block.text[-40:]
        for block in blocks[first_heading:]
        if block.kind in {Kind.PARAGRAPH, Kind.FOOTNOTE} and not re.search("[.:。：]$", block.text)
    ]
    # The one document in a list of documents has no full stop in English.
    assert [text for text in open_ended if not text.endswith("CRP.1)")] == []


def test_both_versions_have_the_same_parts() -> None:
    for kind in (Kind.LIST_ITEM, Kind.FOOTNOTE, Kind.TABLE_CELL):
        english, chinese = of_kind("en", kind), of_kind("zh", kind)
        assert [(b.label, b.level) for b in english] == [(b.label, b.level) for b in chinese]
    assert [len(of_kind("en", kind)) for kind in (Kind.LIST_ITEM, Kind.TABLE_CELL)] == [14, 35]


def test_headings_have_the_same_labels() -> None:
    labels = [[b.label for b in of_kind(each, Kind.HEADING) if b.label] for each in LANGUAGES]
    assert labels[0] == labels[1] == ["1.", "(a)", "(b)", "(c)", "2.", "3.", "4.", "5."]


@pytest.mark.parametrize(
    ("language", "lines"),
    [("en", [3, 4, 5, 7, 8]), ("zh", [3, 4, 5, 7, 8])],
)
def test_each_masthead_line_is_a_paragraph(language: str, lines: list[int]) -> None:
    first = version(language).blocks[:5]
    assert [(block.kind, block.line) for block in first] == [(Kind.PARAGRAPH, at) for at in lines]
    assert version(language).symbol == ""
