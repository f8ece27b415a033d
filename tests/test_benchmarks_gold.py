"""Gold written as text finds its segments, and stored gold is refused once they changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.document import Bead
from aligner.errors import BadBeads
from benchmarks.gold import (
    GoldError,
    TextBead,
    digest,
    format_stored,
    locate,
    main,
    read_stored,
    read_text_gold,
    texts_of,
)

ROOT = Path(__file__).parents[1]
SEED_PAIR = Path(__file__).parents[2] / "shared" / "data" / "seed-pair"

SOURCE = ["Agenda", "The meeting opens at 10 a.m.", "It closes at noon.", "Coffee will be served."]
TARGET = ["议程", "会议上午10时开幕，", "中午闭幕。", "译者注"]

GOLD = [
    TextBead(("Agenda",), ("议程",), 1),
    TextBead(
        ("The meeting opens at 10 a.m.", "It closes at noon."), ("会议上午10时开幕，中午闭幕。",), 2
    ),
    TextBead(("Coffee will be served.",), (), 3),
    TextBead((), ("译者注",), 4),
]
BEADS = [Bead((0,), (0,)), Bead((1, 2), (1, 2)), Bead((3,), ()), Bead((), (3,))]


def test_gold_finds_its_segments() -> None:
    assert locate(GOLD, SOURCE, TARGET) == BEADS


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param(
            ["Agenda", "The meeting opens at 10 a.m. It closes at noon.", "Coffee will be served."],
            TARGET,
            id="the sentences of one bead are one segment",
        ),
        pytest.param(
            [*SOURCE[:3], "Coffee will", "be served."], TARGET, id="a sentence is two segments"
        ),
        pytest.param(
            SOURCE,
            ["议程", "会议上午 10 时开幕， 中午闭幕。", "译者注"],
            id="white space does not count",
        ),
    ],
)
def test_gold_follows_the_segmentation(source: list[str], target: list[str]) -> None:
    beads = locate(GOLD, source, target)
    assert [i for bead in beads for i in bead.source] == list(range(len(source)))
    assert [j for bead in beads for j in bead.target] == list(range(len(target)))


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        (
            [SOURCE[0] + " " + SOURCE[1], *SOURCE[2:]],
            TARGET,
            "g.tsv:1: source segments from 0 on"
            " ('Agenda The meeting opens at 10 a.m. ||| It closes at noon.') are not ('Agenda',);"
            " correct the gold or the cut",
        ),
        (
            SOURCE,
            [*TARGET[:3]],
            "g.tsv:4: target segments from 3 on ('') are not ('译者注',);"
            " correct the gold or the cut",
        ),
        (
            [*SOURCE, "Goodbye."],
            TARGET,
            "g.tsv: source segment 4 stands in no bead: 'Goodbye.'; add it to the gold",
        ),
    ],
)
def test_gold_that_does_not_fit_is_refused(
    source: list[str], target: list[str], message: str
) -> None:
    with pytest.raises(GoldError) as caught:
        locate(GOLD, source, target, "g.tsv")
    assert str(caught.value) == message


def test_text_gold_is_read(tmp_path: Path) -> None:
    path = tmp_path / "gold.tsv"
    path.write_text("A. ||| B.\t甲，乙。\nC.\t\n\t丙。\n", encoding="utf-8")
    assert read_text_gold(path) == [
        TextBead(("A.", "B."), ("甲，乙。",), 1),
        TextBead(("C.",), (), 2),
        TextBead((), ("丙。",), 3),
    ]


@pytest.mark.parametrize("line", ["A.", "A.\t甲。\tB.", "\t", ""])
def test_a_line_that_is_not_a_bead_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.tsv"
    path.write_text(f"A.\t甲。\n{line}\n", encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        read_text_gold(path)
    assert str(caught.value) == (
        f"{path}:2: not two sides with a tab between: {line!r};"
        " write source, tab, target; one of them may be empty"
    )


def test_gold_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.tsv"
    path.write_bytes("A.\t甲。\n".encode("gb18030"))
    with pytest.raises(GoldError, match="not UTF-8 text"):
        read_text_gold(path)


def test_stored_gold_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "gold.beads"
    path.write_text(format_stored(BEADS, SOURCE, TARGET), encoding="utf-8")
    assert read_stored(path, SOURCE, TARGET) == BEADS
    assert path.read_text().splitlines() == [
        f"# source: 4 segments, sha256 {digest(SOURCE)}",
        f"# target: 4 segments, sha256 {digest(TARGET)}",
        "[0]:[0]",
        "[1,2]:[1,2]",
        "[3]:[]",
        "[]:[3]",
    ]


@pytest.mark.parametrize(
    ("source", "target", "side"),
    [
        ([*SOURCE[:3], "Tea will be served."], TARGET, "source"),
        (SOURCE, TARGET[:3], "target"),
    ],
)
def test_stale_gold_is_refused(
    tmp_path: Path, source: list[str], target: list[str], side: str
) -> None:
    path = tmp_path / "gold.beads"
    path.write_text(format_stored(BEADS, SOURCE, TARGET), encoding="utf-8")
    with pytest.raises(GoldError, match=f"stale: made for 4 {side} segments"):
        read_stored(path, source, target)


def test_stored_gold_without_its_header_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.beads"
    path.write_text("[0]:[0]\n", encoding="utf-8")
    with pytest.raises(GoldError, match="made for no source segments"):
        read_stored(path, ["A."], ["甲。"])


def test_stored_gold_with_a_bad_line_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.beads"
    path.write_text("# gold\n0-0\n", encoding="utf-8")
    with pytest.raises(BadBeads, match="not a bead"):
        read_stored(path, ["A."], ["甲。"])


def test_the_command_maps_and_verifies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target, gold = (tmp_path / name for name in ("a.en.md", "a.zh.md", "gold.tsv"))
    source.write_text("The meeting opens. It closes.\n", encoding="utf-8")
    target.write_text("会议开幕并闭幕。\n", encoding="utf-8")
    gold.write_text("The meeting opens. ||| It closes.\t会议开幕并闭幕。\n", encoding="utf-8")
    documents = [str(source), str(target)]
    stored = str(tmp_path / "gold.beads")
    assert main(["map", str(gold), *documents, "-o", stored]) == 0
    assert Path(stored).read_text().endswith("\n[0,1]:[0]\n")
    assert main(["verify", stored, *documents]) == 0
    assert capsys.readouterr().out == "fits its documents, beads: 1\n"
    target.write_text("会议开幕。\n", encoding="utf-8")
    assert main(["verify", stored, *documents]) == 2
    assert "stale: made for 1 target segments" in capsys.readouterr().err


@pytest.mark.shared
def test_gold_of_the_seed_pair_fits_its_documents() -> None:
    sides = [texts_of(str(SEED_PAIR / f"agenda.{tag}.md"), tag) for tag in ("en", "zh")]
    beads = read_stored(ROOT / "benchmarks" / "gold" / "seed-pair.beads", *sides)
    assert [i for bead in beads for i in bead.source] == list(range(len(sides[0])))
    assert [j for bead in beads for j in bead.target] == list(range(len(sides[1])))
