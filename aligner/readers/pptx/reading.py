"""PPTX: the text of the slides that are shown, each followed by its notes.

A slide's title is a heading; the other shapes follow as one reads, in rows from the top and from
the left within a row, groups as wholes. Hidden slides and shapes are left out, as are slide
numbers, dates and footers. A block's line is the number of its slide.

python-pptx opens the zip itself, without a bound on what it unpacks to, and resolves neither
inherited bullets nor automatic numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from aligner.document import Block, Document, Kind
from aligner.readers.archive import Archive
from aligner.readers.assembling import block
from aligner.readers.formats import Runs, found_in
from aligner.readers.given import Given
from aligner.readers.joining import joined_lines, unwrapped
from aligner.readers.marks import clean, definition, lift, raised
from aligner.readers.pptx.lists import Counting, bullet_of, own_depth
from aligner.readers.pptx.slide import Shape, Slide, Slides, shown_shapes
from aligner.readers.relationships import linked, links, open_main
from aligner.readers.repair import mend

_REMEDY = "open it in a presentation program and save it as PPTX"
_TITLES = {"title", "ctrTitle"}
_FURNITURE = {"sldNum", "dt", "ftr", "hdr", "sldImg"}
# A field's text is what was printed last; these say nothing of the text.
_FIELDS = ("slidenum", "datetime")
_OFF = {"0", "false", "off"}
_PROPERTIES = {"Fallback", "pPr", "endParaRPr"}
_FORMATS = {"b": "bold", "i": "italic", "u": "underline"}
# In thousandths of a per cent, or in per cent in strict files.
_BASELINE = re.compile(r"(-?)0*[1-9][0-9.]*%?")
Run = tuple[str, frozenset[str]]
# A line break that its writer set.
_BREAK: Run = ("\n", frozenset())


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
                    self._body(shape)

    def _shape(self, slide: Slide, shape: Shape) -> None:
        if shape.placeholder in _FURNITURE:
            if shape.placeholder in {"ftr", "hdr"}:
                self.running += filter(
                    None, (_text(_runs(each)).strip() for each in shape.paragraphs())
                )
        elif shape.placeholder in _TITLES:
            self._title(shape)
        elif shape.is_frame:
            self._frame(slide, shape)
        else:
            self._body(shape)

    def _title(self, shape: Shape) -> None:
        runs: list[Run] = []
        for paragraph in shape.paragraphs():
            runs += [*_runs(paragraph), _BREAK]
        for line, of_line in _lines(runs, whole=True):
            self._add(block(Kind.HEADING, line, self._number, level=1), of_line)

    def _body(self, shape: Shape) -> None:
        counting = Counting()
        for paragraph in shape.paragraphs():
            bullet, depth = bullet_of(paragraph, shape.styles), own_depth(paragraph)
            lines = _lines(_runs(paragraph))
            if not lines:
                continue
            label = counting.label(bullet, depth)
            if bullet is not None:
                line, runs = lines[0]
                self._add(block(Kind.LIST_ITEM, line, self._number, label, depth + 1), runs)
            for line, runs in lines[bullet is not None :]:
                self._paragraph(line, runs)

    def _paragraph(self, line: str, runs: Runs) -> None:
        mark, rest = definition(line) or ("", line)
        kind = Kind.FOOTNOTE if mark else Kind.PARAGRAPH
        self._add(block(kind, rest, self._number, mark), runs)

    def _cells(self, lines: Iterable[tuple[str, Runs]]) -> None:
        for line, runs in lines:
            self._add(block(Kind.TABLE_CELL, line, self._number), runs)

    def _add(self, made: Block, runs: Runs) -> None:
        self.blocks.append(replace(made, formats=found_in(lift(made.text)[0], runs)))

    def _frame(self, slide: Slide, shape: Shape) -> None:
        """A table, a chart or a diagram."""
        for cell in shape.element.iterfind(".//{*}tbl/{*}tr/{*}tc"):
            if cell.get("hMerge", "0") in _OFF and cell.get("vMerge", "0") in _OFF:
                for paragraph in cell.iterfind("{*}txBody/{*}p"):
                    self._cells(_lines(_runs(paragraph)))
        for element in shape.element.iterfind("{*}graphic/{*}graphicData/*"):
            for attribute, texts in (("id", _chart_texts), ("dm", _diagram_texts)):
                link = linked(slide.links, element, attribute)
                if link and link.kind in {"chart", "diagramData"}:
                    self._cells(texts(self.archive.xml(link.part)))


def _lines(runs: Sequence[Run], *, whole: bool = False) -> list[tuple[str, Runs]]:
    """The lines that a writer set, each with the runs that it is made of."""
    parts: list[list[Run]] = [[]]
    for run in runs:
        if run is _BREAK:
            parts.append([])
        else:
            parts[-1].append(run)
    joined = joined_lines([_text(part) for part in parts], whole=whole)
    return [(line, [run for at in indices for run in parts[at]]) for line, indices in joined]


def _text(runs: Sequence[Run]) -> str:
    """The text of runs, marks travelling in it."""
    text = ""
    for piece, names in runs:
        text += raised(piece, text[-12:]) if "superscript" in names else piece
    return text


def _runs(parent: Any) -> list[Run]:
    """Pieces of text with their formats; of alternatives all but the one for old programs."""
    found: list[Run] = []
    for element in parent:
        name = str(element.tag).rpartition("}")[2]
        if name == "br":
            found.append(_BREAK)
        elif name in {"r", "fld"}:
            if name == "r" or not element.get("type", "").startswith(_FIELDS):
                texts = "".join(each.text or "" for each in element.iterfind("{*}t"))
                found.append((unwrapped(clean(texts)), _formats(element)))
        elif name not in _PROPERTIES:
            found += _runs(element)
    return found


def _formats(run: Any) -> frozenset[str]:
    properties = run.find("{*}rPr")
    if properties is None:
        return frozenset()
    given = {name: properties.get(attribute, "") for attribute, name in _FORMATS.items()}
    names = {name for name, value in given.items() if value not in {*_OFF, "", "none"}}
    baseline = _BASELINE.fullmatch(properties.get("baseline", ""))
    if baseline:
        names.add("subscript" if baseline[1] else "superscript")
    return frozenset(names)


def _chart_texts(root: Any) -> Iterator[tuple[str, Runs]]:
    """A chart's titles, the names of its series, and those of its categories, each once."""
    titles = (_text(_runs(each)) for each in root.iterfind(".//{*}title//{*}p"))
    paths = (".//{*}ser/{*}tx//{*}v", ".//{*}ser/{*}cat//{*}strCache//{*}v")
    names = (each.text or "" for path in paths for each in root.iterfind(path))
    found = (unwrapped(clean(each)).strip() for each in (*titles, *names))
    return ((text, ()) for text in dict.fromkeys(filter(None, found)))


def _diagram_texts(root: Any) -> Iterator[tuple[str, Runs]]:
    """The texts of a SmartArt diagram, in the order of its points."""
    for paragraph in root.iterfind("{*}ptLst/{*}pt/{*}t/{*}p"):
        yield from _lines(_runs(paragraph))
