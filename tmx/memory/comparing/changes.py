"""What became of the units of a memory: added, removed, changed, moved.

Two units are held to be one and the same at the first of these steps that finds them alike:

    same      all texts, the place (document and context) and the status
    status    all texts and the place: only the status is another
    changed   the source as it counts for search, the languages and the place: a text is another
    moved     all texts: only the place is another

Where several units of one file are alike, they go together in their order. What no step finds is
removed or added. Dates, authors, usage, notes and other props are not compared.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tmx.memory.comparing.spool import Spool, spooled_units
from tmx.unit import TranslationUnit

OLD, NEW = 0, 1

#: Kinds of changes, in the order in which they are told.
KINDS = ("changed", "status", "moved", "removed", "added")

_SAME = "same"
# Each step: what it finds, and the columns of the spool that must be equal.
_STEPS = (
    (_SAME, ("content", "status")),
    ("status", ("content",)),
    ("changed", ("place",)),
    ("moved", ("texts",)),
)


@dataclass(frozen=True, slots=True)
class Change:
    """A unit of which the two files say something else.

    Attributes:
        kind: one of KINDS.
        old: the unit in the old file; None if it was added.
        new: the unit in the new file; None if it was removed.
    """

    kind: str
    old: TranslationUnit | None
    new: TranslationUnit | None

    @property
    def unit(self) -> TranslationUnit:
        """The newer of the two, for what does not differ."""
        return self.new or self.old or TranslationUnit()


@dataclass(slots=True)
class Comparison:
    """Two files held against each other.

    Attributes:
        spool: their units.
        sizes: how many units the old one has, and the new one.
        same: how many are in both as they are.
        counts: kind of change -> how many there are.
    """

    spool: Spool
    sizes: tuple[int, int]
    same: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def differs(self) -> bool:
        """Whether anything is other."""
        return any(self.counts.values())

    def changes(self, *kinds: str) -> Iterator[Change]:
        """All changes of some kinds (all of KINDS without any), each kind in the file's order."""
        for kind in kinds or KINDS:
            for old, new in self.spool.connection.execute(_query_of(kind)):
                yield Change(
                    kind,
                    None if old is None else self.spool.unit(old),
                    None if new is None else self.spool.unit(new),
                )


@contextlib.contextmanager
def compared(
    old: Iterable[TranslationUnit], new: Iterable[TranslationUnit]
) -> Iterator[Comparison]:
    """Compare the units of two files, each read once as a stream.

    Raises:
        FileProblem: the disk is full.
        Failure: whatever reading the units raises.
    """
    with spooled_units() as spool:
        sizes = spool.add(OLD, old), spool.add(NEW, new)
        result = Comparison(spool, sizes)
        found = _matched(spool)
        result.same = found.pop(_SAME)
        paired = result.same + sum(found.values())
        singles = {"removed": sizes[OLD] - paired, "added": sizes[NEW] - paired}
        counted = found | singles
        result.counts = {kind: counted[kind] for kind in KINDS}
        yield result


def _matched(spool: Spool) -> dict[str, int]:
    """Fill the table `pair`; gives how many each step found."""
    spool.connection.execute(
        "CREATE TABLE pair (old INTEGER PRIMARY KEY, new INTEGER NOT NULL UNIQUE, "
        "kind TEXT NOT NULL) STRICT"
    )
    return {
        kind: spool.connection.execute(_step(columns), (kind,)).rowcount for kind, columns in _STEPS
    }


def _step(columns: tuple[str, ...]) -> str:
    """Those that are not paired yet, the first of the old with the first of the new and so on."""
    key = ", ".join(columns)
    numbered = f"""
        SELECT id, {key}, row_number() OVER (PARTITION BY {key} ORDER BY id) AS nth
        FROM unit WHERE side = {{side}} AND id NOT IN (SELECT {{name}} FROM pair)
    """
    return f"""
        INSERT INTO pair (old, new, kind)
        SELECT o.id, n.id, ?
        FROM ({numbered.format(side=OLD, name="old")}) o
        JOIN ({numbered.format(side=NEW, name="new")}) n USING ({key}, nth)
    """


def _query_of(kind: str) -> str:
    """The ids of a kind's changes, in the order of the new file, or of the old for what is gone."""
    if kind == "removed":
        return _lone(OLD, "id, NULL", "old")
    if kind == "added":
        return _lone(NEW, "NULL, id", "new")
    return f"SELECT old, new FROM pair WHERE kind = '{kind}' ORDER BY new"


def _lone(side: int, columns: str, name: str) -> str:
    return (
        f"SELECT {columns} FROM unit WHERE side = {side} AND id NOT IN (SELECT {name} FROM pair) "
        "ORDER BY id"
    )
