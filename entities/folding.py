"""Characters that differ only in width or looks become one, so that each pattern is written once.

Every replacement is one character for one: an offset in folded text is the same offset in
the text as printed.
"""

from __future__ import annotations

from string import ascii_letters, digits

_FULL_WIDTH = f"/().%-:~${digits}{ascii_letters}"
_FULL_WIDTH_OFFSET = 0xFEE0

# The full-width comma stays: between figures it separates clauses, not thousands.
_FOLDED = {
    **{chr(ord(char) + _FULL_WIDTH_OFFSET): char for char in _FULL_WIDTH},
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    **dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000", " "),
    **dict(zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True)),
    **dict(zip("۰۱۲۳۴۵۶۷۸۹", "0123456789", strict=True)),
    "○": "〇",
    "\u2019": "'",
    "٪": "%",
    # Traditional forms of the characters that carry a value or mark one.
    **dict(zip("兩萬億號決議時點週個兆餘幾數開", "两万亿号决议时点周个兆余几数开", strict=True)),
}
_TABLE = str.maketrans(_FOLDED)


def fold(text: str) -> str:
    """The text with digits, Latin letters, dashes, spaces and numerals in one form each.

    Args:
        text: any text.

    Returns:
        A string of the same length.
    """
    return text if text.isascii() else text.translate(_TABLE)
