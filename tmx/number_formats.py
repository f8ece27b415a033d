"""Numbers and dates of a workbook as its cells show them, as far as their formats need no locale.

A workbook keeps a date as a number of days and says only in the cell's format that it is one
(ECMA-376 part 1, 18.8.30 and 18.8.31). Decimals, thousands, percent and the parts of dates are
followed; colours, conditions, fractions and currencies in brackets are not.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

GENERAL = "General"
_ISO = "yyyy-mm-dd"
# Formats that every workbook has without saying; those of dates in the reader's locale as ISO 8601.
BUILT_IN: dict[int, str] = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    14: _ISO, 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: f"{_ISO} h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00",
    40: "#,##0.00", 45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss.0", 49: "@",
    **dict.fromkeys((27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), _ISO),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm:ss"),
}  # fmt: skip

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_PART = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|AM/PM|y+|m+|d+|h+|s+(?:\.0+)?|.', re.IGNORECASE)
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[#0?]+)?")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Day 0; Excel counts a 29 February 1900 that never was, so days before March 1900 are one off.
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
_MOST_DAYS = 2_958_466  # the last day of the year 9999
# A number in binary has some sixteen digits; more zeros than this are no one's format.
_MOST_PLACES = 12
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)


def shown(value: str, number_format: str, *, since_1904: bool = False) -> str:
    """A number as a cell of a format shows it.

    Args:
        value: as the file holds it.
        number_format: such as `0.00%` or `yyyy-mm-dd`.
        since_1904: whether the workbook counts days from 1904.

    Returns:
        The value as it stands where it is no number.
    """
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or number.adjusted() > _MOST_PLACES:
        return value
    code = _ELAPSED.sub(r"\1", _section(number_format, number))
    if code in (GENERAL, "@"):
        return _general(number)
    if _is_date(code) and 0 <= number < _MOST_DAYS:
        return _date(number, code, since_1904)
    return _number(number, code)


def _section(number_format: str, number: Decimal) -> str:
    """The part of a format that is for numbers of this sign."""
    parts = number_format.split(";")
    index = 1 if number < 0 else 2 if number == 0 else 0
    return parts[index] if index < len(parts) and parts[index].strip() else parts[0]


def _general(number: Decimal) -> str:
    """Without a format: up to fifteen digits, as binary numbers have no more."""
    return f"{float(number):.15g}".replace("e+", "E+").replace("e-", "E-")


def _is_date(code: str) -> bool:
    return re.search(r"[ymdhs]", _LITERAL.sub("", code), re.IGNORECASE) is not None


def _number(number: Decimal, code: str) -> str:
    bare = _LITERAL.sub("", code)
    match = _DIGITS.search(bare)
    if match is None or "E" in bare.upper():
        return _general(number)
    places = min(len(match[0].partition(".")[2]), _MOST_PLACES)
    least = match[0].partition(".")[2].count("0")
    scaled = abs(number) * (100 if "%" in bare else 1)
    rounded = scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in match[0] else f"{rounded:f}"
    if places > least:
        whole, _, decimals = text.partition(".")
        decimals = decimals[:least] + decimals[least:].rstrip("0")
        text = f"{whole}.{decimals}" if decimals else whole
    return f"{'-' * (number < 0)}{text}{'%' * ('%' in bare)}"


def _date(number: Decimal, code: str, since_1904: bool) -> str:
    seconds = round(float(number % 1) * 86_400)
    moment = _EPOCHS[since_1904] + timedelta(days=int(number), seconds=seconds)
    parts = _PART.findall(code)
    halves = any(part.upper() == "AM/PM" for part in parts)
    out: list[str] = []
    before = ""
    for index, part in enumerate(parts):
        kind = part[:1].lower()
        if kind == "m" and (before == "h" or _next_kind(parts, index) == "s"):
            kind = "minute"
        out.append(_part(part, kind, moment, halves))
        before = kind if kind in {"y", "m", "d", "h", "s", "minute"} else before
    return "".join(out).strip()


def _next_kind(parts: list[str], index: int) -> str:
    kinds = (part[:1].lower() for part in parts[index + 1 :])
    return next((kind for kind in kinds if kind in "ymdhs"), "")


def _part(part: str, kind: str, moment: datetime, halves: bool) -> str:
    """One part of a date's format: a stretch of one letter, a literal, a sign."""
    if part.upper() == "AM/PM":
        return "AM" if moment.hour < 12 else "PM"
    if kind in '"\\':
        return part.strip('"\\')
    if kind == "[":
        return ""
    width = min(len(part), 2)
    hour = (moment.hour % 12 or 12) if halves else moment.hour
    values = {"h": hour, "minute": moment.minute, "s": moment.second}
    if kind in values:
        return f"{values[kind]:0{width}d}"
    return _DATE_PARTS[kind](part, moment) if kind in _DATE_PARTS else part


def _month(part: str, moment: datetime) -> str:
    name = _MONTHS[moment.month - 1]
    return {1: str(moment.month), 2: f"{moment.month:02d}", 3: name[:3]}.get(len(part), name)


def _day(part: str, moment: datetime) -> str:
    name = _DAYS[moment.weekday()]
    return {1: str(moment.day), 2: f"{moment.day:02d}", 3: name[:3]}.get(len(part), name)


def _year(part: str, moment: datetime) -> str:
    return f"{moment.year:04d}" if len(part) > 2 else f"{moment.year % 100:02d}"


_DATE_PARTS = {"m": _month, "d": _day, "y": _year}
