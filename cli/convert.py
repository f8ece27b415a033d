"""`diptych convert`: a file whose texts pair already, in another format."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import click

from aligner.bilingual import (
    SHEETS,
    TABLES,
    TEXTS,
    Conversion,
    convert,
    format_named,
    formats_of,
    paired_suffixes,
)
from cli import options
from cli.completing import OUTPUT, Files
from cli.render import progress, say
from tmx.files import STDIN, STDIN_NAME
from tmx.options import XLIFF_2, Reading, WriteResult
from tmx.profiles import profile_named
from tmx.selection import STATES

EXAMPLE = """\b
Examples:
  diptych convert memory.tmx memory.po
  diptych convert glossary.docx glossary.tmx -s en -t zh
  diptych convert pairs.xlsx pairs.tmx --source-column English --target-column 2
"""

_XLIFF = frozenset({".xlf", ".xliff"})
_STDOUT_NAME = "standard output"


@click.command("convert", epilog=EXAMPLE)
@click.argument("source", metavar="IN", type=Files(paired_suffixes()))
@click.argument("target", metavar="OUT", type=OUTPUT)
@options.told_languages(
    "Language to translate from. Without it, what IN tells, else en.",
    "Language to translate into. Without it, what IN tells, else zh.",
)
@options.table(
    source=options.PAIRS_SOURCE,
    file_format="Format of IN, where its name does not say it: tmx, csv, …",
)
@click.option(
    "--to", "target_format", default="", metavar="FORMAT",
    help="Format of OUT, likewise. Without it, TSV on standard output.",
)  # fmt: skip
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, metavar="X",
    help="Leave out units whose confidence is below X (0 to 1); those that tell none stay.",
)  # fmt: skip
@click.option(
    "--status", type=click.Choice(STATES), default=None,
    help="Leave out units whose translation has not come so far.",
)  # fmt: skip
@options.profile
@options.xliff_version
@options.password
@options.common
def command(
    source: str,
    target: str,
    source_lang: str,
    target_lang: str,
    source_column: str,
    target_column: str,
    sheet: str,
    encoding: str,
    source_format: str,
    target_format: str,
    min_confidence: float,
    status: str | None,
    profile: str | None,
    xliff_version: str,
    password: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Turn IN, a file whose texts pair already, into OUT. Nothing is aligned or cut.

    IN may be TMX, PO, XLIFF 1.2 or 2 (.xlf .xliff .sdlxliff .mqxliff), TSV, CSV, JSONL, XLSX, or a
    DOCX with tables of two or more languages; OUT likewise, but for PO templates, the tools' own
    XLIFF, and DOCX. `-` is standard input or output. What does not fit into OUT is left out,
    counted and told.
    """
    how = Conversion(
        Reading(
            source_language=options.tag_of(source_lang),
            target_language=options.tag_of(target_lang),
            encoding=encoding,
            source_column=source_column,
            target_column=target_column,
            sheet=sheet,
            tell=lambda told: say(f"{_name(source, STDIN_NAME)}: {told}", quiet=quiet),
        ),
        profile_named(profile),
        min_confidence,
        status or "",
        format_named(source_format) if source_format else "",
        format_named(target_format) if target_format else "",
        password,
        xliff_version,
    )
    if verbose:
        _say_formats(source, target, how)
    _say_idle(source, target, how, profile, quiet=quiet)
    result = _converted(source, target, how, quiet=quiet)
    _say_result(_name(target, _STDOUT_NAME), result, quiet=quiet)


def _converted(source: str, target: str, how: Conversion, *, quiet: bool) -> WriteResult:
    """Convert below a bar, if there is a terminal; what is decided is then said behind it."""
    told: list[str] = []
    try:
        with progress(quiet=quiet) as bar:
            if bar is None:
                return convert(source, target, how)
            show = partial(bar, "converting")
            reading = replace(how.reading, tell=told.append, progress=show)
            return convert(source, target, replace(how, reading=reading))
    finally:
        for one in told:
            how.reading.tell(one)


def _say_formats(source: str, target: str, how: Conversion) -> None:
    read, written = formats_of(source, target, how)
    say(f"{_name(source, STDIN_NAME)}: read as {read.lstrip('.')}")
    say(f"{_name(target, _STDOUT_NAME)}: written as {written.lstrip('.')}")


def _say_idle(
    source: str, target: str, how: Conversion, profile: str | None, *, quiet: bool
) -> None:
    """Options that change nothing with these formats."""
    read, written = formats_of(source, target, how)
    older = how.xliff_version != XLIFF_2
    reading = how.reading
    for given, option, idle, why in (
        (profile, "--profile", written != ".tmx", "the output is not TMX"),
        (older, "--xliff-version", written not in _XLIFF, "the output is not XLIFF"),
        (reading.encoding, "--encoding", read not in TEXTS, f"{read} says its encoding itself"),
        (reading.sheet, "--sheet", read not in SHEETS, f"{read} has no sheets"),
        (reading.source_column, "--source-column", read not in TABLES, f"{read} has no columns"),
        (reading.target_column, "--target-column", read not in TABLES, f"{read} has no columns"),
    ):
        if given and idle:
            say(f"{option} changes nothing: {why}", quiet=quiet)


def _name(path: str, standard: str) -> str:
    return standard if path == STDIN else path


def _say_result(name: str, result: WriteResult, *, quiet: bool) -> None:
    for remark in result.remarks:
        say(f"{name}: {remark}", quiet=quiet)
    reasons = ", ".join(f"{count} left out: {why}" for why, count in result.left_out.items())
    units = "1 unit" if result.written == 1 else f"{result.written} units"
    say(f"{name}: {units}" + (f"; {reasons}" if reasons else ""), quiet=quiet)
