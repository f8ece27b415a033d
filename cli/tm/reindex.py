"""`diptych tm reindex`: the indexes made anew."""

from __future__ import annotations

import click

from cli.options import common
from cli.render import progress, say
from cli.tm.options import as_json, memory
from cli.tm.printing import put_json

EXAMPLE = """\b
Example:
  diptych tm reindex --memory project.tm
"""


@click.command("reindex", epilog=EXAMPLE)
@memory
@as_json
@common
def command(memory: str | None, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Make the indexes of the memory anew from its units.

    It helps where `tm stats --check` says that an index does not fit, and after an update of
    diptych that changed what counts as the same text.
    """
    from tmx.memory import open_memory
    from tmx.memory.indexing.reindexing import reindex

    with open_memory(memory, any_rules=True) as opened, progress(quiet=quiet) as bar:
        done = reindex(opened, lambda share: bar("indexing", share) if bar else None)
    say(f"{opened.path}: {done:,} segments indexed", quiet=quiet)
    if as_json:
        put_json({"segments": done})
