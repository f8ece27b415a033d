"""The file of a termbase: where it lies, its tables and their version, how messages speak of it.

Terms carry the key by which they are looked up (`keys`); all else is the truth. A change of the
rules for keys is a change of the layout: its step makes the keys anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from tmx.database.description import Description, Wording
from tmx.database.opening import default_file
from tmx.database.troubles import told as told_of

#: The environment variable that names the termbase where a command does not.
VARIABLE = "DIPTYCH_TERMBASE"

#: In the file's header: whose file it is ("DiTB").
APPLICATION = 0x44695442

#: The layout that this version of the program writes.
VERSION = 1

WORDING = Wording(
    name="termbase",
    short="termbase",
    missing=f"make one with 'diptych glossary import FILE', or name another with {VARIABLE}",
    foreign="name a file made by 'diptych glossary import'",
    damaged="take it from a backup, or make it anew: diptych glossary import FILE",
    unusable="take it from a backup, or make it anew: diptych glossary import FILE",
)

# Ids of concepts are never used again (AUTOINCREMENT): history names what is gone.
# `origin` says which concept it was that a file spoke of, by the digest of what it said and by what
# it called it, so that the same file finds the same concept whatever became of it since.
_TABLES = """
CREATE TABLE file (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE import (
    id INTEGER PRIMARY KEY,
    file INTEGER NOT NULL REFERENCES file (id),
    at TEXT NOT NULL,
    read INTEGER NOT NULL,
    added INTEGER NOT NULL,
    completed INTEGER NOT NULL,
    known INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    conflicts INTEGER NOT NULL
) STRICT;
CREATE TABLE concept (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    identifier TEXT NOT NULL,
    kind TEXT NOT NULL,
    domain TEXT NOT NULL,
    definitions TEXT,
    note TEXT NOT NULL,
    source TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    properties TEXT
) STRICT;
CREATE TABLE term (
    concept INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    key INTEGER NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL CHECK (text <> ''),
    status TEXT NOT NULL CHECK (status = '' OR status = 'preferred' OR status = 'admitted'
        OR status = 'deprecated' OR status = 'forbidden'),
    form TEXT NOT NULL,
    part_of_speech TEXT NOT NULL,
    source TEXT NOT NULL,
    note TEXT NOT NULL,
    context TEXT NOT NULL,
    properties TEXT,
    PRIMARY KEY (concept, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX term_key ON term (key);
CREATE TABLE origin (
    concept INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
    digest BLOB NOT NULL,
    file INTEGER NOT NULL REFERENCES file (id),
    identifier TEXT NOT NULL,
    PRIMARY KEY (concept, digest, file)
) STRICT, WITHOUT ROWID;
CREATE INDEX origin_digest ON origin (digest);
CREATE INDEX origin_identifier ON origin (identifier, file) WHERE identifier <> '';
CREATE TABLE conflict (
    concept INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
    what TEXT NOT NULL,
    language TEXT NOT NULL,
    term TEXT NOT NULL,
    kept TEXT NOT NULL,
    said TEXT NOT NULL,
    file INTEGER NOT NULL REFERENCES file (id),
    PRIMARY KEY (concept, what, language, term, said)
) STRICT, WITHOUT ROWID;
CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    concept INTEGER NOT NULL,
    at TEXT NOT NULL,
    what TEXT NOT NULL
        CHECK (what = 'added' OR what = 'completed' OR what = 'replaced' OR what = 'removed'),
    file INTEGER REFERENCES file (id),
    before TEXT
) STRICT;
CREATE INDEX change_concept ON change (concept);
"""

#: The step from each older layout to the next: number of the older -> what brings it up.
MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {}


def description() -> Description:
    """What a termbase's file is."""
    return Description(WORDING, APPLICATION, VERSION, _create, MIGRATIONS)


def default_path() -> Path:
    """Where the termbase lies if no command says: `DIPTYCH_TERMBASE`, or the user's data folder."""
    return default_file(VARIABLE, "terms.termbase")


def told(path: Path) -> AbstractContextManager[None]:
    """What SQLite says of a termbase, as a failure in the user's words; see `troubles.told`."""
    return told_of(path, WORDING)


def _create(connection: sqlite3.Connection) -> None:
    for statement in _TABLES.split(";\n"):
        connection.execute(statement)
