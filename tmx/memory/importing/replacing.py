"""A later version of a document takes the place of the earlier one, unless that would be a loss.

Units of a document that an import did not bring, while it brought others of it, are an earlier
version of it, and leave. Each earlier import of the document is judged by itself, for there are two
mistakes that this would make:

    a file of the same name     a document that is known by the name of its file only, and of which
                                next to nothing recurs, is another document: both stay
    an excerpt                  a file with fewer than half the units of a document, or with none
                                that is new, is no version but a part of it: all stay

What a person decided does not get lost: where the text recurs in the later version, its status and
the count of its uses go on; where it does not, a reviewed unit stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from tmx.database.parameters import in_parts
from tmx.memory.marking import set_statuses, set_usage
from tmx.memory.memory import Memory, remove_units
from tmx.memory.removed import keep_removed
from tmx.unit import TranslationUnit

#: Of the units of an earlier document of the same file name, the share that must recur.
LEAST_RECURRING = 0.2

#: A file with a smaller share of a document's units is an excerpt of it.
LEAST_OF_DOCUMENT = 0.5

# Below so many units a document is too short to be told from an excerpt.
_SHORT = 20


class Replacing(Enum):
    """Whether earlier versions of documents leave."""

    CAREFULLY = "carefully"
    ALWAYS = "always"
    NEVER = "never"


class Decision(Enum):
    """What became of the earlier units of a document, and why."""

    REPLACED = "replaced"
    NAMESAKE = "another document of the same name"
    EXCERPT = "only a part of the document"
    KEPT = "not to be replaced"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import made of the earlier units of one document.

    Attributes:
        document: its symbol, else its file.
        decision: see there.
        units: how many it is about.
        reviewed: how many of those to be replaced stay, since a person reviewed them.
    """

    document: str
    decision: Decision
    units: int
    reviewed: int = 0


@dataclass(frozen=True, slots=True)
class Import:
    """An import whose units are all in.

    Attributes:
        id: of its row.
        file: what it read.
        before: the highest id of a unit before it.
        documents: ids of those that it brought units of and that were there before.
        resumed: it takes up an earlier import of the same file, which did not come to its end.
    """

    id: int
    file: str
    before: int
    documents: frozenset[int]
    resumed: bool


def replace_earlier(
    memory: Memory, done: Import, replacing: Replacing
) -> tuple[list[Outcome], Path | None]:
    """Let the earlier versions of an import's documents leave, in the transaction that is open.

    Args:
        memory: with all units of the import.
        done: the import.
        replacing: whether, and how carefully.

    Returns:
        What became of each document that had earlier units, and the file that holds what left.

    Raises:
        FileProblem: that file cannot be written.
        sqlite3.DatabaseError: the memory cannot be written.
    """
    outcomes: list[Outcome] = []
    leaving: list[tuple[int, str]] = []
    for document in sorted(done.documents):
        for earlier in _earlier(memory, done, document):
            outcome, ids = _settled(memory, done, earlier, _decision(earlier, done, replacing))
            outcomes.append(outcome)
            leaving += [(unit, earlier.name) for unit in ids]
    kept = keep_removed(memory, _leaving(memory, leaving, done.file), "import") if leaving else None
    remove_units(memory.connection, [unit for unit, _ in leaving])
    return _joined(outcomes), kept


def _joined(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """One for each document and decision, whatever number of earlier imports it is about."""
    found: dict[tuple[str, Decision], Outcome] = {}
    for one in outcomes:
        place = (one.document, one.decision)
        other = found.get(place, Outcome(*place, 0))
        found[place] = Outcome(*place, other.units + one.units, other.reviewed + one.reviewed)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Earlier:
    """Units of a document that one earlier import was the last to bring.

    Attributes:
        document: id of its row.
        name: its symbol, else its file.
        named: `symbol` or `file`, whichever it is.
        brought: how many units of the document the import under way brought.
        new: how many of these were not there before.
        older: how many units of the document all earlier imports brought, and this one did not.
        import_: id of the earlier import.
        units: how many of those it was the last to bring the import under way did not bring.
        recurring: how many recur, of all that it was the last to bring: as they are, or with one of
            their texts at least.
        all: how many these all are.
    """

    document: int
    name: str
    named: str
    brought: int
    new: int
    older: int
    import_: int
    units: int
    recurring: int
    all: int


_DOCUMENT = """
SELECT d.name, d.named, count(*) FILTER (WHERE u.import >= :import),
       count(*) FILTER (WHERE u.import >= :import AND u.id > :before),
       count(*) FILTER (WHERE u.import < :import)
FROM document d
JOIN provenance p ON p.document = d.id
JOIN unit u ON u.provenance = p.id
WHERE d.id = :document
"""
_LAYERS = """
WITH brought AS MATERIALIZED (
    SELECT w.text
    FROM provenance q
    JOIN unit n ON n.provenance = q.id
    JOIN variant w ON w.unit = n.id
    WHERE q.document = :document AND n.import >= :import),
before AS (
    SELECT u.id, CASE WHEN u.import < :import THEN u.import ELSE u.previous END AS import,
           u.import < :import AS older
    FROM provenance p
    JOIN unit u ON u.provenance = p.id
    WHERE p.document = :document)
SELECT b.import, total(b.older) AS units,
       count(*) FILTER (WHERE NOT b.older OR EXISTS (
           SELECT 1 FROM variant v
           WHERE v.unit = b.id AND v.text IN (SELECT text FROM brought))),
       count(*)
FROM before b
WHERE b.import IS NOT NULL
GROUP BY b.import
HAVING units > 0
ORDER BY b.import
"""


def _earlier(memory: Memory, done: Import, document: int) -> list[_Earlier]:
    """The earlier units of a document, by the import that was the last to bring them."""
    places = {"document": document, "import": done.id, "before": done.before}
    name, named, brought, new, older = memory.connection.execute(_DOCUMENT, places).fetchone()
    if not (brought and older):
        return []
    return [
        _Earlier(document, name, named, brought, new, older, import_, int(units), *recurring)
        for import_, units, *recurring in memory.connection.execute(_LAYERS, places)
    ]


def _decision(earlier: _Earlier, done: Import, replacing: Replacing) -> Decision:
    if replacing is Replacing.NEVER:
        return Decision.KEPT
    if replacing is Replacing.ALWAYS:
        return Decision.REPLACED
    if _is_excerpt(earlier, done):
        return Decision.EXCERPT
    if earlier.named == "file" and earlier.recurring < LEAST_RECURRING * earlier.all:
        return Decision.NAMESAKE
    return Decision.REPLACED


def _is_excerpt(earlier: _Earlier, done: Import) -> bool:
    before = earlier.brought - earlier.new + earlier.older
    if before < _SHORT:
        return False
    nothing_new = not earlier.new and not done.resumed
    return nothing_new or earlier.brought < LEAST_OF_DOCUMENT * before


def _settled(
    memory: Memory, done: Import, earlier: _Earlier, decision: Decision
) -> tuple[Outcome, list[int]]:
    """What is to be said of earlier units, and the ids of those that leave."""
    if decision is not Decision.REPLACED:
        return Outcome(earlier.name, decision, earlier.units), []
    successors = _successors(memory, done, earlier)
    _hand_on(memory, successors)
    statuses = memory.connection.execute(
        "SELECT u.id, u.status FROM provenance p JOIN unit u ON u.provenance = p.id "
        "WHERE p.document = ? AND u.import = ? ORDER BY u.id",
        (earlier.document, earlier.import_),
    ).fetchall()
    ids = [unit for unit, status in statuses if status != "reviewed" or unit in successors]
    return Outcome(earlier.name, decision, len(ids), len(statuses) - len(ids)), ids


_TEXTS = """
SELECT u.id, v.language, v.text, v.content
FROM provenance p
JOIN unit u ON u.provenance = p.id
JOIN variant v ON v.unit = u.id
WHERE p.document = :document AND {condition}
ORDER BY u.id, v.id
"""
_DECIDED = _TEXTS.format(condition="u.import = :earlier AND (u.status <> 'aligned' OR u.used > 0)")
_BROUGHT = _TEXTS.format(condition="u.import >= :import")


def _successors(memory: Memory, done: Import, earlier: _Earlier) -> dict[int, int]:
    """Unit about which there is something to hand on -> the one brought that says the same."""
    places = {"import": done.id, "document": earlier.document, "earlier": earlier.import_}
    decided: dict[_Said, list[int]] = {}
    for unit, said in _said(memory, _DECIDED, places):
        decided.setdefault(said, []).append(unit)
    if not decided:
        return {}
    return {
        old: new for new, said in _said(memory, _BROUGHT, places) for old in decided.get(said, ())
    }


# What a unit says in all its languages.
_Said = tuple[tuple[int, str, "str | None"], ...]


def _said(memory: Memory, query: str, places: Mapping[str, int]) -> Iterator[tuple[int, _Said]]:
    rows = memory.connection.execute(query, places)
    for unit, group in groupby(rows, key=itemgetter(0)):
        yield unit, tuple(tuple(row[1:]) for row in group)


def _hand_on(memory: Memory, successors: dict[int, int]) -> None:
    """What was decided about units, and how often they were taken, goes on to their successors."""
    stored = memory.some([*successors, *successors.values()])
    wanted: dict[int, str] = {}
    for old, new in successors.items():
        before, after = stored[old], stored[new]
        if after.status == "aligned" and before.status != "aligned":
            wanted[new] = before.status
        if before.used > after.used:
            date = before.unit.attribute("lastusagedate")
            set_usage(memory, after, before.used, date)
    set_statuses(memory, wanted)


def _leaving(
    memory: Memory, leaving: Sequence[tuple[int, str]], file: str
) -> Iterator[tuple[TranslationUnit, str]]:
    for part in in_parts(leaving):
        stored = memory.some([unit for unit, _ in part])
        for unit, name in part:
            yield stored[unit].unit, f"an earlier version of {name} than that in {file}"
