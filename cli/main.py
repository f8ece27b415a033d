"""The command `diptych`: names its subcommands and loads the one that is asked for."""

from __future__ import annotations

from typing import Any

import click

from cli.failures import PipeClosed
from cli.groups import LazyGroup
from cli.options import VERSION_LINE
from tmx.version import VERSION

# Name of the command: its module, and the line that `diptych --help` shows, which stands here so
# that asking for help loads no command.
COMMANDS = {
    "align": ("cli.align", "Pair the sentences of two documents; write TMX, PO, XLIFF, TSV, HTML."),
    "align-corpus": ("cli.align_corpus", "Align many pairs of documents; take up a stopped run."),
    "convert": ("cli.convert", "Turn a file of pairs into another format: TMX, PO, XLIFF, tables."),
    "tm": ("cli.tm", "The translation memory: import, search, clean, export."),
    "glossary": ("cli.glossary", "Terms: look up, annotate, exchange, validate, keep a termbase."),
    "qa": ("cli.qa", "Check a translation: numbers, terms, punctuation, omissions and more."),
    "score": ("cli.score", "Score translations against references: chrF, BLEU, TER by sacreBLEU."),
    "segment": ("cli.segment", "Show a document's segments as the aligner sees them."),
    "completion": ("cli.completion", "Print the script that completes what you type in a shell."),
    "evaluate": ("cli.evaluate", "Score beads against gold: strict and lax precision, recall, F1."),
}

EXAMPLE = """\b
Example:
  diptych align agenda.en.md agenda.zh.md -o agenda.tmx -o agenda.po -o agenda.html
"""


class _Diptych(LazyGroup):
    """The whole program: a reader of its output that has had enough ends it quietly."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise PipeClosed from error


@click.group(
    cls=_Diptych,
    lazy=COMMANDS,
    epilog=EXAMPLE,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(VERSION, prog_name="diptych", message=VERSION_LINE)
def diptych() -> None:
    """Puts an original and its translation side by side and keeps what comes of it."""
