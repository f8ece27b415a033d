"""Mastheads read and marked, with nothing of the text lost."""

from __future__ import annotations

import re
from dataclasses import astuple, replace
from pathlib import Path

import hypothesis
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from mastheads import PLAIN, SAMPLES, Sample
from searching import examples
from word_files import docx, paragraph, run

from aligner.document import Block, Document, Kind, Masthead
from aligner.readers import read_document
from aligner.readers.frontmatter.recognising import recognised
from entities import find
from entities.days import DAY, iso
from entities.folding import fold
from entities.symbols import canonical_symbol

SEED = Path(__file__).parents[2] / "shared" / "data" / "seed-pair"
EXAMPLES = Path(__file__).parents[1] / "examples"


def block(text: str) -> Block:
    """A heading if it is written as one in Markdown."""
    bare = text.lstrip("# ")
    return Block(Kind.PARAGRAPH if bare == text else Kind.HEADING, bare)


def document(*texts: str, headers: tuple[str, ...] = (), language: str = "en") -> Document:
    return Document(language, tuple(map(block, texts)), running=headers)


def parts(found: Document, part: str) -> list[str]:
    return [one.text for one in found.blocks if one.part == part]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: str(sample.name))
def test_what_a_masthead_says(sample: Sample) -> None:
    given = document(*sample.front, *sample.text, headers=sample.headers, language=sample.language)
    found = recognised(given)
    assert found.symbol == sample.symbol
    assert astuple(found.masthead) == (
        sample.distribution, sample.date, sample.original, sample.session, sample.title,
    )  # fmt: skip
    assert parts(found, "front") == list(sample.front)
    assert [one.text for one in found.blocks] == [one.text for one in given.blocks]


@pytest.mark.parametrize("texts", PLAIN, ids=lambda texts: str(texts[0]))
def test_what_has_no_masthead_is_left_as_it_is(texts: tuple[str, ...]) -> None:
    given = document(*texts)
    assert recognised(given) == given


@pytest.mark.parametrize("suffix", [".md", ".txt", ".html", ".docx"])
@pytest.mark.parametrize("sample", [SAMPLES[0], SAMPLES[1]], ids=["en", "zh"])
def test_read_from_files(tmp_path: Path, sample: Sample, suffix: str) -> None:
    lines = [*sample.front, *sample.text]
    path = tmp_path / f"a{suffix}"
    if suffix == ".docx":
        path.write_bytes(docx("".join(map(paragraph, lines))))
    elif suffix == ".html":
        text = "".join(f"<p>{line}</p>" for line in lines)
        path.write_text(f'<meta charset="utf-8"><body>{text}</body>', encoding="utf-8")
    else:
        escaped = [line.replace("*", "\\*") if suffix == ".md" else line for line in lines]
        path.write_text("\n\n".join(escaped), encoding="utf-8")
    found = read_document(path, sample.language)
    assert (found.symbol, found.masthead) == (
        sample.symbol,
        Masthead(sample.distribution, sample.date, sample.original, sample.session, sample.title),
    )
    # Markdown takes asterisks that have no others for emphasis cut in two.
    front = [text.rstrip("*") for text in parts(found, "front")]
    assert front == [text.rstrip("*") for text in sample.front]


def cell(*lines: str) -> str:
    return f"<w:tc>{''.join(map(paragraph, lines))}</w:tc>"


def test_a_table_without_borders_is_a_masthead(tmp_path: Path) -> None:
    rows = (
        f"<w:tr>{cell('United Nations')}{cell('HAB/EG.4/2036/2')}</w:tr>",
        f"<w:tr>{cell('Economic and Social Council')}"
        f"{cell('Distr.: General', '7 July 2036', '', 'Original: English')}</w:tr>",
    )
    tabbed = paragraph(f"{run('Expert Group on Harbours')}")
    body = f"<w:tbl>{''.join(rows)}</w:tbl>{tabbed}{paragraph('Third meeting')}"
    path = tmp_path / "a.docx"
    path.write_bytes(docx(body + paragraph("Safety of harbours", style="Heading1")))
    found = read_document(path, "en")
    assert found.symbol == "HAB/EG.4/2036/2"
    assert found.masthead == Masthead(
        "General", "2036-07-07", "en", "Third meeting", "Safety of harbours"
    )
    assert len(parts(found, "front")) == 8


# texts, which of them are front, which are back
ENDS = [
    (
        ["HAB/2036/1*", "Distr.: General", "Title", "Text.", "* Reissued for technical reasons on "
         "5 May 2036."],
        [0, 1, 4], [],
    ),
    (["HAB/2036/1*", "Title", "Text.", "* HAB/2036/0."], [0, 3], []),
    (["HAB/2036/1*", "标题", "正文。", "* HAB/2036/0。"], [0, 3], []),
    (["HAB/2036/1*", "因技术原因于2036年5月5日重新印发。", "Title", "Text."], [0, 1], []),
    (["Title", "Text.", "V.36-00123 (E)"], [], [2]),
    (["Title", "V.36-00123 (E) 010236 020236", "*3600123*", "Text."], [], [1, 2]),
    (["Title", "Text.", "36-00123 (C)    010236", "3600123"], [], [2, 3]),
    (["Title", "Text.", "GE.36-00123(C) *3600123*", "Please recycle 请回收"], [], [2, 3]),
    (["Title", "Text.", "V.36-00123 (E)", "010236", "*3600123*"], [], [2, 3, 4]),
    (["Title", "Text.", "3600123", "36-00123"], [], []),
    (["Title", "Please recycle the paper that you do not need."], [], []),
    (["Title", "(Signed) A. Friend", "Chair"], [], []),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "front", "back"), ENDS)
def test_notes_of_the_masthead_and_job_numbers(
    texts: list[str], front: list[int], back: list[int]
) -> None:
    found = recognised(document(*texts))
    assert parts(found, "front") == [texts[index] for index in front]
    assert parts(found, "back") == [texts[index] for index in back]


def test_a_note_whose_mark_is_in_the_masthead_goes_with_it() -> None:
    blocks = (
        Block(Kind.PARAGRAPH, "HAB/2036/1", marks=((10, "*"),)),
        Block(Kind.FOOTNOTE, "Issued without formal editing.", "*"),
        Block(Kind.PARAGRAPH, "Title", marks=((5, "1"),)),
        Block(Kind.FOOTNOTE, "A note.", "1"),
    )
    found = recognised(Document("en", blocks))
    assert [one.part for one in found.blocks] == ["front", "front", "", ""]


def test_a_symbol_that_the_reader_knows_stays() -> None:
    given = Document("en", (block("Text."),), symbol="HAB/2036/1")
    assert recognised(given) == given
    assert recognised(given, ["HAB/2036/2", "7 July 2036"]).symbol == "HAB/2036/1"


@pytest.mark.parametrize(
    ("one", "language", "other"),
    [
        ("Ninety-first session", "zh", "第九十一届会议"),
        ("Third meeting", "zh", "第三次会议"),
        ("2036 session", "zh", "2036年会议"),
    ],
)
def test_numbers_of_sessions_are_equal(one: str, language: str, other: str) -> None:
    values = [
        [entity.value for entity in find(text, tag)]
        for text, tag in ((one, "en"), (other, language))
    ]
    assert values[0] == values[1] != []


DAYS = [
    ("12 January 2036", "2036-01-12"), ("January 12, 2036", "2036-01-12"),
    ("1er mars 2036", "2036-03-01"), ("12 de enero de 2036", "2036-01-12"),
    ("12 января 2036 года", "2036-01-12"), ("12 كانون الثاني/يناير 2036", "2036-01-12"),
    ("2036年1月12日", "2036-01-12"), ("二〇三六年一月十二日", "2036-01-12"),
    ("２０３６年１月１２日", "2036-01-12"), ("2036-01-12", "2036-01-12"),
    ("12 Sept. 2036", "2036-09-12"), ("31 February 2036", ""), ("in May 2036", ""), ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_day_by_itself(text: str, day: str) -> None:
    found = re.fullmatch(DAY, fold(text), re.IGNORECASE)
    assert (iso(found) if found else "") == day


def test_symbols_are_compared_in_one_form() -> None:
    assert canonical_symbol("Ａ/91/6 (Sect. 16)*") == canonical_symbol("A/91/6 (SECT.16)")
    assert canonical_symbol("A/91/6/Rev.1") != canonical_symbol("A/91/6/Corr.1")
    assert canonical_symbol("") == ""


LINES = st.sampled_from(
    sorted({line for sample in SAMPLES for line in (*sample.front, *sample.text)})
) | st.text(max_size=60)


@settings(max_examples=examples(60))
@hypothesis.given(st.lists(LINES, max_size=12), st.lists(LINES, max_size=4))
def test_nothing_is_lost_and_a_second_look_sees_the_same(
    texts: list[str], headers: list[str]
) -> None:
    given = document(*texts, headers=tuple(headers))
    found = recognised(given)
    assert [replace(one, part="") for one in found.blocks] == list(given.blocks)
    assert {one.part for one in found.blocks} <= {"", "front", "back"}
    assert recognised(found) == found


@pytest.mark.shared
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_seed_pair(language: str) -> None:
    found = read_document(SEED / f"agenda.{language}.md", language)
    said = found.masthead
    assert (said.date, said.original, said.session) == ("2018-02-01", "en", "")
    assert said.title == next(b.text for b in found.blocks if b.kind is Kind.HEADING)
    assert [one.part for one in found.blocks[:6]] == ["front"] * 5 + [""]
    assert {one.part for one in found.blocks[6:]} == {""}


@pytest.mark.parametrize(
    ("language", "session", "title"),
    [("en", "Third meeting", "Annotated provisional agenda"), ("zh", "第三次会议", "临时议程说明")],
)
def test_the_example(language: str, session: str, title: str) -> None:
    found = read_document(EXAMPLES / f"agenda.{language}.md", language)
    assert found.symbol == "E/CN.24/EG.2/2029/1"
    assert found.masthead == Masthead("General", "2029-01-12", "en", session, title)
    assert [one.part for one in found.blocks[:12]] == ["front"] * 11 + [""]
    assert {one.part for one in found.blocks[12:]} == {""}
