"""Made documents have the gold they claim, and what measures commands and peers measures them."""

from __future__ import annotations

import itertools
import lzma
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from aligner import search as search_module
from aligner.beads import read_beads
from aligner.document import Bead
from benchmarks.made import Pair, make, parts, read, wanted
from benchmarks.peers import __main__ as table
from benchmarks.peers import hunalign, quadratic
from benchmarks.peers.files import as_beads
from benchmarks.scale import Size, measure
from benchmarks.spent import CommandFailed, spent

ROOT = Path(__file__).parents[1]
posix = pytest.mark.skipif(
    not hasattr(os, "wait4"), reason="a child's own memory is told on POSIX systems only"
)


def pairs(count: int) -> list[Pair]:
    """Sentences that a clause can be cut from, each with a number of its own."""
    return [
        (
            f"Having heard speaker {number}, the committee took note of the report.",
            f"听取第{number}位发言者之后，委员会注意到该报告。",
        )
        for number in range(1000, 1000 + count)
    ]


def numbers(lines: list[str], indices: tuple[int, ...]) -> set[str]:
    found = "".join(c if c.isdigit() else " " for index in indices for c in lines[index] + " ")
    return set(found.split())


SIZES = [(1, 1), (40, 40), (300, 300), (1000, 1000), (1000, 1200), (1200, 1000)]


@pytest.mark.parametrize(("source", "target"), SIZES)
def test_gold_covers_both_sides_in_order(source: int, target: int) -> None:
    made = make(pairs(wanted(source, target)), source, target)
    assert [i for bead in made.gold for i in bead.source] == list(range(len(made.source)))
    assert [j for bead in made.gold for j in bead.target] == list(range(len(made.target)))
    assert all(made.source)
    assert all(made.target)


@pytest.mark.parametrize(("source", "target"), SIZES)
def test_gold_holds_the_sentences_of_both_sides(source: int, target: int) -> None:
    made = make(pairs(wanted(source, target)), source, target)
    both = [bead for bead in made.gold if bead.source and bead.target]
    assert all(
        numbers(made.source, bead.source) == numbers(made.target, bead.target) for bead in both
    )


@pytest.mark.parametrize(("source", "target"), [(1000, 1000), (5000, 6000), (6000, 5000)])
def test_sizes_are_near_what_is_asked(source: int, target: int) -> None:
    made = make(pairs(wanted(source, target)), source, target)
    assert source <= len(made.source) < source + 60
    assert abs(len(made.target) - target) < 60


def test_all_that_editors_do_is_done() -> None:
    made = make(pairs(wanted(3000)), 3000)
    types = Counter(f"{len(bead.source)}-{len(bead.target)}" for bead in made.gold)
    assert set(types) == {"1-1", "1-2", "2-1", "1-3", "3-1", "2-2", "1-0", "0-1"}
    assert 0.6 < types["1-1"] / len(made.gold) < 0.9
    sides = "".join(
        "s" if not bead.target else "t" if not bead.source else "." for bead in made.gold
    )
    assert max(len(list(run)) for key, run in itertools.groupby(sides) if key != ".") >= 10


def test_the_same_seed_makes_the_same_document() -> None:
    given_pairs = pairs(wanted(300))
    assert make(given_pairs, 300) == make(given_pairs, 300)
    assert make(given_pairs, 300) != make(given_pairs, 300, seed=14)


def test_too_few_pairs_are_refused() -> None:
    with pytest.raises(ValueError, match="20 pairs are too few for 100 segments"):
        make(pairs(20), 100)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Having met, they left.", ["Having met,", "they left."]),
        ("会议开幕，代表致辞。", ["会议开幕，", "代表致辞。"]),
        ("They met; they talked, and they left.", ["They met; they talked,", "and they left."]),
        ("They met and left.", ["They met and left."]),
        ("Yes, they met and they left together.", ["Yes, they met and they left together."]),
        ("A sum of 1,000,000 was paid.", ["A sum of 1,000,000 was paid."]),
    ],
)
def test_a_sentence_is_cut_near_its_middle(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_pairs_are_read_in_an_order_that_the_seed_gives(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv.xz"
    lines = [f"{left}\t{right}\n" for left, right in pairs(50)]
    path.write_bytes(lzma.compress("".join([*lines, "no tab\n"]).encode()))
    chosen = read(path, 20)
    assert len(set(chosen)) == 20
    assert set(chosen) <= set(pairs(50))
    assert chosen != sorted(chosen)
    assert chosen == read(path, 20)
    assert chosen != read(path, 20, seed=14)
    assert sorted(read(path, 1000)) == pairs(50)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("500", Size(500, 500)),
        ("5000x6000", Size(5000, 6000)),
        ("5,000x6,000", Size(5000, 6000)),
    ],
)
def test_sizes_are_read(text: str, size: Size) -> None:
    assert Size.parse(text) == size
    assert Size.parse(str(size).replace(" ", "")) == size


@pytest.mark.parametrize("text", ["", "x", "0", "5x0", "-3", "many"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Size.parse(text)


@posix
def test_a_command_is_measured_by_itself() -> None:
    ballast = b"x" * 150_000_000
    small = spent([sys.executable, "-c", "pass"], folder=ROOT)
    large = spent(
        [sys.executable, "-c", "import time; b'x' * 90_000_000; time.sleep(0.5)"], folder=ROOT
    )
    assert small.megabytes < 60 < 90 < large.megabytes < len(ballast) / 1e6
    assert large.seconds >= 0.5 > large.processor


@posix
def test_output_of_a_command_is_kept(tmp_path: Path) -> None:
    spent([sys.executable, "-c", "print('7\\t8')"], folder=ROOT, output=tmp_path / "out")
    assert (tmp_path / "out").read_text() == "7\t8\n"


@posix
def test_a_failing_command_says_why() -> None:
    with pytest.raises(CommandFailed, match="no such thing"):
        spent([sys.executable, "-c", "import sys; sys.exit('no such thing')"], folder=ROOT)


@posix
def test_the_whole_command_is_measured() -> None:
    made = make(pairs(wanted(40)), 40)
    result = measure(made, runs=1)
    assert result.evaluation.strict.f1 > 0.5
    assert 0 < result.spent.seconds < 60
    assert result.spent.megabytes > 30


def test_the_plain_programme_looks_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[range]] = []
    windows = search_module._windows

    def watched(*given: Any) -> list[tuple[range, range]]:
        found = windows(*given)
        seen.append([columns for _, columns in found])
        return found

    monkeypatch.setattr(search_module, "_WHOLE", 0)
    monkeypatch.setattr(search_module, "_windows", watched)
    files = [tmp_path / name for name in ("source", "target", "beads")]
    for path, texts in zip(files, zip(*pairs(90), strict=True), strict=False):
        path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    quadratic.main(*map(str, files))
    assert seen == [[range(91)] * 2]
    assert read_beads(files[2]) == [Bead((i,), (i,)) for i in range(90)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Committee met.", "the committee met ."),
        ("会议开幕，", "会会会 议议议 开开开 幕幕幕 ，，，"),
        ("第65届UN会议", "第第第 65 届届届 un 会会会 议议议"),
    ],
)
def test_hunalign_gets_tokens(text: str, expected: str) -> None:
    assert hunalign.tokens(text) == expected


def test_hunalign_gets_its_files(tmp_path: Path) -> None:
    dictionary = tmp_path / "words.tsv"
    dictionary.write_text("report\t报告\tsource\nthe committee\t委员会\n", encoding="utf-8")
    made = make(pairs(wanted(10)), 10)
    words, source, target = hunalign.write_input(made, tmp_path, dictionary)
    assert Path(words).read_text(encoding="utf-8").splitlines() == [
        "报报报 告告告 @ report",
        "委委委 员员员 会会会 @ the committee",
    ]
    assert Path(source).read_text(encoding="utf-8").count("\n") == len(made.source) - 1
    assert Path(target).read_text(encoding="utf-8").count("\n") == len(made.target) - 1
    assert Path(hunalign.write_input(made, tmp_path, None)[0]).read_text() == ""


LADDER = [
    ("0\t0\t0.5\n1\t1\t0.3\n2\t3\t0.1\n", 3, 4, [(0, 1, 0, 1), (1, 2, 1, 3), (2, 3, 3, 4)]),
    # The last rung may be missing or stand beyond the end.
    ("0\t0\t0.5\n1\t1\t0.3\n3\t3\t0\n", 2, 2, [(0, 1, 0, 1), (1, 2, 1, 2)]),
    # A run without a partner is a bead for each segment.
    ("0\t0\t0.5\n2\t0\t0.3\n3\t1\t0.1\n", 3, 1, [(0, 1, 0, 0), (1, 2, 0, 0), (2, 3, 0, 1)]),
]


@pytest.mark.parametrize(("text", "n", "m", "spans"), LADDER)
def test_a_ladder_is_read(
    tmp_path: Path, text: str, n: int, m: int, spans: list[tuple[int, int, int, int]]
) -> None:
    path = tmp_path / "ladder"
    path.write_text(text)
    assert hunalign.read_ladder(path, n, m) == as_beads(spans)


def test_hunalign_is_found(tmp_path: Path) -> None:
    package = tmp_path / "node_modules" / "@bitextual" / "hunalign" / "dist"
    package.mkdir(parents=True)
    with pytest.raises(hunalign.NoHunalign, match="neither hunalign itself nor a folder"):
        hunalign.find(tmp_path)
    (package / "index.js").write_text("var hunalign_default = 1;\n")
    (package / "hunalign.wasm").write_bytes(b"\0asm")
    found = hunalign.find(tmp_path)
    program, runner, module = hunalign.start(found, tmp_path)
    assert (program, Path(runner).suffix) == ("node", ".mjs")
    assert Path(module).read_text() == (
        "var hunalign_default = 1;\n\nexport { hunalign_default as program };\n"
    )
    assert Path(module).with_name("hunalign.wasm").read_bytes() == b"\0asm"


def stand_in(path: Path, body: str) -> Path:
    """A programme with hunalign's arguments and form of output."""
    path.write_text(f"#!{sys.executable}\nimport sys\n{body}\n")
    path.chmod(0o755)
    return path


@posix
def test_a_binary_is_run_and_scored(tmp_path: Path) -> None:
    body = """
with open(sys.argv[-2]) as file:
    for i, _ in enumerate(file):
        print(i, i, 0.5, sep="\t")
"""
    program = hunalign.find(stand_in(tmp_path / "hunalign", body))
    made = make(pairs(3), 3)
    made.gold[:] = [Bead((i,), (i,)) for i in range(3)]
    made.source[3:], made.target[3:] = [], []
    result = table.with_hunalign("stand-in", program, None).run(made, 1)
    assert result.evaluation.strict.f1 == pytest.approx(1.0)


@posix
def test_the_table_says_what_is_missing_and_what_failed(tmp_path: Path) -> None:
    failing = stand_in(tmp_path / "hunalign", "sys.exit('out of\\nmemory')")
    those = [
        table.in_python("absent", "vecalign", "no_such_package_here", "sentweave"),
        table.with_hunalign("failing", failing, None),
    ]
    lines = list(table.rows(make(pairs(wanted(5)), 5), those, 1))
    assert lines[2] == "| absent | not measured: pip install sentweave | | | | |"
    assert lines[3].endswith("hunalign: out of memory | | | | |")


@posix
def test_peers_align_in_processes_of_their_own() -> None:
    made = make(pairs(wanted(30)), 30)
    peer = table.in_python("quadratic programme", "quadratic")
    row = list(table.rows(made, [peer], 1))[-1].split(" | ")
    assert float(row[1]) > 0
    assert 0.5 < float(row[4]) <= float(row[5].removesuffix(" |")) <= 1
