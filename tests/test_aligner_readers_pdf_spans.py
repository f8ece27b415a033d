"""Glyphs into spans: spaces by gaps, marks by height, nothing twice."""

from __future__ import annotations

import pytest
from pdf_glyphs import page, printed, span

from aligner.readers.marks import wrap
from aligner.readers.pdf.pages import Glyph, Rule, Style
from aligner.readers.pdf.spans import spans, with_orphans

SMALL = Style(size=6)


def texts(glyphs: list[Glyph], *rules: Rule) -> list[str]:
    return [each.text for each in spans(page(glyphs, rules))]


@pytest.mark.parametrize(
    ("glyphs", "expected"),
    {
        "a space that is printed": (printed("two words", 50, 100), ["two words"]),
        "a gap": (printed("two~words", 50, 100), ["two words"]),
        "letters set apart": (printed("RESOLUTION", 50, 100, apart=2.0), ["RESOLUTION"]),
        "words of letters set apart": (
            printed("OF~THE~WORK", 50, 100, apart=2.0), ["OF THE WORK"],
        ),
        "letters with typed spaces": (printed("D E C I S I O N", 50, 100), ["DECISION"]),
        "a gap between columns": (printed("left~~~right", 50, 100), ["left", "right"]),
        "stray spaces in Han": (printed("主 席 团", 50, 100), ["主席团"]),
        "Han set apart": (printed("主席团", 50, 100, apart=3.0), ["主席团"]),
        "Han and figures": (printed("于2029年", 50, 100, apart=2.5), ["于2029年"]),
        "a space before a figure": (printed("第 3 次", 50, 100), ["第 3 次"]),
        "full width as printed": (printed("（ａ）", 50, 100), ["（ａ）"]),
        "a ligature": (printed("\ufb01nal e\ufb03cient", 50, 100), ["final efficient"]),
        "a hyphen as PDFium tells it": (printed("co\x02op", 50, 100), ["co-op"]),
        "such a hyphen set apart": (printed("co~\x02", 50, 100), ["co-"]),
        "turned text": (printed("DRAFT", 50, 100, style=Style(quarter=1)), []),
        "a watermark": (printed("DRAFT", 50, 100, style=Style(slanting=True)), []),
        "outside the page": (printed("lost", 700, 100), []),
        "no place at all": (printed("lost", float("nan"), 100), []),
        "lines": (printed("below", 50, 112) + printed("above", 50, 100), ["above", "below"]),
    }.values(),
)  # fmt: skip
def test_a_line_is_read_as_printed(glyphs: list[Glyph], expected: list[str]) -> None:
    assert texts(glyphs) == expected


@pytest.mark.parametrize("shift", [0.0, 0.3])
def test_a_bold_that_is_printed_twice_is_read_once(shift: float) -> None:
    twice = printed("Hello", 50, 100) + printed("Hello", 50 + shift, 100)
    assert texts(twice) == ["Hello"]


def test_double_letters_and_letters_of_one_ligature_are_kept() -> None:
    assert texts(printed("balloon", 50, 100)) == ["balloon"]
    glyph = printed("f", 50, 100)[0]
    # PDFium gives each letter of a ligature the place of the whole.
    assert texts([glyph, glyph, glyph._replace(code=ord("i"))]) == ["ffi"]


@pytest.mark.parametrize(
    ("before", "raised", "expected"),
    [
        ("terms,", "1", f"terms,{wrap('1')}"),
        ("terms", "1,2", f"terms{wrap('1')}{wrap('2')}"),
        ("terms", "*", f"terms{wrap('*')}"),
        ("25 km", "2", "25 km2"),
        ("the 21", "st", "the 21st"),
    ],
)
def test_a_raised_figure_is_a_mark_unless_it_is_an_exponent(
    before: str, raised: str, expected: str
) -> None:
    body = printed(before, 50, 100)
    assert texts(body + printed(raised, body[-1].right, 96.5, style=SMALL)) == [expected]


def test_a_mark_stands_before_a_note() -> None:
    glyphs = printed("1", 50, 97, style=Style(size=5)) + printed("See above.", 54, 100)
    assert texts(glyphs) == [f"{wrap('1')}See above."]


def test_a_lowered_figure_is_part_of_its_word() -> None:
    body = printed("CO", 50, 100)
    assert texts(body + printed("2", body[-1].right, 102, style=SMALL)) == ["CO2"]


def test_small_print_of_its_own_is_no_mark() -> None:
    assert texts(printed("text", 50, 100) + printed("1", 200, 96.5, style=SMALL)) == ["1", "text"]


def test_a_mark_left_alone_on_a_line_goes_to_the_line_above() -> None:
    found = with_orphans([span("full line", 50, 100), span("3", 50, 112, size=6)])
    assert [each.text for each in found] == [f"full line{wrap('3')}"]


def test_an_upright_rule_parts_cells_that_stand_close() -> None:
    glyphs = printed("ab", 50, 100) + printed("cd", 62, 100)
    assert texts(glyphs, Rule(61, 80, 61, 120)) == ["ab", "cd"]
    assert texts(glyphs) == ["ab cd"]


def test_cells_of_han_that_stand_close_are_told_by_those_above_and_below() -> None:
    rows = [printed("上午十时", 50, y) + printed("主席团", 96, y) for y in (100, 112, 124)]
    assert texts([each for row in rows for each in row]) == ["上午十时", "主席团"] * 3
    assert texts(rows[0]) == ["上午十时主席团"]


def test_runs_tell_formats_without_marks() -> None:
    bold = printed("Bold", 50, 100, style=Style(size=10, bold=True))
    glyphs = [*bold, *printed("~plain", 70, 100), *printed("1", 100, 96.5, style=SMALL)]
    (found,) = spans(page(glyphs))
    assert found.runs == (
        ("Bold ", frozenset({"bold"})), ("plain", frozenset()), (" ", frozenset({"superscript"})),
    )  # fmt: skip
