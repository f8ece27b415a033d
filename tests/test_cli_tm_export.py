"""`diptych tm export` as people meet it: what it writes, what it says, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import diptych
from memory_files import called, made_memory, unit

from tmx import read_units

UNITS = [
    unit("The Commission adopted its agenda.", "委员会通过了议程。", "E/CN.15/2011/19",
         props={"status": "reviewed"}),
    unit("Note", "注", "A/65/1", props={"confidence": "0.20"}),
    unit("=1+1", "=1+1", "A/65/1"),
    unit("Wrong", "错", props={"status": "rejected"}),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made_memory(tmp_path / "m.tm", UNITS)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIPTYCH_MEMORY", "m.tm")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "told", "sources"),
    [
        ([], "o.tmx: 3 units; 1 left out: rejected\n", 3),
        (["--filter", "status=rejected"], "o.tmx: 1 unit\n", 1),
        (["--filter", "document~CN", "--filter", "source~AGENDA"], "o.tmx: 1 unit\n", 1),
        (["--min-confidence", "0.5"],
         "o.tmx: 2 units; 1 left out: rejected, 1 left out: below confidence 0.5\n", 2),
        (["--filter", "used>0"], "no unit of the memory meets the conditions\no.tmx: 0 units\n", 0),
        (["-q"], "", 3),
        (["-t", "zh"],
         "-s or -t alone changes nothing: TMX keeps all languages unless both are given\n"
         "o.tmx: 3 units; 1 left out: rejected\n", 3),
        (["-v"], "m.tm: 4 units\no.tmx: 3 units; 1 left out: rejected\n", 3),
        (["-m", "m.tm", "--profile", "memoq"], "o.tmx: 3 units; 1 left out: rejected\n", 3),
    ],
)  # fmt: skip
def test_exports(
    arguments: list[str], told: str, sources: int, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert called("tm", "export", "o.tmx", *arguments) == 0
    assert capsys.readouterr() == ("", told)
    assert len(list(read_units("o.tmx"))) == sources


def test_other_formats(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert called("tm", "export", "o.csv", "--profile", "omegat", "-s", "en", "-t", "zh") == 0
    assert capsys.readouterr().err == (
        "--profile changes nothing: the output is not TMX\n"
        "o.csv: 2 texts may be calculated by a spreadsheet (=, +, -, @ at the beginning); write "
        ".xlsx to be read in one\n"
        "o.csv: 3 units; 1 left out: rejected\n"
    )
    head, first, *_ = (folder / "o.csv").read_text("utf-8-sig").splitlines()
    assert head == "en,zh,confidence,bead,kind,label,status,context,document,id,note"
    assert first.startswith(
        "The Commission adopted its agenda.,委员会通过了议程。,,,,,reviewed,,E/CN"
    )
    assert called("tm", "export", "o.dat", "--to", "jsonl", "-q") == 0
    assert len((folder / "o.dat").read_text("utf-8").splitlines()) == 3


def test_standard_output_and_json(folder: Path) -> None:
    result = diptych("tm", "export", "-", "--filter", "kind!=heading", cwd=folder)
    assert (result.returncode, result.stderr) == (
        0, "standard output: 3 units; 1 left out: rejected\n",
    )  # fmt: skip
    assert result.stdout.splitlines()[1] == "Note\t注\t0.20\t\t\t"
    result = diptych("tm", "export", "o.tmx", "--json", "-q", cwd=folder)
    assert json.loads(result.stdout) == {
        "file": "o.tmx", "written": 3, "left_out": {"rejected": 1},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["o.tmx", "--filter", "status=done"],
         "diptych: 'status=done': 'done' is none of aligned, reviewed, rejected; write it as in "
         "status=reviewed\n"),
        (["o.html"], "diptych: o.html: no format has the suffix '.html'; take one of .tmx .po .xlf "
         ".xliff .tsv .csv .xlsx .jsonl\n"),
        (["o.tmx", "-s", "en", "-t", "ru"],
         "diptych: m.tm: holds nothing in 'ru' (languages: en, zh-CN); say others with -s and "
         "-t\n"),
        (["o.tmx", "-t", "xx1"],
         "diptych: 'xx1' is not a language; give a BCP 47 code such as en, zh-CN or fr-CA\n"),
        (["o.tmx", "-m", "none.tm"],
         "diptych: none.tm: there is no translation memory here; make one with 'diptych tm import "
         "FILE', or name another with --memory\n"),
        (["no/o.tmx"], "diptych: no/o.tmx: no such file or directory; check the name\n"),
        (["m.tm", "--to", "tmx"],
         "diptych: m.tm: is the memory; name another file to write\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told(
    arguments: list[str], told: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "o.tmx").write_text("what was there", encoding="utf-8")
    before = sorted(folder.iterdir())
    assert called("tm", "export", *arguments) == 2
    assert capsys.readouterr() == ("", told)
    assert (folder / "o.tmx").read_text("utf-8") == "what was there"
    assert sorted(folder.iterdir()) == before


def test_json_has_no_place_beside_units(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert called("tm", "export", "-", "--json") == 2
    assert "--json has no place beside units on standard output." in capsys.readouterr().err
