"""`diptych glossary stats`: what the termbase holds, and whether it is sound."""

from __future__ import annotations

import os
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from cli.glossary import options
from cli.glossary.import_ import conflict_line, conflict_object
from cli.options import common
from cli.render import put, say
from cli.tables import Table, put_tables
from cli.tm.printing import put_json
from cli.tm.showing import on_terminal

if TYPE_CHECKING:
    from glossaries.termbase import Termbase
    from glossaries.termbase.statistics import Statistics
    from tmx.database.checking import Check

EXAMPLE = """\b
Examples:
  diptych glossary stats
  diptych glossary stats --check
  diptych glossary stats --conflicts
"""

# Of so many domains it is said how much they have.
_MOST_DOMAINS = 20


@click.command("stats", epilog=EXAMPLE)
@options.termbase
@click.option("--check", is_flag=True, help="Test whether the termbase is sound, and end.")
@click.option("--conflicts", is_flag=True, help="List where files disagreed with it, and end.")
@click.option("--rekey", is_flag=True, help="Mend what --check finds: make the keys of terms anew.")
@options.as_json
@common
def command(
    termbase: str | None,
    check: bool,
    conflicts: bool,
    rekey: bool,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Show what the termbase holds, by language, status, domain and import.

    With --check, whether the file is sound; the exit code is 1 if something does not hold.
    Disagreements stay listed until the concept is changed with `edit`, or removed.
    """
    from glossaries import Termbase

    with Termbase.open(termbase) as base:
        if rekey:
            keys = base.rekey()
            told = "1 key" if keys == 1 else f"{keys:,} keys"
            say(f"{base.path}: {told} made anew", quiet=quiet)
        if check:
            _check(base, as_json=as_json)
        elif conflicts:
            _put_conflicts(base, as_json=as_json)
        elif not rekey:
            _put_statistics(base, as_json=as_json)


def _check(base: Termbase, *, as_json: bool) -> None:
    found = base.check()
    for one in found:
        if as_json:
            put_json(asdict(one) | {"holds": one.holds})
        else:
            put(_check_line(one))
    if not all(one.holds for one in found):
        raise click.exceptions.Exit(1)


def _check_line(check: Check) -> str:
    if check.holds:
        return f"{check.name}: ok"
    return f"{check.name}: {'; '.join(check.problems)}; mend it: {check.remedy}"


def _put_conflicts(base: Termbase, *, as_json: bool) -> None:
    for one in base.conflicts():
        if as_json:
            put_json(conflict_object(one))
        else:
            put(f"{one.file}: {conflict_line(one)}")


def _put_statistics(base: Termbase, *, as_json: bool) -> None:
    found = base.statistics()
    if as_json:
        told = asdict(found)
        told["languages"] = [
            {"language": tag, "terms": terms, "concepts": concepts}
            for tag, (terms, concepts) in found.languages.items()
        ]
        put_json({"termbase": str(base.path), **told})
    else:
        put_tables(_tables(base, found))


def _tables(base: Termbase, found: Statistics) -> list[Table]:
    domains = [(name or "(none)", count) for name, count in found.domains.items()]
    return [
        _overview(base, found),
        Table(
            ("language", "terms", "concepts"),
            [(tag, terms, concepts) for tag, (terms, concepts) in found.languages.items()],
        ),
        Table(("status", "terms"), _named(found.statuses)),
        Table(("kind", "concepts"), _named(found.kinds)),
        Table(("domain", "concepts"), domains[:_MOST_DOMAINS]),
        _imports(found, in_short=on_terminal()),
    ]  # fmt: skip


def _imports(found: Statistics, *, in_short: bool) -> Table:
    """The files that were merged; in short without their folders and seconds, for 80 columns."""
    return Table(
        ("import", "at", "read", "added", "completed", "known", "conflicts"),
        [
            (
                os.path.basename(one.file) if in_short else one.file,
                one.at[:16].replace("T", " ") if in_short else one.at,
                one.read,
                one.added,
                one.completed,
                one.known,
                one.conflicts,
            )
            for one in found.imports
        ],
        wraps=True,
    )


def _overview(base: Termbase, found: Statistics) -> Table:
    return Table(
        (),
        [
            ("termbase", str(base.path)),
            ("concepts", found.concepts),
            ("terms", found.terms),
            ("disagreements of files", found.conflicts),
            ("layout", found.layout),
        ],
    )


def _named(counts: dict[str, int]) -> list[tuple[str, int]]:
    return [(name or "(none)", count) for name, count in counts.items()]
