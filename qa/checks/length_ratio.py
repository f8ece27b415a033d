"""A target that is much too long or too short for its source (`tmx.cleaning.lengths`).

What is usual of English and Chinese was measured on United Nations documents. A table of contents
or a blank form is held against its text alone, and an abbreviation against what it stands for. A
date, a number and the like count the same however they are written: 3-6 p.m. and 下午3时至6时.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Final

from entities import Entity
from qa.check import COMPLETENESS, Check, Example, Knowledge, Look
from qa.failure import BadSettings
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair
from tmx.cleaning.lengths import Usual, class_of, known_before, log_ratio
from tmx.cleaning.sides import size_of
from tmx.languages import primary
from tmx.scripts import LATIN, script_for

#: How far out a pair is at least, in spreads on its side of the median, unless settings say.
LEAST: Final = 2.2
# A short text says more words as it likes: it must be so many times further out to be too long.
_SHORT, _FREER = 80, 1.3
# From there on an error: no translator is so free.
_SURE = 4.5
# Names and headings of a few words differ as they like.
_LEAST_SIZE = 12
_ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9/-]+\b")
# One that the other side writes out stands for a word a letter.
_LETTERS_AN_INITIAL = 4
_start = attrgetter("start")
# What an entity counts for, in letters.
_AN_ENTITY = 4
_FILLING = re.compile(r"[\s.…_·-]{3,}")


def _make(knowledge: Knowledge) -> Look:
    least = _least(knowledge)

    def find(pair: Pair) -> Iterator[Found]:
        off = _off(pair, pair.source, pair.target)
        if abs(off) < least:
            return
        off = _off(pair, *_plain(pair), fair=True)
        is_free = off > 0 and max(len(pair.source), len(pair.target)) < _SHORT
        if abs(off) >= least * (_FREER if is_free else 1):
            word = "long" if off > 0 else "short"
            yield Found(
                f"the target is too {word} for its source: {abs(off):.1f} times the usual spread",
                severity=ERROR if abs(off) >= _SURE else WARNING,
            )

    return find


def _least(knowledge: Knowledge) -> float:
    """From how many spreads on something is said.

    Raises:
        BadSettings: the settings give no number above 0.
    """
    told = knowledge.options.get("length-ratio", {}).get("spreads", LEAST)
    if isinstance(told, bool) or not isinstance(told, int | float) or not told > 0:
        raise BadSettings(
            f"length-ratio: spreads is {told!r}, no number above 0",
            remedy=f"write a number, such as spreads = {LEAST}",
        )
    return float(told)


def _plain(pair: Pair) -> tuple[str, str]:
    """Both texts without what fills lines, and with letters in place of each entity."""
    sides = (pair.source, pair.source_entities), (pair.target, pair.target_entities)
    one, other = (_FILLING.sub(" ", _without(text, entities)) for text, entities in sides)
    return one, other


def _without(text: str, entities: Sequence[Entity]) -> str:
    parts, end = [], 0
    for entity in sorted(entities, key=_start):
        if entity.start >= end:
            parts += [text[end : entity.start], "x" * _AN_ENTITY]
            end = entity.end
    return "".join([*parts, text[end:]])


def _off(pair: Pair, source: str, target: str, fair: bool = False) -> float:
    """How far out two texts are, in spreads: negative if the target is too short."""
    size, other = (
        size_of(source, _script(pair.source_language)),
        size_of(target, _script(pair.target_language)),
    )
    if not size or not other or max(size, other) < _LEAST_SIZE:
        return 0.0
    if fair:
        size += _written_out(source, target)
        other += _written_out(target, source)
    usual = _usual(pair.source_language, pair.target_language)[class_of(size, other)]
    off = log_ratio(size, other) - usual.middle
    return off / (usual.below if off < 0 else usual.above)


def _written_out(text: str, other: str) -> int:
    """What the abbreviations of a text that the other has not would add to it."""
    gone = [one for one in _ABBREVIATION.findall(text) if one not in other and not text.isupper()]
    return (_LETTERS_AN_INITIAL - 1) * sum(map(len, gone))


@lru_cache(maxsize=64)
def _usual(source: str, target: str) -> tuple[Usual, ...]:
    return known_before(primary(source), primary(target))


@lru_cache(maxsize=512)
def _script(language: str) -> str:
    return script_for(language) if language else LATIN


CHECK = Check(
    "length-ratio",
    COMPLETENESS,
    WARNING,
    "The target is much longer or shorter than translations of such a source are.",
    Example(
        "The delegations agreed on the date of the next meeting, on the list of speakers, and on "
        "the order in which the drafts would be taken up by the working group.",
        "各代表团商定了下次会议日期。",
        "the target is too short for its source: 4.0 times the usual spread",
    ),
    _make,
    options={"spreads": float},
)
