"""`diptych tm import` and `tm mark` as processes: what they say, keep and replace, how they end."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from command import ROOT, diptych
from memories import document, plain, sentences

from tmx import write_units
from tmx.memory import open_memory
from tmx.memory.importing.run import import_units

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in a folder with some files, on the memory `m.tm` there."""
    monkeypatch.setenv("DIPTYCH_MEMORY", "m.tm")
    write_units(tmp_path / "v1.tmx", document(sentences(30)))
    write_units(tmp_path / "v2.tmx", document(["New.", *sentences(29)]))
    write_units(tmp_path / "part.tmx", document(sentences(5)))
    odd = [("Annex", ""), (" ", "\u3000"), ("Annex I.", "附件一。")]
    lines = [json.dumps({"source": source, "target": target}) + "\n" for source, target in odd]
    (tmp_path / "odd.jsonl").write_text("".join(lines), "utf-8")
    (tmp_path / "broken.jsonl").write_text("".join([*lines, "{no json\n"]), "utf-8")
    return lambda *arguments: diptych("tm", *arguments, cwd=tmp_path)


def fill(folder: Path) -> None:
    """The memory with the units of `v1.tmx`."""
    with open_memory(folder / "m.tm", create=True) as memory:
        import_units(memory, document(sentences(30)), "v1.tmx")


def units(folder: Path) -> int:
    with open_memory(folder / "m.tm") as memory:
        return len(memory)


def test_a_file_twice_a_later_version_and_what_left(run: Run, tmp_path: Path) -> None:
    done = run("import", "v1.tmx", "v1.tmx", "v2.tmx")
    (kept_in,) = (tmp_path / "m.tm-removed").iterdir()
    name = f"m.tm-removed/{kept_in.name}"
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        "m.tm: a new memory\n"
        "v1.tmx: 30 units read, 30 added, 0 already there, 0 replaced, 0 rejected\n"
        "v1.tmx: 30 units read, 0 added, 30 already there, 0 replaced, 0 rejected\n"
        f"v2.tmx: E/2019/7: 30 units of an earlier version replaced (kept in {name})\n"
        "v2.tmx: 30 units read, 30 added, 0 already there, 30 replaced, 0 rejected\n"
    )
    done = run("import", name)
    assert done.stderr == (
        f"{name}: 30 units read, 30 added, 0 already there, 0 replaced, 0 rejected\n"
    )
    assert units(tmp_path) == 60


def test_a_part_of_a_document_takes_nothing_away_unless_told_to(run: Run, tmp_path: Path) -> None:
    fill(tmp_path)
    done = run("import", "part.tmx")
    assert done.stderr == (
        "part.tmx: E/2019/7: 25 units that are not in this file stay, since it brings only a part "
        "of the document or nothing new of it (--replace replaces them)\n"
        "part.tmx: 5 units read, 0 added, 5 already there, 0 replaced, 0 rejected\n"
    )
    done = run("import", "v2.tmx", "--keep-old")
    assert done.stderr.startswith("v2.tmx: E/2019/7: 30 units of an earlier version stay\n")
    assert units(tmp_path) == 60
    done = run("import", "part.tmx", "--replace", "-q")
    assert (done.returncode, done.stderr, units(tmp_path)) == (0, "", 5)


def test_why_units_are_rejected(run: Run) -> None:
    assert run("import", "odd.jsonl").stderr == (
        "m.tm: a new memory\n"
        "odd.jsonl: 3 units read, 1 added, 0 already there, 0 replaced, 2 rejected "
        "(1 text in one language only, 1 no text)\n"
    )


@pytest.mark.parametrize(("on_error", "kept"), [("keep", 1), ("nothing", 0)])
def test_after_a_file_that_breaks_the_others_are_still_taken(
    run: Run, tmp_path: Path, on_error: str, kept: int
) -> None:
    done = run("import", "missing.tmx", "broken.jsonl", "v1.tmx", "--on-error", on_error)
    stay = "1 unit that it added stays in the memory, nothing was replaced"
    lines = done.stderr.splitlines(keepends=True)
    assert done.returncode == 2
    assert lines[0] == "diptych: missing.tmx: no such file or directory; check the name\n"
    assert lines.pop(1) == "m.tm: a new memory\n"
    assert lines[1].startswith("diptych: broken.jsonl:4: ")
    assert " (unit 4)" in lines[1]
    assert lines[2] == (
        "broken.jsonl: 3 units read before that, "
        + (stay if kept else "nothing was added, nothing replaced")
        + "\n"
    )
    assert lines[3] == "v1.tmx: 30 units read, 30 added, 0 already there, 0 replaced, 0 rejected\n"
    assert (len(lines), units(tmp_path)) == (4, 30 + kept)


def test_no_memory_is_made_for_files_that_cannot_be_opened(run: Run, tmp_path: Path) -> None:
    done = run("import", "missing.tmx", "notes.txt", "-")
    assert done.returncode == 2
    assert [line.partition(";")[0] for line in done.stderr.splitlines()] == [
        "diptych: missing.tmx: no such file or directory",
        "diptych: notes.txt: no format has the suffix '.txt'",
        "diptych: standard input does not say its format",
    ]
    assert not (tmp_path / "m.tm").exists()


def test_json_has_a_line_for_each_file(run: Run, tmp_path: Path) -> None:
    fill(tmp_path)
    done = run("import", "--json", "-q", "part.tmx", "broken.jsonl", "missing.tmx")
    told = [json.loads(line) for line in done.stdout.splitlines()]
    missing, part, broken = sorted(told, key=lambda one: "mpb".index(one["file"][0]))
    assert part == {
        "file": "part.tmx", "read": 5, "added": 0, "known": 5, "replaced": 0, "rejected": {},
        "kept": 0, "kept_in": None,
        "documents": [{
            "document": "E/2019/7", "decision": "only a part of the document", "units": 25,
            "reviewed": 0,
        }],
    }  # fmt: skip
    assert (broken["read"], broken["added"], broken["kept"]) == (3, 1, 1)
    assert broken["error"].startswith("broken.jsonl:4: ")
    assert missing["error"] == "missing.tmx: no such file or directory; check the name"
    assert done.stderr.count("diptych: ") == 2


def test_standard_input_is_read_in_the_format_that_is_named(run: Run, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cli", "tm", "import", "-", "--from", "tsv", "-s", "fr", "-t", "es"],
        input=b"Annexe I.\tAnexo I.\n", capture_output=True, check=False, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.stderr.decode().splitlines()[-1] == (
        "standard input: 1 unit read, 1 added, 0 already there, 0 replaced, 0 rejected"
    )
    with open_memory(tmp_path / "m.tm") as memory:
        (stored,) = memory.units()
    assert [variant.language for variant in stored.unit.variants] == ["fr", "es"]


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
def test_a_file_name_that_is_no_text(run: Run, tmp_path: Path) -> None:
    os.rename(tmp_path / "v1.tmx", os.fsencode(tmp_path) + b"/v\xff1 \n.tmx")
    done = run("import", os.fsdecode(b"v\xff1 \n.tmx"), "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["added"] == 30
    assert run("stats").returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent in another way there")
def test_ctrl_c_keeps_what_is_committed(run: Run, tmp_path: Path) -> None:
    write_units(tmp_path / "big.jsonl", plain(60_000))
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "tm", "import", "big.jsonl"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not _committed(tmp_path / "m.tm") and time.monotonic() < deadline:
        time.sleep(0.02)
    # As a terminal does it: to all processes of the command.
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    there = units(tmp_path)
    assert there in {20_000, 40_000}
    assert said == (
        "m.tm: a new memory\n"
        f"diptych: interrupted at big.jsonl; {there:,} units that it added stay in the memory, "
        "nothing was replaced\n"
    )


def _committed(place: Path) -> int:
    """Units that another process has put into a memory."""
    try:
        connection = sqlite3.connect(f"{place.as_uri()}?mode=ro", uri=True)
        try:
            return int(connection.execute("SELECT count(*) FROM unit").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.OperationalError:
        return 0


def test_units_are_marked_by_number_and_by_document(run: Run, tmp_path: Path) -> None:
    run("import", "v1.tmx", "odd.jsonl")
    done = run("mark", "--status", "reviewed", "31", "--document", "E/2019/7")
    assert (done.returncode, done.stderr) == (0, "31 of 31 units marked as reviewed\n")
    done = run("mark", "--status", "rejected", "1", "2", "--json", "-q")
    assert json.loads(done.stdout) == {"units": 2, "changed": 2, "status": "rejected"}
    run("export", "all.tmx", "--filter", "status!=aligned")
    again = run("import", "all.tmx")
    assert again.stderr == (
        "all.tmx: 31 units read, 0 added, 31 already there, 0 replaced, 0 rejected\n"
    )
    assert (tmp_path / "all.tmx").read_text("utf-8").count(">rejected</prop>") == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--status", "reviewed"], "Name the units: by ID, or with --document."),
        (["--status", "good", "1"], "'good' is not one of"),
        (["--status", "reviewed", "99"], "m.tm: no unit has the number 99; see the numbers with"),
        (["--status", "reviewed", "--document", "x"], "no unit comes from a document 'x'; see the"),
    ],
)
def test_units_that_are_not_there_cannot_be_marked(
    run: Run, tmp_path: Path, arguments: list[str], told: str
) -> None:
    fill(tmp_path)
    done = run("mark", *arguments)
    assert done.returncode == 2
    assert told in done.stderr
