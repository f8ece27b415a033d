"""`diptych tm clean` and `diptych tm dedupe`: what they say, and what they leave."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from command import ROOT, diptych

from cli.failures import guarded
from cli.main import diptych as program
from tmx import pair_unit, read_units, write_units
from tmx.cleaning import RULES
from tmx.memory import open_memory
from tmx.memory.importing.run import import_units

#: Runs a command of `diptych tm` in this very process, which is quicker.
Run = Callable[..., CompletedProcess[str]]

SOURCE = "The Committee asked the secretariat to prepare a revised draft for its next meeting."
TARGET = "委员会请秘书处为下次会议编写一份订正草案。"
UNITS = [
    pair_unit(SOURCE, TARGET, "en", "zh-CN", props=[("x-document", "A/70/1")]),
    pair_unit(SOURCE.upper(), TARGET, "en", "zh-CN"),
    pair_unit(SOURCE, "委员会要求另写一份草案。", "en", "zh-CN", props=[("x-confidence", "0.62")]),
    pair_unit("It doesnâ€™t open.", "它不开门。", "en", "zh-CN"),
    pair_unit("Harbour dues of small islands", "Harbour dues of small islands", "en", "zh-CN"),
    pair_unit("E/CN.15/2011/19", "E/CN.15/2011/19", "en", "zh-CN"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_units(tmp_path / "units.tmx", UNITS)
    with open_memory(tmp_path / "m.tm", create=True) as memory:
        import_units(memory, UNITS, "units.tmx")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIPTYCH_MEMORY", "m.tm")
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def ran(*arguments: str | Path) -> CompletedProcess[str]:
        given = ["tm", *map(str, arguments)]
        code = guarded(lambda: program.main(given, "diptych", standalone_mode=False))
        return CompletedProcess(given, code, *capsys.readouterr())

    return ran


def on_a_terminal(folder: Path, *arguments: str) -> str:
    """What a command writes on a terminal of 80 columns, on stdout and stderr, without colours."""
    import pty

    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "tm", *arguments],
        stdout=follower, stderr=follower, cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80", "TERM": "xterm"},
    )  # fmt: skip
    os.close(follower)
    data = b""
    try:
        while part := os.read(leader, 4096):
            data += part
    except OSError:
        # The other end is closed: Linux says so in this way.
        assert data
    finally:
        os.close(leader)
    assert process.wait() == 0
    return re.sub(r"\x1b\[[\d;]*m", "", data.decode())


needs_a_terminal = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")


@needs_a_terminal
def test_rules_are_told_in_full_on_a_terminal(folder: Path) -> None:
    told = on_a_terminal(folder, "clean", "--list-rules")
    assert max(map(len, told.splitlines())) <= 80
    words = re.sub(r"\s+", " ", told)
    assert "…" not in words
    assert all(rule.why.split()[-1] in words for rule in RULES.values())


@needs_a_terminal
def test_no_bar_stands_among_the_conflicts_on_a_terminal(folder: Path) -> None:
    told = on_a_terminal(folder, "dedupe", "--conflicts")
    assert "\x1b" not in told
    assert [line.split("\t")[0] for line in told.splitlines()] == [
        "conflict", "1", "1", "m.tm: 1 source with several targets",
    ]  # fmt: skip


def count(folder: Path) -> int:
    with open_memory(folder / "m.tm") as memory:
        return len(memory)


def test_a_dry_run_counts_and_shows(run: Run, folder: Path) -> None:
    result = run("clean", "--dry-run")
    assert (result.returncode, result.stderr) == (0, "m.tm: 6 units, 2 would be taken out\n")
    assert result.stdout == (
        "rule\tto take out\tfound in\n"
        "mojibake\t1\t1\n"
        "identical\t1\t1\n"
        "wrong-language\t0\t1\n"
        "\n"
        "mojibake  read in the wrong encoding: It doesnâ€™t open.\n"
        "  source\tIt doesnâ€™t open.\n"
        "  target\t它不开门。\n"
        "\n"
        "identical  same text, 3 words to translate\n"
        "  source\tHarbour dues of small islands\n"
        "  target\tHarbour dues of small islands\n"
        "\n"
    )
    assert sorted(path.name for path in folder.iterdir()) == ["m.tm", "units.tmx"]
    assert count(folder) == 6


def test_what_leaves_comes_back(run: Run, folder: Path) -> None:
    result = run("clean")
    [file] = (folder / "m.tm-removed").iterdir()
    name = file.relative_to(folder)
    assert (result.returncode, result.stderr) == (
        0,
        f"m.tm: 6 units, 2 taken out\n{name}: 'diptych tm import' of this file undoes it\n",
    )
    assert [unit.prop("x-removed") for unit in read_units(file)] == [
        "mojibake",
        "identical, wrong-language",
    ]
    assert count(folder) == 4
    assert run("import", name).returncode == 0
    assert count(folder) == 6


def test_presets_rules_and_a_named_file(run: Run, folder: Path) -> None:
    result = run("clean", "--preset", "lenient", "--dry-run")
    assert result.stdout.splitlines()[:2] == ["rule\tto take out\tfound in", "wrong-language\t1\t1"]
    result = run("clean", "--rule", "mojibake", "--removed", "bad.tmx", "-q")
    assert (result.stdout, result.stderr) == ("rule\ttaken out\tfound in\nmojibake\t1\t1\n", "")
    assert [unit.source for unit in read_units(folder / "bad.tmx")] == ["It doesnâ€™t open."]


def test_as_a_process(folder: Path) -> None:
    result = diptych("tm", "clean", "--preset", "strict", cwd=folder)
    assert (result.returncode, result.stdout.splitlines()[0]) == (0, "rule\ttaken out\tfound in")
    assert count(folder) == 3


def test_json_for_programs(run: Run, folder: Path) -> None:
    result = run("clean", "--json", "-q")
    told = json.loads(result.stdout)
    assert (told["units"], told["found"], told["removed"], told["preset"]) == (6, 2, 2, "balanced")
    assert told["rules"]["wrong-language"] == {"units": 0, "found": 1}
    assert (folder / told["file"]).exists()
    assert told["examples"]["mojibake"][0]["source"] == "It doesnâ€™t open."
    result = run("clean", "--json", "-q")
    assert json.loads(result.stdout)["file"] is None


def test_rules_are_listed(run: Run, folder: Path) -> None:
    result = run("clean", "--list-rules")
    assert result.stdout.splitlines()[1].startswith("empty\tlenient\tone side has no text")
    result = run("clean", "--list-rules", "--json")
    rules = [json.loads(line) for line in result.stdout.splitlines()]
    length = next(rule for rule in rules if rule["rule"] == "length")
    assert length["thresholds"] == {"lenient": 5, "balanced": 3, "strict": 2.25}
    assert sorted(path.name for path in folder.iterdir()) == ["m.tm", "units.tmx"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["clean", "--rule", "lenght"], "diptych: 'lenght' is not a rule; choose from empty, "),
        (
            ["clean", "--removed", "out.csv"],
            "diptych: out.csv: what is taken out is kept as TMX; end the name with .tmx\n",
        ),
        (
            ["clean", "--removed", "units.tmx"],
            "diptych: units.tmx: is there already, and may hold the only copy of what was taken "
            "out before; name another file\n",
        ),
        (["clean", "--removed", "none/out.tmx"], "diptych: none/out.tmx: no such file or direct"),
        (["clean", "-m", "none.tm"], "diptych: none.tm: there is no translation memory here; "),
        (["dedupe", "-m", "units.tmx"], "diptych: units.tmx: it is not a translation memory; "),
        (["dedupe", "--numbers"], "Usage: diptych tm dedupe"),
        (["dedupe", "-o", "x.tsv"], "Usage: diptych tm dedupe"),
        (["dedupe", "--conflicts", "-o", "none/x.tsv"], "diptych: none/x.tsv: no such file or "),
    ],
)
def test_mistakes_change_nothing(arguments: list[str], told: str, run: Run, folder: Path) -> None:
    command, *options = arguments
    before = (folder / "units.tmx").read_bytes()
    result = run(command, *options)
    assert result.returncode == 2
    assert result.stderr.startswith(told)
    assert "Traceback" not in result.stderr
    assert (folder / "units.tmx").read_bytes() == before
    assert count(folder) == 6


def test_a_damaged_memory_is_told(run: Run, folder: Path) -> None:
    path = folder / "m.tm"
    data = bytearray(path.read_bytes())
    data[4096 : len(data) - 4096] = b"\xa5" * (len(data) - 8192)
    path.write_bytes(data)
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(path).execute("SELECT * FROM unit").fetchall()
    result = run("clean")
    assert result.returncode == 2
    assert result.stderr.startswith("diptych: m.tm: ")
    assert "Traceback" not in result.stderr


def test_duplicates(run: Run, folder: Path) -> None:
    result = run("dedupe")
    assert result.stderr == "m.tm: 6 units, 0 groups that say the same, 0 taken out\n"
    result = run("dedupe", "--near", "--dry-run")
    assert result.stderr == "m.tm: 6 units, 1 group that says the same, 1 would be taken out\n"
    assert result.stdout == (
        f"stays\n  source\t{SOURCE}\n  target\t{TARGET}\n\n"
        f"goes\n  source\t{SOURCE.upper()}\n  target\t{TARGET}\n\n"
    )
    assert count(folder) == 6
    result = run("dedupe", "--near", "--json", "-q")
    told = json.loads(result.stdout)
    assert (told["groups"], told["found"], told["removed"]) == (1, 1, 1)
    assert [unit.source for unit in read_units(folder / told["file"])] == [SOURCE.upper()]
    assert count(folder) == 5


def test_conflicts(run: Run, folder: Path) -> None:
    result = run("dedupe", "--conflicts")
    assert result.stderr == "m.tm: 1 source with several targets\n"
    head, *rows = [line.split("\t") for line in result.stdout.splitlines()]
    first, second = (dict(zip(head, row, strict=True)) for row in rows)
    assert (first["source"], first["target"], first["origin"]) == (SOURCE, TARGET, "A/70/1")
    assert (second["target"], second["confidence"]) == ("委员会要求另写一份草案。", "0.62")
    assert first["conflict"] == second["conflict"] == "1"
    run("dedupe", "--conflicts", "-o", "c.tsv", "-q")
    assert (folder / "c.tsv").read_text("utf-8") == result.stdout
    told = run("dedupe", "--conflicts", "--json", "-q").stdout
    assert [one["target"] for one in json.loads(told)["alternatives"]] == [
        TARGET,
        "委员会要求另写一份草案。",
    ]
    assert count(folder) == 6
