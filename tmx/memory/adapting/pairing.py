"""Which number, date or symbol of the stored source became which of the new sentence.

Words may differ between the two (a fuzzy match). Entities are paired by kind and order; where
there are several of a kind and the words differ, what stands beside them must tell the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from os.path import commonprefix

from entities import Entity, find
from entities.folding import fold
from tmx.memory.adapting.traits import Traits, traits

# As far as anyone compares what stands beside an entity.
_REACH = 60
_WORD = re.compile(r"\w")
_DIGITS = re.compile("[0-9]+")
_PLAIN_FIGURES = re.compile("[0-9 ,.%]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text and the entities in it.

    Attributes:
        text: as printed.
        folded: of the same length, see `entities.folding`.
        language: primary subtag, lower case.
        entities: in order.
    """

    text: str
    folded: str
    language: str
    entities: tuple[Entity, ...]

    def printed(self, entity: Entity) -> str:
        """An entity as folded text."""
        return self.folded[entity.start : entity.end]

    def traits(self, entity: Entity) -> Traits:
        """What its value does not tell."""
        return traits(self.folded, entity, self.language)


@lru_cache(maxsize=256)
def reading(text: str, language: str) -> Reading:
    """The entities of a text; kept, because one sentence is compared with many stored ones."""
    primary = language.partition("-")[0].partition("_")[0].lower()
    return Reading(text, fold(text), primary, find(text, primary))


@dataclass(frozen=True, slots=True)
class Change:
    """What an entity of the stored source is in the new sentence.

    Attributes:
        old: in the source.
        new: in the query.
        was: `old` as printed, folded.
        now: `new` as printed, folded.
        ordinal: whether it is printed as an ordinal, in both.
        weekdays: those printed with the old and the new date, 0 is Monday.
    """

    old: Entity
    new: Entity
    was: str
    now: str
    ordinal: bool = False
    weekdays: tuple[int | None, int | None] = (None, None)

    @property
    def differs(self) -> bool:
        """Whether another value is meant, or the same in other figures: paragraph 5.1 and 5.10."""
        return self.old.value != self.new.value or _figures(self.was) != _figures(self.now)


def _figures(printed: str) -> str:
    return re.sub("[ ,%]", "", printed) if _PLAIN_FIGURES.fullmatch(printed) else ""


def paired(query: Reading, source: Reading) -> tuple[Change, ...] | None:
    """What each entity of the source became, in the order of the source.

    Returns:
        None where that is not sure: another number of a kind, another sort of number (five for
        fifth), figures outside entities that differ, or neighbours that tell of another order.
    """
    new, old = _by_kind(query.entities), _by_kind(source.entities)
    if {kind: len(found) for kind, found in new.items()} != {
        kind: len(found) for kind, found in old.items()
    }:
        return None
    masked = _masked(query), _masked(source)
    if _DIGITS.findall(masked[0]) != _DIGITS.findall(masked[1]):
        return None
    changes = _changes(query, source, new, old)
    if changes is None or (masked[0] != masked[1] and not _clear(changes, masked, new, old)):
        return None
    return tuple(sorted(changes, key=lambda change: change.old.start))


_ByKind = Mapping[str, Sequence[Entity]]


def _by_kind(entities: Sequence[Entity]) -> _ByKind:
    found: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        found[entity.kind].append(entity)
    return found


def _changes(query: Reading, source: Reading, new: _ByKind, old: _ByKind) -> list[Change] | None:
    changes = []
    for kind, before in old.items():
        for earlier, later in zip(before, new[kind], strict=True):
            had, has = source.traits(earlier), query.traits(later)
            if not had.agrees(has):
                return None
            printed = source.printed(earlier), query.printed(later)
            days = had.weekday, has.weekday
            changes.append(Change(earlier, later, *printed, has.ordinal, days))
    return changes


def _masked(read: Reading) -> str:
    """The folded text with each entity as long as it is, of characters that tell its kind."""
    text = read.folded
    parts, end = [], 0
    for entity in read.entities:
        parts += [text[end : entity.start], f"\0{entity.kind[0]}\0"]
        end = max(end, entity.end)
    return "".join([*parts, text[end:]]).casefold()


def _clear(changes: Sequence[Change], masked: tuple[str, str], new: _ByKind, old: _ByKind) -> bool:
    """Whether each that changed stands beside the words beside which it stood before."""
    kinds = {change.old.kind for change in changes if change.differs}
    kinds = {kind for kind in kinds if len(old[kind]) > 1}
    return all(_clear_kind(kind, masked) for kind in kinds)


def _clear_kind(kind: str, masked: tuple[str, str]) -> bool:
    mark = f"\0{kind[0]}\0"
    after, before = (_surroundings(text, mark) for text in masked)
    for place, near in enumerate(after):
        own = _likeness(near, before[place])
        rivals = [_likeness(near, other) for n, other in enumerate(before) if n != place]
        if own <= max(rivals):
            return False
    return True


def _surroundings(text: str, mark: str) -> list[tuple[str, str]]:
    """What stands before and after each mark: before it from the mark backwards."""
    found = re.finditer(re.escape(mark), text)
    return [
        (text[max(0, m.start() - _REACH) : m.start()][::-1], text[m.end() :][:_REACH])
        for m in found
    ]


def _likeness(one: tuple[str, str], other: tuple[str, str]) -> int:
    """Characters in common next to two marks; 0 if there is no word among them."""
    shared = [commonprefix([a, b]) for a, b in zip(one, other, strict=True)]
    return sum(map(len, shared)) if any(map(_WORD.search, shared)) else 0
