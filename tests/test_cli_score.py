"""`diptych score` as a process: what it prints, and what it says of files that do not fit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import sacrebleu
from command import diptych

from tmx import pair_unit, write_units

ENGLISH = [
    "The Commission adopted its agenda.",
    "The meeting rose at noon.",
    "The report is contained in document A/75/12.",
    "The Chair made a statement.",
    "The Secretary read out a letter.",
    "Nobody asked for the floor.",
]
REFERENCE = [
    "委员会通过了议程。", "会议于中午散会。", "报告载于A/75/12号文件。", "主席作了发言。",
    "秘书宣读了一封信。", "无人要求发言。",
]  # fmt: skip
DRAFT = [
    "委员会通过了其议程。", "会议中午散会。", "报告载于A/75/12号文件。", "主席发言。",
    "昨日天晴", "没有人要求发言。",
]  # fmt: skip
VERSION = sacrebleu.__version__
CHRF = f"nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:{VERSION}"
BLEU = f"nrefs:1|case:mixed|eff:no|tok:zh|smooth:exp|version:{VERSION}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("score")
    for name, texts in (("draft", DRAFT), ("reference", REFERENCE)):
        (place / f"{name}.txt").write_text("\n".join(texts) + "\n", encoding="utf-8")
        units = [pair_unit(*both, "en", "zh") for both in zip(ENGLISH, texts, strict=True)]
        for suffix in (".po", ".tmx"):
            write_units(place / f"{name}{suffix}", units)
    (place / "short.txt").write_text("\n".join(REFERENCE[:2] + REFERENCE[3:]), encoding="utf-8")
    (place / "english.txt").write_text("\n".join(ENGLISH), encoding="utf-8")
    some = [pair_unit(*both, "en", "zh") for both in zip(ENGLISH[:4], REFERENCE, strict=False)]
    write_units(place / "some.tmx", some)
    assert diptych("tm", "import", "some.tmx", "-m", "a.tm", cwd=place).returncode == 0
    return place


@pytest.mark.parametrize("suffix", [".txt", ".po", ".tmx"])
def test_a_file(folder: Path, suffix: str) -> None:
    done = diptych("score", f"draft{suffix}", f"reference{suffix}", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert rows[0] == ["metric", "score", "signature", "details"]
    chrf = sacrebleu.corpus_chrf(DRAFT, [REFERENCE]).score
    bleu = sacrebleu.corpus_bleu(DRAFT, [REFERENCE], tokenize="zh").score
    assert rows[1][:3] == ["chrF2", f"{chrf:.2f}", CHRF]
    assert rows[2][:3] == ["BLEU", f"{bleu:.2f}", BLEU]
    assert "BP = " in rows[2][3]


def test_json_has_an_object_for_each_metric(folder: Path) -> None:
    done = diptych("score", "draft.po", "reference.txt", "draft.txt", "--metric", "ter", "--metric",
                   "bleu", "--json", cwd=folder)  # fmt: skip
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["metric"] for one in told] == ["ter", "bleu"]
    assert [one["segments"] for one in told] == [6, 6]
    assert all(one["signature"].startswith("nrefs:2|") for one in told)
    assert told[0]["score"] == 0
    assert told[1]["score"] == pytest.approx(100)


def test_another_language(folder: Path) -> None:
    done = diptych(
        "score", "english.txt", "english.txt", "-t", "en", "--metric", "bleu", cwd=folder
    )
    assert "tok:13a" in done.stdout


def test_units(folder: Path) -> None:
    done = diptych("score", "draft.tmx", "reference.tmx", "--by-unit", cwd=folder)
    assert done.returncode == 0
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert rows[0] == ["unit", "chrf", "note"]
    expected = [
        f"{sacrebleu.sentence_chrf(draft, [reference]).score:.2f}"
        for draft, reference in zip(DRAFT, REFERENCE, strict=True)
    ]
    assert [row[1] for row in rows[1:]] == expected
    assert [row[0] for row in rows[1:]] == list("012345")
    assert done.stderr.splitlines() == [f"chrf: {CHRF}"] or "far below" in done.stderr


def test_a_unit_far_below(folder: Path) -> None:
    texts = [f"第{number}次会议通过了议程。" for number in range(30)]
    (folder / "many.txt").write_text("\n".join(texts), encoding="utf-8")
    texts[11] = "昨日天晴"
    (folder / "one-off.txt").write_text("\n".join(texts), encoding="utf-8")
    done = diptych("score", "one-off.txt", "many.txt", "--by-unit", "--metric", "ter", "--metric",
                   "chrf", cwd=folder)  # fmt: skip
    low = [line for line in done.stdout.splitlines() if line.endswith("\tfar below")]
    assert [line.split("\t")[0] for line in low] == ["12"]
    assert done.stdout.startswith("line\tter\tchrf\tnote\n1\t")
    assert "one-off.txt: far below the others by ter: line 12\n" in done.stderr
    done = diptych("score", "one-off.txt", "many.txt", "--by-unit", "--json", "-q", cwd=folder)
    assert done.stderr == ""
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(one["unit"], one["line"]) for one in told if one["low"]] == [(11, 12)]
    assert told[11]["text"] == "昨日天晴"
    assert told[11]["references"] == ["第11次会议通过了议程。"]


def test_against_the_memory(folder: Path) -> None:
    done = diptych(
        "score", "draft.tmx", "--memory", "a.tm", "--json", "--metric", "chrf", cwd=folder
    )
    assert done.stderr == (
        "draft.tmx: 4 of 6 units have a match in the memory (mean 100); the others are left out\n"
    )
    told = json.loads(done.stdout)
    assert told["segments"] == 4
    expected = sacrebleu.corpus_chrf(DRAFT[:4], [REFERENCE[:4]]).score
    assert told["score"] == pytest.approx(expected, abs=1e-4)
    done = diptych("score", "draft.tmx", "--memory", "a.tm", "--json", "--by-unit", cwd=folder)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(one["unit"], one["match"], one["references"]) for one in rows] == [
        (number, 100, [REFERENCE[number]]) for number in range(4)
    ]


def test_empty_segments_are_told(folder: Path) -> None:
    (folder / "gap.txt").write_text("\n".join(["", *DRAFT[1:]]), encoding="utf-8")
    done = diptych("score", "gap.txt", "reference.txt", cwd=folder)
    assert done.stderr == "gap.txt: 1 of 6 segments are empty and count as such\n"


def test_what_is_empty_on_both_sides_is_not_scored(folder: Path) -> None:
    (folder / "a.txt").write_text("通过议程\n\n散会\n", encoding="utf-8")
    (folder / "b.txt").write_text("通过议程\n\n休会\n", encoding="utf-8")
    done = diptych("score", "a.txt", "b.txt", "--by-unit", cwd=folder)
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == ["line", "1", "3"]
    told = "a.txt: 1 of 3 segments are empty, and so are their references: they are left out"
    assert told in done.stderr.splitlines()
    (folder / "blank.txt").write_text("\n\n\n", encoding="utf-8")
    done = diptych("score", "blank.txt", "blank.txt", cwd=folder)
    assert done.returncode == 2
    assert "blank.txt: has no text, nor have its references" in done.stderr


SAME = "give files with the same segments in the same order"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["short.txt", "reference.txt"],
            f"short.txt: has 5 segments, reference.txt has 6; they part about line 3; {SAME}",
        ),
        (
            ["some.tmx", "reference.tmx"],
            f"some.tmx: has 4 segments, reference.tmx has 6; they part behind unit 3; {SAME}",
        ),
        (["none.txt", "reference.txt"], "none.txt: no such file or directory; check the name"),
        (
            ["draft.txt", "--memory", "a.tm"],
            "draft.txt: is a text without sources, so that nothing can be looked up in the memory; "
            "give a PO, TMX or XLIFF file, or name a reference",
        ),
        (
            ["draft.tmx", "--memory", "none.tm"],
            "none.tm: ",
        ),
    ],
)
def test_what_does_not_fit(folder: Path, arguments: list[str], message: str) -> None:
    done = diptych("score", *arguments, cwd=folder)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"diptych: {message}")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("arguments", [[], ["reference.tmx", "--memory", "a.tm"]])
def test_either_references_or_the_memory(folder: Path, arguments: list[str]) -> None:
    done = diptych("score", "draft.tmx", *arguments, cwd=folder)
    assert done.returncode == 2
    assert "give either REF, one or more, or --memory" in done.stderr
