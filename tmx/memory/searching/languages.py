"""Which of the memory's languages serve for the one that is asked for."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from tmx.languages import canonical, closeness, interchangeable


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that is asked for.

    Attributes:
        tag: canonical.
        ids: of the memory's languages that serve for it, the nearest first.
        tags: id -> tag, of the same.
    """

    tag: str
    ids: tuple[int, ...]
    tags: dict[int, str] = field(compare=False)

    def rank(self, language: int) -> int:
        """0 for the nearest, 1 for the next, ..."""
        return self.ids.index(language)


def lacking(connection: sqlite3.Connection, *asked: str) -> str:
    """That the memory holds nothing in a language that is asked for; "" if it has them all.

    Raises:
        UnknownLanguage: one is not a language.
    """
    missing = next((tag for tag in map(canonical, asked) if not tongue(connection, tag).ids), None)
    if missing is None:
        return ""
    kept = [tag for (tag,) in connection.execute("SELECT tag FROM language ORDER BY id") if tag]
    return f"the memory holds nothing in '{missing}' (languages: {', '.join(kept) or 'none'})"


def tongue(connection: sqlite3.Connection, asked: str) -> Tongue:
    """The memory's languages that serve for one.

    Raises:
        UnknownLanguage: it is not a language.
    """
    tag = canonical(asked)
    found = [
        (closeness(kept, tag), number, kept)
        for number, kept in connection.execute("SELECT id, tag FROM language")
        if interchangeable(kept, tag)
    ]
    found.sort(key=lambda one: (one[0] or 0, one[1]))
    return Tongue(tag, tuple(n for _, n, _ in found), {n: kept for _, n, kept in found})
