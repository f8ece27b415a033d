"""Tables by their ruling: lines that cross make a grid, and a grid's fields are cells.

Fields that no line parts are one merged cell. Open sides (tables without lines at their edges)
are closed where their other lines end.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aligner.readers.pdf.pages import Rule
from aligner.readers.pdf.spans import Span

# Points: lines nearer than this are one, and lines meet if they come as near as this.
_SAME = 3.0
_LEAST_LENGTH = 6.0
# A box around more of a page's text than this share is the page's border.
_BORDER = 0.6
# Share of a field's side that has to be ruled for it to be a wall.
_WALL = 0.55
_MOST_LINES = 3_000
_MOST_FIELDS = 20_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and what stands in it.

    Attributes:
        row: 0-based, of its first row.
        column: likewise.
        spans: from top to bottom.
        rest: lines that stand on the next page.
    """

    row: int
    column: int
    spans: tuple[Span, ...]
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table at its place on the page.

    Attributes:
        left: of the whole table, likewise the next three.
        top: likewise.
        right: likewise.
        bottom: likewise.
        cells: those with text, in the order of rows.
        edges: where its columns start, and where the last one ends.
        frame: whether it is a box around text, and no table.
    """

    left: float
    top: float
    right: float
    bottom: float
    cells: tuple[Cell, ...]
    edges: tuple[float, ...] = ()
    frame: bool = False

    @property
    def baseline(self) -> float:
        """Where it stands among lines of text: before those beside it."""
        return self.top


@dataclass(slots=True)
class _Net:
    """Lines that touch one another."""

    level: list[Rule]
    upright: list[Rule]


def tables(spans: Sequence[Span], rules: Sequence[Rule]) -> tuple[list[Table], list[Span]]:
    """Ruled tables of a page, and the spans that stand in none."""
    found: list[Table] = []
    rest = list(spans)
    for net in _nets(rules):
        if len(net.upright) + len(net.level) < 3 or not net.upright or not net.level:
            continue
        table, outside = _table(net, rest)
        if table is not None:
            found.append(table)
            rest = outside
    return sorted(found, key=lambda table: table.top), rest


def _nets(rules: Sequence[Rule]) -> list[_Net]:
    long = [
        rule
        for rule in rules
        if max(rule.right - rule.left, rule.bottom - rule.top) >= _LEAST_LENGTH
    ][:_MOST_LINES]
    level = _merged([rule for rule in long if rule.level], level=True)
    upright = _merged([rule for rule in long if not rule.level], level=False)
    group = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    for i, one in enumerate(level):
        for j, other in enumerate(upright):
            if _touch(one, other):
                group[root(i)] = root(len(level) + j)
    nets: dict[int, _Net] = {}
    for index, rule in enumerate([*level, *upright]):
        net = nets.setdefault(root(index), _Net([], []))
        (net.level if index < len(level) else net.upright).append(rule)
    return sorted(nets.values(), key=lambda net: min(r.top for r in [*net.level, *net.upright]))


def _touch(one: Rule, other: Rule) -> bool:
    return (
        one.left - _SAME <= other.right
        and other.left <= one.right + _SAME
        and one.top - _SAME <= other.bottom
        and other.top <= one.bottom + _SAME
    )


def _merged(rules: Iterable[Rule], *, level: bool) -> list[Rule]:
    """Pieces of one line put together; drawn cell by cell, a line has many."""
    across = (1, 0, 2) if level else (0, 1, 3)
    merged: list[Rule] = []
    open_lines: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (rule[across[0]], rule[across[1]])):
        open_lines = [each for each in open_lines if rule[across[0]] - each[across[0]] <= _SAME]
        for place, each in enumerate(open_lines):
            if (
                rule[across[1]] <= each[across[2]] + _SAME
                and each[across[1]] <= rule[across[2]] + _SAME
            ):
                joined = Rule(
                    min(each.left, rule.left), min(each.top, rule.top),
                    max(each.right, rule.right), max(each.bottom, rule.bottom),
                )  # fmt: skip
                merged[merged.index(each)] = joined
                open_lines[place] = joined
                break
        else:
            merged.append(rule)
            open_lines.append(rule)
    return merged


def _table(net: _Net, spans: Sequence[Span]) -> tuple[Table | None, list[Span]]:
    everything = [*net.level, *net.upright]
    left, top = min(rule.left for rule in everything), min(rule.top for rule in everything)
    right, bottom = max(rule.right for rule in everything), max(rule.bottom for rule in everything)
    columns = _edges([(rule.left + rule.right) / 2 for rule in net.upright], left, right)
    rows = _edges([(rule.top + rule.bottom) / 2 for rule in net.level], top, bottom)
    if (len(columns) - 1) * (len(rows) - 1) > _MOST_FIELDS:
        return None, list(spans)
    fields = _fields(net, columns, rows)
    inside: dict[int, list[Span]] = {}
    outside: list[Span] = []
    for span in spans:
        field = _field_at(span, columns, rows)
        if field is None:
            outside.append(span)
        else:
            inside.setdefault(fields[field], []).append(span)
    if not inside or (len(inside) == 1 and not _is_frame(net, len(outside), len(spans))):
        return None, list(spans)
    width = len(columns) - 1
    cells = tuple(
        Cell(first // width, first % width, tuple(inside[first])) for first in sorted(inside)
    )
    return Table(left, top, right, bottom, cells, tuple(columns), len(inside) == 1), outside


def _is_frame(net: _Net, outside: int, count: int) -> bool:
    """Whether lines are a box around a few paragraphs."""
    return len(net.level) == len(net.upright) == 2 and outside > (1 - _BORDER) * count


def _edges(places: Iterable[float], first: float, last: float) -> list[float]:
    """Distinct places in order, both ends among them."""
    found: list[float] = []
    for place in sorted([first, *places, last]):
        if not found or place - found[-1] > _SAME:
            found.append(place)
    return found


def _fields(net: _Net, columns: Sequence[float], rows: Sequence[float]) -> list[int]:
    """For each field of the grid the first field of the cell that it belongs to."""
    width = len(columns) - 1
    upright = _by_place(((r.left + r.right) / 2, r.top, r.bottom) for r in net.upright)
    level = _by_place(((r.top + r.bottom) / 2, r.left, r.right) for r in net.level)
    first = list(range(width * (len(rows) - 1)))

    def root(field: int) -> int:
        while first[field] != field:
            field = first[field]
        return field

    for field in range(len(first)):
        row, column = divmod(field, width)
        joins = []
        if column and not _walled(upright, columns[column], rows[row], rows[row + 1]):
            joins.append(field - 1)
        if row and not _walled(level, rows[row], columns[column], columns[column + 1]):
            joins.append(field - width)
        for other in joins:
            one, another = sorted((root(field), root(other)))
            first[another] = one
    return [root(field) for field in range(len(first))]


_Stretches = dict[int, list[tuple[float, float, float]]]


def _by_place(lines: Iterable[tuple[float, float, float]]) -> _Stretches:
    """Lines (place, start, end) by their place in whole points."""
    found: _Stretches = {}
    for line in lines:
        found.setdefault(round(line[0]), []).append(line)
    return found


def _walled(lines: _Stretches, place: float, start: float, end: float) -> bool:
    """Whether lines at a place run along most of a stretch."""
    reach = range(round(place - _SAME), round(place + _SAME) + 1)
    covered = sum(
        max(0.0, min(line[2], end) - max(line[1], start))
        for near in reach
        for line in lines.get(near, ())
        if abs(line[0] - place) <= _SAME
    )
    return covered >= _WALL * (end - start)


def _field_at(span: Span, columns: Sequence[float], rows: Sequence[float]) -> int | None:
    x, y = (span.left + span.right) / 2, span.baseline - 0.3 * span.size
    if not (columns[0] <= x < columns[-1] and rows[0] <= y < rows[-1]):
        return None
    column, row = bisect(columns, x) - 1, bisect(rows, y) - 1
    return row * (len(columns) - 1) + column
