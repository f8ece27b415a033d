"""Pairs of figures made by rule are right in both languages."""

from __future__ import annotations

import pytest

from entities import find
from training.numerals import chinese, english, number_pairs, ordinal


@pytest.mark.parametrize(
    ("number", "words", "in_order", "numeral"),
    [
        (1, "one", "first", "一"),
        (2, "two", "second", "二"),
        (3, "three", "third", "三"),
        (5, "five", "fifth", "五"),
        (8, "eight", "eighth", "八"),
        (9, "nine", "ninth", "九"),
        (10, "ten", "tenth", "十"),
        (12, "twelve", "twelfth", "十二"),
        (14, "fourteen", "fourteenth", "十四"),
        (20, "twenty", "twentieth", "二十"),
        (21, "twenty-one", "twenty-first", "二十一"),
        (69, "sixty-nine", "sixty-ninth", "六十九"),
        (100, "one hundred", "one hundredth", "一百"),
        (105, "one hundred and five", "one hundred and fifth", "一百零五"),
        (110, "one hundred and ten", "one hundred and tenth", "一百一十"),
        (1001, "one thousand and one", "one thousand and first", "一千零一"),
        (1010, "one thousand and ten", "one thousand and tenth", "一千零一十"),
        (
            2345,
            "two thousand three hundred and forty-five",
            "two thousand three hundred and forty-fifth",
            "二千三百四十五",
        ),
    ],
)
def test_numbers_in_words(number: int, words: str, in_order: str, numeral: str) -> None:
    assert (english(number), ordinal(number), chinese(number)) == (words, in_order, numeral)


def test_the_same_seed_gives_the_same_pairs() -> None:
    assert number_pairs(300, 7) == number_pairs(300, 7)
    assert number_pairs(300, 7) != number_pairs(300, 8)


def test_no_pair_comes_twice() -> None:
    made = number_pairs(3000, 1)
    assert len(set(made)) == len(made) == 3000


def test_more_pairs_than_there_are_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.numerals._KINDS", (lambda _: ("one", "一"),))
    assert number_pairs(1, 1) == [("one", "一")]
    with pytest.raises(ValueError, match="no 2 different pairs of figures can be made"):
        number_pairs(2, 1)


def test_both_sides_hold_the_same_values() -> None:
    compared = 0
    for left, right in number_pairs(1500, 3):
        ours = {(one.kind, one.value) for one in find(left, "en")}
        theirs = {(one.kind, one.value) for one in find(right, "zh")}
        strong = {"date", "resolution", "symbol", "percentage"}
        ours, theirs = ({one for one in side if one[0] in strong} for side in (ours, theirs))
        if ours and theirs:
            compared += 1
            assert ours & theirs, (left, right)
    assert compared > 300
