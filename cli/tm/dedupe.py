"""`diptych tm dedupe`: units that say the same, and sources with several targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.completing import Files
from cli.options import common
from cli.render import progress, put, say
from cli.tm.options import as_json, memory, removed
from cli.tm.printing import json_line, put_json
from cli.tm.showing import Piece, Side, on_terminal, show_block

if TYPE_CHECKING:
    from tmx.memory.care.cleaning import Conflict, Deduplicated, Progress
    from tmx.memory.memory import Memory, Stored

EXAMPLE = """\b
Examples:
  diptych tm dedupe --near --dry-run
  diptych tm dedupe --conflicts -o decide.tsv
"""

_COLUMNS = ("conflict", "source", "target", "language", "status", "confidence", "used", "origin",
            "changed", "id")  # fmt: skip
# Of a longer text so much is shown as an example.
_LONGEST = 240


@click.command("dedupe", epilog=EXAMPLE)
@memory
@click.option(
    "--near", is_flag=True, help="Also what differs in case, width, punctuation and spaces alone."
)
@click.option(
    "--numbers", is_flag=True,
    help="With --near: also what differs in figures alone, which a search puts right.",
)  # fmt: skip
@click.option(
    "--conflicts", is_flag=True, help="List sources with several targets; change nothing."
)
@click.option(
    "-o",
    "--output",
    type=Files([".tsv"]),
    metavar="FILE",
    help="With --conflicts: the list as a TSV file.",
)
@click.option("--dry-run", is_flag=True, help="Count and show examples; change nothing.")
@removed
@as_json
@common
def command(
    memory: str | None,
    near: bool,
    numbers: bool,
    conflicts: bool,
    output: str | None,
    dry_run: bool,
    removed: str | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Leave one of each group of units that say the same in the memory.

    The one that stays is the best: reviewed before aligned, then by confidence, then the newest.
    The others go to a TMX file beside the memory, and `diptych tm import` of that file undoes it.
    """
    from tmx.memory import open_memory
    from tmx.memory.care.cleaning import unwatched

    if output and not conflicts:
        raise click.UsageError("-o goes with --conflicts; what is taken out goes to --removed")
    if numbers and not near:
        raise click.UsageError("--numbers goes with --near")
    # A bar would stand among the rows that are printed.
    barred = quiet or (conflicts and not output and on_terminal())
    with open_memory(memory) as opened, progress(quiet=barred) as bar:
        if conflicts:
            _list_conflicts(opened, output, bar or unwatched, as_json=as_json, quiet=quiet)
            return
        file = Path(removed) if removed else None
        done = _deduplicated(opened, file, near, numbers, dry_run, bar or unwatched)
    if as_json:
        put_json(_as_object(done, dry_run))
    elif dry_run or verbose:
        _show(done)
    _say_result(done, str(opened.path), dry_run, quiet=quiet)


def _deduplicated(
    memory: Memory, file: Path | None, near: bool, numbers: bool, dry_run: bool, watch: Progress
) -> Deduplicated:
    from tmx.cleaning.duplicates import Sameness
    from tmx.memory.care.cleaning import deduplicate

    sameness = Sameness.NUMBERS if numbers else Sameness.NEAR if near else Sameness.EXACT
    return deduplicate(memory, sameness, file=file, dry_run=dry_run, progress=watch)


def _show(done: Deduplicated) -> None:
    for group in done.examples:
        for place, one in enumerate(group):
            show_block(
                [Piece("goes" if place else "stays")],
                [Side("source", _text(one.unit.source)), Side("target", _text(one.unit.target))],
            )


def _text(text: str) -> list[Piece]:
    return [Piece(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")]


def _as_object(done: Deduplicated, dry_run: bool) -> dict[str, Any]:
    return {
        "dry_run": dry_run,
        "units": done.units,
        "groups": done.groups,
        "found": done.found,
        "removed": done.removed,
        "file": None if done.path is None else str(done.path),
        "examples": [
            [{"id": one.id, "source": one.unit.source, "target": one.unit.target} for one in group]
            for group in done.examples
        ],
    }


def _say_result(done: Deduplicated, name: str, dry_run: bool, *, quiet: bool) -> None:
    groups = "group that says" if done.groups == 1 else "groups that say"
    told = f"{name}: {done.units:,} units, {done.groups:,} {groups} the same, "
    if dry_run:
        say(f"{told}{done.found:,} would be taken out", quiet=quiet)
        return
    say(f"{told}{done.removed:,} taken out", quiet=quiet)
    if done.path is not None:
        say(f"{done.path}: 'diptych tm import' of this file undoes it", quiet=quiet)


def _list_conflicts(
    memory: Memory, output: str | None, watch: Progress, *, as_json: bool, quiet: bool
) -> None:
    from tmx.files import replacing, writing
    from tmx.memory.care.cleaning import conflicting

    count: Counter[str] = Counter()
    found = _counted(conflicting(memory, progress=watch), count)
    lines = _objects(found) if as_json else _rows(found)
    if output:
        with replacing([output]) as [temporary], writing(temporary, output) as stream:
            stream.writelines(f"{line}\n".encode() for line in lines)
    else:
        for line in lines:
            put(line)
    sources = "source" if count["conflicts"] == 1 else "sources"
    say(f"{memory.path}: {count['conflicts']:,} {sources} with several targets", quiet=quiet)


def _counted(conflicts: Iterable[Conflict], count: Counter[str]) -> Iterator[Conflict]:
    for conflict in conflicts:
        count["conflicts"] += 1
        yield conflict


def _rows(conflicts: Iterable[Conflict]) -> Iterator[str]:
    yield "\t".join(_COLUMNS)
    for number, conflict in enumerate(conflicts, start=1):
        for one in conflict.alternatives:
            told = {"conflict": number, "source": one.unit.source, **_alternative(one, conflict)}
            yield "\t".join(_cell(told[name]) for name in _COLUMNS)


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _objects(conflicts: Iterable[Conflict]) -> Iterator[str]:
    for conflict in conflicts:
        told = {
            "source": conflict.alternatives[0].unit.source,
            "language": conflict.language,
            "alternatives": [_alternative(one, conflict) for one in conflict.alternatives],
        }
        yield json_line(told)


def _alternative(stored: Stored, conflict: Conflict) -> dict[str, Any]:
    from tmx.unit import DOCUMENT, FILE

    unit = stored.unit
    target = unit.variant(conflict.language)
    return {
        "id": stored.id,
        "target": target.text if target else "",
        "language": conflict.language,
        "status": stored.status,
        "confidence": stored.confidence,
        "used": stored.used,
        "origin": unit.prop(DOCUMENT) or unit.prop(FILE),
        "changed": unit.attribute("changedate") or unit.attribute("creationdate"),
    }
