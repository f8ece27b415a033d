"""Numbers of a spreadsheet as text: what a cell shows, dates in ISO form.

A cell holds a number and the id of a format (ECMA-376 Part 1, 18.8.30, numFmts). Of a format,
decimals, thousands, per cent and fixed text are followed; dates are written as ISO 8601 has them,
since how a format such as `14` looks depends on the machine that shows it. Colours, conditions,
fractions and powers are not followed: the number is written out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

GENERAL = "General"

# Formats that have an id but are not written in the file.
_BUILT_IN: Mapping[int, str] = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((14, 15, 16, 17, *range(27, 32), 36, *range(50, 55), 57, 58), "y-m-d"),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 55, 56), "h:mm"),
    22: "y-m-d h:mm",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    46: "[h]:mm",
    47: "h:mm",
    49: "@",
}
# Quoted text, an escaped character, a currency, a bracket, a width or fill, anything else.
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*].'
    r"|(?P<digits>[#0?][#0?,.]*)|(?P<other>.)",
    re.S,
)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.I)
_SHOWN_AS_THEY_ARE = set(" $€£¥￥%()+-/:、。，（）％")
_NOT_FOLLOWED = re.compile(r"[eE][+-]|[#0?]\s*/\s*[#0?0-9]")
_DAYS = (0, 2_958_466)
# Excel counts a 29 February 1900 that never was (as Lotus 1-2-3 did).
_EPOCH, _EPOCH_BEFORE_MARCH = datetime(1899, 12, 30), datetime(1899, 12, 31)
_EPOCH_1904 = datetime(1904, 1, 1)


@dataclass(frozen=True, slots=True)
class Formats:
    """The number formats of a workbook.

    Attributes:
        own: those that the file itself writes, by id.
        of_style: the id of each cell style's format, by the style's index.
        from_1904: whether dates are counted from 1904.
    """

    own: Mapping[int, str]
    of_style: tuple[int, ...]
    from_1904: bool = False

    def shown(self, value: str, style: int) -> str:
        """A stored number as text; the stored text if it is no number.

        Args:
            value: as stored, such as `0.30000000000000004`.
            style: index of the cell's style.
        """
        try:
            number = Decimal(value)
        except InvalidOperation:
            return value
        if not number.is_finite() or abs(number.adjusted()) > 300:
            return value
        pattern = self._pattern(style)
        moment = self._moment(number, pattern)
        return moment or _written(number, pattern)

    def _pattern(self, style: int) -> str:
        number = self.of_style[style] if 0 <= style < len(self.of_style) else 0
        return self.own.get(number, _BUILT_IN.get(number, GENERAL)).split(";")[0]

    def _moment(self, number: Decimal, pattern: str) -> str:
        """A date, a time, both or a duration, "" if the format is none of these."""
        elapsed = _ELAPSED.search(pattern)
        plain = pattern == GENERAL or _NOT_FOLLOWED.search(pattern)
        letters = "" if plain else _letters(pattern)
        if elapsed:
            return _duration(number, elapsed[1][0].lower())
        if not letters or not _DAYS[0] <= number < _DAYS[1]:
            return ""
        moment = self._date(number)
        timed = bool(set(letters) & set("hs"))
        dated = bool(set(letters) & set("ydeb")) or (not timed and "m" in letters)
        clock = f"{moment:%H:%M:%S}".removesuffix(":00")
        return " ".join((*([f"{moment:%Y-%m-%d}"] if dated else ()), *([clock] if timed else ())))

    def _date(self, number: Decimal) -> datetime:
        epoch = _EPOCH if number >= 60 else _EPOCH_BEFORE_MARCH
        start = _EPOCH_1904 if self.from_1904 else epoch
        return start + timedelta(seconds=round(number * 86_400))


def _letters(pattern: str) -> str:
    """The letters of a format that stand for parts of a date, in lower case."""
    others = (hit["other"] or "" for hit in _TOKEN.finditer(pattern))
    return "".join(each for each in others if each.lower() in "ymdhseb").lower()


def _duration(number: Decimal, unit: str) -> str:
    seconds = round(number * 86_400)
    if unit == "s":
        return str(seconds)
    minutes = seconds // 60
    return str(minutes) if unit == "m" else f"{minutes // 60}:{minutes % 60:02}"


def _written(number: Decimal, pattern: str) -> str:
    """A number by its format; as a person writes it where the format is not followed."""
    if pattern in {GENERAL, "@"} or _NOT_FOLLOWED.search(pattern):
        return _plain(number)
    parts: list[str] = []
    done = False
    for hit in _TOKEN.finditer(pattern):
        if hit["digits"]:
            parts += [] if done else [_digits(number, hit["digits"], pattern)]
            done = True
        else:
            parts.append(_literal(hit))
    return "".join(parts).strip() if done else _plain(number)


def _literal(hit: re.Match[str]) -> str:
    other = hit["other"] or ""
    fixed = hit["quoted"] or hit["escaped"] or hit["currency"] or ""
    return fixed or (other if other in _SHOWN_AS_THEY_ARE or not other.isascii() else "")


def _digits(number: Decimal, digits: str, pattern: str) -> str:
    """The figures of a number by the placeholders of its format, such as `#,##0.00`."""
    # A comma behind all figures stands for thousands that are not shown.
    scaled = len(digits) - len(digits.rstrip(","))
    whole, _, decimals = digits.rstrip(",").partition(".")
    if "%" in re.sub(r'"[^"]*"|\\.', "", pattern):
        number *= 100
    least, most = decimals.count("0"), min(len(decimals.replace(",", "")), 30)
    text = f"{number / 1000**scaled:{',' if ',' in whole else ''}.{most}f}"
    if most > least:
        shortest = len(text) - (most - least)
        text = text[:shortest] + text[shortest:].rstrip("0")
    return text.removesuffix(".")


def _plain(number: Decimal) -> str:
    """Fifteen figures hold what a spreadsheet knows; the rest is the error of binary fractions."""
    if not number:
        return "0"
    places = 14 - number.adjusted()
    rounded = round(number, places) if 0 <= places < 25 else number
    text = f"{rounded:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text if len(text) <= 24 else f"{float(number):g}"
