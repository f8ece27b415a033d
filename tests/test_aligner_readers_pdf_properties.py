"""Whatever is printed wherever: the stages make blocks of it, and of each character one."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_glyphs import printed
from searching import examples

from aligner.readers.marks import MARK
from aligner.readers.pdf.furniture import Sheet, rows
from aligner.readers.pdf.pages import Glyph, Page, Rule, Style
from aligner.readers.pdf.reading import laid_out
from aligner.readers.pdf.spans import spans

_WORDS = st.sampled_from(
    ["Commission", "of", "the", "1.", "(a)", "•", "3", "12/34", "V.30-00123 (E)", "联合国",
     "第三次会议", "and", "ends.", "结束。", "co-", "……", "A/CN.9/7", "Contents",
     ".......... 7", "²"]
)  # fmt: skip
_PLACES = st.floats(-50, 900, allow_nan=False)
_SIZES = st.sampled_from([0.5, 5.0, 6.5, 8.0, 10.0, 10.5, 14.0, 60.0])


@st.composite
def _strings(draw: st.DrawFn) -> list[Glyph]:
    """A string somewhere, often in a grid so that lines and columns come about."""
    style = Style("F", draw(_SIZES), draw(st.booleans()), draw(st.booleans()))
    left = draw(st.sampled_from([50.0, 70.0, 200.0, 310.0]) | _PLACES)
    baseline = draw(st.integers(0, 70)) * 12.0 + draw(st.sampled_from([0.0, 0.0, 1.0, 4.0]))
    words = draw(st.lists(_WORDS, min_size=1, max_size=8))
    gap = draw(st.sampled_from(["~", " ", "~~~", ""]))
    return printed(gap.join(words), left, baseline, style=style)


_RULES = st.builds(
    lambda x, y, length, level: Rule(x, y, x + length, y) if level else Rule(x, y, x, y + length),
    _PLACES, _PLACES, st.floats(0, 600), st.booleans(),
)  # fmt: skip
_PAGES = st.builds(
    lambda strings, rules: Page(1, 595, 842, tuple(g for each in strings for g in each), rules),
    st.lists(_strings(), max_size=30),
    st.lists(_RULES, max_size=12).map(tuple),
)


def _characters(text: str) -> Counter[str]:
    return Counter(char for char in text if char.isalpha())


def _again(sheets: list[Sheet]) -> Counter[str]:
    """The letters of lines that stand on an earlier page too: a table's header is told once."""
    pages = [{tuple(span.text for span in row) for row in rows(each.spans)} for each in sheets]
    lines = [line for at, page in enumerate(pages) for line in page & set().union(*pages[:at])]
    return _characters("".join(text for line in lines for text in line))


@settings(max_examples=examples(150))
@given(st.lists(_PAGES, min_size=1, max_size=4))
def test_no_letter_is_told_twice_and_none_is_made_up(pages: list[Page]) -> None:
    sheets = [
        Sheet(number, each.width, each.height, tuple(spans(each)))
        for number, each in enumerate(pages, 1)
    ]
    blocks, running = laid_out(sheets, [each.rules for each in pages])
    printed_there = _characters(
        MARK.sub(r"\1", "".join(span.text for each in sheets for span in each.spans))
    )
    told = [block.label + block.text for block in blocks]
    marks = [mark for block in blocks for _, mark in block.marks]
    found = _characters("".join([*told, *marks]))
    assert not found - printed_there
    if not any("......" in span.text for each in sheets for span in each.spans) and not running:
        assert not printed_there - found - _again(sheets)
