"""The reader: pages in, blocks out, and what is said of pages that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from aligner.document import Block, Document, Kind
from aligner.errors import UnreadableDocument
from aligner.readers.assembling import block
from aligner.readers.content import check
from aligner.readers.given import Given
from aligner.readers.joining import Joiner
from aligner.readers.labels import unbulleted
from aligner.readers.marks import definition
from aligner.readers.pdf.confined import pages
from aligner.readers.pdf.flow import Flow, cell_lines, flow
from aligner.readers.pdf.furniture import Sheet, furniture
from aligner.readers.pdf.grids import Table
from aligner.readers.pdf.headings import levels, look
from aligner.readers.pdf.lines import cell_text, joined_text, runs_of
from aligner.readers.pdf.notes import Note, completed, endnotes, marks_in
from aligner.readers.pdf.pages import Page, Rule
from aligner.readers.pdf.passages import Passage
from aligner.readers.pdf.spans import spans
from aligner.readers.repair import mend, symbol_line

# Share of a page that an image takes which is the page's scan.
_SCAN = 0.4
# Letters drawn as shapes are hundreds of shapes.
_DRAWN = 200
# Share of characters without a map that leaves a page's text unreadable.
_UNMAPPED = 0.25
_LEAST_UNMAPPED = 20
# Points that make a list deeper.
_INDENT = 9.0


def read(given: Given) -> Document:
    """A PDF file.

    Raises:
        UnreadableDocument: it is empty, damaged, locked, of another format, or has pages whose
            text is an image or in a font without a Unicode map.
    """
    check(given.data, given.path, "a PDF", (b"%PDF-",))
    sheets: list[Sheet] = []
    rules: list[tuple[Rule, ...]] = []
    scanned: list[int] = []
    unmapped: list[int] = []
    for page in pages(given):
        if _is_scan(page):
            scanned.append(page.number)
        if _is_unmapped(page):
            unmapped.append(page.number)
        sheets.append(Sheet(page.number, page.width, page.height, tuple(spans(page))))
        rules.append(page.rules)
    _require_text(scanned, unmapped)
    blocks, running = laid_out(sheets, rules)
    symbol = next(filter(None, map(symbol_line, running)), "")
    return Document(given.language, blocks, symbol=symbol, running=running)


def laid_out(
    sheets: Sequence[Sheet], rules: Sequence[tuple[Rule, ...]]
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of a document, and the lines of page headers and footers that are in none.

    Args:
        sheets: its pages.
        rules: the lines drawn on each.
    """
    gone, running = furniture(sheets)
    kept = [
        replace(sheet, spans=tuple(span for span in sheet.spans if span not in dropped))
        for sheet, dropped in zip(sheets, gone, strict=True)
    ]
    told = flow(kept, rules)
    return mend(list(_blocks(told)), joiner=told.joiner), running


def _is_scan(page: Page) -> bool:
    printed = any(glyph.code > 0x20 for glyph in page.glyphs)
    return not printed and (page.image >= _SCAN or page.paths >= _DRAWN)


def _is_unmapped(page: Page) -> bool:
    lost = sum(glyph.code == 0xFFFD or 0xE000 <= glyph.code < 0xF000 for glyph in page.glyphs)
    return lost >= max(_LEAST_UNMAPPED, _UNMAPPED * len(page.glyphs))


def _require_text(scanned: Sequence[int], unmapped: Sequence[int]) -> None:
    if scanned:
        raise UnreadableDocument(f"{_listed(scanned)} no text layer", remedy="run OCR first")
    if unmapped:
        raise UnreadableDocument(
            f"{_listed(unmapped)} text in a font without a Unicode map",
            remedy="run OCR first, over images of the pages",
        )


def _listed(numbers: Sequence[int]) -> str:
    """`page 3 has`, `pages 1, 3-5 have`."""
    stretches: list[list[int]] = []
    for number in numbers:
        if stretches and number == stretches[-1][-1] + 1:
            stretches[-1].append(number)
        else:
            stretches.append([number])
    names = [str(each[0]) if len(each) == 1 else f"{each[0]}-{each[-1]}" for each in stretches]
    return f"page {names[0]} has" if len(numbers) == 1 else f"pages {', '.join(names)} have"


def _blocks(told: Flow) -> Iterator[Block]:
    whole = completed([each for _, each in told.elements if isinstance(each, Note)], told.joiner)
    found = [(number, each) for number, each in told.elements if isinstance(each, Passage)]
    texts = [joined_text([line.text for line in each.lines], told.joiner) for _, each in found]
    by_note = {(note.page, note.mark, note.lines): (note, text) for note, text in whole}
    noted = {note.mark for note, _ in whole}
    last = endnotes(texts, [mark for mark in marks_in(_said(told, texts)) if mark not in noted])
    looks = [look(each, text, told.measure) for (_, each), text in zip(found, texts, strict=True)]
    depths = levels([each for index, each in enumerate(looks) if index not in last])
    at = 0
    for number, each in told.elements:
        if isinstance(each, Table):
            yield from _cells(each, number, told.joiner)
        elif isinstance(each, Passage):
            heading = looks[at]
            if at in last:
                yield block(Kind.FOOTNOTE, last[at][1], number, last[at][0], runs=each.runs)
            else:
                yield _told(each, texts[at], number, depths[heading] if heading else 0)
            at += 1
        elif (done := by_note.get((each.page, each.mark, each.lines))) is not None:
            yield block(Kind.FOOTNOTE, done[1], each.page, each.mark, runs=done[0].runs)


def _said(told: Flow, texts: Sequence[str]) -> Iterator[str]:
    """All texts in which marks stand, in order of passages and tables."""
    rest = iter(texts)
    for _, each in told.elements:
        if isinstance(each, Passage):
            yield next(rest)
        elif isinstance(each, Table):
            yield from (span.text for cell in each.cells for span in cell.spans)


def _cells(table: Table, number: int, joiner: Joiner) -> Iterator[Block]:
    for cell in table.cells:
        text = cell_text(cell_lines(cell), joiner)
        yield block(Kind.TABLE_CELL, text, number, runs=runs_of(cell.spans))


def _told(passage: Passage, text: str, number: int, depth: int) -> Block:
    runs = passage.runs
    note = definition(text)
    if note is not None:
        return block(Kind.FOOTNOTE, note[1], number, note[0], runs=runs)
    if depth:
        return block(Kind.HEADING, text, number, "", depth, runs)
    bulleted, rest = unbulleted(text)
    indent = round((passage.lines[0].left - passage.left) / _INDENT)
    kind = Kind.LIST_ITEM if bulleted else Kind.PARAGRAPH
    return block(kind, rest, number, "", indent, runs)
