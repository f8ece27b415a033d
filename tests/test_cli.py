"""The command line as people and programs meet it: outputs, messages word for word, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from command import PAIRS, ROOT, diptych

from aligner.beads import read_beads
from cli.main import COMMANDS
from tmx import read_units
from tmx.version import VERSION

ENGLISH = ROOT / "examples" / "agenda.en.md"
CHINESE = ROOT / "examples" / "agenda.zh.md"


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


def test_beads_alone_may_go_to_stdout(pair: tuple[Path, Path]) -> None:
    for place in ("-", "/dev/stdout"):
        result = diptych("align", *pair, "--beads", place, "-q")
        lines = [line for line in result.stdout.splitlines() if line.startswith("[")]
        assert [line.rsplit(":", 1)[0] for line in lines] == ["[0]:[0]", "[1]:[1]", "[2]:[2]"]


def test_options_that_change_nothing_are_said(pair: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "o.tsv"
    idle = ("--lines", "--srx", "any.srx", "--profile", "memoq", "--xliff-version", "1.2")
    told = diptych("align", *pair, *idle, "-o", out)
    assert told.stderr.splitlines()[:3] == [
        "--srx changes nothing: with --lines nothing is split",
        "--profile memoq changes nothing: no output is TMX",
        "--xliff-version changes nothing: no output is XLIFF",
    ]
    options = ("--lines", "--xliff-version", "1.2")
    assert diptych("align", *pair, *options, "-o", tmp_path / "o.xlf").returncode == 0
    assert b'<xliff version="1.2"' in (tmp_path / "o.xlf").read_bytes()


def test_strangers_get_a_hint(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The sea was calm.\nNobody spoke.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("预算外资源减少了百分之十二。\n见附件三。\n", encoding="utf-8")
    told = diptych("align", "a.txt", "b.txt", cwd=tmp_path).stderr
    assert "few sure pairs: look through them" in told


def test_evaluate_pairs_two_folders_of_beads_and_reads_stdin(tmp_path: Path) -> None:
    for folder in ("p", "q"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.beads").write_text("[0]:[0]:0.9\n", encoding="utf-8")
    assert "F1 1.000  (1 documents)" in diptych("evaluate", "p", "q", cwd=tmp_path).stdout
    result = subprocess.run(
        [sys.executable, "-m", "cli", "evaluate", "-", str(tmp_path / "q" / "a.beads")],
        input="[0]:[0]\n",
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert "F1 1.000" in result.stdout
