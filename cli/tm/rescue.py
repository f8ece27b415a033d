"""`diptych tm rescue`: what of a damaged memory can still be read."""

from __future__ import annotations

import click

from cli.options import FILE, common
from cli.render import say
from cli.tm.options import as_json, memory
from cli.tm.printing import put_json

EXAMPLE = """\b
Example:
  diptych tm rescue readable.tmx --memory damaged.tm
"""


@click.command("rescue", epilog=EXAMPLE)
@click.argument("output", type=FILE, metavar="OUT")
@memory
@as_json
@common
def command(output: str, memory: str | None, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Write the units of a damaged memory that can still be read to OUT.

    The memory stays as it is. Import OUT into a new one. The exit code is 1 if units were lost.
    """
    from tmx.exchange import write_units
    from tmx.memory.care.rescuing import readable

    with readable(memory) as rescue:
        done = write_units(output, (stored.unit for stored in rescue.units()))
    say(f"{output}: {done.written:,} units", quiet=quiet)
    for first, last in rescue.lost:
        say(f"{rescue.path}: not readable: units {first:,} to {last:,}", quiet=quiet)
    if as_json:
        put_json({"output": output, "written": done.written, "lost": rescue.lost})
    if rescue.lost:
        raise click.exceptions.Exit(1)
