"""What a memory holds, in figures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tmx.memory.indexing import signatures
from tmx.memory.memory import Memory
from tmx.memory.schema import STATUSES


@dataclass(frozen=True, slots=True)
class Language:
    """The segments of one language.

    Attributes:
        tag: BCP 47.
        segments: how many.
        words: as the search counts them: a Chinese character is a word.
        characters: of all segments together, spaces included.
    """

    tag: str
    segments: int
    words: int
    characters: int


@dataclass(frozen=True, slots=True)
class Document:
    """A document and how many units come from it; `name` is its symbol, else its file."""

    name: str
    languages: str
    units: int


@dataclass(frozen=True, slots=True)
class Past:
    """An import of a file.

    Attributes:
        file: as it was named.
        began: moment, as TMX writes it.
        ended: likewise; None if it did not come to its end.
        read, added, replaced, rejected: numbers of units.
        problem: what ended it early; None if nothing, or nobody could say.
    """

    file: str
    began: str
    ended: str | None
    read: int
    added: int
    replaced: int
    rejected: int
    problem: str | None


@dataclass(frozen=True, slots=True)
class Statistics:
    """All figures.

    Attributes:
        units: how many.
        statuses: status -> units.
        pairs: (language translated from, into) -> units, most first.
        languages: most segments first.
        documents: most units first, as many as were asked for.
        document_count: how many documents have units.
        without_document: units that name none.
        imports: latest first, as many as were asked for.
        confidence: mean of the units that tell one; None if none does.
        with_confidence: how many do.
        used: how often units were taken.
        size: of the file and its log, bytes.
        layout: version of its tables.
        rules: version of the rules of its indexes.
    """

    units: int
    statuses: dict[str, int]
    pairs: dict[tuple[str, str], int]
    languages: tuple[Language, ...]
    documents: tuple[Document, ...]
    document_count: int
    without_document: int
    imports: tuple[Past, ...]
    confidence: float | None
    with_confidence: int
    used: int
    size: int
    layout: int
    rules: int


def statistics(memory: Memory, top: int = 10) -> Statistics:
    """The figures of a memory as it is at one moment.

    Args:
        memory: open.
        top: most documents and imports.

    Raises:
        sqlite3.DatabaseError: it is locked or damaged.
    """
    connection = memory.connection
    # A transaction that reads: all figures are of the same state, whoever writes meanwhile.
    connection.execute("BEGIN")
    try:
        return _statistics(memory, top)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


_TOTALS = "SELECT count(*), avg(confidence), count(confidence), total(used) FROM unit"
_STATUSES = "SELECT status, count(*) FROM unit GROUP BY status"
# The source is the variant in the unit's source language, else the first.
_PAIRS = """
SELECT s.tag, t.tag, count(*)
FROM (SELECT u.id, coalesce(
          (SELECT v.language FROM variant v WHERE v.unit = u.id AND v.language = u.source_language),
          (SELECT v.language FROM variant v WHERE v.unit = u.id ORDER BY v.id LIMIT 1)) AS source
      FROM unit u) AS unit
JOIN variant v ON v.unit = unit.id AND v.language <> unit.source
JOIN language s ON s.id = unit.source
JOIN language t ON t.id = v.language
GROUP BY s.tag, t.tag
ORDER BY count(*) DESC, s.tag, t.tag
"""
_LANGUAGES = """
SELECT l.id, l.tag, count(*), total(length(v.text))
FROM variant v JOIN language l ON l.id = v.language
GROUP BY l.id ORDER BY count(*) DESC, l.tag
"""
_DOCUMENTS = """
SELECT d.name, d.languages, count(*)
FROM unit u JOIN provenance p ON p.id = u.provenance JOIN document d ON d.id = p.document
GROUP BY d.id ORDER BY count(*) DESC, d.name
"""
_IMPORTS = """
SELECT file, began, ended, read, added, replaced, rejected, problem
FROM import ORDER BY id DESC LIMIT ?
"""


def _statistics(memory: Memory, top: int) -> Statistics:
    connection = memory.connection
    units, confidence, with_confidence, used = connection.execute(_TOTALS).fetchone()
    statuses = dict.fromkeys(STATUSES, 0) | dict(connection.execute(_STATUSES))
    documents = [Document(*row) for row in connection.execute(_DOCUMENTS)]
    return Statistics(
        units=units,
        statuses=statuses,
        pairs={(source, into): count for source, into, count in connection.execute(_PAIRS)},
        languages=_languages(memory),
        documents=tuple(documents[:top]),
        document_count=len(documents),
        without_document=units - sum(document.units for document in documents),
        imports=tuple(Past(*row) for row in connection.execute(_IMPORTS, (top,))),
        confidence=confidence,
        with_confidence=with_confidence,
        used=int(used),
        size=_size(memory.path),
        layout=connection.execute("PRAGMA user_version").fetchone()[0],
        rules=memory.rules,
    )


def _languages(memory: Memory) -> tuple[Language, ...]:
    return tuple(
        Language(tag, segments, _words(memory, language), int(characters))
        for language, tag, segments, characters in memory.connection.execute(_LANGUAGES).fetchall()
    )


def _words(memory: Memory, language: int) -> int:
    """Words of a language's segments, from the index that has their lengths."""
    import numpy as np

    there = memory.connection.execute(
        "SELECT id FROM variant WHERE language = ? ORDER BY id", (language,)
    )
    variants = np.fromiter((row[0] for row in there), "<i8")
    return sum(
        int(block.lengths[np.isin(block.variants, variants)].sum())
        for block in signatures.blocks(memory.connection, language)
    )


def _size(path: Path) -> int:
    files = (path, path.with_name(f"{path.name}-wal"))
    return sum(file.stat().st_size for file in files if file.exists())
