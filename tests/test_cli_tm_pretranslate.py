"""`diptych tm pretranslate` and search by meaning, as a process of their own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import polib
import pytest
from click.testing import CliRunner
from command import ROOT, diptych

from aligner import pretranslation as library
from aligner.untranslated import Cutting
from cli.main import diptych as program
from cli.tm import meaning
from tmx import pair_unit, read_units
from tmx.failure import FileProblem
from tmx.memory import marking, open_memory
from tmx.memory.importing.run import import_units
from tmx.memory.indexing import vectors

needs_gettext = pytest.mark.skipif(
    shutil.which("msgfmt") is None, reason="gettext (Debian package gettext) is not installed"
)

UNITS = [
    pair_unit("The Commission adopted its agenda.", "委员会通过了议程。", "en", "zh-CN"),
    pair_unit("The meeting rose at 5 p.m.", "会议于下午5时结束。", "en", "zh-CN"),
    pair_unit("%d files were found in %s.", "在%s中找到了文件。", "en", "zh-CN"),
    pair_unit("Consideration of the item was postponed.", "推迟了对该项目的审议。", "en", "zh-CN"),
    pair_unit("Fine weather is expected in the north.", "预计北方天气晴好。", "en", "zh-CN"),
]

PO = r"""# Translators, mind the tone.
msgid ""
msgstr ""
"Project-Id-Version: guide\n"
"PO-Revision-Date: 2024-01-01 00:00+0000\n"
"Last-Translator: nobody <nobody@example.org>\n"
"Language-Team: none\n"
"Language: zh_CN\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=1; plural=0;\n"

#: guide.c:1
msgid "The Commission adopted its agenda.\n"
msgstr ""

msgid "The Commission adopted an agenda."
msgstr ""

msgid "The meeting rose at 6 p.m."
msgstr ""

#, c-format
msgid "%d files were found in %s."
msgstr ""

msgid "Nothing of the kind was ever said."
msgstr ""

msgid "Kept"
msgstr "保留"

#~ msgid "Gone"
#~ msgstr "没了"
"""

XLIFF = """<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="en" target-language="zh-CN" datatype="plaintext"><body>
<trans-unit id="1"><source>The Commission adopted its agenda.</source></trans-unit>
<trans-unit id="2"><source>The Commission adopted an agenda.</source></trans-unit>
<trans-unit id="3"><source>Kept</source><target>保留</target></trans-unit>
</body></file></xliff>
"""


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    path = tmp_path / "memory.tm"
    with open_memory(path, create=True) as opened:
        import_units(opened, UNITS, "units.tmx")
    return path


Pretranslate = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def pretranslate(memory: Path, tmp_path: Path) -> Pretranslate:
    def run(name: str, text: str, output: str, *more: str) -> subprocess.CompletedProcess[str]:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return diptych(
            "tm", "pretranslate", name, "-o", output, "-m", memory, *more, cwd=tmp_path
        )  # fmt: skip

    return run


def units(path: Path) -> list[tuple[str, str, bool]]:
    return [(one.source, one.target, one.doubtful) for one in read_units(path)]


def test_a_catalogue_is_filled(pretranslate: Pretranslate, tmp_path: Path) -> None:
    ran = pretranslate("guide.po", PO, "out.po", "--json")
    assert ran.returncode == 0
    assert ran.stderr == (
        "out.po: 6 segments, 30 words looked up: 1 exact (5 words), 1 with numbers put right "
        "(7 words), 2 fuzzy (11 words), 1 without a match (7 words), 1 translated before\n"
    )
    catalogue = polib.pofile(str(tmp_path / "out.po"))
    assert [(one.msgstr, one.fuzzy) for one in catalogue if not one.obsolete] == [
        ("委员会通过了议程。\n", False),
        ("委员会通过了议程。", True),
        ("会议于下午6时结束。", True),
        ("在%s中找到了文件。", True),
        ("", False),
        ("保留", False),
    ]
    assert catalogue[1].previous_msgid == "The Commission adopted its agenda."


def test_counts_for_programs(pretranslate: Pretranslate) -> None:
    told = json.loads(pretranslate("guide.po", PO, "out.po", "--json", "-q").stdout)
    assert told["segments"] == {"exact": 1, "adapted": 1, "fuzzy": 2, "none": 1, "kept": 1}
    assert told["words"]["exact"] == 5
    assert (told["file"], told["output"], told["source_language"], told["target_language"]) == (
        "guide.po", "out.po", "en", "zh-CN",
    )  # fmt: skip


@needs_gettext
def test_gettext_takes_what_was_filled(pretranslate: Pretranslate, tmp_path: Path) -> None:
    pretranslate("guide.po", PO, "out.po")
    for command in (["msgfmt", "-c", "-o", "/dev/null"], ["msgcat", "-o", "/dev/null"]):
        ran = subprocess.run([*command, tmp_path / "out.po"], capture_output=True, check=False)
        assert (ran.returncode, ran.stderr) == (0, b"")


@needs_gettext
def test_even_what_is_fuzzy_compiles(pretranslate: Pretranslate, tmp_path: Path) -> None:
    text = PO.replace("#, c-format\n", "")
    pretranslate("guide.po", text, "out.po")
    ran = subprocess.run(
        ["msgfmt", "-c", "--use-fuzzy", "-o", "/dev/null", tmp_path / "out.po"],
        capture_output=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_a_catalogue_may_be_filled_in_place(pretranslate: Pretranslate, tmp_path: Path) -> None:
    ran = pretranslate("guide.po", PO, "guide.po", "--no-fuzzy", "--lines")
    assert ran.returncode == 0
    assert ran.stderr.startswith("guide.po: it has its segments already: nothing is cut\n")
    assert (tmp_path / "guide.po").read_text("utf-8") == PO.replace(
        'agenda.\\n"\nmsgstr ""', 'agenda.\\n"\nmsgstr "委员会通过了议程。\\n"'
    )


def test_xliff_is_filled(pretranslate: Pretranslate, tmp_path: Path) -> None:
    assert pretranslate("a.xlf", XLIFF, "out.xlf").returncode == 0
    assert units(tmp_path / "out.xlf") == [
        ("The Commission adopted its agenda.", "委员会通过了议程。", False),
        ("The Commission adopted an agenda.", "委员会通过了议程。", True),
        ("Kept", "保留", False),
    ]


LINES = "The Commission adopted its agenda.\n\nThe Commission adopted an agenda.\nNo such thing.\n"


def test_lines_of_text(pretranslate: Pretranslate, tmp_path: Path) -> None:
    ran = pretranslate("a.txt", LINES, "out.txt", "--lines")
    assert (tmp_path / "out.txt").read_text("utf-8") == (
        "委员会通过了议程。\n\nThe Commission adopted an agenda.\nNo such thing.\n"
    )
    assert "a .txt file cannot mark what must be looked at: only exact ones go in" in ran.stderr


@pytest.mark.parametrize("suffix", [".po", ".xlf", ".csv", ".jsonl", ".xlsx"])
def test_lines_of_text_as_work_for_a_tool(memory: Path, tmp_path: Path, suffix: str) -> None:
    source, output = tmp_path / "a.txt", tmp_path / f"out{suffix}"
    source.write_text(LINES, encoding="utf-8")
    with open_memory(memory) as opened:
        library.pretranslate(
            opened, str(source), str(output), library.How(cutting=Cutting(lines=True))
        )
    found = list(read_units(output, source_language="en", target_language="zh"))
    assert [(one.source, one.target) for one in found if one.source] == [
        ("The Commission adopted its agenda.", "委员会通过了议程。"),
        ("The Commission adopted an agenda.", "委员会通过了议程。"),
        ("No such thing.", ""),
    ]
    assert [one.doubtful for one in found if one.target] == [False, True]


def test_a_document_is_cut_into_segments(pretranslate: Pretranslate, tmp_path: Path) -> None:
    text = "# Report\n\nThe Commission adopted its agenda. The meeting rose at 5 p.m.\n"
    assert pretranslate("a.md", text, "out.tsv").returncode == 0
    rows = (tmp_path / "out.tsv").read_text("utf-8").splitlines()
    assert [row.split("\t")[:2] for row in rows] == [
        ["Report", ""],
        ["The Commission adopted its agenda.", "委员会通过了议程。"],
        ["The meeting rose at 5 p.m.", "会议于下午5时结束。"],
    ]


def test_pairs_keep_what_they_have(pretranslate: Pretranslate, tmp_path: Path) -> None:
    text = "The Commission adopted its agenda.\t\nThe meeting rose at 5 p.m.\t别的\n"
    assert pretranslate("a.tsv", text, "out.tsv").returncode == 0
    assert (tmp_path / "out.tsv").read_text("utf-8").splitlines() == [
        "The Commission adopted its agenda.\t委员会通过了议程。",
        "The meeting rose at 5 p.m.\t别的",
    ]


def test_from_standard_input_to_standard_output(memory: Path) -> None:
    command = ["tm", "pretranslate", "-", "-o", "-", "--to", "txt", "--lines", "-m", str(memory)]
    ran = subprocess.run(
        [sys.executable, "-m", "cli", *command],
        input=b"The Commission adopted its agenda.\n",
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    assert ran.stdout.decode() == "委员会通过了议程。\n"


def test_what_is_taken_is_counted(pretranslate: Pretranslate, memory: Path) -> None:
    pretranslate("a.txt", LINES * 2, "out.txt", "--lines")
    with open_memory(memory) as opened:
        assert [one.used for one in opened.units()] == [2, 0, 0, 0, 0]


FAILURES = [
    ("a.po", PO, "out.po", ["-t", "fr"], "a.po: is from 'en' into 'zh-CN', not 'fr'; "
     "leave out -s and -t, or name another file"),
    ("a.po", PO, "out.doc", [], "out.doc: the suffix '.doc' names no format; "),
    ("a.po", 'msgid "a"\nmsgstr "\n', "out.po", [], "a.po:2: a string without its closing"),
    ("a.tsv", "a\tb\n", "a.tsv", [], "a.tsv: is the input; name another file to write"),
    ("a.txt", "委员会通过了议程。" * 30, "out.po", [], "a.txt: "),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "output", "more", "message"), FAILURES)
def test_bad_input_is_told_and_nothing_is_written(
    pretranslate: Pretranslate,
    tmp_path: Path,
    name: str,
    text: str,
    output: str,
    more: list[str],
    message: str,
) -> None:
    ran = pretranslate(name, text, output, *more)
    assert ran.returncode == 2
    assert ran.stderr.startswith(f"diptych: {message}")
    assert ran.stderr.count("\n") == 1
    assert {one.name for one in tmp_path.iterdir() if not one.name.startswith("memory")} == {name}
    assert (tmp_path / name).read_text("utf-8") == text


def test_json_beside_a_file_on_standard_output_is_refused(pretranslate: Pretranslate) -> None:
    ran = pretranslate("a.po", PO, "-", "--json")
    assert ran.returncode == 2
    assert "--json has no place beside a file on standard output." in ran.stderr


REWORDED = "Discussion of the agenda item was deferred to a later date."


def test_search_by_meaning(memory: Path) -> None:
    assert diptych("tm", "search", REWORDED, "-m", memory).stdout == ""
    ran = diptych("tm", "search", "--meaning", REWORDED, "-m", memory, "-n", "1")
    score, source, target, _ = ran.stdout.rstrip("\n").split("\t")
    assert (source, target) == (
        "Consideration of the item was postponed.", "推迟了对该项目的审议。",
    )  # fmt: skip
    assert 60 <= int(score) < 95
    assert ran.stderr.startswith(f"{memory}: 5 units got their vectors by bundled ")
    again = diptych("tm", "search", "--meaning", "项目的讨论推迟了", "-m", memory, "-n", "1")
    assert again.stdout.split("\t")[1:3] == [target, source]
    assert again.stderr == ""


def test_search_by_meaning_for_programs(memory: Path) -> None:
    ran = diptych("tm", "search", "--meaning", REWORDED, "-m", memory, "--json")
    first = json.loads(ran.stdout)[0]
    assert (first["kind"], first["unit"]) == ("meaning", 4)
    assert "".join(one["query"] for one in first["differences"]) == REWORDED


def test_index_makes_vectors_ahead(memory: Path) -> None:
    assert diptych("tm", "index", "-m", memory).stderr.startswith(f"{memory}: 5 units got")
    assert diptych("tm", "index", "-m", memory).stderr == ""
    assert diptych("tm", "index", "-m", memory, "--anew").stderr.startswith(f"{memory}: 5 units")
    assert diptych("tm", "index", "-m", memory, "--encoder", "none").returncode == 2
    with open_memory(memory) as opened:
        assert vectors.encoder_of(opened)[1] == "bundled"


def test_vectors_of_another_encoder_are_said_to_go(memory: Path) -> None:
    diptych("tm", "index", "-m", memory)
    with open_memory(memory) as opened:
        opened.connection.execute("UPDATE setting SET value = 'old 1' WHERE name = 'encoder'")
    said = diptych("tm", "index", "-m", memory).stderr.splitlines()
    assert said[0] == f"{memory}: the vectors of old 1 were dropped"


def test_interrupted_vectors_stay(
    memory: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(vectors, "make", stopped)
    with open_memory(memory) as opened, pytest.raises(click.exceptions.Exit) as stop:
        meaning.ready(opened)
    assert stop.value.exit_code == 130
    assert capsys.readouterr().err == (
        "diptych: interrupted; 5 units still lack a vector, the others keep theirs\n"
    )


def test_a_file_is_written_even_if_its_use_cannot_be_counted(
    memory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise FileProblem("it may only be read", path="memory.tm")

    monkeypatch.setattr(marking, "used", refused)
    source, output = tmp_path / "a.txt", tmp_path / "out.txt"
    source.write_text(LINES, encoding="utf-8")
    ran = CliRunner().invoke(
        program, ["tm", "pretranslate", str(source), "-o", str(output), "-m", str(memory)]
    )
    assert (ran.exit_code, output.exists()) == (0, True)
    assert "what was taken is not counted: memory.tm: it may only be read" in ran.stderr
