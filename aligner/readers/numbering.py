"""Numbers written out as automatic lists print them.

The names of the formats are those of WordprocessingML (ECMA-376 Part 1, 17.18.59,
ST_NumberFormat); HTML's few kinds map onto them.
"""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_HAN_DIGITS = "〇一二三四五六七八九"
_HAN_UNITS = ("", "十", "百", "千")
# Roman numerals and repeated letters grow without bound; no list is so long.
_MOST = 9999


def formatted(number: int, number_format: str) -> str:
    """A number in a format; decimal where the format is not known.

    >>> formatted(4, "lowerRoman"), formatted(21, "chineseCounting")
    ('iv', '二十一')
    """
    if not 0 <= number <= _MOST:
        return str(number)
    return _FORMATS.get(number_format, str)(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def _letter(number: int) -> str:
    """a to z, then aa, bb: Word repeats the letter."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else "0"


def _counting(number: int) -> str:
    """Chinese numerals as they are read: 十二, 二十, 一百〇五."""
    if number < 1:
        return _HAN_DIGITS[0]
    written, gap = "", False
    digits = str(number)
    for place, digit in enumerate(map(int, digits)):
        if digit:
            written += (_HAN_DIGITS[0] if gap and written else "") + _HAN_DIGITS[digit]
            written += _HAN_UNITS[len(digits) - 1 - place]
        gap = not digit
    return written[1:] if written.startswith("一十") else written


def _digits(number: int) -> str:
    return "".join(_HAN_DIGITS[int(digit)] for digit in str(number))


def _run(first: int, count: int) -> Callable[[int], str]:
    """A run of Unicode characters for 1, 2, 3 ... and decimal beyond it."""
    return lambda number: chr(first + number - 1) if 1 <= number <= count else str(number)


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02d}".format,
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "ideographDigital": _digits,
    "taiwaneseDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "decimalEnclosedCircle": _run(0x2460, 20),
    "decimalEnclosedCircleChinese": _run(0x2460, 20),
    "decimalEnclosedParen": _run(0x2474, 20),
    "decimalEnclosedFullstop": _run(0x2488, 20),
    "ideographEnclosedCircle": _run(0x3280, 10),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "none": lambda number: "",
    "bullet": lambda number: "",
}
