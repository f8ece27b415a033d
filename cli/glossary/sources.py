"""Which glossaries a command looks into: files, the user's termbase, the core glossary."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.render import progress, say, staged
from tmx.options import Reading

if TYPE_CHECKING:
    from glossaries.term import Concept

#: What the glossary that comes with diptych is called where others stand beside it.
CORE = "core"
#: The format of the user's termbase, whatever its name.
TERMBASE = "termbase"


@dataclass(slots=True)
class Gathered:
    """Concepts of several glossaries, and where each comes from.

    Attributes:
        concepts: the user's own first.
        names: the glossaries.
    """

    concepts: list[Concept] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    _places: dict[int, tuple[int, int]] = field(default_factory=dict)

    def take(self, name: str, numbered: Iterable[tuple[int, Concept]]) -> None:
        """Take a glossary's concepts, each with its line; in a termbase that is its number."""
        if name not in self.names:
            self.names.append(name)
        glossary = self.names.index(name)
        for line, concept in numbered:
            if concept.terms:
                self.concepts.append(concept)
                self._places[id(concept)] = glossary, line

    def rank(self, concept: Concept) -> int:
        """Which glossary a concept is of: what the user named first comes first, core last."""
        return self._places.get(id(concept), (len(self.names), 0))[0]

    def place(self, concept: Concept) -> tuple[str, int]:
        """The glossary that a concept is of, and its line there; 0 for none, "" for no glossary."""
        if id(concept) not in self._places:
            return "", 0
        glossary, line = self._places[id(concept)]
        return self.names[glossary], line

    def told(self, concept: Concept) -> str:
        """The same for people: `terms.csv:12`."""
        name, line = self.place(concept)
        return f"{os.path.basename(name)}:{line}" if line else os.path.basename(name)


def gather(
    files: Sequence[str],
    *,
    core: bool,
    termbase: str | None = None,
    source: str = "",
    target: str = "",
    quiet: bool = False,
    verbose: bool = False,
) -> Gathered:
    """The glossaries that a command looks into.

    Args:
        files: that the user names.
        core: whether the core glossary is among them.
        termbase: which is looked into where no files are named, if it is there; None for the
            user's.
        source: canonical tag, of files that do not name their languages; "" for what they tell.
        target: likewise.
        quiet: show no bar.
        verbose: say how files are read.

    Raises:
        UsageError: there is none.
        Failure: one cannot be read.
    """
    found = Gathered()
    if not files:
        _say_missing(termbase, quiet=quiet)
    wanted = [(file, "") for file in files] or [(one, TERMBASE) for one in own_termbase(termbase)]
    for file, file_format in wanted:
        reading = Reading(source, target, tell=_teller(file, verbose))
        found.take(file, read_whole(file, reading, file_format, quiet=quiet))
    if core:
        from glossaries.core import common_words
        from glossaries.core import core as concepts

        found.take(CORE, ((0, concept) for concept in (*concepts(), *common_words())))
    if not found.names:
        raise click.UsageError(
            "There is no termbase: name a glossary with -g, or leave out --no-core."
        )
    return found


def read_whole(
    file: str, reading: Reading, file_format: str = "", *, quiet: bool = False
) -> Iterator[tuple[int, Concept]]:
    """The concepts of a file with their lines, below a bar; some may have no term.

    Args:
        file: its suffix names the format; `-` for standard input.
        reading: what is said of it.
        file_format: suffix of the format, for a name that tells none.
        quiet: show no bar.

    Raises:
        Failure: it cannot be read, or not to its end.
    """
    from glossaries.exchange.formats import read_numbered, tidied

    with progress(quiet=quiet) as bar:
        reading = replace(reading, progress=staged(bar, file))
        for line, concept in read_numbered(file, reading=reading, file_format=file_format):
            yield line, tidied(concept)


def _teller(file: str, verbose: bool) -> Callable[[str], None]:
    return lambda told: say(f"{file}: {told}", quiet=not verbose)


def _say_missing(termbase: str | None, *, quiet: bool) -> None:
    """That the termbase which the environment names is not there: it is easily misspelt."""
    from glossaries.termbase.schema import VARIABLE

    named = os.environ.get(VARIABLE)
    if named and termbase in (None, named) and not os.path.exists(named):
        say(f"{VARIABLE} names {named}, which is not there", quiet=quiet)


def own_termbase(named: str | None = None) -> tuple[str, ...]:
    """The user's termbase as a file to read; none if it is not there.

    Args:
        named: its file, if the user names it.
    """
    from glossaries.termbase.schema import default_path

    path = Path(named) if named else default_path()
    return (str(path),) if path.exists() else ()
