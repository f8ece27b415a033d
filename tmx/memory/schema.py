"""The tables of a memory, their version, and the steps from an older version to this one.

Units, variants and where they come from are the truth; `words` and `signature` are indexes that
`diptych tm stats --check` compares with it and that can be made from it at any time. So are the
vectors in `vector`, which an encoder makes when they are first asked for (`indexing.vectors`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from tmx.database.description import Description
from tmx.memory.indexing import normalising
from tmx.memory.troubles import WORDING

#: In the file's header (https://sqlite.org/fileformat.html, 1.3.16): whose file it is ("DiTM").
APPLICATION = 0x4469544D

#: The layout that this version of the program writes.
VERSION = 1

#: Name of the setting that says by which version of `normalising` the indexes were made.
RULES_SETTING = "rules"

_SORTED = 1 << 25

STATUSES = ("aligned", "reviewed", "rejected")

# `unit.import` is the import that brought a unit last, `unit.previous` the one that did so before.
# Ids are never used again (AUTOINCREMENT): an index may still name what is gone, and a block of
# signatures that somebody holds is known to be the same by its id.
# Conditions name values one by one: SQLite builds a list (IN) anew for each row.
_TABLES = """
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE language (id INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE import (
    id INTEGER PRIMARY KEY,
    file TEXT NOT NULL,
    began TEXT NOT NULL,
    ended TEXT,
    read INTEGER NOT NULL DEFAULT 0,
    added INTEGER NOT NULL DEFAULT 0,
    replaced INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,
    problem TEXT
) STRICT;
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    languages TEXT NOT NULL,
    named TEXT NOT NULL CHECK (named = 'symbol' OR named = 'file'),
    UNIQUE (name, languages)
) STRICT;
CREATE TABLE provenance (
    id INTEGER PRIMARY KEY,
    document INTEGER REFERENCES document (id),
    props TEXT NOT NULL,
    UNIQUE (document, props)
) STRICT;
CREATE INDEX provenance_props ON provenance (props);
CREATE TABLE unit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    digest BLOB NOT NULL UNIQUE,
    source_language INTEGER NOT NULL REFERENCES language (id),
    provenance INTEGER NOT NULL REFERENCES provenance (id),
    import INTEGER NOT NULL REFERENCES import (id),
    previous INTEGER,
    status TEXT NOT NULL
        CHECK (status = 'aligned' OR status = 'reviewed' OR status = 'rejected'),
    confidence REAL,
    created TEXT,
    changed TEXT,
    used INTEGER NOT NULL DEFAULT 0,
    last_used TEXT,
    props TEXT,
    notes TEXT,
    attributes TEXT
) STRICT;
CREATE INDEX unit_provenance ON unit (provenance);
CREATE TABLE variant (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    unit INTEGER NOT NULL REFERENCES unit (id) ON DELETE CASCADE,
    language INTEGER NOT NULL REFERENCES language (id),
    key INTEGER NOT NULL,
    text TEXT NOT NULL,
    content TEXT,
    props TEXT,
    notes TEXT,
    attributes TEXT
) STRICT;
CREATE INDEX variant_unit ON variant (unit);
CREATE INDEX variant_key ON variant (key);
CREATE VIRTUAL TABLE words USING fts5 (tokens, content = '', columnsize = 0, tokenize = 'ascii');
CREATE TABLE signature (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    language INTEGER NOT NULL REFERENCES language (id),
    count INTEGER NOT NULL,
    variants BLOB NOT NULL,
    lengths BLOB NOT NULL,
    bits BLOB NOT NULL
) STRICT;
CREATE TABLE vector (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    last INTEGER NOT NULL,
    count INTEGER NOT NULL,
    units BLOB NOT NULL,
    scales BLOB NOT NULL,
    rows BLOB NOT NULL
) STRICT;
"""

#: The step from each older layout to the next: number of the older -> what brings it up.
MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {}


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of a new memory, in the transaction that is open."""
    for statement in _TABLES.split(";\n"):
        connection.execute(statement)
    connection.execute(
        "INSERT INTO setting (name, value) VALUES (?, ?)", (RULES_SETTING, str(normalising.RULES))
    )
    # FTS5 sorts so many bytes in memory before it writes them: a batch of units.
    connection.execute("INSERT INTO words (words, rank) VALUES ('hashsize', ?)", (_SORTED,))


def description() -> Description:
    """What a memory's file is."""
    return Description(WORDING, APPLICATION, VERSION, create, MIGRATIONS)
