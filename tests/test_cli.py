"""The command line as people and programs meet it: outputs, messages word for word, exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aligner.beads import read_beads
from cli.main import COMMANDS
from tmx import read_units
from tmx.version import VERSION

ROOT = Path(__file__).parents[1]
ENGLISH = ROOT / "examples" / "agenda.en.md"
CHINESE = ROOT / "examples" / "agenda.zh.md"

PAIRS = [
    ("The Commission adopted the provisional agenda.", "委员会通过了临时议程。"),
    ("The meeting was opened by the Chair on 3 May 2021.", "会议于2021年5月3日由主席宣布开幕。"),
    ("The report is contained in document A/75/12.", "报告载于A/75/12号文件。"),
]


def diptych(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two files of one sentence a line."""
    paths = tmp_path / "a.en.txt", tmp_path / "a.zh.txt"
    for side, path in enumerate(paths):
        path.write_text("".join(f"{one[side]}\n" for one in PAIRS), encoding="utf-8")
    return paths


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_has_an_example(name: str) -> None:
    result = diptych(*([name] if name else []), "--help")
    assert result.returncode == 0
    assert "Example" in result.stdout
    assert f"diptych {name}" in result.stdout


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_command_tells_the_version_and_can_be_quiet(name: str) -> None:
    result = diptych(*([name] if name else []), "--version")
    assert (result.returncode, result.stdout) == (0, f"diptych {VERSION}\n")
    if name:
        told = diptych(name, "--help").stdout
        assert "-q, --quiet" in told
        assert "-v, --verbose" in told


def test_verbose_says_more(tmp_path: Path) -> None:
    gold = tmp_path / "a.gold"
    gold.write_text("[0]:[0]\n", encoding="utf-8")
    told = diptych("evaluate", gold, gold, "-v").stderr
    assert told == "a.gold: strict F1 1.000, lax F1 1.000\n"
    told = diptych("segment", ENGLISH, "-v").stderr
    assert told.startswith("137 segments (paragraph: ")


def test_without_output_tsv_goes_to_stdout(pair: tuple[Path, Path]) -> None:
    result = diptych("align", *pair)
    assert result.returncode == 0
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert [(row[0], row[1]) for row in rows] == PAIRS
    assert [row[3] for row in rows] == ["1-1"] * 3
    assert all(0 < float(row[2]) <= 1 for row in rows)


def test_the_last_line_on_stderr_sums_up(pair: tuple[Path, Path]) -> None:
    last = diptych("align", *pair).stderr.splitlines()[-1]
    assert last.startswith("3 + 3 segments; 3 beads (1-1: 3); unaligned: 0 + 0; mean confidence 0.")
    assert last.endswith(" s")


def test_quiet_says_nothing(pair: tuple[Path, Path]) -> None:
    assert diptych("align", *pair, "-q").stderr == ""


def test_verbose_gives_the_signature(pair: tuple[Path, Path]) -> None:
    told = diptych("align", *pair, "-v").stderr
    assert f"diptych: {VERSION}\n" in told
    assert "encoder: bundled " in told
    assert "max-span: " in told


def test_all_formats_hold_the_same_units(pair: tuple[Path, Path], tmp_path: Path) -> None:
    names = ("o.tmx", "o.po", "o.xlf", "o.tsv", "o.jsonl")
    outputs = [part for name in names for part in ("-o", tmp_path / name)]
    assert diptych("align", *pair, *outputs).returncode == 0
    for name in names:
        read = [(unit.source, unit.target) for unit in read_units(tmp_path / name)]
        assert read == PAIRS, name


def test_units_carry_their_origin(tmp_path: Path) -> None:
    out = tmp_path / "o.tmx"
    assert diptych("align", ENGLISH, CHINESE, "-o", out).returncode == 0
    units = list(read_units(out))
    first = dict(units[0].props)
    assert first["x-file"] == "agenda.en.md"
    assert first["x-position"] == "1"
    assert first["x-encoder"].startswith("bundled ")
    assert all(dict(unit.props)["x-bead"].count("-") == 1 for unit in units)
    assert all(0 < float(dict(unit.props)["x-confidence"]) <= 1 for unit in units)
    assert all(unit.attribute("creationdate").endswith("Z") for unit in units)


def test_lines_and_beads(pair: tuple[Path, Path], tmp_path: Path) -> None:
    english, chinese = pair
    english.write_text(f"\n{english.read_text('utf-8')}", encoding="utf-8")
    beads = tmp_path / "o.beads"
    assert diptych("align", "--lines", english, chinese, "--beads", beads, "-q").returncode == 0
    assert [(bead.source, bead.target) for bead in read_beads(beads)] == [
        ((0,), ()), ((1,), (0,)), ((2,), (1,)), ((3,), (2,)),
    ]  # fmt: skip


def test_min_confidence_thins_the_outputs_but_not_the_beads(
    pair: tuple[Path, Path], tmp_path: Path
) -> None:
    out, beads = tmp_path / "o.tsv", tmp_path / "o.beads"
    result = diptych("align", *pair, "--min-confidence", "1", "-o", out, "--beads", beads)
    assert result.returncode == 0
    assert out.read_text("utf-8") == ""
    assert len(read_beads(beads)) == 3
    assert "3 beads below confidence 1 left out\n" in result.stderr


def test_max_span_one_makes_no_groups(tmp_path: Path) -> None:
    beads = tmp_path / "o.beads"
    result = diptych("align", ENGLISH, CHINESE, "--max-span", "1", "--beads", beads, "-q")
    assert result.returncode == 0
    assert {bead.type for bead in read_beads(beads)} <= {"1-1", "1-0", "0-1"}


def test_jsonl_is_one_object_a_unit(pair: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "o.jsonl"
    assert diptych("align", *pair, "-t", "zh_CN", "-o", out).returncode == 0
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [(row["source"], row["target"]) for row in rows] == PAIRS
    assert rows[0]["target_language"] == "zh-CN"


def test_segment_prints_kind_label_and_text() -> None:
    result = diptych("segment", CHINESE, "-l", "zh")
    assert result.returncode == 0
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert all(len(row) == 3 for row in rows)
    assert {row[0] for row in rows} == {
        "heading", "paragraph", "list-item", "table-cell", "footnote",
    }  # fmt: skip
    assert any(row[1] == "(a)" for row in rows)


def test_evaluate_prints_both_figures(tmp_path: Path) -> None:
    gold, hypothesis = tmp_path / "a.gold", tmp_path / "a.beads"
    gold.write_text("[0]:[0]\n[1]:[1]\n", encoding="utf-8")
    hypothesis.write_text("[0]:[0]:0.9\n[1]:[]:0.0\n[]:[1]:0.0\n", encoding="utf-8")
    expected = (
        "strict  P 0.333  R 0.500  F1 0.400  (1 documents)\n"
        "lax     P 0.333  R 0.500  F1 0.400  (1 documents)\n"
    )
    for arguments in ((gold, hypothesis), (tmp_path, tmp_path)):
        result = diptych("evaluate", *arguments)
        assert (result.returncode, result.stdout) == (0, expected)


def test_a_pair_that_the_encoder_does_not_know_is_said(tmp_path: Path) -> None:
    for name, text in (("a.en.txt", "Opened at 10 a.m.\n"), ("a.fr.txt", "Ouverte à 10 heures.\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = diptych("align", "a.en.txt", "a.fr.txt", "-t", "fr", cwd=tmp_path)
    assert result.returncode == 0
    assert "the encoder 'bundled' does not know en-fr: aligned by numbers" in result.stderr


# arguments, what is said on stderr; EN and ZH are the good pair
REFUSED = [
    (["none.md", "ZH"], "none.md: no such file or directory; check the name"),
    (["folder", "ZH"], "folder: is a directory; name a file, not a folder"),
    (["empty.md", "ZH"], "empty.md: is empty; check that it was saved"),
    (
        ["image.md", "ZH"],
        "image.md: is a PNG image, not Markdown; "
        "convert it to Markdown, plain text, HTML or DOCX first",
    ),
    (
        ["cut.txt", "ZH"],
        "cut.txt:1: is not UTF-8 (byte 5), in no encoding usual for language 'en'; "
        "save it as UTF-8",
    ),
    (
        ["fake.docx", "ZH"],
        "fake.docx: is not a DOCX; open it in a word processor and save it as DOCX",
    ),
    (
        ["EN", "EN"],
        "a.en.txt: given as source and as target; name the two language versions of the document",
    ),
    (
        ["EN", "ZH", "-t", "xx1"],
        "'xx1' is not a language; give a BCP 47 code such as en, zh-CN or fr-CA",
    ),
    (
        ["EN", "ZH", "-o", "o.doc"],
        "o.doc: no format has the suffix '.doc'; "
        "take one of .tmx .po .xlf .xliff .tsv .jsonl .html",
    ),
    (
        ["EN", "ZH", "-o", "o"],
        "o: a file name without a suffix; take one of .tmx .po .xlf .xliff .tsv .jsonl .html",
    ),
    (["EN", "ZH", "-o", "no/o.tmx"], "no/o.tmx: its folder does not exist; make it first"),
    (["EN", "ZH", "--beads", "EN"], "a.en.txt: is an input; name another file to write"),
    (
        ["EN", "ZH", "-o", "o.tmx", "-o", "o.tmx"],
        "o.tmx: is named twice as an output; name another file to write",
    ),
    (
        ["EN", "ZH", "--encoder", "nope"],
        "no encoder is called 'nope'; take bundled, or a sentence-transformers model such as "
        "sentence-transformers/LaBSE or the path of its folder",
    ),
    (
        ["long.en.txt", "long.en2.txt"],
        "long.en2.txt: was given as 'zh' but has next to no Chinese characters; "
        "check the order of the two files, or say their languages",
    ),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_bad_input_gets_one_message_and_writes_nothing(
    pair: tuple[Path, Path], arguments: list[str], message: str
) -> None:
    folder = pair[0].parent
    (folder / "folder").mkdir()
    (folder / "empty.md").touch()
    (folder / "image.md").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (folder / "cut.txt").write_bytes(b"abc \xff\xfe\x81 text\n")
    (folder / "fake.docx").write_text("not a zip", encoding="utf-8")
    for name in ("long.en.txt", "long.en2.txt"):
        (folder / name).write_text("An English sentence of some length. " * 10, encoding="utf-8")
    named = {"EN": "a.en.txt", "ZH": "a.zh.txt"}
    before = sorted(folder.iterdir())
    result = diptych("align", *(named.get(one, one) for one in arguments), cwd=folder)
    assert result.stderr == f"diptych: {message}\n"
    assert (result.returncode, result.stdout) == (2, "")
    assert sorted(folder.iterdir()) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
class TestFullDisk:
    """Nothing is left behind and nothing that was there is lost."""

    @pytest.mark.parametrize("suffix", ["tmx", "po", "xlf", "tsv", "jsonl", "html", "beads"])
    def test_one_of_two_outputs(self, pair: tuple[Path, Path], suffix: str) -> None:
        folder = pair[0].parent
        (folder / f"full.{suffix}").symlink_to("/dev/full")
        (folder / "good.tmx").write_text("what was there", encoding="utf-8")
        before = sorted(folder.iterdir())
        option = "--beads" if suffix == "beads" else "-o"
        result = diptych("align", *pair, "-o", "good.tmx", option, f"full.{suffix}", cwd=folder)
        assert result.returncode == 2
        assert result.stderr == (
            f"diptych: full.{suffix}: no space left on device; free some space and run again\n"
        )
        assert (folder / "good.tmx").read_text("utf-8") == "what was there"
        assert sorted(folder.iterdir()) == before

    def test_standard_output(self, pair: tuple[Path, Path]) -> None:
        with open("/dev/full", "wb") as full:
            result = subprocess.run(
                [sys.executable, "-m", "cli", "align", *map(str, pair)],
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
                cwd=ROOT,
            )
        assert result.returncode == 2
        assert result.stderr.splitlines()[-1] == (
            "diptych: standard output: no space left on device; free some space and run again"
        )


def test_a_reader_that_leaves_early_is_no_error(pair: tuple[Path, Path]) -> None:
    command = f'"{sys.executable}" -m cli align "{pair[0]}" "{pair[1]}" -q'
    script = f"{command} | true; echo ${{PIPESTATUS[0]}}"
    result = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert result.stdout.strip() == "0"
    assert result.stderr == ""


def test_a_dash_is_standard_input_and_output(pair: tuple[Path, Path]) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "cli", "align", "-", str(pair[1]), "-o", "-", "-q"],
        input=pair[0].read_text("utf-8"),
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
    )
    assert [tuple(line.split("\t")[:2]) for line in result.stdout.splitlines()] == PAIRS


def test_rules_for_one_language_leave_the_other_to_the_bundled_ones(tmp_path: Path) -> None:
    (tmp_path / "o.srx").write_text(
        '<srx version="2.0" xmlns="http://www.lisa.org/srx20"><header cascade="no"/><body>'
        '<languagerules><languagerule languagerulename="English"><rule break="yes">'
        "<beforebreak>;</beforebreak><afterbreak> </afterbreak></rule></languagerule>"
        '</languagerules><maprules><languagemap languagepattern="EN.*" '
        'languagerulename="English"/></maprules></body></srx>',
        encoding="utf-8",
    )
    (tmp_path / "a.en.txt").write_text("One; two. Three.\n", encoding="utf-8")
    (tmp_path / "a.zh.txt").write_text("一；二。三。\n", encoding="utf-8")
    result = diptych("align", "a.en.txt", "a.zh.txt", "--srx", "o.srx", cwd=tmp_path)
    assert result.returncode == 0
    assert "o.srx: no rules for 'zh': cut by the bundled rules\n" in result.stderr
    segments = diptych("segment", "a.en.txt", "--srx", "o.srx", cwd=tmp_path).stdout
    assert [line.split("\t")[2] for line in segments.splitlines()] == ["One;", "two. Three."]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to send on Windows")
def test_ctrl_c_ends_with_130_and_writes_nothing(pair: tuple[Path, Path]) -> None:
    folder = pair[0].parent
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "align", "-", str(pair[1]), "-o", str(folder / "o.tmx")],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    # It waits for the end of standard input, which does not come.
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert told.strip() == "diptych: interrupted; nothing was written"
    assert sorted(folder.iterdir()) == sorted(pair)
