"""Options that the commands of the memory share."""

from __future__ import annotations

import click

from cli.completing import MEMORY

memory = click.option(
    "-m", "--memory", type=MEMORY, metavar="PATH", envvar="DIPTYCH_MEMORY", show_envvar=True,
    help="The memory's file. Without it, memory.tm in your data folder.",
)  # fmt: skip
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


def tag_of(language: str) -> str:
    """The canonical tag of a language that a user names; "" for none.

    Raises:
        UnknownLanguage: it is none.
    """
    from tmx.languages import canonical

    return canonical(language) if language else ""
