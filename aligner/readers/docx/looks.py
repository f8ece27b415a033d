"""Headings that no style tells: short lines that are bolder or larger than the text around them.

A look is judged over the whole document, since one line says little: what looks like a heading
and mostly has text below it is one, what mostly has more of its kind below it is a list whose
items are bold.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from aligner.readers.docx.paragraphs import Paragraph
from aligner.readers.labels import labelled
from aligner.readers.marks import MARK
from aligner.readers.repair import symbol_line

_LONGEST = 250  # of a heading; a Han character counts twice
_LARGER = 2  # half points by which a heading is larger than the text
_FEW = 3  # lines of a look of which so few say nothing about it
_MASTHEAD = 30  # paragraphs at the start in which a masthead may stand
_BELOW = 8  # paragraphs below it, or at the start without one, in which a session is named
_DEEPEST = 9
_NO_HEADING_END = re.compile(r"[.,;:、，。；：…]$")
_ABBREVIATED_END = re.compile(r"\b(?:etc|Add|Rev|Corr|No|\d)\.$")
_CAPTION = re.compile(
    r"(?:table|figure|box|chart|map|表格?|图|插文|方框|附图)\s*[\dIVXLA-Z一二三四五六七八九十]",
    re.I,
)
_MARKER = re.compile(r"\s*(?:distr(?:\.|ibution\s*:)|original\s*:|原文\s*[:：]|分发)", re.I)
# What stands below the masthead: session, place and date, item of the agenda.
_SESSION = re.compile(
    r"""(?:resumed\ |reconvened\ )?[\w-]+(?:th|st|nd|rd|first|second|third)\ (?:\w+\ )?session
    | 第\w{1,6}(?:届|次)(?:\w{0,4})会议?(?:续会)?
    | [A-Z][\w .]+,\ \d{1,2}.*\ \d{4} | \d{1,2}\ \w+\ \d{4} | \d{4}年\d{1,2}月\d{1,2}日
    | (?:agenda\ )?items?\ \d.*\ agenda\W* | 临时?议程\W{0,2}项目.*
    | (?:chinese|english|french|russian|spanish|arabic)(?:\ only)?
    """,
    re.I | re.X,
)


@dataclass(frozen=True, slots=True)
class _Look:
    """What lines that look alike have in common."""

    size: int
    bold: bool
    centred: bool
    label: str


def shown_headings(paragraphs: Sequence[Paragraph], labels: Sequence[str]) -> dict[int, int]:
    """Levels of the paragraphs that only their look makes headings, by index.

    Args:
        paragraphs: of the body.
        labels: their automatic labels, as printed.
    """
    visible = [index for index, each in enumerate(paragraphs) if not each.is_blank]
    body = _text_look(paragraphs)
    start = _masthead_end(paragraphs)
    looks = {
        index: _look(paragraphs[index], labels[index])
        for index in visible
        if index >= start and _stands_out(paragraphs[index], body)
    }
    led = _led(visible, looks)
    headings = {index: look for index, look in looks.items() if led[look]}
    levels = _levels(headings, paragraphs)
    return {index: levels[look] for index, look in headings.items()}


def _led(visible: Sequence[int], looks: dict[int, _Look]) -> dict[_Look, bool]:
    """Whether the lines of a look mostly have something else below them."""
    total: Counter[_Look] = Counter(looks.values())
    leading: Counter[_Look] = Counter()
    for index, below in zip(visible, [*visible, -1][1:], strict=True):
        if index in looks and below >= 0 and looks.get(below) != looks[index]:
            leading[looks[index]] += 1
    return {
        look: 2 * leading[look] >= count if count >= _FEW else leading[look] > 0
        for look, count in total.items()
    }


def _levels(headings: dict[int, _Look], paragraphs: Sequence[Paragraph]) -> dict[_Look, int]:
    """Depth of each look: the larger is the higher, then the one in the middle, then the first.

    Below headings that have styles, if there are any that are not smaller.
    """
    styled = [(_size(each), each.outline) for each in paragraphs if each.outline]
    first = {look: index for index, look in reversed(headings.items())}
    order = sorted(first, key=lambda look: (-look.size, not look.centred, first[look]))
    return {
        look: min(
            _DEEPEST,
            1 + rank + max((level for size, level in styled if size >= look.size), default=0),
        )
        for rank, look in enumerate(order)
    }


def _look(paragraph: Paragraph, label: str) -> _Look:
    return _Look(_size(paragraph), _is_bold(paragraph), paragraph.centred, _shape(paragraph, label))


def _shape(paragraph: Paragraph, label: str) -> str:
    """The manner of its number: I. and A. are different, A. and B. are not."""
    label = label or labelled(MARK.sub("", paragraph.text))[0]
    shape = re.sub(r"\d+", "1", label)
    shape = re.sub(r"[ivxlc]+|[a-z]", "a", shape)
    shape = re.sub(r"[IVXLC]{2,}|[IVX]", "I", shape)
    return re.sub(r"[一二三四五六七八九十百]+", "一", re.sub(r"[A-HJ-UW-Z]", "A", shape))


def _text_look(paragraphs: Sequence[Paragraph]) -> tuple[int, bool]:
    """Size of most of the text, and whether most of it is bold."""
    amounts: dict[tuple[int, bool], int] = defaultdict(int)
    for paragraph in paragraphs:
        if not paragraph.in_cell and not paragraph.outline:
            for piece in paragraph.pieces:
                amounts[piece.size, "bold" in piece.names] += len(piece.text.strip())
    return max(amounts, key=lambda key: amounts[key], default=(0, False))


def _stands_out(paragraph: Paragraph, body: tuple[int, bool]) -> bool:
    if paragraph.in_cell or paragraph.in_box or paragraph.outline or paragraph.style.aside:
        return False
    text = MARK.sub("", paragraph.text).strip()
    larger = body[0] > 0 and _size(paragraph) >= body[0] + _LARGER
    bolder = _is_bold(paragraph) and not body[1]
    return (larger or bolder) and _reads_as_heading(text)


def _reads_as_heading(text: str) -> bool:
    width = sum(2 if ord(char) > 0x2E7F else 1 for char in text)
    if not 1 < width <= _LONGEST or not any(char.isalpha() for char in text):
        return False
    if _NO_HEADING_END.search(text) and not _ABBREVIATED_END.search(text):
        return False
    return not any(
        (_CAPTION.match(text), _MARKER.match(text), _SESSION.fullmatch(text), symbol_line(text))
    )


def _masthead_end(paragraphs: Sequence[Paragraph]) -> int:
    """Index behind the last line of a masthead and of what stands below it, 0 without one."""
    texts = [MARK.sub("", each.text).strip() for each in paragraphs[:_MASTHEAD]]
    marked = [index for index, text in enumerate(texts) if _MARKER.match(text)]
    end = max(marked, default=-1) + 1
    below = [
        index
        for index, text in enumerate(texts[: end + _BELOW])
        if index >= end and _SESSION.fullmatch(text)
    ]
    return max(below, default=end - 1) + 1


def _size(paragraph: Paragraph) -> int:
    """The size of most of a paragraph's text, in half points."""
    sizes: Counter[int] = Counter()
    for piece in paragraph.pieces:
        sizes[piece.size] += len(piece.text.strip())
    return sizes.most_common(1)[0][0] if sizes else 0


def _is_bold(paragraph: Paragraph) -> bool:
    """Whether all of its text is; marks and what is no letter or number do not count."""
    told = [piece for piece in paragraph.pieces if piece.size and piece.text.strip()]
    return bool(told) and all(
        "bold" in piece.names or not any(char.isalnum() for char in piece.text) for piece in told
    )
