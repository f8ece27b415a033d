"""How long translations are: what is known beforehand, what is learnt, what is far out."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmx import pair_unit
from tmx.cleaning.lengths import Lengths, class_of, known_before, log_ratio, quantile
from tmx.cleaning.sides import Pair, pairs_of, size_of


def pair(source: str, target: str, first: str = "en", second: str = "zh") -> Pair:
    return next(pairs_of(pair_unit(source, target, first, second)))


def distance(lengths: Lengths, one: Pair) -> float:
    return lengths.distance(one, one.source.size, one.target.size)


@pytest.mark.parametrize(
    ("text", "script", "size"),
    [
        ("The meeting rose.", "Latin", 15),
        ("会议散会。", "Han", 15),
        ("UNODC报告", "Han", 11),
        ("Заседание", "Cyrillic", 9),
        ("", "Han", 0),
    ],
)
def test_sizes(text: str, script: str, size: int) -> None:
    assert size_of(text, script) == size


def test_usual_pairs_are_near_and_halves_far_out() -> None:
    source = "The Committee asked the secretariat to prepare a revised draft for its next meeting."
    target = "委员会请秘书处为下次会议编写一份订正草案。"
    lengths = Lengths()
    assert abs(distance(lengths, pair(source, target))) < 1.5
    assert distance(lengths, pair(source, target[:6])) < -3
    assert distance(lengths, pair(source, target * 3)) > 3


def test_the_other_direction_is_the_mirror() -> None:
    there, back = known_before("en", "zh"), known_before("zh", "en")
    assert [(one.middle, one.below, one.above) for one in there] == [
        (-one.middle, one.above, one.below) for one in back
    ]


def test_unknown_languages_are_wide() -> None:
    for known, unknown in zip(known_before("en", "zh"), known_before("en", "fi"), strict=True):
        assert unknown.below > known.below
        assert unknown.above > known.above


def made(count: int, factor: float, chance: random.Random) -> list[Pair]:
    """Pairs whose targets are so many times as long as their sources, give or take a tenth."""
    sizes = [chance.randrange(100, 180) for _ in range(count)]
    return [
        pair("a" * size, "b" * round(size * factor * chance.uniform(0.9, 1.1)), "en", "fi")
        for size in sizes
    ]


@pytest.mark.parametrize("rubbish", [0, 30])
def test_a_memory_is_judged_by_itself_even_with_rubbish_in_it(rubbish: int) -> None:
    chance = random.Random(5)  # noqa: S311
    lengths = Lengths()
    pairs = made(2000, 1.6, chance)
    for one in pairs:
        lengths.learn(one)
    for place in range(rubbish * 10):
        lengths.learn(pair("a" * 150, "b" * (20 if place % 2 else 800), "en", "fi"))
    assert max(abs(distance(lengths, one)) for one in pairs) < 2
    assert distance(lengths, pair("a" * 120, "b" * 60, "en", "fi")) < -3
    assert distance(lengths, pair("a" * 120, "b" * 480, "en", "fi")) > 3


def test_rubbish_is_not_the_rule_where_there_is_nothing_else() -> None:
    lengths = Lengths()
    for one in made(2000, 1.0, random.Random(5)):  # noqa: S311
        lengths.learn(one)
    # Halves of short sentences, of which the memory has no whole ones.
    for _ in range(100):
        lengths.learn(pair("a" * 40, "b" * 10, "en", "fi"))
    assert distance(lengths, pair("a" * 40, "b" * 10, "en", "fi")) < -3
    assert abs(distance(lengths, pair("a" * 40, "b" * 40, "en", "fi"))) < 1


def test_languages_are_learnt_apart() -> None:
    chance = random.Random(5)  # noqa: S311
    lengths = Lengths()
    for one in made(1000, 3.0, chance):
        lengths.learn(one)
    other = pair("a" * 120, "b" * 120, "en", "et")
    assert abs(distance(lengths, other)) < 1


def test_empty_sides_teach_nothing() -> None:
    lengths = Lengths()
    lengths.learn(pair("a" * 50, ""))
    assert lengths.usual("en", "zh", class_of(50, 50)) == known_before("en", "zh")[4]


def test_what_is_learnt_later_counts() -> None:
    lengths = Lengths()
    before = lengths.usual("en", "fi", class_of(150, 150))
    for one in made(2000, 3.0, random.Random(1)):  # noqa: S311
        lengths.learn(one)
    place = class_of(150, 450)
    assert lengths.usual("en", "fi", place) != before


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_classes_and_ratios(source: int, target: int) -> None:
    assert 0 <= class_of(source, target) <= 6
    assert class_of(source, target) == class_of(target, source)
    assert log_ratio(source, target) == pytest.approx(-log_ratio(target, source))


@given(st.lists(st.integers(-200, 200), min_size=1), st.sampled_from([0.2, 0.5, 0.8]))
def test_quantiles(steps: list[int], share: float) -> None:
    found = quantile(Counter(steps), share) * 32
    assert sum(step <= found for step in steps) >= share * len(steps) - 1e-9
    assert sum(step < found for step in steps) <= share * len(steps) + 1e-9
