"""How a message names another unit of the file."""

from __future__ import annotations

from dataclasses import dataclass

from qa.pair import Pair

# Characters of a text that a message quotes.
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A unit that a message points at.

    Attributes:
        seen: its place among those seen, from 0.
        file: its file, "" for none.
        line: from 1, 0 if unknown.
        unit: its number in its file, from 0.
    """

    seen: int
    file: str
    line: int
    unit: int

    @classmethod
    def of(cls, pair: Pair, seen: int) -> Place:
        """That of a pair."""
        return cls(seen, pair.file, pair.unit.line, pair.number)

    def told(self, other: Place) -> str:
        """For a message about another unit: with the file only where that is another."""
        here = f"line {self.line}" if self.line else f"unit {self.unit}"
        return here if self.file == other.file else f"{self.file}, {here}"


def shown(text: str) -> str:
    """A text as far as a message quotes it."""
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
