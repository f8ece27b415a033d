"""Numerals in four scripts: tables, and every number spelt out and read back."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entities.numerals import arabic, canonical, chinese, english, roman


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("七", 7),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("六十九", 69),
        ("一百", 100),
        ("一百零五", 105),
        ("一百一十", 110),
        ("三百二十", 320),
        ("两千零一十四", 2014),
        ("一千零五", 1005),
        ("两万", 20_000),
        ("三万五", 35_000),
        ("两百五", 250),
        ("三千五", 3_500),
        ("一百五十万", 1_500_000),
        ("三千万", 30_000_000),
        ("一亿五千万", 150_000_000),
        ("十三亿", 1_300_000_000),
        ("一万亿", 10**12),
        ("二〇一一", 2011),
        ("二零一八", 2018),
        ("三点五", Fraction(7, 2)),
        ("十二点二五", Fraction(49, 4)),
    ],
)
def test_a_chinese_numeral_has_its_value(text: str, value: int | Fraction) -> None:
    assert chinese(text) == value


@pytest.mark.parametrize(
    "text", ["", "万", "万一", "千万", "百", "一一", "五六", "十三五", "百五十"]
)
def test_characters_that_make_no_chinese_numeral_have_none(text: str) -> None:
    assert chinese(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("five", 5),
        ("twenty-six", 26),
        ("twenty six", 26),
        ("Sixty-ninth", 69),
        ("twelfth", 12),
        ("twentieth", 20),
        ("one hundred and five", 105),
        ("two hundredth", 200),
        ("three hundred twenty", 320),
        ("a thousand", 1_000),
        ("twelve thousand three hundred and forty-five", 12_345),
        ("two million", 2_000_000),
        ("one million and one", 1_000_001),
    ],
)
def test_an_english_numeral_has_its_value(text: str, value: int) -> None:
    assert english(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("I", 1),
        ("IV", 4),
        ("IX", 9),
        ("XIV", 14),
        ("XXIX", 29),
        ("LVII", 57),
        ("CXC", 190),
        ("Ⅻ", 12),
    ],
)
def test_a_roman_numeral_has_its_value(text: str, value: int) -> None:
    assert roman(text) == value


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "iv", "A", "XXXX"])
def test_letters_that_make_no_roman_numeral_have_none(text: str) -> None:
    assert roman(text) is None


@pytest.mark.parametrize(
    ("text", "value"), [("1,234,567", "1234567"), ("100 000", "100000"), ("26.040", "26.04")]
)
def test_figures_lose_their_separators(text: str, value: str) -> None:
    assert canonical(arabic(text)) == value


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (Fraction(3), "3"),
        (Fraction(1, 2), "0.5"),
        (Fraction(2, 3), "2/3"),
        (Fraction(3, 1000), "0.003"),
    ],
)
def test_a_value_has_one_spelling(value: Fraction, printed: str) -> None:
    assert canonical(value) == printed


_DIGITS = "零一二三四五六七八九"


def _spell_section(value: int) -> str:
    """A number below 10,000 in Chinese, by the rule that one 零 stands for a gap."""
    spelt, gap = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, size)
        if digit:
            spelt += ("零" if gap and spelt else "") + _DIGITS[digit] + unit
        gap = not digit
    return spelt


def _spell_chinese(value: int) -> str:
    spelt = ""
    for size, unit in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, value = divmod(value, size)
        if section:
            spelt += ("零" if spelt and section < 1000 else "") + _spell_section(section) + unit
    return spelt


@given(st.integers(1, 10**12 - 1))
def test_every_number_spelt_in_chinese_is_read_back(value: int) -> None:
    assert chinese(_spell_chinese(value)) == value


@given(st.integers(1, 399))
def test_every_roman_numeral_is_read_back(value: int) -> None:
    spelt, rest = "", value
    for size, letters in (
        *((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X")),
        *((9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
    ):
        spelt += letters * (rest // size)
        rest %= size
    assert roman(spelt) == value


@given(st.fractions())
def test_a_value_in_its_spelling_is_the_value_again(value: Fraction) -> None:
    printed = canonical(value)
    assert "/" in printed or len(printed) > 28 or Fraction(printed) == value
