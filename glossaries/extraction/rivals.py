"""Candidates with the same translation of which one is a part of the other: at most one is whole.

`Johannesburg Plan` and `Johannesburg Plan of Implementation` both find 约翰内斯堡执行计划.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from glossaries.extraction.choosing import Choice
from glossaries.extraction.items import Item

_MOST = 2.0


def rivalry(
    items: Sequence[Item], texts: Sequence[str], ranked: Sequence[Sequence[Choice]]
) -> list[float]:
    """How each candidate's strongest rival compares with it: 0 none, 1 as strong, at most 2."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, best in enumerate(ranked):
        if best:
            groups[best[0].text].append(number)
    out = [0.0] * len(items)
    for group in groups.values():
        for one in group:
            ours = _strength(items[one], ranked[one][0])
            for other in group:
                if one != other and _nested(texts[one], texts[other]):
                    theirs = _strength(items[other], ranked[other][0])
                    out[one] = max(out[one], min(theirs / max(ours, 1e-9), _MOST))
    return out


def _strength(item: Item, choice: Choice) -> float:
    return choice.votes * max(choice.nearness, 0.05)


def _nested(one: str, other: str) -> bool:
    first, second = one.casefold(), other.casefold()
    return first != second and (f" {first} " in f" {second} " or f" {second} " in f" {first} ")
