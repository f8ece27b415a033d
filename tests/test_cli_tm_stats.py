"""`diptych tm stats`, `tm reindex` and `tm rescue` as processes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from command import ROOT, diptych
from memories import document, plain, sentences

from tmx import read_units
from tmx.memory import open_memory
from tmx.memory.importing.run import import_units

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in a folder with the memory `m.tm`."""
    monkeypatch.setenv("DIPTYCH_MEMORY", "m.tm")
    with open_memory(tmp_path / "m.tm", create=True) as memory:
        import_units(memory, document(sentences(1200)) + plain(3, 5000), "a very\tlong name.tmx")
    return lambda *arguments: diptych("tm", *arguments, cwd=tmp_path)


def test_the_figures_as_rows_for_programs_and_people(run: Run) -> None:
    rows = [line.split("\t") for line in run("stats").stdout.splitlines()]
    assert ["units", "1203"] in rows
    assert ["documents", "1"] in rows
    assert ["en", "zh", "1203"] in rows
    assert ["E/2019/7", "en zh", "1200"] in rows
    (past,) = (row for row in rows if row[0] == "a very long name.tmx")
    assert past[2:] == ["1203", "1203", "0", "0", "complete"]


def test_the_figures_as_json(run: Run) -> None:
    told = json.loads(run("stats", "--json", "-n", "0").stdout)
    assert (told["memory"], told["units"]) == ("m.tm", 1203)
    assert told["pairs"] == [{"source": "en", "target": "zh", "units": 1203}]
    assert told["statuses"] == {"aligned": 1203, "reviewed": 0, "rejected": 0}
    assert (told["documents"], told["imports"]) == ([], [])


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
@pytest.mark.parametrize("width", [40, 100])
def test_tables_fit_the_terminal(run: Run, tmp_path: Path, width: int) -> None:
    import pty

    leader, follower = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "cli", "tm", "stats"],
        stdout=follower, stderr=subprocess.DEVNULL, cwd=tmp_path, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": str(width), "TERM": "xterm"},
    )  # fmt: skip
    os.close(follower)
    lines = re.sub(r"\x1b\[[\d;]*m", "", _all_of(leader).decode()).splitlines()
    assert max(map(len, lines)) <= width
    assert any("1,203" in line for line in lines)


def _all_of(handle: int) -> bytes:
    data = b""
    try:
        while part := os.read(handle, 4096):
            data += part
    except OSError:
        # The other end is closed: Linux says so in this way.
        return data
    finally:
        os.close(handle)
    return data


NAMES = [
    "the file", "references between its tables", "units are whole", "rules of the indexes",
    "index for exact matches", "index of words", "index for fuzzy matches",
    "signatures for fuzzy matches", "vectors for search by meaning",
]  # fmt: skip


def test_a_check_ends_with_0_or_1_and_says_what_helps(run: Run, tmp_path: Path) -> None:
    done = run("stats", "--check")
    assert (done.returncode, done.stdout) == (0, "".join(f"{name}: ok\n" for name in NAMES))
    with open_memory(tmp_path / "m.tm") as memory:
        memory.connection.execute("DELETE FROM signature")
    done = run("stats", "--check")
    assert done.returncode == 1
    assert (
        "index for fuzzy matches: segment 1 is not in the index for fuzzy matches; " in done.stdout
    )
    assert done.stdout.count("; mend it: diptych tm reindex\n") == 1
    done = run("stats", "--check", "--json")
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["name"] for one in told] == NAMES
    assert [one["name"] for one in told if not one["holds"]] == ["index for fuzzy matches"]
    done = run("reindex", "--json")
    assert (done.stderr, done.stdout) == (
        "m.tm: 2,406 segments indexed\n",
        '{"segments": 2406}\n',
    )
    assert run("stats", "--check").returncode == 0


def test_a_damaged_memory_is_told_and_rescued(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "m.tm"
    size = place.stat().st_size
    with open(place, "r+b") as file:
        for start in range(size // 2 // 4096 * 4096, size // 2 + 8 * 4096, 4096):
            file.seek(start)
            file.write(b"\xff" * 64)
    assert run("stats", "--check").returncode == 1
    done = run("rescue", "all.tmx")
    units = list(read_units(tmp_path / "all.tmx"))
    assert done.returncode in {0, 1}
    assert done.stderr.startswith(f"all.tmx: {len(units):,} units\n")
    assert len(units) > 600
    assert (done.returncode == 1) == ("m.tm: not readable: units " in done.stderr)
    told = json.loads(run("rescue", "again.tmx", "--json", "-q").stdout)
    assert (told["output"], told["written"]) == ("again.tmx", len(units))
    assert bool(told["lost"]) == (done.returncode == 1)


def test_a_memory_that_was_cut_short_is_rescued_or_said_to_be_lost(
    run: Run, tmp_path: Path
) -> None:
    place = tmp_path / "m.tm"
    with open(place, "r+b") as file:
        file.truncate(place.stat().st_size // 2)
    done = run("rescue", "all.tmx")
    units = list(read_units(tmp_path / "all.tmx"))
    assert (done.returncode, len(units) > 0) == (1, True)
    assert done.stderr.startswith(f"all.tmx: {len(units):,} units\n")
    assert "m.tm: not readable: units " in done.stderr
    with open(place, "r+b") as file:
        file.truncate(5_000)
    done = run("rescue", "none.tmx")
    assert done.returncode == 2
    assert "m.tm: it is damaged, and nothing of it can be read" in done.stderr
    assert "rescue" not in done.stderr
    assert not (tmp_path / "none.tmx").exists()
