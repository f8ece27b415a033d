"""A target that is much too long or too short for its source (`tmx.cleaning.lengths`)."""

from __future__ import annotations

import re

from tmx.cleaning.base import Knowledge, Rule, example
from tmx.cleaning.sides import Pair, Side
from tmx.scripts import LATIN

_ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9/-]+\b")
# One that the other side writes out stands for a word a letter.
_LETTERS_AN_INITIAL = 4
# White space, dots and figures of a table of contents say nothing.
_FILLING = re.compile(r"[\s.…_·-]{3,}")


def _is_unlike(pair: Pair, threshold: float, known: Knowledge) -> str:
    source, target = pair.source.size, pair.target.size
    if not source or not target:
        return ""
    off = known.lengths.distance(pair, source, target)
    if abs(off) < threshold:
        return ""
    off = known.lengths.distance(pair, source + _written_out(pair), target)
    if abs(off) < threshold or _is_form(pair):
        return ""
    return f"target too {'long' if off > 0 else 'short'}: {abs(off):.1f} spreads"


def _written_out(pair: Pair) -> int:
    """What the abbreviations of the source that the target has not would add to it."""
    if pair.target.script == LATIN:
        return 0
    found = _ABBREVIATION.findall(pair.source.text)
    gone = [one for one in found if one not in pair.target.text]
    return (_LETTERS_AN_INITIAL - 1) * sum(map(len, gone))


def _is_form(pair: Pair) -> bool:
    """Whether leaders or blanks make up the difference."""
    lengths = [_without_filling(side) for side in pair.sides]
    return max(lengths) < max(len(side.text) for side in pair.sides) and max(lengths) < 4 * min(
        lengths
    )


def _without_filling(side: Side) -> int:
    return len(_FILLING.sub("", side.text))


RULES = (
    Rule(
        "length",
        "the target is much longer or shorter than sources of this size have it in this memory",
        "spreads from the median, see below",
        example(
            "The meeting rose at noon.",
            "主席宣布散会后，秘书处说明了下一届会议的筹备情况、文件的提交日期以及与会者的登记办法。",
        ),
        _is_unlike,
        guesses=True,
    ),
)
