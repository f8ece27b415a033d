"""`diptych tm merge`: several translators' memories in one."""

from __future__ import annotations

from contextlib import ExitStack, nullcontext

import click

from cli.completing import OUTPUT_OR_MEMORY, UNITS_OR_MEMORY, Files
from cli.options import common, profile, tag_of, told_languages, xliff_version
from cli.render import progress, say, staged
from cli.tm.comparing import show_conflict
from cli.tm.options import as_json
from cli.tm.printing import put_json
from tmx.files import STDIN
from tmx.memory.comparing.decisions import conflicts_written, read_decisions
from tmx.memory.comparing.inputs import units_of
from tmx.memory.comparing.merged_files import format_of, write_merged
from tmx.memory.comparing.merging import PREFERENCES, Merging, merged
from tmx.memory.comparing.telling import told_conflict
from tmx.memory.exporting.export import Export
from tmx.options import Reading, WriteResult
from tmx.profiles import profile_named

EXAMPLE = """\b
Examples:
  diptych tm merge li.tmx wang.tmx -o both.tmx
  diptych tm merge li.tm wang.tm -o both.tm --prefer reviewed --conflicts conflicts.tsv
  diptych tm merge li.tm wang.tm -o both.tm --decided conflicts.tsv
"""

_TABLE = Files([".tsv"])


@click.command("merge", epilog=EXAMPLE)
@click.argument("files", nargs=-1, required=True, type=UNITS_OR_MEMORY, metavar="FILE FILE...")
@click.option(
    "-o", "--output", required=True, type=OUTPUT_OR_MEMORY, metavar="OUT",
    help="File to write: a new memory (.tm), or an exchange file by its suffix.",
)  # fmt: skip
@click.option(
    "--prefer", type=click.Choice(list(PREFERENCES)), default="both", show_default=True,
    help="Which translations stay in a conflict: all of them, or those of the first or last file "
    "that has one, the newest, or the reviewed ones; all where that does not tell.",
)  # fmt: skip
@click.option(
    "--conflicts", type=_TABLE, metavar="FILE",
    help="Write the conflicts to this table (TSV) instead of showing them: change 'yes' and 'no' "
    "in its column 'keep', or a translation, and give it back with --decided.",
)  # fmt: skip
@click.option(
    "--decided", type=_TABLE, metavar="FILE",
    help="A table of conflicts in which a person decided; it comes before --prefer.",
)  # fmt: skip
@click.option(
    "--exit-code", is_flag=True, help="End with 1 if there are conflicts that nothing decided."
)
@told_languages(
    "Source language of files that name none, and of OUT where it has two languages.",
    "Target language, likewise.",
)
@profile
@xliff_version
@as_json
@common
def command(
    files: tuple[str, ...],
    output: str,
    prefer: str,
    conflicts: str | None,
    decided: str | None,
    exit_code: bool,
    source_lang: str,
    target_lang: str,
    profile: str | None,
    xliff_version: str,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Put the units of several memories or exchange files together into OUT.

    Units with the same texts in the same document and context become one. A source to which the
    files give different translations there, or of which one file rejects what another has, is a
    conflict: both translations stay unless --prefer or --decided says otherwise, and each conflict
    is shown with who wrote them and when.
    """
    if len(files) < 2:
        raise click.UsageError("Give two files or more.")
    if as_json and (conflicts or output == STDIN):
        raise click.UsageError("--json prints the conflicts: neither --conflicts nor -o - goes.")
    source, target = tag_of(source_lang), tag_of(target_lang)
    suffix = format_of(output, files)
    how = Export(
        (),
        source,
        target,
        profile=profile_named(profile),
        format=suffix,
        xliff_version=xliff_version,
    )
    decisions = read_decisions(decided) if decided else {}
    with ExitStack() as stack:
        with progress(quiet=quiet) as bar:
            sides = [
                units_of(path, Reading(source, target, progress=staged(bar, path)))
                for path in files
            ]
            result = stack.enter_context(merged(sides, prefer=prefer, decisions=decisions))
            if bar:
                bar("writing", 0.0)
            with (
                conflicts_written(conflicts, result.listed(), files) if conflicts else nullcontext()
            ):
                done = write_merged(output, result, how, " + ".join(files))
        if not conflicts and output != STDIN:
            _show(result, files, as_json=as_json)
        _say_result(output, result, done, decided, quiet=quiet)
        if exit_code and result.open:
            raise click.exceptions.Exit(1)


def _show(result: Merging, files: tuple[str, ...], *, as_json: bool) -> None:
    for conflict in result.listed():
        if as_json:
            put_json(told_conflict(conflict, files))
        else:
            show_conflict(conflict, files)


def _say_result(
    output: str, result: Merging, done: WriteResult, decided: str | None, *, quiet: bool
) -> None:
    name = "standard output" if output == STDIN else output
    for remark in done.remarks:
        say(f"{name}: {remark}", quiet=quiet)
    if result.idle:
        say(
            f"{decided}: decisions that fit no conflict of these files: {result.idle:,}",
            quiet=quiet,
        )
    read = " + ".join(f"{size:,}" for size in result.sizes)
    chosen = result.conflicts - result.open
    said = [
        f"{read} units read, {result.agreed:,} of them in several files",
        f"conflicts: {result.conflicts:,} ({chosen:,} decided, {result.open:,} open; translations "
        f"left out: {result.dropped:,})",
        f"{done.written:,} units written",
        *(f"{count:,} left out: {why}" for why, count in done.left_out.items()),
    ]
    say(f"{name}: {'; '.join(said)}", quiet=quiet)
