"""`diptych glossary remove`: concepts leave the termbase, and come back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from cli.glossary import options
from cli.glossary.showing import in_short, numbered_object
from cli.options import common
from cli.render import say
from cli.tm.printing import put_json
from glossaries.failure import GlossaryError

if TYPE_CHECKING:
    from glossaries.term import Concept
    from glossaries.termbase import Termbase

EXAMPLE = """\b
Examples:
  diptych glossary remove 17 18
  diptych glossary remove --undo 17
"""


@click.command("remove", epilog=EXAMPLE)
@click.argument("numbers", nargs=-1, required=True, type=click.IntRange(1), metavar="NUMBER...")
@options.termbase
@click.option("--undo", is_flag=True, help="Bring back concepts that were taken out.")
@options.as_json
@common
def command(
    numbers: tuple[int, ...],
    termbase: str | None,
    undo: bool,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Take concepts out of the termbase, by their numbers; all of them, or none.

    The termbase keeps what they were: --undo brings them back, with new numbers.
    """
    from glossaries import Termbase

    with Termbase.open(termbase) as base:
        done = _brought_back(base, numbers) if undo else _taken_out(base, numbers)
        name = str(base.path)
    for number, concept in done:
        what = "brought back as" if undo else "removed:"
        say(f"{name}: {what} concept {number}: {in_short(concept)}", quiet=quiet)
        if as_json:
            put_json(numbered_object(number, concept))
    if not undo:
        told = " ".join(str(number) for number, _ in done)
        say(f"'diptych glossary remove --undo {told}' brings back", quiet=quiet)


def _taken_out(base: Termbase, numbers: Sequence[int]) -> list[tuple[int, Concept]]:
    wanted = list(dict.fromkeys(numbers))
    there = [(number, base.concept(number)) for number in wanted]
    base.remove(wanted)
    return there


def _brought_back(base: Termbase, numbers: Sequence[int]) -> list[tuple[int, Concept]]:
    found = [_last(base, number) for number in dict.fromkeys(numbers)]
    return [(base.add(concept), concept) for concept in found]


def _last(base: Termbase, number: int) -> Concept:
    """What a concept was when it was taken out.

    Raises:
        GlossaryError: it was not, or it is back already.
    """
    from glossaries.termbase.history import REMOVED

    taken = [one.before for one in base.history(number) if one.what == REMOVED and one.before]
    if not taken:
        raise GlossaryError(f"concept {number} was not removed", path=base.path)
    concept = taken[-1]
    if any(one.concept == concept for one in base.found(concept.terms[0].text)):
        raise GlossaryError(f"concept {number} is there again", path=base.path)
    return concept
