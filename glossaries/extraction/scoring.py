"""How probable it is that a terminologist would take a row as it stands.

A logistic regression over what is known of a row. Its coefficients were fitted on rows extracted
from 3,000 pairs of UN sentences and judged one by one (`benchmarks/glossary/judging.py` has the
rules); how well the probabilities keep their word stands in docs/glossary.md.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from glossaries.extraction.choosing import Choice
from glossaries.extraction.items import Item

#: Feature -> coefficient.
COEFFICIENTS: Mapping[str, float] = {
    "constant": -6.0,
    "votes": 3.0,
    "nearness": 4.0,
    "exclusive": 1.5,
    "covered": 1.5,
    "frequency": 0.5,
    "words": 0.2,
    "single": -1.0,
    "alone": 1.0,
    "headed": 1.5,
    "abbreviation": 0.5,
    "named": -0.3,
    "marked": 0.5,
}

_MOST_DOUBLINGS = 6.0
_MOST_WORDS = 6


def features(item: Item, choice: Choice) -> dict[str, float]:
    """What is weighed of a row, each about 0 to 1 or a logarithm."""
    near = choice.nearness
    if item.abbreviation and near < 0.75:
        near = 0.6
    return {
        "constant": 1.0,
        "votes": choice.votes,
        "nearness": near,
        "exclusive": choice.exclusive,
        "covered": choice.covered,
        "frequency": min(math.log2(len(item.places)), _MOST_DOUBLINGS),
        "words": float(min(item.length, _MOST_WORDS)),
        "single": float(item.length == 1 and not item.abbreviation),
        "alone": item.alone,
        "headed": float(choice.headed),
        "abbreviation": float(item.abbreviation),
        "named": float(item.named),
        "marked": float(choice.marked),
    }


def probability(item: Item, choice: Choice) -> float:
    """The score of a row, 0 to 1."""
    total = sum(COEFFICIENTS[name] * value for name, value in features(item, choice).items())
    return 1.0 / (1.0 + math.exp(-total))
