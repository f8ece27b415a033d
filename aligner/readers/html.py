"""HTML: what a reader of the page sees as headings, paragraphs, items, cells and notes.

lxml parses; the tree is walked by events, so that no depth of nesting exhausts the stack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from aligner.document import Block, Document, Kind
from aligner.errors import UnreadableDocument
from aligner.readers.assembling import block
from aligner.readers.content import check, without_text
from aligner.readers.encodings import declared, decode
from aligner.readers.formats import PLAIN, Runs, runs_by_line
from aligner.readers.given import Given
from aligner.readers.html_formats import inside
from aligner.readers.joining import Joiner, set_lines, unwrapped, word_set
from aligner.readers.marks import MARK, clean, definition, raised
from aligner.readers.numbering import formatted
from aligner.readers.repair import joined, mend

_DROPPED = word_set(
    """head script style nav noscript template svg math button select textarea iframe object
    audio video canvas rt rp"""
)
_BLOCKS = word_set(
    """address article aside blockquote body caption center dd details dialog div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main ol p pre section
    summary table tbody td tfoot th thead tr ul"""
)
_KINDS = {
    **{f"h{level}": Kind.HEADING for level in range(1, 7)},
    "li": Kind.LIST_ITEM,
    "td": Kind.TABLE_CELL,
    "th": Kind.TABLE_CELL,
}
_LISTS = {"ol", "ul"}
_LIST_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}

_NOTE_ID = re.compile(
    r"(?:_?ftn|_?edn|fn|footnote|endnote|note|cite_note)[-_:.]?(\w{0,3}?\d{1,3}|\*)", re.I
)
_NOTE_ROLES = {"doc-footnote", "doc-endnote"}
_CONTAINER_ROLES = {"doc-endnotes"}
_CONTAINER_CLASSES = {"footnotes", "endnotes"}
_BACK_ID = re.compile(r"(?:_?ftn|_?edn|fn|footnote|endnote|note|cite_)[-_]?(?:ref|back)", re.I)

_META = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_DECLARED_WITHIN = 4096


def read(given: Given) -> Document:
    """An HTML file.

    Raises:
        UnreadableDocument: it is empty, binary, or of another format.
        BadEncoding: its encoding is not `encoding`, or cannot be told.
    """
    check(given.data, given.path, "HTML")
    text = _decoded(given)
    if not text.strip():
        raise without_text(given.path)
    return Document(given.language, parse(text))


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a page."""
    return mend(_walk(_root(text)), paged=False)


def fragment_cells(source: str, line: int) -> list[Block]:
    """The cells of a table that stands as HTML in another format.

    Args:
        source: HTML in which marks travel already.
        line: given to every block.
    """
    return [replace(found, line=line) for found in _walk(_tree(source)) if found]


def _decoded(given: Given) -> str:
    data, language, path, encoding = given.data, given.language, given.path, given.encoding
    hit = _XML.search(data[:_DECLARED_WITHIN]) or _META.search(data[:_DECLARED_WITHIN])
    if encoding or not hit or data[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in data:
        return decode(data, language, path=path, encoding=encoding)
    return declared(data, hit[1].decode("ascii"), language, path=path)


def _tree(text: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        tree = html.Element("body")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # The parser leaves out what lies deeper.
        raise UnreadableDocument("is nested too deeply", remedy="save it from a browser as text")
    return tree


def _root(text: str) -> Any:
    """The page's one `main` element if it has one, else all of it."""
    tree = _tree(clean(text))
    mains = [each for each in tree.iter("main") if "".join(each.itertext()).strip()]
    return mains[0] if len(mains) == 1 else tree


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
    lists: list[tuple[Any, int]] = field(default_factory=list)
    containers: int = 0
    dropped: int = 0
    preformatted: int = 0
    line: int = 0

    def start(self, element: Any) -> None:
        tag = _tag(element)
        if self.dropped or tag in _DROPPED or _hidden(element) or self._is_backlink(element):
            self.dropped += 1
            return
        self.styles.append(inside(self.styles[-1], tag, element.get("style")))
        if tag == "br":
            self.buffer.append(("\n", PLAIN))
        if tag in _BLOCKS:
            self._open(element, tag)
        if _captured(element, tag):
            self.captures.append(len(self.buffer))
        self.add(element.text)

    def end(self, element: Any, *, is_root: bool) -> None:
        tag = _tag(element)
        if self.dropped:
            self.dropped -= 1
        else:
            if _captured(element, tag):
                self._raise(self.captures.pop())
            if tag in _BLOCKS:
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
        if tag in _LISTS:
            self.lists.append((element, _start_of(element)))
        self.containers += _is_container(element)
        self.preformatted += tag == "pre"
        self.frames.append(self._frame(element, tag))

    def _close(self, element: Any, tag: str) -> None:
        self.flush()
        self.frames.pop()
        self.preformatted -= tag == "pre"
        self.containers -= _is_container(element)
        if tag in _LISTS:
            self.lists.pop()

    def _frame(self, element: Any, tag: str) -> _Frame | None:
        ordinal = self._ordinal(element) if tag == "li" else ""
        note = _NOTE_ID.fullmatch(element.get("id") or "")
        if element.get("role") in _NOTE_ROLES or note or (self.containers and tag == "li"):
            return _Frame(Kind.FOOTNOTE, label=note[1] if note else ordinal.rstrip("."))
        if tag not in _KINDS:
            return None
        level = int(tag[1]) if _KINDS[tag] is Kind.HEADING else len(self.lists)
        return _Frame(_KINDS[tag], level, ordinal=ordinal)

    def _ordinal(self, element: Any) -> str:
        """The label that a browser prints before an item of a numbered list."""
        if not self.lists or _tag(self.lists[-1][0]) != "ol":
            return ""
        owner, number = self.lists[-1]
        number = _number(element.get("value"), number)
        self.lists[-1] = (owner, number + 1)
        if "none" in (owner.get("style") or ""):
            return ""
        return formatted(number, _LIST_FORMATS.get(owner.get("type") or "", "decimal")) + "."

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
        leads_back = _tag(element) == "a" and kind == "#" and _BACK_ID.match(target) is not None
        if leads_back or element.get("role") == "doc-backlink":
            return re.search(r"[\w*†‡]", "".join(element.itertext())) is None
        return False


def _text_of(runs: Runs) -> str:
    return "".join(text for text, _ in runs)


def _tag(element: Any) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""


def _hidden(element: Any) -> bool:
    return "hidden" in element.attrib or element.get("role") == "navigation"


def _is_container(element: Any) -> bool:
    classes = set((element.get("class") or "").split())
    return element.get("role") in _CONTAINER_ROLES or bool(classes & _CONTAINER_CLASSES)


def _captured(element: Any, tag: str) -> bool:
    """Whether an element's text may be a note mark."""
    if tag != "a":
        return tag == "sup"
    kind, target = _link(element)
    named = _NOTE_ID.fullmatch(target) or _BACK_ID.match(target)
    return bool(kind == "#" and named) or element.get("role") == "doc-noteref"


def _link(element: Any) -> tuple[str, str]:
    """A link's first character and the rest: "#" and a name for one within the page."""
    target = str(element.get("href") or "")
    return target[:1], target[1:]


def _start_of(element: Any) -> int:
    return _number(element.get("start"), 1)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"[0-9]{1,4}", text.strip()) else otherwise
