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
from itertools import takewhile

from entities import Entity, find
from entities.folding import fold
from tmx.memory.adapting.traits import Traits, traits

# As far as anyone compares what stands beside an entity.
_REACH = 60
# A word of letters, or one character of a script without spaces.
_NEXT_WORD = re.compile(r"[ -]?(?:[a-z']+|[^\W\d_])")
# Letters before an entity, from it backwards, without a space between.
_GLUED = re.compile("^-?[a-z]+")
_WORD = re.compile(r"\w")
# Figures outside entities: in names such as COVID-19, and the numerals of cheques.
_LEFT = re.compile("[0-9]+|[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]{2,}")
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
        if self.old.value != self.new.value:
            return True
        both = [_PLAIN_FIGURES.fullmatch(printed) for printed in (self.was, self.now)]
        return all(both) and _figures(self.was) != _figures(self.now)


def _figures(printed: str) -> str:
    return re.sub("[ ,%]", "", printed)


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
    if _LEFT.findall(masked[0]) != _LEFT.findall(masked[1]):
        return None
    changes = _changes(query, source, new, old)
    if changes is None or (masked[0] != masked[1] and not _clear(changes, masked, old)):
        return None
    return tuple(sorted(changes, key=lambda change: change.old.start))


_ByKind = Mapping[str, Sequence[Entity]]
# What stands before an entity, from its start backwards, and after it.
_Sides = tuple[str, str]


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


def _clear(changes: Sequence[Change], masked: tuple[str, str], old: _ByKind) -> bool:
    """Whether what changed stands beside the words beside which it stood before."""
    return all(
        _clear_kind(kind, [change.differs for change in changes if change.old.kind == kind], masked)
        for kind in old
    )


def _clear_kind(kind: str, differs: Sequence[bool], masked: tuple[str, str]) -> bool:
    if not any(differs):
        return True
    mark = f"\0{kind[0]}\0"
    after, before = (_surroundings(text, mark) for text in masked)
    changed = [
        (near, other) for near, other, is_new in zip(after, before, differs, strict=True) if is_new
    ]
    if not all(_is_same_name(*pair) for pair in changed):
        return False
    if kind == "number" and not all(_counts_same(*pair) for pair in changed):
        return False
    return len(after) == 1 or all(_is_nearest(place, after, before) for place in range(len(after)))


def _is_same_name(near: _Sides, other: _Sides) -> bool:
    """Whether what is glued to the front stays: A-400 and CN-235, post-2015 and pre-1967."""
    glued = [_GLUED.findall(sides[0]) for sides in (near, other)]
    return glued[0] == glued[1]


def _counts_same(near: _Sides, other: _Sides) -> bool:
    """Whether the same is counted: five days and three weeks are no change of a number alone.

    What is counted follows; where nothing follows, what is numbered stands before.
    """
    follows, followed = (_NEXT_WORD.match(sides[1]) for sides in (near, other))
    if follows and followed:
        return _singular(follows[0]) == _singular(followed[0])
    if follows or followed:
        return False
    led, leads = (_NEXT_WORD.match(sides[0]) for sides in (near, other))
    return bool(led and leads and led[0] == leads[0])


def _singular(word: str) -> str:
    """A word without a plural's ending; that of 1 report is the same as of 2 reports."""
    return re.sub("(?:ie|y)?$", "", word.rstrip("s"))


def _is_nearest(place: int, after: Sequence[_Sides], before: Sequence[_Sides]) -> bool:
    """Whether no other stood beside as much of what this one stands beside."""
    own = _likeness(after[place], before[place])
    rivals = [_likeness(after[place], sides) for n, sides in enumerate(before) if n != place]
    return own > max(rivals)


def _surroundings(text: str, mark: str) -> list[_Sides]:
    """What stands before and after each mark: before it from the mark backwards."""
    found = re.finditer(re.escape(mark), text)
    return [
        (text[max(0, m.start() - _REACH) : m.start()][::-1], text[m.end() :][:_REACH])
        for m in found
    ]


def _likeness(one: _Sides, other: _Sides) -> int:
    """Characters in common next to two marks; 0 if there is no word among them."""
    shared = [_shared(a, b) for a, b in zip(one, other, strict=True)]
    return sum(map(len, shared)) if any(map(_WORD.search, shared)) else 0


def _shared(one: str, other: str) -> str:
    """What both begin with."""
    if one == other:
        return one
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return "".join(char for char, _ in same)
