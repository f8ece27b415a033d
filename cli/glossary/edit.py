"""`diptych glossary edit`: a concept of the termbase is changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from cli.glossary import options
from cli.glossary.changing import Said, chosen, saying
from cli.glossary.showing import in_short, numbered_object
from cli.options import common
from cli.render import say
from cli.tm.printing import put_json

EXAMPLE = """\b
Examples:
  diptych glossary edit 17 --term zh=行动纲领 --prefer 行动纲领
  diptych glossary edit "plan of action" --domain planning --note ""
  diptych glossary edit 17 --without 行动计划
"""


@click.command("edit", epilog=EXAMPLE)
@click.argument("concept", metavar="NUMBER|TERM")
@options.termbase
@saying
@click.option(
    "--without", multiple=True, metavar="TERM", help="Take this term out; may be repeated."
)
@options.as_json
@common
def command(
    concept: str,
    termbase: str | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    **said: Any,
) -> None:
    """Change a concept, which is named by its number or by a term.

    What is not said stays; "" takes out what was there. What the concept was before stays in its
    history (`show --history`), and disagreements of files about it count as settled.
    """
    from glossaries import Termbase
    from glossaries.termbase.history import now

    changes = Said.of(said)
    if not changes:
        raise click.UsageError("Say what to change.")
    with Termbase.open(termbase) as base:
        stored = chosen(base, concept)
        changed = changes.applied(stored.concept)
        if changed != stored.concept:
            changed = replace(changed, changed=now())
        # Even what stays as it is settles what files disagreed about.
        base.replace(stored.id, changed)
        same = "" if changed != stored.concept else "unchanged: "
        say(f"{base.path}: concept {stored.id}: {same}{in_short(changed)}", quiet=quiet)
    if as_json:
        put_json(numbered_object(stored.id, changed))
