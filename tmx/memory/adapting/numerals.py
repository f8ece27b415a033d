"""Values into written numerals, as `entities.numerals` reads them: Chinese, English, Roman."""

from __future__ import annotations

from entities.numerals import ENGLISH_NUMERAL_WORDS, ENGLISH_SCALES, english

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_SECTIONS = ("", "万", "亿")
_MOST_CHINESE = 10**12

_ORDINAL_ENDS = ("first", "second", "third", "th")
_SIMPLE = {word: int(english(word)) for word in ENGLISH_NUMERAL_WORDS if word not in ENGLISH_SCALES}
_CARDINALS = {n: word for word, n in _SIMPLE.items() if not word.endswith(_ORDINAL_ENDS)}
_ORDINALS = {n: word for word, n in _SIMPLE.items() if word.endswith(_ORDINAL_ENDS)}
_ROMAN = (
    *((100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_MOST_ROMAN = 399


def chinese(number: int) -> str | None:
    """A whole number with its units: 六十九, 三百零五, 一万二千; 二 is never 两.

    Args:
        number: from 1 to below 10**12; None for others.
    """
    if not 0 < number < _MOST_CHINESE:
        return None
    sections = [number // 10**8, number // 10**4 % 10**4, number % 10**4]
    text = ""
    for value, mark in zip(sections, reversed(_SECTIONS), strict=True):
        if not value:
            continue
        gap = "零" if text and (value < 1000 or text[-1] not in "万亿") else ""
        text += f"{gap}{_below_10000(value)}{mark}"
    return text[1:] if text.startswith("一十") else text


def _below_10000(number: int) -> str:
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + _UNITS[place]
        gap = not digit
    return text


def positional(number: int) -> str:
    """A whole number digit by digit: 二〇一一."""
    return "".join("〇" if digit == "0" else _DIGITS[int(digit)] for digit in str(number))


def words(number: int, ordinal: bool = False) -> str | None:
    """An English numeral in lower case: `sixty-nine`, `one hundred and fifth`, `three million`.

    Args:
        number: 1 to 999, or up to 99 thousand, million or billion; None for others.
        ordinal: `third` for 3.
    """
    for word, scale in sorted(ENGLISH_SCALES.items(), key=lambda item: -item[1]):
        if number >= scale:
            many = None if number % scale or number // scale > 99 else words(number // scale)
            return many and f"{many} {word}{'th' if ordinal else ''}"
    return _below_1000(number, ordinal) if number > 0 else None


def _below_1000(number: int, ordinal: bool) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_100(rest, ordinal)
    head = f"{_CARDINALS[hundreds]} hundred"
    if not rest:
        return f"{head}th" if ordinal else head
    return f"{head} and {_below_100(rest, ordinal)}"


def _below_100(number: int, ordinal: bool) -> str:
    last = _ORDINALS if ordinal else _CARDINALS
    if number in last:
        return last[number]
    return f"{_CARDINALS[number // 10 * 10]}-{last[number % 10]}"


def roman(number: int) -> str | None:
    """An upper-case Roman numeral from 1 to 399; None for others."""
    if not 0 < number <= _MOST_ROMAN:
        return None
    text = ""
    for value, letters in _ROMAN:
        many, number = divmod(number, value)
        text += letters * many
    return text
