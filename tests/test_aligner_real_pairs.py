"""What real pairs do to an aligner: parts missing or moved, tables flattened, no pair at all.

The texts were written for this project; `hardships` says what is done to them and what is right
then. Recall is strict: a bead counts if it is exactly that of the gold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import hardships
import pytest
from hardships import LANGUAGES, Texts, gold_texts, made, names, rows, texts_of

from aligner.document import Bead, Segment
from aligner.encoders import load_encoder
from aligner.encoders.base import Encoder
from aligner.pipeline import Options, align, align_segments
from benchmarks import damage

SURE = 0.5


@cache
def encoder() -> Encoder:
    return load_encoder("bundled")


@cache
def found(name: str, *, lines: bool = False) -> tuple[Bead, ...]:
    """What the aligner finds; `lines` takes all structure away, as `--lines` does."""
    sides: list[Sequence[Segment]] = [made(name).source, made(name).target]
    if lines:
        sides = [[Segment(one.text) for one in side] for side in sides]
    return align_segments(sides[0], sides[1], LANGUAGES, encoder(), Options())


def recall(gold: Iterable[Bead], beads: Iterable[Bead]) -> float:
    """Share of gold beads that were found exactly."""
    there = {(bead.source, bead.target) for bead in beads}
    wanted = list(gold)
    return sum((bead.source, bead.target) in there for bead in wanted) / len(wanted)


def full(beads: Iterable[Bead]) -> list[Bead]:
    return [bead for bead in beads if bead.source and bead.target]


# What is found.


@pytest.mark.parametrize("name", names())
def test_beads_cover_every_segment_once(name: str) -> None:
    beads = found(name)
    assert sorted(i for bead in beads for i in bead.source) == list(range(len(made(name).source)))
    assert sorted(j for bead in beads for j in bead.target) == list(range(len(made(name).target)))


@pytest.mark.parametrize("lines", [False, True])
@pytest.mark.parametrize("name", hardships.RELATED)
def test_what_is_not_damaged_is_found(name: str, *, lines: bool) -> None:
    # Without headings, labels and kinds two lines "Documentation" look like one another.
    assert recall(made(name).outside, found(name, lines=lines)) >= (0.94 if lines else 0.97)


def paired_with_nothing(name: str, *, lines: bool = False) -> list[Bead]:
    """Beads that hold, with some confidence, what the other version lacks."""
    missing = made(name).missing
    lone = {i for bead in missing for i in bead.source}, {j for b in missing for j in b.target}
    return [
        bead
        for bead in full(found(name, lines=lines))
        if bead.confidence >= SURE and (lone[0] & {*bead.source} or lone[1] & {*bead.target})
    ]


@pytest.mark.parametrize("name", names("missing"))
def test_nothing_is_paired_with_what_is_not_there(name: str) -> None:
    assert paired_with_nothing(name) == []


@pytest.mark.parametrize("name", names("missing"))
def test_nor_is_it_surely_without_structure(name: str) -> None:
    """Let through: two beads at the edges of the gap, for a person to look at."""
    wrong = [bead.confidence for bead in paired_with_nothing(name, lines=True)]
    assert len(wrong) <= 2
    assert max(wrong, default=0.0) < 0.9


@pytest.mark.parametrize("lines", [False, True])
@pytest.mark.parametrize("name", names("moved"))
def test_what_was_moved_is_found(name: str, *, lines: bool) -> None:
    moved, beads = made(name).moved, found(name, lines=lines)
    # Where nothing shows what is a note, one of two sentences and the next one are lost of five.
    hard = lines and name == "moved: footnotes at the end, source"
    assert recall(moved, beads) >= (0.6 if hard else 0.8)
    wanted = {(bead.source, bead.target) for bead in moved}
    sure = [bead.confidence for bead in beads if (bead.source, bead.target) in wanted]
    assert sum(sure) / len(sure) >= SURE


@pytest.mark.parametrize(
    "name", ["moved: footnotes at the end", "moved: footnotes at the end, source"]
)
def test_what_stood_beside_a_part_that_moved_finds_its_own(name: str) -> None:
    """A paragraph that the notes beside it were drawn to at first."""
    assert recall(made(name).outside, found(name, lines=True)) == 1.0


@pytest.mark.parametrize("name", names("moved"))
def test_crossing_beads_stand_in_the_order_of_their_source(name: str) -> None:
    beads = full(found(name))
    assert [bead.source for bead in beads] == sorted(bead.source for bead in beads)
    assert [bead.target for bead in beads] != sorted(bead.target for bead in beads)


@pytest.mark.parametrize("name", [*names("missing"), *names("formula"), "table: tabs, target"])
def test_nothing_crosses_where_nothing_was_moved(name: str) -> None:
    beads = full(found(name))
    assert [bead.target for bead in beads] == sorted(bead.target for bead in beads)


def share_of_cells(name: str, *, lines: bool = False) -> float:
    """Share of a table's gold beads that are found; cells with the same text may be exchanged."""
    hardship = made(name)
    sides = hardship.source, hardship.target
    wanted = Counter(texts_of(bead, *sides) for bead in hardship.moved)
    there = Counter(texts_of(bead, *sides) for bead in found(name, lines=lines))
    return (wanted & there).total() / wanted.total()


@pytest.mark.parametrize(
    ("name", "lines", "least"),
    [
        # Hours and days stand in the table several times: nothing says which of them moved where.
        ("by columns, source", False, 0.7),
        ("by columns, target", False, 0.7),
        ("by columns, source", True, 0.4),
        ("by columns, target", True, 0.3),
        ("tabs, source", True, 0.7),
        ("tabs, target", True, 1.0),
    ],
)
def test_a_table_in_another_form(name: str, least: float, *, lines: bool) -> None:
    assert share_of_cells(f"table: {name}", lines=lines) >= least


@pytest.mark.parametrize("name", ["table: tabs, source", "table: tabs, target"])
def test_cells_are_not_paired_with_a_paragraph(name: str) -> None:
    """A whole row that is called a paragraph is left alone; readers take tabs for cells.

    Let through: the table's last row with three of its five cells.
    """
    gold = {(bead.source, bead.target) for bead in made(name).gold}
    assert sum((b.source, b.target) not in gold for b in full(found(name))) <= 1


@pytest.mark.parametrize("name", names("formula"))
def test_a_formula_pairs_with_its_own(name: str) -> None:
    assert recall(made(name).gold, found(name)) >= 0.99


@pytest.mark.parametrize("name", names("unrelated"))
def test_confidence_is_low_for_documents_that_are_not_versions_of_one(name: str) -> None:
    assert max(bead.confidence for bead in full(found(name))) < SURE


# From files, by the whole pipeline.


def aligned(name: str, folder: Path) -> Counter[Texts]:
    """Beads, as texts, of a hardship's two versions as Markdown."""
    paths = hardships.write_markdown(made(name), folder)
    result = align(*paths, encoder=encoder())
    return Counter(texts_of(bead, result.source, result.target) for bead in result.beads)


@pytest.mark.parametrize(
    "name",
    [
        "missing: 20% at the end, target",
        "missing: title page, source",
        # Readers put a note behind the paragraph that refers to it, wherever it stood.
        "moved: footnotes at the end",
        "moved: footnotes at the end, source",
        "formula: alike, in a row",
        "moved: annex in the middle",
        "moved: item at the end",
        "moved: five paragraphs",
        "moved: neighbours",
    ],
)
def test_from_markdown(name: str, tmp_path: Path) -> None:
    hardship, beads = made(name), aligned(name, tmp_path)
    for gold, least in ((hardship.outside, 0.97), (hardship.moved, 0.8)):
        wanted = Counter(texts_of(bead, hardship.source, hardship.target) for bead in gold)
        assert (wanted & beads).total() >= least * wanted.total()


@pytest.mark.parametrize("name", ["table: tabs, source", "table: tabs, target"])
def test_from_markdown_a_row_with_tabs_is_cells(name: str, tmp_path: Path) -> None:
    beads = aligned(name, tmp_path)
    wanted = Counter(gold_texts(damage.untouched(rows())))
    assert (wanted & beads).total() >= 0.97 * wanted.total()


@pytest.mark.parametrize(
    ("name", "least"), [("table: by columns, source", 0.5), ("table: by columns, target", 0.7)]
)
def test_from_markdown_a_table_by_columns(name: str, least: float, tmp_path: Path) -> None:
    hardship, beads = made(name), aligned(name, tmp_path)
    sides = hardship.source, hardship.target
    wanted = Counter(texts_of(bead, *sides) for bead in hardship.moved)
    assert (wanted & beads).total() >= least * wanted.total()
