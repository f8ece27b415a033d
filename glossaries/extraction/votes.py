"""What the places of a candidate say about its translation, added up.

At each place the best spans of the other side get their scores; a text that wins at many places
wins over all. What is a whole term comes back as such, what a single sentence adds does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from glossaries.extraction.corpus import Corpus, Side
from glossaries.extraction.items import Item
from glossaries.extraction.linking import Lexicon
from glossaries.extraction.patterns.base import Patterns
from glossaries.extraction.spans import Sentence, SpanFinder
from glossaries.extraction.words import is_word

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Of a candidate, so many places spread over the corpus are looked at.
MOST_PLACES = 40
#: So many texts are kept of each.
KEPT = 8
# What comes back often is looked at in one unit of so many: a unit costs more than a place.
_STRIDE = 4
# So many texts of a candidate are counted at a time.
_MOST_TEXTS = 120

# Signs that stand within terms.
_WITHIN = frozenset("-‑－–—·&.'’/《》〈〉")
_LISTING = frozenset(["、", ",", "，", "and", "or", "和", "及", "与", "或", "以及", "et", "y", "и"])
_OPENING, _CLOSING = frozenset("《〈"), frozenset("》〉")
# What a word of grammar weighs against one of content, and a sign.
_GRAMMAR, _SIGN = 0.25, 0.05


@dataclass(slots=True)
class Votes:
    """What was found for one candidate.

    Attributes:
        places: how many were looked at.
        scores: text -> sum of its spans' scores.
        at: text -> (position of the source, of the target's first word, of its last, score): where
            it fits best.
    """

    places: int = 0
    scores: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    at: dict[str, tuple[int, int, int, float]] = field(default_factory=dict)

    def prune(self) -> None:
        """Forget the texts with the fewest votes, if there are many."""
        if len(self.scores) > _MOST_TEXTS:
            kept = sorted(self.scores, key=lambda text: -self.scores[text])[: _MOST_TEXTS // 2]
            self.scores = defaultdict(float, {text: self.scores[text] for text in kept})
            self.at = {text: self.at[text] for text in kept}

    def best(self) -> list[tuple[str, float]]:
        """The texts with the most votes: (text, mean score over all places)."""
        ranked = sorted(self.scores.items(), key=lambda pair: (-pair[1], pair[0]))
        return [(text, total / self.places) for text, total in ranked[:KEPT]]


class Traits:
    """What is asked of each word of a side, by the numbers of its vocabulary."""

    def __init__(self, side: Side, patterns: Patterns) -> None:
        words = side.words
        content = [is_word(word) or word[0].isdigit() for word in words]
        self.weights = _weights(side, patterns)
        self.first = _marks(content, [word not in patterns.not_first for word in words])
        self.title_first = self.first | np.asarray(
            [word in patterns.title_first for word in words], bool
        )
        self.last = _marks(content, [word not in patterns.not_last for word in words])
        self.figures = np.asarray([any(map(str.isdigit, word)) for word in words], bool)
        self.listing = np.asarray([word in _LISTING for word in words], bool)
        self.depth = np.asarray(
            [(word in _OPENING) - (word in _CLOSING) for word in words], np.int64
        )
        self.heads = np.asarray(
            [
                any(map(word.endswith, patterns.bodies)) and inner
                for word, inner in zip(words, content, strict=True)
            ],
            bool,
        )
        self.barred = np.asarray(
            [
                word in patterns.not_inside or not (inner or word in _WITHIN or word in _LISTING)
                for word, inner in zip(words, content, strict=True)
            ],
            bool,
        )


def _marks(first: Sequence[bool], second: Sequence[bool]) -> NDArray[np.bool_]:
    both: NDArray[np.bool_] = np.asarray(first, bool) & np.asarray(second, bool)
    return both


def _weights(side: Side, patterns: Patterns) -> NDArray[np.float32]:
    """How much each word tells: the rarer the more, words of grammar little."""
    counts = np.bincount(side.ids, minlength=len(side.words))
    weights = np.log(1.0 + len(side.texts) / np.maximum(counts, 1)).astype(np.float32)
    for n, word in enumerate(side.words):
        if not is_word(word) and not word[0].isdigit():
            weights[n] = _SIGN
        elif word in patterns.inside or (
            (word in patterns.not_first or word in patterns.seldom_first)
            and word in patterns.not_last
        ):
            weights[n] *= _GRAMMAR
    return weights


def collect(
    corpus: Corpus,
    items: Sequence[Item],
    lexicon: Lexicon,
    patterns: tuple[Patterns, Patterns],
    progress: Callable[[float], None] = lambda share: None,
    places: int = MOST_PLACES,
) -> list[Votes]:
    """The votes for each candidate.

    Args:
        corpus: both sides.
        items: candidates of the source side.
        lexicon: links their words.
        patterns: of both languages.
        progress: is told the share that is done, 0 to 1.
        places: how many places of each candidate are looked at.
    """
    source, target = corpus.source, corpus.target
    ours, theirs = Traits(source, patterns[0]), Traits(target, patterns[1])
    votes = [Votes() for _ in items]
    by_unit = _by_unit(source, items, places)
    for done, (unit, wanted) in enumerate(by_unit.items()):
        if done % 256 == 0:
            progress(done / len(by_unit))
        begin, end = source.bounds[unit], source.bounds[unit + 1]
        start, stop = target.bounds[unit], target.bounds[unit + 1]
        here, there = source.ids[begin:end], target.ids[start:stop]
        if not len(there):
            continue
        finder = SpanFinder(
            Sentence(
                lexicon.links(here, there), ours.weights[here], theirs.weights[there],
                theirs.first[there], theirs.title_first[there], theirs.last[there],
                theirs.barred[there], theirs.listing[there], theirs.figures[there],
                theirs.depth[there], theirs.heads[there],
            )
        )  # fmt: skip
        listing, figures = ours.listing[here], ours.figures[here]
        for number, place in wanted:
            first = place - int(begin)
            last = first + items[number].length
            spans = finder.spans(
                first, last, listed=bool(listing[first:last].any()),
                figures=bool(figures[first:last].any()), titled=items[number].document,
            )  # fmt: skip
            if items[number].abbreviation:
                spans = finder.to_head(spans)
            _count(votes[number], target, int(start), place, spans)
    return votes


def _by_unit(source: Side, items: Sequence[Item], most: int) -> dict[int, list[tuple[int, int]]]:
    """The places to look at, unit by unit: (number of the candidate, place)."""
    by_unit: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, item in enumerate(items):
        places = _some(source, item.places, most)
        units = source.units[places]
        for unit, place in zip(units.tolist(), places.tolist(), strict=True):
            by_unit[unit].append((number, place))
    return by_unit


def _some(source: Side, places: NDArray[np.int64], most: int) -> NDArray[np.int64]:
    """At most so many places, spread over the corpus, in units that others are looked at in too."""
    if len(places) <= most:
        return places
    shared = places[source.units[places] % _STRIDE == 0]
    if len(shared) >= most:
        places = shared
    return places[np.linspace(0, len(places) - 1, most).astype(np.int64)]


def _count(
    votes: Votes,
    target: Side,
    start: int,
    place: int,
    spans: Sequence[tuple[int, int, float]],
) -> None:
    votes.places += 1
    seen: set[str] = set()
    for first, last, score in spans:
        text = target.text(start + first, start + last)
        if text in seen:
            continue
        seen.add(text)
        votes.scores[text] += score
        if text not in votes.at or votes.at[text][3] < score:
            votes.at[text] = place, start + first, start + last - 1, score
    votes.prune()
