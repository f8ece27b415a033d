"""All commands: the page that lists them is fresh, and each has what every command has."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from cli import glossary, tm
from cli.main import diptych
from cli.reference import PAGE, reference
from tmx.version import VERSION


def paths(command: click.Command, *path: str) -> Iterator[tuple[str, ...]]:
    """The words that call each command."""
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from paths(inner, *path, name)


ALL = list(paths(diptych))


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text("utf-8") == reference(), "run: python -m cli.reference"


def test_the_page_has_every_command() -> None:
    text = PAGE.read_text("utf-8")
    for path in ALL:
        assert f"\n## {' '.join(('diptych', *path))}\n" in text
    assert all(len(line) <= 100 for line in text.splitlines())


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_command_has_what_all_have(path: tuple[str, ...]) -> None:
    run = CliRunner().invoke
    told = run(diptych, [*path, "--help"]).output
    assert "Example" in told
    assert f"diptych {' '.join(path)}" in told
    assert run(diptych, [*path, "--version"]).output == f"diptych {VERSION}\n"
    if path:
        assert "-q, --quiet" in told
        assert "-v, --verbose" in told


def _parameters(*path: str) -> list[click.Parameter]:
    command: click.Command = diptych
    for name in path:
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), name)
        assert found is not None
        command = found
    return command.params


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_languages_are_completed_everywhere(path: tuple[str, ...]) -> None:
    for parameter in _parameters(*path):
        if parameter.metavar == "LANG":
            offered = parameter.shell_complete(click.Context(diptych), "zh-")
            assert [item.value for item in offered] == ["zh-Hans", "zh-Hant"]


# They make what another command needs, or write rows to files that programs read (.jsonl).
_MUTE = {"index", "extract"}


_GROUPS = {"tm": tm, "glossary": glossary}


@pytest.mark.parametrize(
    ("group", "name"),
    [
        (group, name)
        for group, room in _GROUPS.items()
        for name in sorted(set(room.COMMANDS) - _MUTE)
    ],
)
def test_what_a_program_may_read_can_be_had_as_json(group: str, name: str) -> None:
    assert any("--json" in parameter.opts for parameter in _parameters(group, name))


@pytest.mark.parametrize("group", _GROUPS)
def test_commands_of_a_group_stand_below_headings(group: str) -> None:
    told = CliRunner().invoke(diptych, [group, "--help"]).output
    room = _GROUPS[group]
    headings = [line for line in told.splitlines() if line.endswith(":") and line[0] != " "]
    shown = {line.split()[0] for line in told.splitlines() if line.startswith("  ")}
    assert set(room.COMMANDS) <= shown
    assert [
        f"{name}:" for name, commands in room.SECTIONS.items() if set(commands) & set(room.COMMANDS)
    ] == [heading for heading in headings if heading not in ("Options:", "More:")]
