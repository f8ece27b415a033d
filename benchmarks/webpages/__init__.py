"""Web pages of many kinds whose text is known, to measure how it is told from their furniture.

Each page is HTML in which every stretch of the document stands between `«` and `»` and every
stretch of furniture between `‹` and `›`; a link or bold type may stand within. `Page.html` is
the page without these. All texts are made up for this project.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_TEXT = re.compile("«([^»]*)»")
_FURNITURE = re.compile("‹([^›]*)›")
_TAG = re.compile("<[^>]*>")


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its truth.

    Attributes:
        name: what kind of page it is.
        language: BCP 47 tag.
        marked: its HTML with the marks.
        encoding: that it is saved in.
    """

    name: str
    language: str
    marked: str
    encoding: str = "utf-8"

    @property
    def html(self) -> str:
        """As a browser gets it."""
        return re.sub("[«»‹›]", "", self.marked)

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return self.html.encode(self.encoding)

    @property
    def text(self) -> tuple[str, ...]:
        """The stretches of the document, in order, each in letters and digits alone."""
        return tuple(filter(None, map(bare, _TEXT.findall(self.marked))))

    @property
    def furniture(self) -> tuple[str, ...]:
        """The stretches that are not the document's, likewise."""
        return tuple(filter(None, map(bare, _FURNITURE.findall(self.marked))))


def bare(markup: str) -> str:
    """The letters and digits of a piece of HTML, or of text without markup."""
    return re.sub(r"[\W_]+", "", html.unescape(_TAG.sub("", markup))).lower()


def pages() -> tuple[Page, ...]:
    """The pages that the rules were made on: sites first, then documents without furniture."""
    from benchmarks.webpages import chinese, documents, saved, sites

    return (*sites.PAGES, *chinese.PAGES, *documents.PAGES, *saved.PAGES)


def later_pages() -> tuple[Page, ...]:
    """The pages that were written when there were rules already."""
    from benchmarks.webpages import later, latest

    return (*later.PAGES, *latest.PAGES)
