"""XML as it is found in the wild, as a stream: elements one at a time, mended on the way.

Exchange files come in all encodings and with small faults that every CAT tool forgives: control
characters, bare ampersands, a DOCTYPE for a DTD that is not there. The text is decoded and mended
here, chunk by chunk and with every line break in its place, before the parser sees it. The parser
never sees a DOCTYPE either, so nothing external can be resolved; entities that the document itself
declares are expanded here within bounds.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Callable, Iterator
from os import PathLike
from typing import TYPE_CHECKING, BinaryIO, cast

from tmx.failure import BadEncoding, BadFormat, empty_file
from tmx.files import following
from tmx.options import unheard

if TYPE_CHECKING:
    from lxml import etree

_CHUNK = 1 << 16
_LONGEST_ENTITY = 10_000
_MOST_EXPANDED = 5_000_000
_LONGEST_SECTION = 1 << 24

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# "<" and white space as the first character, without a mark (XML 1.0, appendix F.1).
_SHAPES = (
    (re.compile(rb"[<\s]\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0[<\s]"), "utf-32-be"),
    (re.compile(rb"[<\s]\0"), "utf-16-le"),
    (re.compile(rb"\0[<\s]"), "utf-16-be"),
)
# Supersets that files of these names really use (WHATWG Encoding standard).
_REALLY = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "latin-1": "cp1252",
           "us-ascii": "cp1252", "ascii": "cp1252"}  # fmt: skip

#: Characters that no XML 1.0 document may hold (section 2.2).
ILLEGAL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
_ENTITY = re.compile(r"""<!ENTITY\s+([\w.:-]+)\s+(?:(SYSTEM|PUBLIC)\b|"([^"]*)"|'([^']*)')""")
_REFERENCE = re.compile(r"&([A-Za-z_:][\w.:-]*);")
_PREDEFINED = frozenset({"amp", "lt", "gt", "quot", "apos"})
_TOKEN = re.compile(
    r"(?P<section><!\[CDATA\[.*?\]\]>|<!--.*?-->)"
    r"|(?P<gone><\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)"
    r"|&(?:#(?P<decimal>\d{1,8});|#[xX](?P<hex>[0-9a-fA-F]{1,8});|(?P<name>[A-Za-z_:][\w.:-]*);)"
    r"|(?P<bare>&|<(?![A-Za-z_:/!?]))"
    r"|[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]",
    re.DOTALL,
)
_FILE = re.compile(r"<internal-file\b[^>]*>(?<!/>)")
_FILE_END = re.compile("</internal-file")
_TAG_LENGTH = 200
_SECTIONS = (("<![CDATA[", "]]>"), ("<!--", "-->"), ("<?", "?>"))


def elements(
    path: str | PathLike[str],
    roots: frozenset[str],
    wanted: tuple[str, ...],
    progress: Callable[[float], object] = unheard,
) -> Iterator[tuple[str, etree._Element]]:
    """The wanted elements of an XML file as they end or start; each is freed after its turn.

    Args:
        path: the file; read as a stream.
        roots: local names that the root element may have.
        wanted: local names of the elements to give. One written `<name` is given when it starts,
            with its attributes only; the others when they end, whole.
        progress: called with the share of the bytes that is read.

    Yields:
        (local name, element), valid until the next step.

    Raises:
        FileProblem: the file is missing or cannot be read.
        BadEncoding: its bytes are not what it declares.
        BadFormat: it is not XML, or its root is another.
    """
    with following(path, progress) as stream:
        yield from _parsed(path, stream, roots, wanted)


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2] if tag[0] == "{" else tag


def line_of(element: etree._Element) -> int:
    """The 1-based line where an element starts, 0 if unknown."""
    return cast("int | None", element.sourceline) or 0


def _parsed(
    path: str | PathLike[str], stream: BinaryIO, roots: frozenset[str], wanted: tuple[str, ...]
) -> Iterator[tuple[str, etree._Element]]:
    from lxml import etree

    starts = {name[1:] for name in wanted if name.startswith("<")}
    ends = {name for name in wanted if not name.startswith("<")}
    parser = etree.XMLPullParser(
        events=("start", "end"),
        tag=[f"{{*}}{name}" for name in starts | ends],
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
    )
    try:
        for piece in _Mender(path, stream, may_hold_files="xliff" in roots):
            parser.feed(piece)
            for event, found in parser.read_events():
                element = cast("etree._Element", found)
                name = local_name(element)
                if name in (starts if event == "start" else ends):
                    yield name, element
                    if event == "end":
                        _free(element)
        root = parser.close()
    except etree.XMLSyntaxError as error:
        raise _not_well_formed(path, error) from error
    if local_name(root) not in roots:
        raise BadFormat(
            f"the root element is <{local_name(root)}>, not <{min(roots)}>",
            path=path,
            remedy="check that the file is what its suffix says",
        )


def _free(element: etree._Element) -> None:
    element.clear()
    while (before := element.getprevious()) is not None:
        parent = element.getparent()
        if parent is None:
            return
        parent.remove(before)


def _not_well_formed(path: str | PathLike[str], error: etree.XMLSyntaxError) -> BadFormat:
    message = re.sub(r", line \d+, column \d+$", "", error.msg or "not well-formed")
    return BadFormat(
        f"not well-formed XML: {message[:1].lower()}{message[1:]}",
        path=path,
        line=error.lineno or None,
        remedy="export the file again, or mend it at this line",
    )


class _Mender:
    """A byte stream as mended UTF-8 pieces, cut between tokens; line breaks keep their place."""

    def __init__(self, path: str | PathLike[str], stream: BinaryIO, may_hold_files: bool) -> None:
        self.may_hold_files = may_hold_files
        self.path = path
        self.stream = stream
        self.line = 1
        self.entities: dict[str, str | None] = {}
        self.expanded = 0

    def __iter__(self) -> Iterator[bytes]:
        pending = ""
        texts = self._decoded()
        for text in _without_files(texts) if self.may_hold_files else texts:
            pending += text
            cut = _safe_cut(pending)
            if cut:
                yield self._mended(pending[:cut])
                pending = pending[cut:]
            elif len(pending) > _LONGEST_SECTION:
                raise self._problem("a section or text starts here that does not end", self.line)
        if pending:
            yield self._mended(pending)

    def _problem(self, cause: str, line: int) -> BadFormat:
        return BadFormat(
            cause,
            path=self.path,
            line=line,
            remedy="export the file again, or mend it at this line",
        )

    def _decoded(self) -> Iterator[str]:
        head = self.stream.read(_CHUNK)
        if not head.strip(b"\0 \t\r\n"):
            raise empty_file(self.path)
        encoding, mark = _encoding(head)
        decoder = self._decoder(encoding)
        line, data = 1, head[mark:]
        while True:
            try:
                text = decoder.decode(data, final=not data)
            except UnicodeDecodeError as error:
                raise self._undecodable(encoding, error, line) from error
            line += text.count("\n")
            yield text
            if not data:
                return
            data = self.stream.read(_CHUNK)

    def _decoder(self, encoding: str) -> codecs.IncrementalDecoder:
        try:
            b"<".decode(encoding, "replace")  # refuses codecs that are no character encodings
            return codecs.getincrementaldecoder(encoding)()
        except (LookupError, UnicodeError) as error:
            raise BadEncoding(
                f"declares the encoding '{encoding}', which is unknown",
                path=self.path,
                line=1,
                remedy="save it as UTF-8 and declare that",
            ) from error

    def _undecodable(self, encoding: str, error: UnicodeDecodeError, line: int) -> BadEncoding:
        data = bytes(error.object)
        return BadEncoding(
            f"not {encoding.upper()}: byte 0x{data[error.start]:02X} ({error.reason})",
            path=self.path,
            line=line + data[: error.start].count(b"\n"),
            remedy="declare its real encoding in the first line, or save it as UTF-8",
        )

    def _mended(self, text: str) -> bytes:
        """`text` without its faults, as UTF-8."""
        mended = _TOKEN.sub(self._token, text)
        self.line += text.count("\n")
        return mended.encode()

    def _token(self, match: re.Match[str]) -> str:
        kind = match.lastgroup
        if kind is None:
            return ""
        return self._HANDLERS[kind](self, match)

    def _section(self, match: re.Match[str]) -> str:
        return ILLEGAL.sub("", match[0])

    def _gone(self, match: re.Match[str]) -> str:
        if match[0].startswith("<!DOCTYPE"):
            for name, external, one, other in _ENTITY.findall(match[0]):
                self.entities.setdefault(name, None if external else one or other)
        return "\n" * match[0].count("\n")

    def _bare(self, match: re.Match[str]) -> str:
        return html.escape(match[0])

    def _character(self, match: re.Match[str]) -> str:
        number = int(match["decimal"]) if match["decimal"] else int(match["hex"], 16)
        legal = number < 0x110000 and not ILLEGAL.match(chr(number))
        return match[0] if legal else ""

    def _named(self, match: re.Match[str]) -> str:
        name = match["name"]
        if name in _PREDEFINED:
            return match[0]
        if name in self.entities:
            line = self.line + match.string.count("\n", 0, match.start())
            text = self._expansion(name, line, ())
            self.expanded += len(text)
            if self.expanded > _MOST_EXPANDED:
                raise self._problem("its entities expand beyond all measure", line)
            return text.replace("\n", " ")
        character = html.unescape(match[0])
        return html.escape(match[0] if character == match[0] else character)

    def _expansion(self, name: str, line: int, within: tuple[str, ...]) -> str:
        value = self.entities[name]
        if value is None:
            raise self._problem(f"refers to the external entity '{name}', which is not read", line)
        if name in within:
            raise self._problem(f"the entity '{name}' refers to itself", line)

        def inner(match: re.Match[str]) -> str:
            known = match[1] in self.entities
            return self._expansion(match[1], line, (*within, name)) if known else match[0]

        text = _REFERENCE.sub(inner, value)
        if len(text) > _LONGEST_ENTITY:
            raise self._problem(
                f"the entity '{name}' expands to more than {_LONGEST_ENTITY:,} characters", line
            )
        self.entities[name] = text
        return text

    _HANDLERS = {  # noqa: RUF012 - a table of methods, never changed
        "section": _section,
        "gone": _gone,
        "bare": _bare,
        "decimal": _character,
        "hex": _character,
        "name": _named,
    }


def _without_files(texts: Iterator[str]) -> Iterator[str]:
    """Text without the files that SDLXLIFF holds whole, in base64; line breaks keep their place."""
    pending, inside = "", False
    for text in texts:
        pending += text
        kept: list[str] = []
        while match := (_FILE_END if inside else _FILE).search(pending):
            cut = match.start() if inside else match.end()
            kept.append("\n" * pending.count("\n", 0, cut) if inside else pending[:cut])
            pending, inside = pending[cut:], not inside
        # Half a tag may stand at the end.
        cut = max(0, len(pending) - _TAG_LENGTH)
        kept.append("\n" * pending.count("\n", 0, cut) if inside else pending[:cut])
        pending = pending[cut:]
        yield "".join(kept)
    yield pending


def _encoding(head: bytes) -> tuple[str, int]:
    """The encoding of an XML file and the length of its byte order mark (XML 1.0, appendix F)."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, len(mark)
    for shape, name in _SHAPES:
        if shape.match(head):
            return name, 0
    declared = _DECLARED.search(head[:1000])
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    # No null bytes among the first characters: whatever it declares, it is not UTF-16 or UTF-32.
    if name.startswith(("utf-16", "utf16", "utf-32", "ucs-2", "iso-10646-ucs")):
        return "utf-8", 0
    return _REALLY.get(name, name), 0


def _safe_cut(text: str) -> int:
    """The last place where `text` can be cut without splitting a tag, reference or section."""
    cut = text.rfind(">") + 1
    while cut:
        open_ones = [start for start in _last_starts(text, cut) if start is not None]
        if not open_ones:
            return cut
        cut = min(open_ones)
    return 0


def _last_starts(text: str, cut: int) -> Iterator[int | None]:
    for opener, closer in _SECTIONS:
        start = text.rfind(opener, 0, cut)
        closed = start < 0 or text.find(closer, start + len(opener), cut) >= 0
        yield None if closed else start
    start = text.rfind("<!DOCTYPE", 0, cut)
    yield None if start < 0 or _DOCTYPE.match(text, start, cut) else start
