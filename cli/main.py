"""The command `diptych`: names its subcommands and loads the one that is asked for."""

from __future__ import annotations

import importlib
from typing import Any

import click

from cli.failures import PipeClosed
from cli.options import VERSION_LINE
from tmx.version import VERSION

# Name of the command: its module, and the line that `diptych --help` shows, which stands here so
# that asking for help loads no command.
COMMANDS = {
    "align": ("cli.align", "Pair the sentences of two documents; write TMX, PO, XLIFF, TSV, HTML."),
    "align-corpus": ("cli.align_corpus", "Align many pairs of documents; take up a stopped run."),
    "convert": ("cli.convert", "Turn a file of pairs into another format: TMX, PO, XLIFF, tables."),
    "segment": ("cli.segment", "Show a document's segments as the aligner sees them."),
    "evaluate": ("cli.evaluate", "Score beads against gold: strict and lax precision, recall, F1."),
}

EXAMPLE = """\b
Example:
  diptych align agenda.en.md agenda.zh.md -o agenda.tmx -o agenda.po -o agenda.html
"""


class _LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name][0])
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise PipeClosed from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=_LazyGroup,
    epilog=EXAMPLE,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(VERSION, prog_name="diptych", message=VERSION_LINE)
def diptych() -> None:
    """Puts an original and its translation side by side and keeps what comes of it."""
