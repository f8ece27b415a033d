"""A table of contents as Word writes it: one field over paragraphs, a page number at their ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aligner.document import Block, Kind
from benchmarks.layouts.text import Text
from benchmarks.layouts.word_xml import field, made, run, twips, written

_TITLES = {"en": "Contents", "zh": "目录"}
_BLOCKS_ON_A_PAGE = 18
_STEP = 0.8  # centimetres


def contents_of(text: Text) -> tuple[Block, ...]:
    """What a reader may find of it: its title, and an entry for each heading."""
    return (Block(Kind.HEADING, _TITLES[text.language]), *text.contents())


def contents(text: Text, width: float) -> Iterator[Any]:
    """Its paragraphs.

    Args:
        text: whose headings it has.
        width: of a line, in centimetres.
    """
    bold = run(written(_TITLES[text.language]), names=["bold"])
    yield made("p", made("pPr", made("jc", val="center")), bold)
    blocks = text.truth()
    entries = text.contents()
    for place, block in enumerate(entries):
        page = blocks.index(block) // _BLOCKS_ON_A_PAGE + 1
        begin = field('TOC \\o "1-3" \\h', "")[:3] if place == 0 else []
        end = [run(made("fldChar", fldCharType="end"))] if block is entries[-1] else []
        yield made("p", _stops(block, width), *begin, *_entry(block, page, place), *end)


def _stops(block: Block, width: float) -> Any:
    left = twips(_STEP * block.level)
    text = made("tab", val="left", pos=left)
    number = made("tab", val="right", leader="dot", pos=twips(width))
    indent = made("ind", left=left, hanging=twips(_STEP))
    spacing = made("spacing", after=60)
    return made("pPr", made("tabs", text, number), spacing, indent, made("jc", val="left"))


def _entry(block: Block, page: int, place: int) -> list[Any]:
    label = [run(written(block.label), made("tab"))] if block.label else []
    number = field(f"PAGEREF _Toc{place} \\h", str(page))
    return [*label, run(written(block.text)), run(made("tab")), *number]
