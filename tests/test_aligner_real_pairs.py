"""What real pairs do to an aligner: sections missing, parts moved, tables flattened, no pair at all.

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
from hardships import AGENDA, LANGUAGES, LATER, OTHER, rows

from aligner.document import Bead, Kind
from aligner.encoders import load_encoder
from aligner.encoders.base import Encoder
from aligner.pipeline import Options, align_segments
from aligner.readers import read_document
from aligner.segmentation import segment_document
from benchmarks import damage
from benchmarks.damage import SOURCE, Hardship

UNRELATED = "these do not look like two versions of one document"
SURE = 0.5

RELATED = {
    **{f"missing: {name}": make for name, make in hardships.MISSING.items()},
    **{f"moved: {name}": make for name, make in hardships.MOVED.items()},
    **{f"table: {name}": make for name, make in hardships.TABLES.items()},
    **{f"formula: {name}": make for name, make in hardships.REPEATED.items()},
}
EVERY = {
    **RELATED,
    **{f"unrelated: {name}": make for name, make in hardships.UNRELATED.items()},
}


@cache
def encoder() -> Encoder:
    return load_encoder("bundled")


@cache
def made(name: str) -> Hardship:
    return EVERY[name]()


@cache
def found(name: str) -> tuple[Bead, ...]:
    hardship = made(name)
    return align_segments(hardship.source, hardship.target, LANGUAGES, encoder(), Options())


def recall(gold: Iterable[Bead], beads: Iterable[Bead]) -> float:
    """Share of gold beads that were found exactly."""
    there = {(bead.source, bead.target) for bead in beads}
    wanted = list(gold)
    return sum((bead.source, bead.target) in there for bead in wanted) / len(wanted)


def full(beads: Iterable[Bead]) -> list[Bead]:
    return [bead for bead in beads if bead.source and bead.target]


def names(group: str) -> list[str]:
    return [name for name in EVERY if name.startswith(f"{group}: ")]


# The texts and what is done to them.


@pytest.mark.parametrize(
    ("name", "least", "most"), [(AGENDA, 120, 150), (LATER, 45, 60), (OTHER, 55, 65)]
)
def test_length_of_the_texts(name: str, least: int, most: int) -> None:
    assert least <= len(rows(name)) <= most


def test_parts_of_the_agenda() -> None:
    kinds = Counter(row.kind for row in rows() if row.opens)
    assert kinds[Kind.HEADING] >= 15
    assert kinds[Kind.FOOTNOTE] == 5
    assert kinds[Kind.TABLE_CELL] == 21
    assert {len(side) for row in rows() for side in row.texts} == {1, 2, 3}
    assert sum("may wish to" in text for row in rows() for text in row.texts[SOURCE]) >= 7


def test_the_agendas_say_different_things() -> None:
    sentences = [
        {text for row in rows(name) for text in row.texts[SOURCE] if len(text) > 60}
        for name in (AGENDA, LATER, OTHER)
    ]
    assert not sentences[0] & sentences[1]
    assert not (sentences[0] | sentences[1]) & sentences[2]


@pytest.mark.parametrize("name", EVERY)
def test_gold_covers_both_versions_once(name: str) -> None:
    hardship = made(name)
    for side, gold in (
        (hardship.source, [i for bead in hardship.gold for i in bead.source]),
        (hardship.target, [j for bead in hardship.gold for j in bead.target]),
    ):
        assert sorted(gold) == list(range(len(side)))
    parts = (*hardship.outside, *hardship.moved, *hardship.missing)
    assert len(parts) == len(set(parts)) == len(hardship.gold)


@pytest.mark.parametrize(
    ("group", "moved", "missing"),
    [("missing", False, True), ("moved", True, False), ("table", True, False),
     ("formula", False, False), ("unrelated", False, True)],
)  # fmt: skip
def test_what_is_damaged(group: str, *, moved: bool, missing: bool) -> None:
    for name in names(group):
        assert bool(made(name).moved) == moved
        assert bool(made(name).missing) == missing


def test_gold_of_texts_in_another_order_joins_the_same_texts() -> None:
    plain, other = damage.untouched(rows()), made("moved: five paragraphs")

    def texts(one: Hardship) -> list[tuple[list[str], list[str]]]:
        return [
            ([one.source[i].text for i in b.source], [one.target[j].text for j in b.target])
            for b in one.gold
        ]

    assert sorted(texts(plain)) == sorted(texts(other))
    assert len(other.moved) == 9


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ([0, 1, 2, 3], set()),
        ([0, 2, 3, 1], {1}),
        ([2, 0, 1, 3], {2}),
        ([1, 3], {0, 2}),
        ([], {0, 1, 2, 3}),
    ],
)
def test_rows_out_of_place(order: Sequence[int], expected: set[int]) -> None:
    assert damage.out_of_place(4, order) == expected


def test_rows_cannot_be_moved_into_themselves() -> None:
    with pytest.raises(ValueError, match="rows 3 to 9 cannot be moved into themselves, to 5"):
        damage.moved(rows(), 3, 9, 5)


@pytest.mark.parametrize("name", [AGENDA, LATER, OTHER])
def test_as_markdown_the_texts_give_the_same_segments(name: str, tmp_path: Path) -> None:
    plain = damage.untouched(rows(name))
    for path, language, expected in zip(
        hardships.write_markdown(plain, tmp_path),
        LANGUAGES,
        (plain.source, plain.target),
        strict=True,
    ):
        read = segment_document(read_document(path, language))
        told = [[(s.text, s.kind, s.label, s.level) for s in one] for one in (read, expected)]
        assert told[0] == told[1]


# What is found.

LANDED: frozenset[str] = frozenset()


@pytest.mark.parametrize("name", EVERY)
def test_beads_cover_every_segment_once(name: str) -> None:
    beads = found(name)
    assert sorted(i for bead in beads for i in bead.source) == list(range(len(made(name).source)))
    assert sorted(j for bead in beads for j in bead.target) == list(range(len(made(name).target)))


@pytest.mark.parametrize("name", RELATED)
def test_what_is_not_damaged_is_found(name: str) -> None:
    assert recall(made(name).outside, found(name)) >= 0.97


@pytest.mark.parametrize("name", names("missing"))
def test_nothing_is_paired_surely_with_what_is_not_there(name: str) -> None:
    lone = [
        {i for bead in made(name).missing for i in getattr(bead, side)}
        for side in ("source", "target")
    ]
    wrong = [
        bead
        for bead in full(found(name))
        if bead.confidence >= SURE and (lone[0] & {*bead.source} or lone[1] & {*bead.target})
    ]
    assert wrong == []
