"""`diptych tm merge` as people meet it: conflicts shown, written to a table, decided in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from memory_files import called, made_memory, unit

from tmx import read_units, write_units
from tmx.memory import open_memory

LI = [
    unit("Note", "注", "A/65/1", changeid="li", changedate="20240503T000000Z"),
    unit("The same", "一样"),
    unit("Only Li", "李"),
]
WANG = [
    unit("Note", "附注", "A/65/1", changeid="wang", changedate="20240601T000000Z"),
    unit("The same", "一样"),
    unit("Only Wang", "王"),
]
SUMMARY = (
    "3 + 3 units read, 1 of them in several files; conflicts: 1 ({chosen} decided, {open} open; "
    "translations left out: {dropped}); {written} units written\n"
)
OPEN = SUMMARY.format(chosen=0, open=1, dropped=0, written=5)
CLOSED = SUMMARY.format(chosen=1, open=0, dropped=1, written=4)
SHOWN = """\
{state}  A/65/1
  en\tNote
  {first}\t注
  \tli.tm, li, 2024-05-03, aligned
  {second}\t{{+附+}}注
  \twang.tmx, wang, 2024-06-01, aligned

"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made_memory(tmp_path / "li.tm", LI)
    write_units(tmp_path / "wang.tmx", WANG)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def targets(path: str) -> list[str]:
    return [made.target for made in read_units(path)]


def test_both_stay_and_are_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert called("tm", "merge", "li.tm", "wang.tmx", "-o", "o.tmx") == 0
    shown = SHOWN.format(state="conflict", first="keep", second="keep")
    assert capsys.readouterr() == (shown, f"o.tmx: {OPEN}")
    assert targets("o.tmx") == ["注", "一样", "李", "附注", "王"]
    made = next(iter(read_units("o.tmx")))
    assert made == LI[0]


def test_a_memory_is_made_of_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert called("tm", "merge", "li.tm", "wang.tmx", "-o", "o.tm", "--prefer", "newest") == 0
    shown = SHOWN.format(state="decided", first="drop", second="keep")
    assert capsys.readouterr() == (shown, f"o.tm: {CLOSED}")
    with open_memory("o.tm") as memory:
        assert [one.unit.target for one in memory.units()] == ["一样", "李", "附注", "王"]
    assert sorted(path.name for path in folder.iterdir()) == ["li.tm", "o.tm", "wang.tmx"]


def test_exit_codes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    merge = ["tm", "merge", "li.tm", "wang.tmx", "-o", "o.tmx", "-q", "--exit-code"]
    assert called(*merge) == 1
    assert called(*merge, "--prefer", "first") == 0
    assert capsys.readouterr().err == ""
    assert targets("o.tmx") == ["注", "一样", "李", "王"]


def test_a_table_is_written_decided_and_given_back(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    merge = ["tm", "merge", "li.tm", "wang.tmx", "-o", "o.tmx"]
    assert called(*merge, "--conflicts", "c.tsv") == 0
    assert capsys.readouterr() == ("", f"o.tmx: {OPEN}")
    table = (folder / "c.tsv").read_text("utf-8")
    assert table.count("1\tyes\tNote\t") == 2
    decided = table.replace("yes\tNote\t注", "no\tNote\t注").replace("附注", "说明")
    (folder / "c.tsv").write_text(decided, encoding="utf-8")
    assert called(*merge, "--decided", "c.tsv", "--json") == 0
    out, err = capsys.readouterr()
    assert err == f"o.tmx: {CLOSED}"
    told = json.loads(out)
    assert told["open"] is False
    assert [(one["keep"], one["texts"]["zh-CN"]) for one in told["candidates"]] == [
        (False, "注"), (True, "说明"),
    ]  # fmt: skip
    assert targets("o.tmx") == ["一样", "李", "说明", "王"]
    assert called("tm", "merge", "li.tm", "li.tm", "-o", "o.tmx", "--decided", "c.tsv") == 0
    assert capsys.readouterr().err.startswith(
        "c.tsv: decisions that fit no conflict of these files: 2\n"
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["li.tm", "none.tm", "-o", "o.tmx"], "none.tm: no such file or directory; check the name"),
        (["li.tm", "wang.tmx", "-o", "wang.tmx"],
         "wang.tmx: is an input; name another file to write"),
        (["li.tm", "wang.tmx", "-o", "old.tm"],
         "old.tm: the memory is there already; name a new file; 'diptych tm import' adds to a "
         "memory"),
        (["li.tm", "wang.tmx", "-o", "o.doc"],
         "o.doc: no format has the suffix '.doc'; take one of .tmx .po .xlf .xliff .tsv .csv .xlsx "
         ".jsonl .tm"),
        (["li.tm", "wang.tmx", "-o", "o.tmx", "--decided", "bad.tsv"],
         "bad.tsv:1: there is no column 'keep'; keep the first line as it was written: keep, "
         "target, key"),
        (["li.tm", "wang.tmx", "-o", "o.po", "-t", "ru"], "holds nothing in 'ru' (languages: en, "
         "zh-CN); say others with -s and -t"),
        (["li.tm", "wang.tmx", "-o", "no/o.tm"], "no/o.tm: no such file or directory"),
        (["li.tm", "wang.tmx", "-o", "no/o.tmx", "--conflicts", "c.tsv"],
         "no/o.tmx: no such file or directory"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told_and_leaves_nothing(
    arguments: list[str], told: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made_memory(folder / "old.tm", LI)
    (folder / "bad.tsv").write_text("a\tb\n", encoding="utf-8")
    before = sorted(folder.iterdir())
    assert called("tm", "merge", *arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"diptych: {told}")
    assert err.count("\n") == 1
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["li.tm", "-o", "o.tmx"], "Give two files or more."),
        (["li.tm", "wang.tmx"], "Missing option '-o' / '--output'."),
        (["li.tm", "wang.tmx", "-o", "-", "--json"], "--json prints the conflicts"),
    ],
)
def test_wrong_usage(
    arguments: list[str], told: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert called("tm", "merge", *arguments) == 2
    assert told in capsys.readouterr().err
