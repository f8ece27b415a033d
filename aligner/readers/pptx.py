"""PPTX: the text of the slides that are shown, each followed by its notes.

A slide's title is a heading; the other shapes follow as one reads, in rows from the top and from
the left within a row, groups as wholes. Hidden slides and shapes are left out, as are slide
numbers, dates and footers. A block's line is the number of its slide.

python-pptx opens the zip itself, without a bound on what it unpacks to, and resolves neither
inherited bullets nor automatic numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from aligner.document import Block, Document, Kind
from aligner.readers.archive import Archive
from aligner.readers.assembling import block
from aligner.readers.given import Given
from aligner.readers.joining import set_lines, unwrapped
from aligner.readers.marks import clean, definition, raised
from aligner.readers.pptx_lists import Counting, bullet_of, own_depth
from aligner.readers.pptx_slide import Shape, Slide, Slides, shown_shapes
from aligner.readers.relationships import linked, links, open_main
from aligner.readers.repair import mend

_REMEDY = "open it in a presentation program and save it as PPTX"
_TITLES = {"title", "ctrTitle"}
_FURNITURE = {"sldNum", "dt", "ftr", "hdr", "sldImg"}
# A field's text is what was printed last; these say nothing of the text.
_FIELDS = ("slidenum", "datetime")
_OFF = {"0", "false", "off"}
_PROPERTIES = {"Fallback", "pPr", "endParaRPr"}
# In thousandths of a per cent, or in per cent in strict files.
_RAISED = re.compile(r"0*[1-9][0-9.]*%?")


def read(given: Given) -> Document:
    """A PPTX file.

    Raises:
        UnreadableDocument: it is empty, damaged, locked, of another format or unreasonably large.
    """
    archive, main = open_main(given.data, given.path, "PPTX", "ppt/presentation.xml", _REMEDY)
    known = links(archive, main)
    slides = Slides(archive)
    walker = _Walker(archive)
    listed = archive.xml(main).iterfind("{*}sldIdLst/{*}sldId")
    parts = [link.part for link in (linked(known, each) for each in listed) if link]
    # A slide that is listed again would be read as often.
    for number, part in enumerate(dict.fromkeys(parts), 1):
        slide = slides.slide(part)
        if slide.root.get("show", "1") not in _OFF:
            walker.slide(slide, number)
        given.progress(number / len(parts))
    return Document(
        given.language,
        mend(walker.blocks, paged=False),
        running=tuple(dict.fromkeys(walker.running)),
    )


@dataclass(slots=True)
class _Walker:
    """Takes slides in order; lines of footers go to `running`."""

    archive: Archive
    blocks: list[Block | None] = field(default_factory=list)
    running: list[str] = field(default_factory=list)
    _number: int = 0

    def slide(self, slide: Slide, number: int) -> None:
        self._number = number
        for shape in shown_shapes(slide):
            self._shape(slide, shape)
        if slide.notes is not None:
            for shape in shown_shapes(slide.notes):
                if shape.placeholder == "body":
                    self._body(shape, Kind.PARAGRAPH)

    def _shape(self, slide: Slide, shape: Shape) -> None:
        if shape.placeholder in _FURNITURE:
            if shape.placeholder in {"ftr", "hdr"}:
                self.running += filter(None, (_text(each).strip() for each in shape.paragraphs()))
        elif shape.placeholder in _TITLES:
            self._title(shape)
        elif shape.is_frame:
            self._frame(slide, shape)
        else:
            self._body(shape, Kind.PARAGRAPH)

    def _title(self, shape: Shape) -> None:
        text = "\n".join(map(_text, shape.paragraphs()))
        self.blocks += [
            block(Kind.HEADING, line, self._number, level=1) for line in set_lines(text, whole=True)
        ]

    def _body(self, shape: Shape, kind: Kind) -> None:
        counting = Counting()
        for paragraph in shape.paragraphs():
            bullet, depth = bullet_of(paragraph, shape.styles), own_depth(paragraph)
            lines = set_lines(_text(paragraph))
            if not lines:
                continue
            label = counting.label(bullet, depth)
            if bullet is None:
                self._paragraph(lines, kind)
                continue
            level = depth + 1
            self.blocks.append(block(Kind.LIST_ITEM, lines[0], self._number, label, level))
            self._paragraph(lines[1:], kind)

    def _paragraph(self, lines: Iterable[str], kind: Kind) -> None:
        for line in lines:
            note = definition(line)
            if note and kind is Kind.PARAGRAPH:
                self.blocks.append(block(Kind.FOOTNOTE, note[1], self._number, note[0]))
            else:
                self.blocks.append(block(kind, line, self._number))

    def _frame(self, slide: Slide, shape: Shape) -> None:
        """A table, a chart or a diagram."""
        for cell in shape.element.iterfind(".//{*}tbl/{*}tr/{*}tc"):
            if cell.get("hMerge", "0") in _OFF and cell.get("vMerge", "0") in _OFF:
                for paragraph in cell.iterfind("{*}txBody/{*}p"):
                    self._paragraph(set_lines(_text(paragraph)), Kind.TABLE_CELL)
        for element in shape.element.iterfind("{*}graphic/{*}graphicData/*"):
            for attribute, texts in (("id", _chart_texts), ("dm", _diagram_texts)):
                link = linked(slide.links, element, attribute)
                if link and link.kind in {"chart", "diagramData"}:
                    self._paragraph(texts(self.archive.xml(link.part)), Kind.TABLE_CELL)


def _text(paragraph: Any) -> str:
    """A paragraph's text, marks travelling in it; `\\n` at a line break that its writer set."""
    text = ""
    for piece, is_raised in _pieces(paragraph):
        text += raised(piece, text[-12:]) if is_raised else piece
    return text


def _pieces(parent: Any) -> Iterator[tuple[str, bool]]:
    """Its runs with whether they are raised; of alternatives all but the one for old programs."""
    for element in parent:
        name = str(element.tag).rpartition("}")[2]
        if name == "br":
            yield "\n", False
        elif name == "fld" and element.get("type", "").startswith(_FIELDS):
            continue
        elif name in {"r", "fld"}:
            texts = "".join(each.text or "" for each in element.iterfind("{*}t"))
            yield clean(texts), _is_raised(element)
        elif name not in _PROPERTIES:
            yield from _pieces(element)


def _is_raised(run: Any) -> bool:
    properties = run.find("{*}rPr")
    return properties is not None and bool(_RAISED.fullmatch(properties.get("baseline", "0")))


def _chart_texts(root: Any) -> Iterator[str]:
    """A chart's titles, the names of its series, and those of its categories, each once."""
    titles = (_text(each) for each in root.iterfind(".//{*}title//{*}p"))
    paths = (".//{*}ser/{*}tx//{*}v", ".//{*}ser/{*}cat//{*}strCache//{*}v")
    names = (each.text or "" for path in paths for each in root.iterfind(path))
    found = (unwrapped(clean(each)).strip() for each in (*titles, *names))
    return iter(dict.fromkeys(filter(None, found)))


def _diagram_texts(root: Any) -> Iterator[str]:
    """The texts of a SmartArt diagram, in the order of its points."""
    for point in root.iterfind("{*}ptLst/{*}pt"):
        for paragraph in point.iterfind("{*}t/{*}p"):
            yield from set_lines(_text(paragraph))
