"""Units far below those around them: what a reviewer looks at first."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

# Units on either side that one is held against.
WINDOW = 10
# Fewer on one side tell nothing by themselves.
_FEWEST = 3
#: So many standard deviations below, reckoned from medians (Iglewicz and Hoaglin, "How to Detect
#: and Handle Outliers", 1993, who take 3.5 for what is surely none of the others).
FAR = 2.5
# Median absolute deviation of a normal distribution with a standard deviation of 1.
_NORMAL = 0.6745
# Scores of 0 to 100 that differ by less are the same.
_LEAST_SPREAD = 2.0


def deviations(scores: Sequence[float], *, rises: bool = True) -> list[float]:
    """Of each unit: by how many standard deviations it stands better (or, below 0, worse) than the
    units before it, those behind it and the file, whichever is nearest to it.

    Args:
        scores: in the order of the file.
        rises: whether more is better.
    """
    values = list(scores) if rises else [-one for one in scores]
    if not values:
        return []
    middle = median(values)
    spread = max(median(abs(one - middle) for one in values), _LEAST_SPREAD) / _NORMAL
    return [
        max(value - one for one in (middle, *_around(values, place))) / spread
        for place, value in enumerate(values)
    ]


def _around(values: Sequence[float], place: int) -> list[float]:
    """The medians of the units before and behind, so that the first and last of a low part are not
    held against another part alone; of all about it where there are few on one side.
    """
    before, behind = values[max(0, place - WINDOW) : place], values[place + 1 : place + 1 + WINDOW]
    if min(len(before), len(behind)) < _FEWEST:
        return [median([*before, *behind] or values)]
    return [median(before), median(behind)]


def far_below(scores: Sequence[float], *, rises: bool = True) -> list[bool]:
    """Whether each unit is far below both the units about it and the file."""
    return [one <= -FAR for one in deviations(scores, rises=rises)]
