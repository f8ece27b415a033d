"""Several translators' memories in one: what they agree on once, what they do not listed.

Units with the same texts in the same place (`spool`) become one: the reviewed one, else the one
that was changed last, with the notes of all and the greatest usage. Where the files give one source
in one place different translations, or one rejects what another has, that is a conflict.
A preference or a person's decision says which translations stay; without either all do. Nothing
else leaves, and what one file alone has twice stays twice.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from tmx.memory.comparing.decisions import Decision, with_target
from tmx.memory.comparing.history import written_by
from tmx.memory.comparing.spool import Spool, spooled_units
from tmx.memory.records import status
from tmx.unit import TranslationUnit


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the translations of a conflict.

    Attributes:
        claim: content and rejection, as the spool numbers them.
        unit: with what all files say of it.
        sides: the files that have it, by their number from 0.
    """

    claim: tuple[int, int]
    unit: TranslationUnit
    sides: tuple[int, ...]

    @property
    def key(self) -> str:
        """What a decision names it by: the same whenever it is met again."""
        content, rejected = self.claim
        return f"{content & 0xFFFF_FFFF_FFFF_FFFF:016x}{'r' * rejected}"


def moment_of(unit: TranslationUnit) -> str:
    """When a unit was changed last, as TMX writes it; "" if it does not tell."""
    return written_by(unit)[1].replace("-", "").replace(":", "")


Candidates = Sequence[Candidate]


def _of_first(candidates: Candidates) -> Candidates:
    first = min(min(one.sides) for one in candidates)
    return [one for one in candidates if first in one.sides]


def _of_last(candidates: Candidates) -> Candidates:
    last = max(max(one.sides) for one in candidates)
    return [one for one in candidates if last in one.sides]


def _newest(candidates: Candidates) -> Candidates:
    newest = max(moment_of(one.unit) for one in candidates)
    return [one for one in candidates if moment_of(one.unit) == newest]


def _reviewed(candidates: Candidates) -> Candidates:
    return [one for one in candidates if status(one.unit) == "reviewed"] or candidates


#: Name of a preference -> which candidates it takes; all where it cannot tell.
PREFERENCES: dict[str, Callable[[Candidates], Candidates]] = {
    "both": lambda candidates: candidates,
    "first": _of_first,
    "last": _of_last,
    "newest": _newest,
    "reviewed": _reviewed,
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """One source in one place, and what the files have for it.

    Attributes:
        candidates: in the order of the files.
        kept: key -> unit of those that stay, as they will be written.
        decided: whether a person said so.
    """

    candidates: tuple[Candidate, ...]
    kept: Mapping[str, TranslationUnit]
    decided: bool

    @property
    def open(self) -> bool:
        """Whether nothing chose among the candidates."""
        return not self.decided and len(self.kept) == len(self.candidates)


@dataclass(slots=True)
class Merging:
    """Several files, merged and not yet written.

    Attributes:
        spool: their units.
        sizes: how many units each has.
        prefer: one of PREFERENCES.
        decisions: key of a candidate -> what a person decided.
        agreed: how many units of later files an earlier one has too.
        conflicts: how many there are.
        open: how many of them nothing chose in: all translations stay.
        dropped: how many translations do not stay.
        idle: how many decisions fit no conflict.
    """

    spool: Spool
    sizes: tuple[int, ...]
    prefer: str
    decisions: Mapping[str, Decision]
    agreed: int = 0
    conflicts: int = 0
    open: int = 0
    dropped: int = 0
    idle: int = 0

    def listed(self) -> Iterator[Conflict]:
        """All conflicts, in the order of the first files."""
        rows = self.spool.connection.execute(_CANDIDATES)
        for _, group in groupby(rows, key=itemgetter(0)):
            yield self._conflict([self._candidate(*row[1:]) for row in group])

    def units(self) -> Iterator[TranslationUnit]:
        """The units of the merged memory, in the order of the files."""
        for head, followed, target in self.spool.connection.execute(_UNITS):
            unit = self._unit(head) if followed else self.spool.unit(head)
            yield unit if target is None else with_target(unit, target)

    def _settle(self) -> None:
        """Find out what belongs together and what stays."""
        connection = self.spool.connection
        for statement in _PREPARE:
            connection.execute(statement)
        self.agreed = connection.execute("SELECT count(*) FROM follower").fetchone()[0]
        fitting = 0
        for conflict in self.listed():
            self.conflicts += 1
            self.open += conflict.open
            for one in conflict.candidates:
                kept = conflict.kept.get(one.key)
                self.dropped += kept is None
                decision = self.decisions.get(one.key)
                fitting += decision is not None
                connection.execute(_JUDGE, (*one.claim, kept is not None, _edited(kept, one)))
        self.idle = len(self.decisions) - fitting

    def _conflict(self, candidates: Sequence[Candidate]) -> Conflict:
        undecided = [one for one in candidates if one.key not in self.decisions]
        preferred = PREFERENCES[self.prefer](undecided) if undecided else ()
        kept: dict[str, TranslationUnit] = {}
        for one in candidates:
            decision = self.decisions.get(one.key)
            if decision is None and one in preferred:
                kept[one.key] = one.unit
            elif decision is not None and decision.keep:
                kept[one.key] = with_target(one.unit, decision.target)
        return Conflict(tuple(candidates), kept, len(undecided) < len(candidates))

    def _candidate(self, head: int, content: int, rejected: int, sides: str) -> Candidate:
        numbers = sorted(map(int, sides.split(",")))
        return Candidate((content, rejected), self._unit(head), tuple(numbers))

    def _unit(self, head: int) -> TranslationUnit:
        """A unit with what the other files say of it."""
        rows = self.spool.connection.execute("SELECT id FROM follower WHERE head = ?", (head,))
        return united([self.spool.unit(head), *(self.spool.unit(row[0]) for row in rows)])


def united(units: Sequence[TranslationUnit]) -> TranslationUnit:
    """One unit for several with the same texts: the reviewed one, else the one changed last."""
    if len(units) == 1:
        return units[0]
    best = max(units, key=lambda one: (status(one) == "reviewed", moment_of(one)))
    notes = dict.fromkeys(note for one in (best, *units) for note in one.notes)
    most = max((one.attribute("usagecount") for one in units), key=_count)
    attributes = best.attributes
    if _count(most) > _count(best.attribute("usagecount")):
        others = tuple(pair for pair in attributes if pair[0] != "usagecount")
        attributes = (*others, ("usagecount", most))
    return replace(best, notes=tuple(notes), attributes=attributes)


def _count(told: str) -> int:
    return int(told) if told.isdecimal() else 0


def _edited(kept: TranslationUnit | None, candidate: Candidate) -> str | None:
    """The translation that a person wrote in the place of a candidate's, if so."""
    return None if kept is None or kept == candidate.unit else kept.target


@contextlib.contextmanager
def merged(
    files: Iterable[Iterable[TranslationUnit]],
    *,
    prefer: str = "both",
    decisions: Mapping[str, Decision] | None = None,
) -> Iterator[Merging]:
    """Merge the units of several files, each read once as a stream.

    Args:
        files: the units of each.
        prefer: one of PREFERENCES.
        decisions: of a person (`tmx.memory.comparing.decisions`); they come before the preference.

    Raises:
        FileProblem: the disk is full.
        Failure: whatever reading the units raises.
    """
    with spooled_units() as spool:
        sizes = tuple(spool.add(side, units) for side, units in enumerate(files))
        result = Merging(spool, sizes, prefer, decisions or {})
        result._settle()
        yield result


_REJECTED = "(status = 'rejected')"

# Columns have their types said: an index on one without is not used for numbers.
_PREPARE = (
    "CREATE TABLE follower (id INTEGER PRIMARY KEY, head INTEGER NOT NULL) STRICT",
    # The first unit of a file with some texts goes together with the first of another with them.
    f"""
    INSERT INTO follower SELECT id, head FROM (
        SELECT id, min(id) OVER (PARTITION BY content, rejected, nth) AS head FROM (
            SELECT id, content, {_REJECTED} AS rejected,
                row_number() OVER (PARTITION BY content, {_REJECTED}, side ORDER BY id) AS nth
            FROM unit
        )
    ) WHERE id <> head
    """,
    "CREATE INDEX follower_head ON follower (head)",
    "CREATE TABLE place (place INTEGER PRIMARY KEY, files INTEGER NOT NULL) STRICT",
    "INSERT INTO place SELECT place, count(DISTINCT side) FROM unit GROUP BY place",
    """
    CREATE TABLE claim (
        place INTEGER, content INTEGER, rejected INTEGER, head INTEGER, files INTEGER, sides TEXT
    ) STRICT
    """,
    f"""
    INSERT INTO claim
    SELECT place, content, {_REJECTED}, min(id), count(DISTINCT side), group_concat(DISTINCT side)
    FROM unit GROUP BY place, content, {_REJECTED}
    """,
    "CREATE TABLE conflict (place INTEGER PRIMARY KEY, first INTEGER NOT NULL) STRICT",
    # A conflict: of the files that have a source in a place, not all have each translation.
    """
    INSERT INTO conflict
    SELECT c.place, min(c.head) FROM claim c JOIN place p ON p.place = c.place
    GROUP BY c.place HAVING min(c.files) < p.files
    """,
    """
    CREATE TABLE candidate (
        first INTEGER, head INTEGER, content INTEGER, rejected INTEGER, sides TEXT
    ) STRICT
    """,
    """
    INSERT INTO candidate
    SELECT o.first, c.head, c.content, c.rejected, c.sides
    FROM claim c JOIN conflict o ON o.place = c.place
    """,
    "DROP TABLE claim",
    """
    CREATE TABLE verdict (
        content INTEGER, rejected INTEGER, keep INTEGER NOT NULL, target TEXT,
        PRIMARY KEY (content, rejected)
    ) STRICT, WITHOUT ROWID
    """,
)
_CANDIDATES = "SELECT first, head, content, rejected, sides FROM candidate ORDER BY first, head"
_JUDGE = "INSERT INTO verdict (content, rejected, keep, target) VALUES (?, ?, ?, ?)"
_UNITS = f"""
    SELECT u.id, EXISTS (SELECT 1 FROM follower f WHERE f.head = u.id), v.target
    FROM unit u LEFT JOIN verdict v ON v.content = u.content AND v.rejected = {_REJECTED}
    WHERE ifnull(v.keep, 1) AND NOT EXISTS (SELECT 1 FROM follower f WHERE f.id = u.id)
    ORDER BY u.id
"""
