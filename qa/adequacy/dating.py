"""Chinese dates in numerals, written in figures: the encoder knows 2015年, and not 二〇一五年."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from entities.numerals import chinese
from qa.finding import Span

_ONE = "一二三四五六七八九"
_DATE = re.compile(
    rf"[〇○零{_ONE}]{{4}}(?=年)|(?<=年)[{_ONE}十]{{1,2}}(?=月)|[{_ONE}十]{{1,2}}(?=月[{_ONE}十0-9])"
    rf"|(?<=[月至、和])[{_ONE}十]{{1,3}}(?=日)"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A text with its dates in figures.

    Attributes:
        text: it.
        places: of each of its characters, and of its end, where that was; empty for the same place.
    """

    text: str
    places: Sequence[int] = ()

    def before(self, place: Span) -> Span:
        """Where a stretch of the text was."""
        if not self.places:
            return place
        return self.places[place[0]], self.places[place[1]]


def dated(text: str) -> Dated:
    """A Chinese text with its dates in figures."""
    if not _DATE.search(text):
        return Dated(text)
    written, places, end = [], list[int](), 0
    for found in _DATE.finditer(text):
        value = chinese(found[0].replace("○", "〇"))
        figures = found[0] if value is None else str(value)
        written += [text[end : found.start()], figures]
        places += [*range(end, found.start()), *[found.start()] * len(figures)]
        end = found.end()
    return Dated("".join([*written, text[end:]]), [*places, *range(end, len(text) + 1)])
