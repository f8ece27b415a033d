"""The margins of columns on made-up pages: which pages have theirs in common."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pdf_glyphs import sheet, span

from aligner.document import Block
from aligner.readers.pdf.columns import Column
from aligner.readers.pdf.furniture import Sheet
from aligner.readers.pdf.margins import aligned
from aligner.readers.pdf.reading import laid_out
from aligner.readers.pdf.spans import Span

LINE = "letters as wide as the column is wide now"  # 41 letters, 205 points


def column(left: float, *texts: str, top: float = 100) -> Column:
    """A column of lines, as wide as they are."""
    spans = lines(left, *texts, top=top)
    return Column(left, max(each.right for each in spans), tuple(spans))


def lines(left: float, *texts: str, top: float = 100) -> list[Span]:
    return [span(text, left, top + 12 * at) for at, text in enumerate(texts)]


NARROW = column(50, *[LINE] * 8)
WIDE = column(30, *[LINE + " and more of it"] * 3, "its end")
SHORT = column(50, "Short", "lines", "alone")
A4, ACROSS = 595.0, 842.0


@pytest.mark.parametrize(
    ("pages", "expected"),
    [([(A4, NARROW), (A4, SHORT)], [(50, 255), (50, 255)]),
     ([(A4, NARROW), (A4, SHORT), (A4, WIDE)], [(50, 255), (50, 255), (30, 310)]),
     ([(A4, NARROW), (ACROSS, column(50, *[LINE * 2] * 8))], [(50, 255), (50, 460)]),
     ([(A4, column(50, *[LINE] * 8)), (A4, column(80, *[LINE[:35]] * 8))], [(50, 255), (50, 255)])],
    ids=["short lines", "wider margins", "wider paper", "items"],
)  # fmt: skip
def test_pages_have_the_margins_of_those_like_them(
    pages: list[tuple[float, Column]], expected: list[tuple[float, float]]
) -> None:
    found = aligned([(width, [each]) for width, each in pages])
    assert [(each.left, each.right) for (each,) in found] == expected


def test_columns_of_one_side_have_margins_in_common_though_all_lines_of_one_are_moved_in() -> None:
    left, moved, right = (
        column(50, *[LINE] * 8),
        column(95, *[LINE[:32]] * 8),
        column(320, *[LINE] * 8),
    )
    pages = [[replace(each, half=True), replace(right, half=True)] for each in (left, moved)]
    found = aligned([(A4, each) for each in pages])
    assert [[each.left for each in columns] for columns in found] == [[50, 320]] * 2


def test_a_page_of_endnotes_does_not_part_the_lines_of_the_text() -> None:
    text = [*[LINE] * 7, "letters as wide as the column"]
    after = [f"{at} {LINE} and more, set in" for at in (1, 2, 3)]
    pages: list[Sheet] = [sheet(1, *lines(50, *text)), sheet(2, *lines(30, *after))]
    blocks: tuple[Block, ...] = laid_out(pages, [(), ()])[0]
    assert blocks[0].text == " ".join(text)
