"""Checks at work on single pairs: in this process, or in one of several."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from qa.check import Batch, Check, Knowledge, Look
from qa.checks._texts import has_text
from qa.checks.registry import check_at
from qa.failure import BadSettings, CheckFailed
from qa.finding import ERROR, NOTE, WARNING, Found
from qa.pair import Pair
from qa.telling import Place, place_of
from tmx.failure import Failure
from tmx.unit import TranslationUnit

if TYPE_CHECKING:
    from glossaries.term import Concept
    from qa.check import Encoder
    from tmx.memory import Memory

Made = TypeVar("Made")

#: The one check that speaks of a pair without a target: all that others miss in it follows.
EMPTY = "empty-target"
#: Units that a process gets at a time: enough to keep it busy for a while, few enough to hold.
CHUNK = 200
#: Findings of one check in one unit that are told each by itself; where there are more, the unit
#: is another matter altogether, and one tells it.
MOST = 20
# "" is the check's own, which its findings may be milder than.
_GRAVE = {severity: place for place, severity in enumerate((ERROR, "", WARNING, NOTE))}
# Objects between two looks for cycles: pairs and entities are many, and in none.
_OBJECTS = 100_000


class Hit(NamedTuple):
    """What a check found, before it is known what the unit is called.

    Attributes:
        unit: number of the unit in its file, from 0.
        check: place of the check among those of the run.
        found: what it says.
    """

    unit: int
    check: int
    found: Found


@dataclass(frozen=True, slots=True)
class Chunk:
    """Units that follow one another in a file.

    Attributes:
        start: number of the first.
        units: in order; None for one that has not both languages.
        file: its name.
        languages: canonical tags of source and target.
    """

    start: int
    units: Sequence[TranslationUnit | None]
    file: str
    languages: tuple[str, str]

    def pairs(self) -> Iterator[Pair]:
        """The units as checks see them."""
        for number, unit in enumerate(self.units, self.start):
            if unit is not None:
                yield Pair(unit, number, self.file, *self.languages)

    def place(self, number: int) -> Place:
        """Where a unit stands, by its number in the file."""
        unit = self.units[number - self.start]
        if unit is None:
            raise LookupError(number)
        return place_of(Pair(unit, number, self.file, *self.languages))


def chunks_of(
    units: Iterable[TranslationUnit], file: str, languages: tuple[str, str]
) -> Iterator[Chunk]:
    """Units by the chunk, as a stream.

    Args:
        units: of a file, in order.
        file: its name.
        languages: canonical tags of source and target.
    """
    start, stream = 0, iter(units)
    while some := list(islice(stream, CHUNK)):
        yield Chunk(start, [_in_both(unit, languages) for unit in some], file, languages)
        start += len(some)


def _in_both(unit: TranslationUnit, languages: tuple[str, str]) -> TranslationUnit | None:
    """A unit; None for one of other languages. One with a side alone is that of its file."""
    sides = [unit.variant(language) for language in languages]
    if all(sides):
        # One variant may be the nearest to both.
        return unit if sides[0] is not sides[1] or len(unit.variants) == 1 else None
    return unit if any(sides) and len(unit.variants) == 1 else None


@dataclass(frozen=True, slots=True)
class Recipe:
    """What another process needs to look at pairs as this one does; it can be pickled.

    Attributes:
        places: of the checks (`qa.checks.registry.place_of`); only those of single pairs look.
        concepts: of the user's glossaries.
        core: of the glossary that comes with diptych; None to read it there.
        memory: path of the memory, "" for none.
        options: of the checks.
        encoder: name of one that each process loads for itself; "" for none.
    """

    places: tuple[str, ...]
    concepts: tuple[Concept, ...] = ()
    core: tuple[Concept, ...] | None = None
    memory: str = ""
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    encoder: str = ""

    def knowledge(self, memory: Memory | None, encoder: Encoder | None = None) -> Knowledge:
        """What the checks may ask.

        Args:
            memory: open, for the path.
            encoder: as in `Knowledge`.
        """
        if self.core is None:
            from glossaries.core import core

            known = core()
        else:
            known = self.core
        return Knowledge(self.concepts, known, memory, encoder, self.options)


class Looker:
    """Checks of single pairs and of many at a time, ready to look.

    Args:
        checks: each with its place among those of the run; those of the whole file are passed over,
            and so are those that need an encoder if there is none.
        knowledge: what they may ask.
    """

    def __init__(self, checks: Iterable[tuple[int, Check]], knowledge: Knowledge) -> None:
        chosen = [
            (number, check)
            for number, check in checks
            if check.needs != "encoder" or knowledge.encoder
        ]
        self._looks: list[tuple[int, str, Look]] = [
            (number, check.name, made(check, check.look, knowledge))
            for number, check in chosen
            if check.look
        ]
        self._batches: list[tuple[int, str, Batch]] = [
            (number, check.name, made(check, check.batch, knowledge))
            for number, check in chosen
            if check.batch
        ]

    def __bool__(self) -> bool:
        """Whether there is a check to look with."""
        return bool(self._looks or self._batches)

    def hits(self, chunk: Chunk) -> list[Hit]:
        """What they find in units.

        Raises:
            CheckFailed: a check does.
        """
        hits: list[Hit] = []
        pairs: list[Pair] = []
        for pair in chunk.pairs():
            if has_text(pair.source) and not has_text(pair.target):
                looks = [one for one in self._looks if one[1] == EMPTY]
            else:
                looks = self._looks
                pairs.append(pair)
            for number, name, look in looks:
                try:
                    for found in few(look(pair)):
                        hits.append(Hit(pair.number, number, found))
                except Exception as error:
                    raise _failure(name, error, pair) from error
        for number, name, batch in self._batches if pairs else ():
            with blaming(name, pairs[0]):
                answers = batch(pairs)
            for pair, answer in zip(pairs, answers, strict=True):
                hits += [Hit(pair.number, number, found) for found in few(answer)]
        return hits


def few(found: Iterable[Found]) -> list[Found]:
    """What a check found in a unit; one that tells how many there are where that is over MOST.

    That one is the gravest, the first of several.
    """
    every = list(found)
    if len(every) <= MOST:
        return every
    first = min(every, key=lambda one: _GRAVE[one.severity])
    return [replace(first, message=f"{first.message}; and {len(every) - 1} more like it")]


def made(check: Check, make: Callable[[Knowledge], Made], knowledge: Knowledge) -> Made:
    """What a check looks with, made of what is known.

    Raises:
        BadSettings: it refuses its options; with its name.
    """
    try:
        return make(knowledge)
    except BadSettings as failure:
        failure.check = check.name
        raise


@contextmanager
def blaming(check: str, pair: Pair) -> Iterator[None]:
    """What goes wrong inside is told as the fault of a check, at a unit or one of those behind it.

    Raises:
        CheckFailed: for any exception but a Failure.
    """
    try:
        yield
    except Exception as error:
        raise _failure(check, error, pair) from error


def _failure(check: str, error: Exception, pair: Pair) -> Failure:
    if isinstance(error, Failure):
        return error
    return CheckFailed(
        f"the check '{check}' failed at unit {pair.number}: {type(error).__name__}: {error}",
        path=pair.file or None,
        line=pair.unit.line or None,
        remedy=f"go on with --skip {check}, and report it with this unit",
    )


# Of a process that only looks.
_own: list[Looker] = []


def begin(recipe: Recipe) -> None:
    """Make a process ready to look.

    Raises:
        Failure: the memory cannot be opened, or a check refuses its options.
    """
    gc.set_threshold(_OBJECTS)
    memory = None
    if recipe.memory:
        from tmx.memory import open_memory

        memory = open_memory(recipe.memory)
    knowledge = recipe.knowledge(memory, _encoder(recipe.encoder))
    _own[:] = [Looker(enumerate(map(check_at, recipe.places)), knowledge)]


def _encoder(name: str) -> Encoder | None:
    if not name:
        return None
    from aligner.encoders import load_encoder

    return load_encoder(name)


def look(chunk: Chunk) -> list[Hit]:
    """What the checks of this process find in units."""
    return _own[0].hits(chunk)


def in_order(
    chunks: Iterable[Chunk], recipe: Recipe, jobs: int
) -> Iterator[tuple[Chunk, list[Hit]]]:
    """Chunks with what other processes found in them, in order.

    Args:
        chunks: a stream; each is asked for when a process is free.
        recipe: of the checks.
        jobs: most processes at a time.

    Raises:
        WorkerProblem: processes cannot be started, or one was killed.
        Failure: what `begin` or a check raises.
    """
    from aligner.corpus.workers import answers

    early: dict[int, tuple[Chunk, list[Hit]]] = {}
    awaited = 0
    with closing(answers(chunks, look, jobs=jobs, setup=partial(begin, recipe))) as found:
        for answer in found:
            if isinstance(answer.value, Failure):
                raise answer.value
            early[answer.item.start] = answer.item, answer.value
            while awaited in early:
                yield early[awaited]
                awaited += len(early.pop(awaited)[0].units)
