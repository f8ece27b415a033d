"""Whatever the bytes: a document or a clear failure, and no letter lost."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from searching import examples
from word_files import docx, paragraph

from aligner.document import Document, Kind
from aligner.readers import SUFFIXES, read_document
from aligner.readers.joining import Joiner
from aligner.readers.markdown import parse as parse_markdown
from aligner.readers.marks import lift, wrap
from aligner.readers.text import parse as parse_text
from tmx.failure import Failure

PIECES = st.sampled_from(
    [
        "<sup>1</sup>", "[^1]", "[^1]: ", "# ", "- ", "1. ", "(a) ", "（一）", "|", "---", "===",
        "\n", "\n\n", "\f", "\t", "  \n", "**", "_", "[x](y)", "<table>", "<tr><td>", "</table>",
        "```", "<br>", "<!--", "-->", "<p>", "<li>", "<ol>", "</ol>",
        '<a href="#fn1">', "</a>", "\\", "&amp;",
        "X/CN.2/2021/1", "3/7", "¹", "1/", "word", "and", "河流", "，", "。", "-",
        "\u00ad", "\ufdd0", "\ufdd1",
        "\x00", "\ud7ff", "\U0010ffff", ">", "> ", "\u3000",
    ]
)  # fmt: skip
MIXED = st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join)
ENCODED = st.tuples(MIXED, st.sampled_from(["utf-8", "utf-16", "gb18030", "utf-16-le"])).map(
    lambda pair: pair[0].encode(pair[1], "ignore")
)


def outcome(data: bytes, suffix: str, language: str) -> Document | Failure:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"a{suffix}")
        path.write_bytes(data)
        try:
            return read_document(path, language)
        except Failure as failure:
            return failure


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(data=st.binary(max_size=200) | ENCODED, language=st.sampled_from(["en", "zh", "ru"]))
@settings(max_examples=examples(60))
def test_bytes_give_a_document_or_a_failure(suffix: str, data: bytes, language: str) -> None:
    got = outcome(data, suffix, language)
    if isinstance(got, Failure):
        assert (Path(got.path or "").name, bool(got.cause)) == (f"a{suffix}", True)
    else:
        assert got.blocks
        assert all(_is_well_formed(block.text) for block in got.blocks)
        assert all(0 <= at <= len(b.text) for b in got.blocks for at, _ in b.marks)


def _is_well_formed(text: str) -> bool:
    """One line, nothing at its ends, nothing that XML cannot hold."""
    return text == text.strip() and not re.search("[\x00-\x1f\ufdd0\ufdd1\ufffe\uffff]", text)


@given(st.lists(st.text('<>/wptrdelins&;:x 河"=', max_size=30), max_size=5), st.binary(max_size=20))
@settings(max_examples=examples(60))
def test_a_damaged_docx_gives_a_document_or_a_failure(texts: list[str], noise: bytes) -> None:
    whole = docx("".join(texts) + paragraph("One."))
    outcome(whole, ".docx", "en")
    middle = len(whole) // 2
    outcome(whole[:middle] + noise + whole[middle + len(noise) :], ".docx", "en")


def letters(text: str) -> str:
    return "".join(sorted(char for char in text if char.isalpha()))


WORDS = st.lists(
    st.sampled_from(
        [
            "the", "panel", "河流", "met", "小组", "。", ".", ",", "\n", "\n\n", " ",
            "1. ", "(a) ", "- ", "\t", "\f",
        ]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@pytest.mark.parametrize("parse", [parse_text, parse_markdown])
@given(source=WORDS)
@settings(max_examples=examples(150))
def test_no_letter_is_lost(parse, source: str) -> None:  # type: ignore[no-untyped-def]
    kept = "".join(block.label + block.text for block in parse(source))
    assert letters(kept) == letters(source)


@given(st.lists(st.text("one 河。-", max_size=6), min_size=1, max_size=6))
def test_lifted_marks_can_be_put_back(parts: list[str]) -> None:
    text, marks = lift(wrap("7").join(parts))
    assert [mark for _, mark in marks] == ["7"] * (len(parts) - 1)
    assert text.replace(" ", "") == "".join(parts).replace(" ", "")
    assert list(marks) == sorted(marks)


@given(st.text("ab-河流。 ", max_size=12), st.text("ab-河流。 ", max_size=12))
def test_joining_keeps_all_but_hyphens_and_spaces(first: str, second: str) -> None:
    joined = Joiner("").join(first, second)
    assert re.sub("[- ]", "", joined) == re.sub("[- ]", "", first + second)


def test_a_page_break_changes_no_kind() -> None:
    assert [b.kind for b in parse_text("One.\n\fTwo.")] == [Kind.PARAGRAPH, Kind.PARAGRAPH]
