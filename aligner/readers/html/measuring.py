"""How much text, prose and links each element of a page holds, told as the element ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from aligner.readers.html.tags import BLOCKS, DROPPED, HEADINGS, is_container, is_note, tag_of
from aligner.readers.html.words import names_of

# A stretch of so many bytes without links, between two limits of blocks, is prose. In UTF-8 a Han
# character weighs as much as three letters, about what it says.
_LEAST_PROSE = 80
_LONGEST_START = 60
_DOCUMENTS = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ppt", ".pptx", ".zip")


@dataclass(slots=True)
class Measure:
    """An element and what stands in it.

    Attributes:
        element: of the tree.
        tag: in small letters.
        names: its id and classes as words, without an id that is made of its heading.
        place: how many elements have ended before it ends.
        before: bytes of prose that end before it.
        titled: whether an `h1` ends before it.
        in_article: whether an `article` or the page's main part is around it, or it is one.
        in_main: whether the page's main part is around it, or it is that.
        in_link: whether a link is around it, or it is one.
        is_safe: whether it is, or is in, a note or a title that must stay.
        text: bytes of text without white space.
        linked: of these, within links.
        prose: of these, in prose.
        links: links to other pages.
        inner: links within the page, or to documents.
        elements: how many it holds.
        titles: `h1` among them.
        headings: any headings among them.
        holds_safe: whether it holds a note.
        holds_main: whether it holds the page's main part.
        start: the first words in it.
        above: the heading that stands before it and goes with it.
    """

    element: Any
    tag: str
    names: str = ""
    place: int = 0
    before: int = 0
    titled: bool = False
    in_article: bool = False
    in_main: bool = False
    in_link: bool = False
    is_safe: bool = False
    text: int = 0
    linked: int = 0
    prose: int = 0
    links: int = 0
    inner: int = 0
    elements: int = 0
    titles: int = 0
    headings: int = 0
    holds_safe: bool = False
    holds_main: bool = False
    start: str = ""
    above: Any = None

    def take(self, other: Measure) -> None:
        """Adds what an element within holds."""
        self.text += other.text
        self.linked += other.linked
        self.prose += other.prose
        self.links += other.links
        self.inner += other.inner
        self.elements += other.elements + 1
        self.titles += other.titles
        self.headings += other.headings
        self.holds_safe = self.holds_safe or other.holds_safe
        self.holds_main = self.holds_main or other.holds_main
        self.start = self.start or other.start

    @property
    def holds_links(self) -> bool:
        """Whether it holds a link, or is in one."""
        return self.in_link or self.links + self.inner > 0

    def words(self, most: int) -> str:
        """Its text in one line, "" if it holds more than so many elements."""
        if self.elements > most:
            return ""
        return " ".join("".join(self.element.itertext()).split())


@dataclass(slots=True)
class _Scale:
    """The open elements of a page, outermost first, and what was met so far."""

    main: Any
    open: list[Measure] = field(default_factory=list)
    prose: int = 0
    titles: int = 0
    dropped: int = 0
    ended: int = 0
    run: list[str] = field(default_factory=list)
    run_text: int = 0
    run_linked: int = 0

    def start(self, element: Any) -> None:
        tag = tag_of(element)
        if self.dropped or tag in DROPPED:
            self.dropped += 1
            return
        if tag in BLOCKS:
            self.end_run()
        self.open.append(self._opened(element, tag))
        self.add(element.text)

    def end(self, element: Any) -> Measure | None:
        if self.dropped:
            self.dropped -= 1
            return None
        if tag_of(element) in BLOCKS:
            self.end_run()
        measure = self.open.pop()
        if measure.headings and measure.names:
            measure.names = names_of(element, measure.start)
        self.titles += measure.tag == "h1"
        measure.place, self.ended = self.ended, self.ended + 1
        if self.open:
            self.open[-1].take(measure)
        return measure

    def add(self, text: str | None) -> None:
        if not text or not self.open:
            return
        joined = "".join(text.split())
        if not joined:
            return
        size = len(joined.encode())
        self.open[-1].text += size
        self.run_text += size
        if self.open[-1].in_link:
            self.open[-1].linked += size
            self.run_linked += size
        if len(self.run) < _LONGEST_START:
            self.run.append(text[:_LONGEST_START])

    def end_run(self) -> None:
        if not self.run_text:
            return
        plain = self.run_text - self.run_linked
        if plain >= _LEAST_PROSE and self.open:
            self.open[-1].prose += plain
            self.prose += plain
        if self.open and not self.open[-1].start:
            self.open[-1].start = " ".join("".join(self.run).split())[:_LONGEST_START]
        self.run.clear()
        self.run_text = self.run_linked = 0

    def _opened(self, element: Any, tag: str) -> Measure:
        around = self.open[-1] if self.open else None
        measure = Measure(element, tag, names_of(element))
        measure.before, measure.titled = self.prose, self.titles > 0
        is_main = element is self.main
        if around:
            measure.in_article, measure.in_main = around.in_article, around.in_main
            measure.in_link, measure.is_safe = around.in_link, around.is_safe
        measure.in_article |= tag == "article" or is_main
        measure.in_main |= is_main
        measure.holds_main = is_main
        measure.titles = int(tag == "h1")
        measure.headings = int(tag in HEADINGS)
        if is_note(element) or is_container(element):
            measure.is_safe = measure.holds_safe = True
        if tag == "a" and element.get("href"):
            measure.in_link = True
            measure.inner = int(_leads_within(element.get("href")[:2000]))
            measure.links = 1 - measure.inner
        return measure


def measured(root: Any, main: Any = None) -> Iterator[Measure]:
    """Each element of a page as it ends, without those that hold no text for a reader.

    Args:
        root: of the page.
        main: the element that is its main part, if that is known.
    """
    from lxml import etree

    scale = _Scale(main)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            scale.start(element)
            continue
        ended = scale.end(element)
        if ended is not None:
            yield ended
        if not scale.dropped:
            scale.add(element.tail)


def _leads_within(target: str) -> bool:
    return target.startswith("#") or target.split("?")[0].lower().endswith(_DOCUMENTS)
