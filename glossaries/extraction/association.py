"""In how many units a text stands, and together with what: counted in the texts themselves."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def units_with(texts: Sequence[str], wanted: Sequence[str]) -> list[NDArray[np.int32]]:
    """The units in which each text stands, ascending.

    Args:
        texts: of the units.
        wanted: different from one another, none empty.

    Returns:
        int32 [units] for each that is wanted.
    """
    if not wanted:
        return []
    from ahocorasick_rs import AhoCorasick, MatchKind

    automaton = AhoCorasick(list(wanted), matchkind=MatchKind.Standard)
    which, where = array("i"), array("i")
    for unit, text in enumerate(texts):
        found = {match[0] for match in automaton.find_matches_as_indexes(text, overlapping=True)}
        which.extend(found)
        where.extend([unit] * len(found))
    numbers = np.frombuffer(which, np.intc) if which else np.zeros(0, np.intc)
    units = np.frombuffer(where, np.intc) if where else np.zeros(0, np.intc)
    order = np.argsort(numbers, kind="stable")
    bounds = np.searchsorted(numbers[order], np.arange(len(wanted) + 1))
    units = units[order]
    return [units[bounds[n] : bounds[n + 1]] for n in range(len(wanted))]


def together(first: NDArray[np.int32], second: NDArray[np.int32]) -> int:
    """How many units two ascending lists share."""
    if len(first) > len(second):
        first, second = second, first
    if not len(first):
        return 0
    place = np.minimum(np.searchsorted(second, first), len(second) - 1)
    return int((second[place] == first).sum())
