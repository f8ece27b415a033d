"""`diptych align-corpus` stopped, by any means, and started again; what a terminal shows."""

from __future__ import annotations

import contextlib
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import ROOT
from corpora import left, make_corpus, run, without_dates

PAIRS = 30
LINUX = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc on this system")


def started(place: Path, *arguments: str, stderr: int = subprocess.PIPE) -> subprocess.Popen[str]:
    """The command as a process in a group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "cli", "align-corpus", *arguments],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stderr=stderr,
        text=True,
        start_new_session=True,
    )


def after_pairs(process: subprocess.Popen[str], count: int) -> None:
    """Wait until `count` pairs are done, as --verbose tells, or until the end."""
    assert process.stderr
    while count and (line := process.stderr.readline()):
        count -= " segments; " in line


@contextlib.contextmanager
def stuck(path: Path) -> Iterator[None]:
    """A file that does not end while the inner block runs: a run that reads it is still there."""
    kept = path.rename(path.with_suffix(".kept"))
    os.mkfifo(path)
    try:
        yield
    finally:
        path.unlink()
        kept.rename(path)


def children(process: subprocess.Popen[str]) -> list[int]:
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(pid) for pid in listed.read_text().split()]


def running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_until_gone(pids: list[int], seconds: float = 5) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and any(map(running, pids)):
        time.sleep(0.02)
    assert [pid for pid in pids if running(pid)] == []


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a corpus, and what comes of it undisturbed: memory, table, words."""
    place = tmp_path_factory.mktemp("large")
    make_corpus(place / "docs", PAIRS)
    code, told = run(place, "docs", "-o", "whole.tmx", "--jobs", "2", "--report", "whole.tsv")
    assert code == 0, told
    (place / "whole.told").write_text("\n".join(told), encoding="utf-8")
    return place


def same_as_whole(memory: Path, large: Path) -> bool:
    """Whether a memory is that of the undisturbed run, but for the date of the work."""
    whole = (large / "whole.tmx").read_bytes()
    return without_dates(memory.read_bytes()) == without_dates(whole)


def test_jobs_do_not_change_the_output(large: Path, tmp_path: Path) -> None:
    assert run(large, "docs", "-o", tmp_path / "m.tmx", "--jobs", "1", "-q") == (0, [])
    assert same_as_whole(tmp_path / "m.tmx", large)


@LINUX
def test_killed_at_any_moment_and_started_again(large: Path) -> None:
    """The memory is byte for byte that of an undisturbed run, but for the date of the work."""
    moments = [("seconds", random.uniform(0.1, 0.9))]  # noqa: S311 - not to keep a secret
    moments += [("pairs", done) for done in (1, 5)]
    arguments = ("docs", "-o", "killed.tmx", "--jobs", "2", "-v")
    with stuck(large / "docs" / "doc00.en.txt"):
        for unit, count in moments:
            process = started(large, *arguments)
            if unit == "seconds":
                time.sleep(count)
            else:
                after_pairs(process, int(count))
            workers = children(process)
            process.kill()
            process.communicate()
            assert process.returncode == -signal.SIGKILL, moments
            assert not (large / "killed.tmx").exists()
            wait_until_gone(workers)
    code, told = run(large, *arguments)
    done = re.match(rf"resuming: (\d+) of {PAIRS} pairs are done$", told[0])
    assert code == 0
    assert done
    # Each run took up where the one before it was, and did at least what it told.
    assert 1 + 5 <= int(done[1]) < PAIRS
    assert sum(" segments; " in line for line in told) == PAIRS - int(done[1]) + 1
    assert same_as_whole(large / "killed.tmx", large)
    dates = re.findall(r'creationdate="[^"]*"', (large / "killed.tmx").read_text("utf-8"))
    assert len(set(dates)) == 1
    (large / "killed.tmx").unlink()
    assert left(large) == []


@LINUX
def test_killed_while_it_writes(large: Path) -> None:
    """What was there stays until all is written; what was half-written is removed."""
    output = large / "written.tmx"
    output.write_text("what was there", encoding="utf-8")
    process = started(large, "docs", "-o", "written.tmx")
    while process.poll() is None and not list(large.glob(".diptych-*.part")):
        time.sleep(0.0005)
    process.kill()
    process.communicate()
    # Where writing was quicker than this test, all is there already.
    assert output.read_bytes() == b"what was there" or same_as_whole(output, large)
    assert run(large, "docs", "-o", "written.tmx", "-q") == (0, [])
    assert same_as_whole(output, large)
    output.unlink()
    assert left(large) == []


@LINUX
def test_ctrl_c_ends_at_once_and_keeps_what_is_done(large: Path) -> None:
    with stuck(large / "docs" / "doc00.en.txt"):
        process = started(large, "docs", "-o", "stopped.tmx", "--jobs", "2", "-v")
        after_pairs(process, 2)
        workers = children(process)
        began = time.monotonic()
        # As a terminal does it: to the command and all its workers.
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=20)
    assert time.monotonic() - began < 2
    assert process.returncode == 130
    *before, last = told.splitlines()
    assert last == (
        "diptych: interrupted; what is done is kept in stopped.tmx.journal: run again to go on"
    )
    assert [line for line in before if " segments; " not in line] == []
    wait_until_gone(workers)
    assert left(large) == ["stopped.tmx.journal"]
    (large / "stopped.tmx.journal").unlink()


@LINUX
def test_a_worker_that_is_killed_costs_one_pair(large: Path) -> None:
    with stuck(large / "docs" / "doc00.en.txt"):
        process = started(large, "docs", "-o", "m.tmx", "--jobs", "2", "-v")
        after_pairs(process, PAIRS - 1)
        # The tracker of multiprocessing is a child too: it holds no pair.
        first, _ = (
            pid
            for pid in children(process)
            if b"resource_tracker" not in Path(f"/proc/{pid}/cmdline").read_bytes()
        )
        os.kill(first, signal.SIGKILL)
        _, told = process.communicate(timeout=20)
    assert [line for line in told.splitlines() if line.startswith("failed: ")] == [
        "failed: doc00: its worker was killed by SIGKILL; "
        "run again, with fewer --jobs if memory was short"
    ]
    assert process.returncode == 1
    assert run(large, "docs", "-o", "m.tmx", "-q") == (0, [])
    assert same_as_whole(large / "m.tmx", large)
    (large / "m.tmx").unlink()


@LINUX
def test_a_terminal_shows_how_far_it_is(tmp_path: Path) -> None:
    make_corpus(tmp_path / "docs", 3)
    ours, theirs = os.openpty()
    process = started(tmp_path, "docs", "-o", "m.tmx", "--jobs", "1", stderr=theirs)
    os.close(theirs)
    shown = ""
    # A terminal whose last program is gone cannot be read any more.
    with contextlib.suppress(OSError):
        while part := os.read(ours, 65536):
            shown += part.decode(errors="replace")
    os.close(ours)
    assert process.wait() == 0
    shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown)
    assert re.search(r"aligning .* 0/3", shown)
    assert re.search(r"3/3 .*\d pairs/min, 0:00:00 left", shown)
    assert "writing" in shown


def test_a_long_table_is_cut_on_the_terminal(large: Path) -> None:
    lines = (large / "whole.told").read_text("utf-8").splitlines()
    assert len(lines) == 1 + 20 + 2
    assert lines[-2] == f"… and {PAIRS - 20} more"
    assert all(len(line) <= 80 for line in lines[:-1])
    assert len((large / "whole.tsv").read_text("utf-8").splitlines()) == 1 + PAIRS
