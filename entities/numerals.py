"""Written numerals into values: Arabic, Chinese, English words, Roman.

Values are exact fractions, so that 1.5 million, 150万 and 一百五十万 are one number, and so
are 四分之三, three quarters and 0.75.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

CHINESE_DIGITS = "〇零一二三四五六七八九两"
CHINESE_NUMERAL = f"[{CHINESE_DIGITS}十百千万亿]"
_CHINESE_VALUES = {**dict(zip("〇一二三四五六七八九", range(10), strict=True)), "零": 0, "两": 2}
_CHINESE_SECTIONS = (("亿", 10**8), ("万", 10**4))
_BELOW_10000 = re.compile(
    "(?:([一二三四五六七八九两])千)?(零)?(?:([一二三四五六七八九两])百)?(零)?"
    "(?:([一二三四五六七八九]?)十)?(零)?([一二三四五六七八九两])?"
)

CHINESE_SCALES = {"百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
ENGLISH_SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_UNIT_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
)
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TEEN_ORDINALS = (
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth"),
    *("fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TEN_ORDINALS = tuple(f"{word[:-1]}ieth" for word in _TENS)
_ENGLISH_VALUES = {
    "a": 1,
    **{word: n for words in (_UNITS, _UNIT_ORDINALS) for n, word in enumerate(words, 1)},
    **{word: n for words in (_TEENS, _TEEN_ORDINALS) for n, word in enumerate(words, 10)},
    **{word: n * 10 for words in (_TENS, _TEN_ORDINALS) for n, word in enumerate(words, 2)},
}
#: Every English numeral has one of these in it.
ENGLISH_NUMERAL_WORDS = (
    *(word for word in _ENGLISH_VALUES if word != "a"),
    "hundred",
    *ENGLISH_SCALES,
)
_ENGLISH_SCALE_VALUES = {
    **ENGLISH_SCALES,
    **{f"{word}th": value for word, value in ENGLISH_SCALES.items()},
}

_BELOW_100 = (
    f"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS + _UNIT_ORDINALS)})(?![a-z]))?"
    f"|{'|'.join(_TEN_ORDINALS + _TEEN_ORDINALS + _TEENS + _UNIT_ORDINALS + _UNITS)})(?![a-z])"
)
_BELOW_1000 = (
    f"(?:(?:a|{'|'.join(_TENS + _TEENS + _UNITS)})[- ]hundred(?:th)?(?![a-z])"
    f"(?:(?:[- ]and)?[- ]{_BELOW_100})?|{_BELOW_100})"
)
_SCALE_WORD = f"(?:{'|'.join(ENGLISH_SCALES)})(?:th)?(?![a-z])"
ENGLISH_NUMERAL = (
    f"(?:(?:a(?= [tmb])|{_BELOW_1000})(?:[- ]{_SCALE_WORD}"
    f"(?:(?: and)? {_BELOW_1000})?)+|{_BELOW_1000})"
)
_ENGLISH_WORD = re.compile("[a-z]+")

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
ROMAN_NUMERAL = "(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})|[Ⅰ-Ⅻ]"
_ROMAN = re.compile(ROMAN_NUMERAL)


def arabic(text: str) -> Fraction:
    """The value of figures with thousands separators: `1,234.5`, `100 000`.

    Args:
        text: digits with commas or spaces between thousands and a full stop before decimals.

    Raises:
        ValueError: it is not such figures.
    """
    return Fraction(text.replace(",", "").replace(" ", ""))


def chinese(text: str) -> Fraction | None:
    """The value of a Chinese numeral: 六十九, 三百二十, 二〇一一, 一亿五千万, 三点五.

    Args:
        text: a folded numeral.

    Returns:
        Its value; None if it is not well formed, as the 万一 of 以防万一.
    """
    whole, point, decimals = text.partition("点")
    value = Fraction(0) if point and whole in ("零", "〇") else _chinese_whole(whole)
    if not point or value is None:
        return value
    digits = [_CHINESE_VALUES.get(char) for char in decimals]
    if not digits or None in digits:
        return None
    return value + Fraction(f"0.{''.join(map(str, digits))}")


def _chinese_whole(text: str) -> Fraction | None:
    digits = [_CHINESE_VALUES.get(char) for char in text]
    if len(text) > 2 and None not in digits:
        return Fraction("".join(map(str, digits)))
    return _chinese_sections(text, _CHINESE_SECTIONS)


def _chinese_sections(text: str, sections: tuple[tuple[str, int], ...]) -> Fraction | None:
    if not sections:
        return _chinese_below_10000(text)
    (mark, size), *smaller = sections
    head, found, tail = text.rpartition(mark)
    if not found:
        return _chinese_sections(text, tuple(smaller))
    many = _chinese_sections(head, sections)
    rest = _chinese_sections(tail, tuple(smaller)) if tail else Fraction(0)
    if many is None or rest is None:
        return None
    # 三万五 is 35,000: a last digit without a unit counts tenths of the unit before it.
    return many * size + (rest * size / 10 if len(tail) == 1 and tail != "十" else rest)


def _chinese_below_10000(text: str) -> Fraction | None:
    match = _BELOW_10000.fullmatch(text)
    if not text or not match or text in "零〇":
        return None
    thousands, gap1, hundreds, gap2, tens, gap3, unit = match.groups()
    value = Fraction(1000 * _digit(thousands) + 100 * _digit(hundreds))
    if tens is not None:
        value += 10 * (_digit(tens) or 1)
    elif unit and not (gap1 or gap2 or gap3) and (thousands or hundreds):
        return value + _digit(unit) * (10 if hundreds else 100)
    return value + _digit(unit)


def _digit(char: str | None) -> int:
    return _CHINESE_VALUES[char] if char else 0


def english(text: str) -> Fraction:
    """The value of an English cardinal or ordinal: `sixty-ninth`, `one hundred and five`.

    Args:
        text: what `ENGLISH_NUMERAL` matches, in any case.

    Raises:
        KeyError: a word is not a numeral.
    """
    total = section = 0
    for word in _ENGLISH_WORD.findall(text.lower()):
        if word in ("hundred", "hundredth"):
            section = (section or 1) * 100
        elif word in _ENGLISH_SCALE_VALUES:
            total += (section or 1) * _ENGLISH_SCALE_VALUES[word]
            section = 0
        elif word != "and":
            section += _ENGLISH_VALUES[word]
    return Fraction(total + section)


def roman(text: str) -> int | None:
    """The value of an upper-case Roman numeral below 400, None if it is not well formed."""
    if not text or not _ROMAN.fullmatch(text):
        return None
    if text >= "Ⅰ":
        return ord(text) - ord("Ⅰ") + 1
    values = [_ROMAN_VALUES[char] for char in text]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))


def canonical(value: Fraction) -> str:
    """A value in one spelling: `1500000`, `26.04`, and `2/3` where decimals would not end."""
    if value.denominator == 1:
        return str(value.numerator)
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return str(value)
    return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
