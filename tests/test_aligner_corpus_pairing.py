"""Pairs by the names of files, and by a manifest."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.corpus import Corpus, Pair, find_pairs, read_manifest
from aligner.corpus.pairing import Mark, both_languages, marked
from aligner.errors import BadCorpus

EN_ZH = ("en", "zh")

# path, languages, lines: name, side, distance of the tag; None if it tells no language
MARKS = [
    ("agenda.en.docx", EN_ZH, False, ("agenda", 0, 0)),
    ("agenda.ZH.docx", EN_ZH, False, ("agenda", 1, 0)),
    ("agenda_en.md", EN_ZH, False, ("agenda", 0, 0)),
    ("agenda-zh.md", EN_ZH, False, ("agenda", 1, 0)),
    ("agenda zh.md", EN_ZH, False, ("agenda", 1, 0)),
    ("agenda.zh-CN.md", EN_ZH, False, ("agenda", 1, 1)),
    ("agenda_zh_Hans.md", EN_ZH, False, ("agenda", 1, 1)),
    ("agenda-zh-TW.md", EN_ZH, False, ("agenda", 1, 2)),
    ("2031_report_v2-en-GB.html", EN_ZH, False, ("2031_report_v2", 0, 1)),
    ("agenda.Chinese.md", EN_ZH, False, ("agenda", 1, 0)),
    ("agenda.中文.md", EN_ZH, False, ("agenda", 1, 0)),
    ("a.en.zh.md", EN_ZH, False, ("a.en", 1, 0)),
    ("en/agenda.md", EN_ZH, False, ("agenda", 0, 0)),
    ("zh_CN/2031/agenda.md", EN_ZH, False, ("2031/agenda", 1, 1)),
    ("2031/zh/agenda.md", EN_ZH, False, ("2031/agenda", 1, 0)),
    ("en/agenda.en.md", EN_ZH, False, ("agenda", 0, 0)),
    ("en/agenda.zh.md", EN_ZH, False, ("en/agenda", 1, 0)),
    ("agenda/en.md", EN_ZH, False, ("agenda", 0, 0)),
    ("zh.md", EN_ZH, False, ("", 1, 0)),
    ("agenda.zh-Hant.md", ("zh-Hans", "zh-Hant"), False, ("agenda", 1, 0)),
    ("agenda.zh-TW.md", ("zh-Hans", "zh-Hant"), False, ("agenda", 1, 1)),
    ("agenda.fr.md", ("fr", "ar"), False, ("agenda", 0, 0)),
    ("001.en", EN_ZH, True, ("001", 0, 0)),
    ("001.en.txt", EN_ZH, True, ("001", 0, 0)),
    ("001.en", EN_ZH, False, None),
    ("agenda.md", EN_ZH, False, None),
    ("agenda.fr.md", EN_ZH, False, None),
    ("agenda.en.png", EN_ZH, False, None),
    ("when.md", EN_ZH, False, None),
    ("agenda.en-final.md", EN_ZH, False, None),
    ("agenda-en-001.md", EN_ZH, False, None),
]


@pytest.mark.parametrize(("path", "languages", "lines", "expected"), MARKS)
def test_a_name_tells_its_language(
    path: str,
    languages: tuple[str, str],
    lines: bool,
    expected: tuple[str, int, int] | None,
) -> None:
    mark = marked(PurePosixPath(path), languages, lines=lines)
    assert mark == (None if expected is None else Mark(*expected))


def folder_of(place: Path, *names: str) -> Path:
    for name in names:
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", encoding="utf-8")
    return place


def names(corpus: Corpus) -> list[str]:
    return [pair.name for pair in corpus.pairs]


def test_pairs_of_a_folder_stand_by_name(tmp_path: Path) -> None:
    folder_of(
        tmp_path,
        "b.en.docx", "b.zh.docx", "a_en.md", "a-zh_CN.html", "sub/c.en.md", "sub/c.zh.md",
        "en/d.md", "zh/d.txt",
    )  # fmt: skip
    corpus = find_pairs(tmp_path)
    assert names(corpus) == ["a", "b", "d", "sub/c"]
    assert corpus.pairs[0] == Pair(
        "a", str(tmp_path / "a_en.md"), str(tmp_path / "a-zh_CN.html"), "a_en.md"
    )
    assert corpus.pairs[3].origin == "sub/c.en.md"
    assert (corpus.alone, corpus.left_out, corpus.unclear, corpus.read) == ((), {}, {}, 0)


def test_what_is_no_pair_is_told(tmp_path: Path) -> None:
    folder_of(
        tmp_path,
        "a.en.md", "a.zh.md", "b.en.md", "notes.md", "image.png", ".git/c.en.md", ".d.en.md",
        "~$a.en.docx", "e.en.md", "e.en.docx", "e.zh.md",
    )  # fmt: skip
    corpus = find_pairs(tmp_path)
    assert names(corpus) == ["a"]
    assert corpus.alone == ("b.en.md",)
    assert corpus.left_out == {"notes.md": "too little text to tell its language"}
    assert {name: str(why) for name, why in corpus.unclear.items()} == {
        "e": f"{tmp_path}: several files for the source: e.en.docx, e.en.md; "
        "leave one of them, or give a manifest of two paths a line"
    }


def test_the_nearest_tag_is_taken(tmp_path: Path) -> None:
    folder_of(tmp_path, "a.en.md", "a.zh-CN.md", "a.zh-TW.md")
    for language, file in (("zh", "a.zh-CN.md"), ("zh-Hant", "a.zh-TW.md")):
        (pair,) = find_pairs(tmp_path, ("en", language)).pairs
        assert pair.target == str(tmp_path / file)


def test_a_folder_without_pairs_is_refused(tmp_path: Path) -> None:
    folder_of(tmp_path, "a.en.md", "b.zh.md")
    with pytest.raises(BadCorpus) as caught:
        find_pairs(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path}: no pair of files in 'en' and 'zh' in it; "
        "name them as NAME.en.docx and NAME.zh.docx, or give a manifest of two paths a line"
    )


def test_one_language_on_both_sides_is_refused() -> None:
    assert both_languages("English", "zh_CN") == ("en", "zh-CN")
    with pytest.raises(BadCorpus, match="both languages are 'en'; say the two languages"):
        both_languages("en", "English")


@given(
    st.lists(st.text("abcxyz019", min_size=1, max_size=8), min_size=1, max_size=3),
    st.sampled_from(["{name}.{tag}.md", "{name}_{tag}.md", "{tag}/{name}.md", "{name}/{tag}.md"]),
)
def test_both_sides_get_one_name(parts: list[str], pattern: str) -> None:
    name = "/".join(parts)
    sides = [
        marked(PurePosixPath(pattern.format(name=name, tag=tag)), ("fi", "sq"))
        for tag in ("sq", "sq-AL")
    ]
    found = {(mark.name, mark.side) for mark in sides if mark}
    assert found == {(name, 1)}


def test_a_manifest_is_relative_to_its_folder(tmp_path: Path) -> None:
    manifest = tmp_path / "list.tsv"
    manifest.write_text(
        "\ufeff# source\ttarget\n\nx/a.en.md\ty/a.zh.md\r\n  b.docx \t/abs/b2.docx\n"
        "../up/c.en.txt\tc.txt\nx/a.en.md\ty/a.zh.md\n",
        encoding="utf-8",
    )
    corpus = read_manifest(manifest)
    assert corpus.pairs == (
        Pair("x/a", str(tmp_path / "x/a.en.md"), str(tmp_path / "y/a.zh.md"), "x/a.en.md"),
        Pair("b", str(tmp_path / "b.docx"), "/abs/b2.docx", "b.docx"),
        Pair("up/c", str(tmp_path / "../up/c.en.txt"), str(tmp_path / "c.txt"), "../up/c.en.txt"),
    )
    assert corpus.remarks == (f"{manifest}:6: the pair of line 3 again: taken once",)


TWO = "write the paths of source and target with a tab between them"

# manifest, line, what is said
BAD_MANIFESTS = [
    (b"a.md b.md\n", ":1", f"the line has no tab; {TWO}"),
    (b"# c\na.md\tb.md\tc.md\n", ":2", f"3 columns and not 2; {TWO}"),
    (b"a.md\t\n", ":1", f"a path is missing; {TWO}"),
    (b"# nothing\n\n", "", f"no pair in it; {TWO}"),
    (b"a\tb\n\xff\xfe\tc\n", ":2", "not UTF-8: byte 0xFF; save it as UTF-8"),
    (
        b"a.en.md\ta.zh.md\na.en.md\ta.zh-TW.md\n",
        ":2",
        "the pair would be called 'a' as that of line 1 is; "
        "rename one of the sources, or align them in two runs",
    ),
]


@pytest.mark.parametrize(("data", "line", "message"), BAD_MANIFESTS)
def test_a_bad_manifest_is_told_by_line(
    tmp_path: Path, data: bytes, line: str, message: str
) -> None:
    manifest = tmp_path / "list.tsv"
    manifest.write_bytes(data)
    with pytest.raises(BadCorpus) as caught:
        read_manifest(manifest)
    assert str(caught.value) == f"{manifest}{line}: {message}"


def test_files_that_a_nearer_language_or_their_format_leaves_out_are_told(tmp_path: Path) -> None:
    for name in ("a.en.md", "a.zh.md", "a.zh-TW.md", "a.en.png", "notes.doc"):
        (tmp_path / name).write_text("text", encoding="utf-8")
    corpus = find_pairs(tmp_path, ("en", "zh"))
    assert [pair.name for pair in corpus.pairs] == ["a"]
    assert corpus.remarks == (
        "a.en.png: no reader for .png: left out",
        "a.zh-TW.md: 'a' has a file with a nearer language: left out",
    )


def test_a_name_that_is_no_text_is_left_out(tmp_path: Path) -> None:
    for name in ("a.en.md", "a.zh.md"):
        (tmp_path / name).write_text("text", encoding="utf-8")
    for raw in (b"f\xff.en.md", b"f\xff.zh.md"):
        try:
            Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + raw)).write_text("x", encoding="utf-8")
        except OSError:
            pytest.skip("this file system takes no such names")
    corpus = find_pairs(tmp_path, ("en", "zh"))
    assert [pair.name for pair in corpus.pairs] == ["a"]
    assert corpus.remarks == tuple(
        rf"b'f\xff.{tag}.md': the name is not UTF-8: left out" for tag in ("en", "zh")
    )


@pytest.mark.parametrize("cell", ["..", "/", "a\0b.md"])
def test_a_manifest_names_files(tmp_path: Path, cell: str) -> None:
    manifest = tmp_path / "pairs.tsv"
    manifest.write_text(f"{cell}\ta.zh.md\n", encoding="utf-8")
    with pytest.raises(BadCorpus, match=r"pairs\.tsv:1: .* is no file"):
        read_manifest(manifest, ("en", "zh"))
