"""A termbase, read as a glossary among others."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from os import PathLike
from typing import Any

from glossaries.term import Concept
from tmx.options import DEFAULT_READING, Reading


def read_termbase(
    path: str | PathLike[str], _reading: Reading = DEFAULT_READING
) -> Iterator[tuple[int, Concept]]:
    """The concepts of a termbase; in place of lines, the numbers under which it keeps them.

    Raises:
        FileProblem: it is missing or cannot be read.
        BadGlossary: it is no termbase.
    """
    # By name: SQLite is loaded for termbases only.
    termbase: Any = import_module("glossaries.termbase").Termbase
    with termbase.open(path) as base:
        for stored in base.concepts():
            yield stored.id, stored.concept
