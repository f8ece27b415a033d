"""`diptych glossary add`: a concept into the termbase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cli.glossary import options
from cli.glossary.changing import Said, saying
from cli.glossary.showing import in_short, numbered_object
from cli.options import common, source_language, target_language
from cli.render import say
from cli.tm.printing import put_json

if TYPE_CHECKING:
    from glossaries import Termbase
    from glossaries.term import Concept

EXAMPLE = """\b
Examples:
  diptych glossary add "plan of action" 行动计划 --domain planning
  diptych glossary add "summary record" 简要记录 --term en="summary minutes" \\
      --forbid "summary minutes" --note "of meetings"
"""


@click.command("add", epilog=EXAMPLE)
@click.argument("term")
@click.argument("translation")
@options.termbase
@source_language
@target_language
@saying
@click.option(
    "--anew", is_flag=True, help="Add it even if the termbase has TERM: it is another thing."
)
@options.as_json
@common
def command(
    term: str,
    translation: str,
    termbase: str | None,
    source_lang: str,
    target_lang: str,
    anew: bool,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    **said: Any,
) -> None:
    """Add a concept that is called TERM, and TRANSLATION in the other language."""
    from glossaries import Termbase
    from glossaries.term import Concept

    for name, text in (("TERM", term), ("TRANSLATION", translation)):
        if not text.strip():
            raise click.UsageError(f"{name} is empty.")
    pair = [f"{source_lang}={term}", f"{target_lang}={translation}"]
    concept = Said.of({**said, "terms": [*pair, *said["terms"]]}).applied(Concept(()))
    with Termbase.open(termbase, create=True) as base:
        number, concept = added(base, concept, anew=anew)
        say(f"{base.path}: concept {number}: {in_short(concept)}", quiet=quiet)
    if as_json:
        put_json(numbered_object(number, concept))


def added(base: Termbase, concept: Concept, *, anew: bool = False) -> tuple[int, Concept]:
    """Add a concept, dated today, and give its number.

    Args:
        base: where to.
        concept: its first term is the one that must not be there yet.
        anew: add it even so.

    Raises:
        UsageError: the termbase has the term already.
        Failure: the termbase cannot be written.
    """
    from dataclasses import replace

    from glossaries.termbase.history import now

    first = concept.terms[0]
    there = [] if anew else base.found(first.text, first.language)
    if there:
        told = "".join(f"\n  {one.id}: {in_short(one.concept)}" for one in there)
        raise click.UsageError(
            f"'{first.text}' is there already:{told}\nAdd to it with 'diptych glossary edit "
            f"{there[0].id} --term LANG=TEXT'; if it is another thing, give --anew."
        )
    dated = replace(concept, created=now())
    return base.add(dated), dated
