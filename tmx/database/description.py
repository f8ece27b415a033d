"""What is told of a kind of file: whose it is, how it is laid out, how messages speak of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """How messages speak of a kind of file, and what they advise.

    Attributes:
        name: in full, with `a` before it: `translation memory`.
        short: the same, once it is known which is meant: `memory`.
        missing: what to do where there is none.
        foreign: what to do where the file is something else.
        damaged: what to do about one that is damaged.
        unusable: what to do where SQLite says something that is not foreseen.
    """

    name: str
    short: str
    missing: str
    foreign: str
    damaged: str
    unusable: str


@dataclass(frozen=True, slots=True)
class Description:
    """A kind of file.

    Attributes:
        wording: how messages speak of it.
        application: whose file it is, in the file's header
            (https://sqlite.org/fileformat.html, 1.3.16).
        version: the layout that this version of the program writes.
        create: makes the tables of a new file, in the transaction that is open.
        migrations: number of an older layout -> what brings it to the next, likewise.
    """

    wording: Wording
    application: int
    version: int
    create: Callable[[sqlite3.Connection], None]
    migrations: Mapping[int, Callable[[sqlite3.Connection], None]]
