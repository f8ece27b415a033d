"""Markdown, above all the kind that is extracted from PDFs.

Inline markup is markdown-it-py's work (CommonMark); blocks are found here, line by line, for
the reasons that assembling.py gives.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from aligner.document import Block
from aligner.readers.assembling import Assembler
from aligner.readers.lines import Line, furniture, split, wrapping
from aligner.readers.markdown_inline import inline
from aligner.readers.marks import clean, definition, from_markdown
from aligner.readers.repair import mend
from aligner.readers.tables import (
    barred_cells,
    below_delimiters,
    is_barred,
    is_delimiter,
    is_row,
    row_cells,
)
from aligner.readers.textual import text_reader

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})[^`]*")
_STRONG_LINE = re.compile(r"(\*\*|__)(?!\s)((?:(?!\1).)+)(?<!\s)\1")
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?:[A-Za-z_][\w-]*:.*\n|[ \t#-].*\n)+(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_QUOTE = re.compile(r"(?: {0,3}> ?)+")
_BREAK = re.compile(r"<br\s*/?>", re.I)
_HARD_BREAK = re.compile(r" {2,}$|(?<!\\)\\$")
_PAGE_COMMENT = re.compile(r"<!--.{0,40}page.{0,40}-->", re.I)
_TABLE_END = re.compile(r"</table\s*>", re.I)
# What a writer marks as strong in a line of its own is a heading below all those with a #.
_STRONG_LEVEL = 6


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of Markdown."""
    lines = split(_without_comments(from_markdown(_without_front_matter(clean(text)))))
    parser = _Parser(lines, Assembler(wrapping(lines), inline))
    parser.run()
    return mend(parser.assembler.blocks, joiner=parser.assembler.wrapping.joiner)


def _without_front_matter(text: str) -> str:
    """Properties in YAML at the top are nobody's text; their lines still count."""
    return _FRONT_MATTER.sub(lambda found: "\n" * found[0].count("\n"), text)


def _without_comments(text: str) -> str:
    """Comments go, one that tells a page becomes a page break; lines keep their numbers."""
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        comment = text[start : end + 3]
        page = "\f" if _PAGE_COMMENT.fullmatch(comment) else ""
        kept += [text[at:start], page, "\n" * comment.count("\n")]
        at = end + 3
    return "".join(kept) + text[at:]


@dataclass(slots=True)
class _Parser:
    lines: list[Line]
    assembler: Assembler
    pages: set[int] = field(default_factory=set)
    barred: set[int] = field(default_factory=set)
    skip_to: int = 0

    def run(self) -> None:
        self.pages = furniture(self.lines)
        self.barred = below_delimiters(self.lines)
        for index, line in enumerate(self.lines):
            if index < self.skip_to:
                continue
            if line.starts_page:
                self.assembler.page_break()
            if not any(take(self, index, line) for take in _TAKERS):
                self._text(line)
        self.assembler.close()

    def _blank(self, index: int, line: Line) -> bool:
        if line.blank:
            self.assembler.close()
        return line.blank

    def _furniture(self, index: int, line: Line) -> bool:
        if index in self.pages:
            self.assembler.page_break()
        return index in self.pages

    def _underline(self, index: int, line: Line) -> bool:
        hit = _UNDERLINE.fullmatch(line.text)
        return hit is not None and self.assembler.underline(1 if hit[1][0] == "=" else 2)

    def _rule(self, index: int, line: Line) -> bool:
        if not _RULE.fullmatch(line.text):
            return False
        self.assembler.page_break()
        return True

    def _fence(self, index: int, line: Line) -> bool:
        """What stands between fences is read as text."""
        if not _FENCE.fullmatch(line.text):
            return False
        self.assembler.close()
        return True

    def _heading(self, index: int, line: Line) -> bool:
        hit = _HEADING.fullmatch(line.text)
        if hit is None:
            return False
        self.assembler.heading(line, hit[2] or "", len(hit[1]))
        return True

    def _strong(self, index: int, line: Line) -> bool:
        """A line that is strong as a whole and stands alone, unless it is a sentence."""
        hit = _STRONG_LINE.fullmatch(line.text.strip()) if line.alone else None
        if hit is None or not self.assembler.wrapping.joiner.unfinished(hit[2]):
            return False
        self.assembler.heading(line, hit[2], _STRONG_LEVEL)
        return True

    def _html_table(self, index: int, line: Line) -> bool:
        if not line.text.lstrip().lower().startswith("<table"):
            return False
        from aligner.readers.html.walking import fragment_cells

        end = index
        while end + 1 < len(self.lines) and not _TABLE_END.search(self.lines[end].text):
            end += 1
        self.assembler.close()
        source = "\n".join(each.text for each in self.lines[index : end + 1])
        self.assembler.blocks += fragment_cells(source, line.number)
        self.skip_to = end + 1
        return True

    def _row(self, index: int, line: Line) -> bool:
        if is_barred(line.text) or index in self.barred:
            if not is_delimiter(line.text):
                self.assembler.cells(line, barred_cells(line.text))
            return True
        if definition(line.text) is None and is_row(self.lines, index):
            self.assembler.cells(line, row_cells(line.text))
            return True
        return False

    def _text(self, line: Line) -> None:
        bare = line.text
        if bare.lstrip().startswith(">"):
            bare = _QUOTE.sub("", bare, count=1)
        *early, last = _BREAK.split(bare)
        for part in early:
            self.assembler.text(Line(line.number, part), broken=True)
        if last.strip():
            told = _HARD_BREAK.search(last)
            self.assembler.text(
                Line(line.number, last[: told.start()] if told else last), broken=told is not None
            )


_Taker = Callable[[_Parser, int, Line], bool]
_TAKERS: tuple[_Taker, ...] = (
    _Parser._blank,
    _Parser._furniture,
    _Parser._underline,
    _Parser._rule,
    _Parser._fence,
    _Parser._heading,
    _Parser._strong,
    _Parser._html_table,
    _Parser._row,
)


read = text_reader("Markdown", parse)
