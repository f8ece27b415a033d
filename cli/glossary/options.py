"""Options that the commands of glossaries share."""

from __future__ import annotations

import click

from aligner.readers import SUFFIXES
from cli import options
from cli.completing import GLOSSARY, MEMORY, TERMBASE, Files
from cli.options import Command, tag_of, told_languages
from cli.tm.options import as_json

__all__ = [
    "as_json", "examples", "glossaries", "languages", "limit", "memory", "table", "tbx", "termbase",
]  # fmt: skip

#: A text or document to annotate, and what becomes of it.
TEXT = Files(SUFFIXES)
ANNOTATED = Files([".txt", ".md", ".tsv", ".html", ".jsonl"])

termbase = click.option(
    "-b", "--termbase", type=TERMBASE, metavar="PATH", envvar="DIPTYCH_TERMBASE", show_envvar=True,
    help="The termbase's file. Without it, terms.termbase in your data folder.",
)  # fmt: skip

memory = click.option(
    "-m", "--memory", type=MEMORY, metavar="PATH",
    help="The memory that examples are from. Without it, yours, if there is one (DIPTYCH_MEMORY "
    "names it).",
)  # fmt: skip

languages = told_languages(
    "Language to translate from; without -s and -t, a term of any language is found.",
    "Language to translate into. Without it, Chinese, and English for what is Chinese.",
)

table = options.table(
    source="In a table, the column with the terms: its heading, or its number from 1.",
    sheet="Only this sheet of a workbook.",
    encoding="Of a text file, where the bytes do not tell it: gb18030, utf-16, …",
    file_format="Format of FILE, where its name does not say it: tbx, csv, utf8, …",
)

limit = options.limit(10, "Most concepts to show for a term.")


def direction(source: str, target: str) -> tuple[str, str]:
    """The canonical tags of `-s` and `-t`; "" for what is not said.

    Raises:
        UsageError: both are one language.
        UnknownLanguage: one is none.
    """
    from tmx.languages import closeness

    tags = tag_of(source), tag_of(target)
    if all(tags) and closeness(*tags) is not None:
        raise click.UsageError(f"-s {tags[0]} and -t {tags[1]} are the same language.")
    return tags


def glossaries(command: Command) -> Command:
    """Add which glossaries are looked into: `--glossary` and `--no-core`."""
    files = click.option(
        "-g", "--glossary", "files", type=GLOSSARY, multiple=True, metavar="FILE",
        help="A glossary or termbase to look into; may be repeated. Without it, your termbase, if "
        "there is one (DIPTYCH_TERMBASE names it).",
    )  # fmt: skip
    no_core = click.option(
        "--no-core", is_flag=True,
        help="Leave out the glossary of the United Nations that comes with diptych.",
    )  # fmt: skip
    return files(no_core(command))


def examples(command: Command) -> Command:
    """Add sentences of a memory: `--memory` and `--examples`."""
    number = click.option(
        "--examples", type=click.IntRange(0), default=None, metavar="N",
        help="Sentences of the memory to show for the first that is found. Without it, 3 on a "
        "terminal and in JSON, else none.",
    )  # fmt: skip
    return memory(number(command))


def tbx(command: Command) -> Command:
    """Add how glossaries are written, for every command that writes them."""
    # Not before such a command is loaded.
    from glossaries.exchange import LAYOUTS, TBX_STYLES, TBX_VERSIONS

    for add in reversed((
        click.option(
            "--tbx-version", type=click.Choice(TBX_VERSIONS), default=TBX_VERSIONS[0],
            show_default=True,
            help="Of an output .tbx: 3 is ISO 30042:2019, 2 is what OmegaT and others read.",
        ),
        click.option(
            "--tbx-style", type=click.Choice(TBX_STYLES), default=TBX_STYLES[0], show_default=True,
            help="Of TBX 3: categories as attributes (dca), or as elements (dct).",
        ),
        click.option(
            "--layout", type=click.Choice(LAYOUTS), default=LAYOUTS[0], show_default=True,
            help="Of a table: plain loses nothing, the others are the columns that a tool imports.",
        ),
    )):  # fmt: skip
        command = add(command)
    return command
