"""The commands `diptych tm ...`: one file a command, loaded when it is called."""

from __future__ import annotations

import click

from cli.groups import LazyGroup
from cli.options import common

COMMANDS = {
    "import": ("cli.tm.import_", "Take files of units into the memory: TMX, PO, XLIFF, tables."),
    "export": ("cli.tm.export", "Write the memory's units to a file."),
    "stats": ("cli.tm.stats", "What the memory holds; with --check, whether it is sound."),
    "mark": ("cli.tm.mark", "Say of units that a person reviewed or rejected them."),
    "reindex": ("cli.tm.reindex", "Make the memory's indexes anew from its units."),
    "rescue": ("cli.tm.rescue", "Write what of a damaged memory can still be read."),
}

EXAMPLE = """\b
Example:
  diptych tm import agenda.tmx
  diptych tm search "The Commission adopted its agenda."
"""


@click.group(cls=LazyGroup, lazy=COMMANDS, epilog=EXAMPLE)
@common
def command(quiet: bool, verbose: bool) -> None:
    """Keep translation units, find them again, clean them, hand them on."""
