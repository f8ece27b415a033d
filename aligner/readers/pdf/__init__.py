"""PDF: what is printed on its pages, by geometry; files say nothing of paragraphs.

Stages, each a plain function on plain values: glyphs and ruled lines (`extracting`, by PDFium in a
process of its own, started by `confined`), spans, furniture of the page, tables, columns, notes,
passages, headings, blocks. A block's `line` is the number of the page that it starts on, which is
what a person can find again.
"""

from __future__ import annotations

from aligner.readers.pdf.reading import read

__all__ = ["read"]
