"""Options that the commands of the memory share."""

from __future__ import annotations

import click

from cli.completing import MEMORY, Files

TMX = Files([".tmx"])

memory = click.option(
    "-m", "--memory", type=MEMORY, metavar="PATH", envvar="DIPTYCH_MEMORY", show_envvar=True,
    help="The memory's file. Without it, memory.tm in your data folder.",
)  # fmt: skip
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
removed = click.option(
    "--removed", type=TMX, metavar="FILE",
    help="TMX file for what is taken out. Without it, one in the folder MEMORY-removed beside the "
    "memory.",
)  # fmt: skip
