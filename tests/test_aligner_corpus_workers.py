"""Processes of which any may die: its item is told, the rest goes on."""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import closing
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest
from worker_items import deaf, die, die_twice, doubled, threads

from aligner.corpus.workers import answers, cores
from aligner.encoders import load_encoder
from aligner.errors import UnknownEncoder, WorkerProblem
from tmx.failure import Failure

REMEDY = "run again, with fewer --jobs if memory was short"


def told(items: list[int], jobs: int) -> dict[int, object]:
    return {
        one.item: str(one.value) if isinstance(one.value, Failure) else one.value
        for one in answers(items, doubled, jobs=jobs)
    }


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_item_is_answered(jobs: int) -> None:
    assert told([0, 3, 4, 1, 5, 2], jobs) == {
        0: 0,
        1: 2,
        2: 4,
        3: "a mistake of the program's: ValueError: three; report it with these two files",
        4: f"its worker was killed by SIGKILL; {REMEDY}",
        5: f"its worker ended with exit code 9; {REMEDY}",
    }
    assert active_children() == []


def test_answers_come_as_they_are_ready() -> None:
    with closing(answers([6, 1], doubled, jobs=2)) as found:
        began = time.monotonic()
        assert next(found).item == 1
        assert active_children() != []
    # The item that takes ten minutes is not waited for.
    assert time.monotonic() - began < 10
    assert active_children() == []


def test_what_setup_raises_ends_it_all() -> None:
    setup = partial(load_encoder, "nope")
    with pytest.raises(Failure, match="no encoder is called 'nope'") as caught:
        list(answers([1], doubled, jobs=1, setup=setup))
    with pytest.raises(UnknownEncoder) as same:
        load_encoder("nope")
    assert str(caught.value) == str(same.value)


def test_a_worker_that_cannot_start_ends_it_all() -> None:
    with pytest.raises(WorkerProblem) as caught:
        list(answers([1, 2, 3], doubled, jobs=2, setup=die))
    assert str(caught.value) == f"its worker ended with exit code 7 before it had started; {REMEDY}"


def test_workers_that_cannot_start_leave_the_work_to_the_others(tmp_path: Path) -> None:
    setup = partial(die_twice, str(tmp_path))
    found = answers([7, 1, 2], doubled, jobs=3, setup=setup)
    assert sorted((one.item, one.value) for one in found) == [(1, 2), (2, 4), (7, 14)]


@pytest.mark.parametrize(("jobs", "expected"), [(1, {""}), (2, {"1"})])
def test_several_workers_take_one_thread_each(
    monkeypatch: pytest.MonkeyPatch, jobs: int, expected: set[str]
) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    assert {one.value for one in answers([1, 2], threads, jobs=jobs)} == expected
    assert "OPENBLAS_NUM_THREADS" not in os.environ


def test_threads_that_the_user_chose_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "3")
    assert [one.value for one in answers([1, 2], threads, jobs=2)] == ["3", "3"]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to send on Windows")
def test_workers_leave_ctrl_c_to_the_command() -> None:
    assert [one.value for one in answers([1], deaf, jobs=1)] == [True]
    # And the process that started them still hears it.
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_cores_are_those_this_process_may_use() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)
    if hasattr(os, "sched_setaffinity"):
        before = os.sched_getaffinity(0)
        try:
            os.sched_setaffinity(0, {min(before)})
            assert cores() == 1
        finally:
            os.sched_setaffinity(0, before)
