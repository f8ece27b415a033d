"""Weights are chosen by counts that agree with `diptych evaluate`, and judged on other texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.document import Bead, Segment
from aligner.encoders import load_encoder
from aligner.evaluation import evaluate
from aligner.features import prepare
from aligner.scoring import Weights
from benchmarks.trials import Place, Trials, climb, cross_validated, f1, neighbours, strict_counts
from benchmarks.tune import (
    ABLATIONS,
    BARE,
    GRID,
    Prepared,
    View,
    changes,
    spread,
    tables,
    tried,
    without_meaning,
)

if TYPE_CHECKING:
    from benchmarks.trials import Counts

NAMES = {one.name for one in fields(Weights)}


STEPS = [(1, 1), (1, 0), (0, 1), (2, 1), (1, 2)]


@st.composite
def paths(draw: st.DrawFn, n: int = 4, m: int = 4) -> list[Bead]:
    """Beads that cover n and m segments in order."""
    out, i, j = [], 0, 0
    while i < n or j < m:
        a, b = draw(st.sampled_from([(a, b) for a, b in STEPS if i + a <= n and j + b <= m]))
        out.append(Bead(tuple(range(i, i + a)), tuple(range(j, j + b))))
        i, j = i + a, j + b
    return out


@given(st.lists(st.tuples(paths(), paths()), max_size=3))
def test_counts_give_what_evaluate_gives(documents: list[tuple[list[Bead], list[Bead]]]) -> None:
    counts = [strict_counts(gold, found) for gold, found in documents]
    assert f1(np.array([(0, 0, 0, 0), *counts]).sum(axis=0)) == pytest.approx(
        evaluate(documents).strict.f1
    )


@pytest.mark.parametrize(
    ("counts", "expected"),
    [((8, 10, 8, 10), 0.8), ((5, 10, 5, 5), 2 / 3), ((0, 4, 0, 4), 0.0), ((0, 0, 0, 0), 0.0)],
)
def test_f1(counts: tuple[int, int, int, int], expected: float) -> None:
    assert f1(np.array(counts)) == pytest.approx(expected)


PLACES = [Place("a", "one"), Place("a", "two"), Place("b", "three"), Place("b", "two")]


def hits(*right: int) -> Counts:
    """Counts of documents of ten beads each, so many of them right."""
    return np.array([[count, 10, count, 10] for count in right])


def by_margin(table: Mapping[float, Sequence[int]]) -> Callable[[Weights], Counts]:
    return lambda weights: hits(*table[weights.margin])


def test_sets_count_alike_and_documents_together() -> None:
    trials = Trials(PLACES, lambda _: hits(10, 5, 4, 2))
    assert trials.groups == ("a", "b")
    assert trials.of_groups(trials.counts(Weights())) == pytest.approx([0.75, 0.3])
    assert trials.mean(Weights()) == pytest.approx(0.525)
    only = np.array([True, False, True, True])
    assert trials.mean(Weights(), only) == pytest.approx((1.0 + 0.3) / 2)


def test_a_setting_is_tried_once() -> None:
    asked: list[Weights] = []

    def count(weights: Weights) -> Counts:
        asked.append(weights)
        return hits(1, 1, 1, 1)

    trials = Trials(PLACES, count)
    climb(Weights(), {"margin": (0.1, 0.2)}, trials.mean, rounds=3)
    climb(Weights(), {"margin": (0.1, 0.2, 0.3)}, trials.mean, rounds=3)
    assert len(asked) == len(set(asked)) == len(trials) == 4


def test_the_search_finds_the_top_of_a_hill() -> None:
    def height(weights: Weights) -> float:
        ridge = weights.quotes - weights.margin + 0.5
        return -((weights.margin - 0.4) ** 2) - 0.8 * ridge**2

    grid = {"margin": (0.2, 0.3, 0.4, 0.6), "quotes": (-0.3, -0.2, -0.1, 0.0)}
    start = replace(Weights(), margin=0.6, quotes=-0.3)
    found = climb(start, grid, height, rounds=9)
    assert (found.margin, found.quotes) == (0.4, -0.1)
    first = climb(start, grid, height, rounds=1)
    assert (first.margin, first.quotes) == (0.3, -0.2)


def test_what_is_no_better_is_not_taken() -> None:
    assert climb(Weights(), GRID, lambda _: 0.5, rounds=3) == Weights()


def test_gaps_never_cost_more_as_they_grow() -> None:
    start = replace(Weights(), skip=-0.15, skip_more=-0.15)
    values = (-0.3, -0.15, -0.02)
    assert [one.skip for one in neighbours(start, "skip", values)] == [-0.3]
    assert [one.skip_more for one in neighbours(start, "skip_more", values)] == [-0.02]


def test_held_out_texts_have_no_say() -> None:
    # .9 is right for "one" alone: it is chosen only where the rest of its set is held out.
    table = {0.5: (0, 5, 5, 5), 0.9: (10, 3, 3, 3), 0.1: (3, 6, 6, 6)}
    trials = Trials(PLACES, by_margin(table))
    start = replace(Weights(), margin=0.5)
    counts, chosen = cross_validated(trials, start, {"margin": (0.1, 0.9)}, rounds=2)
    assert [one.margin for one in chosen] == [0.1, 0.9, 0.1]
    assert counts[:, 0].tolist() == [3, 3, 6, 3]


def test_tables_name_weights() -> None:
    assert set(GRID) <= NAMES
    assert set().union(*ABLATIONS.values()) <= NAMES
    assert all(values == tuple(sorted(set(values))) for values in GRID.values())
    assert BARE.skip_more >= BARE.skip


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "no change"),
        ({"margin": 0.25}, "margin 0.25"),
        ({"quotes": -0.5, "margin": 0.25}, "margin 0.25, quotes -0.5"),
    ],
)
def test_changes_are_told(changed: dict[str, float], expected: str) -> None:
    assert changes(Weights(), replace(Weights(), **changed)) == expected


def test_values_chosen_are_told_the_most_frequent_first() -> None:
    chosen = [replace(Weights(), margin=value) for value in (0.2, 0.9, 0.9)]
    assert spread(chosen).startswith("margin 0.9 (2) 0.2 (1), skip -")


def small(group: str) -> Prepared:
    """A document of sentences, the second of which is two in Chinese."""
    sides = (
        [
            Segment("The Committee met in Geneva on 3 May."),
            Segment("It heard 12 speakers, and it adopted the report."),
            Segment("The meeting rose at 6 p.m."),
        ],
        [
            Segment("委员会于5月3日在日内瓦举行会议。"),
            Segment("它听取了12位发言者发言。"),
            Segment("它通过了报告。"),
            Segment("会议在下午6时休会。"),
        ],
    )
    view = View.of(*prepare(*sides, ("en", "zh"), load_encoder("bundled")))
    gold = (Bead((0,), (0,)), Bead((1,), (1, 2)), Bead((2,), (3,)))
    return Prepared(Place(group, group), (view, view), gold)


def test_a_setting_is_tried_on_every_document_and_encoder() -> None:
    documents = [small("a"), small("b")]
    assert tried(documents, Weights()).tolist() == [[6, 6, 6, 6]] * 2
    single = tried(documents, Weights(), span=1)
    assert single[0, 0] < 6
    view = without_meaning(documents)[0].views[0]
    assert view.source.vectors is view.source.entities


def test_the_tables_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.tune.prepared", lambda *_: [small("a"), small("b")])
    lines = "\n".join(tables([], quick=True)).splitlines()
    widths = {line.count("|") for line in lines if line.startswith("|")}
    assert widths == {5, 6}
    assert "| all | in use | 1.000 | 1.000 | 1.0000 |" in lines
    assert "| margin | 0.35 for 0.65 | 1.000 | 1.000 | 1.0000 |" in lines
    assert "Best near those in use: no change." in lines
