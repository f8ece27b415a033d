"""Anchors: nearest neighbours both ways, the chain of them, and the band that follows it."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from searching import examples
from test_aligner_search import random_vectors, side

from aligner import anchors
from aligner import scoring as scoring_module
from aligner import search as search_module
from aligner.anchors import Joint, chain, mutual
from aligner.scoring import Scorer, Weights
from aligner.search import search


def increasing(pairs: list[tuple[int, int]]) -> bool:
    return all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


def test_mutual_neighbours_are_found_whatever_their_order() -> None:
    vectors, order = random_vectors(50, 1), np.random.default_rng(2).permutation(50)
    pairs = mutual(Joint(side(vectors)), Joint(side(vectors[order])), np.arange(50))
    assert pairs == [(i, int(np.flatnonzero(order == i)[0])) for i in range(50)]


def test_a_neighbour_one_way_only_is_no_pair() -> None:
    target = random_vectors(3, 3)
    near = target[[0, 0, 1, 2]] + 0.2 * random_vectors(4, 4)
    pairs = mutual(Joint(side(near.astype(np.float32))), Joint(side(target)), np.arange(4))
    assert len(pairs) == 3
    assert len({j for _, j in pairs}) == 3


def test_values_count_beside_meaning() -> None:
    alike = np.ones((4, 8), dtype=np.float32)
    values = random_vectors(4, 5, 16)
    sides = side(alike, entities=values), side(alike, entities=values)
    assert chain(*sides) == [(i, i) for i in range(4)]


@pytest.mark.parametrize("whole", [10**9, 2_000])
def test_the_chain_runs_forward_past_what_moved_or_is_missing(
    monkeypatch: pytest.MonkeyPatch, whole: int
) -> None:
    monkeypatch.setattr(anchors, "_WHOLE", whole)
    monkeypatch.setattr(anchors, "_BETWEEN", 8)
    vectors = random_vectors(400, 6)
    # 100 to 139 moved to the end, 200 to 259 are missing.
    order = [*range(100), *range(140, 200), *range(260, 400), *range(100, 140)]
    noisy = vectors[order] + 0.3 * random_vectors(len(order), 7)
    found = chain(side(vectors), side(noisy.astype(np.float32)))
    assert increasing(found)
    assert all(order[j] == i for i, j in found)
    assert len(found) >= 0.9 * 300


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=40))
def test_the_longest_chain_is_no_shorter_than_any(pairs: list[tuple[int, int]]) -> None:
    ordered = sorted({i: (i, j) for i, j in pairs}.values())
    best = [1] * len(ordered)
    for k, (_, j) in enumerate(ordered):
        best[k] += max((best[p] for p in range(k) if ordered[p][1] < j), default=0)
    found = anchors._longest(ordered)
    assert increasing(found)
    assert set(found) <= set(ordered)
    assert len(found) == max(best, default=0)


@settings(max_examples=examples(40))
@given(
    n=st.integers(60, 150),
    m=st.integers(60, 150),
    points=st.lists(
        st.tuples(
            st.sampled_from([*range(44, 52), *range(92, 100), *range(150)]), st.integers(0, 149)
        ),
        max_size=12,
    ),
    widest=st.integers(40, 4096),
)
def test_whatever_the_anchors_a_path_is_found(
    n: int, m: int, points: list[tuple[int, int]], widest: int
) -> None:
    """Windows of neighbouring blocks have the way from one to the other in common."""
    kept = anchors._longest(sorted({i: (i, j) for i, j in points if i < n and j < m}.values()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_module, "_WHOLE", 0)
        patch.setattr(search_module, "_MARGIN", 8)
        patch.setattr(search_module, "_WIDEST", widest)
        patch.setattr(scoring_module, "chain", lambda source, target: kept)
        sides = side(random_vectors(n, 8)), side(random_vectors(m, 9))
        path = search(Scorer(*sides, 2, Weights()))
    assert [i for i0, i1, _, _ in path for i in range(i0, i1)] == list(range(n))
    assert [j for _, _, j0, j1 in path for j in range(j0, j1)] == list(range(m))


def test_the_band_finds_what_the_whole_search_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anchors, "_WHOLE", 5_000)
    vectors = random_vectors(500, 10)
    noisy = (vectors + 0.5 * random_vectors(500, 11)).astype(np.float32)
    scorer = Scorer(side(vectors), side(noisy), 3, Weights())
    assert search(scorer) == search(scorer, everywhere=True)
