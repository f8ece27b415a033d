"""A story, which is a body, a note or a header: its paragraphs as printed, all changes accepted.

The elements are walked once, in order and without recursion, however deep they lie. What is
deleted or moved away, hidden, replaced by another form (`mc:Fallback`) or made by Word itself (a
table of contents) is passed over on the way. Capitals that only the layout makes (`w:caps`)
stay as they were typed, since the other version and a memory have words and not their looks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from aligner.readers.docx.elements import (
    MATHS,
    MC,
    OFF,
    W,
    has,
    tags,
    value_of,
)
from aligner.readers.docx.fields import Fields, is_unseen
from aligner.readers.docx.merging import Grid, is_deleted
from aligner.readers.docx.notes import Key, Notes
from aligner.readers.docx.paragraphs import PAGE_BREAK, PLAIN, Paragraph, Piece, begun, with_marks
from aligner.readers.docx.styles import Shown, Style, Styles
from aligner.readers.docx.symbols import symbol, unprivate
from aligner.readers.marks import clean, wrap

_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_STAR = "*"
_LONGEST_MARK = 8


def _unheard(count: int) -> None:
    """Paragraphs that nobody counts."""


@dataclass(slots=True)
class _Own:
    """A mark that the writer gave a note: it stands in the text behind the reference."""

    key: Key
    text: str = ""


@dataclass(slots=True)
class Story:
    """A story that is being walked.

    Attributes:
        styles: of the document.
        notes: to count on with, None where references have no place.
        heard: told of every paragraph, by number.
    """

    styles: Styles
    notes: Notes | None = None
    heard: Callable[[int], None] = _unheard
    _fields: Fields = field(init=False)
    _done: list[Paragraph] = field(default_factory=list)
    _open: list[Paragraph] = field(default_factory=list)
    # What goes on in the next paragraph, for the body and each open cell and box.
    _carried: list[tuple[Paragraph, bool] | None] = field(default_factory=lambda: [None])
    _runs: list[Shown] = field(default_factory=list)
    _hidden: int = 0
    _grids: list[Grid] = field(default_factory=list)
    _cells: int = 0
    _count: int = 0
    _own: _Own | None = None

    def walk(self, root: Any) -> list[Paragraph]:
        """The paragraphs below an element, of those without text only what is numbered."""
        self._fields = Fields(root)
        walker: Any = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                if element.tag in _ENDS:
                    _ENDS[element.tag](self, element)
            elif element.tag in _SKIPPED or (
                element.tag in _STARTS and _STARTS[element.tag](self, element)
            ):
                walker.skip_subtree()
        self._flush()
        return self._done

    # Starts give true if what is inside is not to be seen.

    def _paragraph(self, element: Any) -> None:
        self._count += 1
        self.heard(self._count)
        paragraph = begun(self._count, self.styles.of(element), element.find(f"{W}pPr"))
        paragraph.in_cell, paragraph.in_box = self._cells > 0, bool(self._open)
        self._open.append(paragraph)

    def _run(self, element: Any) -> None:
        style = self._open[-1].style if self._open else self.styles.named("")
        shown = self.styles.shown(element.find(f"{W}rPr"), style)
        self._runs.append(shown)
        self._hidden += shown.hidden

    def _text(self, element: Any) -> None:
        text = clean(element.text or "").replace("\n", " ")
        if text:
            font = self._runs[-1].font if self._runs else ""
            self._say(unprivate(text, font))

    def _character(self, element: Any) -> None:
        self._say(_CHARACTERS[element.tag[len(W) :]])

    def _break(self, element: Any) -> None:
        if element.get(f"{W}type") in {"page", "column"}:
            self._page(element)
            self._say(PAGE_BREAK)
        else:
            self._say("\n")

    def _page(self, element: Any) -> None:
        if self.notes is not None:
            self.notes.page_ends()

    def _symbol(self, element: Any) -> None:
        code = element.get(f"{W}char", "")
        number = int(code, 16) if 0 < len(code) <= 5 and _is_hex(code) else 0
        self._say(symbol(number, element.get(f"{W}font", "")))

    def _reference(self, element: Any) -> None:
        if self.notes is None or not self._open or self._hidden or not self._fields.seen:
            return
        key = (element.tag[len(W) : -len("Reference")] + "s", element.get(f"{W}id", ""))
        if element.get(f"{W}customMarkFollows", "0") in {*OFF, ""}:
            self._refer(key)
        else:
            self._own = _Own(key)

    def _refer(self, key: Key, own: str = "") -> None:
        if self.notes is not None:
            mark = self.notes.mark(key, own)
            self._open[-1].notes.append((key, mark))
            self._open[-1].pieces.append(Piece(wrap(mark), PLAIN, 0))

    def _field(self, element: Any) -> None:
        self._say(self._fields.met(element))

    def _code(self, element: Any) -> None:
        self._fields.code(element.text or "")

    def _simple_field(self, element: Any) -> bool:
        return is_unseen(element.get(f"{W}instr", ""))

    def _table(self, element: Any) -> None:
        self._flush()
        self._grids.append(Grid())

    def _row(self, element: Any) -> bool:
        if is_deleted(element):
            return True
        if self._grids:
            self._grids[-1].row(element)
        return False

    def _cell(self, element: Any) -> bool:
        self._container(element)
        self._cells += 1
        return bool(self._grids) and not self._grids[-1].shows(element)

    def _container(self, element: Any) -> None:
        self._carried.append(None)

    def _control(self, element: Any) -> bool:
        gallery = value_of(element, "sdtPr", "docPartObj", "docPartGallery")
        return gallery.lower() == "table of contents"

    def _choice(self, element: Any) -> bool:
        """The first form is the one to be shown; the last is for programs that know none."""
        return element.getparent().find(f"{MC}Choice") is not element

    def _fallback(self, element: Any) -> bool:
        return element.getparent().find(f"{MC}Choice") is not None

    # Ends.

    def _run_ends(self, element: Any) -> None:
        if self._runs:
            self._hidden -= self._runs.pop().hidden
        if self._own and self._own.text.strip():
            self._own_mark()

    def _own_mark(self) -> None:
        own, self._own = self._own, None
        if own and self._open:
            mark = own.text.strip()
            self._refer(own.key, mark if 0 < len(mark) <= _LONGEST_MARK else _STAR)
            if len(mark) > _LONGEST_MARK:
                self._say(own.text.replace(_STAR, "", 1))

    def _paragraph_ends(self, element: Any) -> None:
        self._own_mark()
        paragraph = self._open.pop()
        paragraph.pieces = with_marks(paragraph.pieces)
        carried, self._carried[-1] = self._carried[-1], None
        if carried:
            paragraph.follow(carried[0], hidden=carried[1])
        properties = element.find(f"{W}pPr")
        hidden = self._is_hidden(properties, paragraph.style)
        if hidden or _is_deleted(properties):
            self._carried[-1] = (paragraph, hidden)
        else:
            self._emit(paragraph)
        if properties is not None and has(properties, "sectPr") and self.notes is not None:
            self.notes.section_ends()

    def _is_hidden(self, properties: Any | None, style: Style) -> bool:
        own = None if properties is None else properties.find(f"{W}rPr")
        return self.styles.shown(own, style).hidden

    def _emit(self, paragraph: Paragraph) -> None:
        """A paragraph of a box waits in the one that it is anchored in."""
        target = self._open[-1].boxed if self._open else self._done
        boxed, paragraph.boxed = paragraph.boxed, []
        if paragraph.number or not paragraph.is_blank:
            target.append(paragraph)
        target.extend(boxed)

    def _flush(self) -> None:
        """What was carried on has nothing to go on in; if nothing is printed of it, it is gone."""
        carried, self._carried[-1] = self._carried[-1], None
        if carried and not carried[0].is_blank:
            self._emit(carried[0])

    def _container_ends(self, element: Any) -> None:
        self._flush()
        self._carried.pop()

    def _cell_ends(self, element: Any) -> None:
        self._container_ends(element)
        self._cells -= 1

    def _table_ends(self, element: Any) -> None:
        self._grids.pop()

    def _say(self, text: str) -> None:
        if not text or not self._open or self._hidden or not self._fields.seen:
            return
        if self._own:
            self._own.text += text
            return
        shown = self._runs[-1] if self._runs else Shown()
        self._open[-1].pieces.append(Piece(text, shown.names, shown.size))


def _is_deleted(properties: Any | None) -> bool:
    """Whether a tracked change takes a paragraph's end away, or moves it elsewhere."""
    return properties is not None and (
        has(properties, "rPr", "del") or has(properties, "rPr", "moveFrom")
    )


def _is_hex(code: str) -> bool:
    return all(char in "0123456789abcdefABCDEF" for char in code)


_Start = Callable[[Story, Any], bool | None]

# Their content is not in the text as printed with all changes accepted.
_SKIPPED = tags(
    """del moveFrom delText delInstrText rt pPr rPr sdtPr tblPr tblGrid trPr tcPr sectPr
    altChunk subDoc"""
)
_STARTS: dict[str, _Start] = {
    f"{W}p": Story._paragraph,
    f"{W}r": Story._run,
    f"{W}t": Story._text,
    **{f"{maths}t": Story._text for maths in MATHS},
    **{W + name: Story._character for name in _CHARACTERS},
    f"{W}br": Story._break,
    f"{W}lastRenderedPageBreak": Story._page,
    f"{W}sym": Story._symbol,
    f"{W}footnoteReference": Story._reference,
    f"{W}endnoteReference": Story._reference,
    f"{W}fldChar": Story._field,
    f"{W}instrText": Story._code,
    f"{W}fldSimple": Story._simple_field,
    f"{W}tbl": Story._table,
    f"{W}tr": Story._row,
    f"{W}tc": Story._cell,
    f"{W}txbxContent": Story._container,
    f"{W}sdt": Story._control,
    f"{MC}Choice": Story._choice,
    f"{MC}Fallback": Story._fallback,
}
_ENDS: dict[str, Callable[[Story, Any], None]] = {
    f"{W}r": Story._run_ends,
    f"{W}p": Story._paragraph_ends,
    f"{W}tbl": Story._table_ends,
    f"{W}tc": Story._cell_ends,
    f"{W}txbxContent": Story._container_ends,
}
