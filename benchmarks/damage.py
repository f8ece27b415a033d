"""What real pairs do to an aligner, done to a text whose gold is known.

One version of a document lacks a section, has its annex elsewhere, its table by columns, its
footnotes at the end: each is a change of the order in which rows of sentence pairs are written
down on one side. So the gold is never guessed; it follows from which rows stand where. Tests do
it to small texts of their own, `benchmarks.hardships` to large ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from pathlib import Path

from aligner.document import Bead, Kind, Segment

SOURCE, TARGET = 0, 1
# What stands between sentences of one paragraph: English has a space there, Chinese nothing.
GLUE = (" ", "")


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences that translate each other: one bead of the undamaged text.

    Attributes:
        texts: the sentences of the source and those of the target.
        kind: of the block that they stand in.
        label: of that block if they open it; of a table cell `row:column`, which is not printed.
        level: of that block.
        part: name of the part of the document.
        opens: whether a block begins here.
    """

    texts: tuple[tuple[str, ...], tuple[str, ...]]
    kind: Kind = Kind.PARAGRAPH
    label: str = ""
    level: int = 0
    part: str = ""
    opens: bool = True

    @property
    def cell(self) -> tuple[int, int]:
        """Row and column of a table cell."""
        row, _, column = self.label.partition(":")
        return int(row), int(column)


@dataclass(frozen=True, slots=True)
class Piece:
    """What one version makes of a row, or of several joined ones.

    Attributes:
        rows: their numbers.
        row: the first of them, for kind and label.
        texts: the segments.
    """

    rows: tuple[int, ...]
    row: Row
    texts: tuple[str, ...]


Version = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Hardship:
    """A damaged pair and its gold.

    Attributes:
        name: what was done.
        versions: what stands in the source and in the target, in reading order.
        touched: numbers of the rows that were moved, left out, added or joined.
    """

    name: str
    versions: tuple[Version, Version]
    touched: frozenset[int] = frozenset()

    @property
    def source(self) -> tuple[Segment, ...]:
        """The source's segments."""
        return segments(self.versions[SOURCE])

    @property
    def target(self) -> tuple[Segment, ...]:
        """The target's segments."""
        return segments(self.versions[TARGET])

    @property
    def gold(self) -> tuple[Bead, ...]:
        """Beads in the order of their source; those that only the target has follow."""
        return tuple(bead for bead, _ in self._beads())

    @property
    def outside(self) -> tuple[Bead, ...]:
        """Gold beads with both sides that nothing was done to."""
        return self._chosen(touched=False)

    @property
    def moved(self) -> tuple[Bead, ...]:
        """Gold beads with both sides that were moved or joined."""
        return self._chosen(touched=True)

    @property
    def missing(self) -> tuple[Bead, ...]:
        """Gold beads that only one version has."""
        return tuple(bead for bead in self.gold if not (bead.source and bead.target))

    def _chosen(self, *, touched: bool) -> tuple[Bead, ...]:
        return tuple(
            bead
            for bead, rows in self._beads()
            if bead.source and bead.target and bool(rows & self.touched) == touched
        )

    def _beads(self) -> list[tuple[Bead, set[int]]]:
        """Beads and the rows that they are made of."""
        head = {n: n for version in self.versions for piece in version for n in piece.rows}
        for version in self.versions:
            for piece in version:
                head.update(dict.fromkeys(piece.rows, min(head[n] for n in piece.rows)))
        sides = tuple(_indices(version, head) for version in self.versions)
        rows: dict[int, set[int]] = {}
        for n, first in head.items():
            rows.setdefault(first, set()).add(n)
        beads = [
            (Bead(tuple(sides[0].get(first, ())), tuple(sides[1].get(first, ()))), numbers)
            for first, numbers in rows.items()
        ]
        return sorted(beads, key=lambda one: (not one[0].source, one[0].source, one[0].target))


def _indices(version: Version, head: dict[int, int]) -> dict[int, list[int]]:
    """Which segments of a version belong to which bead."""
    out: dict[int, list[int]] = {}
    index = 0
    for piece in version:
        ends = index + len(piece.texts)
        out.setdefault(head[piece.rows[0]], []).extend(range(index, ends))
        index = ends
    return out


def segments(version: Version) -> tuple[Segment, ...]:
    """The segments of a version as a reader and segmentation would give them."""
    out: list[Segment] = []
    block = -1
    for line, piece in enumerate(version, 1):
        block += piece.row.opens or block < 0
        shown = "" if piece.row.kind is Kind.TABLE_CELL or not piece.row.opens else piece.row.label
        labels = (shown, *[""] * (len(piece.texts) - 1))
        out += [
            Segment(text, piece.row.kind, label, piece.row.level, block, line)
            for text, label in zip(piece.texts, labels, strict=True)
        ]
    return tuple(out)


def version(rows: Sequence[Row], side: int, numbers: Iterable[int] | None = None) -> Version:
    """One side of rows.

    Args:
        rows: of the document.
        side: SOURCE or TARGET.
        numbers: which rows, in which order; None for all as they are.
    """
    chosen = range(len(rows)) if numbers is None else numbers
    return tuple(Piece((n,), rows[n], rows[n].texts[side]) for n in chosen if rows[n].texts[side])


def untouched(rows: Sequence[Row]) -> Hardship:
    """Both versions as they are."""
    return Hardship("none", (version(rows, SOURCE), version(rows, TARGET)))


def reordered(name: str, rows: Sequence[Row], side: int, numbers: Sequence[int]) -> Hardship:
    """One side in another order, or without some rows; what is touched are those not in place.

    Args:
        name: what was done.
        rows: of the document.
        side: which version it was done to.
        numbers: rows of that version, in their new order.
    """
    damaged, other = version(rows, side, numbers), version(rows, 1 - side)
    both = (damaged, other) if side == SOURCE else (other, damaged)
    return Hardship(name, both, frozenset(out_of_place(len(rows), numbers)))


def out_of_place(count: int, numbers: Sequence[int]) -> set[int]:
    """Rows that are left out, and the fewest that must be taken out for the others to be in order.

    Longest increasing subsequence by patience sorting (Schensted 1961).
    """
    best: list[int] = []
    before: dict[int, int | None] = {}
    for n in numbers:
        place = next((k for k, last in enumerate(best) if last > n), len(best))
        before[n] = best[place - 1] if place else None
        best[place : place + 1] = [n]
    kept: set[int] = set()
    last = best[-1] if best else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return set(range(count)) - kept


def blocks(rows: Sequence[Row]) -> list[range]:
    """Numbers of the rows of each block."""
    starts = [n for n, row in enumerate(rows) if row.opens or n == 0]
    return [range(a, b) for a, b in zip_longest(starts, starts[1:], fillvalue=len(rows))]


def without_section(rows: Sequence[Row], share: float, place: str, side: int) -> Hardship:
    """A section that one version lacks.

    Args:
        rows: of the document.
        share: of its rows; whole blocks, so a little more.
        place: start, middle or end.
        side: the version that lacks it.
    """
    where = {"start": 0.0, "middle": (1 - share) / 2, "end": 1 - share}[place] * len(rows)
    gone: set[int] = set()
    for block in blocks(rows):
        if block.start >= int(where) and len(gone) < share * len(rows):
            gone.update(block)
    kept = [n for n in range(len(rows)) if n not in gone]
    name = f"{share:.0%} missing at the {place}, {'source' if side == SOURCE else 'target'}"
    return reordered(name, rows, side, kept)


def moved(rows: Sequence[Row], start: int, stop: int, to: int, side: int = TARGET) -> Hardship:
    """Rows `start` to `stop` stand before row `to` on one side.

    Raises:
        ValueError: `to` lies within the rows.
    """
    if start < to < stop:
        raise ValueError(f"rows {start} to {stop} cannot be moved into themselves, to {to}")
    rest = [n for n in range(len(rows)) if not start <= n < stop]
    at = sum(n < to for n in rest)
    order = [*rest[:at], *range(start, stop), *rest[at:]]
    return reordered(f"{stop - start} rows moved", rows, side, order)


def exchanged(rows: Sequence[Row], first: int, second: int, side: int = TARGET) -> Hardship:
    """Two blocks in each other's place on one side; both count as touched.

    Args:
        rows: of the document.
        first: number of a block.
        second: of a later one; the next one for neighbours.
        side: the version that it is done to.
    """
    order = list(blocks(rows))
    order[first], order[second] = order[second], order[first]
    made = reordered("blocks exchanged", rows, side, [n for block in order for n in block])
    return replace(made, touched=frozenset((*order[first], *order[second])))


def part_moved(rows: Sequence[Row], part: str, before: str, side: int) -> Hardship:
    """A part, such as an annex, stands before another part on one side; "" for the end."""
    ours = [n for n, row in enumerate(rows) if row.part == part]
    to = next((n for n, row in enumerate(rows) if row.part == before), len(rows))
    made = moved(rows, ours[0], ours[-1] + 1, to, side)
    return replace(made, name=f"{part} moved", touched=frozenset(ours))


def notes_at_end(rows: Sequence[Row], side: int) -> Hardship:
    """All footnotes stand at the end of one version, in the other where the page ends."""
    notes = [n for n, row in enumerate(rows) if row.kind is Kind.FOOTNOTE]
    rest = [n for n in range(len(rows)) if n not in notes]
    made = reordered("footnotes at the end", rows, side, rest + notes)
    return replace(made, touched=frozenset(notes))


def table_by_columns(rows: Sequence[Row], side: int) -> Hardship:
    """The cells of the table go down its columns in one version, along its rows in the other."""
    cells = [n for n, row in enumerate(rows) if row.kind is Kind.TABLE_CELL]
    columns = iter(sorted(cells, key=lambda n: rows[n].cell[::-1]))
    order = [next(columns) if n in cells else n for n in range(len(rows))]
    made = reordered("table by columns", rows, side, order)
    return replace(made, touched=frozenset(cells))


def table_with_tabs(rows: Sequence[Row], side: int) -> Hardship:
    """Each row of the table is one paragraph with tabs in one version, cells in the other."""
    plain = untouched(rows)
    both = list(plain.versions)
    both[side] = tuple(
        piece
        for line, group in groupby(both[side], _line)
        for piece in (tuple(group) if line is None else (_joined(tuple(group), GLUE[side]),))
    )
    cells = frozenset(n for n, row in enumerate(rows) if row.kind is Kind.TABLE_CELL)
    return Hardship("table with tabs", (both[0], both[1]), cells)


def _line(piece: Piece) -> int | None:
    return piece.row.cell[0] if piece.row.kind is Kind.TABLE_CELL else None


def _joined(pieces: Version, glue: str) -> Piece:
    row = replace(pieces[0].row, kind=Kind.PARAGRAPH, label="")
    text = "\t".join(glue.join(piece.texts) for piece in pieces)
    return Piece(tuple(n for piece in pieces for n in piece.rows), row, (text,))


def with_title_page(rows: Sequence[Row], page: Sequence[Row], side: int) -> Hardship:
    """A title page that only one version has."""
    both = [*page, *rows]
    kept = list(range(len(page), len(both)))
    return reordered("title page on one side", both, 1 - side, kept)


def with_formula(rows: Sequence[Row], formulas: Sequence[Row]) -> Hardship:
    """Formulas strewn evenly through the text, between blocks; nothing is touched.

    Args:
        rows: of the document.
        formulas: to be put in, in this order; they may be all alike.
    """
    starts = [block.start for block in blocks(rows)][1:]
    step = len(starts) / len(formulas)
    after = {starts[int(k * step)]: one for k, one in enumerate(formulas)}
    mixed: list[Row] = []
    for n, row in enumerate(rows):
        mixed += [after[n]] if n in after else []
        mixed.append(row)
    return replace(untouched(mixed), name=f"{len(formulas)} formulas")


def unrelated(source: Sequence[Row], target: Sequence[Row]) -> Hardship:
    """The source of one document and the target of another: no bead has two sides."""
    numbers = range(len(source), len(source) + len(target))
    theirs = version([*source, *target], TARGET, numbers)
    count = len(source) + len(target)
    return Hardship("unrelated", (version(source, SOURCE), theirs), frozenset(range(count)))


def scattered(rows: Sequence[Row], numbers: Iterable[int], side: int = TARGET) -> Hardship:
    """Single rows, far from each other, stand at the end of one side, as endnotes do."""
    picked = sorted(numbers)
    rest = [n for n in range(len(rows)) if n not in picked]
    made = reordered(f"{len(picked)} notes at the end", rows, side, rest + picked)
    return replace(made, touched=frozenset(picked))


def read_rows(path: Path) -> list[Row]:
    """Rows of a table: part, kind (`+` goes on in the block before), level, label, both sides.

    Several sentences of a side stand with ` ||| ` between them.
    """
    out: list[Row] = []
    for line in path.read_text("utf-8").splitlines()[1:]:
        part, kind, level, label, *sides = line.split("\t")
        source, target = (tuple(side.split(" ||| ")) for side in sides)
        opens = kind != "+"
        shape = Kind(kind) if opens else out[-1].kind
        out.append(Row((source, target), shape, label, int(level), part, opens))
    return out


def rows_of(
    gold: Iterable[Bead], source: Sequence[Segment], target: Sequence[Segment]
) -> list[Row]:
    """Rows of an aligned pair, such as one with gold; kinds and blocks are those of the source.

    Args:
        gold: beads that do not cross.
        source: the segments that they are about.
        target: likewise.
    """
    out: list[Row] = []
    block = -1
    for bead in gold:
        texts = (
            tuple(source[i].text for i in bead.source),
            tuple(target[j].text for j in bead.target),
        )
        first = source[bead.source[0]] if bead.source else target[bead.target[0]]
        # What only the target has stands with what came before it.
        opens = first.block != block if bead.source else not out
        block = first.block if bead.source else block
        out.append(Row(texts, first.kind, first.label, first.level, opens=opens))
    return out
