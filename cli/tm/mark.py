"""`diptych tm mark`: what a person decided about units."""

from __future__ import annotations

import click

from cli.options import common
from cli.render import say
from cli.tm.options import as_json, memory
from cli.tm.printing import put_json

EXAMPLE = """\b
Examples:
  diptych tm mark --status reviewed 17 18 19
  diptych tm mark --status rejected --document E/CN.15/2011/19
"""


@click.command("mark", epilog=EXAMPLE)
@click.argument("ids", nargs=-1, type=click.IntRange(1, 2**63 - 1), metavar="[ID]...")
@memory
@click.option(
    "--status", required=True, type=click.Choice(["aligned", "reviewed", "rejected"]),
    help="reviewed: a person vouches for it; rejected: never propose it; aligned: neither.",
)  # fmt: skip
@click.option(
    "--document", multiple=True, metavar="NAME",
    help="All units of a document: its symbol, else its file name. May be given several times.",
)  # fmt: skip
@as_json
@common
def command(
    ids: tuple[int, ...],
    memory: str | None,
    status: str,
    document: tuple[str, ...],
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Say of units that they are reviewed or rejected, by their IDs or by document.

    IDs are what `tm search` and `tm concordance` show. A rejected unit stays in the memory, so that
    importing its file again does not bring it back, but it is never proposed.
    """
    from tmx.memory import open_memory
    from tmx.memory.marking import ids_of_document, ids_there, mark

    if not (ids or document):
        raise click.UsageError("Name the units: by ID, or with --document.")
    with open_memory(memory, any_rules=True) as opened:
        wanted = ids_there(opened, ids)
        for name in document:
            wanted += ids_of_document(opened, name)
        changed = mark(opened, wanted, status)
    say(f"{changed:,} of {len(set(wanted)):,} units marked as {status}", quiet=quiet)
    if as_json:
        put_json({"status": status, "units": len(set(wanted)), "changed": changed})
