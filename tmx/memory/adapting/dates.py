"""The manners in which dates and times are written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from entities import numerals as read
from tmx.memory.adapting import numerals as write
from tmx.memory.adapting.numbers import ordinal_suffix
from tmx.memory.adapting.place import Edit, Manner, Meant, Place
from tmx.memory.adapting.traits import (
    CHINESE_WEEKDAY,
    CHINESE_WEEKDAYS,
    ENGLISH_WEEKDAY,
    ENGLISH_WEEKDAYS,
)

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = re.compile("|".join((*_MONTHS, *map(str.upper, _MONTHS))))
_FIELDS = ("year", "month", "day")
_DECADE_VALUE = re.compile("([0-9]{2})([0-9]0)s")

Fields = Mapping[str, int]


def fields(value: str) -> Fields | None:
    """Year, month and day of a date's value, as far as they are there; None for a decade."""
    if value.endswith("s"):
        return None
    parts = value.removeprefix("--").split("-")
    names = _FIELDS[1:] if value.startswith("--") else _FIELDS
    return dict(zip(names, map(int, parts), strict=False))


def _first_printed(names: Sequence[str], many: int, place: Place, meant: Meant) -> int:
    """From which of its parts on a date is printed, that shares those before with another.

    Args:
        names: of the parts, in the order in which they are shared: the year first in Chinese,
            the day last; in English those printed last come first.
        many: how many are printed now.
        place: where.
        meant: what is to be printed.

    Returns:
        An index of `names`. What differs from the other date is printed, and nothing more where
        nothing more was; 3月9日至3月13日 keeps its second month.
    """
    printed = len(names) - many
    before, now = (_first_different(names, it) for it in (place.old, meant))
    if before is None or now is None:
        return printed
    return now if printed == before else min(printed, now)


def _first_different(names: Sequence[str], meant: Meant) -> int | None:
    own, other = fields(meant.value), fields(meant.beside) if meant.beside else None
    if not own or not other or own.keys() != other.keys():
        return None
    differ = [place for place, name in enumerate(names) if own[name] != other[name]]
    return differ[0] if differ else len(names) - 1


# Chinese: 2011年4月11日（星期一）, 二〇一一年, 4月, 11日, or the 5 of 4月5、6和8日

_HAN_FIELD = re.compile("[0-9]+|[〇零一二三四五六七八九十]+")
_HAN_UNITS = {"year": "年", "month": "月"}


def _chinese(place: Place, meant: Meant) -> Sequence[Edit] | None:
    """What is printed are the last fields of the date: those before are shared."""
    named, weekday = CHINESE_WEEKDAY.search(place.printed), meant.weekday
    text = place.printed[: named.start()] if named else place.printed
    printed, new = list(_HAN_FIELD.finditer(text)), fields(meant.value)
    names = [name for name in _FIELDS if new and name in new]
    if place.language != "zh" or not new or not 0 < len(printed) <= len(names):
        return None
    edits = _chinese_fields(printed, names, _first_printed(names, len(printed), place, meant), new)
    if not named:
        return edits
    return None if weekday is None else [*edits, (*named.span(1), CHINESE_WEEKDAYS[weekday])]


def _chinese_fields(
    printed: Sequence[re.Match[str]], names: Sequence[str], first: int, new: Fields
) -> list[Edit]:
    """Fields that were not printed go before the others, those not to be printed go away."""
    were, like = len(names) - len(printed), printed[0][0]
    start, end = printed[0].span()
    gap = " " if printed[0].string.startswith(" ", end) else ""
    parts = [f"{_like(like, new[name])}{gap}{_HAN_UNITS[name]}{gap}" for name in names[first:were]]
    added = "".join(parts)
    edits = [(start, start, added)] if added else []
    kept = printed[max(0, first - were) :]
    if kept[0].start() > start:
        edits.append((start, kept[0].start(), ""))
    shown = names[max(first, were) :]
    return edits + [
        (*found.span(), _like(found[0], new[name])) for found, name in zip(kept, shown, strict=True)
    ]


def _like(printed: str, number: int) -> str:
    if printed.isascii():
        return f"{number:02d}" if printed.startswith("0") else str(number)
    return write.positional(number) if number > 999 else write.chinese(number) or ""


def _chinese_decade(place: Place, meant: Meant) -> Sequence[Edit] | None:
    """20世纪90年代, 二十世纪九十年代, 九十年代, 1990年代."""
    value, printed = _DECADE_VALUE.fullmatch(meant.value), list(_HAN_FIELD.finditer(place.printed))
    if not value or not printed or not place.printed.endswith("年代"):
        return None
    if len(printed) == 1 and len(printed[0][0]) == 4:
        return [(*printed[0].span(), meant.value[:-1])]
    numbers = [int(value[1]) + 1, int(value[2])][-len(printed) :]
    return [(*f.span(), _like(f[0], n)) for f, n in zip(printed, numbers, strict=False)]


# English: Monday, 11 April 2011; April 11, 2011; April; 11th

_PIECE = re.compile(
    rf"(?P<weekday>{ENGLISH_WEEKDAY.pattern})|(?P<month>{_MONTH.pattern})"
    r"|(?P<year>[0-9]{4})|(?P<day>[0-9]{1,2})(?P<suffix>st|nd|rd|th)?|(?P<other>[A-Za-z]+)"
)


def _english(place: Place, meant: Meant) -> Sequence[Edit] | None:
    """Abbreviated months are left alone: which of them has a full stop is a matter of style."""
    pieces, new = list(_PIECE.finditer(place.printed)), fields(meant.value)
    if not new or any((piece["other"] or "of") not in ("of", "on", "from") for piece in pieces):
        return None
    edits = []
    for piece in pieces:
        if piece["other"]:
            continue
        text = _english_piece(piece, new, meant.weekday)
        if text is None:
            return None
        edits.append((*piece.span(), text))
    return _english_shared(place, meant, pieces, edits)


def _english_shared(
    place: Place, meant: Meant, pieces: Sequence[re.Match[str]], edits: list[Edit]
) -> Sequence[Edit] | None:
    """9 to 13 March becomes 30 March to 3 April: the month is printed where it is not shared."""
    new = fields(meant.value) or {}
    names = [name for name in _FIELDS if name in new]
    printed = [name for piece in pieces for name in _FIELDS if piece[name]]
    first = _first_printed(names, len(printed), place, meant)
    were = len(names) - len(printed)
    # Only where the parts stand in the order of the United Nations, so that what is shared is last.
    if first == were or printed != list(reversed(names[were:])):
        return edits
    end = len(place.printed)
    if first < were:
        added = [
            _MONTHS[new[name] - 1] if name == "month" else str(new[name])
            for name in reversed(names[first:were])
        ]
        return [*edits, (end, end, "".join(f" {text}" for text in added))]
    kept = edits[: len(edits) - (first - were)]
    return [*kept, (kept[-1][1], end, "")]


def _english_piece(piece: re.Match[str], new: Fields, weekday: int | None) -> str | None:
    if piece["weekday"]:
        return None if weekday is None else ENGLISH_WEEKDAYS[weekday]
    name = next(name for name in ("month", "year", "day") if piece[name])
    if name not in new:
        return None
    if name == "month":
        month = _MONTHS[new[name] - 1]
        return month.upper() if piece[name].isupper() else month
    padded = name == "day" and piece[name].startswith("0")
    text = f"{new[name]:02d}" if padded else str(new[name])
    return text + (ordinal_suffix(new[name]) if piece["suffix"] else "")


# In figures alone, in any language

_ISO = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ENGLISH_DECADE = re.compile("([0-9]{4})'?s")


def _iso(place: Place, meant: Meant) -> Sequence[Edit] | None:
    whole = _ISO.fullmatch(place.printed) and _ISO.fullmatch(meant.value)
    return [(0, len(place.printed), meant.value)] if whole else None


def _year(place: Place, meant: Meant) -> Sequence[Edit] | None:
    """A year of four figures, or the 15 of 2014/15."""
    if not re.fullmatch("[0-9]{4}|[0-9]{2}", place.printed) or not meant.value.isdigit():
        return None
    return [(0, len(place.printed), meant.value[-len(place.printed) :])]


def _decade(place: Place, meant: Meant) -> Sequence[Edit] | None:
    found = _ENGLISH_DECADE.fullmatch(place.printed)
    same = found and _DECADE_VALUE.fullmatch(meant.value)
    return [(*found.span(1), meant.value[:-1])] if found and same else None


DATES: tuple[Manner, ...] = (_year, _iso, _decade, _chinese, _chinese_decade, _english)


# Times

_NOON = 12
_CLOCK = re.compile("([0-9]{1,2})([:.])([0-9]{2})")
_ENGLISH_TIME = re.compile(r"([0-9]{1,2})(?:([.:])([0-9]{2}))?(?: ?([ap])(?:\.? ?m\b\.?))?")
_CHINESE_TIME = re.compile(
    "(上午|下午)? ?([0-9]{1,2}|[一二三四五六七八九十]{1,2}|两)(?:时|点) ?"
    "(?:([0-9]{1,2}|[一二三四五六七八九十]{1,3})分)?"
)


def _hour_and_minute(meant: Meant) -> tuple[int, int]:
    hour, minute = meant.value.split(":")
    return int(hour), int(minute)


def _twenty_four(place: Place, meant: Meant) -> Sequence[Edit] | None:
    found = _CLOCK.fullmatch(place.printed)
    if not found:
        return None
    hour, minute = _hour_and_minute(meant)
    text = f"{hour:02d}" if len(found[1]) > 1 else str(hour)
    return [(*found.span(1), text), (*found.span(3), f"{minute:02d}")]


def _english_time(place: Place, meant: Meant) -> Sequence[Edit] | None:
    """Noon and midnight are left alone: which of them 12 a.m. is, not all agree on."""
    found, (hour, minute) = _ENGLISH_TIME.fullmatch(place.printed), _hour_and_minute(meant)
    if not found or hour % _NOON == 0 or (minute and not found[3]):
        return None
    edits = [(*found.span(1), str(hour % _NOON))]
    if found[3]:
        edits.append((*found.span(3), f"{minute:02d}"))
    if found[4]:
        edits.append((*found.span(4), "p" if hour > _NOON else "a"))
    return edits


def _chinese_time(place: Place, meant: Meant) -> Sequence[Edit] | None:
    found, (hour, minute) = _CHINESE_TIME.fullmatch(place.printed), _hour_and_minute(meant)
    if not found:
        return None
    twelve = _is_half_day(found, place)
    if twelve and hour % _NOON == 0:
        return None
    edits = [(*found.span(2), _hour_like(found[2], hour % _NOON if twelve else hour))]
    if found[1]:
        edits.append((*found.span(1), "下午" if hour > _NOON else "上午"))
    return _with_minutes(found, edits, minute)


def _is_half_day(found: re.Match[str], place: Place) -> bool:
    """Whether 3时 is written for 15:00, since 下午 stands there or before."""
    printed = int(found[2]) if found[2].isascii() else int(read.chinese(found[2]) or 0)
    return bool(found[1]) or printed != _hour_and_minute(place.old)[0]


def _hour_like(printed: str, hour: int) -> str:
    if printed.isascii():
        return f"{hour:02d}" if printed.startswith("0") else str(hour)
    return "两" if hour == 2 else write.chinese(hour) or ""


def _with_minutes(found: re.Match[str], edits: list[Edit], minute: int) -> Sequence[Edit] | None:
    """Minutes are added or left out with their 分."""
    end = found.end()
    if not found[3]:
        like = _like(found[2].replace("两", "二"), minute) if minute else ""
        return [*edits, (end, end, f"{like}分")] if minute else edits
    start = found.start(3)
    return [*edits, (start, end, f"{_like(found[3], minute)}分" if minute else "")]


TIMES: tuple[Manner, ...] = (_twenty_four, _english_time, _chinese_time)
