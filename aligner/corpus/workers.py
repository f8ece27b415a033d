"""Processes that each take one item after another, of which any may die.

`concurrent.futures.ProcessPoolExecutor` ends as a whole when one of its processes is killed, and
cannot say which item was in it; `multiprocessing.Pool` waits for ever. Here each worker has a pipe
of its own: what was in it when it broke is known, told, and another worker goes on.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from multiprocessing import connection
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Generic, TypeVar

from aligner.errors import AlignerError, WorkerProblem
from tmx.failure import Failure
from tmx.files import file_problem
from tmx.processes import cores, end_with_parent, reason, without_interrupts

__all__ = ["Answer", "answers", "cores"]

T = TypeVar("T")
R = TypeVar("R")

# Several workers with a thread for each core would be in each other's way.
_THREADS = (
    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS",
    "RAYON_NUM_THREADS",
)  # fmt: skip
_GONE = (EOFError, OSError)
_WAIT_S = 10.0


@dataclass(frozen=True, slots=True)
class Answer(Generic[T, R]):
    """What became of an item.

    Attributes:
        item: as it was given.
        value: the result, or the reason why there is none.
    """

    item: T
    value: R | Failure


@dataclass(slots=True)
class _Worker(Generic[T]):
    """A process, our end of its pipe, and what it has in hand."""

    process: SpawnProcess
    pipe: Connection
    item: T
    ready: bool = False


class _Waiting(Generic[T]):
    """Items that nobody has in hand; those to come are asked for one at a time."""

    def __init__(self, items: Iterable[T]) -> None:
        self._coming = iter(items)
        self._here: deque[T] = deque()

    def __bool__(self) -> bool:
        if not self._here:
            self._here.extend(islice(self._coming, 1))
        return bool(self._here)

    def take(self) -> T:
        """The next; there is one."""
        return self._here.popleft()

    def give_back(self, item: T) -> None:
        """One that nobody could do."""
        self._here.appendleft(item)


class _NeverStarted(WorkerProblem):
    """A worker that died before it was ready for its first item."""


def answers(
    items: Iterable[T],
    function: Callable[[T], R],
    *,
    jobs: int,
    setup: Callable[[], object] | None = None,
) -> Generator[Answer[T, R], None, None]:
    """Apply a function to items in processes; answers come as they are ready.

    Workers are spawned and not forked (threads and locks of this process stay its own), ignore
    Ctrl-C, which is this process's to handle, and end with it whatever ends it. Closing the
    iterator ends them at once.

    Args:
        items: each can be pickled; the next is asked for when a worker is free for it.
        function: importable by name, or a `functools.partial` of such. A `Failure` that it raises
            is the item's answer, and so is any other exception.
        jobs: most processes at a time.
        setup: called once in each worker before its first item.

    Raises:
        WorkerProblem: as many workers as there may be died before they were ready.
        AlignerError: what `setup` raised.
    """
    waiting = _Waiting(items)
    workers: list[_Worker[T]] = []
    retired: list[_Worker[T]] = []
    spare = jobs
    try:
        while waiting or workers:
            while waiting and len(workers) < jobs:
                workers.append(_hired(waiting.take(), function, setup, jobs))
            heard = set(connection.wait([worker.pipe for worker in workers]))
            for worker in [worker for worker in workers if worker.pipe in heard]:
                try:
                    answer: Answer[T, R] | None = _received(worker)
                except _NeverStarted:
                    # No fault of its item's: where memory is short, fewer workers get on.
                    workers.remove(worker)
                    retired.append(worker)
                    waiting.give_back(worker.item)
                    jobs, spare = max(1, len(workers)), spare - 1
                    if not workers and spare <= 0:
                        raise
                    continue
                if answer is None:
                    continue
                if not _goes_on(worker, waiting):
                    workers.remove(worker)
                    retired.append(worker)
                yield answer
    finally:
        for worker in workers + retired:
            worker.process.kill()
        for worker in workers + retired:
            worker.process.join(_WAIT_S)
            worker.pipe.close()


def _hired(
    item: T, function: Callable[[T], R], setup: Callable[[], object] | None, jobs: int
) -> _Worker[T]:
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_serve, args=(theirs, function, setup), daemon=True
    )
    with without_interrupts(), _environment(dict.fromkeys(_THREADS, "1") if jobs > 1 else {}):
        process.start()
    theirs.close()
    return _Worker(process, ours, item)


@contextlib.contextmanager
def _environment(wanted: Mapping[str, str]) -> Iterator[None]:
    """Variables that processes started here inherit, unless the user has set them."""
    new = {name: value for name, value in wanted.items() if name not in os.environ}
    os.environ.update(new)
    try:
        yield
    finally:
        for name in new:
            del os.environ[name]


def _received(worker: _Worker[T]) -> Answer[T, R] | None:
    """The worker's answer; None if it only says that it is ready."""
    try:
        kind, value = worker.pipe.recv()
    except _GONE:
        return _died(worker)
    if kind == "ready":
        worker.ready = True
        # Not before: a pipe holds little, and whoever fills it waits until somebody reads.
        # One that died at once is found when its pipe is read.
        with contextlib.suppress(*_GONE):
            worker.pipe.send(worker.item)
        return None
    if kind == "unready":
        raise value
    return Answer(worker.item, value)


def _died(worker: _Worker[T]) -> Answer[T, R]:
    worker.process.join(_WAIT_S)
    why = f"its worker {reason(worker.process.exitcode)}"
    remedy = "run again, with fewer --jobs if memory was short"
    if not worker.ready:
        raise _NeverStarted(f"{why} before it had started", remedy=remedy)
    return Answer(worker.item, WorkerProblem(why, remedy=remedy))


def _goes_on(worker: _Worker[T], waiting: _Waiting[T]) -> bool:
    """Give a worker its next item; False if there is none or it is dead."""
    if worker.process.exitcode is not None or not waiting:
        worker.pipe.close()
        return False
    worker.item = waiting.take()
    with contextlib.suppress(*_GONE):
        worker.pipe.send(worker.item)
    return True


def _serve(
    pipe: Connection, function: Callable[[T], R], setup: Callable[[], object] | None
) -> None:
    """What a worker does all its life."""
    end_with_parent()
    try:
        if setup is not None:
            setup()
    except Exception as error:
        pipe.send(("unready", _told(error)))
        return
    pipe.send(("ready", None))
    while True:
        try:
            item = pipe.recv()
        except _GONE:
            return
        pipe.send(_answered(function, item))


def _answered(function: Callable[[T], R], item: T) -> tuple[str, R | Failure]:
    try:
        return "done", function(item)
    except Exception as error:
        return "done", _told(error)


def _told(error: Exception) -> Failure:
    """Any exception as something that a user can read."""
    if isinstance(error, Failure):
        return AlignerError(error.cause, path=error.path, line=error.line, remedy=error.remedy)
    if isinstance(error, MemoryError):
        return AlignerError("not enough memory", remedy="run again with fewer --jobs")
    if isinstance(error, OSError) and error.filename:
        return file_problem(error, error.filename)
    return AlignerError(
        f"a mistake of the program's: {type(error).__name__}: {error}",
        remedy="report it with these two files",
    )
