"""Made-up print for the stages of the PDF reader: glyphs, spans and pages without a PDF."""

from __future__ import annotations

from collections.abc import Iterable

from aligner.readers.joining import is_wide
from aligner.readers.pdf.furniture import Sheet
from aligner.readers.pdf.pages import Glyph, Page, Rule, Style
from aligner.readers.pdf.spans import Span, spans

LETTER = 0.5
"""Ems of a letter that is not Han."""


def printed(text: str, left: float, baseline: float, *, style: Style = Style(size=10),  # noqa: B008
            apart: float = 0.0) -> list[Glyph]:  # fmt: skip
    """Glyphs side by side; a tilde is a gap as wide as a space in which nothing is printed.

    Args:
        apart: points between letters.
    """
    found: list[Glyph] = []
    for char in text:
        width = style.size * (1.0 if is_wide(char) or char == "\u3000" else LETTER)
        if char != "~":
            box = (left, left + width, baseline - 0.8 * style.size, baseline + 0.2 * style.size)
            found.append(Glyph(ord(char), style, *box, baseline))
        left += width + apart
    return found


def page(glyphs: Iterable[Glyph], rules: Iterable[Rule] = (), number: int = 1) -> Page:
    """A page of A4."""
    return Page(number, 595.0, 842.0, tuple(glyphs), tuple(rules))


def span(text: str, left: float, baseline: float, *, size: float = 10, bold: bool = False) -> Span:
    """The span that a string makes."""
    style = Style(size=size, bold=bold)
    (found,) = spans(page(printed(text.replace(" ", "~"), left, baseline, style=style)))
    return found


def sheet(number: int, *found: Span) -> Sheet:
    """A page of A4 with spans on it."""
    return Sheet(number, 595.0, 842.0, found)
