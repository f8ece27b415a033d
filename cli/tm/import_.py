"""`diptych tm import`: files of units into the memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

import click

from cli.completing import UNITS
from cli.options import common, password, tag_of, told_languages
from cli.render import progress, say, staged
from cli.tm.options import as_json, memory
from cli.tm.printing import put_json
from tmx.failure import Failure
from tmx.files import STDIN, STDIN_NAME

if TYPE_CHECKING:
    from tmx.memory import Imported, Memory
    from tmx.memory.importing.options import How
    from tmx.memory.importing.replacing import Outcome
    from tmx.options import Reading

EXAMPLE = """\b
Examples:
  diptych tm import agenda.tmx old/*.tmx
  diptych tm import broken.tmx --on-error nothing
  xz -dc units.tsv.xz | diptych tm import - --from tsv -s en -t zh
"""

# Of so many documents of a file it is said what became of them.
_MOST_DOCUMENTS = 20


@click.command("import", epilog=EXAMPLE)
@click.argument("files", nargs=-1, required=True, type=UNITS, metavar="FILE...")
@memory
@told_languages(
    "Language to translate from. Without it, what FILE tells, else en.",
    "Language to translate into. Without it, what FILE tells, else zh.",
)
@click.option(
    "--from", "source_format", default="", metavar="FORMAT",
    help="Format of FILE, where its name does not say it: tmx, csv, …",
)  # fmt: skip
@click.option(
    "--on-error", type=click.Choice(["keep", "nothing"]), default="keep", show_default=True,
    help="Of a FILE that cannot be read to its end: keep the units before the error, or nothing.",
)  # fmt: skip
@click.option(
    "--replace", "replacing", flag_value="always", default="carefully",
    help="Replace earlier units of a document even if FILE looks like a part of it, or like "
    "another document of the same file name.",
)  # fmt: skip
@click.option("--keep-old", "replacing", flag_value="never", help="Replace nothing.")
@password
@as_json
@common
def command(
    files: tuple[str, ...],
    memory: str | None,
    source_lang: str,
    target_lang: str,
    source_format: str,
    on_error: str,
    replacing: str,
    password: str | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Take the units of FILE... into the translation memory.

    FILE is TMX, PO, XLIFF, TSV, CSV, XLSX, JSONL, or a DOCX with tables; `-` is standard input.
    A unit that is there already is not added again. A later version of a document takes the place
    of the earlier one, whose other units go to a file beside the memory; importing that file brings
    them back. After a FILE that cannot be read, the others are still taken, and the exit code is 2.
    """
    from aligner.bilingual import format_named
    from tmx.memory import open_memory
    from tmx.memory.importing.options import How, OnError
    from tmx.memory.importing.replacing import Replacing
    from tmx.options import Reading

    reading = Reading(
        source_language=tag_of(source_lang),
        target_language=tag_of(target_lang),
    )
    suffix = format_named(source_format) if source_format else ""
    run = _Run(reading, How(Replacing(replacing), OnError(on_error)), password, as_json, quiet)
    sources = [source for file in files if (source := run.source(file, suffix))]
    if sources:
        with open_memory(memory, create=True) as opened, progress(quiet=quiet) as bar:
            if not len(opened):
                say(f"{opened.path}: a new memory", quiet=quiet)
            for source in sources:
                run.take(opened, source, bar)
    if run.failed:
        raise click.exceptions.Exit(2)


@dataclass(frozen=True, slots=True)
class _Source:
    """A file to read, and the suffix of its format."""

    file: str
    suffix: str

    @property
    def name(self) -> str:
        return STDIN_NAME if self.file == STDIN else self.file


@dataclass(slots=True)
class _Run:
    """How files are taken, and whether one of them failed."""

    reading: Reading
    how: How
    password: str | None
    as_json: bool
    quiet: bool
    failed: bool = field(default=False, init=False)

    def source(self, file: str, suffix: str) -> _Source | None:
        """A file that can be opened; the memory is not touched for one that cannot."""
        from aligner.bilingual import read_pairs, source_format_of
        from tmx.memory import Imported

        try:
            suffix = suffix or source_format_of(file)
            if file != STDIN:
                read_pairs(file, self.reading, suffix, self.password)
        except Failure as failure:
            self._fail(file, Imported(), failure)
            return None
        return _Source(file, suffix)

    def take(
        self, memory: Memory, source: _Source, bar: Callable[[str, float], None] | None
    ) -> None:
        """Take one file's units, and say what became of them.

        Raises:
            Failure: the memory cannot be written.
            Exit: stopped by Ctrl-C.
        """
        from tmx.memory import Imported

        result = Imported()
        try:
            self._import(memory, source, bar, result)
        except Failure as failure:
            if failure.path == str(memory.path):
                if result.read:
                    _say_kept(source.name, result, quiet=self.quiet)
                raise
            self._fail(source.name, result, failure)
        except KeyboardInterrupt as stop:
            say(f"diptych: interrupted at {source.name}; {_kept(result)}")
            raise click.exceptions.Exit(130) from stop
        else:
            self._report(source.name, result)

    def _import(
        self,
        memory: Memory,
        source: _Source,
        bar: Callable[[str, float], None] | None,
        result: Imported,
    ) -> None:
        from aligner.bilingual import opened, read_pairs
        from tmx.memory.importing.apart import is_worthwhile
        from tmx.memory.importing.run import import_file, import_units

        reading = replace(
            self.reading,
            tell=lambda told: say(f"{source.name}: {told}", quiet=self.quiet),
            progress=staged(bar, source.name),
        )
        with opened(source.file, source.suffix) as path:
            read = partial(read_pairs, path, suffix=source.suffix, password=self.password)
            if is_worthwhile(os.path.getsize(path)):
                import_file(memory, read, reading, source.name, how=self.how, result=result)
            else:
                import_units(memory, read(reading), source.name, how=self.how, result=result)

    def _fail(self, name: str, result: Imported, failure: Failure) -> None:
        self.failed = True
        say(f"diptych: {failure}")
        if result.read:
            _say_kept(name, result, quiet=self.quiet)
        if self.as_json:
            put_json(_told(name, result) | {"error": str(failure)})

    def _report(self, name: str, result: Imported) -> None:
        if self.as_json:
            put_json(_told(name, result))
        for line in _document_lines(result):
            say(f"{name}: {line}", quiet=self.quiet)
        say(f"{name}: {_summary(result)}", quiet=self.quiet)


def _summary(result: Imported) -> str:
    rejected = sum(result.rejected.values())
    reasons = ", ".join(f"{count:,} {reason}" for reason, count in result.rejected.items())
    counts = (
        f"{_units(result.read)} read, {result.added:,} added, {result.known:,} already there, "
        f"{result.replaced:,} replaced, {rejected:,} rejected"
    )
    return f"{counts} ({reasons})" if reasons else counts


def _kept(result: Imported) -> str:
    if not result.kept:
        return "nothing was added, nothing replaced"
    stay = "stays" if result.kept == 1 else "stay"
    return f"{_units(result.kept)} that it added {stay} in the memory, nothing was replaced"


def _say_kept(name: str, result: Imported, *, quiet: bool) -> None:
    say(f"{name}: {_units(result.read)} read before that, {_kept(result)}", quiet=quiet)


def _units(count: int) -> str:
    return "1 unit" if count == 1 else f"{count:,} units"


# Decision -> what is said of so many units.
_DECISIONS = {
    "replaced": "{units} of an earlier version replaced (kept in {kept_in})",
    "another document of the same name": "{units} of a document of this file name stay, since "
    "hardly any recurs (--replace replaces them)",
    "only a part of the document": "{units} that are not in this file stay, since it brings only a "
    "part of the document or nothing new of it (--replace replaces them)",
    "not to be replaced": "{units} of an earlier version stay",
}


def _document_lines(result: Imported) -> Sequence[str]:
    """What became of the earlier units of each document of a file."""
    lines = [_document_line(one, result) for one in result.documents]
    more = len(lines) - _MOST_DOCUMENTS
    return lines if more <= 0 else [*lines[:_MOST_DOCUMENTS], f"… and {more:,} more documents"]


def _document_line(one: Outcome, result: Imported) -> str:
    told = []
    if one.units:
        decided = _DECISIONS[one.decision.value]
        told.append(decided.format(units=_units(one.units), kept_in=result.kept_in))
    if one.reviewed:
        told.append(f"{_units(one.reviewed)} of an earlier version, reviewed, stay")
    return f"{one.document}: {'; '.join(told)}"


def _told(name: str, result: Imported) -> dict[str, object]:
    """A file's result for a program."""
    documents = [asdict(one) | {"decision": one.decision.value} for one in result.documents]
    return {
        "file": name,
        "read": result.read,
        "added": result.added,
        "known": result.known,
        "replaced": result.replaced,
        "rejected": result.rejected,
        "kept": result.kept,
        "documents": documents,
        "kept_in": None if result.kept_in is None else str(result.kept_in),
    }
