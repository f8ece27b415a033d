"""Checks over the units of a file: findings in its order, whatever the number of processes.

Checks of single pairs, and those that take many at a time, look in processes of their own, chunk by
chunk. Those of the whole file run here, where all units pass in order; and so do those that need an
encoder, unless it is one that each process can load for itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from qa.check import Check, Knowledge, Watcher
from qa.checks import registry
from qa.finding import Finding
from qa.looking import CHUNK, Chunk, Hit, Looker, Recipe, blaming, chunks_of, in_order, made
from qa.pair import Pair
from qa.settings import NO_SETTINGS, Settings
from qa.telling import Named, Places, Tally, Teller, place_of
from tmx.languages import canonical
from tmx.options import unheard
from tmx.unit import TranslationUnit

if TYPE_CHECKING:
    from glossaries.term import Concept
    from qa.check import Encoder
    from tmx.memory import Memory

# Up to so many are checked sooner than another process has started.
_FEW = 2_000


def run_checks(
    units: Iterable[TranslationUnit],
    *,
    source_language: str = "en",
    target_language: str = "zh",
    file: str = "",
    only: Iterable[str] = (),
    skip: Iterable[str] = (),
    severities: Mapping[str, str] | None = None,
    settings: Settings = NO_SETTINGS,
    concepts: Iterable[Concept] = (),
    core: Iterable[Concept] | None = None,
    memory: Memory | None = None,
    encoder: Encoder | None = None,
    jobs: int = 1,
    progress: Callable[[int], object] = unheard,
    tally: Tally | None = None,
) -> Iterator[Finding]:
    """What the checks find in units, in their order, as a stream.

    Checks of the whole file speak when they have seen all of it: with one of them among the
    checks, nothing comes before the end.

    Args:
        units: in the order of their file.
        source_language, target_language: any form that `tmx.languages.canonical` takes.
        file: its name, for the findings.
        only: names of the checks; none for all that `settings` leave.
        skip: names of checks that are left out.
        severities: check -> severity of what it finds, instead of its own and the settings'.
        settings: of a team (`qa.settings.read_settings`).
        concepts: of glossaries.
        core: of the glossary that comes with diptych; None takes it, () leaves it out.
        memory: that the units are held against, open.
        encoder: for checks of meaning; without one they say nothing.
        jobs: most processes at a time. They are spawned: a script needs `if __name__ == ...`.
        progress: called with how many units are done.
        tally: filled with what else became of the units.

    Raises:
        UnknownCheck, UnknownLanguage, BadSettings: at once.
        CheckFailed: while running.
        WorkerProblem: processes cannot be started, or were killed.
        Failure: whatever reading the units raises.
    """
    checker = Checker(
        settings.with_choice(only, skip, severities or {}),
        concepts=concepts, core=core, memory=memory, encoder=encoder,
    )  # fmt: skip
    return checker.findings(
        units,
        source_language=source_language,
        target_language=target_language,
        file=file,
        jobs=jobs,
        progress=progress,
        tally=tally,
    )


class Checker:
    """Checks made ready once, for any number of files.

    Args:
        settings: which checks, how grave, and their options.
        concepts, core, memory, encoder: as for `run_checks`.

    Attributes:
        checks: those that run, in their order.
        idle: names of those that are wanted but have nothing to go by.

    Raises:
        UnknownCheck, BadSettings: the settings name what is not there.
    """

    def __init__(
        self,
        settings: Settings = NO_SETTINGS,
        *,
        concepts: Iterable[Concept] = (),
        core: Iterable[Concept] | None = None,
        memory: Memory | None = None,
        encoder: Encoder | None = None,
    ) -> None:
        self._settings = settings
        wanted = registry.chosen(settings.only, settings.skip)
        for name in settings.severities:
            registry.check_named(name)
        recipe = Recipe(
            (),
            tuple(concepts),
            None if core is None else tuple(core),
            str(memory.path) if memory else "",
            settings.options,
            _name_of(encoder),
        )
        self._knowledge = recipe.knowledge(memory, encoder)
        self.checks = [check for check in wanted if _has_what_it_needs(check, self._knowledge)]
        self.idle = tuple(check.name for check in wanted if check not in self.checks)
        self._names = [
            Named(check.name, check.severity, settings.severities.get(check.name, ""))
            for check in self.checks
        ]
        places = tuple(registry.place_of(check.name) for check in self.checks)
        self._recipe = replace(recipe, places=places)
        with settings.told():
            numbered = list(enumerate(self.checks))
            self._looker = Looker(numbered, self._knowledge)
            here = [] if recipe.encoder else [one for one in numbered if one[1].needs == "encoder"]
            self._here = Looker(here, self._knowledge)

    def findings(
        self,
        units: Iterable[TranslationUnit],
        *,
        source_language: str = "en",
        target_language: str = "zh",
        file: str = "",
        jobs: int = 1,
        progress: Callable[[int], object] = unheard,
        tally: Tally | None = None,
    ) -> Iterator[Finding]:
        """What the checks find in the units of a file; arguments as for `run_checks`."""
        languages = canonical(source_language), canonical(target_language)
        tally = Tally() if tally is None else tally
        tally.idle = self.idle
        chunks = chunks_of(units, file, languages)
        teller = Teller(self._names, file, tally)
        return self._told(self._found(self._answered(chunks, jobs), teller, progress))

    def _told(self, findings: Iterator[Finding]) -> Iterator[Finding]:
        """Findings; what a check says against its options meanwhile is told of their file."""
        with self._settings.told():
            yield from findings

    def _answered(self, chunks: Iterator[Chunk], jobs: int) -> Iterator[tuple[Chunk, list[Hit]]]:
        """Each chunk with what checks of single pairs found in it, in order."""
        first = list(islice(chunks, _FEW // CHUNK)) if jobs > 1 else []
        if len(first) == _FEW // CHUNK and self._looker:
            for one, hits in in_order(chain(first, chunks), self._recipe, jobs):
                yield one, hits + self._here.hits(one) if self._here else hits
            return
        for one in chain(first, chunks):
            yield one, self._looker.hits(one)

    def _found(
        self,
        answered: Iterable[tuple[Chunk, list[Hit]]],
        teller: Teller,
        progress: Callable[[int], object],
    ) -> Iterator[Finding]:
        watchers = self._watchers()
        held: list[Hit] = []
        with Places() as places:
            for chunk, hits in answered:
                teller.count(chunk)
                progress(teller.tally.units)
                if not watchers:
                    yield from teller.findings(hits, chunk.place)
                    continue
                held += hits
                for pair in chunk.pairs():
                    places.add(place_of(pair))
                    for watcher in watchers:
                        watcher.see(pair)
            for watcher in watchers:
                held += watcher.end(places)
            yield from teller.findings(held, places.of)

    def _watchers(self) -> list[Watching]:
        return [
            Watching(number, check.name, made(check, check.watch, self._knowledge))
            for number, check in enumerate(self.checks)
            if check.watch
        ]


@dataclass(slots=True)
class Watching:
    """A check of the whole file at work.

    Attributes:
        number: its place among those of the run.
        name: of the check.
        watcher: that sees the pairs.
        last: the pair that it saw last.
    """

    number: int
    name: str
    watcher: Watcher
    last: Pair | None = None

    def see(self, pair: Pair) -> None:
        """Show it the next pair of the file."""
        with blaming(self.name, pair):
            self.watcher.see(pair)
        self.last = pair

    def end(self, places: Places) -> Iterator[Hit]:
        """What it found.

        Args:
            places: of all pairs that it saw.
        """
        if self.last is None:
            return
        with blaming(self.name, self.last):
            found = list(self.watcher.end())
        for place, one in found:
            yield Hit(places.number(place), self.number, one)


def _has_what_it_needs(check: Check, knowledge: Knowledge) -> bool:
    """Whether there is what a check goes by; a glossary is one whether it is the user's or not."""
    if check.needs == "concepts":
        return bool(knowledge.concepts or knowledge.core)
    return not check.needs or getattr(knowledge, check.needs) is not None


def _name_of(encoder: Encoder | None) -> str:
    """The name by which another process loads the same encoder; "" if it is not worth it."""
    if encoder is None:
        return ""
    from aligner.encoders import ENCODERS

    name = getattr(encoder, "name", "")
    return name if name in ENCODERS else ""
