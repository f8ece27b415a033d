"""Running headers and footers on made-up pages: what comes again and is text nevertheless."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdf_glyphs import sheet, span

from aligner.readers.marks import wrap
from aligner.readers.pdf.furniture import Sheet, furniture
from aligner.readers.pdf.spans import Span

# Pages on which notes stand, with their marks.
Notes = Sequence[tuple[int, ...]]


def noted(number: int, marks: Sequence[int], note: str, footer: str, *, seen: bool = True) -> Sheet:
    """A page with notes at its foot and a footer below them.

    Args:
        seen: whether the marks in the text are told as such.
    """
    words = ("some text", "other words", "third page")[number % 3]
    body = [span(f"{words} in letters as large as text is", 50, 400, size=12)]
    if seen:
        body += [Span("said" + wrap(str(mark)), 50, 80, 414 + 14 * mark, 12) for mark in marks]
    low = [
        each
        for at, mark in enumerate(reversed(marks))
        for each in (span(str(mark), 50, 770 - 12 * at), span(note.format(mark), 65, 770 - 12 * at))
    ]
    foot = [span(footer.format(number), 50, 800, size=12)] if footer else []
    return sheet(number, *body, *low, *foot)


@pytest.mark.parametrize(
    ("notes", "note", "footer", "seen"),
    [([(1, 2), (3,), (4, 5)], "Ibid.", "{} / 24-00123", True),
     ([(1, 2), (3,), (4, 5)], "A/72/{}", "{} / 24-00123", True),
     ([(1,), (2,), (3,)], "Ibid.", "", True),
     ([(), (8,), (), (16,), (), (24,)], "To be held at 3.35 p.m.", "{} / 24-00123", False),
     ([(), (1, 2), (), (1, 2)], "Ibid.", "{} / 24-00123", True),
     ([(1, 2), (1, 2), (1, 2)], "A/72/1", "Page {} of 3", True)],
    ids=["alike", "symbols", "no footer", "marks unseen", "anew", "anew on each page"],
)  # fmt: skip
def test_the_lowest_note_of_pages_is_no_footer(
    notes: Notes, note: str, footer: str, seen: bool
) -> None:
    sheets = [noted(at, marks, note, footer, seen=seen) for at, marks in enumerate(notes, 1)]
    gone, _ = furniture(sheets)
    said = [[each.text for each in dropped] for dropped in gone]
    assert said == [[footer.format(at)] if footer else [] for at in range(1, len(notes) + 1)]


@pytest.mark.parametrize(
    "footer",
    ["{} / 24-00123", "{} Report of the Committee", "{} A/72/345", "{} of 3", "{}"],
)
@pytest.mark.parametrize("notes", [[(1, 2), (3,), (4, 5)], [(1,), (2,), (3,)], [(), (), ()]])
def test_a_footer_that_begins_with_the_number_of_its_page_is_no_note(
    footer: str, notes: Notes
) -> None:
    sheets = [noted(at, marks, "Ibid.", footer) for at, marks in enumerate(notes, 1)]
    gone, _ = furniture(sheets)
    said = [[each.text for each in dropped] for dropped in gone]
    assert said == [[footer.format(at)] for at in (1, 2, 3)]


@pytest.mark.parametrize(
    ("width", "height", "head", "foot"),
    [(425.0, 340.0, 68.0, 60.0), (298.0, 420.0, 90.0, 90.0), (595.0, 842.0, 120.0, 120.0)],
    ids=["15 x 12 cm", "A6", "A4"],
)
@pytest.mark.parametrize("gap", [13.0, 24.0], ids=["no gap", "gap"])
def test_headers_and_footers_are_told_on_paper_of_any_size(
    width: float, height: float, head: float, foot: float, gap: float
) -> None:
    header, below = "Report of the Committee", height - foot
    sheets = []
    for number, words in enumerate(("some text", "other words", "third page", "last one"), 1):
        text = [span(f"{words} above", 50, head + gap), span(f"{words} below", 50, below - gap)]
        ends = [span(header, 50, head), span(f"{number} / 24-00123", 50, below)]
        sheets.append(Sheet(number, width, height, (ends[0], *text, ends[1])))
    gone, _ = furniture(sheets)
    said = [sorted(each.text for each in dropped) for dropped in gone]
    assert said == [[f"{number} / 24-00123", header] for number in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("last", "pages", "dropped"),
    [("General Assembly.", (1, 2, 4), False), ("No. {}.", (1, 2, 4), False),
     ("V.30-0012{} (E)", (1, 2, 4), True), ("Report of the Committee", (1, 2, 3, 4), True)],
)  # fmt: skip
def test_the_last_line_of_a_note_is_no_footer_though_others_end_alike(
    last: str, pages: Sequence[int], dropped: bool
) -> None:
    sheets = []
    for number in (1, 2, 3, 4):
        page = noted(number, [10 + number], f"See {'abcd'[number - 1]} of the", "")
        end = [span(last.format(number), 50, 781)] if number in pages else []
        sheets.append(sheet(number, *page.spans, *end))
    gone, _ = furniture(sheets)
    said = [[each.text for each in found] for found in gone]
    assert said == [
        [last.format(number)] if dropped and number in pages else [] for number in (1, 2, 3, 4)
    ]
