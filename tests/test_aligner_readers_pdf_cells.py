"""Tables without upright lines on made-up print: which lines are rows, which go on in a cell."""

from __future__ import annotations

from collections.abc import Sequence

from pdf_glyphs import span

from aligner.readers.pdf import tabular
from aligner.readers.pdf.flow import cell_lines
from aligner.readers.pdf.grids import Table
from aligner.readers.pdf.lines import Line, Measure
from aligner.readers.pdf.pages import Rule
from aligner.readers.pdf.spans import Span

MEASURE = Measure(10.0, {20: 12.0})


def cells(table: Table) -> list[tuple[int, int, str]]:
    return [(each.row, each.column, " ".join(cell_lines(each))) for each in table.cells]


def parted(spans: Sequence[Span], *rules: Rule) -> list[Line | Table]:
    ordered = sorted(spans, key=lambda each: each.baseline)
    return tabular.parted(ordered, 400.0, rules, MEASURE, 1)


def test_a_timetable_laid_by_tabs_is_cells() -> None:
    rows = [
        *(span("9 April", 50, 100), span("10 a.m.-1 p.m.", 150, 100), span("Training", 280, 100)),
        *(span("3-6 p.m.", 150, 112), span("Equipment", 280, 112)),
        span("The workshop is open to all who are registered by then.", 50, 124),
    ]
    table, line = parted(rows)
    assert isinstance(table, Table)
    assert [text for _, _, text in cells(table)] == [
        "9 April", "10 a.m.-1 p.m.", "Training", "3-6 p.m.", "Equipment",
    ]  # fmt: skip
    assert isinstance(line, Line)


def test_rows_of_a_timetable_without_room_behind_their_cells_are_rows() -> None:
    rows = [
        *(span("9 April", 50, 100), span("10 a.m.-1 p.m.", 150, 100)),
        span("Agreements that reach across a border", 228, 100),
        *(span("3-4.30 p.m.", 150, 112), span("Questions of liability", 228, 112)),
    ]
    (table,) = parted(rows)
    assert isinstance(table, Table)
    assert [text for _, _, text in cells(table)][3:] == ["3-4.30 p.m.", "Questions of liability"]


def test_cells_that_stand_close_have_no_padding_to_leave_free() -> None:
    rows = [
        *(span("四月九日", 50, 100), span("上午十时至下午一时", 150, 100)),
        span("跨界的协定和责任的问题以及他", 244, 100),
        *(span("下午三时至六时", 150, 112), span("装备及其使用年限", 244, 112)),
    ]
    (table,) = parted(rows)
    assert isinstance(table, Table)
    assert len(cells(table)) == 5


def test_a_cell_goes_on_below_where_it_had_no_room() -> None:
    rows = [
        *(span("Latin America and", 50, 100), span("215", 150, 100), span("7", 280, 100)),
        span("the Caribbean", 50, 112),
        *(span("Africa", 50, 124), span("118", 150, 124), span("6", 280, 124)),
    ]
    (table,) = parted(rows)
    assert isinstance(table, Table)
    assert cells(table)[0] == (0, 0, "Latin America and the Caribbean")
    assert cells(table)[3] == (1, 0, "Africa")


def test_a_heading_over_two_columns_of_cells_hides_neither() -> None:
    rows = [
        *(span("Region", 50, 100), span("Ropes and stretchers of teams", 150, 100)),
        *(span("each", 150, 112), span("older", 280, 112)),
        *(span("Africa", 50, 124), span("6", 150, 124), span("31", 280, 124)),
    ]
    (table,) = parted(rows)
    assert isinstance(table, Table)
    assert [text for _, _, text in cells(table)][2:4] == ["each", "older"]


def test_a_label_is_no_cell() -> None:
    (line,) = parted([span("1.", 50, 100), span("Opening of the meeting", 90, 100)])
    assert isinstance(line, Line)
    assert line.text == "1. Opening of the meeting"


def test_gaps_of_a_justified_line_are_no_cells() -> None:
    words = [span(word, left, 100) for word, left in (("This", 50), ("is", 84), ("set", 382))]
    (line,) = parted([*words[:2], span("wide", 112, 100)])
    assert isinstance(line, Table)  # it ends far from the margin
    (line,) = tabular.parted([*words[:2], span("out", 112, 100)], 128.0, (), MEASURE, 1)
    assert isinstance(line, Line)
