"""A DOCX file into a `Document`: the stories walked, numbered, and told as blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from aligner.document import Block, Document, Kind
from aligner.errors import UnreadableDocument
from aligner.readers.assembling import block
from aligner.readers.docx.elements import W
from aligner.readers.docx.looks import shown_headings
from aligner.readers.docx.notes import Notes, read_notes
from aligner.readers.docx.numbering import Counter, Label, read_lists
from aligner.readers.docx.package import Package, open_package
from aligner.readers.docx.paragraphs import PAGE_BREAK, Paragraph, Piece
from aligner.readers.docx.rows import line_end, parted, rows_laid_by_tabs
from aligner.readers.docx.running import running_lines
from aligner.readers.docx.story import Story
from aligner.readers.docx.styles import Styles, read_styles
from aligner.readers.formats import found_in
from aligner.readers.given import Given
from aligner.readers.joining import Joiner, joined_lines
from aligner.readers.labels import unbulleted
from aligner.readers.marks import MARK, OPEN, definition, lift
from aligner.readers.repair import mend

_OFTEN = 250  # paragraphs between two words on how far it is
_LEFT_OUT = (f"{W}altChunk", f"{W}subDoc")


def read(given: Given) -> Document:
    """A DOCX file.

    Raises:
        UnreadableDocument: it is empty, damaged, locked, or of another format.
    """
    package = open_package(given)
    styles, notes = read_styles(package), read_notes(package)
    story = Story(styles, notes, _heard(package, given.progress))
    lists = read_lists(package)
    teller = _Teller(styles, notes, Counter(lists), Counter(lists))
    blocks = mend(list(teller.told(story.walk(package.body))), paged=False)
    if not blocks and any(True for _ in package.body.iter(*_LEFT_OUT)):
        raise _elsewhere(given)
    running, symbol = running_lines(package, styles)
    given.progress(1.0)
    return Document(given.language, blocks, symbol=symbol, running=running)


def _heard(package: Package, progress: Callable[[float], None]) -> Callable[[int], None]:
    total = sum(1 for _ in package.body.iter(f"{W}p"))

    def heard(count: int) -> None:
        if count % _OFTEN == 0:
            progress(count / max(total, count))

    return heard


def _elsewhere(given: Given) -> UnreadableDocument:
    return UnreadableDocument(
        "has its text in other files that it only refers to",
        path=given.path,
        remedy="open it in a word processor, which takes them in, and save it",
    )


@dataclass(slots=True)
class _Teller:
    """Tells paragraphs as blocks, each followed by the notes that it refers to.

    Attributes:
        styles: of the document.
        notes: that the body refers to.
        body: counts its lists.
        other: counts the lists in notes.
        marks: that were met so far, other than at the start of a paragraph.
    """

    styles: Styles
    notes: Notes
    body: Counter
    other: Counter
    marks: set[str] = field(default_factory=set)

    def told(self, paragraphs: Sequence[Paragraph]) -> Iterator[Block]:
        """Blocks of the body, marks travelling in them."""
        labels = list(_labels(paragraphs, self.body))
        headings = shown_headings(paragraphs, [each.text if each else "" for each in labels])
        rows = rows_laid_by_tabs(paragraphs)
        for index, paragraph in enumerate(paragraphs):
            if paragraph.is_blank or paragraph.style.contents:
                continue
            if index in rows:
                yield from _row(paragraph)
            else:
                level = headings.get(index, paragraph.outline)
                yield from self._blocks(paragraph, labels[index], level)
            self.marks.update(MARK.findall(paragraph.text.lstrip().lstrip(OPEN)))
            yield from self._notes(paragraph)

    def _blocks(self, paragraph: Paragraph, label: Label | None, level: int) -> Iterator[Block]:
        kind = _kind(paragraph, label, level)
        if kind is Kind.PARAGRAPH and not paragraph.notes:
            note = definition(_plain(paragraph.pieces))
            if note and note[0] in self.marks:
                text = note[1].replace("\n", " ")
                yield _formatted(_block(Kind.FOOTNOTE, text, paragraph, note[0]), paragraph.pieces)
                return
        yield from _lines(paragraph, kind, label, level)

    def _notes(self, paragraph: Paragraph) -> Iterator[Block]:
        for key, mark in paragraph.notes:
            root = self.notes.take(key)
            if root is not None:
                yield from self._note(Story(self.styles).walk(root), mark)

    def _note(self, paragraphs: Sequence[Paragraph], mark: str) -> Iterator[Block]:
        """All paragraphs of a note in one, without the mark that it repeats."""
        joiner, text = Joiner(""), ""
        for paragraph, label in zip(paragraphs, _labels(paragraphs, self.other), strict=True):
            own = f"{label.text} " if label and label.text and not paragraph.is_blank else ""
            for line in (own + _plain(paragraph.pieces)).split("\n"):
                text = joiner.join(text, line) if text.strip() else line
        repeated = definition(text)
        text = repeated[1] if repeated else text.strip()
        text = text if mark.isalnum() else text.removeprefix(mark)
        if MARK.sub("", text).strip():
            pieces = [piece for paragraph in paragraphs for piece in paragraph.pieces]
            yield _formatted(block(Kind.FOOTNOTE, text, 0, mark), pieces)


def _labels(paragraphs: Sequence[Paragraph], counter: Counter) -> Iterator[Label | None]:
    """The automatic label of each paragraph; an empty one is numbered too."""
    for each in paragraphs:
        numbered = each.number and not each.style.contents
        yield counter.next_label(each.number, each.level, each.style) if numbered else None


def _kind(paragraph: Paragraph, label: Label | None, level: int) -> Kind:
    if paragraph.in_cell:
        return Kind.TABLE_CELL
    if level:
        return Kind.HEADING
    return Kind.PARAGRAPH if label is None else Kind.LIST_ITEM


def _row(paragraph: Paragraph) -> Iterator[Block]:
    """The cells of a row that was laid by tabs."""
    for pieces in parted(paragraph.pieces, "\t"):
        text = _plain(pieces)
        if MARK.sub("", text).strip():
            yield _formatted(_block(Kind.TABLE_CELL, text, paragraph), pieces)


def _lines(paragraph: Paragraph, kind: Kind, label: Label | None, level: int) -> Iterator[Block]:
    """A block for each line that its writer set; the first has the label."""
    parts = list(parted(paragraph.pieces, line_end(paragraph)))
    rest = Kind.TABLE_CELL if paragraph.in_cell else Kind.PARAGRAPH
    texts = [_plain(pieces) for pieces in parts]
    for place, (text, used) in enumerate(joined_lines(texts, whole=kind is Kind.HEADING)):
        pieces = [piece for index in used for piece in parts[index]]
        if place:
            yield _formatted(_block(rest, text, paragraph), pieces)
        else:
            yield _formatted(_first(paragraph, kind, text, label, level), pieces)


def _first(paragraph: Paragraph, kind: Kind, text: str, label: Label | None, level: int) -> Block:
    text, printed = _labelled_by_words(text, label) if label else (text, "")
    if kind is Kind.PARAGRAPH:
        bulleted, text = unbulleted(text)
        kind = Kind.LIST_ITEM if bulleted else kind
    depth = level if kind is Kind.HEADING else label.depth if label else 0
    return _block(kind, text, paragraph, printed, depth)


# Roman and Chinese numbers, and letters that are doubled beyond z, are no words.
_NUMBERS = "ivxlcIVXLC一二三四五六七八九十百千〇零壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"
_NO_WORDS = re.compile(rf"[\W\d_{_NUMBERS}]*|\W*([A-Za-z])\1+\W*")


def _labelled_by_words(text: str, label: Label) -> tuple[str, str]:
    """An automatic "Chapter 3" or 第三章 belongs to the text, as it does where it was typed."""
    if re.search(r"[^\W\d_]{2,}", label.text) and not _NO_WORDS.fullmatch(label.text):
        return f"{label.text}{label.glue}{text}", ""
    return text, label.text


def _plain(pieces: Sequence[Piece]) -> str:
    """Their text; what a page break parts is joined as if none were there."""
    text = "".join(piece.text for piece in pieces)
    if PAGE_BREAK not in text:
        return text
    joiner = Joiner("")
    whole = ""
    for part in filter(str.strip, text.split(PAGE_BREAK)):
        whole = joiner.join(whole, part) if whole else part
    return whole


def _block(kind: Kind, text: str, paragraph: Paragraph, label: str = "", level: int = 0) -> Block:
    return block(kind, text, paragraph.line, label, level)


def _formatted(told: Block, pieces: Sequence[Piece]) -> Block:
    """With the formats of its text as it will be without its marks."""
    runs = [(piece.text, piece.names) for piece in pieces]
    return replace(told, formats=found_in(lift(told.text)[0], runs))
