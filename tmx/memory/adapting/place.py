"""A place in the stored translation, and what a manner of writing is.

A manner reads from what is printed at a place how its value is written, and writes another in
the same way. It is only believed where it would have written the old value as it is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meant:
    """What is to be written.

    Attributes:
        value: canonical, as `entities.Entity` has it.
        weekday: that of a date, 0 is Monday; None if none is known.
        beside: value of the date with which a date may share its year or month, "" if it stands
            by itself.
    """

    value: str
    weekday: int | None = None
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """An entity of the stored translation.

    Attributes:
        printed: it as folded text.
        before: folded text before it.
        after: folded text after it.
        language: primary subtag.
        old: what is written there.
        ordinal: whether the new sentence has an ordinal.
    """

    printed: str
    before: str
    after: str
    language: str
    old: Meant
    ordinal: bool = False


Edit = tuple[int, int, str]
"""Start and end in `Place.printed`, and the folded text to put there."""

Manner = Callable[[Place, Meant], Sequence[Edit] | None]
"""What to change at a place; None if it is not written in this manner, or the value cannot be."""
