"""The search finds the best path, whole or in a band, and the score does what its text says."""

from __future__ import annotations

import itertools
import math
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from aligner import search as search_module
from aligner.confidence import confidences
from aligner.document import Kind
from aligner.features import KINDS, Side
from aligner.scoring import Scorer, Weights
from aligner.search import Span, search


def side(vectors: NDArray[np.float32], **given: object) -> Side:
    n = len(vectors)
    values: dict[str, object] = {
        "lengths": np.full(n, 50.0),
        "kinds": np.full(n, KINDS.index(Kind.PARAGRAPH)),
        "blocks": np.zeros(n, dtype=np.int64),
        "labelled": np.zeros(n, dtype=bool),
        "entities": np.zeros((n, 8), dtype=np.float32),
        "quotes": np.zeros(n, dtype=np.float32),
        "closes": np.zeros(n, dtype=bool),
    }
    values.update(given)
    return Side(vectors=vectors, **values)  # type: ignore[arg-type]


def random_vectors(n: int, seed: int, dimensions: int = 64) -> NDArray[np.float32]:
    vectors = np.random.default_rng(seed).standard_normal((n, dimensions))
    scaled: NDArray[np.float32] = (vectors / np.sqrt(dimensions)).astype(np.float32)
    return scaled


def worth(scorer: Scorer, path: list[Span]) -> float:
    total, before = 0.0, ""
    for i0, i1, j0, j1 in path:
        kind = "source" if j1 == j0 else "target" if i1 == i0 else "both"
        if kind != "both":
            total += scorer.weights.skip_more if kind == before else scorer.weights.skip
        else:
            score, _ = scorer.each(np.array([[i0, i1, j0, j1]]))
            total += float(score[0])
        before = kind
    return total


def best_by_trying_all(scorer: Scorer) -> float:
    """The best total, by plain recursion over every bead."""

    @cache
    def best(i: int, j: int, last: str) -> float:
        """Of the paths to (i, j) whose last bead has segments on these sides."""
        if i == j == 0:
            return 0.0 if last == "both" else -math.inf
        ways = [-math.inf]
        for a, b in itertools.product(range(scorer.span + 1), repeat=2):
            kind = "both" if a and b else "source" if a else "target"
            if kind != last or a > i or b > j or (kind != "both" and a + b != 1):
                continue
            bead = worth(scorer, [(i - a, i, j - b, j)])
            for before in ("both", "source", "target"):
                saved = scorer.weights.skip_more - scorer.weights.skip if before == kind else 0.0
                ways.append(best(i - a, j - b, before) + bead + saved * (kind != "both"))
        return max(ways)

    ends = len(scorer.source), len(scorer.target)
    return max(best(*ends, last) for last in ("both", "source", "target"))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("span", [1, 2, 4])
def test_the_path_found_is_the_best_of_all(seed: int, span: int) -> None:
    lengths = np.random.default_rng(seed).uniform(10, 90, 9)
    source = side(random_vectors(9, seed), lengths=lengths)
    target = side(
        random_vectors(7, seed + 100) + random_vectors(9, seed)[:7],
        blocks=np.array([0, 0, 1, 1, 2, 2, 2]),
    )
    scorer = Scorer(source, target, span, Weights())
    path = search(scorer)
    assert worth(scorer, path) == pytest.approx(best_by_trying_all(scorer), abs=1e-4)


def test_the_path_covers_both_sides_in_order() -> None:
    scorer = Scorer(side(random_vectors(30, 1)), side(random_vectors(22, 2)), 3, Weights())
    path = search(scorer)
    assert [i for i0, i1, _, _ in path for i in range(i0, i1)] == list(range(30))
    assert [j for _, _, j0, j1 in path for j in range(j0, j1)] == list(range(22))


@pytest.mark.parametrize(("n", "m"), [(1, 1), (1, 6), (6, 1), (2, 9)])
def test_tiny_and_lopsided_documents(n: int, m: int) -> None:
    path = search(Scorer(side(random_vectors(n, 3)), side(random_vectors(m, 4)), 5, Weights()))
    assert sum(i1 - i0 for i0, i1, _, _ in path) == n
    assert sum(j1 - j0 for _, _, j0, j1 in path) == m


def test_all_scores_of_a_rectangle_are_those_given_one_by_one() -> None:
    chance = np.random.default_rng(4)
    source = side(
        random_vectors(40, 5),
        lengths=np.linspace(10, 80, 40),
        entities=random_vectors(40, 7, 8),
        quotes=chance.integers(0, 3, 40).astype(np.float32),
        closes=chance.random(40) < 0.5,
    )
    target = side(
        random_vectors(35, 6),
        blocks=np.arange(35) // 4,
        entities=random_vectors(35, 8, 8),
        closes=chance.random(35) < 0.5,
    )
    scorer = Scorer(source, target, 4, Weights())
    rows, columns = range(7, 19), range(3, 36)
    scores = scorer.block(rows, columns)
    for a, b, i, j in itertools.product((1, 2, 3), (1, 2, 3), (7, 12, 18), (3, 20, 35)):
        one, _ = scorer.each(np.array([[i - a, i, j - b, j]]))
        assert scores[i - 7, a - 1, b - 1, j - 3] == pytest.approx(one[0], abs=1e-5)


def merged_document(n: int, seed: int) -> tuple[Side, Side, list[Span]]:
    """n source segments; the target joins every fifth with the next, lacks every eleventh."""
    vectors = random_vectors(n, seed)
    rows: list[NDArray[np.float32]] = []
    lengths: list[float] = []
    gold: list[Span] = []
    i = 0
    while i < n:
        size = 2 if i % 5 == 0 and i + 1 < n else 1
        j = len(rows)
        if i % 11 != 10 or size == 2:
            rows.append(vectors[i : i + size].sum(axis=0))
            lengths.append(50.0 * size)
        gold.append((i, i + size, j, len(rows)))
        i += size
    noise = 0.4 * random_vectors(len(rows), seed + 1)
    target = side(np.array(rows, dtype=np.float32) + noise, lengths=np.array(lengths))
    return side(vectors), target, gold


@pytest.mark.parametrize("whole", [True, False])
def test_merges_and_gaps_are_found_whole_and_in_a_band(
    monkeypatch: pytest.MonkeyPatch, *, whole: bool
) -> None:
    monkeypatch.setattr(search_module, "_WHOLE", 10**9 if whole else 0)
    source, target, gold = merged_document(600, seed=7)
    path = search(Scorer(source, target, 3, Weights()))
    right = len(set(path) & set(gold)) / len(gold)
    assert right > 0.95


def test_a_band_finds_its_way_past_a_missing_section(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_module, "_WHOLE", 0)
    vectors = random_vectors(900, seed=8)
    target = np.concatenate([vectors[:300], vectors[600:]])
    path = search(Scorer(side(vectors), side(target), 2, Weights()))
    paired = {(i0, j0) for i0, i1, j0, j1 in path if i1 - i0 == j1 - j0 == 1}
    expected = {(i, i if i < 300 else i - 300) for i in (*range(300), *range(600, 900))}
    assert len(paired & expected) > 0.99 * len(expected)


@pytest.mark.parametrize(
    ("other", "cost"), [(Kind.PARAGRAPH, 0.0), (Kind.FOOTNOTE, -0.3), (Kind.HEADING, -0.15)]
)
def test_a_clash_of_kinds_costs(other: Kind, cost: float) -> None:
    vectors = random_vectors(3, 9)
    plain = Scorer(side(vectors), side(vectors), 1, Weights())
    kinds = np.array([KINDS.index(other)] * 3)
    clashing = Scorer(side(vectors), side(vectors, kinds=kinds), 1, Weights())
    spans = np.array([[1, 2, 1, 2]])
    assert clashing.each(spans)[0] - plain.each(spans)[0] == pytest.approx(cost)


def test_a_run_over_a_block_end_costs_more_if_a_label_begins_there() -> None:
    vectors = random_vectors(4, 10)
    spans = np.array([[0, 2, 0, 1]])
    blocks = np.array([0, 1, 2, 3])
    scores = []
    for labels in (None, [False] * 4, [False, True, False, False]):
        given = {} if labels is None else {"blocks": blocks, "labelled": np.array(labels)}
        scores.append(Scorer(side(vectors, **given), side(vectors), 2, Weights()).each(spans)[0][0])
    weights = Weights()
    assert scores[1] - scores[0] == pytest.approx(weights.block_end)
    assert scores[2] - scores[1] == pytest.approx(weights.own_label)


def test_confidence_is_a_probability_and_falls_with_noise() -> None:
    source, target, _ = merged_document(200, seed=11)
    noisy = side(target.vectors + 2 * random_vectors(len(target), 12), lengths=target.lengths)
    means = []
    for other in (target, noisy):
        scorer = Scorer(source, other, 3, Weights())
        path = search(scorer)
        sure = confidences(scorer, path)
        assert all(0.0 <= one <= 1.0 for one in sure)
        empty = [k for k, (i0, i1, j0, j1) in enumerate(path) if i1 == i0 or j1 == j0]
        assert all(sure[k] == 0.0 for k in empty)
        means.append(np.mean([p for k, p in enumerate(sure) if k not in empty]))
    assert means[0] > means[1]


def test_progress_ends_at_one() -> None:
    shares: list[float] = []
    scorer = Scorer(side(random_vectors(300, 13)), side(random_vectors(300, 14)), 2, Weights())
    search(scorer, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


@pytest.mark.parametrize("n", [500, 2500])
def test_high_totals_do_not_round_beads_into_gaps(n: int) -> None:
    vectors = random_vectors(n, 15)
    noisy = vectors + np.float32(0.3) * random_vectors(n, 16)
    lengths = np.random.default_rng(17).uniform(20, 200, n)
    scorer = Scorer(side(vectors, lengths=lengths), side(noisy, lengths=lengths), 6, Weights())
    assert search(scorer) == [(i, i + 1, i, i + 1) for i in range(n)]


@pytest.mark.parametrize(("swapped", "size"), [(False, 40_000), (True, 3_000)])
def test_a_page_is_found_in_a_book(
    monkeypatch: pytest.MonkeyPatch, *, swapped: bool, size: int
) -> None:
    """Gaps longer than a back pointer holds; lengths are compared where both have text."""
    monkeypatch.setattr(search_module, "_LONGEST_GAP", 1_000)
    book, start, page = random_vectors(size, 18, 32), size * 9 // 10, 20
    sides = side(book[start : start + page]), side(book)
    if swapped:
        sides = sides[1], sides[0]
    path = search(Scorer(*sides, 2, Weights()))
    paired = [span for span in path if span[1] > span[0] and span[3] > span[2]]
    expected = [(k, k + 1, start + k, start + k + 1) for k in range(page)]
    assert paired == ([(c, d, a, b) for a, b, c, d in expected] if swapped else expected)
    assert sum(i1 - i0 for i0, i1, _, _ in path) == len(sides[0])
    assert sum(j1 - j0 for _, _, j0, j1 in path) == len(sides[1])
