"""`diptych tm diff` as people meet it: what it shows, what it writes, how it ends."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from command import ROOT
from lxml import html
from memory_files import called, made_memory, unit

from tmx import write_units

OLD = [
    unit("The Commission adopted its agenda.", "委员会通过了议程。", "E/CN.15/2011/19"),
    unit("Note", "注", "A/65/1"),
    unit("Item", "项目", "A/65/1"),
    unit("<b> & co", "<粗体>", "A/65/1"),
    unit("The same", "一样"),
]
NEW = [
    unit("The Commission adopted its agenda.", "委员会通过了临时议程。", "E/CN.15/2011/19"),
    unit("Note", "注", "A/65/1", props={"status": "reviewed"}),
    unit("Item", "项目", "A/66/1"),
    unit("New\nline", "新"),
    unit("The same", "一样"),
]
SUMMARY = "5 units before, 5 now: 1 the same, 1 changed, 1 status, 1 moved, 1 removed, 1 added\n"
SHOWN = """\
changed  E/CN.15/2011/19
  en\tThe Commission adopted its agenda.
  zh-CN\t委员会通过了{+临时+}议程。

status  A/65/1  [-aligned-]{+reviewed+}
  en\tNote
  zh-CN\t注

moved  [-A/65/1-]{+A/66/1+}
  en\tItem
  zh-CN\t项目

removed  A/65/1
  en\t[-<b> & co-]
  zh-CN\t[-<粗体>-]

added
  en\t{+New line+}
  zh-CN\t{+新+}

"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made_memory(tmp_path / "old.tm", OLD)
    write_units(tmp_path / "old.tmx", OLD)
    made_memory(tmp_path / "new.tm", NEW)
    write_units(tmp_path / "new.jsonl", NEW)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("old", ["old.tm", "old.tmx"])
@pytest.mark.parametrize("new", ["new.tm", "new.jsonl"])
def test_what_is_shown(
    old: str, new: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert called("tm", "diff", old, new) == 0
    assert capsys.readouterr() == (SHOWN, SUMMARY)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["old.tm", "new.tm"], 1), (["old.tm", "old.tmx"], 0), (["old.tm", "old.tm"], 0)],
)
def test_the_exit_code_tells_whether_there_is_a_difference(
    arguments: list[str], code: int, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert called("tm", "diff", *arguments, "--exit-code", "-q") == code
    assert called("tm", "diff", *arguments, "-q") == 0
    assert capsys.readouterr().err == ""


def test_only_some_are_shown_and_all_are_counted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert called("tm", "diff", "old.tm", "new.tm", "--only", "moved", "--json") == 0
    shown = capsys.readouterr()
    (told,) = map(json.loads, shown.out.splitlines())
    assert (told["kind"], told["old"]["document"], told["new"]["document"]) == (
        "moved", "A/65/1", "A/66/1",
    )  # fmt: skip
    assert shown.err == SUMMARY


def test_a_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert called("tm", "diff", "old.tm", "new.tm", "-o", "o.html") == 0
    assert capsys.readouterr() == ("", SUMMARY)
    page = html.fromstring((folder / "o.html").read_bytes())
    assert page.findtext(".//h1") == "old.tm → new.tm"
    rows = page.findall(".//tbody/tr")
    assert [row.findtext("td") for row in rows] == [
        "changed",
        "status",
        "moved",
        "removed",
        "added",
    ]
    assert [one.text for one in rows[0].iter("ins")] == ["临时"]
    assert [one.text for one in rows[1].iter("del", "ins")] == ["aligned", "reviewed"]
    assert [one.text for one in rows[3].iter("del")] == ["<b> & co", "<粗体>"]


def test_tables(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert called("tm", "diff", "old.tm", "new.tm", "-o", "o.tsv", "--only", "changed") == 0
    assert (folder / "o.tsv").read_text("utf-8") == (
        "change\tdocument\tcontext\tsource\tlanguage\told\tnew\told status\tnew status\n"
        "changed\tE/CN.15/2011/19\t\tThe Commission adopted its agenda.\tzh-CN\t"
        "委员会通过了议程。\t委员会通过了临时议程。\taligned\taligned\n"
    )
    assert called("tm", "diff", "old.tm", "new.tm", "-o", "o.jsonl") == 0
    lines = (folder / "o.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["kind"] for line in lines] == [
        "changed", "status", "moved", "removed", "added",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["old.tm", "none.tm"], "none.tm: no such file or directory; check the name"),
        (["old.tm", "new.html"], "new.html: the suffix '.html' names no format; use one of .tmx"),
        (["old.tm", "new.tm", "-o", "o.doc"],
         "o.doc: differences are not written as '.doc'; take one of .html .tsv .jsonl"),
        (["old.tm", "foreign.tm"],
         "foreign.tm: it is another program's database; name a file made by 'diptych tm import'"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told(
    arguments: list[str], told: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "new.html").write_text("x", encoding="utf-8")
    foreign = sqlite3.connect(folder / "foreign.tm")
    foreign.execute("CREATE TABLE other (a)")
    foreign.close()
    before = sorted(folder.iterdir())
    assert called("tm", "diff", *arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"diptych: {told}")
    assert err.count("\n") == 1
    assert sorted(folder.iterdir()) == before


def test_a_reader_that_has_had_enough_ends_it_quietly(folder: Path) -> None:
    many = [unit(f"Item {n}", "x" * 500) for n in range(2_000)]
    write_units(folder / "many.jsonl", many)
    line = f"{sys.executable} -m cli tm diff old.tm many.jsonl | head -1; echo ${{PIPESTATUS[0]}}"
    ran = subprocess.run(
        ["bash", "-c", line], capture_output=True, text=True, check=False, cwd=folder,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert (ran.stdout, ran.stderr) == ("removed  E/CN.15/2011/19\n0\n", "")
