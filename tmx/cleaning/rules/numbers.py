"""Figures of which no two agree: the surest sign that a target belongs to another source.

It is kept coarse on purpose. Numbers are written out in words, counted in 万 and 亿, rounded and
converted; a check of a translation (`qa`) looks at each of them, a memory is only rid of pairs
whose figures have nothing to do with each other.
"""

from __future__ import annotations

import re
import unicodedata

from tmx.cleaning.base import Knowledge, Rule, example
from tmx.cleaning.sides import Pair

_NUMBER = re.compile(r"\d+(?:[.,，．  \xa0]\d+)*")
_DIGIT_RUN = re.compile(r"\d{2,}")
_LABEL = re.compile(r"\s*[(（]?\d{1,3}[.)）、．]\s*(?!\d)")
# Where either side writes numbers out, figures need not agree.
_NUMERAL = re.compile(
    r"[〇零一二两三四五六七八九十百千万亿廿卅]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|dozens?|\w+teen|\w+ty|hundreds?|thousands?|millions?|billions?|[ap]\.m)\b",
    re.IGNORECASE,
)
# A year, a sum: what a translation does not leave out.
_LONG = 3
# As many figures of a side does a finding name.
_SHOWN = 3
_DIGITS = frozenset("0123456789０１２３４５６７８９")

# Core of a number -> the number as it stands in the text.
Figures = dict[str, str]


def _has_other_numbers(pair: Pair, threshold: float, _known: Knowledge) -> str:
    source, target = pair.sides
    if _DIGITS.isdisjoint(source.signs) and _DIGITS.isdisjoint(target.signs):
        return ""
    if not set(_DIGIT_RUN.findall(source.text)).isdisjoint(_DIGIT_RUN.findall(target.text)):
        return ""
    left, right = _cores(source.text), _cores(target.text)
    if _evidence(left, right) < threshold or any(_agree(a, b) for a in left for b in right):
        return ""
    if any(_NUMERAL.search(side.text) for side in pair.sides):
        return ""
    return f"{_listed(left)} against {_listed(right)}"


def _evidence(left: Figures, right: Figures) -> int:
    """How many numbers have no counterpart; where one side has none, only long ones count."""
    if left and right:
        return len(left) + len(right)
    return 2 * sum(len(one) >= _LONG for one in {**left, **right})


def _listed(figures: Figures) -> str:
    return ", ".join(list(figures.values())[:_SHOWN]) or "no figure"


def _cores(text: str) -> Figures:
    """The numbers of a text without separators and outer zeros: 5 million is 500万.

    Returns:
        Core -> the number as it stands in the text, in the order of the text.
    """
    found = _NUMBER.findall(_LABEL.sub("", text, count=1) if _LABEL.match(text) else text)
    figures: Figures = {}
    for one in found:
        core = unicodedata.normalize("NFKC", re.sub(r"\D", "", one)).strip("0")
        if core:
            figures.setdefault(core, one)
    return figures


def _agree(one: str, other: str) -> bool:
    """Whether one ends or begins as the other: 1998 and 98, 11.38 and 1.138."""
    short, long = sorted((one, other), key=len)
    return long.endswith(short) or long.startswith(short)


RULES = (
    Rule(
        "other-numbers",
        "no figure of one side stands on the other",
        "least numbers without a counterpart",
        example("The hall seats 350 people in 14 rows.", "大厅有28排，可容纳420人。"),
        _has_other_numbers,
        guesses=True,
    ),
)
