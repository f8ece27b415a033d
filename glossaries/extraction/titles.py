"""Titles between quotation marks or title marks, and which title of the other side each is.

English quotes the title of a resolution after `entitled`; Chinese writes 题为“……” or 《……》. What
is within the marks is the title, whatever words it has: it is paired whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from glossaries.extraction.corpus import Corpus, Side
from glossaries.extraction.linking import Lexicon
from glossaries.extraction.patterns.base import Patterns
from glossaries.extraction.votes import Traits
from glossaries.term import DOCUMENT_TITLE, RESOLUTION_TITLE

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LONGEST = 300
_SHORTEST_WORDS = 2
# Two titles are one another's when so much of their words is linked.
_LEAST_SCORE = 0.45
# How far before a title the word stands that says what it is of.
_REACH = 90
# How near the word stands that announces it (`entitled`, `the theme of`).
_NEAR = 24
_RESOLUTION = re.compile(
    r"resolution|decision|\bitem|决议|决定|议题|résolution|resolución|резолюци", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A text between marks.

    Attributes:
        text: without the marks.
        first: position of its first word in the side's words.
        last: of the word behind its last.
        certain: whether its marks stand around nothing but titles.
        before: what is written before it.
    """

    text: str
    first: int
    last: int
    certain: bool
    before: str


@dataclass(frozen=True, slots=True)
class Title:
    """A title and its translation in one unit.

    Attributes:
        source, target: as written, without marks.
        place: position of the source's first word.
        score: how much of both is linked, 0 to 1.
        kind: RESOLUTION_TITLE for that of a resolution, a decision or an item of an agenda,
            DOCUMENT_TITLE for another, PHRASE for a heading.
        before: what is written before the source's.
        certain: whether the marks of one side stand around nothing but titles.
    """

    source: str
    target: str
    place: int
    score: float
    kind: str
    before: str
    certain: bool


def quoted(side: Side, unit: int, patterns: Patterns) -> list[Quoted]:
    """What stands between marks in a unit, nested marks as a part of what is around them."""
    text = side.texts[unit]
    found = []
    for opening, closing in (*patterns.title_marks, *patterns.quotation):
        if opening not in text:
            continue
        certain = (opening, closing) in patterns.title_marks
        for start, end in _between(text, opening, closing):
            inner = text[start:end].strip()
            first, last = _words(side, unit, start, end)
            if last - first >= _SHORTEST_WORDS and len(inner) <= _LONGEST:
                before = text[max(0, start - _REACH) : start]
                found.append(Quoted(inner.rstrip(",.，。;；"), first, last, certain, before))
    return found


def _between(text: str, opening: str, closing: str) -> Iterator[tuple[int, int]]:
    """The stretches between marks, those around others only."""
    if opening == closing:
        places = [found.start() for found in re.finditer(re.escape(opening), text)]
        if len(places) % 2 == 0:
            yield from ((a + 1, b) for a, b in zip(places[::2], places[1::2], strict=True))
        return
    depth, start = 0, 0
    for place, char in enumerate(text):
        if char == opening:
            depth += 1
            if depth == 1:
                start = place + 1
        elif char == closing and depth:
            depth -= 1
            if depth == 0:
                yield start, place


def _words(side: Side, unit: int, start: int, end: int) -> tuple[int, int]:
    begin, stop = int(side.bounds[unit]), int(side.bounds[unit + 1])
    first = begin + int(np.searchsorted(side.starts[begin:stop], start))
    last = begin + int(np.searchsorted(side.starts[begin:stop], end))
    return first, last


def marked_titles(side: Side, patterns: Patterns) -> frozenset[str]:
    """All that stands between title marks in a side."""
    if not patterns.title_marks:
        return frozenset()
    opening = "".join(re.escape(mark) for mark, _ in patterns.title_marks)
    closing = "".join(re.escape(mark) for _, mark in patterns.title_marks)
    inner = re.compile(f"[{opening}]([^{opening}{closing}]{{3,{_LONGEST}}})[{closing}]")
    return frozenset(found[1] for text in side.texts for found in inner.finditer(text))


def titles(
    corpus: Corpus,
    lexicon: Lexicon,
    patterns: tuple[Patterns, Patterns],
    progress: Callable[[float], None] = lambda share: None,
) -> Iterator[Title]:
    """The titles that both sides of a unit have between marks."""
    traits = Traits(corpus.source, patterns[0]), Traits(corpus.target, patterns[1])
    for unit in range(len(corpus)):
        ours = quoted(corpus.source, unit, patterns[0])
        theirs = quoted(corpus.target, unit, patterns[1]) if ours else []
        if not theirs:
            continue
        scores = _scores(corpus, unit, ours, theirs, lexicon, traits)
        for a, b in _mutual(scores):
            if _is_title(ours[a], theirs[b], patterns):
                yield _title(ours[a], theirs[b], float(scores[a, b]))


def _is_title(ours: Quoted, theirs: Quoted, patterns: tuple[Patterns, Patterns]) -> bool:
    """Whether it is a title and no quotation: by its marks, or by the word before it."""
    if patterns[0].capitals and not ours.text[:1].isupper():
        return False
    if ours.certain or theirs.certain:
        return True
    return _announced(ours.before, patterns[0]) or _announced(theirs.before, patterns[1])


def _announced(before: str, patterns: Patterns) -> bool:
    end = before[-_NEAR:].lower()
    return any(word in end for word in patterns.entitled)


def _title(ours: Quoted, theirs: Quoted, score: float) -> Title:
    of_resolution = _RESOLUTION.search(ours.before + theirs.before)
    return Title(
        source=ours.text,
        target=theirs.text,
        place=ours.first,
        score=score,
        kind=RESOLUTION_TITLE if of_resolution else DOCUMENT_TITLE,
        before=ours.before,
        certain=ours.certain or theirs.certain,
    )


def _scores(
    corpus: Corpus,
    unit: int,
    ours: Sequence[Quoted],
    theirs: Sequence[Quoted],
    lexicon: Lexicon,
    traits: tuple[Traits, Traits],
) -> NDArray[np.float32]:
    source, target = corpus.source, corpus.target
    begin, end = int(source.bounds[unit]), int(source.bounds[unit + 1])
    start, stop = int(target.bounds[unit]), int(target.bounds[unit + 1])
    here, there = source.ids[begin:end], target.ids[start:stop]
    links = lexicon.links(here, there)
    weigh, weight = traits[0].weights[here], traits[1].weights[there]
    out = np.zeros((len(ours), len(theirs)), np.float32)
    for a, one in enumerate(ours):
        rows = slice(one.first - begin, one.last - begin)
        for b, other in enumerate(theirs):
            columns = slice(other.first - start, other.last - start)
            block = links[rows, columns]
            recall = float(weigh[rows] @ np.minimum(block.sum(1), 1.0)) / _whole(weigh[rows])
            precision = float(weight[columns] @ np.minimum(block.sum(0), 1.0)) / _whole(
                weight[columns]
            )
            out[a, b] = np.sqrt(recall * precision)
    return out


def _whole(weights: NDArray[np.float32]) -> float:
    return max(float(weights.sum()), 1e-9)


def _mutual(scores: NDArray[np.float32]) -> Iterator[tuple[int, int]]:
    """Pairs that are each other's best and good enough."""
    for a in range(len(scores)):
        b = int(scores[a].argmax())
        if scores[a, b] >= _LEAST_SCORE and int(scores[:, b].argmax()) == a:
            yield a, b
