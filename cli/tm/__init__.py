"""The commands `diptych tm ...`: one file a command, loaded when it is called."""

from __future__ import annotations

import click

from cli.groups import LazyGroup
from cli.options import common

COMMANDS = {
    "import": ("cli.tm.import_", "Take files of units into the memory: TMX, PO, XLIFF, tables."),
    "export": ("cli.tm.export", "Write the memory's units to a file."),
    "pretranslate": ("cli.tm.pretranslate", "Fill a file to translate from the memory."),
    "index": ("cli.tm.index", "Make what search by meaning needs, ahead of the first search."),
    "clean": ("cli.tm.clean", "Take out what does not belong in the memory; undoable."),
    "dedupe": ("cli.tm.dedupe", "Take out what stands twice; list sources with several targets."),
    "diff": ("cli.tm.diff", "What is other in a newer memory: changed, moved, added, removed."),
    "merge": ("cli.tm.merge", "Several translators' memories in one; conflicts are listed."),
    "search": ("cli.tm.search", "Show stored translations for a text, the best first."),
    "concordance": ("cli.tm.concordance", "Show where a phrase occurs, both sides."),
    "stats": ("cli.tm.stats", "What the memory holds; with --check, whether it is sound."),
    "mark": ("cli.tm.mark", "Say of units that a person reviewed or rejected them."),
    "reindex": ("cli.tm.reindex", "Make the memory's indexes anew from its units."),
    "rescue": ("cli.tm.rescue", "Write what of a damaged memory can still be read."),
}

SECTIONS = {
    "In and out": ("import", "export", "merge", "diff"),
    "Find": ("search", "concordance", "pretranslate", "index"),
    "Care": ("stats", "clean", "dedupe", "mark", "reindex", "rescue"),
}

EXAMPLE = """\b
Example:
  diptych tm import agenda.tmx
  diptych tm search "The Commission adopted its agenda."
"""


@click.group(cls=LazyGroup, lazy=COMMANDS, sections=SECTIONS, epilog=EXAMPLE)
@common
def command(quiet: bool, verbose: bool) -> None:
    """Keep translation units, find them again, clean them, hand them on."""
