"""How well a page's text is told from its furniture: `python -m benchmarks.furniture`.

Pages of sites, documents and what word processors save (`benchmarks/webpages`), each with its
truth. Recall is the share of the document's stretches that are in what is read; precision is
their share among all stretches read. The last three columns look at documents that have no
furniture, where nothing may be lost.

Others are measured beside diptych if they are there (`pip install '.[peers]'`): trafilatura,
resiliparse, readability-lxml and justext, each asked for all that it can keep.
"""

from __future__ import annotations

import argparse
import importlib.util
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from aligner.document import Block
from aligner.readers import html
from aligner.readers.given import Given
from benchmarks.webpages import Page, bare, pages

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
    return _shown(html.parse_whole(page.html))


def trafilatura(page: Page) -> str:
    """trafilatura, leaning to recall."""
    import trafilatura as peer

    return peer.extract(page.html, favor_recall=True, include_tables=True) or ""


def resiliparse(page: Page) -> str:
    """resiliparse's main content."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(page.html, main_content=True, noscript=False))


def readability(page: Page) -> str:
    """readability-lxml: the summary with its title."""
    import readability as peer

    document: Any = peer.Document(page.html)
    return f"{document.short_title()}\n{document.summary()}"


def justext(page: Page) -> str:
    """justext with its English words; without any for Chinese, which it has none for."""
    import justext as peer

    chinese = page.language == "zh"
    words = frozenset() if chinese else peer.get_stoplist("English")
    limits = {"stopwords_low": 0, "stopwords_high": 0, "length_low": 20} if chinese else {}
    found = peer.justext(page.html, words, **limits)
    return "\n".join(part.text for part in found if not part.is_boilerplate)


def _shown(blocks: Sequence[Block]) -> str:
    return "\n".join(f"{block.label} {block.text}" for block in blocks)


PEERS: tuple[Extractor, ...] = (whole, trafilatura, resiliparse, readability, justext)


def rows(extractor: Extractor, those: Sequence[Page]) -> Iterator[str]:
    """One row for an extractor, and one for each page that it does not read exactly."""
    began = time.perf_counter()
    scores = [(page, judged(page, extractor(page))) for page in those]
    took = (time.perf_counter() - began) / len(those)
    every = sum((score for _, score in scores), Score())
    pure = sum((score for page, score in scores if not page.furniture), Score())
    yield (
        f"| {extractor.__name__} | {every.recall:.3f} | {every.precision:.3f} "
        f"| {pure.recall:.3f} | {1000 * took:.1f} |"
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
    those = pages()
    if options.misses:
        print("\n".join(misses(diptych, those)))
        return
    print(f"{len(those)} pages\n")
    print("| extractor | recall | precision | recall of documents alone | ms a page |")
    print("|---|---|---|---|---|")
    for extractor in (diptych, *PEERS):
        name = extractor.__name__
        if extractor in {diptych, whole} or importlib.util.find_spec(name):
            print("\n".join(rows(extractor, those)))
        else:
            print(f"| {name} | not measured: pip install '.[peers]' | | | |")


if __name__ == "__main__":
    main()
