"""In a book only pairs with others close by count as moved."""

from __future__ import annotations

import numpy as np
import pytest
from test_aligner_search import random_vectors, side

from aligner import crossing
from aligner.confidence import confidences
from aligner.crossing import with_crossings
from aligner.scoring import Scorer, Weights
from aligner.search import search


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ([], [], []),
        ([5], [9], [False]),
        ([5, 6], [90, 91], [True, True]),
        ([5, 6], [91, 90], [True, True]),
        ([5, 6], [90, 900], [False, False]),
        ([5, 60], [90, 91], [False, False]),
        ([5, 6, 7], [90, 900, 92], [True, False, True]),
    ],
)
def test_company(source: list[int], target: list[int], expected: list[bool]) -> None:
    given = (np.array(one, dtype=np.int64) for one in (source, target))
    assert crossing._in_company(*given).tolist() == expected


@pytest.mark.parametrize("most", [200_000_000, 5_000])
def test_a_part_that_moved_is_found_whatever_is_alone(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(crossing, "_MOST", most)
    vectors = random_vectors(300, 20)
    order = [*range(40), *range(60, 300), *range(40, 60)]
    noisy = vectors[order] + 0.3 * random_vectors(300, 21)
    scorer = Scorer(side(vectors), side(noisy.astype(np.float32)), 3, Weights())
    path = search(scorer)
    found = with_crossings(scorer, path, confidences(scorer, path))
    assert {one.span for one in found if one.moved} == {
        (i, i + 1, order.index(i), order.index(i) + 1) for i in range(40, 60)
    }
