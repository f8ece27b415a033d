"""`diptych tm export`: the memory's units to a file."""

from __future__ import annotations

import click

from cli.completing import OUTPUT, complete_filter
from cli.options import common, profile, tag_of, told_languages, xliff_version
from cli.render import progress, say
from cli.tm.options import as_json, memory
from cli.tm.printing import put_json
from tmx.files import STDIN
from tmx.options import WriteResult, unheard
from tmx.profiles import profile_named

EXAMPLE = """\b
Examples:
  diptych tm export all.tmx --profile omegat
  diptych tm export reviewed.xlsx --filter status=reviewed --filter 'changed>=2024-05'
  diptych tm export crime.po -s en -t zh --filter 'document~E/CN.15' --filter 'source~crime'
"""


@click.command("export", epilog=EXAMPLE)
@click.argument("output", type=OUTPUT, metavar="OUT")
@memory
@click.option(
    "--filter", "conditions", multiple=True, metavar="CONDITION", shell_complete=complete_filter,
    help="Take only the units for which this holds; may be given several times.",
)  # fmt: skip
@told_languages(
    "Language to translate from. Without it, that of the first unit.",
    "Language to translate into, likewise.",
)
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, metavar="X",
    help="Leave out units whose confidence is below X (0 to 1); those that tell none stay.",
)  # fmt: skip
@click.option(
    "--to", "target_format", default="", metavar="FORMAT",
    help="Format of OUT, where its name does not say it: tmx, csv, … Without it, TSV on standard "
    "output.",
)  # fmt: skip
@profile
@xliff_version
@as_json
@common
def command(
    output: str,
    memory: str | None,
    conditions: tuple[str, ...],
    source_lang: str,
    target_lang: str,
    min_confidence: float,
    target_format: str,
    profile: str | None,
    xliff_version: str,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write units of the memory to OUT; its suffix names the format. `-` is standard output.

    A CONDITION is NAME=VALUE, with != > >= < <= or ~ (contains) and !~ instead of = where they fit.
    Names: status (aligned, reviewed, rejected), confidence, document, file, kind, context, language
    (one of those given with commas), languages (all of them), source-language, origin (the file
    that was imported), created, changed (without a date of a change: created), last-used (2024,
    2024-05, 2024-05-03), used (how often), source, target, text, and any property (x-…).

    Rejected units are left out unless a CONDITION asks for a status. TMX keeps all languages unless
    -s and -t are given.
    """
    from tmx.memory import open_memory
    from tmx.memory.exporting.export import Export, export, suffix_of

    if as_json and output == STDIN:
        raise click.UsageError("--json has no place beside units on standard output.")
    suffix = suffix_of(output, target_format)
    source, target = tag_of(source_lang), tag_of(target_lang)
    _say_idle(suffix, profile, source, target, quiet=quiet)
    with open_memory(memory, any_rules=True) as opened, progress(quiet=quiet) as bar:
        how = Export(
            conditions,
            source,
            target,
            min_confidence,
            profile_named(profile),
            suffix,
            (lambda share: bar("exporting", share)) if bar else unheard,
            xliff_version,
        )
        if verbose:
            say(f"{opened.path}: {len(opened):,} units")
        result = export(opened, output, how)
    _say_result(output, result, conditions=bool(conditions), quiet=quiet)
    if as_json:
        put_json({"file": output, "written": result.written, "left_out": result.left_out})


def _say_idle(suffix: str, profile: str | None, source: str, target: str, *, quiet: bool) -> None:
    """Options that change nothing with this format."""
    if profile and suffix != ".tmx":
        say("--profile changes nothing: the output is not TMX", quiet=quiet)
    if suffix == ".tmx" and bool(source) != bool(target):
        say(
            "-s or -t alone changes nothing: TMX keeps all languages unless both are given",
            quiet=quiet,
        )


def _say_result(output: str, result: WriteResult, *, conditions: bool, quiet: bool) -> None:
    name = "standard output" if output == STDIN else output
    for remark in result.remarks:
        say(f"{name}: {remark}", quiet=quiet)
    if conditions and not result.written and not result.left_out:
        say("no unit of the memory meets the conditions", quiet=quiet)
    reasons = ", ".join(f"{count:,} left out: {why}" for why, count in result.left_out.items())
    units = "1 unit" if result.written == 1 else f"{result.written:,} units"
    say(f"{name}: {units}" + (f"; {reasons}" if reasons else ""), quiet=quiet)
