"""The reference of all commands, from their own help: `python -m cli.reference` writes it.

It stands in `docs/commands.md`; a test fails when that is not what the commands say.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from tmx.files import replacing

#: The page, in a checkout.
PAGE = Path(__file__).parents[1] / "docs" / "commands.md"

_WIDTH = 100
_HEAD = """\
# All commands

What `--help` says of each, written by `python -m cli.reference`.
"""


def reference() -> str:
    """The page, in Markdown."""
    from cli.main import diptych

    parts = [_HEAD]
    for context in _contexts(diptych, None, "diptych"):
        told = context.command.get_help(context)
        parts.append(f"\n## {context.command_path}\n\n```text\n{told}\n```\n")
    return "".join(parts)


def _contexts(
    command: click.Command, parent: click.Context | None, name: str
) -> Iterator[click.Context]:
    """A command and all below it, as if they were called."""
    settings = {**command.context_settings, "terminal_width": _WIDTH, "max_content_width": _WIDTH}
    context = click.Context(command, parent=parent, info_name=name, **settings)
    yield context
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            known = command.get_command(context, inner)
            if known is not None:
                yield from _contexts(known, context, inner)


if __name__ == "__main__":
    with replacing([PAGE]) as [temporary]:
        temporary.write_text(reference(), encoding="utf-8")
