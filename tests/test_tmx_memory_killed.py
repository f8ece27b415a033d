"""What is committed stays: whoever is killed, whoever reads or writes, however full the disk."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from command import ROOT
from memories import assert_sound, document, plain, sentences, sources

from tmx.failure import FileProblem
from tmx.memory import Imported, open_memory
from tmx.memory.importing.options import How, OnError
from tmx.memory.importing.run import import_units

HERE = Path(__file__).parent
SYMBOL = "E/2019/7"
COUNT, BATCH = 300, 10


def importer(
    memory: Path, first: int, count: int, batch: int, symbol: str = ""
) -> subprocess.Popen[str]:
    """A process that imports; it has said that it begins."""
    arguments = [str(memory), str(first), str(count), str(batch), symbol]
    process = subprocess.Popen(
        [sys.executable, str(HERE / "memory_importer.py"), *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{HERE}"},
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Exit code and what it said on stderr."""
    _, said = process.communicate(timeout=60)
    return process.returncode, said


# The earlier version: some of its sentences recur elsewhere in the later one, some do not.
EARLIER = sentences(60, first=COUNT - 29)
LATER = sentences(COUNT)


def earlier(place: Path) -> None:
    with open_memory(place, create=True) as memory:
        import_units(memory, document(EARLIER, SYMBOL), "earlier")


def later(place: Path) -> None:
    with open_memory(place) as memory:
        import_units(memory, document(LATER, SYMBOL), "later", how=How(batch=BATCH))


def killed(place: Path, after_s: float) -> bool:
    """Whether an import in a process that is killed after a time did not come to its end."""
    child = os.fork()
    if not child:
        later(place)
        os._exit(0)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be forked here")
@pytest.mark.parametrize("seed", range(3))
def test_nothing_committed_is_lost_when_an_import_is_killed(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    place, whole = tmp_path / "m.tm", tmp_path / "whole.tm"
    earlier(place)
    earlier(whole)
    began = time.monotonic()
    later(whole)
    takes = time.monotonic() - began
    there, kills = len(EARLIER), 0
    for _ in range(6):
        kills += killed(place, chance.uniform(0, takes / 2))
        with open_memory(place) as memory:
            now = len(memory)
        assert_sound(place)
        # Whole transactions only, and what an earlier try brought is still there.
        assert now == COUNT or (now >= there and (now - len(EARLIER)) % BATCH == 0)
        there = now
    assert kills
    later(place)
    with open_memory(place) as memory:
        assert sorted(sources(memory)) == sorted(LATER)
    assert_sound(place)


def test_two_writers_wait_for_each_other_while_others_read(tmp_path: Path) -> None:
    place = tmp_path / "m.tm"
    writers = [importer(place, first, 400, 20) for first in (1, 10_001)]
    seen = [0]
    while any(writer.poll() is None for writer in writers):
        if place.exists() and place.stat().st_size:
            with open_memory(place) as memory:
                # One state, however long it is looked at: whole units in whole transactions.
                memory.connection.execute("BEGIN")
                units, variants = memory.connection.execute(
                    "SELECT (SELECT count(*) FROM unit), (SELECT count(*) FROM variant)"
                ).fetchone()
                assert len(sources(memory)) == units
                seen.append(units)
                assert (variants, units % 20) == (2 * units, 0)
    assert [ended(writer) for writer in writers] == [(0, ""), (0, "")]
    assert seen == sorted(seen)
    with open_memory(place) as memory:
        assert sorted(sources(memory)) == sorted(sentences(400) + sentences(400, 10_001))
    assert_sound(place)


def test_two_who_take_the_same_file_at_once_lose_nothing(tmp_path: Path) -> None:
    place = tmp_path / "m.tm"
    earlier(place)
    writers = [importer(place, 1, 400, 20, SYMBOL) for _ in range(2)]
    assert [ended(writer) for writer in writers] == [(0, ""), (0, "")]
    with open_memory(place) as memory:
        assert sorted(sources(memory)) == sorted(sentences(400))
    assert_sound(place)


def test_one_who_holds_the_memory_too_long_is_told(tmp_path: Path) -> None:
    place = tmp_path / "m.tm"
    open_memory(place, create=True).close()
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_memory(place, wait=0.1) as memory:
        assert len(memory) == 0
        began = time.monotonic()
        with pytest.raises(FileProblem) as failure:
            import_units(memory, plain(2), "a.tmx")
        assert time.monotonic() - began < 5
    other.close()
    assert str(failure.value) == (
        f"{place}: another program is writing to it; wait until it is done and run again"
    )


def test_a_writer_begins_as_soon_as_the_other_ends(tmp_path: Path) -> None:
    place = tmp_path / "m.tm"
    open_memory(place, create=True).close()
    other = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.2, other.execute, ["ROLLBACK"])
    timer.start()
    with open_memory(place) as memory:
        assert import_units(memory, plain(2), "a.tmx").added == 2
    timer.join()
    other.close()


@pytest.mark.parametrize(("on_error", "there"), [(OnError.KEEP, 3), (OnError.NOTHING, 0)])
def test_a_full_disk_loses_nothing_of_what_is_committed(
    tmp_path: Path, on_error: OnError, there: int
) -> None:
    place = tmp_path / "m.tm"
    result = Imported()
    with open_memory(place, create=True) as memory:
        import_units(memory, plain(100, 9_000), "a.tmx")
        pages = memory.connection.execute("PRAGMA page_count").fetchone()[0]
        memory.connection.execute(f"PRAGMA max_page_count = {pages + 150}")
        how = How(on_error=on_error, batch=200)
        with pytest.raises(FileProblem) as failure:
            import_units(memory, plain(5_000), "b.tmx", how=how, result=result)
        assert str(failure.value) == f"{place}: the disk is full; free some space and run again"
        assert len(memory) == 100 + result.kept
        assert result.kept >= there * 200 if there else result.kept == 0
    assert_sound(place)


FULL = """
import resource, sys
sys.path[:0] = sys.argv[1:]
from memories import plain
from tmx.failure import Failure
from tmx.memory import Imported, open_memory
from tmx.memory.importing.run import import_units
from tmx.memory.importing.options import How
resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
result = Imported()
try:
    with open_memory("m.tm", create=True) as memory:
        import_units(memory, plain(20_000), "a.tmx", how=How(batch=500), result=result)
except Failure as failure:
    print(result.kept, failure)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="files have no limit there")
def test_a_file_that_may_not_grow_loses_nothing_of_what_is_committed(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(HERE), str(ROOT)],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    kept, _, said = done.stdout.strip().partition(" ")
    assert done.stderr == ""
    assert said == "m.tm: the disk cannot be read or written; check the disk and run again"
    assert int(kept) > 0
    with open_memory(tmp_path / "m.tm") as memory:
        assert len(memory) == int(kept)
    assert_sound(tmp_path / "m.tm")
