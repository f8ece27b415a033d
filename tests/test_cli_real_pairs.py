"""What `diptych align` says of hard pairs: what crosses, and that two documents are no pair."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import hardships
import pytest
from command import ROOT
from hardships import made, names

from benchmarks import damage
from cli.failures import guarded
from cli.main import diptych
from tmx import read_units

UNRELATED = "these do not look like two versions of one document"
MOVE = re.compile(r"moved: (\d+) beads? \(source line \d+ to target line \d+\)")


def told(
    arguments: Sequence[str | Path], capsys: pytest.CaptureFixture[str]
) -> tuple[int, list[str]]:
    """Exit status and lines on stderr of `diptych align`, run in this process."""
    words = ["align", *map(str, arguments)]
    code = guarded(lambda: diptych.main(words, prog_name="diptych", standalone_mode=False))
    return code, capsys.readouterr().err.splitlines()


@pytest.mark.parametrize("name", names("moved"))
def test_the_command_says_what_crosses(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = hardships.write_lines(made(name), tmp_path)
    code, lines = told(["--lines", *paths, "-o", tmp_path / "out.tsv"], capsys)
    moves = [line for line in lines if line.startswith("moved: ")]
    assert code == 0
    assert moves
    assert all(MOVE.fullmatch(one) for one in moves)
    # Either of two exchanged paragraphs may be the one that moved.
    count = sum(int(number) for line in moves for number in MOVE.findall(line))
    assert len(made(name).moved) * 0.3 <= count <= len(made(name).moved) * 1.2


def test_the_command_names_the_lines_of_a_move(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hardship = made("moved: five paragraphs")
    first = hardship.moved[0]
    paths = hardships.write_lines(hardship, tmp_path)
    _, lines = told(["--lines", *paths, "-o", tmp_path / "out.tsv"], capsys)
    places = f"source line {first.source[0] + 1} to target line {first.target[0] + 1}"
    told_of = [line for line in lines if line.startswith("moved: ")]
    assert len(told_of) == 1
    assert told_of[0].endswith(f" beads ({places})")
    # The last of them is a heading that stands in the text twice.
    count = int(MOVE.findall(told_of[0])[0])
    assert len(hardship.moved) - 1 <= count <= len(hardship.moved)


def test_the_readme_shows_how_a_move_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = hardships.write_markdown(made("moved: five paragraphs"), tmp_path)
    _, lines = told([*paths, "-o", tmp_path / "out.tmx"], capsys)
    [line] = [line for line in lines if line.startswith("moved: ")]
    assert f"  {line}\n" in (ROOT / "README.md").read_text("utf-8")
    moved = [unit.prop("x-moved") for unit in read_units(tmp_path / "out.tmx")]
    assert line.startswith(f"moved: {moved.count('yes')} beads ")


@pytest.mark.parametrize("name", names("unrelated"))
def test_the_command_says_that_documents_are_unrelated(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = hardships.write_markdown(made(name), tmp_path)
    out = tmp_path / "out.tsv"
    code, lines = told([*paths, "-o", out], capsys)
    assert code == 0
    assert lines.count(UNRELATED) == 1
    assert out.exists()


@pytest.mark.parametrize("name", names("unrelated"))
def test_strictly_unrelated_documents_are_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = hardships.write_markdown(made(name), tmp_path)
    outs = [tmp_path / "out.tsv", tmp_path / "out.beads"]
    code, lines = told([*paths, "--strict", "-o", outs[0], "--beads", outs[1]], capsys)
    assert code == 2
    assert UNRELATED in "\n".join(lines)
    assert not any(out.exists() for out in outs)


@pytest.mark.parametrize("name", hardships.RELATED)
def test_no_other_hardship_is_taken_for_unrelated_documents(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = hardships.write_lines(made(name), tmp_path)
    code, lines = told(["--lines", *paths, "-o", tmp_path / "out.tsv"], capsys)
    assert code == 0
    assert UNRELATED not in "\n".join(lines)


@pytest.mark.parametrize(
    "name", [name for name in hardships.RELATED if "30%" in name or "table" in name]
)
def test_nor_is_it_as_markdown(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = hardships.write_markdown(made(name), tmp_path)
    code, lines = told([*paths, "-o", tmp_path / "out.tsv"], capsys)
    assert code == 0
    assert UNRELATED not in "\n".join(lines)


def test_strict_lets_a_damaged_pair_pass(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = hardships.write_markdown(made("missing: 30% at the middle, target"), tmp_path)
    out = tmp_path / "out.tsv"
    code, _ = told([*paths, "--strict", "-o", out], capsys)
    assert code == 0
    assert out.exists()


def test_many_moves_are_told_in_few_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = hardships.write_lines(damage.untouched(hardships.rows()), tmp_path)
    lines = Path(target).read_text("utf-8").splitlines()
    # Pages of seven lines, the last one first.
    pages = [lines[top : top + 7] for top in range(0, len(lines), 7)][::-1]
    Path(target).write_text("".join(f"{line}\n" for page in pages for line in page), "utf-8")
    _, said = told(["--lines", source, target, "-o", tmp_path / "out.tsv"], capsys)
    assert sum(line.startswith("moved: ") for line in said) == 10
    assert (
        sum(re.fullmatch(r"… and \d+ more beads in \d+ places", line) is not None for line in said)
        == 1
    )


@pytest.mark.parametrize("side", ["source", "target"])
def test_a_long_stretch_that_one_version_has_is_told(
    side: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is missing in the one is only in the other."""
    name = f"missing: 20% at the middle, {'target' if side == 'source' else 'source'}"
    paths = hardships.write_lines(made(name), tmp_path)
    _, lines = told(["--lines", *paths, "-o", tmp_path / "out.tsv"], capsys)
    gaps = [
        re.fullmatch(rf"only in the {side}: (\d+) segments \(lines \d+ to \d+\)", x) for x in lines
    ]
    missing = sum(len(getattr(bead, side)) for bead in made(name).missing)
    found = sum(int(gap[1]) for gap in gaps if gap)
    assert 0.8 * missing <= found <= 1.1 * missing
