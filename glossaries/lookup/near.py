"""Terms that differ in letters, or in the order of their words.

Letters: by the optimal string alignment distance, in which two letters the wrong way round are one
edit, over the folded forms; as many edits as there are typos in a name of that length, no more.
Words: by Dice's coefficient of the sets of words, weighed; a word that no term has is taken for the
nearest that one has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from glossaries.chinese import has_han, simplified
from glossaries.folding import folded
from glossaries.lookup.found import NEAR, Hit
from glossaries.lookup.holders import Holders
from glossaries.lookup.names import Tongue
from glossaries.words import FIRST, OTHER, word_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BETWEEN = "\n"
# From so many characters on (of Chinese: a third) so many edits are typos.
_EDITS = ((4, 1), (8, 2), (16, 3), (32, 4))
_HAN_WORTH = 2
# Nobody asks for a term as long as this; typos are not looked for in it.
_LONGEST = 300
# No word is as long as this; comparing one with all would take long.
_LONGEST_WORD = 60
# The least share of weight that two sets of words have in common, in per cent.
_LEAST = 70
# The most that anything near has.
_MOST = 97
# From here on two sets are the same, but for the rounding of sums.
_ALL = 99.9
# How many words of what is asked for are corrected.
_CORRECTED = 3


def most_edits(form: str) -> int:
    """How many edits in a text may be typos."""
    worth = len(form) * (_HAN_WORTH if has_han(form) else 1)
    return max((edits for length, edits in _EDITS if worth >= length), default=0)


class Typos:
    """The names by the lengths of their forms, for comparing with those that are as long.

    Args:
        forms: folded, by number.
    """

    def __init__(self, forms: Sequence[str]) -> None:
        import numpy as np

        lengths = np.fromiter(map(len, forms), np.int64, len(forms))
        order = np.argsort(lengths, kind="stable")
        self._lengths: NDArray[np.int64] = lengths[order]
        self._numbers: list[int] = order.tolist()
        # In one script of Chinese, all at once.
        plain = simplified(_BETWEEN.join(forms)).split(_BETWEEN)
        self._forms = [plain[number] for number in self._numbers]

    def find(self, text: str, limit: int) -> Iterator[Hit]:
        """The names that differ from a text by typos, the nearest first.

        Args:
            text: what is asked for.
            limit: how many at most.
        """
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        form = simplified(folded(text))
        most = most_edits(form)
        if not most or len(form) > _LONGEST:
            return
        low = int(self._lengths.searchsorted(len(form) - most))
        high = int(self._lengths.searchsorted(len(form) + most, "right"))
        near = extract(
            form, self._forms[low:high], scorer=OSA.distance, score_cutoff=most, limit=limit
        )
        for found, edits, place in near:
            if edits:
                score = min(_MOST, 100 - 100 * int(edits) // max(len(form), len(found)))
                yield Hit(self._numbers[low + place], NEAR, score, _edits(int(edits)))


def _edits(count: int) -> str:
    return f"{count} letter{'s' if count > 1 else ''} differ{'' if count > 1 else 's'}"


def same_words(
    text: str, tongue: Tongue, holders: Holders, wanted: NDArray[Any], limit: int
) -> Iterator[Hit]:
    """The names of a tongue that have most words of a text, in any order, the nearest first.

    Args:
        text: what is asked for.
        tongue: whose terms are looked through.
        holders: of this tongue.
        wanted: for each of its members whether it is.
        limit: how many at most.
    """
    import numpy as np

    row, unknown = corrected(text, tongue)
    words = holders.words_of(row)
    if len(words) + unknown < 2:
        return
    shared = np.zeros(len(tongue.members))
    asked = unknown * holders.rarest
    for word in words:
        shared[holders.having(word)] += holders.weight(word)
        asked += holders.weight(word)
    share = np.where(wanted, 200 * shared / (asked + holders.totals), 0)
    # One of which the other is a part is found as that, unless words of it are corrected.
    whole = row == tongue.coder.row(text).codes
    best = np.flatnonzero(share >= _LEAST)
    best = best[np.argsort(-share[best], kind="stable")][:limit]
    for place in best.tolist():
        found = tongue.rows[place]
        if whole and (row in found or found in row):
            continue
        reason = _alike(row, found, bool(share[place] > _ALL))
        yield Hit(tongue.members[place], NEAR, min(_MOST, int(share[place])), reason)


def _alike(asked: str, found: str, all_words: bool) -> str:
    if asked == found:
        return "the same words, one of them written otherwise"
    return "the same words in another order" if all_words else "most of its words"


def corrected(text: str, tongue: Tongue) -> tuple[str, int]:
    """The words of a text, those that no term has replaced by the nearest; how many are unknown."""
    row = tongue.coder.row(text)
    codes = list(row.codes)
    strange = [i for i, code in enumerate(codes) if code == OTHER]
    for i in strange[:_CORRECTED]:
        codes[i] = _nearest(word_of(row.items[i], tongue.coder.language), tongue)
    return "".join(codes), codes.count(OTHER)


def _nearest(word: str, tongue: Tongue) -> str:
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    most = most_edits(word) if len(word) <= _LONGEST_WORD else 0
    found = extractOne(word, tongue.words, scorer=OSA.distance, score_cutoff=most) if most else None
    return chr(FIRST + found[2]) if found else OTHER
