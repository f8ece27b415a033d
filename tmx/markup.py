"""XML as it is found in the wild, as a stream: elements one at a time, mended on the way.

Exchange files come in all encodings (tmx.xml_text) and with small faults (tmx.mending). Their text
is fed to the parser piece by piece, so a file of any size is read in little memory; what would grow
without end (a text that never stops, an element of gigabytes) is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from os import PathLike
from typing import TYPE_CHECKING, cast

from tmx.failure import BadFormat
from tmx.files import following
from tmx.mending import Mender
from tmx.options import unheard
from tmx.xml_text import decoded, without_files

if TYPE_CHECKING:
    from lxml import etree

#: Most characters of a wanted element, and of a text, comment or section that does not end; the
#: parser itself takes no text of more than 10,000,000 bytes.
LONGEST_ELEMENT = 3_000_000
#: Most characters between wanted elements: what a header and the like may hold.
LONGEST_GAP = 1 << 26

_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
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
    markup = Markup(path, roots, wanted)
    with following(path, progress) as stream:
        texts = decoded(path, stream)
        for text in without_files(texts) if "xliff" in roots else texts:
            yield from markup.fed(text)
    yield from markup.ended()


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2] if tag[0] == "{" else tag


def line_of(element: etree._Element) -> int:
    """The 1-based line where an element starts, 0 if unknown."""
    return cast("int | None", element.sourceline) or 0


class Markup:
    """A parser that takes text piece by piece and gives the wanted elements.

    Args:
        path, roots, wanted: as for `elements`.

    Attributes:
        open: how many elements that are wanted whole have started and not ended.
        ended_with: the element that all text so far ends with, if it was wanted whole.
    """

    def __init__(
        self, path: str | PathLike[str], roots: frozenset[str], wanted: tuple[str, ...]
    ) -> None:
        from lxml import etree

        self._roots = roots
        self._starts = {name[1:] for name in wanted if name.startswith("<")}
        self._ends = {name for name in wanted if not name.startswith("<")}
        self._mender = Mender(path)
        self._parser = etree.XMLPullParser(
            events=("start", "end"),
            tag=[f"{{*}}{name}" for name in self._starts | self._ends],
            remove_comments=True,
            remove_pis=True,
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
        )
        self._pending = ""
        self._since = 0
        self.open = 0
        self.ended_with: etree._Element | None = None

    def fed(self, text: str) -> Iterator[tuple[str, etree._Element]]:
        """The elements that this text brings, each valid until the next step.

        Raises:
            BadFormat: it is not well-formed, or something in it is too long.
        """
        self.ended_with = None
        self._pending += text
        self._bound(len(text))
        if cut := _safe_cut(self._pending):
            piece, self._pending = self._pending[:cut], self._pending[cut:]
            yield from self._parsed(piece)
        elif len(self._pending) > LONGEST_ELEMENT:
            raise self._mender.problem(
                f"a text, comment or tag of more than {LONGEST_ELEMENT:,} characters starts here",
                self._mender.line,
            )

    @property
    def mended(self) -> str:
        """What of the text so far was not well-formed and was mended, in words; "" if nothing."""
        faults, (line, what) = self._mender.faults, self._mender.first
        if not faults:
            return ""
        places = "" if faults == 1 else f", and {faults - 1:,} more"
        return f"line {line}: not well-formed XML: {what}{places}; read as if it were mended"

    def passed(self, lines: int) -> None:
        """So many lines were read elsewhere: whole elements between those fed before and after."""
        # In a comment they are no text, of which the parser would make a node that only grows.
        self._parser.feed(b"<!--" + b"\n" * lines + b"-->")
        self._mender.line += lines

    def ended(self) -> Iterator[tuple[str, etree._Element]]:
        """What the end of the file brings.

        Raises:
            BadFormat: it is not well-formed, or its root is another.
        """
        from lxml import etree

        piece, self._pending = self._pending, ""
        yield from self._parsed(piece)
        try:
            root = self._parser.close()
        except etree.XMLSyntaxError as error:
            raise self._not_well_formed(error) from error
        if local_name(root) not in self._roots:
            raise BadFormat(
                f"the root element is <{local_name(root)}>, not <{max(self._roots)}>",
                path=self._mender.path,
                remedy="check that the file is what its suffix says",
            )

    def _bound(self, more: int) -> None:
        self._since += more
        most, what = (LONGEST_ELEMENT, "an element") if self.open else (LONGEST_GAP, "a header")
        if self._since > most:
            raise self._mender.problem(
                f"{what} of more than {most:,} characters goes on here", self._mender.line
            )

    def _parsed(self, piece: str) -> Iterator[tuple[str, etree._Element]]:
        """What stands before a fault is given before that is told."""
        from lxml import etree

        problem = None
        try:
            data = self._mender.mended(piece)
        except BadFormat:
            yield from self._parsed(piece[: self._mender.reached])
            raise
        try:
            self._parser.feed(data)
        except etree.XMLSyntaxError as error:
            problem = error
        yield from self._events()
        if problem:
            raise self._not_well_formed(problem) from problem

    def _events(self) -> Iterator[tuple[str, etree._Element]]:
        for event, found in self._parser.read_events():
            element = cast("etree._Element", found)
            name = local_name(element)
            self.ended_with = None
            if event == "start":
                if name in self._ends:
                    self._began()
                if name in self._starts:
                    yield name, element
            elif name in self._ends:
                yield name, element
                self._finished(element)
        if self._pending:
            self.ended_with = None

    def _began(self) -> None:
        if not self.open:
            self._since = 0
        self.open += 1

    def _finished(self, element: etree._Element) -> None:
        self.ended_with = element
        self.open -= 1
        self._since = 0
        _free(element)

    def _not_well_formed(self, error: etree.XMLSyntaxError) -> BadFormat:
        message = re.sub(r", line \d+, column \d+$", "", error.msg or "not well-formed")
        cause = f"not well-formed XML: {message[:1].lower()}{message[1:]}"
        return self._mender.problem(cause, error.lineno or self._mender.line)


def _free(element: etree._Element) -> None:
    element.clear()
    while (before := element.getprevious()) is not None:
        parent = element.getparent()
        if parent is None:
            return
        parent.remove(before)


def _safe_cut(text: str) -> int:
    """The last place where `text` can be cut without splitting a tag, reference or section."""
    cut = text.rfind(">") + 1
    if not cut and "<" not in text and "&" not in text:
        return len(text)
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
