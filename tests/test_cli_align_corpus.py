"""`diptych align-corpus`: what it writes, what it says, what it refuses.

Starting Python takes longer than aligning these pairs, so the command runs in this process; its
workers are processes of their own in any case.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from command import ROOT
from corpora import document, left, make_corpus, run

from aligner.corpus.journal import Journal
from aligner.corpus.table import Row
from aligner.pipeline import align
from aligner.summary import Summary
from aligner.units import units
from cli.bars import speed
from cli.corpus_table import say_table
from tmx import read_units


def sources(memory: Path) -> list[str]:
    return [unit.source for unit in read_units(memory)]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return make_corpus(tmp_path / "docs", 3)


def test_the_pairs_in_one_memory_in_their_order(corpus: Path) -> None:
    place = corpus.parent
    code, told = run(place, "docs", "-o", "m.tmx", "--report", "r.jsonl")
    assert code == 0
    units = list(read_units(place / "m.tmx"))
    assert [unit.attribute("tuid") for unit in units] == [
        f"doc{pair:02}:{position}" for pair in range(3) for position in range(1, 7)
    ]
    expected = [zip(*(side.split("\n\n") for side in document(n)), strict=True) for n in range(3)]
    texts = [(one.strip(), other.strip()) for pairs in expected for one, other in pairs]
    assert [(unit.source, unit.target) for unit in units] == texts
    assert left(place) == ["m.tmx", "r.jsonl"]

    report = [json.loads(line) for line in (place / "r.jsonl").read_text("utf-8").splitlines()]
    assert sorted(row["pair"] for row in report) == ["doc00", "doc01", "doc02"]
    assert [row["confidence"] for row in report] == sorted(row["confidence"] for row in report)
    *table, last = told
    assert table[0].split() == ["pair", "segments", "1-1", "other", "unaligned", "confidence"]
    assert [line.split()[0] for line in table[1:]] == [row["pair"] for row in report]
    assert table[1].split()[1:9] == ["6", "+", "6", "6", "0", "0", "+", "0"]
    assert re.fullmatch(
        r"3 pairs; 18 units; 18 \+ 18 segments; 18 beads \(1-1: 18\); unaligned: 0 \+ 0; "
        r"mean confidence \d\.\d\d; \d+\.\d\d s",
        last,
    )


def test_one_file_a_pair(tmp_path: Path) -> None:
    corpus = make_corpus(tmp_path / "docs", 2)
    (corpus / "sub").mkdir()
    for language in ("en", "zh"):
        shutil.copy(corpus / f"doc00.{language}.txt", corpus / "sub" / f"x.{language}.txt")
    (tmp_path / "tm").mkdir()
    assert run(tmp_path, "docs", "-o", "tm/m-{name}.jsonl", "-q") == (0, [])
    made = sorted(str(path.relative_to(tmp_path)) for path in (tmp_path / "tm").rglob("*.*"))
    assert made == ["tm/m-doc00.jsonl", "tm/m-doc01.jsonl", "tm/sub/m-x.jsonl"]
    # As `align` writes them: there is nothing to be told apart.
    files = (corpus / "doc00.en.txt", corpus / "doc00.zh.txt")
    run(tmp_path, *files, "-o", "a.jsonl", "-q", command="align")
    one, alone = (
        [
            (unit.source, unit.target, unit.props, unit.attribute("tuid"))
            for unit in read_units(path)
        ]
        for path in (tmp_path / "tm/m-doc00.jsonl", tmp_path / "a.jsonl")
    )
    assert one == alone


def test_a_manifest_into_other_formats(corpus: Path) -> None:
    place = corpus.parent
    rows = [f"docs/doc0{n}.en.txt\tdocs/doc0{n}.zh.txt\n" for n in (2, 0, 2)]
    (place / "list.tsv").write_text("".join(rows), encoding="utf-8")
    # PO has one message for what both documents say alike.
    for suffix, count in (("po", 11), ("xlf", 12)):
        code, told = run(place, "list.tsv", "-o", f"m.{suffix}")
        assert (code, told[0]) == (0, "list.tsv:3: the pair of line 1 again: taken once")
        found = sources(place / f"m.{suffix}")
        assert found[0].startswith("The Expert Group on Measurement opened")
        assert len(found) == count


def test_a_pair_that_fails_is_told_and_done_when_mended(corpus: Path) -> None:
    place = corpus.parent
    good = (corpus / "doc01.en.txt").read_bytes()
    (corpus / "doc01.en.txt").write_bytes(b"")
    (corpus / "alone.en.txt").write_text("Alone.", encoding="utf-8")
    code, told = run(place, "docs", "-o", "m.tmx")
    assert code == 1
    assert told[:2] == [
        "alone.en.txt: without a partner: left out",
        "failed: doc01: docs/doc01.en.txt: is empty; check that it was saved",
    ]
    assert told[-2].startswith("3 pairs (1 failed); 12 units; ")
    assert told[-1] == (
        "diptych: 1 of 3 pairs failed; m.tmx.journal keeps the others: mend them and run again"
    )
    assert len(sources(place / "m.tmx")) == 12
    assert left(place) == ["m.tmx", "m.tmx.journal"]
    dates = {unit.attribute("creationdate") for unit in read_units(place / "m.tmx")}

    (corpus / "doc01.en.txt").write_bytes(good)
    code, told = run(place, "docs", "-o", "m.tmx", "-v")
    assert code == 0
    assert "resuming: 2 of 3 pairs are done" in told
    assert [line.split(":")[0] for line in told if " beads " in line][:-1] == ["doc01"]
    units = list(read_units(place / "m.tmx"))
    first = [unit.attribute("tuid") for unit in units[::6]]
    assert first == ["doc00:1", "doc01:1", "doc02:1"]
    assert {unit.attribute("creationdate") for unit in units} == dates
    assert left(place) == ["m.tmx"]


def test_changed_files_and_options_are_done_again(corpus: Path) -> None:
    place = corpus.parent
    rows = [f"docs/doc0{n}.en.txt\tdocs/doc0{n}.zh.txt\n" for n in (0, 1, 9)]
    (place / "list.tsv").write_text("".join(rows), encoding="utf-8")
    arguments = ("list.tsv", "-o", "m.tmx")
    code, told = run(place, *arguments, "-q")
    # Said in a quiet run too: it is an error.
    missing = "docs/doc09.en.txt: no such file or directory; check the name"
    assert (code, told[0]) == (1, f"failed: docs/doc09: {missing}")
    (corpus / "doc00.en.txt").write_text(document(7)[0], encoding="utf-8")
    _, told = run(place, *arguments)
    assert told[0] == "resuming: 1 of 3 pairs are done; 1 changed since and are done again"
    assert "A/17/12" in (place / "m.tmx").read_text("utf-8")
    _, told = run(place, *arguments, "--max-span", "2")
    assert told[0] == "resuming: 0 of 3 pairs are done; 2 changed since and are done again"
    # Neither the tool that reads the memory nor the number of workers is part of what was done.
    _, told = run(place, *arguments, "--max-span", "2", "--profile", "memoq", "--jobs", "2")
    assert told[0] == "resuming: 2 of 3 pairs are done"


def test_nothing_is_written_if_no_pair_can_be_aligned(tmp_path: Path) -> None:
    corpus = make_corpus(tmp_path / "docs", 2)
    for path in corpus.glob("*.zh.txt"):
        path.write_bytes(b"")
    (tmp_path / "m.tmx").write_text("what was there", encoding="utf-8")
    code, told = run(tmp_path, "docs", "-o", "m.tmx", "-q")
    assert code == 2
    assert told[-1] == "diptych: no pair could be aligned; nothing was written"
    assert sorted(told[:-1]) == [
        f"failed: doc0{n}: docs/doc0{n}.zh.txt: is empty; check that it was saved" for n in (0, 1)
    ]
    assert (tmp_path / "m.tmx").read_text("utf-8") == "what was there"
    assert left(tmp_path) == ["m.tmx"]


SUFFIXES = ".tmx .po .xlf .xliff .tsv .csv .xlsx .jsonl"
# arguments, what is said
REFUSED = [
    (["none", "-o", "m.tmx"], "none: no such file or directory; check the name"),
    (["docs", "-o", "m.doc"], f"m.doc: no format has the suffix '.doc'; take one of {SUFFIXES}"),
    (["docs", "-o", "m"], f"m: a file name without suffix; take one of {SUFFIXES}"),
    (["docs", "-o", "no/m.tmx"], "no/m.tmx: its folder does not exist; make it first"),
    (["docs", "-o", "docs"], "docs: is a directory; name a file, not a folder"),
    (
        ["docs", "-o", "-"],
        "standard output cannot be written by a run that may be taken up again; name a file",
    ),
    (
        ["docs", "-o", "{name}/m.tmx"],
        "{name}/m.tmx: {name} stands in a folder's name; "
        "put it into the file's name; subfolders are made as the pairs have them",
    ),
    (["list.tsv", "-o", "list.tsv"], "list.tsv: is an input; name another file to write"),
    (
        ["docs", "-o", "m.tsv", "--report", "m.tsv"],
        "m.tsv: is named twice as an output; name another file to write",
    ),
    (
        ["docs", "-o", "m.tmx", "--report", "r.html"],
        "r.html: no table has the suffix '.html'; take one of .tsv .jsonl",
    ),
    (
        ["docs", "-o", "m.tmx", "-t", "en"],
        "both languages are 'en'; say the two languages with -s and -t",
    ),
    (
        ["docs", "-o", "m.tmx", "-t", "fr"],
        "docs: no pair of files in 'en' and 'fr' in it; name them as NAME.en.docx and "
        "NAME.fr.docx, or give a manifest of two paths a line",
    ),
    (
        ["docs", "-o", "m.tmx", "--encoder", "nope"],
        "no encoder is called 'nope'; take bundled, or a sentence-transformers model such as "
        "sentence-transformers/LaBSE or the path of its folder",
    ),
    (
        ["docs", "-o", "m.tmx", "--srx", "list.tsv"],
        "list.tsv:1: is not XML (Start tag expected, '<' not found, line 1, column 1); "
        "export the segmentation rules from the CAT tool again, as SRX 2.0",
    ),
    (
        ["docs", "-o", "held.tmx"],
        "held.tmx: another run is writing it; wait until that has ended, or name another output",
    ),
    (
        ["docs", "-o", "mine.tmx"],
        "mine.tmx.journal: is no journal of this program; move it away, or name another output",
    ),
]


@pytest.fixture(scope="module")
def refusing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("refusing")
    make_corpus(place / "docs", 1)
    (place / "list.tsv").write_text("docs/doc00.en.txt\tdocs/doc00.zh.txt\n", encoding="utf-8")
    (place / "mine.tmx.journal").write_text("Dear journal, ...", encoding="utf-8")
    return place


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_bad_usage_gets_one_message(refusing: Path, arguments: list[str], message: str) -> None:
    held = Journal(refusing / "held.tmx.journal", "held.tmx")
    before = left(refusing)
    try:
        assert run(refusing, *arguments) == (2, [f"diptych: {message}"])
        assert left(refusing) == before
    finally:
        held.close()
    assert (refusing / "mine.tmx.journal").read_text("utf-8") == "Dear journal, ..."


@pytest.mark.parametrize(
    ("done", "seconds", "left_to_do", "shown"),
    [
        (0, 3.0, 10, ""),
        (1, 2.0, 10, "30.0 pairs/min, 0:00:20 left"),
        (200, 60.0, 9800, "200 pairs/min, 0:49:00 left"),
        (3, 100.0, 1000, "1.8 pairs/min, 9:15:33 left"),
        (5, 1.0, 0, "300 pairs/min, 0:00:00 left"),
    ],
)
def test_rate_and_time_left(done: int, seconds: float, left_to_do: int, shown: str) -> None:
    assert speed(done, seconds, left_to_do, "pairs") == shown


def test_readme_shows_what_is_said(tmp_path: Path) -> None:
    code, told = run(ROOT, "examples", "-o", tmp_path / "m.tmx")
    shown = (ROOT / "README.md").read_text("utf-8").splitlines()
    without_seconds = [line.rpartition("; ")[0] for line in shown]
    assert code == 0
    assert [line for line in told[:-1] if line not in shown] == []
    assert told[-1].rpartition("; ")[0] in without_seconds


UNRELATED = "these do not look like two versions of one document"


@pytest.fixture
def strangers(tmp_path: Path) -> Path:
    """Three pairs, the middle one of two documents that have nothing to do with each other."""
    corpus = make_corpus(tmp_path / "docs", 3)
    english = "The sea was calm. Nobody spoke.\n\nAt noon a gull sat down on the mast.\n"
    (corpus / "doc01.en.txt").write_text(english, encoding="utf-8")
    return tmp_path


def test_strangers_are_pointed_out(strangers: Path) -> None:
    code, told = run(strangers, "docs", "-o", "m.tmx", "--report", "r.jsonl")
    assert code == 0
    assert told[0] == f"doc01: {UNRELATED}"
    assert told[2].startswith("doc01 ")
    assert told[-2] == "1 pair does not look like two versions of one document"
    report = [json.loads(line) for line in (strangers / "r.jsonl").read_text("utf-8").splitlines()]
    assert [(row["pair"], row["unrelated"]) for row in report[:2]] == [
        ("doc01", True),
        (report[1]["pair"], False),
    ]
    doubtful = {
        unit.attribute("tuid").split(":")[0]
        for unit in read_units(strangers / "m.tmx")
        if unit.doubtful
    }
    assert doubtful == {"doc01"}


def test_strictly_strangers_are_a_pair_that_fails(strangers: Path) -> None:
    code, told = run(strangers, "docs", "-o", "m.tmx", "--strict")
    reason = f"docs/doc01.zh.txt: {UNRELATED}; check that it is the translation"
    assert code == 1
    assert told[0] == f"failed: doc01: {reason}"
    assert told[-2].startswith("3 pairs (1 failed); 12 units; ")
    found = {unit.attribute("tuid").split(":")[0] for unit in read_units(strangers / "m.tmx")}
    assert found == {"doc00", "doc02"}


def test_what_was_kept_of_strangers_is_not_taken_up_strictly(strangers: Path) -> None:
    # A pair that fails keeps the journal, in which the strangers are done.
    (strangers / "docs" / "doc02.zh.txt").write_bytes(b"")
    assert run(strangers, "docs", "-o", "m.tmx", "-q")[0] == 1
    _, told = run(strangers, "docs", "-o", "m.tmx")
    assert told[0] == "resuming: 2 of 3 pairs are done"
    assert f"doc01: {UNRELATED}" in told
    code, told = run(strangers, "docs", "-o", "m.tmx", "--strict")
    assert (code, told[0]) == (1, "resuming: 1 of 3 pairs are done")
    assert sorted(line.split(": ")[1] for line in told if line.startswith("failed: ")) == [
        "doc01",
        "doc02",
    ]
    found = {unit.attribute("tuid").split(":")[0] for unit in read_units(strangers / "m.tmx")}
    assert found == {"doc00"}


def test_unrelated_pairs_and_those_with_few_sure_beads_are_counted_apart(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = [
        Row(str(n), summary=Summary((2, 2), {"1-1": 2}, (0, 0), confidence, unrelated=unrelated))
        for n, (confidence, unrelated) in enumerate(
            [(0.2, True), (0.3, True), (0.4, False), (0.69, False), (0.7, False)]
        )
    ]
    say_table(rows, 0.7, 1.0, quiet=False)
    told = capsys.readouterr().err.splitlines()
    assert told[-3:-1] == [
        "2 pairs do not look like two versions of one document",
        "2 of these with few sure beads (mean confidence below 0.7): "
        "look whether they are versions of one document",
    ]
    say_table(rows, 0.7, 1.0, quiet=True)
    assert capsys.readouterr().err == ""


def test_lines_are_segments_and_doubtful_beads_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "l").mkdir()
    (tmp_path / "l" / "001.en").write_text("One. Two.\nThe Chair spoke.\n", encoding="utf-8")
    (tmp_path / "l" / "001.zh").write_text("一。二。\n主席发了言。\n", encoding="utf-8")
    for least, expected in (("0", ["One. Two.", "The Chair spoke."]), ("1", [])):
        line = ("l", "-o", "m.tsv", "--lines", "--min-confidence", least, "-q")
        assert run(tmp_path, *line) == (0, [])
        assert sources(tmp_path / "m.tsv") == expected


def test_bold_and_the_like_are_in_the_memory_as_they_are_in_a_pairs_own(corpus: Path) -> None:
    pages = {
        "en": "<p>The <b>Group</b> met.</p><p>It <i>adopted</i> its agenda.</p>",
        "zh": "<p><b>工作组</b>开会。</p><p>工作组<i>通过</i>了议程。</p>",
    }
    for language, page in pages.items():
        (corpus / f"page.{language}.html").write_text(page, "utf-8")
    assert run(corpus.parent, "docs", "-o", "m.tmx")[0] == 0
    whole = [one for one in read_units(corpus.parent / "m.tmx") if "page" in one.attribute("tuid")]
    pair = align(corpus / "page.en.html", corpus / "page.zh.html")
    assert [one.variants for one in whole] == [one.variants for one in units(pair)]
    assert [len(variant.content) for variant in whole[0].variants] == [5, 4]
