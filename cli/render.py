"""What commands say beside their data: on stderr, and bars only on a terminal."""

from __future__ import annotations

import contextlib
import logging
import os
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


class _Saying(logging.Handler):
    """Log records as lines on stderr."""

    def emit(self, record: logging.LogRecord) -> None:
        say(record.getMessage())


@contextlib.contextmanager
def messages(*, quiet: bool = False, verbose: bool = False) -> Iterator[None]:
    """What the packages log, on stderr while the inner block runs; with `verbose` details too."""
    level = logging.ERROR if quiet else logging.DEBUG if verbose else logging.INFO
    logger, handler = logging.getLogger("aligner"), _Saying()
    before, propagated = logger.level, logger.propagate
    logger.setLevel(level)
    logger.propagate = False
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        # Not by assignment: children remember what they are to say until a level is set.
        logger.setLevel(before)
        logger.propagate = propagated


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

        def show(stage: str, share: float) -> None:
            if bars.tasks[0].description != stage:
                # The time that is left is reckoned from the speed of this stage alone.
                bars.reset(task, description=stage)
            bars.update(task, completed=share)

        yield show


def staged(bar: Callable[[str, float], None] | None, path: str) -> Callable[[float], None]:
    """What a reader tells of its progress, as a bar shows it."""
    stage = f"reading {os.path.basename(path)}"
    return lambda share: bar(stage, share) if bar else None


class Steps:
    """Where a bar that counts is told what happened; this one shows nothing."""

    def begin(self, done: int) -> None:
        """So many were done before: they tell nothing about the speed."""

    def step(self) -> None:
        """One more is done."""

    def name(self, stage: str) -> None:
        """What goes on now."""


@contextlib.contextmanager
def steps(stage: str, total: int, unit: str, *, quiet: bool = False) -> Iterator[Steps]:
    """A bar on stderr that counts, with the rate and the time left; nothing off a terminal.

    Args:
        stage: what goes on at first.
        total: how many steps there are.
        unit: what is counted, plural.
        quiet: show nothing.
    """
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield Steps()
        return
    from cli.bars import counting

    with counting(stage, total, unit) as bar:
        yield bar
