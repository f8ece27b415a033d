"""Units read and made ready by a process of its own, while this one writes the memory.

Both take about as long, so that an import on two cores takes half the time. Batches come through a
pipe; the process waits before the next one until the last is taken, so no more than two are there.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import signal
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from tmx.failure import Failure, TmxError
from tmx.memory.importing.preparing import Batch, batches
from tmx.options import Reading, unheard
from tmx.processes import cores, end_with_parent, reason, without_interrupts
from tmx.unit import TranslationUnit

#: Gives the units of a file; importable by name, or a `functools.partial` of such.
Read = Callable[[Reading], Iterable[TranslationUnit]]

_GONE = (EOFError, OSError)
_WAIT_S = 10.0

# Of the time between two batches.
_LONG_WAIT = 0.15


def is_worthwhile(size: int) -> bool:
    """Whether a file of so many bytes takes longer to read than a process to start."""
    return size >= _LEAST_BYTES and cores() > 1


# Read and made ready in about a second.
_LEAST_BYTES = 8_000_000


def batches_apart(
    read: Read, reading: Reading, size: int, wants_entries: Callable[[], bool]
) -> Generator[Batch, None, None]:
    """The same as `preparing.batches(read(reading), size)`, made by another process.

    Closing the iterator ends the process at once.

    Args:
        read: called in that process.
        reading: what is said of the file; its `tell` and `progress` are called in this process.
        size: units in a batch.
        wants_entries: whether the batches to come shall have their entries.

    Raises:
        Failure: whatever reading raises, or that the process was killed.
    """
    ours, theirs = multiprocessing.Pipe()
    silent = replace(reading, tell=unheard, progress=unheard)
    process = multiprocessing.get_context("spawn").Process(
        target=_serve, args=(theirs, read, silent, size), daemon=True
    )
    try:
        with without_interrupts():
            process.start()
        theirs.close()
        balance = _Balance()
        for kind, value in _messages(ours, process):
            if kind == "batch":
                balance.came()
                yield value
                balance.taken()
                # It may be gone; then there is no answer either, which is told.
                with contextlib.suppress(*_GONE):
                    ours.send(wants_entries() and not balance.waits)
            elif kind == "failed":
                raise value
            else:
                _HEARD[kind](reading, value)
    finally:
        if process.pid is not None:
            process.kill()
            process.join(_WAIT_S)
        ours.close()


class _Balance:
    """Which of the two processes waits for the other.

    Attributes:
        waits: whether this one waited long for the last batch. Then it makes the entries of one
            itself, so that the other gets on with reading.
    """

    def __init__(self) -> None:
        self._came = self._taken = time.perf_counter()
        self.waits = False

    def came(self) -> None:
        """A batch is there."""
        now = time.perf_counter()
        self.waits = now - self._taken > _LONG_WAIT * (now - self._came)
        self._came = now

    def taken(self) -> None:
        """The batch is in the memory."""
        self._taken = time.perf_counter()


_HEARD: dict[str, Callable[[Reading, Any], object]] = {
    "told": lambda reading, told: reading.tell(told),
    "share": lambda reading, share: reading.progress(share),
}


def _messages(pipe: Connection, process: SpawnProcess) -> Iterator[tuple[str, Any]]:
    """What the process says, until it says that it is done."""
    while True:
        try:
            kind, value = pipe.recv()
        except _GONE as error:
            process.join(_WAIT_S)
            raise TmxError(
                f"the process that read the file {reason(process.exitcode)}",
                remedy="run again, with more memory free if memory was short",
            ) from error
        if kind == "end":
            return
        yield kind, value


def _serve(pipe: Connection, read: Read, reading: Reading, size: int) -> None:
    """What the other process does."""
    # Where it is not inherited: Ctrl-C is for the process that writes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    # What is made here never refers to itself: looking for that takes a third of the time.
    gc.disable()
    with contextlib.suppress(*_GONE):
        pipe.send(_outcome(pipe, read, reading, size))


def _outcome(pipe: Connection, read: Read, reading: Reading, size: int) -> tuple[str, Any]:
    """Send all batches; gives the last message."""
    heard = replace(
        reading,
        tell=lambda told: pipe.send(("told", told)),
        progress=lambda share: pipe.send(("share", share)),
    )
    wanted = True
    try:
        for batch in batches(read(heard), size):
            while pipe.poll():
                wanted = pipe.recv()
            pipe.send(("batch", batch.indexed() if wanted else batch))
    except Failure as failure:
        return "failed", failure
    except Exception as error:
        cause = f"a mistake of the program's: {type(error).__name__}: {error}"
        return "failed", TmxError(cause, remedy="report it with this file")
    return "end", None
