"""`diptych tm import`: files of units into the memory."""

from __future__ import annotations

import click

from cli.completing import UNITS
from cli.options import common, source_language, target_language
from cli.render import progress, say, staged
from cli.tm.options import memory

EXAMPLE = """\b
Example:
  diptych tm import agenda.tmx old/*.tmx
"""


@click.command("import", epilog=EXAMPLE)
@click.argument("files", nargs=-1, required=True, type=UNITS, metavar="FILE...")
@memory
@source_language
@target_language
@common
def command(
    files: tuple[str, ...],
    memory: str | None,
    source_lang: str,
    target_lang: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """Take the units of FILE... into the translation memory.

    FILE is TMX, PO, XLIFF, TSV, CSV, XLSX or JSONL.
    """
    from tmx.exchange import read_units
    from tmx.memory import open_memory
    from tmx.memory.importing import import_units
    from tmx.options import Reading

    with open_memory(memory, create=True) as opened, progress(quiet=quiet) as bar:
        for file in files:
            reading = Reading(progress=staged(bar, file))
            units = read_units(
                file, source_language=source_lang, target_language=target_lang, reading=reading
            )
            done = import_units(opened, units, file)
            say(
                f"{file}: {done.read:,} units read, {done.added:,} added, {done.known:,} already "
                f"there, {done.replaced:,} replaced, {sum(done.rejected.values()):,} rejected",
                quiet=quiet,
            )
