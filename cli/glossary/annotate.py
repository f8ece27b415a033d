"""`diptych glossary annotate`: the terms of a text, with their translations."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from cli.glossary import options
from cli.glossary.sources import gather
from cli.options import common, password, told_languages
from cli.render import say
from tmx.failure import UnknownSuffix
from tmx.files import refuse_same

if TYPE_CHECKING:
    from cli.glossary.annotated import Annotated

EXAMPLE = """\b
Examples:
  diptych glossary annotate draft.md -g terms.tbx
  diptych glossary annotate report.docx -o terms.tsv
  diptych glossary annotate report.docx -o report.html --first
  diptych glossary annotate - --json < draft.txt
"""

_FORMATS = ("text", "tsv", "html", "json")
_BY_SUFFIX = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text", ".tsv": "tsv",
    ".tab": "tsv", ".html": "html", ".htm": "html", ".json": "json", ".jsonl": "json",
}  # fmt: skip


@click.command("annotate", epilog=EXAMPLE)
@click.argument("file", type=options.TEXT)
@click.option(
    "-o", "--output", default="-", type=options.ANNOTATED, metavar="OUT",
    help="File to write. Without it, standard output.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(_FORMATS), default=None,
    help="text: FILE with translations in brackets; tsv: a table of the terms with their counts; "
    "html: a page to read, with both; json: one object a place. Without it, what OUT's suffix "
    "says, else text.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--first", is_flag=True, help="Mark each term only where it stands first.")
@options.glossaries
@told_languages(
    "Language of FILE. Without it, English, or what its script tells.",
    "Language of the translations. Without it, Chinese, and English for a Chinese FILE.",
)
@click.option(
    "--encoding", default=None, metavar="NAME",
    help="Of FILE, if it is a text whose bytes do not tell it: gb18030, utf-16, …",
)  # fmt: skip
@password
@common
def command(
    file: str,
    output: str,
    form: str | None,
    as_json: bool,
    first: bool,
    files: tuple[str, ...],
    no_core: bool,
    source_lang: str,
    target_lang: str,
    encoding: str | None,
    password: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Show the terms in FILE with their translations.

    FILE is plain text, Markdown, or a document as for `diptych align`; `-` is standard input. Of
    terms that overlap the longest counts. Terms are found in the plural too and, if they are no
    names, in any capitals; addresses, and code in Markdown, are left alone.
    """
    from cli.glossary.annotated import read_text

    if as_json and form not in (None, "json"):
        raise click.UsageError(f"--json and --format {form} exclude each other.")
    source, target = options.direction(source_lang, target_lang)
    name = "json" if as_json else form or _format_of(output)
    for read in (file, *files):
        refuse_same(read, output)
    text = read_text(file, source, encoding=encoding, password=password)
    gathered = gather(
        files, core=not no_core, source=source, target=target, quiet=quiet, verbose=verbose
    )
    found = text.annotated(gathered, source, target, first=first)
    found.write(output, name)
    if verbose:
        say(f"{text.name}: read as {found.source}, translated to {found.target}", quiet=quiet)
    _say_result(text.name, found, quiet=quiet)


def _format_of(output: str) -> str:
    suffix = os.path.splitext(output)[1].lower()
    if suffix and suffix not in _BY_SUFFIX:
        raise UnknownSuffix(
            f"no format has the suffix '{suffix}'",
            path=output,
            remedy=f"take one of {' '.join(_BY_SUFFIX)}, or say --format",
        )
    return _BY_SUFFIX.get(suffix, "text")


def _say_result(name: str, found: Annotated, *, quiet: bool) -> None:
    rows = found.rows()
    lacking = sum(not row.translations for row in rows)
    told = f"{_count(len(rows), 'term')} in {_count(len(found.marks), 'place')}"
    if lacking:
        told += f"; {lacking:,} without a translation into {found.target}"
    say(f"{name}: {told}", quiet=quiet)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" + ("" if number == 1 else "s")
