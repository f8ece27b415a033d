"""`diptych glossary show`: all that the termbase knows of a concept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from cli.glossary import options
from cli.glossary.changing import chosen
from cli.glossary.import_ import conflict_line, conflict_object
from cli.glossary.showing import concept_tables, filled, in_short, numbered_object
from cli.options import common
from cli.render import put, say
from cli.tables import put_tables
from cli.tm.printing import put_json

if TYPE_CHECKING:
    from glossaries.termbase import Stored, Termbase
    from glossaries.termbase.history import Change

EXAMPLE = """\b
Examples:
  diptych glossary show 17
  diptych glossary show agenda --history
"""


@click.command("show", epilog=EXAMPLE)
@click.argument("concepts", nargs=-1, required=True, metavar="NUMBER|TERM...")
@options.termbase
@click.option("--history", "with_history", is_flag=True, help="Also what changed in it, and when.")
@options.as_json
@common
def command(
    concepts: tuple[str, ...],
    termbase: str | None,
    with_history: bool,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Show all that is known of concepts, by number or by a term."""
    from glossaries import Termbase

    with Termbase.open(termbase) as base:
        found = list(_found(base, concepts))
        for place, one in enumerate(found):
            if as_json:
                put_json(_object(base, one, with_history))
                continue
            if place:
                put("")
            _put(base, one, with_history)
            for conflict in base.conflicts():
                if conflict.concept == one.id:
                    say(f"{conflict.file}: {conflict_line(conflict)}", quiet=quiet)
    if len(found) < len(concepts):
        raise click.exceptions.Exit(2)


def _found(base: Termbase, concepts: Sequence[str]) -> Iterator[Stored]:
    """The concepts that are meant; of several one that cannot be told hides no other.

    Raises:
        UsageError, Failure: there is one, and it cannot be told.
    """
    from tmx.failure import Failure

    for wanted in concepts:
        try:
            yield chosen(base, wanted)
        except (click.UsageError, Failure) as error:
            if len(concepts) == 1:
                raise
            say(f"diptych: {error.message if isinstance(error, click.UsageError) else error}")


def _put(base: Termbase, one: Stored, with_history: bool) -> None:
    put_tables(concept_tables(one.id, one.concept))
    if with_history:
        put("")
        rows = [(at.at, at.what, at.file, _before(at)) for at in base.history(one.id)]
        put_tables([filled(("when", "what", "file", "before"), rows)])


def _before(change: Change) -> str:
    return in_short(change.before) if change.before else ""


def _object(base: Termbase, one: Stored, with_history: bool) -> dict[str, object]:
    told = numbered_object(one.id, one.concept)
    told["conflicts"] = [conflict_object(at) for at in base.conflicts() if at.concept == one.id]
    if with_history:
        told["history"] = [
            {
                "at": at.at,
                "what": at.what,
                "file": at.file or None,
                "before": numbered_object(at.concept, at.before) if at.before else None,
            }
            for at in base.history(one.id)
        ]
    return told
