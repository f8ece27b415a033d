"""`diptych glossary lookup`: what a term is called in the other language."""

from __future__ import annotations

from collections.abc import Iterable

import click

from cli.glossary import options
from cli.glossary.asking import Asker, Question
from cli.options import common

EXAMPLE = """\b
Examples:
  diptych glossary lookup "Economic and Social Council"
  diptych glossary lookup 经社理事会 UNODC "resolution 65/230"
  diptych glossary lookup "Comission on Narcotic Drugs" -g terms.tbx -g old.csv
  diptych glossary lookup - --json < terms.txt
"""


@click.command("lookup", epilog=EXAMPLE)
@click.argument("terms", nargs=-1, required=True, metavar="TERM...")
@options.glossaries
@options.languages
@options.limit
@options.examples
@options.as_json
@common
def command(
    terms: tuple[str, ...],
    files: tuple[str, ...],
    no_core: bool,
    source_lang: str,
    target_lang: str,
    limit: int,
    memory: str | None,
    examples: int | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Show what TERM... are called in the other language, the surest first.

    A term is found as it is written, else in other capitals, in the plural, by its abbreviation, in
    the other characters of Chinese, with typing mistakes or its words in another order, and as a
    part of a longer term. A resolution that no glossary has is translated by the form of its name.
    Terms that are not to be used are found too, and say what is. TERM -
    reads a term from each line of standard input. Off a terminal a concept is a row of how, term,
    translations, domain, note, place; with several TERM or with - the TERM stands before that.
    """
    question = Question(*options.direction(source_lang, target_lang), limit, examples)
    asked = Asker.opened(
        files,
        question,
        core=not no_core,
        memory=memory,
        as_json=as_json,
        quiet=quiet,
        verbose=verbose,
    )
    with asked as asker:
        several = len(terms) > 1 or terms == ("-",)
        for text in _texts(terms, blank=as_json):
            asker.answer(text, several=several)


def _texts(terms: Iterable[str], *, blank: bool) -> Iterable[str]:
    """The terms to look up; of standard input each as soon as it is there."""
    from tmx.files import input_lines

    for term in terms:
        if term == "-":
            yield from (line.strip() for line in input_lines() if blank or line.strip())
        else:
            yield term
