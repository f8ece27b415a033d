"""`diptych glossary import`: glossaries into the termbase."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.completing import GLOSSARY
from cli.glossary import options
from cli.glossary.showing import visible
from cli.glossary.sources import read_whole
from cli.options import common, tag_of, told_languages
from cli.render import say
from cli.tm.printing import put_json
from tmx.failure import Failure
from tmx.files import STDIN, STDIN_NAME

if TYPE_CHECKING:
    from glossaries import Termbase
    from glossaries.term import Concept
    from glossaries.termbase.completing import Conflict
    from glossaries.termbase.merging import Merged
    from tmx.options import Reading

EXAMPLE = """\b
Examples:
  diptych glossary import unterm.tbx terms.xlsx
  diptych glossary import list.csv --source-column English --target-column Chinese
  diptych glossary import project/glossary/glossary.txt -s en -t zh
"""

# Of so many disagreements of a file it is said what they are.
_MOST_CONFLICTS = 20


@click.command("import", epilog=EXAMPLE)
@click.argument("files", nargs=-1, required=True, type=GLOSSARY, metavar="FILE...")
@options.termbase
@told_languages(
    "Language of the terms. Without it, what FILE tells, else en.",
    "Language of the translations. Without it, what FILE tells, else zh.",
)
@options.table
@options.as_json
@common
def command(
    files: tuple[str, ...],
    termbase: str | None,
    source_lang: str,
    target_lang: str,
    source_column: str,
    target_column: str,
    sheet: str,
    encoding: str,
    source_format: str,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Take the concepts of FILE... into the termbase, each file whole or not at all.

    FILE is TBX, CSV, TSV, XLSX, a glossary of OmegaT (.utf8 .txt .tab), JSONL or another termbase;
    `-` is standard input. What is there already is not added again but completed by what is new.
    Where FILE disagrees with the termbase, the termbase stays as it is, and it is told. After a
    FILE that cannot be read, the others are still taken, and the exit code is 2.
    """
    from glossaries import Termbase
    from tmx.options import Reading

    reading = Reading(
        tag_of(source_lang), tag_of(target_lang), encoding, source_column, target_column, sheet
    )
    run = _Run(reading, source_format, as_json, quiet)
    wanted = [file for file in files if run.can_open(file)]
    if wanted:
        with _made_for_something(termbase), Termbase.open(termbase, create=True) as base:
            for file in wanted:
                run.take(base, file)
    if run.failed:
        raise click.exceptions.Exit(2)


@contextlib.contextmanager
def _made_for_something(named: str | None) -> Iterator[None]:
    """A termbase that is new and got nothing is taken away again, with the folders made for it."""
    from glossaries import Termbase
    from glossaries.termbase.schema import default_path

    path = Path(named) if named else default_path()
    if path.exists():
        yield
        return
    folders = [one for one in path.parents if not one.exists()]
    try:
        yield
    finally:
        empty = False
        with contextlib.suppress(Failure), Termbase.open(path) as base:
            empty = not len(base) and not base.statistics().imports
        if empty:
            for one in (path, *(path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm"))):
                one.unlink(missing_ok=True)
            with contextlib.suppress(OSError):  # somebody else put something there
                for folder in folders:
                    folder.rmdir()


@dataclass(slots=True)
class _Run:
    """How files are read, and whether one of them failed."""

    reading: Reading
    file_format: str
    as_json: bool
    quiet: bool
    failed: bool = field(default=False, init=False)

    def can_open(self, file: str) -> bool:
        """Whether a file is there; the termbase is not made for one that is not."""
        from glossaries.exchange import read_numbered

        try:
            if file != STDIN:
                read_numbered(file, file_format=self.file_format)
        except Failure as failure:
            self._fail(file, failure)
            return False
        return True

    def take(self, base: Termbase, file: str) -> None:
        """Take one file, and say what came of it.

        Raises:
            Failure: the termbase cannot be written.
            Exit: stopped by Ctrl-C.
        """
        name = STDIN_NAME if file == STDIN else file
        try:
            is_new = not len(base) and not base.statistics().imports
            merged = self._merge(base, file, name)
        except Failure as failure:
            if failure.path == str(base.path):
                raise
            self._fail(name, failure)
        except KeyboardInterrupt as stop:
            say(f"diptych: interrupted at {name}; nothing of it was taken")
            raise click.exceptions.Exit(130) from stop
        else:
            if is_new:
                say(f"{base.path}: a new termbase", quiet=self.quiet)
            self._report(name, merged)

    def _merge(self, base: Termbase, file: str, name: str) -> Merged:
        reading = replace(self.reading, tell=lambda told: say(f"{name}: {told}", quiet=self.quiet))
        numbered = read_whole(file, reading, self.file_format, quiet=self.quiet)
        # A file is known again by its name, from whatever folder it is imported.
        known_as = STDIN_NAME if file == STDIN else os.path.abspath(file)
        seen = _Several(name)
        merged = base.merge(seen.passing(numbered), known_as)
        seen.say(quiet=self.quiet)
        return merged

    def _fail(self, name: str, failure: Failure) -> None:
        self.failed = True
        say(f"diptych: {failure}")
        if self.as_json:
            put_json({"file": name, "error": str(failure)})

    def _report(self, name: str, merged: Merged) -> None:
        if self.as_json:
            put_json(_told(name, merged))
        for conflict in merged.conflicts[:_MOST_CONFLICTS]:
            say(f"{name}: {conflict_line(conflict)}", quiet=self.quiet)
        if (more := len(merged.conflicts) - _MOST_CONFLICTS) > 0:
            told = "'diptych glossary stats --conflicts' lists them"
            say(f"{name}: … and {more:,} more disagreements; {told}", quiet=self.quiet)
        say(f"{name}: {_summary(merged)}", quiet=self.quiet)


class _Several:
    """Counts the terms of a file that may be several in one cell.

    Args:
        name: of the file.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._count = 0
        self._first = ""

    def passing(self, numbered: Iterable[tuple[int, Concept]]) -> Iterator[Concept]:
        """The concepts, looked at on their way."""
        from glossaries.validation.separators import several_in

        for line, concept in numbered:
            for term in several_in(concept):
                self._count += 1
                self._first = self._first or f"'{term.text}' (line {line})"
            yield concept

    def say(self, *, quiet: bool) -> None:
        """What there was of them, if anything."""
        if self._count:
            many = f"{self._count:,} terms" if self._count > 1 else "1 term"
            told = f"{many} may be several in one cell: {visible(self._first)}"
            say(f"{self._name}: {told}; a bar ('|') tells them apart", quiet=quiet)


def conflict_line(one: Conflict) -> str:
    """A disagreement in words: `concept 7: the status of 'minutes' (en) stays …`."""
    if one.what == "translation":
        told = (
            f"'{one.term}' is '{one.said}' ({one.language}) here, '{one.kept}' in another concept"
        )
        return visible(f"concept {one.concept}: {told}")
    about = f" of '{one.term}'" if one.term and one.what != "preferred" else ""
    language = f" ({one.language})" if one.language else ""
    what = "preferred term" if one.what == "preferred" else one.what
    said = f"says '{one.said}'" if one.said else "says nothing against it"
    told = f"the {what}{about}{language} stays '{one.kept}', the file {said}"
    return visible(f"concept {one.concept}: {told}")


def conflict_object(one: Conflict) -> dict[str, object]:
    """A disagreement for programs."""
    return {
        "concept": one.concept,
        "what": one.what,
        "language": one.language or None,
        "term": one.term or None,
        "kept": one.kept,
        "said": one.said,
        "file": one.file or None,
    }


def _summary(merged: Merged) -> str:
    concepts = "1 concept" if merged.read == 1 else f"{merged.read:,} concepts"
    why = " (no term)" if merged.rejected else ""
    return (
        f"{concepts} read, {merged.added:,} added, {merged.completed:,} completed, "
        f"{merged.known:,} already there, {merged.rejected:,} rejected{why}"
    )


def _told(name: str, merged: Merged) -> dict[str, object]:
    return {
        "file": name,
        "read": merged.read,
        "added": merged.added,
        "completed": merged.completed,
        "known": merged.known,
        "rejected": merged.rejected,
        "conflicts": [conflict_object(one) for one in merged.conflicts],
    }
