"""`diptych tm diff`: what is other in a newer memory than in an older."""

from __future__ import annotations

from contextlib import ExitStack

import click

from cli.completing import UNITS_OR_MEMORY, Files
from cli.options import common, tag_of, told_languages
from cli.render import progress, say, staged
from cli.tm.comparing import show_change
from cli.tm.options import as_json
from cli.tm.printing import put_json
from tmx.memory.comparing.changes import KINDS, Comparison, compared
from tmx.memory.comparing.difference_files import SUFFIXES, suffix_of, write_changes
from tmx.memory.comparing.inputs import units_of
from tmx.memory.comparing.telling import told_change
from tmx.options import Reading

EXAMPLE = """\b
Examples:
  diptych tm diff last-year.tmx memory.tm
  diptych tm diff old.tmx new.tmx --only changed --only status -o changes.html
"""


@click.command("diff", epilog=EXAMPLE)
@click.argument("old", type=UNITS_OR_MEMORY, metavar="OLD")
@click.argument("new", type=UNITS_OR_MEMORY, metavar="NEW")
@click.option(
    "-o", "--output", type=Files(SUFFIXES), metavar="FILE",
    help="Write the differences to this file instead: .html .tsv .jsonl.",
)  # fmt: skip
@click.option(
    "--only", "only", multiple=True, type=click.Choice(KINDS),
    help="Show only these; may be given several times. All are counted.",
)  # fmt: skip
@told_languages(
    "Source language of a file that names none.",
    "Target language of a file that names none.",
)
@click.option(
    "--exit-code", is_flag=True, help="End with 1 if there is a difference, as git diff does."
)
@as_json
@common
def command(
    old: str,
    new: str,
    output: str | None,
    only: tuple[str, ...],
    source_lang: str,
    target_lang: str,
    exit_code: bool,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Show which units NEW has otherwise than OLD. Both may be memories or exchange files.

    \b
    changed  the source in the same document and context has another translation
    status   reviewed or rejected now, or no more
    moved    the same texts in another document or context
    removed, added

    The source counts as the same whatever its case, width, spaces and punctuation. Dates, usage,
    notes and other properties are not compared.
    """
    if as_json and output:
        raise click.UsageError("--json prints; with -o, name a .jsonl file instead.")
    if output:
        suffix_of(output)
    source, target = tag_of(source_lang), tag_of(target_lang)
    with ExitStack() as stack:
        with progress(quiet=quiet) as bar:
            sides = [
                units_of(path, Reading(source, target, progress=staged(bar, path)))
                for path in (old, new)
            ]
            result = stack.enter_context(compared(*sides))
        if output:
            write_changes(output, result.changes(*only), titles=(old, new))
        else:
            _show(result, only, as_json=as_json)
        say(_summary(result), quiet=quiet)
        if exit_code and result.differs:
            raise click.exceptions.Exit(1)


def _show(result: Comparison, only: tuple[str, ...], *, as_json: bool) -> None:
    for change in result.changes(*only):
        if as_json:
            put_json(told_change(change))
        else:
            show_change(change)


def _summary(result: Comparison) -> str:
    counts = ", ".join(f"{result.counts[kind]:,} {kind}" for kind in KINDS)
    old, new = result.sizes
    return f"{old:,} units before, {new:,} now: {result.same:,} the same, {counts}"
