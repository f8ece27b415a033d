"""Texts as DOCX files in any look: python-docx where it reaches, elements of our own elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from aligner.document import Block, Kind
from benchmarks.layouts.looks import Look
from benchmarks.layouts.text import Box, Cell, Table, Text
from benchmarks.layouts.word_changes import dressed
from benchmarks.layouts.word_contents import contents
from benchmarks.layouts.word_notes import MARK_STYLE, add_notes, own_mark, reference
from benchmarks.layouts.word_numbers import Numbers
from benchmarks.layouts.word_pages import masthead, set_pages, text_width
from benchmarks.layouts.word_xml import borders, fonts, made, run, stretches, twips, written

_NOTE_STYLE = "FootnoteText"
_DEEPEST = 3  # level of headings that has a style of its own
_NARROW, _WIDE = 12, 30  # characters of the longest cell that make a column narrow or wide
_STEP = 1.0  # centimetres that a level of a list is moved to the right
_BOX = """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>
<wp:docPr id="{identity}" name="Box {identity}"/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>
<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
<a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>
<wps:txbx><w:txbxContent/></wps:txbx><wps:bodyPr wrap="square"/></wps:wsp>
</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>"""
_EMU = 360_000  # English metric units in a centimetre


def write_docx(text: Text, look: Look, path: Path, *, printed: bool = False) -> None:
    """Lays a text out as a DOCX file.

    Args:
        text: what is to be in it.
        look: how.
        path: of the file.
        printed: leave out the tracked changes, which LibreOffice would print.
    """
    _Writer(text, look, printed).save(path)


@dataclass(slots=True)
class _Writer:
    text: Text
    look: Look
    printed: bool
    document: Any = field(default_factory=docx.Document)
    numbers: Numbers = field(default_factory=Numbers)
    notes: list[Any] = field(default_factory=list)
    boxes: int = 0
    dressed: int = 0

    def save(self, path: Path) -> None:
        """Writes everything in its order; the body's last element stays its section."""
        set_pages(self.document, self.text, self.look)
        _set_styles(self.document, self.look)
        section = self.document.element.body.sectPr
        for element in self._body():
            section.addprevious(element)
        if self.notes:
            add_notes(self.document, self.look.notes, self.notes)
        self.document.part.numbering_part.element[:] = list(self.numbers.elements())
        self.document.save(str(path))

    def _body(self) -> Iterator[Any]:
        if self.look.masthead == "body":
            yield from (masthead(self.text), made("p"))
        covered = [isinstance(each, Block) and bool(each.part) for each in self.text.pieces]
        for place, piece in enumerate(self.text.pieces):
            if self.look.contents and place == covered.index(False):
                yield from contents(self.text, text_width(self.look))
            yield from self._elements(piece)

    def _elements(self, piece: Block | Table | Box) -> list[Any]:
        if isinstance(piece, Box):
            return [self._box(piece)]
        if isinstance(piece, Table):
            return self._timetable(piece) if piece.tabbed else self._table(piece)
        return [self._heading(piece) if piece.kind is Kind.HEADING else self._paragraph(piece)]

    def _heading(self, block: Block) -> Any:
        look = self.look
        level = min(block.level, _DEEPEST)
        own = [made("pStyle", val=f"Heading{level}")] if look.styled else []
        number, typed = self._label(block, 0 if look.automatic else None)
        side = "center" if look.centred or level == 1 else "left"
        own += [made("keepNext"), number, made("spacing", before=240, after=120)]
        own.append(made("jc", val=side))
        runs = [*typed, *self._runs(block)]
        if not look.styled:
            size = look.sizes[level - 1] if look.sizes else look.points
            _embolden(runs, size)
            # An automatic number looks as the end of its paragraph does.
            own.append(made("rPr", *_bold(size)))
        return made("p", made("pPr", *own), *runs)

    def _label(self, block: Block, level: int | None) -> tuple[Any | None, list[Any]]:
        """Its automatic number, or the runs that stand for it: label and tab."""
        if not block.label and block.kind is Kind.HEADING:
            return None, []
        number = None if level is None else self.numbers.properties(block.label, level)
        typed = [] if number is not None else [run(written(block.label or "–"), made("tab"))]
        return number, typed

    def _paragraph(self, block: Block) -> Any:
        if block.kind is Kind.LIST_ITEM:
            level = max(block.level - 1, 0)
            number, typed = self._label(block, level if self.look.automatic else None)
            left = twips(_STEP * (level + 1))
            indent = made("ind", left=left, hanging=twips(_STEP))
            own = [number, made("tabs", made("tab", val="left", pos=left)), indent]
        else:
            first = twips(_STEP) if self.look.indented else 0
            typed, own = [], [made("ind", firstLine=first)]
        return made("p", made("pPr", *own), *typed, *self._runs(block))

    def _runs(self, block: Block) -> list[Any]:
        """Its text and the marks of its notes, each note written when its mark is met."""
        runs: list[Any] = []
        for each in stretches(block):
            if each.mark:
                self.notes.append(self._note(self.text.notes[each.mark]))
                at, styled = len(self.notes), self.look.raised
                runs.append(reference(self.look.notes, at, each.mark, styled=styled))
            elif self.look.decorated:
                self.dressed += 1
                runs += dressed(each.text, each.names, self.dressed, printed=self.printed)
            else:
                runs.append(run(written(each.text), names=each.names))
        return runs

    def _note(self, block: Block) -> Any:
        runs = [run(written(each.text), names=each.names) for each in stretches(block)]
        style = made("pStyle", val=_NOTE_STYLE)
        # LibreOffice repeats a mark of the writer's own by itself.
        if block.label.isdigit() or not self.printed:
            mark = own_mark(self.look.notes, block.label, styled=self.look.raised)
            runs = [mark, run(written(" ")), *runs]
        return made("p", made("pPr", style), *runs)

    def _box(self, box: Box) -> Any:
        self.boxes += 1
        width = text_width(self.look) - 0.5
        lines = len(box.block.text) * self.look.points * 0.035 / width
        extent = {"width": round(width * _EMU), "height": round((lines + 2) * 0.6 * _EMU)}
        drawing = parse_xml(_BOX.format(identity=self.boxes, **extent))
        content = next(drawing.iter(qn("w:txbxContent")))
        content.append(self._paragraph(box.block))
        return made("p", drawing)

    def _timetable(self, table: Table) -> list[Any]:
        """Rows as paragraphs, columns by tabs, as typists do it."""
        width = text_width(self.look) / len(table.rows[0])
        stops = [made("tab", val="left", pos=twips(width * at)) for at in range(len(table.rows[0]))]
        paragraphs = []
        for row in table.rows:
            runs: list[Any] = []
            for place, cell in enumerate(row):
                runs += [run(made("tab"))] if place else []
                runs += self._runs(cell.block) if cell and cell.block else []
            tabs = made("tabs", *(copy(stop) for stop in stops[1:]))
            own = made("pPr", tabs, made("spacing", after=0), made("jc", val="left"))
            paragraphs.append(made("p", own, *runs))
        return paragraphs

    def _table(self, table: Table) -> list[Any]:
        """The table and the empty paragraph that Word wants behind one."""
        widths = _widths(table, text_width(self.look))
        sides = ("top", "left", "bottom", "right", "insideH", "insideV") if self.look.ruled else ()
        grid = [made("gridCol", w=twips(width)) for width in widths]
        rows = [self._row(table, at, widths) for at in range(len(table.rows))]
        own = made("tblPr", made("tblW", w=0, type="auto"), borders("tblBorders", *sides))
        return [made("tbl", own, made("tblGrid", *grid), *rows), made("p")]

    def _row(self, table: Table, at: int, widths: list[float]) -> Any:
        header = made("trPr", made("tblHeader")) if at < table.headers else None
        cells: list[Any] = []
        row, place = table.rows[at], 0
        while place < len(row):
            cell = row[place]
            if cell is None:
                cell, merged = replace(covering(table, at, place), block=None), "continue"
            else:
                merged = "restart" if cell.down > 1 else ""
            width = sum(widths[place : place + cell.across])
            cells.append(self._cell(cell, width, merged, bold=at < table.headers))
            place += cell.across
        return made("tr", header, *cells)

    def _cell(self, cell: Cell, width: float, merged: str, *, bold: bool) -> Any:
        own = [made("tcW", w=twips(width), type="dxa")]
        own += [made("gridSpan", val=cell.across)] if cell.across > 1 else []
        own += [made("vMerge", val=merged)] if merged else []
        runs = self._runs(cell.block) if cell.block else []
        if bold:
            _embolden(runs, self.look.points)
        paragraph = made("p", made("pPr", made("spacing", after=0), made("jc", val="left")), *runs)
        return made("tc", made("tcPr", *own), paragraph)


def _embolden(elements: list[Any], points: float) -> None:
    """Makes all runs bold and of this size, those within a tracked change too."""
    for element in elements:
        for each in element.iter(qn("w:r")):
            each.get_or_add_rPr().extend(_bold(points))


def _bold(points: float) -> list[Any]:
    return [made("b"), made("sz", val=round(2 * points))]


def covering(table: Table, row: int, column: int) -> Cell:
    """The cell that is merged over a place from above."""
    while (found := table.rows[row][column]) is None:
        row -= 1
    return found


def _widths(table: Table, whole: float) -> list[float]:
    """Of the columns, wider where there is more text."""
    longest = [
        max(len(cell.block.text) for cell in column if cell and cell.block and cell.across == 1)
        for column in zip(*table.rows, strict=True)
    ]
    shares = [min(max(length, _NARROW), _WIDE) for length in longest]
    return [whole * share / sum(shares) for share in shares]


def _set_styles(document: Any, look: Look) -> None:
    """One font for everything; the template's headings are blue and have fonts of a theme."""
    normal = document.styles["Normal"]
    _set_style(normal, look, look.points)
    after = 0 if look.indented else look.points / 2
    normal.paragraph_format.space_after = Pt(after)
    normal.paragraph_format.space_before = Pt(0)
    normal.paragraph_format.alignment = 3 if look.justified else 0
    tag = made("lang", val="en-GB", eastAsia="zh-CN")
    normal.element.get_or_add_rPr().append(tag)
    for level, size in enumerate(look.sizes or (look.points,) * _DEEPEST, 1):
        style = document.styles[f"Heading {level}"]
        _set_style(style, look, size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.font.bold = True
    if look.raised:
        mark = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
        mark.element.styleId = MARK_STYLE
        mark.font.superscript = True
    note = document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
    note.element.styleId = _NOTE_STYLE
    note.base_style = normal
    note.font.size = Pt(look.points - 2)


def _set_style(style: Any, look: Look, size: float) -> None:
    style.font.size = Pt(size)
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    properties.insert(0, fonts(look))
