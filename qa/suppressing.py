"""One finding let alone: `qa: ignore number` in a comment of the PO or in a note of the unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tmx.unit import TranslationUnit

#: What stands for all checks.
ALL = "*"

_MARK = re.compile(r"\bqa:[ \t]*ignore\b(?P<names>[ \t]+[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)?", re.I)
_NAME = re.compile(r"[\w-]+")


def ignored(unit: TranslationUnit) -> frozenset[str]:
    """The names of the checks that a unit's notes let alone, as written there; ALL for all.

    The mark may stand anywhere in a note: `qa: ignore`, `qa: ignore number`,
    `qa: ignore number, date`.
    """
    if not unit.notes and not any(variant.notes for variant in unit.variants):
        return frozenset()
    return frozenset(_named(_notes(unit)))


def _notes(unit: TranslationUnit) -> Iterator[str]:
    yield from unit.notes
    for variant in unit.variants:
        yield from variant.notes


def _named(notes: Iterable[str]) -> Iterator[str]:
    for note in notes:
        for mark in _MARK.finditer(note):
            names = _NAME.findall(mark["names"] or "")
            yield from (name.lower().replace("_", "-") for name in names) if names else (ALL,)
