"""Options that the commands of the memory share."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

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
    help="TMX file for what is taken out. Without it, MEMORY.removed-TIME.tmx beside the memory.",
)  # fmt: skip


def removed_path(given: str | None, memory: Path) -> Path:
    """Where what is taken out of a memory goes: as named, else beside it, with date and time.

    Raises:
        UnknownSuffix: the name given is not that of a TMX file.
    """
    if given is None:
        now = datetime.now(timezone.utc)
        return memory.with_name(f"{memory.stem}.removed-{now:%Y%m%dT%H%M%S.%fZ}.tmx")
    if Path(given).suffix.lower() != ".tmx":
        from tmx.failure import UnknownSuffix

        raise UnknownSuffix(
            "what is taken out is kept as TMX", path=given, remedy="end the name with .tmx"
        )
    return Path(given)


def tag_of(language: str) -> str:
    """The canonical tag of a language that a user names; "" for none.

    Raises:
        UnknownLanguage: it is none.
    """
    from tmx.languages import canonical

    return canonical(language) if language else ""
