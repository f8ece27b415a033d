"""Dates in English and Chinese, whole and partial, as ISO 8601 values.

A day is `2018-04-03`, a month `2017-05`, a year `2018`, a decade `1990s`; what a date leaves
out stays out: `--04-03` is 3 April of some year. A range gives its two ends, and a list
each of its dates, with the month and year that they share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from entities.entity import HAS_DIGIT, Entity, Rule
from entities.numerals import chinese


@dataclass(frozen=True, slots=True)
class _Part:
    """One date of a range or list; 0 for what is not printed with it."""

    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0


def _entities(parts: Sequence[_Part]) -> list[Entity] | None:
    if any(part.month > 12 or part.day > 31 for part in parts):
        return None
    return [Entity("date", part.start, part.end, _iso(part)) for part in parts]


def _iso(part: _Part) -> str:
    fields = [f"{part.year:04d}" if part.year else "-"]
    fields += [f"{number:02d}" for number in (part.month, part.day) if number]
    return "-".join(fields)


def _years_from_next(parts: list[_Part]) -> list[_Part]:
    """28 February and 3 March 2015: the year is printed last and holds for both."""
    for place in range(len(parts) - 2, -1, -1):
        if not parts[place].year and parts[place + 1].month:
            parts[place] = replace(parts[place], year=parts[place + 1].year)
    return parts


def _years_from_previous(parts: list[_Part]) -> list[_Part]:
    """2015年2月28日和3月3日: the year is printed first and holds for both."""
    for place, (earlier, later) in enumerate(pairwise(parts), 1):
        if not later.year and later.month and earlier.month:
            parts[place] = replace(later, year=parts[place - 1].year)
    return parts


# English

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(_MONTHS, 1)}
_NAMES = "|".join([*_MONTHS, *map(str.upper, _MONTHS)])
_MONTH = rf"(?:{_NAMES}|Sept\.?|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b\.?)"
_DAY = "(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![0-9A-Za-z]|[.,][0-9])"
_YEAR = "(?:1[0-9]|20)[0-9]{2}(?![0-9])"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_AND = r"(?: ?- ?|, | and | or | to | & | until | through )"
_DAYS = rf"{_WEEKDAY}(?<![0-9A-Za-z.,/]){_DAY}(?:(?:,? and |{_AND}){_WEEKDAY}{_DAY})*"
# "May I ..." and "March on" are no months: a bare one needs a word before it that takes one.
_BARE = (
    "(?:January|February|April|June|July|August|September|October|November|December"
    "|(?:(?<=[IiOo]n )|(?<=[Bb]y )|(?<=of )|(?<=until )|(?<=since )|(?<=[Ff]rom )|(?<=and )"
    "|(?<=early )|(?<=late )|(?<=[Mm]id-)|(?<=last )|(?<=before )|(?<=after )|(?<=each )"
    "|(?<=during )|(?<=next )|(?<=[a-z]-)|(?<= to )|(?<=to mid-)|(?<=as of )|(?<=through )"
    "|(?<=[Ee]very )|(?<=[Tt]his )|(?<=[Tt]he (?=March [b-hj-np-z]|May [a-z])))"
    "(?:March|May)(?! [A-Z]))"
    "(?![A-Za-z])"
)
_DATE = (
    rf"(?:{_DAYS} (?:of )?{_MONTH}(?![a-z])(?:,? {_YEAR})?"
    rf"|{_MONTH} {_DAY}(?:{_AND}{_DAY})*,? {_YEAR}|{_MONTH} {_DAY}(?:-{_DAY})?"
    rf"|(?<![A-Za-z]){_MONTH}(?:,| of)? {_YEAR}"
    rf"|(?<![A-Za-z]){_BARE})"
)
_ENGLISH = re.compile(rf"{_DATE}(?:{_AND}(?:from |on |mid-|end-)?{_DATE})*")
_ENGLISH_PART = re.compile(
    rf"(?P<days>{_DAYS}) (?:of )?(?P<month>{_MONTH})(?:,? (?P<year>{_YEAR}))?"
    rf"|(?P<month2>{_MONTH})(?: (?P<days2>{_DAY}(?:{_AND}{_DAY}(?=.*{_YEAR})|-{_DAY})*))?"
    rf"(?:(?:,| of)? (?P<year2>{_YEAR}))?"
)
_DAY_NUMBER = re.compile(rf"{_WEEKDAY}([0-9]{{1,2}})")


def _read_english(match: re.Match[str]) -> Iterable[Entity] | None:
    parts: list[_Part] = []
    for found in _ENGLISH_PART.finditer(match.string, match.start(), match.end()):
        parts += _english_parts(found)
    return _entities(_years_from_previous(_years_from_next(parts)))


def _english_parts(found: re.Match[str]) -> list[_Part]:
    month = _MONTH_NUMBERS[(found["month"] or found["month2"])[:3].lower()]
    year = int(found["year"] or found["year2"] or 0)
    days = "days" if found["days"] else "days2"
    if not found[days]:
        return [_Part(found.start(), found.end(), year, month)]
    numbers = list(_DAY_NUMBER.finditer(found.string, *found.span(days)))
    starts = [found.start() if n == numbers[0] else n.start() for n in numbers]
    ends = [n.end() for n in numbers[:-1]] + [found.end()]
    return [
        _Part(start, end, year, month, int(number[1]))
        for start, end, number in zip(starts, ends, numbers, strict=True)
    ]


# Chinese

_ZH_YEAR = r"(?:(?<![0-9.,/])[0-9]{4}|[一二][0〇零一二三四五六七八九]{3})\s?年(?!代)"
_ZH_MONTH = r"(?<![0-9第])(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s?月(?:份|(?!球))"
_ZH_DAY_NUMBER = (
    "(?<![0-9])(?:[12][0-9]|3[01]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
)
_ZH_AND = r"\s?(?:至|到|和|及|以及|与|或|、|-|~|，|,)\s?"
# 4月5、6和8日: 日 stands after the last day only.
_ZH_DAY = (
    rf"(?:{_ZH_DAY_NUMBER}\s?[日号]|{_ZH_DAY_NUMBER}(?={_ZH_AND}{_ZH_DAY_NUMBER}"
    rf"(?:{_ZH_AND}{_ZH_DAY_NUMBER})*\s?日))"
)
_ZH_WEEKDAY = r"(?:\s?[，,(]?\s?(?:星期|周|礼拜)[一二三四五六日天]\)?)?"
_ZH_MONTH_BEFORE_MONTH = rf"(?<![0-9第])(?:1[0-2]|[1-9])(?={_ZH_AND}(?:1[0-2]|[1-9])\s?月)"
_ZH_YEAR_BEFORE_YEAR = rf"(?<![0-9.,/])[12][0-9]{{3}}(?={_ZH_AND}[12][0-9]{{3}}\s?年)"
_ZH_DATE = (
    rf"(?:{_ZH_YEAR}\s?(?:{_ZH_MONTH}\s?(?:{_ZH_DAY})?|{_ZH_MONTH_BEFORE_MONTH})?"
    rf"|{_ZH_MONTH}\s?(?:{_ZH_DAY})?)"
)
_CHINESE = re.compile(
    rf"(?:{_ZH_DATE}|{_ZH_YEAR_BEFORE_YEAR}){_ZH_WEEKDAY}"
    rf"(?:{_ZH_AND}(?:{_ZH_DATE}|{_ZH_DAY}|{_ZH_YEAR_BEFORE_YEAR}){_ZH_WEEKDAY})*"
)
_CHINESE_PART = re.compile(
    rf"(?:(?P<year>[0-9〇零一二三四五六七八九]{{4}})\s?(?:年|(?={_ZH_AND}[12][0-9]{{3}})))?\s?"
    rf"(?:(?P<month>{_ZH_DAY_NUMBER})(?:\s?月份?|(?={_ZH_AND}(?:1[0-2]|[1-9])\s?月)))?\s?"
    rf"(?:(?P<day>{_ZH_DAY_NUMBER})(?:\s?[日号]|(?={_ZH_AND}))(?P<weekday>{_ZH_WEEKDAY}))?"
)


def _read_chinese(match: re.Match[str]) -> Iterable[Entity] | None:
    parts: list[_Part] = []
    for found in _CHINESE_PART.finditer(match.string, match.start(), match.end()):
        if any(found.groups()):
            parts.append(_chinese_part(found, parts[-1] if parts else None))
    return _entities(_years_from_previous(parts))


def _chinese_part(found: re.Match[str], earlier: _Part | None) -> _Part:
    year, month, day = (_number(found[name]) for name in ("year", "month", "day"))
    if earlier and day and not month:
        year, month = earlier.year, earlier.month
    skipped = len(found[0]) - len(found[0].lstrip())
    return _Part(found.start() + skipped, found.end(), year, month, day)


def _number(text: str | None) -> int:
    if not text:
        return 0
    # 二0一四年 is printed with a zero of either kind.
    return int(text) if text.isascii() else int(chinese(text.replace("0", "〇")) or 0)


_ZH_DECADE = re.compile(
    r"(?:(?<![0-9])([0-9]{2}|二?十九?)\s?世纪|上个?世纪)?\s?(?<![0-9])([0-9]0|[二三四五六七八九]十)\s?年代"
    r"|(?<![0-9])([0-9]{3}0)\s?年代"
)


def _read_chinese_decade(match: re.Match[str]) -> Iterable[Entity]:
    century, decade, whole = match.groups()
    year = int(whole) if whole else ((_number(century) or 20) - 1) * 100 + _number(decade)
    return [Entity("date", match.start(), match.end(), f"{year}s")]


# Any language

_DECADE = re.compile("(?<![0-9A-Za-z])((?:1[5-9]|20)[0-9]0)'?s(?![A-Za-z])")
_ISO = re.compile("(?<![0-9A-Za-z/-])([12][0-9]{3})-([01][0-9])-([0-3][0-9])(?![0-9/-])")
# The United Nations write the day first; a second number above 12 shows the other order.
_SLASHED = re.compile(r"(?<![0-9A-Za-z/.])([0-3]?[0-9])/([0-3]?[0-9])/([12][0-9]{3})(?![0-9/])")
_LONE_YEAR = "(?:1[7-9]|20)[0-9]{2}"
_YEARS = re.compile(
    # The hyphen of "post-2015" or "2014-2015" may be lost on the way through a word processor.
    rf"(?:(?<![0-9A-Za-z/$€£#])(?<![0-9][.,])|(?<=[Pp]ost)|(?<=FY)){_LONE_YEAR}"
    rf"(?:[-/](?:{_LONE_YEAR}|[0-9]{{2}})(?![0-9])|{_LONE_YEAR})?"
    # A full stop or comma before more figures makes it a number, and so does what is counted.
    r"(?![0-9A-Za-z%/]|[.,:][0-9]| [0-9]{3}(?![0-9])|\s?[人名个家份项例户吨件块枚辆架公美欧万亿]"
    r"| (?:million|billion|per cent|km|metres|people|persons|tons)\b)"
)


def _read_iso(match: re.Match[str]) -> Iterable[Entity] | None:
    year, month, day = map(int, match.groups())
    return _entities([_Part(match.start(), match.end(), year, month, day)])


def _read_slashed(match: re.Match[str]) -> Iterable[Entity] | None:
    day, month, year = map(int, match.groups())
    if month > 12:
        day, month = month, day
    return _entities([_Part(match.start(), match.end(), year, month, day)])


def _read_decade(match: re.Match[str]) -> Iterable[Entity]:
    return [Entity("date", match.start(), match.end(), f"{match[1]}s")]


def _read_years(match: re.Match[str]) -> Iterable[Entity] | None:
    """2014-2015, 2014/2015 and 2014/15 are two years each; 2014-10 or 2014/32 is none."""
    start, end = match.span()
    first, last = match[0][:4], match[0][4:].lstrip("-/")
    if not last:
        return [Entity("date", start, end, first)]
    if len(match[0]) == 8 and not 0 < int(last) - int(first) < 10:
        return None
    if len(last) == 2:
        if int(last) != (int(first) + 1) % 100:
            return None
        last = str(int(first) + 1)
    return [
        Entity("date", start, start + 4, first),
        Entity("date", end - len(match[0][4:].lstrip("-/")), end, last),
    ]


_ANY_MONTH = re.compile(
    "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    "|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
)

ENGLISH_RULES = (Rule(_ENGLISH, _read_english, _ANY_MONTH),)
CHINESE_RULES = (
    Rule(_ZH_DECADE, _read_chinese_decade, re.compile("年代")),
    Rule(_CHINESE, _read_chinese, re.compile("[年月]")),
)
# The 2019 of a disease's name is no year that a text speaks of.
_DISEASE = re.compile(
    "(?:20)?19\\s?年?(?:\\s?新型)?\\s?冠状病毒|2019-nCoV|(?<=coronavirus disease )2019(?![0-9])"
)

EARLY_RULES = (
    Rule(_DISEASE, lambda match: (), re.compile("冠状病毒|nCoV|coronavirus")),
    Rule(_ISO, _read_iso, re.compile("[0-9]-[0-9]")),
    Rule(_SLASHED, _read_slashed, re.compile("[0-9]/[0-9]")),
    Rule(_DECADE, _read_decade, re.compile("0'?s")),
)
LATE_RULES = (Rule(_YEARS, _read_years, HAS_DIGIT),)
