"""HTML: what a reader of the page sees as headings, paragraphs, items, cells and notes.

lxml parses; the tree is walked by events, so that no depth of nesting exhausts the stack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from aligner.document import Block, Document, Kind
from aligner.readers.assembling import block
from aligner.readers.formats import PLAIN, Runs, runs_by_line
from aligner.readers.given import Given
from aligner.readers.html.formats import inside
from aligner.readers.html.furniture import without_furniture
from aligner.readers.html.labels import LABEL, LEVEL, with_labels
from aligner.readers.html.layout import without_layout
from aligner.readers.html.looks import Looks, looks_of
from aligner.readers.html.page import text_of, tree_of, without_text
from aligner.readers.html.tags import (
    BACK_ID,
    BLOCKS,
    DROPPED,
    NOTE_ID,
    is_container,
    is_note,
    tag_of,
)
from aligner.readers.joining import Joiner, set_lines, unwrapped
from aligner.readers.labels import unbulleted
from aligner.readers.marks import MARK, clean, definition, raised
from aligner.readers.repair import joined, mend

_KINDS = {
    **{f"h{level}": Kind.HEADING for level in range(1, 7)},
    "li": Kind.LIST_ITEM,
    "td": Kind.TABLE_CELL,
    "th": Kind.TABLE_CELL,
}
# Characters of the fonts Symbol and Wingdings, as word processors write them.
_SYMBOL = re.compile("[\uf000-\uf0ff]+[ \t\xa0]*")
_WORD = re.compile(r"\w")
_LISTS = {"ol", "ul", "menu", "dir"}


def read(given: Given) -> Document:
    """An HTML file.

    Raises:
        UnreadableDocument: it is empty, binary, or of another format.
        BadEncoding: its encoding is not `encoding`, or cannot be told.
    """
    return read_page(text_of(given), given)


def read_page(text: str, given: Given) -> Document:
    """The document that a page's source holds.

    Args:
        text: the source.
        given: the file that it comes from.

    Raises:
        UnreadableDocument: it shows no text, or is nested too deeply.
    """
    tree, running = _prepared(text)
    blocks = mend(_walk(tree), paged=False)
    if not blocks:
        raise without_text(given, tree)
    return Document(given.language, blocks, running=running)


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a page, without its furniture."""
    return mend(_walk(_prepared(text)[0]), paged=False)


def parse_whole(text: str) -> tuple[Block, ...]:
    """The blocks of a page, furniture and all."""
    return mend(_walk(tree_of(clean(text))), paged=False)


def fragment_cells(source: str, line: int) -> list[Block]:
    """The cells of a table that stands as HTML in another format.

    Args:
        source: HTML in which marks travel already.
        line: given to every block.
    """
    tree = tree_of(source)
    with_labels(tree, Looks())
    return [replace(found, line=line) for found in _walk(tree) if found]


def _prepared(text: str) -> tuple[Any, tuple[str, ...]]:
    """A page's tree, its labels written in and its furniture marked; and its running lines."""
    tree = tree_of(clean(text))
    looks = looks_of(tree)
    running = without_furniture(tree, looks)
    with_labels(tree, looks)
    without_layout(tree)
    return tree, running


def _walk(root: Any) -> list[Block | None]:
    from lxml import etree

    builder = _Builder()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            builder.start(element)
        else:
            builder.end(element, is_root=element is root)
    builder.flush()
    return builder.blocks


@dataclass(slots=True)
class _Frame:
    """An open element that decides what its text is."""

    kind: Kind
    level: int = 0
    label: str = ""
    ordinal: str = ""
    used: bool = False


@dataclass(slots=True)
class _Builder:
    blocks: list[Block | None] = field(default_factory=list)
    buffer: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    styles: list[frozenset[str]] = field(default_factory=lambda: [PLAIN])
    frames: list[_Frame | None] = field(default_factory=list)
    captures: list[int] = field(default_factory=list)
    lists: int = 0
    containers: int = 0
    dropped: int = 0
    preformatted: int = 0
    line: int = 0

    def start(self, element: Any) -> None:
        tag = tag_of(element)
        if self.dropped or tag in DROPPED or _hidden(element) or self._is_backlink(element):
            if tag in BLOCKS:
                self.flush()
            self.dropped += 1
            return
        self.styles.append(inside(self.styles[-1], tag, element.get("style")))
        if tag == "br":
            self.buffer.append(("\n", PLAIN))
        if tag == "q":
            self.buffer.append(("“", PLAIN))
        if tag in BLOCKS:
            self._open(element, tag)
        if _captured(element, tag):
            self.captures.append(len(self.buffer))
        self.add(element.text)

    def end(self, element: Any, *, is_root: bool) -> None:
        tag = tag_of(element)
        if self.dropped:
            self.dropped -= 1
        else:
            if _captured(element, tag):
                self._raise(self.captures.pop())
            if tag == "q":
                self.buffer.append(("”", PLAIN))
            if tag in BLOCKS:
                self._close(element, tag)
            self.styles.pop()
        if not self.dropped and not is_root:
            self.add(element.tail)

    def add(self, text: str | None) -> None:
        if text:
            text = text.replace("\r", "") if self.preformatted else unwrapped(text)
            self.buffer.append((text, self.styles[-1]))

    def flush(self) -> None:
        runs, self.buffer = self.buffer, []
        text = re.sub(r"[ \t]+", " ", _text_of(runs))
        text = re.sub(r"[ \t]*\n[ \t]*", "\n", text).strip()
        if MARK.sub("", text).strip():
            self._emit(text, runs)

    def _open(self, element: Any, tag: str) -> None:
        self.flush()
        self.line = element.sourceline or self.line
        self.lists += tag in _LISTS
        self.containers += is_container(element)
        self.preformatted += tag == "pre"
        self.frames.append(self._frame(element, tag))

    def _close(self, element: Any, tag: str) -> None:
        self.flush()
        self.frames.pop()
        self.preformatted -= tag == "pre"
        self.containers -= is_container(element)
        self.lists -= tag in _LISTS

    def _frame(self, element: Any, tag: str) -> _Frame | None:
        label = element.get(LABEL) or ""
        note = NOTE_ID.fullmatch(element.get("id") or "")
        if is_note(element) or (self.containers and tag == "li"):
            return _Frame(Kind.FOOTNOTE, label=note[1] if note else label.rstrip("."))
        if element.get(LEVEL) and tag not in _KINDS:
            return _Frame(Kind.LIST_ITEM, int(element.get(LEVEL)), ordinal=label)
        if tag not in _KINDS:
            return None
        level = int(tag[1]) if _KINDS[tag] is Kind.HEADING else self.lists
        return _Frame(_KINDS[tag], level, ordinal=label)

    def _emit(self, text: str, runs: Runs) -> None:
        frame = next((each for each in reversed(self.frames) if each), None) or _Frame(
            Kind.PARAGRAPH
        )
        lines = set_lines(text, whole=frame.kind in {Kind.HEADING, Kind.FOOTNOTE})
        for line, own in runs_by_line(lines, runs):
            note = definition(line)
            if note or frame.kind is Kind.FOOTNOTE:
                self._note(frame, note, line, own)
            else:
                self._plain(frame, line, own)

    def _plain(self, frame: _Frame, text: str, runs: Runs) -> None:
        kind = Kind.PARAGRAPH if frame.used and frame.kind is Kind.LIST_ITEM else frame.kind
        bulleted, rest = _without_bullet(text)
        if bulleted and kind in {Kind.PARAGRAPH, Kind.LIST_ITEM}:
            kind, text = Kind.LIST_ITEM, rest
        made = block(kind, text, self.line, level=frame.level, runs=runs)
        if frame.ordinal and not frame.used and not made.label:
            made = block(kind, text, self.line, frame.ordinal, frame.level, runs)
        frame.used = True
        self.blocks.append(made)

    def _note(self, frame: _Frame, note: tuple[str, str] | None, text: str, runs: Runs) -> None:
        last = self.blocks[-1] if self.blocks else None
        if frame.kind is Kind.FOOTNOTE and frame.used and not note and last is not None:
            self.blocks[-1] = joined(last, block(Kind.FOOTNOTE, text, 0, runs=runs), Joiner(""))
            return
        label, text = note or (frame.label, text)
        frame.used = True
        self.blocks.append(block(Kind.FOOTNOTE, text, self.line, label, runs=runs))

    def _raise(self, since: int) -> None:
        content = _text_of(self.buffer[since:])
        mark = raised(content, _text_of(self.buffer[max(0, since - 3) : since]))
        if not MARK.search(content) and mark != content:
            self.buffer[since:] = [(mark, PLAIN)]

    def _is_backlink(self, element: Any) -> bool:
        """An arrow that leads from a note back to its mark; a mark that does so is the label."""
        kind, target = _link(element)
        leads_back = tag_of(element) == "a" and kind == "#" and BACK_ID.match(target) is not None
        if leads_back or element.get("role") == "doc-backlink":
            return re.search(r"[\w*†‡]", "".join(element.itertext())) is None
        return False


def _without_bullet(text: str) -> tuple[bool, str]:
    """Whether a text starts with a typed bullet, and the text without it."""
    symbol = _SYMBOL.match(text)
    bulleted, rest = (True, text[symbol.end() :]) if symbol else unbulleted(text)
    return bulleted and _WORD.search(rest) is not None, rest


def _text_of(runs: Runs) -> str:
    return "".join(text for text, _ in runs)


def _hidden(element: Any) -> bool:
    return "hidden" in element.attrib


def _captured(element: Any, tag: str) -> bool:
    """Whether an element's text may be a note mark."""
    if tag != "a":
        return tag == "sup"
    kind, target = _link(element)
    named = NOTE_ID.fullmatch(target) or BACK_ID.match(target)
    return bool(kind == "#" and named) or element.get("role") == "doc-noteref"


def _link(element: Any) -> tuple[str, str]:
    """A link's first character and the rest: "#" and a name for one within the page."""
    target = str(element.get("href") or "")
    return target[:1], target[1:]
