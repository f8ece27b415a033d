"""Of the texts that have votes, the one that is the whole translation and nothing more.

Three things are weighed: the votes, how near an encoder puts the two texts, and how exclusively the
one stands where the other does. `教育` has the votes of `education system`, but stands in a hundred
units more; `教育系统有关` fits one place only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from glossaries.extraction.association import together, units_with
from glossaries.extraction.corpus import Corpus
from glossaries.extraction.items import Item
from glossaries.extraction.linking import Encoder
from glossaries.extraction.votes import Votes

if TYPE_CHECKING:
    from numpy.typing import NDArray

# What the cosine counts as where there is no encoder.
_UNKNOWN_NEARNESS = 0.7
# Half an occurrence against chance: what stands once proves little.
_SMOOTHED, _SMOOTHED_BY = 0.3, 0.6
# A text that stands between title marks somewhere is whole.
_MARKED = 1.2
# So is the name of a body that ends as such names do. Of an abbreviation nothing else is known.
_HEADED, _HEADED_ABBREVIATION = 1.5, 1.6
# How much nearness and exclusiveness weigh against votes, as powers.
_NEARNESS_COUNTS, _EXCLUSIVE_COUNTS = 2.5, 0.35
# An encoder knows few abbreviations: below this its word on them counts as this.
_KNOWN_ABBREVIATION, _UNKNOWN_ABBREVIATION = 0.75, 0.5
# A longer text wins if the shorter hardly stands without it, and fits nearly as well. Between title
# marks it need not be as near: what is cut out of a title is no whole.
_SELDOM_WITHOUT, _NEARLY_VOTES, _NEARLY_NEAR = 0.85, 0.89, 0.12
# Several longer texts win together if they cover what the shorter does, and are nearer.
_COVERED_TOGETHER, _NEARER = 0.8, 0.03
_GROWS = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """A text of the target for a candidate.

    Attributes:
        text: as it stands in the target.
        votes: mean score of its spans over all places of the candidate, 0 to 1.
        nearness: cosine of the two texts' vectors; -1 to 1.
        exclusive: share of the units with the text that hold the candidate, smoothed.
        covered: share of the units with the candidate that hold the text.
        standing: in how many units the text stands.
        marked: whether it stands between title marks somewhere.
        headed: whether it ends as the name of what its source is headed as.
        at: (position of the source, first word of the target, last, score) where it fits best.
    """

    text: str
    votes: float
    nearness: float
    exclusive: float
    covered: float
    standing: int
    marked: bool
    headed: bool
    at: tuple[int, int, int, float]

    def weight(self, abbreviation: bool) -> float:
        """By which choices of a candidate are ranked, an abbreviation's by other measures."""
        near = max(self.nearness, 0.05)
        head = _HEADED
        if abbreviation:
            near = near if near >= _KNOWN_ABBREVIATION else _UNKNOWN_ABBREVIATION
            head = _HEADED_ABBREVIATION
        fits = 0.3 + 0.7 * self.exclusive**_EXCLUSIVE_COUNTS
        shape = (_MARKED if self.marked else 1.0) * (head if self.headed else 1.0)
        return float(self.votes * near**_NEARNESS_COUNTS * fits * shape)


def choices(
    corpus: Corpus,
    items: Sequence[Item],
    texts: Sequence[str],
    votes: Sequence[Votes],
    titles: frozenset[str],
    headed: Callable[[int, str], bool],
    encoder: Encoder | None,
    progress: Callable[[float], None] = lambda share: None,
) -> list[list[Choice]]:
    """For each candidate its possible translations, best first.

    Args:
        corpus: both sides.
        items: the candidates.
        texts: how each is written.
        votes: for each.
        titles: what stands between title marks in the target.
        headed: whether a text of the target has the head that a candidate (its number) calls for.
        encoder: gives nearness.
        progress: is told the share that is done.
    """
    ranked = [one.best() for one in votes]
    wanted = sorted({text for one in ranked for text, _ in one})
    number = {text: n for n, text in enumerate(wanted)}
    holding = units_with(corpus.target.texts, wanted)
    progress(0.5)
    near = _nearness(texts, wanted, ranked, number, encoder)
    out = []
    for n, (item, vote, best) in enumerate(zip(items, votes, ranked, strict=True)):
        units = np.unique(corpus.source.units[item.places])
        found = [
            _choice(
                text,
                score,
                cosine,
                units,
                holding[number[text]],
                (text in titles, headed(n, text)),
                vote,
            )
            for (text, score), cosine in zip(best, near[n], strict=True)
        ]
        out.append(_ranked(found, item))
    return out


def _ranked(found: list[Choice], item: Item) -> list[Choice]:
    """Best first: by weight, unless the best is only a part of the whole translation."""
    found = sorted(found, key=lambda one: -one.weight(item.abbreviation))
    for _ in range(_GROWS):
        grown = _grown(found, len(item.places)) if found else None
        if grown is None:
            break
        found = [grown, *(one for one in found if one is not grown)]
    return found


def _grown(found: Sequence[Choice], places: int) -> Choice | None:
    """The longer text that should stand first instead, if any."""
    best = found[0]
    longer = [one for one in found[1:] if best.text in one.text]
    for one in longer:
        if (
            best.standing > 1
            and one.standing >= _SELDOM_WITHOUT * best.standing
            and one.votes >= _NEARLY_VOTES * best.votes
            and (one.marked or one.nearness >= best.nearness - _NEARLY_NEAR)
        ):
            return one
    nearer = [
        one
        for one in longer
        if one.nearness >= best.nearness + _NEARER
        and one.covered * places >= 0.99
        and not any(two is not one and two.text in one.text for two in longer)
    ]
    if len(nearer) > 1 and sum(one.covered for one in nearer) >= _COVERED_TOGETHER * best.covered:
        return max(nearer, key=lambda one: (one.covered, one.nearness))
    return None


def _choice(
    text: str,
    score: float,
    cosine: float,
    units: NDArray[np.int32],
    holding: NDArray[np.int32],
    shape: tuple[bool, bool],
    votes: Votes,
) -> Choice:
    both = together(units, holding)
    exclusive = (both + _SMOOTHED) / (len(holding) + _SMOOTHED_BY)
    covered = both / max(len(units), 1)
    return Choice(text, score, cosine, exclusive, covered, len(holding), *shape, votes.at[text])


def _nearness(
    texts: Sequence[str],
    wanted: Sequence[str],
    ranked: Sequence[Sequence[tuple[str, float]]],
    number: dict[str, int],
    encoder: Encoder | None,
) -> list[list[float]]:
    if encoder is None or not wanted:
        return [[_UNKNOWN_NEARNESS] * len(one) for one in ranked]
    ours, theirs = encoder.encode(list(texts)), encoder.encode(list(wanted))
    return [
        (theirs[[number[text] for text, _ in one]] @ ours[n]).tolist() if one else []
        for n, one in enumerate(ranked)
    ]
