"""What of a page is not the document: menus, banners, lists of related pages, comments.

The libraries of this field (trafilatura, resiliparse, readability, justext) are made to find the
article of a news page. Of pages that are documents they lose one text in ten: tables, notes,
headings, linked contents (`python -m benchmarks.furniture`). A translator needs the text whole,
and would rather meet a menu. So nothing is taken for furniture without a sign of its own: its tag
or role, a word in its class, its links and where they stand, what it says; and nothing that holds
much of the page's prose, whatever it is called. A page without any such sign stays as it is.

Furniture is marked with the attribute `hidden`, which the walker passes over; nothing is moved.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aligner.readers.html.looks import Looks
from aligner.readers.html.measuring import Measure, measured
from aligner.readers.html.tags import BLOCKS, HEADINGS, tag_of
from aligner.readers.html.words import (
    COMMENTS,
    CONTENT_EDGES,
    COPYRIGHT,
    EDGES,
    FURNITURE,
    LANGUAGES,
    MATTERS,
    OPENED,
    PHRASES,
    RELATED_HEADING,
    SYMBOL,
    WRITERS,
)
from aligner.readers.joining import word_set

# Pages with less prose than this, in bytes, are judged by all of their text.
_LITTLE_PROSE = 300
# The most that furniture may hold of a page, by how sure its sign is.
_MUCH, _SOME, _FEW = 0.5, 0.4, 0.2
# Of a page that would lose more than this of its prose or its text, the signs are not believed.
_NEARLY, _ALMOST = 0.9, 0.97
# What is longer, in bytes, is no label, phrase or line.
_SHORT = 300
_SMALL = 20
_SHORT_LINK = 36
_DEEP_INLINE = 4
_NAMELESS = word_set("html body main article td th tr tbody thead tfoot caption dt dd")
_INLINE = word_set("span a p li i em small strong b sup label font")
_ROLES = word_set(
    "navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar"
)
_CONTAINERS = word_set("div section ul ol dl table center aside header footer form p nav")
_HEADING_LIKE = HEADINGS | {"div", "p", "span", "strong"}
_GROUPS = word_set("div section aside ul ol td table dl")
_WORD_REMARKS = {"| msocomanchor |", "| mso comment reference |"}
_WORD_RUNNING = {"header", "footer", "comment-list"}


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a whole page.

    Attributes:
        looks: of its elements.
        prose: bytes of prose.
        text: bytes of text.
        titles: number of `h1`.
        main: the element that says it is the main part, None if none does or it holds too little.
        titles_of_main: number of `h1` in that.
        saved: whether a word processor wrote it.
    """

    looks: Looks
    prose: int = 0
    text: int = 0
    titles: int = 0
    main: Any = None
    titles_of_main: int = 0
    saved: bool = False

    def share(self, part: Measure) -> float:
        """How much of the page an element holds, 0 to 1."""
        if self.prose >= _LITTLE_PROSE:
            return part.prose / self.prose
        return part.text / max(1, self.text)


@dataclass(slots=True)
class _Chosen:
    """Elements taken for furniture; what is within another is not kept."""

    page: Page
    found: list[tuple[Measure, bool]] = field(default_factory=list)
    is_site: bool = False

    def judge(self, part: Measure) -> None:
        sure = not part.is_safe and any(rule(part, self.page) for rule in _SURE)
        if sure or (not part.is_safe and any(rule(part, self.page) for rule in _ON_SITES)):
            self.is_site = self.is_site or sure
            self.found.append((part, sure))

    def mark(self) -> None:
        """Marks what was chosen; of a page that would lose nearly all, nothing."""
        marked = [part for part, sure in self.found if sure or self.is_site]
        prose, text = _held(marked)
        if prose > _NEARLY * self.page.prose or text > _ALMOST * self.page.text:
            return
        for part in marked:
            part.element.set("hidden", "")
            if part.above is not None:
                part.above.set("hidden", "")


def _held(parts: list[Measure]) -> tuple[int, int]:
    """Prose and text of elements in the order of their ends, what is within another once."""
    prose, text, first = 0, 0, None
    for part in reversed(parts):
        if first is None or part.place < first:
            prose, text, first = prose + part.prose, text + part.text, part.place - part.elements
            text += len("".join(part.above.itertext())) if part.above is not None else 0
    return prose, text


def without_furniture(tree: Any, looks: Looks) -> tuple[str, ...]:
    """Marks the furniture of a page as hidden.

    Args:
        tree: the page's root.
        looks: of its elements.

    Returns:
        Lines of running headers and footers that a word processor saved with it.
    """
    page = _survey(tree, looks)
    running: list[str] = []
    chosen = _Chosen(page)
    for part in measured(tree, page.main):
        if _is_running(part, page):
            running += _lines(part)
            part.element.set("hidden", "")
        elif _unseen(part, page):
            part.element.set("hidden", "")
        elif "hidden" in part.element.attrib:
            del part.element.attrib["hidden"]
        elif not page.saved:
            chosen.judge(part)
    chosen.mark()
    return tuple(dict.fromkeys(running))


def _survey(tree: Any, looks: Looks) -> Page:
    mains: list[Measure] = []
    titles = 0
    whole = Measure(tree, "")
    for part in measured(tree):
        whole = part
        titles += part.tag == "h1"
        if (part.tag == "main" or part.element.get("role") == "main") and part.text:
            mains = [each for each in mains if each.before < part.before - part.prose] + [part]
    main = mains[0] if len(mains) == 1 and 2 * mains[0].prose >= whole.prose else None
    return Page(
        looks,
        whole.prose,
        whole.text,
        titles,
        main.element if main else None,
        main.titles if main else 0,
        _is_saved(tree),
    )


def _is_saved(tree: Any) -> bool:
    for meta in tree.iter("meta"):
        if (meta.get("name") or "").lower() in {"generator", "progid", "originator"}:
            content = (meta.get("content") or "")[:_SHORT]
            if WRITERS.search(content) or content.startswith("Word."):
                return True
    return False


def _is_running(part: Measure, page: Page) -> bool:
    if part.tag != "div":
        return False
    if page.saved and part.element.get("title") in {"header", "footer"}:
        return True
    style = part.element.get("style")
    return bool(style) and page.looks.of(part.element).get("mso-element") in _WORD_RUNNING


def _lines(part: Measure) -> list[str]:
    if "comment" in (part.element.get("style") or ""):
        return []
    rows = (" ".join(row.split()) for row in part.element.itertext())
    return [row for row in rows if row]


def _unseen(part: Measure, page: Page) -> bool:
    """Hidden, unless it is what the page is about: scripts show that when a page has loaded."""
    element = part.element
    attributes = element.attrib
    declared = page.looks.of(element)
    is_hidden = (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or (part.tag == "dialog" and "open" not in attributes)
        or declared.get("display") == "none"
        or declared.get("visibility") in {"hidden", "collapse"}
        or declared.get("mso-hide") == "all"
        or part.names in _WORD_REMARKS
    )
    if not is_hidden or part.is_safe:
        return False
    opens = OPENED.search(part.names) and part.prose and not FURNITURE.search(part.names)
    if opens or part.text > _ALMOST * page.text:
        return False
    return part.text < _SHORT or page.share(part) <= _MUCH


def _by_role(part: Measure, page: Page) -> bool:
    is_named = part.tag in {"nav", "search"} or part.element.get("role") in _ROLES
    return is_named and page.share(part) <= _MUCH and not part.holds_main


def _by_name(part: Measure, page: Page) -> bool:
    if not part.names or part.tag in _NAMELESS or part.titles or part.holds_safe:
        return False
    if part.tag in _INLINE and part.text > _SHORT:
        return False
    if part.tag in HEADINGS or not FURNITURE.search(part.names) or page.share(part) > _SOME:
        return False
    reads_on = part.prose >= _LITTLE_PROSE and 10 * part.linked < part.text
    return not reads_on or FURNITURE.search(MATTERS.sub(" ", part.names)) is not None


def _comments(part: Measure, page: Page) -> bool:
    """A page may have more of them than text."""
    return (
        part.tag in BLOCKS
        and COMMENTS.search(part.names) is not None
        and part.before >= _LITTLE_PROSE
        and not part.titles
    )


def _outside(part: Measure, page: Page) -> bool:
    """Not in the part that says that it is the main one; its title may stand above that."""
    if page.main is None or part.holds_main or part.in_main:
        return False
    is_title = page.titles_of_main == 0 and page.titles == 1 and part.titles
    return not is_title and not part.holds_safe and page.share(part) <= _MUCH


def _bar(part: Measure, page: Page) -> bool:
    """Short links and nothing else, above the page's text or in a row below it.

    Links below it in a list or a table may be what the page is for.
    """
    if part.before == 0 and not part.titled:
        return part.links >= 3 and _is_bar(part, page)
    is_row = part.before == page.prose and part.links >= 2 and part.elements < 2 * part.links
    return is_row and _is_bar(part, page)


def _is_bar(part: Measure, page: Page) -> bool:
    if part.tag not in _CONTAINERS or part.prose or part.headings or part.inner:
        return False
    if page.prose < _LITTLE_PROSE or part.text > _MUCH * page.text:
        return False
    if part.linked > _SHORT_LINK * part.links:
        return False
    return part.linked >= 0.8 * part.text and not _below_heading(part.element)


def _below_heading(element: Any) -> bool:
    before = element.getprevious()
    return before is not None and tag_of(before) in HEADINGS


def _languages(part: Measure, page: Page) -> bool:
    """The page in other languages: names of languages and nothing else."""
    if part.links < 2 or part.text > _SHORT or part.tag not in BLOCKS:
        return False
    words = part.words(_SMALL).replace("|", " ").replace("/", " ").replace("·", " ").lower().split()
    return bool(words) and all(word in LANGUAGES for word in words)


def _phrase(part: Measure, page: Page) -> bool:
    """A short text that pages say of themselves, as a link or with one."""
    if not 0 < part.text <= _SHORT or part.tag in HEADINGS or not part.holds_links:
        return False
    return PHRASES.fullmatch(part.words(_SMALL)) is not None and _stands_alone(part)


def _stands_alone(part: Measure) -> bool:
    """Whether no words stand beside it in its line: "see Print" is text."""
    element = part.element
    for _ in range(_DEEP_INLINE):
        if element is None or tag_of(element) in BLOCKS:
            return True
        before, around = element.getprevious(), element.getparent()
        beside = before.tail if before is not None else around is not None and around.text
        if any(char.isalnum() for char in f"{beside or ''}{element.tail or ''}"[:_SHORT]):
            return False
        element = around
    return True


def _related(part: Measure, page: Page) -> bool:
    """Links under a heading that says that they lead elsewhere."""
    if part.tag not in _GROUPS or part.linked == 0 or part.titles or page.share(part) > _FEW:
        return False
    if RELATED_HEADING.fullmatch(part.start):
        return part.linked >= 0.6 * (part.text - len(part.start.encode()))
    if part.linked < 0.8 * part.text:
        return False
    part.above = _related_heading_above(part.element)
    return part.above is not None


def _related_heading_above(element: Any) -> Any:
    above = element.getprevious()
    if above is None or len(above) > _SMALL or tag_of(above) not in _HEADING_LIKE:
        return None
    words = " ".join("".join(above.itertext())[:_SHORT].split())
    return above if RELATED_HEADING.fullmatch(words) else None


def _stories(part: Measure, page: Page) -> bool:
    """Other pages with what they begin with, below the article."""
    if part.tag not in _GROUPS or part.in_article or part.links == 0 or part.titles:
        return False
    is_late = part.before >= max(_LITTLE_PROSE, 0.6 * page.prose) and page.share(part) <= _SOME
    return is_late and RELATED_HEADING.fullmatch(part.start) is not None


def _columns(part: Measure, page: Page) -> bool:
    """Headings with short links below each, below the text: the map of a site."""
    if part.before < page.prose or part.in_article or part.titles or part.inner:
        return False
    if page.prose < _LITTLE_PROSE or part.text > _MUCH * page.text:
        return False
    is_map = part.headings >= 2 and part.links >= part.headings
    rest = part.text - part.linked
    return is_map and part.linked <= _SHORT_LINK * part.links and rest <= 20 * part.headings


def _edge(part: Measure, page: Page) -> bool:
    """A header, footer or side of the page, not of an article in it."""
    if part.titles or part.holds_safe or page.share(part) > _FEW:
        return False
    if part.tag in {"header", "footer", "aside"}:
        return not part.in_article
    if part.tag not in _CONTAINERS or CONTENT_EDGES.search(part.names):
        return False
    if part.in_article or part.prose > 2 * _LITTLE_PROSE:
        return False
    return EDGES.search(part.names) is not None and SYMBOL.search(part.words(_SMALL)) is None


def _form(part: Measure, page: Page) -> bool:
    return part.tag == "form" and not part.titles and page.share(part) <= _FEW


def _copyright(part: Measure, page: Page) -> bool:
    """Who owns the page, below its text."""
    if part.tag not in BLOCKS or part.text > 2 * _SHORT or part.titles:
        return False
    if part.before + part.prose < page.prose or page.share(part) > _SOME:
        return False
    return COPYRIGHT.search(part.words(_SMALL)) is not None


_Sign = Callable[[Measure, Page], object]
_SURE: tuple[_Sign, ...] = (
    _by_role, _by_name, _comments, _outside, _bar, _languages, _phrase, _related,
)  # fmt: skip
# Signs that count where there are others: a document has headers, forms and owners as well.
_ON_SITES: tuple[_Sign, ...] = (_edge, _form, _copyright, _stories, _columns)
