"""What commands say beside their data: on stderr, and bars only on a terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

import click

from tmx.files import standard_output


def put(line: str) -> None:
    """A line of data on stdout.

    Raises:
        FileProblem: standard output is closed.
    """
    standard_output()
    click.echo(line)


def say(message: str, *, quiet: bool = False) -> None:
    """A line on stderr."""
    if not quiet:
        click.echo(message, err=True)


def say_uncovered(srx: str | None, language: str, *, quiet: bool = False) -> None:
    """That the user's segmentation rules have none for a language, if so."""
    from aligner.segmentation import covers

    if srx and not covers(srx, language):
        say(f"{srx}: no rules for '{language}': cut by the bundled rules", quiet=quiet)


@contextlib.contextmanager
def progress(*, quiet: bool = False) -> Iterator[Callable[[str, float], None] | None]:
    """A bar on stderr that takes a stage's name and its share done; None off a terminal."""
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("reading", total=1.0)
        yield lambda stage, share: bars.update(task, description=stage, completed=share)
