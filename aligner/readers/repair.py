"""Makes a document whole again after the pages it was printed on.

Text taken out of a PDF has footnotes, page numbers and running headers where the page ended,
in the middle of paragraphs. Every reader hands in its blocks as it met them, with `None` for
each page break it saw, marks travelling in the text; what comes out are the final blocks:
cut paragraphs joined, footnotes behind the block that carries their mark, list levels set.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from aligner.document import Block, Kind
from aligner.readers.formats import PLAIN, found_in, runs_of
from aligner.readers.joining import Joiner
from aligner.readers.labels import Nesting
from aligner.readers.marks import lift

Raw = Sequence[Block | None]

_CUTTABLE = {Kind.PARAGRAPH, Kind.LIST_ITEM}


def mend(raw: Raw, *, paged: bool = True, joiner: Joiner | None = None) -> tuple[Block, ...]:
    """Final blocks from a reader's.

    Args:
        raw: blocks in the order met, `None` for a page break (page number, running header, form
            feed, rule). Marks travel in the texts; a list item's level is its
            indentation, or its depth if not `paged`. Offsets of formats do not count marks.
        paged: whether a footnote block is a sign of a page's end. It is in text taken out of
            a PDF, not in formats that hold their notes apart.
        joiner: to use; made of the blocks' texts if None.
    """
    joined = joiner or Joiner("\n".join(block.text for block in raw if block))
    whole = _rejoined(raw, joined) if paged else [block for block in raw if block]
    tidy = [block for block in map(_lifted, whole) if block.text or block.label]
    return tuple(_levelled(_located(_placed(tidy)), structured=not paged))


def _located(blocks: Iterable[Block]) -> Iterator[Block]:
    """A note of which the format tells no line is found where its mark is."""
    line = 0
    for block in blocks:
        line = block.line or line
        yield replace(block, line=line) if block.kind is Kind.FOOTNOTE else block


def _rejoined(raw: Raw, joiner: Joiner) -> list[Block]:
    """Joins a paragraph to its rest across page ends; `last` is the place of the open half."""
    blocks: list[Block] = []
    last: int | None = None
    broken = False
    for block in raw:
        if block is None or block.kind is Kind.FOOTNOTE:
            broken = True
            if block:
                blocks.append(block)
            continue
        if last is not None and broken and _belongs(blocks[last], block, joiner):
            blocks[last] = joined(blocks[last], block, joiner)
        else:
            blocks.append(block)
            last = len(blocks) - 1
        broken = False
    return blocks


def _belongs(first: Block, second: Block, joiner: Joiner) -> bool:
    return (
        first.kind in _CUTTABLE
        and second.kind is Kind.PARAGRAPH
        and not second.label
        and joiner.continues(first.text, second.text)
    )


def joined(first: Block, second: Block, joiner: Joiner) -> Block:
    """Two halves of a raw block as the first, with the formats of both."""
    text = joiner.join(first.text, second.text)
    if not first.formats and not second.formats:
        return replace(first, text=text)
    halves = [(lift(half.text)[0], half.formats) for half in (first, second)]
    # A half without formats is a piece of its own, so that the other half's stay where they are.
    runs = [run for bare, formats in halves for run in runs_of(bare, formats) or ((bare, PLAIN),)]
    return replace(first, text=text, formats=found_in(lift(text)[0], runs))


def _lifted(block: Block) -> Block:
    text, marks = lift(block.text)
    return replace(block, text=text, marks=marks)


def _placed(blocks: Sequence[Block]) -> list[Block]:
    """Moves each footnote behind the block with its mark, the nearest above if several have it.

    A note whose mark is nowhere stays where it was met.
    """
    carriers: dict[str, list[tuple[int, int]]] = {}
    for index, block in enumerate(blocks):
        if block.kind is not Kind.FOOTNOTE:
            for offset, mark in block.marks:
                carriers.setdefault(mark, []).append((index, offset))
    places = []
    for index, block in enumerate(blocks):
        home = (index, -1)
        if block.kind is Kind.FOOTNOTE and carriers.get(block.label):
            home = _claimed(carriers[block.label], index)
        places.append((home, index))
    return [blocks[index] for _, index in sorted(places)]


def _claimed(places: list[tuple[int, int]], index: int) -> tuple[int, int]:
    """Takes the last place above `index`, or the first if all are below."""
    above = bisect_left(places, (index, 0))
    return places.pop(max(0, above - 1))


def _levelled(blocks: Iterable[Block], *, structured: bool) -> Iterable[Block]:
    """Depths of list items, from indentation first and the style of their labels second.

    A structured format says the depth itself; 0 is left for items that only their label shows.
    """
    nesting = Nesting()
    for block in blocks:
        if structured and block.level:
            nesting = Nesting()
        elif block.kind is Kind.LIST_ITEM:
            block = replace(block, level=nesting.level(block.level, block.label))
        elif block.kind in {Kind.HEADING, Kind.PARAGRAPH}:
            nesting = Nesting()
        yield block


_SYMBOL = re.compile(r"[A-Z]{1,8}(?:/[A-Z0-9][A-Za-z0-9.\-]*(?:\(\w{1,4}\))?)+")
_MASTHEAD_BLOCKS = 20


def symbol_line(text: str) -> str:
    """The document symbol that a text consists of (`E/CN.15/2011/19`), "" for any other text."""
    bare = text.strip(" \t\xa0\u3000*_")
    return bare if _SYMBOL.fullmatch(bare) and any(char.isdigit() for char in bare) else ""


def masthead_symbol(blocks: Sequence[Block]) -> str:
    """The symbol that stands alone among a document's first blocks, else ""."""
    found = (symbol_line(block.text) for block in blocks[:_MASTHEAD_BLOCKS])
    return next(filter(None, found), "")
