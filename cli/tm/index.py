"""`diptych tm index`: vectors for the memory, so that no search by meaning waits for them."""

from __future__ import annotations

import click

from cli.options import common
from cli.render import say
from cli.tm import meaning
from cli.tm.options import memory

EXAMPLE = """\b
Example:
  diptych tm index --memory project.tm
"""


@click.command("index", epilog=EXAMPLE)
@memory
@meaning.encoder
@meaning.device
@click.option("--anew", is_flag=True, help="Make all of it again, not only what lacks.")
@common
def command(
    memory: str | None,
    encoder: str | None,
    device: str | None,
    anew: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Make what search by meaning needs, for the units that lack it.

    The first search by meaning does the same; it takes about a minute and a half for 1,000,000
    units. What is done stays if it is interrupted. With another encoder all vectors are made anew.
    """
    from tmx.memory import open_memory
    from tmx.memory.indexing import vectors

    with open_memory(memory) as opened:
        before = vectors.encoder_of(opened)[0]
        if anew:
            vectors.drop(opened)
        chosen = meaning.ready(opened, encoder, device, quiet=quiet)
        if vectors.signature(chosen) == before and verbose:
            say(f"{opened.path}: every unit has its vector by {before}")
