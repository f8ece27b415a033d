"""`diptych glossary list`: the concepts of the termbase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from cli.completing import complete_language
from cli.glossary import options
from cli.glossary.showing import filled, listed, numbered_object
from cli.options import common, tag_of, told_languages
from cli.render import say
from cli.tables import put_tables
from cli.tm.printing import put_json

if TYPE_CHECKING:
    from glossaries.term import Concept
    from glossaries.termbase import Stored, Termbase

EXAMPLE = """\b
Examples:
  diptych glossary list
  diptych glossary list agenda --domain meetings
  diptych glossary list --lacking fr --json
  diptych glossary list --status forbidden
"""


@click.command("list", epilog=EXAMPLE)
@click.argument("text", default="", metavar="[TEXT]")
@options.termbase
@click.option("--domain", default="", metavar="NAME", help="Only concepts of this domain.")
@click.option("--kind", default="", metavar="NAME", help="Only concepts of this kind.")
@click.option(
    "--status", default="",
    type=click.Choice(["", "preferred", "admitted", "deprecated", "forbidden"]),
    metavar="STATUS",
    help="Only concepts with a term that is preferred, admitted, deprecated, or forbidden.",
)  # fmt: skip
@click.option(
    "--lacking", default="", metavar="LANG", shell_complete=complete_language,
    help="Only concepts without a term in this language.",
)  # fmt: skip
@told_languages(
    "Language of the first column. Without it, English, or the commonest.",
    "Language of the second column. Without it, Chinese, or the next.",
)
@options.as_json
@common
def command(
    text: str,
    termbase: str | None,
    domain: str,
    kind: str,
    status: str,
    lacking: str,
    source_lang: str,
    target_lang: str,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Show the concepts of the termbase, all, or those with TEXT in a term.

    The number before each is what `show`, `edit` and `remove` take.
    """
    from glossaries import Termbase

    wanted = _Wanted(text.casefold(), domain.casefold(), kind.casefold(), status, tag_of(lacking))
    with Termbase.open(termbase) as base:
        found = list(wanted.of(base.concepts()))
        columns = _columns(base, tag_of(source_lang), tag_of(target_lang))
    if as_json:
        for one in found:
            put_json(numbered_object(one.id, one.concept))
    else:
        rows = [_row(one, columns) for one in found]
        put_tables([filled(("number", *columns, "domain", "note"), rows)])
    concepts = "1 concept" if len(found) == 1 else f"{len(found):,} concepts"
    say(concepts if found else "nothing found", quiet=quiet)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which concepts are shown; texts are folded, "" is for all."""

    text: str
    domain: str
    kind: str
    status: str
    lacking: str

    def of(self, concepts: Iterable[Stored]) -> Iterator[Stored]:
        return (stored for stored in concepts if self._takes(stored.concept))

    def _takes(self, concept: Concept) -> bool:
        return (
            self.domain in ("", concept.domain.casefold())
            and self.kind in ("", concept.kind.casefold())
            and (not self.status or any(term.status == self.status for term in concept.terms))
            and (not self.lacking or not concept.terms_in(self.lacking))
            and any(self.text in term.text.casefold() for term in concept.terms)
        )


def _columns(base: Termbase, source: str, target: str) -> list[str]:
    """The two languages that are shown."""
    from tmx.languages import closeness
    from tmx.options import Reading

    usual = Reading(source_language=source, target_language=target).languages
    there = list(base.statistics().languages)
    columns: list[str] = []
    for told, language in ((source, usual.source), (target, usual.target)):
        near = [one for one in there if closeness(one, language) is not None]
        others = [one for one in there if one not in columns]
        columns.append(told or next(iter([*near, *others]), language))
    return columns


def _row(one: Stored, columns: Sequence[str]) -> list[str | int]:
    concept = one.concept
    terms = [listed(concept.terms_in(language), tagged=False) for language in columns]
    return [one.id, *terms, concept.domain, concept.note]
