"""`diptych tm search` and `tm concordance` as processes: what they print, and for whom."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from command import ROOT, diptych

from tmx import pair_unit, write_units

PAIRS = [
    ("The Commission adopted its agenda in 2010.", "委员会2010年通过了议程。", "E/CN.15/2010/1"),
    ("The Commission adopted its agenda.", "委员会通过了议程。", "E/CN.15/2011/19"),
    ("The Commission adopted its agenda.", "委员会通过了议程。", "E/CN.15/2012/1"),
    ("The meeting rose at noon.", "会议中午散会。", "E/CN.15/2011/19"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("tm")
    units = [
        pair_unit(one, other, "en", "zh", props=[("x-document", name), ("x-line", str(line))])
        for line, (one, other, name) in enumerate(PAIRS, 7)
    ]
    write_units(place / "a.tmx", units)
    assert diptych("tm", "import", "a.tmx", "-m", "a.tm", cwd=place).returncode == 0
    return place


# arguments, rows on standard output, what is said
ROWS = [
    (
        ["search", "The Commission approved its agenda in 2012."],
        ["85\tThe Commission [-adopted-]{+approved+} its agenda in [-2010-]{+2012+}.\t"
         "委员会2012年通过了议程。\t"
         "auto-adapted: 2010年 → 2012年; unit 1, aligned, E/CN.15/2010/1:7"],
        "",
    ),
    (
        ["search", "the commission adopted its agenda", "-n", "1"],
        ["99\t[-The-]{+the+} [-Commission-]{+commission+} adopted its agenda[-.-]\t"
         "委员会通过了议程。\t"
         "unit 3, aligned, 2 times, E/CN.15/2012/1:9"],
        "",
    ),
    (
        ["search", "会议中午散会"],
        ["99\t会议中午散会[-。-]\tThe meeting rose at noon.\tunit 4, aligned, E/CN.15/2011/19:10"],
        "",
    ),
    (["search", "会议中午散会", "-s", "en"], [], "nothing found\n"),
    (["search", "No such thing"], [], "nothing found\n"),
    (["search", "No such thing", "-q"], [], ""),
    (["search", "The meeting rose at one.", "--min-score", "90"], [], "nothing found\n"),
    (
        ["concordance", "agenda in"],
        ["The Commission adopted its agenda in 2010.\t委员会2010年通过了议程。\t"
         "unit 1, aligned, E/CN.15/2010/1:7"],
        "1 unit\n",
    ),
    (
        ["concordance", "议", "-n", "1"],
        ["The meeting rose at noon.\t会议中午散会。\tunit 4, aligned, E/CN.15/2011/19:10"],
        "1 of 4 units\n",
    ),
    (["concordance", "agenda", "--in", "target"], [], "nothing found\n"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "rows", "said"), ROWS)
def test_rows(arguments: list[str], rows: list[str], said: str, folder: Path) -> None:
    result = diptych("tm", *arguments, "-m", "a.tm", cwd=folder)
    assert (result.stdout.splitlines(), result.stderr, result.returncode) == (rows, said, 0)


def test_matches_for_programs(folder: Path) -> None:
    text = "The Commission adopted its agenda in 2012."
    result = diptych("tm", "search", text, "-m", "a.tm", "--json", "-n", "1", cwd=folder)
    assert json.loads(result.stdout) == [
        {
            "score": 99,
            "kind": "exact",
            "source": PAIRS[0][0],
            "target": PAIRS[0][1],
            "proposal": "委员会2012年通过了议程。",
            "adapted": [{"was": "2010年", "now": "2012年"}],
            "differences": [
                {
                    "kind": "equal",
                    "stored": "The Commission adopted its agenda in ",
                    "query": "The Commission adopted its agenda in ",
                },
                {"kind": "replace", "stored": "2010", "query": "2012"},
                {"kind": "equal", "stored": ".", "query": "."},
            ],
            "source_language": "en",
            "target_language": "zh",
            "unit": 1,
            "status": "aligned",
            "times": 1,
            "confidence": None,
            "doubtful": False,
            "used": 0,
            "document": "E/CN.15/2010/1",
            "line": 7,
        }
    ]


def test_hits_for_programs(folder: Path) -> None:
    result = diptych("tm", "concordance", "会议", "-m", "a.tm", "--json", cwd=folder)
    assert json.loads(result.stdout) == [
        {
            "source": PAIRS[3][0],
            "source_language": "en",
            "source_spans": [],
            "target": PAIRS[3][1],
            "target_language": "zh",
            "target_spans": [[0, 2]],
            "unit": 4,
            "status": "aligned",
            "times": 1,
            "confidence": None,
            "doubtful": False,
            "used": 0,
            "document": "E/CN.15/2011/19",
            "line": 10,
        }
    ]


@pytest.mark.parametrize("command", ["search", "concordance"])
def test_nothing_for_programs(command: str, folder: Path) -> None:
    result = diptych("tm", command, "nowhere", "-m", "a.tm", "--json", cwd=folder)
    assert (json.loads(result.stdout), result.stderr) == ([], "nothing found\n")


def run(given: bytes, *arguments: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "cli", "tm", "search", "-", "-m", "a.tm", *arguments],
        input=given,
        capture_output=True,
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )


def test_a_text_from_each_line_of_standard_input(folder: Path) -> None:
    given = f"{PAIRS[3][0]}\r\n\n{PAIRS[3][1]}\nNo such thing\n".encode()
    result = run(given, "--json", folder=folder)
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(line["text"], [m["score"] for m in line["matches"]]) for line in lines] == [
        (PAIRS[3][0], [100]),
        ("", []),
        (PAIRS[3][1], [100]),
        ("No such thing", []),
    ]
    assert result.stderr.decode() == "nothing found: No such thing\n"
    rows = run(given, "-q", folder=folder).stdout.decode().splitlines()
    assert [row.split("\t")[:2] for row in rows] == [[PAIRS[3][0], "100"], [PAIRS[3][1], "100"]]


def test_what_is_no_text_on_standard_input(folder: Path) -> None:
    result = run(b"Annex\n\xff\xfe\n", folder=folder)
    said = "diptych: standard input:2: is not UTF-8; convert it to UTF-8\n"
    assert (result.returncode, result.stderr.decode().splitlines(True)[-1]) == (2, said)


# arguments, the last line that is said
REFUSED = [
    (["search", "Annex", "-m", "none.tm"], "diptych: none.tm: there is no translation memory here; "
     "make one with 'diptych tm import FILE', or name another with --memory"),
    (["concordance", "Annex", "-m", "a.tmx"], "diptych: a.tmx: it is not a translation memory; "
     "name a file made by 'diptych tm import'"),
    (["search", "Annex", "-m", "a.tm", "-s", "qq1"], "diptych: 'qq1' is not a language; "
     "give a BCP 47 code such as en, zh-CN or fr-CA"),
    (["search", "Annex", "-m", "a.tm", "--min-score", "0"],
     "Error: Invalid value for '--min-score': 0 is not in the range 1<=x<=100."),
    (["concordance", "Annex", "-m", "a.tm", "--in", "both"],
     "Error: Invalid value for '--in': 'both' is not one of 'source', 'target'."),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "said"), REFUSED)
def test_refused(arguments: list[str], said: str, folder: Path) -> None:
    result = diptych("tm", *arguments, cwd=folder)
    assert (result.returncode, result.stdout, result.stderr.splitlines()[-1]) == (2, "", said)


def on_a_terminal(*arguments: str, folder: Path, **environment: str) -> list[str]:
    """What a command shows on a terminal of 40 columns, without the spaces at the ends of lines."""
    reader, writer = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "tm", *arguments, "-m", "a.tm"],
        stdout=writer, stderr=subprocess.DEVNULL, cwd=folder,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "40", "PYTHONPATH": str(ROOT),
             "PYTHONUTF8": "1", **environment},
    )  # fmt: skip
    os.close(writer)
    shown = b""
    try:
        while part := os.read(reader, 1 << 16):
            shown += part
    except OSError:
        pass  # Linux says so when the other end of a terminal is closed.
    os.close(reader)
    assert process.wait() == 0
    return [line.rstrip() for line in shown.decode().replace("\r\n", "\n").splitlines()]


def test_a_match_on_a_terminal_without_colours(folder: Path) -> None:
    text = "The Commission adopted the agenda in 2010."
    shown = on_a_terminal("search", text, "-n", "1", folder=folder, NO_COLOR="1")
    assert [_plain(line) for line in shown] == [
        " 85  unit 1, aligned, E/CN.15/2010/1:7",
        "  en  The Commission adopted",
        "      [-its-]{+the+} agenda in 2010.",
        "  zh  委员会2010年通过了议程。",
    ]


def test_a_match_on_a_terminal_with_colours(folder: Path) -> None:
    text = "The Commission adopted the agenda in 2010."
    shown = on_a_terminal("search", text, "-n", "1", folder=folder)
    assert "\x1b[9;31mits\x1b[0m\x1b[32mthe\x1b[0m" in "".join(shown)


def test_a_phrase_in_its_context_on_a_terminal(folder: Path) -> None:
    shown = on_a_terminal("concordance", "agenda in", folder=folder, NO_COLOR="1")
    assert [_plain(line) for line in shown] == [
        "… adopted its agenda in 2010.",
        "unit 1, aligned, E/CN.15/2010/1:7",
        "  zh  委员会2010年通过了议程。",
    ]
    shown = on_a_terminal("concordance", "2010年", folder=folder, NO_COLOR="1")
    assert _plain(shown[0]) == "        委员会2010年通过了议程。"


def _plain(line: str) -> str:
    """Without what makes letters bold or faint, which is no colour."""
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m"):
        line = line.replace(code, "")
    return line.rstrip()


# arguments, what is said
NOTHING = [
    (["search", "Hello", "-s", "fr"], "the memory holds nothing in 'fr' (languages: en, zh)"),
    (["concordance", "Hello", "-s", "fr"], "the memory holds nothing in 'fr' (languages: en, zh)"),
    (["search", " "], "there is no text to look for"),
]


@pytest.mark.parametrize(("arguments", "why"), NOTHING)
def test_why_nothing_is_found(arguments: list[str], why: str, folder: Path) -> None:
    result = diptych("tm", *arguments, "-m", "a.tm", cwd=folder)
    assert (result.stderr, result.returncode) == (f"nothing found: {why}\n", 0)


def test_a_star_behind_a_chinese_character_changes_nothing(folder: Path) -> None:
    starred, plain = (
        diptych("tm", "concordance", phrase, "-m", "a.tm", cwd=folder).stdout
        for phrase in ("委员*", "委员")
    )
    assert starred == plain != ""
