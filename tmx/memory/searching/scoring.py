"""The score of a match, as CAT tools give it, and what follows from the least that is wanted.

Of two texts as rows of tokens (`indexing.normalising`), the score is the share of the longer one
that need not be edited, in whole per cents and never rounded up: `100 * (1 - edits / tokens)`,
where an edit puts in, takes out or replaces one token (Levenshtein, 1966). So one word that differs
among ten gives 90. A number that differs is no edit if it was put right in the translation, and one
otherwise. A text that differs in a word has 98 at most, so that 99 and 100 say what they say in
every CAT tool: take it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

#: The very text: the same characters and the same inline codes.
EXACT = 100
#: The same words: case, width, spaces, punctuation or codes differ, or numbers were put right.
SAME = 99
#: The most that a text has if a word differs.
NEAR = 98


class Edits(NamedTuple):
    """How far two texts are from each other, in tokens.

    Attributes:
        words: edits if every number counts as the same.
        all: edits if a number counts like any other token.
        longer: tokens of the longer text.
    """

    words: int
    all: int
    longer: int


def edits(one: Sequence[str], other: Sequence[str], most: int) -> int:
    """The least number of edits between two rows of tokens; something above `most` if more."""
    return int(Levenshtein.distance(one, other, score_cutoff=most))


def score(differing: int, longer: int) -> int:
    """The score, 0 to 99, of texts with so many edits, the longer of which has so many tokens."""
    if not differing:
        return SAME
    return min(NEAR, 100 * (longer - differing) // longer)


def most_edits(longer: int, least: int) -> int:
    """How many edits a match of at least this score has at most.

    Args:
        longer: tokens of the longer text.
        least: score, 1 to 100.
    """
    return 0 if least > NEAR else (100 - least) * longer // 100


def fitting_lengths(length: int, least: int) -> tuple[int, int]:
    """The shortest and the longest text, in tokens, that can have this score with one so long.

    Texts whose lengths differ by n are n edits apart at least.
    """
    if least > NEAR:
        return length, length
    return -(-length * least // 100), length * 100 // least
