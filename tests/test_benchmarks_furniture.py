"""Pages of many kinds: nothing of a document is lost, and little of a page's furniture is read."""

from __future__ import annotations

import pytest

from aligner.readers import html
from aligner.readers.given import Given
from benchmarks.furniture import Score, diptych, judged, misses
from benchmarks.webpages import Page, bare, later_pages, pages

EVERY = (*pages(), *later_pages())
# No sign tells these from the document's lines.
KNOWN = {
    "blog of 2010 in nested divisions": (
        "lost [], kept ['riverdiary', 'notesfromthebank', 'postedbyamara', '3replies']"
    ),
    "news site of 2015": "lost [], kept ['原标题工程启动']",
    "printable page with a frame of two lines": (
        "lost [], kept ['printedfromriversexampleon4may2021']"
    ),
}


@pytest.mark.parametrize("page", EVERY, ids=lambda page: str(page.name))
def test_the_truth_of_a_page_is_plain(page: Page) -> None:
    text = "".join(page.text)
    assert page.text
    assert [piece for piece in page.furniture if piece in text] == []


@pytest.mark.parametrize("page", EVERY, ids=lambda page: str(page.name))
def test_a_page_is_read_without_its_furniture(page: Page) -> None:
    told = "".join(misses(diptych, [page])).removeprefix(f"{page.name}: ")
    assert told == KNOWN.get(page.name, "")


@pytest.mark.parametrize("page", EVERY, ids=lambda page: str(page.name))
def test_nothing_of_a_page_is_read_twice(page: Page) -> None:
    blocks = html.read(Given(page.data, page.language)).blocks
    read, most = "".join(bare(block.text) for block in blocks), len("".join(page.text))
    assert len(read) <= most + len("".join(page.furniture)) * (page.name in KNOWN)


def test_a_score_counts_what_is_found_and_what_is_strange() -> None:
    page = Page("", "en", "<p>«One»</p><p>«Two»</p><p>‹Three›</p>")
    score = judged(page, "one ... three")
    assert score == Score(1, 2, 1)
    assert (score.recall, score.precision) == (0.5, 0.5)
