"""`diptych tm stats`: what the memory holds."""

from __future__ import annotations

import click

from cli.options import common
from cli.render import put
from cli.tm.options import memory

EXAMPLE = """\b
Example:
  diptych tm stats --memory project.tm
"""


@click.command("stats", epilog=EXAMPLE)
@memory
@common
def command(memory: str | None, quiet: bool, verbose: bool) -> None:
    """Tell how many units the memory holds."""
    from tmx.memory import open_memory

    with open_memory(memory) as opened:
        put(f"units\t{len(opened)}")
