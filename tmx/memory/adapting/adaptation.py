"""A stored translation with the numbers, dates and symbols of a new sentence, if that is safe.

Every step may say no: it is not sure what became what (`pairing`), where it stands in the
translation (`places`), how it is written there (`manners`), or whether the words beside it still
suit (`agreement`). At the end the result is read again, and must hold exactly what was meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from entities import Entity
from tmx.memory.adapting.agreement import fits
from tmx.memory.adapting.manners import rewritten, traditional
from tmx.memory.adapting.pairing import Change, Reading, paired, reading
from tmx.memory.adapting.place import Meant, Place
from tmx.memory.adapting.places import Placed, placed, sharing, with_sharers
from tmx.memory.adapting.traits import WEEKDAY

_READ_WHOLE = ("en", "zh")
# Longer than any sentence, and read in no time.
_MOST_CHARACTERS = 5000
# As much of the text around a place as any rule looks at.
_REACH = 40


@dataclass(frozen=True, slots=True)
class Substitution:
    """One place of a stored translation that was written anew.

    Attributes:
        kind: of the entity, such as "number" or "date"; see `entities.Entity`.
        was: what stood in the stored translation.
        now: what stands in the new one.
        span: where, in the new translation.
    """

    kind: str
    was: str
    now: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Adapted:
    """A stored translation made to fit a new sentence.

    Attributes:
        target: the translation.
        substitutions: in the order of their places; none if no entity differed.
    """

    target: str
    substitutions: tuple[Substitution, ...]


def adapt(
    query: str, source: str, target: str, source_language: str, target_language: str
) -> Adapted | None:
    """Put the numbers, dates, symbols and labels of a new sentence into a stored translation.

    Each is written in the manner of what it takes the place of (figures, numerals or words,
    full width or half, units). The words of the new sentence may differ from the stored ones:
    they are not looked at but to tell which entity is which.

    Args:
        query: the new sentence.
        source: the stored one that is like it.
        target: the translation of `source`.
        source_language: BCP 47 tag of `query` and `source`.
        target_language: of `target`. Only between English and Chinese are values read that the
            two write differently; in any other language what all write alike.

    Returns:
        None where any substitution would not be safe; none is made then.
    """
    if query == source:
        return Adapted(target, ())
    if any(len(text) > _MOST_CHARACTERS or "\0" in text for text in (query, source, target)):
        return None
    stored = reading(source, source_language)
    changes = paired(reading(query, source_language), stored)
    if changes is None:
        return None
    if not any(change.differs for change in changes):
        return Adapted(target, ())
    translation = reading(target, target_language)
    places = placed(changes, stored, translation)
    return None if places is None else _adapted(translation, places, stored.language)


def _adapted(target: Reading, places: Placed, source_language: str) -> Adapted | None:
    exact = not {source_language, target.language} <= set(_READ_WHOLE)
    shared = {} if exact else sharing(target)
    changes = with_sharers(places, shared)
    new = {entity: change.new.value for entity, change in changes}
    written: list[tuple[Entity, str]] = []
    for entity, change in changes:
        other = shared.get(entity)
        beside = ("", "") if other is None else (other.value, new.get(other, other.value))
        text = _written(target, entity, change, beside, exact)
        if text is None:
            return None
        written.append((entity, text))
    result = _substituted(target, written)
    if _leaves_weekday(target, places) or not _holds(result.target, target, new):
        return None
    return result


def _written(
    target: Reading, entity: Entity, change: Change, beside: tuple[str, str], exact: bool
) -> str | None:
    printed = target.text[entity.start : entity.end]
    old, new = (
        Meant(it.value, weekday, other)
        for it, weekday, other in zip(
            (change.old, change.new), change.weekdays, beside, strict=True
        )
    )
    place = Place(
        target.printed(entity),
        target.folded[max(0, entity.start - _REACH) : entity.start],
        target.folded[entity.end : entity.end + _REACH],
        target.language,
        old,
        change.ordinal,
    )
    text = rewritten(place, printed, change, new, exact)
    if text is None or not fits(place, change, text):
        return None
    return traditional(text, printed, target.text) if target.language == "zh" else text


def _substituted(target: Reading, written: Sequence[tuple[Entity, str]]) -> Adapted:
    """The texts in their places; a place where the same is printed as before is none."""
    text, end = "", 0
    done = []
    for entity, now in written:
        text += target.text[end : entity.start]
        was = target.text[entity.start : entity.end]
        if now != was:
            done.append(Substitution(entity.kind, was, now, (len(text), len(text) + len(now))))
        text += now
        end = entity.end
    return Adapted(text + target.text[end:], tuple(done))


def _leaves_weekday(target: Reading, places: Placed) -> bool:
    """Whether a date changes and a weekday stands by itself, which would have to change too."""
    dates = [entity for entity, change in places if entity.kind == "date" and change.differs]
    if not dates:
        return False
    return any(
        not any(date.start <= day.start() < date.end for date in dates)
        for day in WEEKDAY.finditer(target.folded)
    )


def _holds(text: str, target: Reading, new: Mapping[Entity, str]) -> bool:
    """Whether the result reads as meant: the new values in their places, all others as before."""
    meant = [(entity.kind, new.get(entity, entity.value)) for entity in target.entities]
    found = reading(text, target.language).entities
    return [(entity.kind, entity.value) for entity in found] == meant
