"""What units mean, as vectors in the memory's file: made once, taken up where it stopped.

A unit has one vector for all its languages: the sum of its sides' vectors, scaled to length 1. The
encoder's space is common to its languages, so a query of either finds the unit; and a wrong word of
one side counts half, so that such a vector ranks better than that of one side, at half the room of
two. Vectors lie in blocks in the order of the units' ids, a byte a weight and a scale a row.

Ids are never used again and only grow (tmx.memory.schema): what lacks a vector is what came after
the last one that has it, and a block may still name units that are gone.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from tmx.database.transaction import transaction
from tmx.failure import BadFormat, FileProblem
from tmx.memory.care.checking import VECTORS
from tmx.memory.memory import Memory
from tmx.memory.troubles import told
from tmx.options import unheard

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Most units a block: 4 MB with 256 weights.
BLOCK = 16_384

#: Of a longer segment, so many characters count.
LONGEST = 4_000

_HIGHEST = 127
# Units of the first transaction; each is twice the one before as long as it takes less than this.
_FIRST = 1_024
_QUICK_S = 1.0


class Encoder(Protocol):
    """What turns texts into vectors; aligner.encoders has some.

    Attributes:
        name: what outputs call it.
        version: changes whenever the same text would get another vector.
    """

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    def knows(self, language: str) -> bool:
        """Whether texts of this language (a BCP 47 tag) get meaningful vectors."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, float32 [n, d], rows of length 1; zeros for a text without tokens."""


@dataclass(frozen=True, slots=True)
class Block:
    """Vectors of units in ascending order of their ids.

    Attributes:
        units: ids, int64 [n]; some may be gone.
        scales: float32 [n]; 0 for a unit without text that the encoder knows.
        rows: int8 [n, d]; a row times its scale is the vector.
    """

    units: NDArray[np.int64]
    scales: NDArray[np.float32]
    rows: NDArray[np.int8]


class Made(NamedTuple):
    """What `make` did.

    Attributes:
        units: how many got a vector.
        dropped: signature of another encoder whose vectors were there; "" if none were.
    """

    units: int
    dropped: str


def signature(encoder: Encoder) -> str:
    """What stands for an encoder: vectors of another signature do not go with its own."""
    return f"{encoder.name} {encoder.version}"


def encoder_of(memory: Memory) -> tuple[str, str]:
    """The signature of the encoder that made the vectors, and how it was called; "" for none."""
    rows = dict(
        memory.connection.execute(
            "SELECT name, value FROM setting WHERE name IN ('encoder', 'encoder_called')"
        )
    )
    return rows.get("encoder", ""), rows.get("encoder_called", "")


def lacking(memory: Memory, encoder: Encoder) -> int:
    """How many units have no vector of this encoder."""
    known = encoder_of(memory)[0] == signature(encoder)
    last = _last(memory.connection) if known else 0
    row = memory.connection.execute("SELECT count(*) FROM unit WHERE id > ?", (last,)).fetchone()
    return int(row[0])


def make(
    memory: Memory,
    encoder: Encoder,
    *,
    called: str = "bundled",
    progress: Callable[[float], object] = unheard,
) -> Made:
    """Give a vector to each unit that has none; those of another encoder go first.

    What is done is kept if it is interrupted; another process may do the same at the same time.

    Args:
        memory: open for writing.
        encoder: its signature is kept with the vectors.
        called: the name by which the encoder is had again.
        progress: called with the share that is done, 0 to 1.

    Raises:
        FileProblem: the memory is locked, may only be read, the disk is full, or another program
            makes vectors with another encoder.
    """
    with told(memory.path):
        dropped = _begun(memory, encoder, called)
        whole, count, size = lacking(memory, encoder), 0, _FIRST
        while texts := _texts(memory.connection, _last(memory.connection), size):
            began = time.monotonic()
            new = _encoded(texts, encoder)
            with transaction(memory.connection):
                _refuse_another(memory, encoder)
                count += _added(memory, new)
            progress(min(1.0, count / max(1, whole)))
            if time.monotonic() - began < _QUICK_S:
                size = min(2 * size, BLOCK)
        if count:
            _tidy(memory)
        return Made(count, dropped)


def block_ids(connection: sqlite3.Connection) -> list[int]:
    """Ids of all blocks, in order; a block never changes, what is changed has another id."""
    return [row[0] for row in connection.execute("SELECT id FROM vector ORDER BY id")]


def block(memory: Memory, identity: int) -> Block:
    """A block by its id.

    Raises:
        BadFormat: it is damaged.
    """
    row = memory.connection.execute(
        "SELECT units, scales, rows FROM vector WHERE id = ?", (identity,)
    ).fetchone()
    return _block_of(memory, *row)


def problems(memory: Memory) -> Iterator[str]:
    """What does not fit in the vectors, for `tmx.memory.care.checking`."""
    before = 0
    for identity, last in memory.connection.execute("SELECT id, last FROM vector ORDER BY id"):
        try:
            units = block(memory, identity).units
        except BadFormat:
            yield f"block {identity} of the vectors is damaged"
            continue
        if units[0] <= before or units[-1] != last or (np.diff(units) <= 0).any():
            yield f"block {identity} of the vectors is not in the order of its units"
        before = last


def drop(memory: Memory) -> None:
    """Forget all vectors; `make` makes them anew.

    Raises:
        FileProblem: the memory cannot be written.
    """
    with told(memory.path), transaction(memory.connection):
        memory.connection.execute("DELETE FROM vector")


def _block_of(memory: Memory, units: bytes, scales: bytes, rows: bytes) -> Block:
    count, odd = divmod(len(units), 8)
    if odd or not count or len(scales) != 4 * count or not rows or len(rows) % count:
        raise BadFormat(
            "its vectors are damaged",
            path=memory.path,
            remedy=f"make them anew with '{VECTORS}'",
        )
    return Block(
        np.frombuffer(units, "<i8"),
        np.frombuffer(scales, "<f4"),
        np.frombuffer(rows, np.int8).reshape(count, -1),
    )


def _begun(memory: Memory, encoder: Encoder, called: str) -> str:
    """Note the encoder; gives the signature of another one whose vectors were dropped."""
    before, name = encoder_of(memory)
    now = signature(encoder)
    if (before, name) == (now, called):
        return ""
    with transaction(memory.connection):
        if before != now:
            memory.connection.execute("DELETE FROM vector")
        memory.connection.executemany(
            "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
            [("encoder", now), ("encoder_called", called)],
        )
    return before if before != now else ""


def _last(connection: sqlite3.Connection) -> int:
    """The highest id of a unit that has a vector, 0 if none has."""
    row = connection.execute("SELECT max(last) FROM vector").fetchone()
    return int(row[0] or 0)


def _texts(
    connection: sqlite3.Connection, after: int, count: int
) -> dict[int, list[tuple[str, str]]]:
    """The next units: id -> (language, text) of each variant."""
    texts: dict[int, list[tuple[str, str]]] = {}
    for unit, language, text in connection.execute(
        "SELECT v.unit, l.tag, substr(v.text, 1, ?) FROM variant v "
        "JOIN language l ON l.id = v.language "
        "WHERE v.unit IN (SELECT id FROM unit WHERE id > ? ORDER BY id LIMIT ?) ORDER BY v.unit",
        (LONGEST, after, count),
    ):
        texts.setdefault(unit, []).append((language, text))
    return texts


def _encoded(texts: dict[int, list[tuple[str, str]]], encoder: Encoder) -> Block:
    known = [
        (place, text)
        for place, variants in enumerate(texts.values())
        for language, text in variants
        if encoder.knows(language)
    ]
    vectors = encoder.encode([text for _, text in known] or [""])
    sums = np.zeros((len(texts), vectors.shape[1]), np.float32)
    if known:
        np.add.at(sums, [place for place, _ in known], vectors)
    return quantised(np.fromiter(texts, np.int64, len(texts)), sums)


def quantised(units: NDArray[np.int64], vectors: NDArray[np.float32]) -> Block:
    """Vectors scaled to length 1 and kept as whole numbers; one of zeros stays one of zeros.

    Args:
        units: ids, int64 [n].
        vectors: float32 [n, d].
    """
    most = np.abs(vectors).max(axis=1)
    steps = np.where(most > 0, most, 1) / _HIGHEST
    rows = np.rint(vectors / steps[:, None]).astype(np.int8)
    # By the length of what is kept: rounding does not make one unit nearer to all than another.
    lengths = np.linalg.norm(rows.astype(np.float32), axis=1)
    scales = np.divide(1, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return Block(units.astype("<i8"), scales.astype("<f4"), rows)


def _refuse_another(memory: Memory, encoder: Encoder) -> None:
    now = encoder_of(memory)[0]
    if now != signature(encoder):
        raise FileProblem(
            f"another program makes its vectors with the encoder {now}",
            path=memory.path,
            remedy="wait until it is done, and agree on one encoder",
        )


def _added(memory: Memory, new: Block) -> int:
    """Put vectors into the last block, or into one of their own if they are too many for it.

    Returns:
        How many they were; 0 if another process was quicker.
    """
    connection = memory.connection
    if _last(connection) >= new.units[0]:
        return 0
    row = connection.execute(
        "SELECT id, units, scales, rows FROM vector ORDER BY id DESC LIMIT 1"
    ).fetchone()
    count = len(new.units)
    if row and len(row[1]) // new.units.itemsize + count <= BLOCK:
        new = _joined([_block_of(memory, *row[1:]), new])
        connection.execute("DELETE FROM vector WHERE id = ?", row[:1])
    _insert(connection, new)
    return count


def _insert(connection: sqlite3.Connection, new: Block) -> None:
    connection.execute(
        "INSERT INTO vector (last, count, units, scales, rows) VALUES (?, ?, ?, ?, ?)",
        (
            int(new.units[-1]),
            len(new.units),
            new.units.tobytes(),
            new.scales.tobytes(),
            new.rows.tobytes(),
        ),
    )


def _joined(blocks: Sequence[Block]) -> Block:
    return Block(
        np.concatenate([one.units for one in blocks]),
        np.concatenate([one.scales for one in blocks]),
        np.concatenate([one.rows for one in blocks]),
    )


def _tidy(memory: Memory) -> None:
    """Take out the vectors of units that are gone, if they are as many as those that are there."""
    connection = memory.connection
    kept = int(connection.execute("SELECT total(count) FROM vector").fetchone()[0])
    there = connection.execute("SELECT count(*) FROM unit").fetchone()[0]
    if kept < 2 * there + BLOCK:
        return
    with transaction(connection):
        old = block_ids(connection)
        for one in _packed(_live(memory, old)):
            _insert(connection, one)
        connection.executemany("DELETE FROM vector WHERE id = ?", [(one,) for one in old])


def _live(memory: Memory, ids: Sequence[int]) -> Iterator[Block]:
    """Blocks without what is gone."""
    for identity in ids:
        old = block(memory, identity)
        there = memory.connection.execute(
            "SELECT id FROM unit WHERE id BETWEEN ? AND ?", (int(old.units[0]), int(old.units[-1]))
        )
        live = np.isin(old.units, [row[0] for row in there])
        # The last one is kept for its id: what came after it lacks a vector.
        live[-1] = live[-1] or identity == ids[-1]
        yield Block(old.units[live], old.scales[live], old.rows[live])


def _packed(blocks: Iterator[Block]) -> Iterator[Block]:
    """The same vectors in as few blocks as may be."""
    held: list[Block] = []
    for one in blocks:
        if held and sum(len(block.units) for block in [*held, one]) > BLOCK:
            yield _joined(held)
            held = []
        held.append(one)
    if sum(len(block.units) for block in held):
        yield _joined(held)
