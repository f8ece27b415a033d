"""How well a page's text is told from its furniture: `python -m benchmarks.furniture`.

Pages of sites, documents and what word processors save (`benchmarks/webpages`), each with its
truth. Recall is the share of the document's stretches that are in what is read; precision is
their share among all stretches read. The first figures are for the pages that the rules were made
on; the second for those that were written later, of which the rules have learnt since: when they
were first read, recall was 1.000 and precision .767 on the nine in `later`, .939 and .885 on the
five in `latest`. The third is recall on the pages
that are documents without furniture, where nothing may be lost.

Others are measured beside diptych if they are there (`pip install '.[peers]'`): trafilatura,
resiliparse, Readability and justext, each asked for all that it can keep. `whole` takes nothing
out.
"""

from __future__ import annotations

import argparse
import importlib.util
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from aligner.document import Block
from aligner.readers import html
from aligner.readers.given import Given
from aligner.readers.html.walking import parse_whole
from benchmarks.webpages import Page, bare, later_pages, pages

Extractor = Callable[[Page], str]


@dataclass(frozen=True, slots=True)
class Score:
    """What was read of pages.

    Attributes:
        found: stretches of documents that were read.
        wanted: stretches of documents.
        strange: stretches of furniture that were read.
    """

    found: int = 0
    wanted: int = 0
    strange: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.found + other.found, self.wanted + other.wanted, self.strange + other.strange
        )

    @property
    def recall(self) -> float:
        """Share of the documents' stretches that were read."""
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """Share of the documents' among all stretches read."""
        read = self.found + self.strange
        return self.found / read if read else 1.0


def judged(page: Page, text: str) -> Score:
    """What of a page stands in a text, whatever its white space and punctuation."""
    read = bare(text)
    found = sum(piece in read for piece in page.text)
    return Score(found, len(page.text), sum(piece in read for piece in page.furniture))


def diptych(page: Page) -> str:
    """By this project's reader."""
    return _shown(html.read(Given(page.data, page.language)).blocks)


def whole(page: Page) -> str:
    """Everything that the walker meets, furniture and all."""
    return _shown(parse_whole(page.html))


def trafilatura(page: Page) -> str:
    """trafilatura, leaning to recall."""
    import trafilatura as peer

    return peer.extract(page.html, favor_recall=True, include_tables=True) or ""


def resiliparse(page: Page) -> str:
    """resiliparse's main content."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(page.html, main_content=True, noscript=False))


def readability(page: Page) -> str:
    """Readability as trafilatura carries it: the summary alone, it tells no title."""
    from lxml.html import document_fromstring
    from trafilatura.readability_lxml import Document

    return str(Document(document_fromstring(page.data)).summary())


def justext(page: Page) -> str:
    """justext with its English words; without any for Chinese, which it has none for.

    Its limits of length are halved: with its own it finds no paragraph of these pages long enough.
    """
    import justext as peer

    chinese = page.language == "zh"
    words = frozenset() if chinese else peer.get_stoplist("English")
    limits = {"stopwords_low": 0, "stopwords_high": 0} if chinese else {}
    lengths = {"length_low": 12, "length_high": 30} if chinese else {"length_high": 100}
    found = peer.justext(page.html, words, **limits, **lengths)
    return "\n".join(part.text for part in found if not part.is_boilerplate)


def _shown(blocks: Sequence[Block]) -> str:
    return "\n".join(f"{block.label} {block.text}" for block in blocks)


PEERS: tuple[tuple[Extractor, str], ...] = (
    (whole, ""),
    (trafilatura, "trafilatura"),
    (resiliparse, "resiliparse"),
    (readability, "trafilatura"),
    (justext, "justext"),
)


def scored(extractor: Extractor, those: Sequence[Page]) -> Score:
    """What an extractor reads of pages."""
    return sum((judged(page, extractor(page)) for page in those), Score())


def row(extractor: Extractor) -> str:
    """What an extractor makes of all pages, as a row of the table."""
    began = time.perf_counter()
    first, later = scored(extractor, pages()), scored(extractor, later_pages())
    took = (time.perf_counter() - began) / (len(pages()) + len(later_pages()))
    pure = scored(extractor, [page for page in pages() if not page.furniture])
    return (
        f"| {extractor.__name__} | {first.recall:.3f} | {first.precision:.3f} "
        f"| {later.recall:.3f} | {later.precision:.3f} | {pure.recall:.3f} | {1000 * took:.1f} |"
    )


def misses(extractor: Extractor, those: Sequence[Page]) -> Iterator[str]:
    """Each page that an extractor does not read exactly: what it lost, what it kept."""
    for page in those:
        read = bare(extractor(page))
        lost = [piece for piece in page.text if piece not in read]
        kept = [piece for piece in page.furniture if piece in read]
        if lost or kept:
            yield f"{page.name}: lost {lost}, kept {kept}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.furniture",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--misses", action="store_true", help="what diptych loses and keeps")
    options = parser.parse_args()
    if options.misses:
        print("\n".join(misses(diptych, (*pages(), *later_pages()))))
        return
    print(f"{len(pages())} pages, {len(later_pages())} later ones\n")
    print("| extractor | recall | precision | later: recall | precision | documents | ms a page |")
    print("|---|---|---|---|---|---|---|")
    for extractor, needed in ((diptych, ""), *PEERS):
        if not needed or importlib.util.find_spec(needed):
            print(row(extractor))
        else:
            print(f"| {extractor.__name__} | not measured: pip install '.[peers]' | | | | | |")


if __name__ == "__main__":
    main()
