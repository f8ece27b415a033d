"""Groups of commands that load a command's module only when it is called."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click
from click.shell_completion import CompletionItem

#: Name of a command: its module (which has it as `command`), and its line in the group's help.
Commands = Mapping[str, tuple[str, str]]


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called: asking for help loads none.

    Args:
        lazy: its commands.
        sections: heading -> commands below it in the group's help; those that no heading has stand
            last, below `Commands` or `More`.
    """

    def __init__(
        self,
        *args: Any,
        lazy: Commands,
        sections: Mapping[str, Sequence[str]] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._lazy = lazy
        self._sections = sections or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._lazy:
            return None
        command: click.Command = importlib.import_module(self._lazy[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for heading, names in self._grouped():
            with formatter.section(heading):
                formatter.write_dl([(name, self._lazy[name][1]) for name in names])

    def _grouped(self) -> Iterator[tuple[str, list[str]]]:
        named = {name for names in self._sections.values() for name in names}
        rest = [name for name in self._lazy if name not in named]
        for heading, names in (*self._sections.items(), ("More" if named else "Commands", rest)):
            if known := [name for name in names if name in self._lazy]:
                yield heading, known

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        # click's own asks every command for its help: that would load them all.
        commands = [
            CompletionItem(name, help=text)
            for name, (_, text) in self._lazy.items()
            if name.startswith(incomplete)
        ]
        return [*commands, *click.Command.shell_complete(self, ctx, incomplete)]
