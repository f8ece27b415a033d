"""Units of several files on disk while they are held against each other: a million each, no more.

Beside each unit stand numbers that are equal where something of two units is (64 bits of BLAKE2b:
of two million units, two that differ have the same number with a likelihood of one in ten million).

    place     the languages, the source as it counts for search with its numbers as they are
              (`tmx.memory.indexing.normalising`), and where it stands: document and context
    content   the place, and all texts exactly, with their inline elements
    texts     the texts without the place

The file is a temporary one and goes when it is closed.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice

from tmx.files import file_problem, scratch
from tmx.languages import written_form
from tmx.memory import records
from tmx.memory.comparing import packing
from tmx.memory.indexing import normalising
from tmx.unit import CONTEXT, DOCUMENT, FILE, TranslationUnit

_TABLE = """
CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    side INTEGER NOT NULL,
    place INTEGER NOT NULL,
    content INTEGER NOT NULL,
    texts INTEGER NOT NULL,
    status TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT
"""
_INSERT = "INSERT INTO unit (side, place, content, texts, status, body) VALUES (?, ?, ?, ?, ?, ?)"
_BATCH = 5_000

# What OmegaT tells alternative translations of one source apart by.
_OMEGAT_PLACE = ("file", "id", "prev", "next")


class Spool:
    """Units on disk; see `spooled_units`.

    Attributes:
        connection: to the table `unit`; ids ascend in the order in which units were added.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        connection.execute(_TABLE)

    def add(self, side: int, units: Iterable[TranslationUnit]) -> int:
        """Take the units of a file; gives how many there were."""
        stream, count = iter(units), 0
        while batch := list(islice(stream, _BATCH)):
            self.connection.executemany(_INSERT, [_row(side, unit) for unit in batch])
            count += len(batch)
        return count

    def unit(self, identity: int) -> TranslationUnit:
        """A unit by its id."""
        query = "SELECT body FROM unit WHERE id = ?"
        return packing.unpacked(self.connection.execute(query, (identity,)).fetchone()[0])


@contextlib.contextmanager
def spooled_units() -> Iterator[Spool]:
    """An empty spool, which is gone afterwards.

    Raises:
        FileProblem: the disk is full.
    """
    with scratch() as folder:
        path = folder / "units"
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            # Nobody else reads it and nothing of it is kept: no journal, no waiting for the disk.
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA cache_size = -65536")
            connection.execute("BEGIN")
            yield Spool(connection)
        except sqlite3.OperationalError as error:
            if "full" not in str(error):
                raise
            raise file_problem(OSError(28, "the disk is full"), folder) from error
        finally:
            connection.close()


def place_of(unit: TranslationUnit) -> tuple[str, ...]:
    """Where a unit stands, as far as it tells: document, context, and OmegaT's place."""
    told = dict(reversed(unit.props))
    document = told.get(DOCUMENT) or told.get(FILE, "")
    return document, told.get(CONTEXT, ""), *(told.get(name, "") for name in _OMEGAT_PLACE)


def _row(side: int, unit: TranslationUnit) -> tuple[int, int, int, int, str, str]:
    source = unit.source_variant
    text = source.text if source else ""
    # Numbers as they are: item 1 is not item 2.
    counted = " ".join(normalising.tokens(text)) or text
    languages = sorted(written_form(variant.language) for variant in unit.variants)
    place = (languages, written_form(source.language) if source else "", counted, place_of(unit))
    contents = sorted((written_form(v.language), repr(v.content)) for v in unit.variants)
    return (
        side,
        _number(place),
        _number((place, contents)),
        _number(contents),
        records.status(unit),
        packing.packed(unit),
    )


def _number(value: object) -> int:
    digest = hashlib.blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)
