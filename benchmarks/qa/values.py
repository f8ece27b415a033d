"""Faults in numbers, dates, symbols and marks of notes.

Each is put in only where both sides hold the value equally often: then it was right before.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from benchmarks.qa.rows import Row, han

#: Gives (source, target) with a fault, None where it cannot be put in.
Fault: TypeAlias = Callable[[Sequence[Row], int, Random], tuple[str, str] | None]

_NUMBER = re.compile(r"(?<![0-9A-Za-z./])\d+(?:[,  ]\d{3}(?!\d))*(?:\.\d+)?(?![0-9A-Za-z/])")
_SEPARATORS = re.compile(r"[,  ]")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_ENGLISH = re.compile(rf"(?<!\d)(\d{{1,2}}) ({'|'.join(_MONTHS)})(?: (\d{{4}}))?\b")
_CHINESE = re.compile(r"(?:(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})日")
_WRITTEN = re.compile(
    r"([〇一二三四五六七八九]{4})年([一二三四五六七八九十]+)月([一二三四五六七八九十]+)日"
)
_DIGITS = "〇一二三四五六七八九"

_ONES = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
         "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
         "seventeenth", "eighteenth", "nineteenth")  # fmt: skip
_TENS = ("", "", "twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
_COUNTS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTED = re.compile(
    r"(?<![第一二三四五六七八九十百])([三四五六七八九]|十[一二]?)(?=[个项次名份届章])"
)
_ORDINAL = re.compile(r"第([一二三四五六七八九十]+)(?=[届次条章项个])")


def ordinal(number: int) -> str:
    """An English ordinal in words, from 1 to 99."""
    tens, ones = divmod(number, 10)
    if number < len(_ONES):
        return _ONES[number]
    return f"{_TENS[tens]}y-{_ONES[ones]}" if ones else f"{_TENS[tens]}ieth"


_IN_WORDS = {han(number): ordinal(number) for number in range(1, 100)}
_IN_WORDS_COUNTED = {han(number): word for number, word in enumerate(_COUNTS, 3)}


def _plain(number: str) -> str:
    return _SEPARATORS.sub("", number)


def _numbers(row: Row) -> list[re.Match[str]]:
    """The numbers of the target that the source has equally often."""
    there = Counter(_plain(found[0]) for found in _NUMBER.finditer(row.source))
    here = list(_NUMBER.finditer(row.target))
    counts = Counter(_plain(found[0]) for found in here)
    return [found for found in here if counts[_plain(found[0])] == there[_plain(found[0])]]


def _put(text: str, found: re.Match[str], new: str) -> str:
    return text[: found.start()] + new + text[found.end() :]


def change_digit(number: str, chance: Random) -> str:
    """The number with another digit in one place, and no nought at its head."""
    places = [at for at, one in enumerate(number) if one.isdecimal()]
    at = chance.choice(places)
    others = [one for one in "0123456789" if one != number[at] and (at > places[0] or one != "0")]
    return number[:at] + chance.choice(others) + number[at + 1 :]


def swap_digits(number: str, chance: Random) -> str:
    """The number with two neighbouring digits exchanged; the same if there are none."""
    places = [
        at
        for at in range(len(number) - 1)
        if number[at : at + 2].isdecimal()
        and number[at] != number[at + 1]
        and (at > 0 or number[at + 1] != "0")
    ]
    if not places:
        return number
    at = chance.choice(places)
    return f"{number[:at]}{number[at + 1]}{number[at]}{number[at + 2 :]}"


def digit_changed(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
    """A digit of the target is another."""
    return _number_changed(rows[at], change_digit, chance)


def digits_swapped(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
    """Two digits of the target have changed places."""
    return _number_changed(rows[at], swap_digits, chance)


def _number_changed(
    row: Row, change: Callable[[str, Random], str], chance: Random
) -> tuple[str, str] | None:
    numbers = _numbers(row)
    if not numbers:
        return None
    found = chance.choice(numbers)
    return row.source, _put(row.target, found, change(found[0], chance))


def ordinal_changed(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
    """An ordinal in words is another."""
    return _word_changed(rows[at], _ORDINAL, _IN_WORDS, chance)


def count_changed(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
    """A small number in words is another."""
    return _word_changed(rows[at], _COUNTED, _IN_WORDS_COUNTED, chance)


def _word_changed(
    row: Row, pattern: re.Pattern[str], table: dict[str, str], chance: Random
) -> tuple[str, str] | None:
    places = list(_worded(row, pattern, table))
    if not places:
        return None
    place = chance.choice(places)
    other = chance.choice([one for one in list(table)[:60] if one != place[1]])
    return row.source, row.target[: place.start(1)] + other + row.target[place.end(1) :]


def _worded(row: Row, pattern: re.Pattern[str], table: dict[str, str]) -> Iterator[re.Match[str]]:
    words = Counter(re.findall(r"[a-z]+(?:-[a-z]+)?", row.source.lower()))
    places = list(pattern.finditer(row.target))
    counts = Counter(found[1] for found in places)
    for found in places:
        if found[1] in table and words[table[found[1]]] == counts[found[1]]:
            yield found


def magnitude_changed(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
    """万 has become 亿, or the other way round."""
    row = rows[at]
    found = re.search(r"(?<=\d)[万亿]", row.target)
    if not found or not re.search(r"(?i)\b(?:m|b|tr)illions?\b|\d,\d{3}", row.source):
        return None
    return row.source, _put(row.target, found, "亿" if found[0] == "万" else "万")


@dataclass(frozen=True, slots=True)
class _Day:
    """A date; year 0 if it says none."""

    year: int
    month: int
    day: int

    def moved(self, unit: str, step: int) -> _Day | None:
        """A day, a month or a year earlier or later; None where there is no such date."""
        year, month, day = self.year, self.month, self.day
        if unit == "day":
            day += step
        elif unit == "month":
            month += step
        else:
            year += step
        if not 1 <= month <= 12 or (unit == "year" and not self.year):
            return None
        there_is = 1 <= day <= monthrange(year or 2000, month)[1]
        return _Day(year, month, day) if there_is else None


def _english_days(text: str) -> list[tuple[re.Match[str], _Day]]:
    return [
        (found, _Day(int(found[3] or 0), _MONTHS.index(found[2]) + 1, int(found[1])))
        for found in _ENGLISH.finditer(text)
    ]


def _chinese_days(text: str) -> list[tuple[re.Match[str], _Day]]:
    figures = [
        (found, _Day(int(found[1] or 0), int(found[2]), int(found[3])))
        for found in _CHINESE.finditer(text)
    ]
    words = [
        (found, _Day(_year(found[1]), _value(found[2]), _value(found[3])))
        for found in _WRITTEN.finditer(text)
    ]
    return figures + words


def _year(digits: str) -> int:
    return int("".join(str(_DIGITS.index(one)) for one in digits))


def _value(words: str) -> int:
    return next(number for number in range(1, 100) if han(number) == words)


def _in_english(day: _Day) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if day.year else "")


def _in_chinese(day: _Day, like: str) -> str:
    if like[-2] in "一二三四五六七八九十":
        year = "".join(_DIGITS[int(one)] for one in str(day.year))
        return f"{year}年{han(day.month)}月{han(day.day)}日"
    return (f"{day.year}年" if day.year else "") + f"{day.month}月{day.day}日"


def date_moved(unit: str, side: str) -> Fault:
    """A date of a side is a day, a month or a year off, written as it was."""

    def fault(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
        row = rows[at]
        english, chinese = _english_days(row.source), _chinese_days(row.target)
        there = Counter(day for _, day in english)
        here = Counter(day for _, day in chinese)
        found = english if side == "source" else chinese
        right = [one for one in found if there[one[1]] == here[one[1]]]
        if not right:
            return None
        place, day = chance.choice(right)
        moved = [new for step in (-1, 1) if (new := day.moved(unit, step))]
        if not moved:
            return None
        if side == "source":
            return _put(row.source, place, _in_english(chance.choice(moved))), row.target
        return row.source, _put(row.target, place, _in_chinese(chance.choice(moved), place[0]))

    return fault


_RESOLUTION = re.compile(r"(?<=第)\d+(?:/\d+|\(\d{4}\))(?=号)")
_SYMBOL = re.compile(r"[A-Z]+(?:/[A-Z0-9.]+)+")


def resolution_changed(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
    """The number of a resolution or decision is another."""
    row = rows[at]
    there = row.source.replace(" (", "(")
    places = [one for one in _RESOLUTION.finditer(row.target) if one[0] in there]
    if not places:
        return None
    found = chance.choice(places)
    change = chance.choice((change_digit, change_digit, swap_digits))
    return row.source, _put(row.target, found, change(found[0], chance))


def symbol_changed(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
    """The symbol of a document is another, or a part of it is gone."""
    row = rows[at]
    places = [one for one in _SYMBOL.finditer(row.target) if one[0] in row.source]
    if not places:
        return None
    found = chance.choice(places)
    change = chance.choice((_other_digit, _swapped, _shorter, _other_letter))
    return row.source, _put(row.target, found, change(found[0], chance))


def _other_digit(symbol: str, chance: Random) -> str:
    return change_digit(symbol, chance)


def _swapped(symbol: str, chance: Random) -> str:
    return swap_digits(symbol, chance)


def _shorter(symbol: str, chance: Random) -> str:
    return symbol.rsplit("/", 1)[0] if symbol.count("/") > 2 else change_digit(symbol, chance)


def _other_letter(symbol: str, chance: Random) -> str:
    return chance.choice([one for one in "AESTC" if one != symbol[0]]) + symbol[1:]


_MARK = re.compile(r"[¹²³⁰⁴-⁹]+|\[\d{1,3}\]|(?<=\S)\*")


def note_dropped(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
    """The mark of a note is not in the target."""
    row = rows[at]
    places = list(_MARK.finditer(row.target))
    if not places or len(places) != len(_MARK.findall(row.source)):
        return None
    return row.source, _put(row.target, chance.choice(places), "")
