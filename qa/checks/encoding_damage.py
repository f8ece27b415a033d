"""Text that was read in the wrong encoding, private characters, and references left as text.

The rules are those by which a memory is cleaned (`tmx.cleaning.rules.encoding`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from qa.check import CHARACTERS, Check, Example, always
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair
from tmx.cleaning.base import Knowledge, Rule
from tmx.cleaning.characters import ordinary
from tmx.cleaning.lengths import Lengths
from tmx.cleaning.rules import RULES
from tmx.cleaning.scripts import ChineseScripts
from tmx.cleaning.sides import Pair as Sides
from tmx.cleaning.sides import Side
from tmx.unit import Variant

_ENTITY = re.compile(r"&(?:#\w+|[A-Za-z]\w+);")
_GRAVE = {"mojibake": ERROR, "entities": WARNING, "private-characters": ERROR}


def _find(pair: Pair) -> Iterator[Found]:
    target = pair.target
    odd = not target.isascii() and not ordinary().issuperset(target)
    if not odd and not ("&" in target and _ENTITY.search(target)):
        return
    side = Side(Variant(pair.target_language), target)
    sides = Sides(pair.unit, side, side)
    for rule in _rules():
        if rule.name == "entities" and _is_in(_ENTITY, pair.source):
            continue
        if said := rule.find(sides, 1, _nothing()):
            yield Found(said, severity=_GRAVE[rule.name])


def _is_in(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.search(text) is not None


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(RULES[name] for name in _GRAVE)


@cache
def _nothing() -> Knowledge:
    return Knowledge(Lengths(), ChineseScripts())


CHECK = Check(
    "encoding-damage",
    CHARACTERS,
    ERROR,
    "The text was read in the wrong encoding, or holds private characters or bare references.",
    Example("The ferry is late.", "æ¸¡èˆ¹æ™šç‚¹äº†", "read in the wrong encoding: æ¸¡èˆ¹æ™šç‚¹äº†"),
    always(_find),
)
