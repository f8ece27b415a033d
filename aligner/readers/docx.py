"""DOCX: what Word prints, with headings, numbers, cells and notes as the file knows them.

Deleted tracked changes are dropped and inserted ones kept, as if all were accepted; page
headers and footers are left out, but for the document symbol that stands in a header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from aligner.document import Block, Document, Kind
from aligner.readers.assembling import block
from aligner.readers.docx_numbering import (
    Numbering,
    Style,
    read_numbering,
    read_styles,
    value_of,
    whole_number,
)
from aligner.readers.docx_package import Package, W, open_package
from aligner.readers.given import Given
from aligner.readers.joining import Joiner, set_lines, word_set
from aligner.readers.marks import MARK, clean, wrap
from aligner.readers.repair import mend, symbol_line

# Their content is not in the text as printed with all changes accepted.
_SKIPPED = {
    W + name
    for name in word_set("del moveFrom delText instrText delInstrText rt txbxContent pPr rPr sdtPr")
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_CHARACTERS = {
    W + "tab": " ",
    W + "ptab": " ",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_TEXTS = {W + "t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}
_REFERENCES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_NOTE_TAGS = {"footnotes": W + "footnote", "endnotes": W + "endnote"}
_OFF = {"0", "false", "off"}


def read(given: Given) -> Document:
    """A DOCX file.

    Raises:
        UnreadableDocument: it is empty, damaged, locked, or of another format.
    """
    package = open_package(given.data, given.path)
    walker = _Walker(read_styles(package), read_numbering(package))
    walker.walk(package.body)
    walker.blocks += _notes(package, walker)
    return Document(
        given.language, mend(walker.blocks, paged=False), symbol=_header_symbol(package)
    )


def _header_symbol(package: Package) -> str:
    """The document symbol that stands in a page header, "" if none does."""
    texts = (_text_of(each, {}) for header in package.headers() for each in header.iter(f"{W}p"))
    return next(filter(None, map(symbol_line, texts)), "")


@dataclass(slots=True)
class _Walker:
    """Takes the body's paragraphs in order; `notes` numbers notes as they are referred to."""

    styles: Mapping[str, Style]
    numbering: Numbering
    blocks: list[Block | None] = field(default_factory=list)
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    count: int = 0
    carried: str = ""

    def walk(self, parent: Any, *, in_cell: bool = False) -> None:
        for element in parent:
            if element.tag == f"{W}p":
                self._paragraph(element, in_cell)
            elif element.tag == f"{W}tbl":
                for cell in _cells(element):
                    self.walk(cell, in_cell=True)
            elif element.tag not in _SKIPPED and isinstance(element.tag, str):
                self.walk(element, in_cell=in_cell)

    def _paragraph(self, element: Any, in_cell: bool) -> None:
        self.count += 1
        text = self.carried + _text_of(element, self.notes)
        self.carried = ""
        if element.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            # Its end is deleted: what follows goes on in the same paragraph.
            self.carried = text
            return
        if MARK.sub("", text).strip():
            self._emit(element, text, in_cell)
        for box in _boxes(element):
            self.walk(box, in_cell=in_cell)

    def _emit(self, element: Any, text: str, in_cell: bool) -> None:
        style = self.styles.get(value_of(element, "pPr", "pStyle"), Style())
        label, depth = self._label(element, style)
        outline = _own_outline(element, style.outline)
        kind = Kind.TABLE_CELL if in_cell else Kind.HEADING if outline else Kind.PARAGRAPH
        if label is not None and kind is Kind.PARAGRAPH:
            kind = Kind.LIST_ITEM
        lines = set_lines(text, whole=kind is Kind.HEADING)
        text, label = _labelled_by_words(lines[0], label or "")
        indent = outline if kind is Kind.HEADING else depth
        self.blocks.append(block(kind, text, self.count, label, indent))
        rest = Kind.TABLE_CELL if in_cell else Kind.PARAGRAPH
        self.blocks += [block(rest, line, self.count) for line in lines[1:]]

    def _label(self, element: Any, style: Style) -> tuple[str | None, int]:
        """The automatic label (None if the paragraph is in no list) and its depth (0 then)."""
        number = value_of(element, "pPr", "numPr", "numId") or style.number
        written = value_of(element, "pPr", "numPr", "ilvl")
        depth = whole_number(written, 0) if written else style.level or 0
        label = self.numbering.next_label(number, depth) if number else None
        return label, 0 if label is None else depth + 1


def _own_outline(element: Any, inherited: int) -> int:
    written = value_of(element, "pPr", "outlineLvl")
    level = whole_number(written, 9)
    return (level + 1 if 0 <= level < 9 else 0) if written else inherited


def _labelled_by_words(text: str, label: str) -> tuple[str, str]:
    """An automatic "Chapter 3" or 第三章 belongs to the text, as it does where it was typed."""
    if re.search(r"[^\W\d_]{2,}", label) and not re.fullmatch(
        r"\W*[ivxlcIVXLC一二三四五六七八九十百〇]+\W*", label
    ):
        return f"{label} {text}", ""
    return text, label


def _cells(table: Any) -> Iterator[Any]:
    """Cells in the order of rows, merged ones once; a deleted row has none."""
    for row in table.iter(f"{W}tr"):
        if (
            next(row.iterancestors(f"{W}tbl")) is not table
            or row.find(f"{W}trPr/{W}del") is not None
        ):
            continue
        for cell in row.iter(f"{W}tc"):
            if next(cell.iterancestors(f"{W}tr")) is row and not _is_merged_away(cell):
                yield cell


def _is_merged_away(cell: Any) -> bool:
    merged = [cell.find(f"{W}tcPr/{W}{name}") for name in ("vMerge", "hMerge")]
    return any(
        each is not None and each.get(f"{W}val", "continue") == "continue" for each in merged
    )


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Text boxes anchored in a paragraph; the copy for old versions of Word is left out."""
    for box in paragraph.iter(f"{W}txbxContent"):
        above = [each.tag for each in box.iterancestors()]
        nested = (
            W + "txbxContent" in above[: above.index(W + "p") + 1] if W + "p" in above else False
        )
        if not nested and not any(str(tag).endswith("}Fallback") for tag in above):
            yield box


def _text_of(paragraph: Any, notes: dict[tuple[str, str], str]) -> str:
    """A paragraph's text, marks travelling in it; `\\n` at a line break that its writer set."""
    return "".join(_pieces(paragraph, notes))


def _pieces(parent: Any, notes: dict[tuple[str, str], str]) -> Iterator[str]:
    for element in parent:
        if element.tag in _SKIPPED or (element.tag == f"{W}r" and _is_hidden(element)):
            continue
        if element.tag in _TEXTS:
            yield clean(element.text or "").replace("\n", " ")
        elif element.tag in _CHARACTERS:
            yield "" if element.get(f"{W}type") in {"page", "column"} else _CHARACTERS[element.tag]
        elif element.tag in _REFERENCES:
            yield _referred(element, notes)
        elif isinstance(element.tag, str):
            yield from _pieces(element, notes)


def _is_hidden(run: Any) -> bool:
    found = run.find(f"{W}rPr/{W}vanish")
    return found is not None and found.get(f"{W}val", "1") not in _OFF


def _referred(element: Any, notes: dict[tuple[str, str], str]) -> str:
    """Word numbers notes as they come; a mark of the writer's own stands in the text after it."""
    part = _REFERENCES[element.tag]
    key = (part, element.get(f"{W}id", ""))
    if element.get(f"{W}customMarkFollows", "0") not in {*_OFF, ""}:
        own = "".join(each.text or "" for each in element.itersiblings(f"{W}t")).strip()
        notes[key] = own or "*"
        for each in element.itersiblings(f"{W}t"):
            each.text = ""
    elif key not in notes:
        counted = sum(known == part and label.isdigit() for (known, _), label in notes.items())
        notes[key] = str(counted + 1)
    return wrap(notes[key])


def _notes(package: Package, walker: _Walker) -> list[Block]:
    """The notes that the text refers to, in that order."""
    written: dict[tuple[str, str], str] = {}
    for part, tag in _NOTE_TAGS.items():
        root = package.part(f"{part}.xml")
        if root is not None:
            written |= {(part, note.get(f"{W}id", "")): _note_text(note) for note in root.iter(tag)}
    return [
        block(Kind.FOOTNOTE, written[key], 0, label)
        for key, label in walker.notes.items()
        if written.get(key, "").strip()
    ]


def _note_text(note: Any) -> str:
    joiner = Joiner("")
    text = ""
    for paragraph in note.iter(f"{W}p"):
        for line in _text_of(paragraph, {}).split("\n"):
            text = joiner.join(text, line) if text else line
    return text.strip()
