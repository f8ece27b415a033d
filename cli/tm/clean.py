"""`diptych tm clean`: what does not belong in the memory leaves it for a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.options import common
from cli.render import progress, put, say
from cli.tables import print_table
from cli.tm.options import as_json, memory, removed
from cli.tm.printing import put_json
from cli.tm.showing import Piece, Side, show_block

if TYPE_CHECKING:
    from tmx.cleaning import Found
    from tmx.cleaning.presets import Preset
    from tmx.memory.care.cleaning import Cleaned

EXAMPLE = """\b
Examples:
  diptych tm clean --dry-run
  diptych tm clean --preset strict --removed doubtful.tmx
  diptych tm clean --rule mojibake --rule empty
  diptych tm import doubtful.tmx          undoes it
"""

_PRESETS = ("lenient", "balanced", "strict")
# Of a longer text so much is shown as an example.
_LONGEST = 240


@click.command("clean", epilog=EXAMPLE)
@memory
@click.option(
    "--preset", "preset_name", type=click.Choice(_PRESETS), default="balanced", show_default=True,
    help="How much is taken out.",
)  # fmt: skip
@click.option(
    "--rule", "rules", multiple=True, metavar="NAME", help="Only this rule; may be repeated."
)
@click.option("--list-rules", is_flag=True, help="Name the rules and end.")
@click.option("--dry-run", is_flag=True, help="Count and show examples; change nothing.")
@removed
@as_json
@common
def command(
    memory: str | None,
    preset_name: str,
    rules: tuple[str, ...],
    list_rules: bool,
    dry_run: bool,
    removed: str | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Take out of the memory what does not belong there.

    Empty and damaged texts, wrong languages, lengths that do not fit, broken tags, junk. What is
    taken out goes to a TMX file beside the memory, and `diptych tm import` of that file undoes it.
    Units that a person reviewed leave only for what is beyond doubt.
    """
    from tmx.cleaning.presets import preset_named
    from tmx.memory import open_memory
    from tmx.memory.care.cleaning import clean_memory, unwatched

    if list_rules:
        _put_rules(as_json)
        return
    preset = preset_named(preset_name)
    preset = preset.only(rules) if rules else preset
    file = Path(removed) if removed else None
    with open_memory(memory) as opened, progress(quiet=quiet) as bar:
        watch = bar or unwatched
        done = clean_memory(opened, preset, file=file, dry_run=dry_run, progress=watch)
    if as_json:
        put_json(_as_object(done, preset, dry_run))
    else:
        _show(done, dry_run=dry_run, examples=dry_run or verbose)
    _say_result(done, str(opened.path), dry_run, quiet=quiet)


def _put_rules(as_json: bool) -> None:
    from tmx.cleaning import PRESETS, RULES

    rows = []
    for rule in RULES.values():
        levels = {name: preset.thresholds.get(rule.name) for name, preset in PRESETS.items()}
        rows.append((rule.name, _first_preset(levels), rule.why))
        if as_json:
            put_json({"rule": rule.name, "why": rule.why, "thresholds": levels})
    if not as_json:
        print_table(("rule", "from", "finds a unit of which"), rows, names=3, wraps=True)


def _first_preset(levels: Mapping[str, float | None]) -> str:
    """The most lenient preset that has a rule."""
    return next(name for name, level in levels.items() if level is not None)


def _show(done: Cleaned, *, dry_run: bool, examples: bool) -> None:
    counts = done.counts
    rows = [
        (rule, f"{counts.first[rule]:,}", f"{count:,}") for rule, count in _in_order(counts.all)
    ]
    if rows:
        # A unit that several rules found is taken out by the first of them.
        print_table(("rule", "to take out" if dry_run else "taken out", "found in"), rows)
    if not examples or not rows:
        return
    put("")
    for rule, _ in _in_order(counts.first):
        for one in done.examples[rule]:
            heading = [Piece(f"{rule}  {one.findings[0].detail}")]
            show_block(
                heading, [Side("source", _text(one.unit.source)), Side("target", _target(one))]
            )


def _target(found: Found) -> Sequence[Piece]:
    """The text in the language that was found fault with."""
    variant = found.unit.variant(found.findings[0].language)
    return _text(variant.text if variant else found.unit.target)


def _text(text: str) -> Sequence[Piece]:
    return [Piece(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")]


def _in_order(counts: Mapping[str, int]) -> Sequence[tuple[str, int]]:
    from tmx.cleaning import RULES

    return [(rule, counts[rule]) for rule in RULES if counts.get(rule)]


def _as_object(done: Cleaned, preset: Preset, dry_run: bool) -> dict[str, Any]:
    return {
        "preset": preset.name,
        "dry_run": dry_run,
        "units": done.counts.units,
        "found": done.counts.found,
        "removed": done.removed,
        "shortened": done.shortened,
        "file": None if done.path is None else str(done.path),
        "rules": {
            rule: {"units": done.counts.first[rule], "found": count}
            for rule, count in _in_order(done.counts.all)
        },
        "examples": {
            rule: [_example(one) for one in found] for rule, found in done.examples.items()
        },
    }


def _example(found: Found) -> dict[str, Any]:
    return {
        "id": found.id,
        "source": found.unit.source,
        "target": found.unit.target,
        "findings": [{"rule": one.rule, "detail": one.detail} for one in found.findings],
    }


def _say_result(done: Cleaned, name: str, dry_run: bool, *, quiet: bool) -> None:
    units = f"{done.counts.units:,} units"
    if dry_run:
        say(f"{name}: {units}, {done.counts.found:,} would be taken out", quiet=quiet)
        return
    shortened = f", {done.shortened:,} without a target that was bad" if done.shortened else ""
    say(f"{name}: {units}, {done.removed:,} taken out{shortened}", quiet=quiet)
    if done.path is not None:
        say(f"{done.path}: 'diptych tm import' of this file undoes it", quiet=quiet)
