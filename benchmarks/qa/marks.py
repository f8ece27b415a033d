"""Faults in punctuation and characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from random import Random

from opencc import OpenCC

from benchmarks.qa.rows import Row
from benchmarks.qa.values import Fault

_ROUND = re.compile(r"（[^（）()]{2,}）|\([^（）()]{2,}\)")
_TITLE = re.compile(r"《[^《》]+》")
_QUOTED = re.compile(r"“[^“”]+”")
_HAN = "一-鿿"
_COMMA = re.compile(rf"(?<=[{_HAN}])，(?=[{_HAN}])")
_HALF = re.compile(rf"[{_HAN}] ?[,;:.?]|[,;:.?] ?[{_HAN}]")
_OTHER = re.compile(rf"(?<=[{_HAN}])[；：。？](?=[{_HAN}]|$)")
_HALVES = {"；": ";", "：": ":", "。": ".", "？": "?"}
# Traditional in one word, but simplified as well in another.
_BOTH = frozenset("乾瞭徵於藉夥著麽鍾甚麼覆")


def one_dropped(pattern: re.Pattern[str]) -> Fault:
    """One of two marks that belong together is gone."""

    def fault(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
        row = rows[at]
        places = list(pattern.finditer(row.target))
        if not places or not _balanced(row.target):
            return None
        found = chance.choice(places)
        gone = chance.choice((found.start(), found.end() - 1))
        return row.source, row.target[:gone] + row.target[gone + 1 :]

    return fault


def _balanced(text: str) -> bool:
    return all(text.count(pair[0]) == text.count(pair[1]) for pair in ("（）", "()", "《》", "“”"))


bracket_dropped = one_dropped(_ROUND)
title_mark_dropped = one_dropped(_TITLE)
quote_dropped = one_dropped(_QUOTED)


def title_bare(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
    """A title has lost both 《 and 》."""
    row = rows[at]
    places = list(_TITLE.finditer(row.target))
    if not places:
        return None
    found = chance.choice(places)
    return row.source, row.target[: found.start()] + found[0][1:-1] + row.target[found.end() :]


def comma_half(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
    """A comma between Chinese characters is half-width, with a blank behind it or without."""
    row = rows[at]
    places = list(_COMMA.finditer(row.target))
    if not places or _HALF.search(row.target):
        return None
    found = chance.choice(places)
    half = chance.choice((",", ",", ", "))
    return row.source, row.target[: found.start()] + half + row.target[found.end() :]


def other_half(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
    """Another mark behind a Chinese character is half-width."""
    row = rows[at]
    places = list(_OTHER.finditer(row.target))
    if not places or _HALF.search(row.target):
        return None
    found = chance.choice(places)
    return row.source, row.target[: found.start()] + _HALVES[found[0]] + row.target[found.end() :]


@cache
def traditional_of(character: str) -> str:
    """The traditional form that surely is one; "" if there is none, or if it is simplified too."""
    other = _converted("s2t", character)
    if other == character or len(other) != 1 or other in _BOTH:
        return ""
    return other if _converted("t2s", other) == character else ""


@cache
def _converted(way: str, character: str) -> str:
    new: str = _converter(way).convert(character)
    return new


@cache
def _converter(way: str) -> OpenCC:
    return OpenCC(way)


def character_traditional(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
    """A simplified character is traditional."""
    row = rows[at]
    places = [place for place, one in enumerate(row.target) if traditional_of(one)]
    if not places or any(one != _converted("t2s", one) for one in row.target):
        return None
    place = chance.choice(places)
    new = traditional_of(row.target[place])
    return row.source, row.target[:place] + new + row.target[place + 1 :]
