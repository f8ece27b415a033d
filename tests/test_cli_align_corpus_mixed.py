"""`diptych align-corpus` on a folder of mixed files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from command import diptych
from corpora import document, run
from test_aligner_corpus_finding import write

from tmx import read_units


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("mixed")
    for number, (name, language, symbol) in enumerate(
        [
            ("plan.en.md", "en", ""), ("plan.zh.html", "zh", ""),
            ("report.docx", "en", "A/72/100"), ("N1800124.html", "zh", "A/72/100"),
            ("notes.txt", "en", ""), ("notes_zh.docx", "zh", ""),
            ("lone.md", "en", "A/72/7"), ("parallel.md", "both", ""),
        ]
    ):  # fmt: skip
        write(place / "docs" / name, language, symbol, number // 2)
    (place / "docs/old.tmx").write_text("<tmx/>", encoding="utf-8")
    (place / "docs/broken.docx").write_bytes(b"PK\x03\x04 not a zip")
    return place


def told(lines: list[str]) -> list[str]:
    """What is said, but for the words of a reader about a broken file."""
    return [re.sub(r"(cannot be read): .*(: left out)", r"\1\2", line) for line in lines]


LEFT_OUT = [
    "lone.md: without a partner: left out",
    "broken.docx: cannot be read: left out",
    "old.tmx: holds pairs already: use diptych convert: left out",
    "parallel.md: both languages are in it: left out",
]


def test_a_mixed_folder_into_one_memory(place: Path) -> None:
    ran = diptych("align-corpus", "docs", "-o", "m.tmx", cwd=place)
    assert ran.returncode == 0
    assert told(ran.stderr.splitlines())[:5] == [
        *LEFT_OUT,
        "pairs found: 1 by their names, 1 by name and language of the text, 1 by symbol "
        "(-v tells which)",
    ]
    units = list(read_units(place / "m.tmx"))
    names = [str(unit.attribute("tuid")).rpartition(":")[0] for unit in units]
    assert list(dict.fromkeys(names)) == ["A/72/100", "notes", "plan"]
    targets = [unit.target for unit in units if str(unit.attribute("tuid")).startswith("notes")]
    assert all(re.search("[\u4e00-\u9fff]", text) for text in targets)
    assert not (place / "m.tmx.journal").exists()


def test_how_pairs_were_found_is_told(place: Path) -> None:
    code, said = run(place, "docs", "-o", "v.tmx", "-v")
    assert (code, told(said)[:7]) == (0, [
        *LEFT_OUT,
        "A/72/100: report.docx + N1800124.html (by symbol)",
        "notes: notes.txt + notes_zh.docx (by name and language of the text)",
        "pairs found: 1 by their names, 1 by name and language of the text, 1 by symbol",
    ])  # fmt: skip


def test_why_there_is_no_pair_is_told(tmp_path: Path) -> None:
    for name, language in (("a.md", "en"), ("b.txt", "zh"), ("c.md", "both")):
        write(tmp_path / "docs" / name, language)
    assert run(tmp_path, "docs", "-o", "m.tmx") == (
        2,
        [
            "a.md: without a partner: left out",
            "b.txt: without a partner: left out",
            "c.md: both languages are in it: left out",
            "diptych: docs: no pair of files in 'en' and 'zh' in it; name them as NAME.en.docx "
            "and NAME.zh.docx, or give a manifest of two paths a line",
        ],
    )
    assert [path.name for path in tmp_path.iterdir()] == ["docs"]


def test_the_wrong_way_round_is_still_refused(place: Path) -> None:
    for name, language in (("x.en.txt", "zh"), ("x.zh.txt", "en")):
        # Too few letters prove nothing.
        write(place / "wrong" / name, "\n\n".join([document(1)[language == "zh"]] * 6))
    code, said = run(place, "wrong/x.en.txt", "wrong/x.zh.txt", "-o", "x.tmx", command="align")
    assert (code, said) == (
        2,
        [
            "diptych: wrong/x.en.txt: was given as 'en' but is mostly Chinese characters; "
            "check the order of the two files, or say their languages"
        ],
    )
