"""What is there stays: whoever is killed, whoever reads or writes, however full the disk."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from command import ROOT
from termbases import SEED_BANK, assert_sound, held, numbered, pair

from glossaries import Concept, Termbase
from tmx.failure import FileProblem

HERE = Path(__file__).parent
COUNT = 600


def later(place: Path) -> None:
    """Merge a file, then change one after the other."""
    with Termbase.open(place) as base:
        base.merge(numbered(COUNT), "later")
        for identity in range(2, 20):
            base.replace(identity, changed(identity))
        base.remove(range(20, 50))


def changed(identity: int) -> Concept:
    return pair(f"depot {identity}", f"{identity}号仓")


def killed(work: Callable[[], None], after_s: float) -> bool:
    """Whether work in a process that is killed after a time did not come to its end."""
    child = os.fork()
    if not child:
        work()
        os._exit(0)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def made(place: Path) -> Path:
    with Termbase.open(place, create=True) as base:
        base.add(SEED_BANK)
    return place


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be forked here")
@pytest.mark.parametrize("seed", range(2))
def test_whoever_is_killed_leaves_a_sound_file(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    began = time.monotonic()
    later(made(tmp_path / "whole"))
    takes = time.monotonic() - began
    kills = 0
    for number in range(4):
        place = made(tmp_path / f"{number}.termbase")
        kills += killed(lambda place=place: later(place), chance.uniform(0, takes))  # type: ignore[misc]
        assert_sound(place)
        with Termbase.open(place) as base:
            _assert_whole(base)
            # It is taken up as if nothing had been.
            if len(base) == 1:
                assert base.merge(numbered(COUNT), "later").added == COUNT
            else:
                base.merge(numbered(COUNT), "later")
                assert base.merge(numbered(COUNT), "later").known == COUNT
        assert_sound(place)
    assert kills


def _assert_whole(base: Termbase) -> None:
    """All of a change or nothing, and the history tells as much."""
    stored = {one.id: one.concept for one in base.concepts()}
    assert stored.pop(1) == SEED_BANK
    assert len(stored) in (0, COUNT, COUNT - 30)
    replaced = {one.concept for one in base.history() if one.what == "replaced"}
    first = {one.identifier: one for one in numbered(COUNT)}
    for identity, concept in stored.items():
        assert concept == (changed(identity) if identity in replaced else first[f"c{identity - 1}"])


def merger(place: Path, first: int, count: int) -> subprocess.Popen[str]:
    """A process that merges; it has said that it begins."""
    process = subprocess.Popen(
        [sys.executable, str(HERE / "termbases.py"), str(place), str(first), str(count)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{HERE}"},
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.parametrize(
    ("firsts", "there"), [((1, 10_001), 2 * COUNT), ((1, 1), COUNT)], ids=["two", "same"]
)
def test_two_writers_wait_for_each_other_while_others_read(
    tmp_path: Path, firsts: tuple[int, int], there: int
) -> None:
    place = tmp_path / "t.termbase"
    writers = [merger(place, first, COUNT) for first in firsts]
    seen = [0]
    while any(writer.poll() is None for writer in writers):
        if place.exists() and place.stat().st_size:
            with Termbase.open(place) as base:
                # One state, however long it is looked at: whole files.
                seen.append(len(held(base)))
                time.sleep(0.01)
    ends = [(writer.communicate(timeout=60)[1], writer.returncode) for writer in writers]
    assert ends == [("", 0), ("", 0)]
    assert seen == sorted(seen)
    assert set(seen) <= {0, COUNT, there}
    with Termbase.open(place) as base:
        assert {one.terms[0].text for one in held(base)} == {
            one.terms[0].text for first in firsts for one in numbered(COUNT, first)
        }
        assert len(base) == there
    assert_sound(place)


CHANGES: dict[str, Callable[[Termbase], object]] = {
    "add": lambda base: base.add(SEED_BANK),
    "replace": lambda base: base.replace(1, numbered(1)[0]),
    "remove": lambda base: base.remove([1]),
    "merge": lambda base: base.merge(numbered(2), "a.tbx"),
    "rekey": lambda base: base.rekey(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_one_who_holds_the_termbase_too_long_is_told(tmp_path: Path, change: str) -> None:
    place = made(tmp_path / "t.termbase")
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Termbase.open(place, wait=0.05) as base:
        with pytest.raises(FileProblem) as failure:
            CHANGES[change](base)
        assert held(base) == [SEED_BANK]
    other.close()
    assert str(failure.value) == (
        f"{place}: another program is writing to it; wait until it is done and run again"
    )


def test_a_writer_begins_as_soon_as_the_other_ends(tmp_path: Path) -> None:
    place = made(tmp_path / "t.termbase")
    other = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.2, other.execute, ["ROLLBACK"])
    timer.start()
    with Termbase.open(place) as base:
        assert base.merge(numbered(2), "a.tbx").added == 2
    timer.join()
    other.close()


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    place = made(tmp_path / "t.termbase")
    with Termbase.open(place) as base:
        pages = base.connection.execute("PRAGMA page_count").fetchone()[0]
        base.connection.execute(f"PRAGMA max_page_count = {pages + 20}")
        with pytest.raises(FileProblem) as failure:
            base.merge(numbered(COUNT), "a.tbx")
        assert str(failure.value) == f"{place}: the disk is full; free some space and run again"
        assert held(base) == [SEED_BANK]
    assert_sound(place)
