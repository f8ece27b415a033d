"""Cleaning a memory: what rules find or what stands twice leaves it for a file that gives it back.

The file is whole and in its place before anything is taken out (`tmx.memory.removed`), and all is
taken out in one transaction, so that a run that is killed at any moment loses nothing: at worst
units stand in both. A unit with several targets of which only some are bad keeps the others.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path

from tmx.cleaning.duplicates import Group, Sameness, conflict_groups, duplicate_groups, folded
from tmx.cleaning.presets import Preset
from tmx.cleaning.run import Counts, Found, clean, learn
from tmx.database.parameters import marks
from tmx.database.transaction import transaction
from tmx.memory import records
from tmx.memory.exporting.export import followed
from tmx.memory.memory import Memory, Stored, remove_units
from tmx.memory.removed import keep_removed
from tmx.memory.troubles import told
from tmx.unit import TranslationUnit

#: Called with a stage's name and the share of it that is done.
Progress = Callable[[str, float], object]

#: Units a rule that are kept to be shown.
EXAMPLES = 3

_GROUPS_AT_ONCE = 1_000


def unwatched(_stage: str, _share: float) -> None:
    """What nobody watches."""


@dataclass(slots=True)
class Cleaned:
    """What became of a memory.

    Attributes:
        counts: what the rules found.
        examples: rule -> the first units in which it was the first to find something.
        removed: units that left.
        shortened: units that lost a target and kept others.
        path: the file that gives them back; None if nothing left.
    """

    counts: Counts = field(default_factory=Counts)
    examples: dict[str, list[Found]] = field(default_factory=dict)
    removed: int = 0
    shortened: int = 0
    path: Path | None = None


@dataclass(slots=True)
class Deduplicated:
    """What became of a memory.

    Attributes:
        units: how many were looked at.
        groups: how many groups of units say the same.
        found: how many units are in these beside the best of each.
        removed: how many left.
        examples: the first groups, the unit that stays first.
        path: the file that gives them back; None if nothing left.
    """

    units: int = 0
    groups: int = 0
    found: int = 0
    removed: int = 0
    examples: list[tuple[Stored, ...]] = field(default_factory=list)
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A source with several targets.

    Attributes:
        language: of the targets.
        alternatives: units with a target each, the best first.
    """

    language: str
    alternatives: tuple[Stored, ...]


def clean_memory(
    memory: Memory,
    preset: Preset,
    *,
    file: Path | None = None,
    dry_run: bool = False,
    progress: Progress = unwatched,
) -> Cleaned:
    """Take out what a preset's rules find.

    Args:
        memory: open for writing.
        preset: which rules, and how strict.
        file: takes what leaves, as TMX; must not be there yet. None for one beside the memory.
        dry_run: find and count only.
        progress: told how far it is.

    Raises:
        FileProblem: the file is there or cannot be written, or the memory is locked.
    """
    done = Cleaned()
    with told(memory.path):
        knowledge = learn(unit for _, unit in _units(memory, "learning", progress))
        units = _units(memory, "judging", progress)
        found = _shown(clean(units, preset, knowledge, done.counts), done.examples)
        if dry_run:
            deque(found, maxlen=0)
            return done
        leaving = _Leaving()
        done.path = _given_away(memory, leaving.noted(found), "clean", file)
        with _kept_only_if_used(done.path), transaction(memory.connection):
            done.removed = remove_units(memory.connection, leaving.ids)
            done.shortened = sum(_shortened(memory, *one) for one in leaving.parts.items())
    return done


def deduplicate(
    memory: Memory,
    sameness: Sameness,
    *,
    file: Path | None = None,
    dry_run: bool = False,
    progress: Progress = unwatched,
) -> Deduplicated:
    """Take out all but the best of units that say the same.

    Args:
        memory, file, dry_run, progress: as for `clean_memory`.
        sameness: what units may differ in.

    Raises:
        As `clean_memory`.
    """
    done = Deduplicated(units=len(memory))
    ids: list[int] = []
    reason = "duplicate" if sameness is Sameness.EXACT else "near-duplicate"
    with told(memory.path):
        found = duplicate_groups(_units(memory, "comparing", progress), sameness)
        leaving = _others(_fetched(memory, found), done, ids, reason)
        if dry_run:
            deque(leaving, maxlen=0)
            return done
        done.path = _given_away(memory, leaving, "dedupe", file)
        with _kept_only_if_used(done.path), transaction(memory.connection):
            done.removed = remove_units(memory.connection, ids)
    return done


def conflicting(memory: Memory, *, progress: Progress = unwatched) -> Iterator[Conflict]:
    """Sources with several targets, for a person to decide: nothing is taken out.

    Yields:
        In no order that means anything, the same for the same memory.

    Raises:
        FileProblem: the memory cannot be read.
    """
    with told(memory.path):
        found = conflict_groups(_units(memory, "comparing", progress))
        for group in _fetched(memory, found):
            yield Conflict(_disputed(group), group)


def _disputed(group: Sequence[Stored]) -> str:
    """The language in which units of one source have different targets."""
    first = group[0].unit
    for target in first.variants:
        found = [one.unit.variant(target.language) for one in group]
        if len({folded(variant.text) for variant in found if variant}) == len(group):
            return target.language
    return first.target_variant.language if first.target_variant else ""


def _units(memory: Memory, stage: str, progress: Progress) -> Iterator[tuple[int, TranslationUnit]]:
    """Units with what became of them in the memory: their status, and how often they were used."""
    for one in followed(memory, memory.units(), partial(progress, stage)):
        yield one.id, one.unit


def _shown(found: Iterable[Found], examples: dict[str, list[Found]]) -> Iterator[Found]:
    """The same, with the first of each rule kept."""
    for one in found:
        chosen = examples.setdefault(one.findings[0].rule, [])
        if len(chosen) < EXAMPLES:
            chosen.append(one)
        yield one


@dataclass(slots=True)
class _Leaving:
    """Units that leave whole, by id, and those that lose some languages: id -> these."""

    ids: list[int] = field(default_factory=list)
    parts: dict[int, frozenset[str]] = field(default_factory=dict)

    def noted(self, found: Iterable[Found]) -> Iterator[tuple[TranslationUnit, str]]:
        """What leaves and why, noted as it passes."""
        for one in found:
            if one.rest is None:
                self.ids.append(one.id)
            else:
                self.parts[one.id] = frozenset(finding.language for finding in one.findings)
            yield one.leaving, one.reason


def _fetched(memory: Memory, groups: Iterable[Group]) -> Iterator[tuple[Stored, ...]]:
    """Groups with their units; some at a time, since one query costs as much as a hundred units."""
    rest = iter(groups)
    while part := list(islice(rest, _GROUPS_AT_ONCE)):
        units = memory.some([number for group in part for number in group.ids])
        for group in part:
            # Another program may have taken some out since.
            there = tuple(units[number] for number in group.ids if number in units)
            if len(there) > 1:
                yield there


def _others(
    groups: Iterable[tuple[Stored, ...]], done: Deduplicated, ids: list[int], reason: str
) -> Iterator[tuple[TranslationUnit, str]]:
    """All of each group but its first; counted and noted as they pass."""
    for group in groups:
        done.groups += 1
        done.found += len(group) - 1
        if len(done.examples) < EXAMPLES:
            done.examples.append(group)
        for one in group[1:]:
            ids.append(one.id)
            yield one.unit, reason


def _given_away(
    memory: Memory, units: Iterator[tuple[TranslationUnit, str]], action: str, file: Path | None
) -> Path | None:
    """Write what leaves; no file if nothing does."""
    first = next(units, None)
    if first is None:
        return None
    return keep_removed(memory, chain([first], units), action, file)


@contextlib.contextmanager
def _kept_only_if_used(file: Path | None) -> Iterator[None]:
    """The file of what left goes away again if it could not leave."""
    try:
        yield
    except BaseException:
        if file is not None:
            file.unlink(missing_ok=True)
        raise


_COPY = """
INSERT INTO unit (digest, source_language, provenance, import, status, confidence, created, changed,
    used, last_used, props, notes, attributes)
SELECT ?, source_language, provenance, import, status, confidence, created, changed, used,
    last_used, props, notes, attributes
FROM unit WHERE id = ?
"""


def _shortened(memory: Memory, number: int, languages: frozenset[str]) -> bool:
    """Take some targets out of a unit, in the transaction that is open.

    What is left is a unit of its own, since indexes know a unit by its id. There is none if the
    memory has one like it already.
    """
    stored = memory.some([number]).get(number)
    if stored is None:
        return False
    source = stored.unit.source_variant
    left = tuple(v for v in stored.unit.variants if v is source or v.language not in languages)
    digest = records.digest(replace(stored.unit, variants=left))
    run = memory.connection.execute
    if not run("SELECT 1 FROM unit WHERE digest = ?", (digest,)).fetchone():
        copy = run(_COPY, (digest, number)).lastrowid
        tags = list({variant.language for variant in left})
        run(
            "UPDATE variant SET unit = ? WHERE unit = ? AND language IN "
            f"(SELECT id FROM language WHERE tag IN ({marks(tags)}))",
            (copy, number, *tags),
        )
    remove_units(memory.connection, [number])
    return True
