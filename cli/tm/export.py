"""`diptych tm export`: the memory's units to a file."""

from __future__ import annotations

import click

from cli.options import FILE, common
from cli.render import say
from cli.tm.options import memory
from tmx.profiles import PROFILES

EXAMPLE = """\b
Example:
  diptych tm export all.tmx --profile omegat
"""


@click.command("export", epilog=EXAMPLE)
@click.argument("output", type=FILE, metavar="OUT")
@memory
@click.option(
    "--profile", type=click.Choice(sorted(PROFILES)), help="The CAT tool that will read it."
)
@common
def command(
    output: str, memory: str | None, profile: str | None, quiet: bool, verbose: bool
) -> None:
    """Write the units of the memory to OUT; its suffix names the format."""
    from tmx.exchange import write_units
    from tmx.memory import open_memory

    with open_memory(memory) as opened:
        units = (stored.unit for stored in opened.units())
        done = write_units(output, units, profile=profile)
    say(f"{output}: {done.written:,} units", quiet=quiet)
