"""Automatic numbers for labels that are known: the lists that make Word print just these."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from aligner.readers.numbering import formatted
from benchmarks.layouts.word_xml import made

# The number format and what stands around it, in the manner of each kind of label.
_MANNERS = (
    ("decimal", "{}."),
    ("lowerRoman", "({})"),
    ("lowerLetter", "({})"),
    ("upperRoman", "{}."),
    ("upperLetter", "{}."),
    ("chineseCounting", "{}、"),
    ("chineseCounting", "（{}）"),
)
_MOST = 40
_LEVELS = 9


@dataclass(slots=True)
class _List:
    """A list of its own: a `num` and its template, with what it counted so far.

    Attributes:
        manners: number format and frame by level.
        starts: first number by level.
        counts: last number by level.
    """

    manners: dict[int, tuple[str, str]]
    starts: dict[int, int]
    counts: dict[int, int] = field(default_factory=dict)

    def takes(self, level: int, manner: tuple[str, str], number: int) -> bool:
        """Whether it would print this by itself, or can be made to since the level is new."""
        if level in self.counts:
            return self.manners[level] == manner and self.counts[level] + 1 == number
        if level not in self.manners:
            return any(upper in self.counts for upper in range(level))
        return self.manners[level] == manner and self.starts.get(level, 1) == number

    def take(self, level: int, manner: tuple[str, str], number: int) -> None:
        """Counts a paragraph; deeper levels start again."""
        if level not in self.manners:
            self.manners[level] = manner
            self.starts[level] = number
        self.counts = {each: count for each, count in self.counts.items() if each < level}
        self.counts[level] = number


@dataclass(slots=True)
class Numbers:
    """The lists of a document, opened as its labels ask for them."""

    lists: list[_List] = field(default_factory=list)

    def properties(self, label: str, level: int) -> Any | None:
        """`numPr` for a paragraph with this label; None if Word has no such numbers.

        Args:
            label: as printed; "" for a bullet.
            level: depth of the paragraph, from 0.
        """
        if not label:
            return self._numbered(level, ("bullet", "–"), 0)
        candidates = list(_readings(label))
        for manner, number in candidates:
            for place in reversed(range(len(self.lists))):
                if self.lists[place].takes(level, manner, number):
                    self.lists[place].take(level, manner, number)
                    return _pointer(place, level)
        return self._numbered(level, *candidates[0]) if candidates else None

    def _numbered(self, level: int, manner: tuple[str, str], number: int) -> Any:
        fresh = _List({level: manner}, {level: number})
        fresh.take(level, manner, number)
        self.lists.append(fresh)
        return _pointer(len(self.lists) - 1, level)

    def elements(self) -> Iterator[Any]:
        """What belongs into the numbering part: all templates, then all lists."""
        for place, each in enumerate(self.lists):
            levels = [_level(each, depth) for depth in range(_LEVELS)]
            yield made(
                "abstractNum",
                made("multiLevelType", val="multilevel"),
                *levels,
                abstractNumId=_identity(place),
            )
        for place in range(len(self.lists)):
            pointer = made("abstractNumId", val=_identity(place))
            yield made("num", pointer, numId=_identity(place))


def _identity(place: int) -> int:
    """Numbers beyond those of the template that python-docx starts from."""
    return place + 101


def _pointer(place: int, level: int) -> Any:
    return made("numPr", made("ilvl", val=level), made("numId", val=_identity(place)))


def _level(each: _List, depth: int) -> Any:
    number_format, frame = each.manners.get(depth, ("none", ""))
    return made(
        "lvl",
        made("start", val=each.starts.get(depth, 1)),
        made("numFmt", val=number_format),
        made("suff", val="tab" if number_format != "none" else "nothing"),
        made("lvlText", val=frame.format(f"%{depth + 1}")),
        made("lvlJc", val="left"),
        ilvl=depth,
    )


def _readings(label: str) -> Iterator[tuple[tuple[str, str], int]]:
    """What a label can be: `(i)` is the first Roman number or the ninth letter."""
    for manner in _MANNERS:
        for number in range(1, _MOST):
            if re.fullmatch(re.escape(manner[1].format(formatted(number, manner[0]))), label):
                yield manner, number
