"""`diptych tm stats`: what the memory holds, and whether it is sound."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from cli.options import common
from cli.render import put
from cli.tables import Table, put_tables
from cli.tm.options import as_json, memory
from cli.tm.printing import put_json

if TYPE_CHECKING:
    from tmx.database.checking import Check
    from tmx.memory import Memory
    from tmx.memory.care.statistics import Past, Statistics

EXAMPLE = """\b
Examples:
  diptych tm stats --memory project.tm
  diptych tm stats --check
"""


@click.command("stats", epilog=EXAMPLE)
@memory
@click.option("--check", is_flag=True, help="Check the file and its indexes instead.")
@click.option(
    "-n", "--top", type=click.IntRange(0), default=10, show_default=True, metavar="N",
    help="Most documents and imports to list.",
)  # fmt: skip
@as_json
@common
def command(
    memory: str | None, check: bool, top: int, as_json: bool, quiet: bool, verbose: bool
) -> None:
    """Tell what the memory holds: units by language, status, document and import.

    With --check, whether the file is sound and its indexes fit its units; the exit code is 1 if
    something does not hold.
    """
    from tmx.memory import open_memory

    with open_memory(memory, any_rules=True) as opened:
        if check:
            _check(opened, as_json=as_json)
        else:
            _put_statistics(opened, top, as_json=as_json)


def _check(memory: Memory, *, as_json: bool) -> None:
    from tmx.memory.care.checking import checks

    sound = True
    for one in checks(memory):
        sound = sound and one.holds
        if as_json:
            put_json(asdict(one) | {"holds": one.holds})
        else:
            put(_check_line(one))
    if not sound:
        raise click.exceptions.Exit(1)


def _check_line(check: Check) -> str:
    if check.holds:
        return f"{check.name}: ok"
    return f"{check.name}: {'; '.join(check.problems)}; mend it: {check.remedy}"


def _put_statistics(memory: Memory, top: int, *, as_json: bool) -> None:
    from tmx.memory.care.statistics import statistics

    found = statistics(memory, top)
    if as_json:
        pairs = [
            {"source": source, "target": target, "units": units}
            for (source, target), units in found.pairs.items()
        ]
        put_json({"memory": str(memory.path)} | asdict(found) | {"pairs": pairs})
    else:
        put_tables(_tables(memory, found))


def _tables(memory: Memory, found: Statistics) -> list[Table]:
    return [
        _overview(memory, found),
        Table(
            ("from", "into", "units"),
            [(source, into, units) for (source, into), units in found.pairs.items()],
        ),
        Table(
            ("language", "segments", "words", "characters"),
            [(one.tag, one.segments, one.words, one.characters) for one in found.languages],
        ),
        Table(
            ("document", "languages", "units"),
            [(one.name, one.languages, one.units) for one in found.documents],
        ),
        Table(
            ("import", "began", "read", "added", "replaced", "rejected", "result"),
            [
                (one.file, _moment(one.began), one.read, one.added, one.replaced, one.rejected,
                 _result(one))
                for one in found.imports
            ],
        ),
    ]  # fmt: skip


def _overview(memory: Memory, found: Statistics) -> Table:
    rows: list[tuple[str | int, ...]] = [("memory", str(memory.path)), ("units", found.units)]
    rows += [(status, units) for status, units in found.statuses.items()]
    rows += [
        ("documents", found.document_count),
        ("units without a document", found.without_document),
        ("times a unit was taken", found.used),
    ]
    if found.confidence is not None:
        told = f"{found.confidence:.2f} (of {found.with_confidence:,} units)"
        rows.append(("mean confidence", told))
    rows += [
        ("size", f"{found.size / 1e6:,.1f} MB"),
        ("layout", found.layout),
        ("rules of the indexes", found.rules),
    ]
    return Table((), rows)


def _moment(told: str) -> str:
    """`20261124T181500Z` as people read it."""
    return f"{told[:4]}-{told[4:6]}-{told[6:8]} {told[9:11]}:{told[11:13]}"


def _result(one: Past) -> str:
    return "complete" if one.ended else one.problem or "not to its end"
