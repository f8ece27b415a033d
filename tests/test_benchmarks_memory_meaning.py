"""What the benchmarks of the memory take for the truth."""

from __future__ import annotations

import lzma
import random
from pathlib import Path

import pytest

from benchmarks.memory_meaning import (
    Query,
    big_pairs,
    recall,
    renamed,
    reworded,
    swapped,
    translated_twice,
)
from benchmarks.memory_pretranslate import asked, changed

RNG = random.Random(1)  # noqa: S311
LONG = "这个中文句子足够长可以用来比较。"


def test_words_are_changed_by_rule() -> None:
    assert swapped("one two three four", RNG) == "three four one two"
    assert renamed("They adopted all.", RNG) == "They approved every."
    assert len(reworded("a b c d e f g h i j k l", RNG).split()) < 12


def test_another_wording_of_the_same_is_the_truth() -> None:
    pairs = [
        ("this is the first wording here", LONG),
        ("here is another wording of it", LONG),
        ("too short", "短"),
    ]
    [query], out = translated_twice(pairs, 5)
    [own] = out
    [other] = {0, 1} - out
    assert (query.text, query.truth) == (pairs[own][0], frozenset([pairs[other]]))


@pytest.mark.parametrize(
    ("found", "share"),
    [(["a"], (1.0, 1.0)), (["b", "a"], (0.0, 1.0)), (["b"], (0.0, 0.0)), ([], (0.0, 0.0))],
)
def test_recall(found: list[str], share: tuple[float, float]) -> None:
    query = Query("?", frozenset([("a", "")]))
    assert recall([query], lambda _: [(name, "") for name in found]) == share


@pytest.mark.parametrize("compressed", [True, False])
def test_pairs_are_read_as_far_as_wanted(tmp_path: Path, compressed: bool) -> None:
    path = tmp_path / ("pairs.tsv.xz" if compressed else "pairs.tsv")
    text = "a\t甲\nb\t乙\tmore\nc\t丙\n".encode()
    path.write_bytes(lzma.compress(text) if compressed else text)
    assert list(big_pairs(path, 2)) == [("a", "甲"), ("b", "乙")]


def test_messages_are_a_third_each() -> None:
    kept = [(f"kept text {n}", "译文") for n in range(30)]
    texts = list(asked(kept, [(f"other text {n}", "") for n in range(10)], 9))
    assert len(texts) == 9
    assert sum(text in {source for source, _ in kept} for text in texts) == 3
    assert sum(text.startswith("other text") for text in texts) == 3
    assert changed("one", RNG) == "otherwise"
