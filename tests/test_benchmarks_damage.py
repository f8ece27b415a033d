"""The texts of the tests are what they should be, and damage does what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import hardships
import pytest
from hardships import AGENDA, LANGUAGES, LATER, OTHER, gold_texts, made, names, rows
from hypothesis import given
from hypothesis import strategies as st

from aligner.document import Bead, Kind, Segment
from aligner.readers import read_document
from aligner.segmentation import segment_document
from benchmarks import damage
from benchmarks.damage import SOURCE, TARGET


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
    assert sum("may wish to" in text for row in rows() for text in row.texts[SOURCE]) >= 5


def test_the_agendas_say_different_things() -> None:
    sentences = [
        {text for row in rows(name) for text in row.texts[SOURCE] if len(text) > 60}
        for name in (AGENDA, LATER, OTHER)
    ]
    assert not sentences[0] & sentences[1]
    assert not (sentences[0] | sentences[1]) & sentences[2]


@pytest.mark.parametrize("name", names())
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


@pytest.mark.parametrize("name", names("moved"))
def test_gold_of_texts_in_another_order_joins_the_same_texts(name: str) -> None:
    assert Counter(gold_texts(made(name))) == Counter(gold_texts(damage.untouched(rows())))


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


@given(st.integers(1, 7).flatmap(lambda count: st.permutations(range(count))), st.data())
def test_as_few_rows_as_can_be_are_out_of_place(order: Sequence[int], data: st.DataObject) -> None:
    count = len(order)
    order = order[: data.draw(st.integers(0, count))]
    out = damage.out_of_place(count, order)
    kept = [n for n in order if n not in out]
    assert kept == sorted(kept)
    assert set(kept) | out == set(range(count))
    longer = combinations(order, len(kept) + 1)
    assert not any(list(some) == sorted(some) for some in longer)


def test_rows_of_an_aligned_pair_give_its_gold_again() -> None:
    gold = (
        Bead((0,), (0, 1)),
        Bead((1, 2), (2,)),
        Bead((), (3,)),
        Bead((3,), ()),
        Bead((4,), (4,)),
    )
    blocks = (0, 0, 1, 1, 2)
    source = [Segment(f"s{n}", Kind.PARAGRAPH, block=block) for n, block in enumerate(blocks)]
    target = [Segment(f"t{n}") for n in range(5)]
    made_rows = damage.rows_of(gold, source, target)
    again = damage.untouched(made_rows)
    assert sorted(again.gold, key=lambda b: b.source) == sorted(gold, key=lambda b: b.source)
    assert [row.opens for row in made_rows] == [True, False, False, True, True]
    assert [one.text for one in again.target] == ["t0", "t1", "t2", "t3", "t4"]


@pytest.mark.parametrize("side", [SOURCE, TARGET])
def test_cells_joined_by_tabs_are_one_bead(side: int) -> None:
    made_pair = damage.table_with_tabs(rows(), side)
    texts = [one.text for one in (made_pair.source, made_pair.target)[side]]
    first = ("Day\tHour\tSubject", "日期\t时间\t议题")[side]
    place = texts.index(first)
    bead = next(b for b in made_pair.gold if place in (b.source, b.target)[side])
    assert len((bead.source, bead.target)[side]) == 1
    assert len((bead.source, bead.target)[1 - side]) == 3
