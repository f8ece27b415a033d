"""Times of day: `10 a.m.-1 p.m.` = 上午10时至下午1时; the value is `hh:mm` of the 24-hour clock."""

from __future__ import annotations

import re
from collections.abc import Iterable

from entities.entity import Entity, Rule
from entities.numerals import chinese

_NOON, _DAY = 12, 24


def _clock(hour: int, minute: int) -> str | None:
    return f"{hour:02d}:{minute:02d}" if hour <= _DAY and minute < 60 else None


def _entities(found: Iterable[tuple[int, int, str | None]]) -> list[Entity] | None:
    times = [Entity("time", start, end, value) for start, end, value in found if value]
    return times or None


# English

_HALF_DAY = r"\s?[apAP]\.?\s?[mM](?:\.|(?![A-Za-z]))"
_HOUR = "(?<![0-9A-Za-z./:,])[0-9]{1,2}(?:[.:][0-5][0-9])?"
_ENGLISH = re.compile(
    rf"(?:{_HOUR}(?:{_HALF_DAY})?\s?(?:-|to|and|until|or)\s?)?(?<![0-9./:,])"
    rf"[0-9]{{1,2}}(?:[.:][0-5][0-9])?{_HALF_DAY}"
)
_ENGLISH_PART = re.compile(
    r"([0-9]{1,2})(?:[.:]([0-9]{2}))?(?:\s?([ap])\.?\s?m\b\.?)?", re.IGNORECASE
)


def _read_english(match: re.Match[str]) -> Iterable[Entity] | None:
    parts = list(_ENGLISH_PART.finditer(match.string, match.start(), match.end()))
    last_hour, last_half = int(parts[-1][1]), parts[-1][3].lower()
    found = []
    for part in parts:
        hour = int(part[1])
        # "10-1 p.m." starts in the morning, "3-6 p.m." does not.
        half = (part[3] or "").lower() or ("a" if last_hour < hour < _NOON else last_half)
        hour24 = hour % _NOON + (_NOON if half == "p" else 0)
        found.append((part.start(), part.end(), _clock(hour24, int(part[2] or 0))))
    return _entities(found)


_WORDS = re.compile(r"\b(?:12 )?(noon|midnight)\b", re.IGNORECASE)
_WORD_VALUES = {"noon": "12:00", "midnight": "00:00"}


def _read_word(match: re.Match[str]) -> Iterable[Entity]:
    return [Entity("time", match.start(), match.end(), _WORD_VALUES[match[1].lower()])]


# Chinese

_PERIODS = {
    **dict.fromkeys(("上午", "凌晨", "早上", "早晨", "清晨"), 0),
    **dict.fromkeys(("下午", "晚上", "傍晚", "夜间", "深夜", "午夜", "晚间", "当晚", "晚"), _NOON),
    **dict.fromkeys(("中午", "正午"), _NOON),
}
_PERIOD = f"(?:{'|'.join(_PERIODS)})"
_AFTERNOON = f"(?:{'|'.join(period for period, hours in _PERIODS.items() if hours)})"
_CHINESE_NUMBER = "(?:[0-9]{1,2}|[〇零一二两三四五六七八九十]{1,3})"
_MINUTES = rf"(?:\s?(?:{_CHINESE_NUMBER}\s?分(?!之)|分|整|半))?"
_CHINESE_TIME = (
    rf"(?:{_PERIOD}\s?{_CHINESE_NUMBER}\s?[时点]{_MINUTES}"
    rf"|(?<![0-9.,/])[0-9]{{1,2}}\s?时(?![代期间刻而候段速差]){_MINUTES}"
    rf"|(?<![0-9.,/])[0-9]{{1,2}}\s?点(?:钟|整|半|\s?{_CHINESE_NUMBER}\s?分(?!之))"
    # 下午3:00: the figures alone would be 03:00.
    rf"|{_AFTERNOON}\s?[0-9]{{1,2}}:[0-5][0-9]|(?<=[日\0])\s?零\s?[时点]{_MINUTES})"
)
_CHINESE = re.compile(
    rf"{_CHINESE_TIME}(?:\s?(?:至|到|-|~)\s?(?:{_CHINESE_TIME}|{_CHINESE_NUMBER}\s?[时点]{_MINUTES}"
    r"|[0-9]{1,2}:[0-5][0-9](?![0-9:])))?"
)
_CHINESE_PART = re.compile(
    rf"({_PERIOD})?\s?({_CHINESE_NUMBER})\s?(?::([0-5][0-9])"
    rf"|[时点](?:\s?(?:({_CHINESE_NUMBER})\s?分|分|整|(半)|钟))?)"
)


def _read_chinese(match: re.Match[str]) -> Iterable[Entity] | None:
    found = []
    shift, first = 0, 0
    for part in _CHINESE_PART.finditer(match.string, match.start(), match.end()):
        hour = _number(part[2])
        shift = _shift(part[1], hour, first, shift)
        first = hour
        minute = 30 if part[5] else _number(part[3] or part[4] or "0")
        found.append((part.start(), part.end(), _clock(hour + shift, minute)))
    return _entities(found)


def _shift(period: str | None, hour: int, earlier: int, inherited: int) -> int:
    """Hours to add: a time without a period goes on from the one before it, as in 下午3时至6时."""
    if period is None:
        return inherited if hour >= earlier or inherited else (_NOON if hour < earlier else 0)
    if period == "午夜" and hour == _NOON:
        return -_NOON
    in_clock = _NOON - 2 < hour <= _NOON if period in ("中午", "正午") else hour >= _NOON
    return 0 if in_clock else _PERIODS[period]


def _number(text: str) -> int:
    return int(text) if text.isascii() else int(chinese(text) or 0)


_CHINESE_WORDS = re.compile(r"(?:中午|正午|午夜)(?!\s?[0-9])")


def _read_chinese_word(match: re.Match[str]) -> Iterable[Entity]:
    value = _WORD_VALUES["midnight" if match[0] == "午夜" else "noon"]
    return [Entity("time", match.start(), match.end(), value)]


# Any language

_TWENTY_FOUR = re.compile(
    r"(?<![0-9A-Za-z.,/:])(?:([01]?[0-9]|2[0-4]):([0-5][0-9])(?::[0-5][0-9])?(?![0-9:/])"
    r"|(0[0-9])([0-5][0-9])(?![0-9/]|[.,-][0-9])"
    r"|(?<=[Aa]t )(1[0-8]|2[1-4])([0-5][0-9])(?=,? (?![a-z]+s\b))"
    r"|([01][0-9]|2[0-4])\.?([0-5][0-9])(?= ?(?:hours|hrs)\b|Z\b)"
    # The unit is printed last: between 1100 and 1200 hours.
    r"|([01][0-9]|2[0-4])([0-5][0-9])(?=(?: and | to | or |-)[0-2][0-9][0-5][0-9] ?(?:hours|hrs)\b)"
    r")(?: ?(?:hours|hrs)\b|Z\b)?"
)


def _read_twenty_four(match: re.Match[str]) -> Iterable[Entity] | None:
    hour, minute = (int(group) for group in match.groups() if group is not None)
    return _entities([(match.start(), match.end(), _clock(hour, minute))])


_NEEDS = re.compile("[0-9]:[0-9]|(?<![0-9])0[0-9]{3}|h(?:ou)?rs|t [12][0-9]{3}|[0-9]Z")

COMMON_RULES = (Rule(_TWENTY_FOUR, _read_twenty_four, _NEEDS),)
ENGLISH_RULES = (
    Rule(_ENGLISH, _read_english, re.compile(r"[0-9]\s?[apAP]\.?\s?[mM]")),
    Rule(_WORDS, _read_word, re.compile("(?i)noon|midnight")),
)
CHINESE_RULES = (
    Rule(_CHINESE, _read_chinese, re.compile("[时点]|[午晨上间夜晚]\\s?[0-9]{1,2}:")),
    Rule(_CHINESE_WORDS, _read_chinese_word, re.compile("[中正]午|午夜")),
)
