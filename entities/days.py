"""Days as the six official languages of the United Nations print them, as ISO 8601.

`entities.dates` reads the dates of running text in English and Chinese. Here is one whole day as
it stands by itself at the head of a document, in any of the six languages, because a masthead may
be in another language than the text below it.
"""

from __future__ import annotations

import re
from datetime import date

from entities.numerals import chinese

# Of January to December; Arabic has two sets, which the United Nations print side by side.
_MONTHS = (
    "January February March April May June July August September October November December",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "يناير فبراير مارس أبريل مايو يونيه يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
    "Jan. Feb. Mar. Apr. May. Jun. Jul. Aug. Sept. Oct. Nov. Dec.",
)
_NUMBERS = {
    name.replace("_", " ").lower(): number
    for names in _MONTHS
    for number, name in enumerate(names.split(), 1)
}
MONTH = "(?:" + "|".join(map(re.escape, sorted(_NUMBERS, key=len, reverse=True))) + ")"
"""Pattern of a month's name, to be matched in any case."""

_ARABIC_BOTH = rf"{MONTH}(?:\s?/\s?{MONTH})?"
_HAN_NUMERAL = "[〇零一二三四五六七八九十]"
DAY = (
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|°)?\s+(?:de\s+)?(?P<month>{_ARABIC_BOTH}),?"
    r"\s+(?:de\s+|del\s+)?(?P<year>\d{4})(?:\s+(?:года|г\.))?"
    rf"|(?P<month2>{MONTH})\s+(?P<day2>\d{{1,2}}),\s+(?P<year2>\d{{4}})"
    rf"|(?P<year3>\d{{4}}|{_HAN_NUMERAL}{{4}})\s?年\s?(?P<month3>\d{{1,2}}|{_HAN_NUMERAL}{{1,2}})"
    rf"\s?月\s?(?P<day3>\d{{1,2}}|{_HAN_NUMERAL}{{1,3}})\s?日"
    r"|(?P<year4>\d{4})-(?P<month4>\d{2})-(?P<day4>\d{2}))(?!\w)"
)
"""Pattern of a day in folded text, to be matched in any case; `iso` reads its match."""


def iso(found: re.Match[str]) -> str:
    """The day that `DAY` matched, "" if no calendar has it."""
    parts = {name.rstrip("234"): text for name, text in found.groupdict().items() if text}
    try:
        numbers = [_number(parts[name]) for name in ("year", "month", "day")]
        return date(*numbers).isoformat()
    except (KeyError, ValueError):
        return ""


def _number(printed: str) -> int:
    """A number in figures or Chinese numerals, or a month's by its name."""
    if printed[0].isdigit():
        return int(printed)
    name = re.split(r"\s?/\s?", printed.lower())[0]
    return _NUMBERS.get(name) or int(chinese(printed) or 0)
