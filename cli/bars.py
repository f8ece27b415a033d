"""A bar that counts steps: only loaded on a terminal, since rich takes a while to load."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from cli.render import Steps


class _Bar(Steps):
    """A bar of rich's.

    The rate is that of the whole run so far: the steps are few and uneven, and what rich reckons
    of the last ones jumps about.
    """

    def __init__(self, bars: Progress, task: TaskID, total: int, unit: str) -> None:
        self._bars, self._task, self._total, self._unit = bars, task, total, unit
        self._done = self._before = 0
        self._began = time.monotonic()

    def begin(self, done: int) -> None:
        self._done += done
        self._before = self._done
        self._show()

    def step(self) -> None:
        self._done += 1
        self._show()

    def name(self, stage: str) -> None:
        self._bars.update(self._task, description=stage)

    def _show(self) -> None:
        told = speed(
            self._done - self._before,
            time.monotonic() - self._began,
            self._total - self._done,
            self._unit,
        )
        self._bars.update(self._task, completed=self._done, speed=told)


def speed(done: int, seconds: float, left: int, unit: str) -> str:
    """Such as `14.2 pairs/min, 0:12:05 left`; "" as long as nothing is done.

    Args:
        done: steps of this run.
        seconds: that they took together.
        left: steps to do.
        unit: what is counted, plural.
    """
    if not done or seconds <= 0:
        return ""
    rest = round(left * seconds / done)
    hours, minutes = divmod(rest // 60, 60)
    rate = 60 * done / seconds
    return f"{rate:.{1 if rate < 100 else 0}f} {unit}/min, {hours}:{minutes:02}:{rest % 60:02} left"


@contextlib.contextmanager
def counting(stage: str, total: int, unit: str) -> Iterator[Steps]:
    """A bar on stderr; see `cli.render.steps`."""
    columns = (
        TextColumn("{task.description}"),
        # With the figures beside it, it fits into 80 columns.
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TextColumn("{task.fields[speed]}"),
    )
    console = Console(file=sys.stderr)
    with Progress(*columns, console=console, transient=True) as bars:
        yield _Bar(bars, bars.add_task(stage, total=total, speed=""), total, unit)
