"""The stages of the PDF reader on made-up print: furniture, columns, tables, notes, passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from pdf_glyphs import sheet, span

from aligner.readers.joining import Joiner
from aligner.readers.marks import wrap
from aligner.readers.pdf import columns, furniture, grids, headings, notes, passages
from aligner.readers.pdf.flow import cell_lines, flow
from aligner.readers.pdf.furniture import Sheet
from aligner.readers.pdf.grids import Table
from aligner.readers.pdf.lines import Line, Measure, line_of, measured
from aligner.readers.pdf.notes import Note
from aligner.readers.pdf.pages import Rule
from aligner.readers.pdf.passages import Passage
from aligner.readers.pdf.reading import laid_out
from aligner.readers.pdf.spans import Span

MEASURE = Measure(10.0, {20: 12.0})
FULL = "letters as wide as the column is wide now"  # 41 letters, 205 points
RIGHT = 50.0 + 205.0


def down(left: float, top: float, *texts: str, size: float = 10, bold: bool = False,
         pitch: float = 12) -> list[Span]:  # fmt: skip
    """Spans below one another."""
    return [
        span(text, left, top + pitch * at, size=size, bold=bold) for at, text in enumerate(texts)
    ]


def grid(*places: Sequence[float]) -> list[Rule]:
    """All lines between the edges of columns and of rows."""
    across, rows = places
    level = [Rule(across[0], y, across[-1], y) for y in rows]
    return level + [Rule(x, rows[0], x, rows[-1]) for x in across]


def cells(table: Table) -> list[tuple[int, int, str]]:
    return [(each.row, each.column, " ".join(cell_lines(each))) for each in table.cells]


# Furniture


def running(number: int, *more: Span) -> Sheet:
    side = 500 if number % 2 else 50
    foot = span(f"V.30-00123 (E) {number}/9", 50, 810)
    return sheet(number, span("A/CN.9/77", side, 40), span("Report on trade", 250, 40), *more, foot)


def test_headers_that_come_again_are_dropped_on_odd_and_even_pages() -> None:
    words = ("one", "two", "three", "four", "five")
    sheets = [
        running(number, span(f"Text, {word}", 50, 100)) for number, word in enumerate(words, 1)
    ]
    gone, said = furniture.furniture(sheets)
    assert [len(each) for each in gone] == [3] * 5
    assert said[:3] == ("Report on trade", "A/CN.9/77", "V.30-00123 (E) 1/9")


def test_text_at_the_top_of_pages_is_kept() -> None:
    sheets = [sheet(at, span(f"{word} begins", 50, 60)) for at, word in enumerate("abc", 1)]
    assert furniture.furniture(sheets)[0] == [frozenset()] * 3


@pytest.mark.parametrize(
    ("text", "height", "dropped"),
    [("7", 800, True), ("- 7 -", 40, True), ("vii", 800, True), ("7", 600, False),
     ("Page 7 of 9", 800, True), ("1234567", 800, False), ("A/CN.9/77", 40, True),
     ("* A/CN.9/77.", 40, False)],
)  # fmt: skip
def test_a_page_number_is_told_by_place_and_shape(text: str, height: int, dropped: bool) -> None:
    found = span(text, 290, height)
    gone, said = furniture.furniture([sheet(2, span("Text", 50, 400), found)])
    assert (found in gone[0]) is dropped
    assert text not in said or text in {"Page 7 of 9", "A/CN.9/77"}


def test_what_stands_beyond_text_is_no_furniture() -> None:
    """A repeated line is not dropped if a line of text stands between it and the edge."""
    sheets = [
        sheet(at, span(f"{word} own words", 50, 40), span("Again and again", 50, 60))
        for at, word in enumerate(("some", "other", "third"), 1)
    ]
    assert furniture.furniture(sheets)[0] == [frozenset()] * 3


# Columns


def two_columns() -> list[Span]:
    found = [*down(50, 100, *[FULL] * 6), *down(300, 103, *[FULL] * 6)]
    return sorted(found, key=lambda each: each.baseline)


def test_two_columns_are_read_one_after_the_other_below_a_title() -> None:
    pieces = [span("A title that runs across both columns " + FULL, 80, 60), *two_columns()]
    found = columns.gutter(pieces)
    assert found is not None
    read = columns.columns(pieces, found)
    assert [(len(each.pieces), each.half) for each in read] == [(1, False), (6, True), (6, True)]


def test_a_table_is_no_columns() -> None:
    rows = [cell for y in range(100, 200, 12) for cell in
            (span("Africa", 50, y), span("118", 200, y), span("6", 300, y))]  # fmt: skip
    assert columns.gutter(rows) is None


def test_a_rule_across_the_gutter_parts_what_is_above_from_below() -> None:
    head = [span("Left", 50, 60), span("Right", 300, 60)]
    pieces = [*head, *two_columns()]
    read = columns.columns(pieces, columns.gutter(pieces), [Rule(45, 75, 510, 75)])
    assert [piece.left for each in read for piece in each.pieces[:1]] == [50, 300, 50, 300]


@pytest.mark.parametrize("title", ["", "Contents"])
def test_a_document_of_nothing_but_contents_says_their_title_alone(title: str) -> None:
    listed = down(50, 100, *filter(None, [title]), "Trade .......... 7", "Arms .......... 12")
    blocks, _ = laid_out([sheet(1, *listed)], [()])
    assert [each.text for each in blocks] == [title] * bool(title)


def test_a_short_last_page_keeps_the_gutter_of_the_others() -> None:
    found = columns.gutter(two_columns())
    assert found is not None
    assert columns.fits(found, down(50, 100, "End of it"))
    assert not columns.fits(found, [span(FULL + FULL, 50, 100)])


# Tables


def test_cells_between_rules_are_told_by_rows_and_a_cell_of_two_lines_once() -> None:
    spans = [*down(60, 110, "Latin America", "and more"), span("7", 160, 110), span("8", 160, 142)]
    (table,), rest = grids.tables(
        [*spans, span("Below", 60, 200)], grid((50, 150, 250), (100, 130, 150))
    )
    assert cells(table) == [(0, 0, "Latin America and more"), (0, 1, "7"), (1, 1, "8")]
    assert [each.text for each in rest] == ["Below"]


def test_a_merged_cell_is_one_and_open_sides_are_closed() -> None:
    rules = [
        Rule(50, 100, 350, 100), Rule(150, 120, 350, 120), Rule(50, 140, 350, 140),
        Rule(50, 160, 350, 160), Rule(150, 100, 150, 160), Rule(250, 120, 250, 160),
    ]  # fmt: skip
    spans = [
        span("Region", 60, 125), span("Over both", 180, 115), span("a", 160, 135),
        span("b", 260, 135), span("x", 60, 155), span("y", 160, 155), span("z", 260, 155),
    ]  # fmt: skip
    (table,), _ = grids.tables(spans, rules)
    assert [text for _, _, text in cells(table)] == ["Region", "Over both", "a", "b", "x", "y", "z"]


def test_lines_drawn_field_by_field_are_one() -> None:
    pieces = [Rule(x, y, x + 50, y) for y in (100, 120, 140) for x in (50, 100)]
    pieces += [Rule(x, y, x, y + 20) for x in (50, 100, 150) for y in (100, 120)]
    spans = [span("a", 60, 115), span("b", 110, 115), span("c", 60, 135), span("d", 110, 135)]
    (table,), _ = grids.tables(spans, pieces)
    assert len(table.cells) == 4


def test_a_box_around_text_is_a_frame() -> None:
    spans = [*down(60, 115, "In a box", "two lines"), *down(50, 300, *[FULL] * 6)]
    (table,), rest = grids.tables(spans, grid((50, 250), (100, 140)))
    assert table.frame
    assert len(rest) == 6


def test_a_border_around_the_page_is_nothing() -> None:
    assert grids.tables(down(60, 115, "All", "text"), grid((20, 570), (20, 820)))[0] == []


def test_thousands_of_lines_are_no_table() -> None:
    many = [Rule(x, 0, x, 800) for x in range(10, 590, 4)]
    many += [Rule(0, y, 590, y) for y in range(10, 800, 4)]
    assert grids.tables([span("text", 50, 100)], many)[0] == []


# Notes


def line(text: str, baseline: float, *, size: float = 10, left: float = 50) -> Line:
    marked = text.startswith("^")
    found = span(text.removeprefix("^1"), left, baseline, size=size)
    return line_of([replace(found, text=wrap("1") + found.text) if marked else found], 1)


@pytest.mark.parametrize(
    ("lines", "rules", "start"),
    {
        "smaller, with a mark": ([line("Text", 100), line("^1See", 700, size=8)], [], 1),
        "smaller alone": ([line("Text", 100), line("See", 700, size=8)], [], 2),
        "below a rule": ([line("Text", 100), line("rest of it", 700, size=8)],
                         [Rule(50, 685, 150, 685)], 1),
        "below a rule, little smaller": ([line("Text", 100), line("rest of it", 700, size=9.5)],
                                         [Rule(50, 685, 150, 685)], 1),
        "below a rule, as large": ([line("Text", 100), line("^1See", 700)],
                                   [Rule(50, 685, 150, 685)], 1),
        "an underlined heading": ([line("Text", 100), line("Head", 120), line("1 text", 140)],
                                  [Rule(50, 121, 80, 121)], 3),
        "a rule in the middle": ([line("Text", 100), line("Text", 200)],
                                 [Rule(50, 150, 150, 150)], 2),
    }.values(),
)  # fmt: skip
def test_where_the_foot_begins(lines: list[Line], rules: list[Rule], start: int) -> None:
    assert notes.foot(lines, rules, 50.0, RIGHT + 200, 10.0) == start


def test_notes_begin_at_marks_raised_or_plain_and_at_no_other_number() -> None:
    foot = [
        line("^1Resolution", 700), line("15 of 2030.", 710),
        line("2 See", 720), line("9 lives.", 730), line("1 May 2030.", 740),
        line("4 per cent.", 750),
    ]  # fmt: skip
    found = notes.notes(foot, {"1", "2", "3", "4"})
    assert [(note.mark, note.lines) for note in found] == [
        ("1", ("Resolution", "15 of 2030.")),
        ("2", ("See", "9 lives.", "1 May 2030.", "4 per cent.")),
    ]  # fmt: skip


def test_a_note_goes_on_on_the_next_page() -> None:
    found = [Note("3", ("It is long and",), 1), Note("", ("ends here.",), 2), Note("4", ("X",), 2)]
    texts = [text for _, text in notes.completed(found, Joiner(""))]
    assert texts == ["It is long and ends here.", "X"]


def test_notes_at_the_end_are_told_by_the_marks_that_have_none() -> None:
    texts = ["Text", "1 of these", "1 First note", "2See another"]
    assert notes.endnotes(texts, ["1", "2"]) == {2: ("1", "First note"), 3: ("2", "See another")}
    assert notes.endnotes(texts, ["1", "2", "3"]) == {}


# Passages


def passed(*lines: Line, right: float = RIGHT) -> list[str]:
    texts = Joiner("\n".join(each.text for each in lines))
    found = passages.passages(lines, 50.0, right, MEASURE, texts)
    return [" / ".join(each.text for each in passage.lines) for passage in found]


@pytest.mark.parametrize(
    ("lines", "expected"),
    {
        "full lines": ([line(FULL, 100), line("and the rest.", 112)], 1),
        "a short line": ([line("It ends.", 100), line("It begins.", 112)], 2),
        "room, but a small letter": ([line("It goes on", 100), line("with a small one", 112)], 1),
        "space above": ([line(FULL, 100), line("Another one.", 118)], 2),
        "an indented first line": ([line(FULL, 100), line("Another", 112, left=70),
                                    line(FULL, 124)], 2),
        "the line after it": ([line(FULL[4:], 100, left=70), line("goes on.", 112)], 1),
        "hanging": ([line("1. " + FULL[8:], 100), line("hangs here.", 112, left=65)], 1),
        "an item": ([line("1. First;", 100), line("2. Second.", 112)], 2),
        "an item below a full line": ([line(FULL, 100), line("(a) First;", 112),
                                       line("(b) Second.", 124)], 3),
        "a reference in its item": ([line("2. " + FULL[:38], 100), line(FULL, 112),
                                     line("2. as it was;", 124), line("3. Third.", 136)], 2),
        "a reference to an item below": ([line("1. " + FULL[:38], 100), line(FULL, 112),
                                          line("2. as it is;", 124), line("2. Second.", 136),
                                          line("3. Third.", 148)], 3),
        "another size": ([line(FULL, 100, size=10), line("small print", 112, size=8)], 2),
        "Han": ([line("沿" * 20, 100), line("海复原力", 112)], 1),
        "Han that ends": ([line("沿海复原。", 100), line("海复原力", 112)], 2),
    }.values(),
)  # fmt: skip
def test_where_a_paragraph_ends(lines: list[Line], expected: int) -> None:
    assert len(passed(*lines)) == expected


def test_stops_that_hang_in_the_margin_do_not_move_it() -> None:
    han = "各国救援队在山区的工作越来越重要而且困难"  # 20 signs, 200 points
    hung = [line(f"{han}，", 100 + 12 * at) for at in range(3)]
    assert len(passed(*hung, line(han, 136), line("的", 148), right=250.0)) == 1


def test_a_narrower_margin_that_lines_agree_on_is_their_margin() -> None:
    quoted = [line(FULL, 100 + 12 * at) for at in range(3)]
    assert len(passed(*quoted, line("Its end.", 136), right=RIGHT + 60)) == 1


def passage(*texts: str, full: bool = True, above: float = 0.0, left: float = 50.0) -> Passage:
    lines = tuple(line(text, 100 + 12 * at, left=left) for at, text in enumerate(texts))
    return Passage(lines, 50.0, RIGHT, full, above)


def indented(first: str, second: str) -> Passage:
    return Passage((line(first, 100, left=80), line(second, 112)), 50.0, RIGHT)


def item(text: str, *, full: bool = True) -> Passage:
    """An item of two lines, the second below its text."""
    lines = (line("1. The first", 100), line(text, 112, left=80))
    return Passage(lines, 50.0, RIGHT, full)


@pytest.mark.parametrize(
    ("first", "second", "together"),
    {
        "cut in a sentence": (passage("It was agreed"), passage("That this be done."), True),
        "ended": (passage("It was agreed."), passage("That is all."), False),
        "room left, no evidence": (passage("A caption", full=False), passage("Text"), False),
        "room left, small letter": (passage("It was", full=False), passage("agreed."), True),
        "an item follows": (passage("It was agreed"), passage("(a) That"), False),
        "the text of an item, full": (item("It was so."), passage("Then it ended.", left=80), True),
        "an indented line": (item("It was so."), indented("Then it ended", "so."), False),
        "an item, not full": (item("So.", full=False), passage("Then it ended.", left=80), False),
        "at the margin": (item("It was so."), passage("Then it ended."), False),
        "a bullet as before": (passage("– It was agreed"), passage("– That"), False),
        "a dash": (passage("It was agreed"), passage("– not by all – to go"), True),
        "text above in its column": (passage("It was"), passage("agreed.", above=1.0), False),
    }.values(),
)
def test_a_paragraph_goes_on_in_the_next_column(
    first: Passage, second: Passage, together: bool
) -> None:
    found = passages.rejoined([first, second], MEASURE, Joiner(""))
    assert len(found) == 2 - together


def test_headings_are_ranked_by_size_then_weight() -> None:
    def styled(text: str, size: float, bold: bool) -> Passage:
        return Passage((line_of([span(text, 50, 100, size=size, bold=bold)], 1),), 50.0, 400.0)

    found = [styled("Title", 14, True), styled("Chapter", 12, True), styled("Section", 10, True),
             styled("Text that is not one", 10, False),
             styled("Ends in bold.", 10, True)]  # fmt: skip
    looks = [headings.look(each, each.lines[0].text, MEASURE) for each in found]
    depths = headings.levels(looks)
    assert [depths[each] if each else 0 for each in looks] == [1, 2, 3, 0, 0]


def test_the_pitch_is_that_of_lines_within_paragraphs() -> None:
    lines = [line(FULL, 100), line(FULL, 113), line("end.", 126), line("Next.", 150)]
    assert measured([(RIGHT, lines)]).pitch(10.0) == 13.0


# Together


def test_a_table_over_two_pages_has_its_header_once_and_its_cut_row_whole() -> None:
    def rows(*texts: str) -> list[Span]:
        places = [(60 + 100 * (at % 2), 115 + 20 * (at // 2)) for at in range(4)]
        return [span(text, *place) for text, place in zip(texts, places, strict=True) if text]

    rules = tuple(grid((50, 150, 230), (100, 120, 140)))
    sheets = [
        sheet(1, *rows("Date", "Subject", "1 May", "Opening of")),
        sheet(2, *rows("Date", "Subject", "", "the meeting")),
    ]
    told = flow(sheets, [rules, rules])
    texts = [" ".join(cell_lines(cell)) for _, each in told.elements if isinstance(each, Table)
             for cell in each.cells]  # fmt: skip
    assert texts == ["Date", "Subject", "1 May", "Opening of the meeting"]


def test_a_form_that_comes_again_on_the_next_page_is_kept() -> None:
    form = [span("Name", 60, 115), span("Date", 160, 115)]
    rules = tuple(grid((50, 150, 230), (100, 120)))
    told = flow([sheet(1, *form), sheet(2, *form)], [rules, rules])
    tables = [(number, each) for number, each in told.elements if isinstance(each, Table)]
    assert [(number, [text for _, _, text in cells(each)]) for number, each in tables] == [
        (1, ["Name", "Date"]),
        (2, ["Name", "Date"]),
    ]
