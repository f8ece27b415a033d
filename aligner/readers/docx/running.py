"""Lines of page headers and footers: they are no text, but say what the document is."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.readers.docx.package import Package
from aligner.readers.docx.story import Story
from aligner.readers.docx.styles import Styles
from aligner.readers.marks import MARK
from aligner.readers.repair import symbol_line


def running_lines(package: Package, styles: Styles) -> tuple[tuple[str, ...], str]:
    """The lines of all page headers and footers, each once, and the symbol that stands in a header.

    Those of first pages come first; page numbers are not in them. What tabs part are lines.
    """
    headers = list(_lines(package, styles, "header"))
    footers = list(_lines(package, styles, "footer"))
    symbol = next(filter(None, map(symbol_line, headers)), "")
    return tuple(dict.fromkeys([*headers, *footers])), symbol


def _lines(package: Package, styles: Styles, kind: str) -> Iterator[str]:
    for root in package.margins(kind):
        for paragraph in Story(styles).walk(root):
            text = MARK.sub("", paragraph.text).replace("\t", "\n").replace("\f", "\n")
            yield from filter(None, (" ".join(line.split()) for line in text.split("\n")))
