"""Faults in words, clauses and sentences."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from random import Random

import rjieba

from benchmarks.glossary.facts import Fact, wanted_facts
from benchmarks.qa.rows import Row

_HAN = re.compile(r"[一-鿿]+")
_LEAST_CLAUSE, _LEAST_EXCHANGED = 8, 10
# Two targets are of like length from this ratio on; from this likeness on they are too much alike.
_LENGTHS, _ALIKE = 0.8, 0.7
_NEAR = 3
_SMALL = frozenset("的在和与了对")
_PAIRS = ("（）", "()", "《》", "“”", "[]")


@cache
def _facts() -> tuple[tuple[Fact, re.Pattern[str]], ...]:
    return tuple(
        (fact, re.compile(rf"(?i)(?<![\w-]){re.escape(fact.source)}(?![\w-])"))
        for fact in wanted_facts()
    )


@cache
def terms_of(source: str, target: str) -> tuple[tuple[Fact, str], ...]:
    """The facts that stand once on each side, whole, with the wording that the target has."""
    there = [
        (fact, wording)
        for fact, _ in _facts()
        for wording in fact.targets
        if target.count(wording) == 1
    ]
    return tuple(
        (fact, wording)
        for fact, wording in there
        if len(_pattern(fact).findall(source)) == 1
        and not any(wording != other and wording in other for _, other in there)
        and not any(fact != one and fact.source in one.source for one, _ in there)
    )


@cache
def _pattern(fact: Fact) -> re.Pattern[str]:
    return dict(_facts())[fact]


def term_replaced(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
    """The translation of a term is that of another term of its kind."""
    row = rows[at]
    found = terms_of(row.source, row.target)
    if not found:
        return None
    fact, wording = chance.choice(found)
    others = [one for one, _ in _facts() if one.kind == fact.kind and one != fact]
    other = chance.choice(others)
    new = other.targets[0]
    if _pattern(other).search(row.source) or new in row.target or _overlap(new, wording):
        return None
    return row.source, row.target.replace(wording, new)


def _overlap(one: str, two: str) -> bool:
    return one in two or two in one


def term_in_english(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
    """A term stands in English in the target."""
    return _in_english(rows[at], False, chance)


def acronym_left(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
    """An acronym of the source stands in the target, where a Chinese name stood."""
    return _in_english(rows[at], True, chance)


def _in_english(row: Row, acronym: bool, chance: Random) -> tuple[str, str] | None:
    found = [one for one in terms_of(row.source, row.target) if one[0].source.isupper() == acronym]
    if not found:
        return None
    fact, wording = chance.choice(found)
    there = _pattern(fact).search(row.source)
    assert there  # noqa: S101
    return row.source, row.target.replace(wording, there[0])


def word_in_english(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
    """An English word of the source stands between two words of the target."""
    row = rows[at]
    words = re.findall(r"(?<![\w-])[a-z]{4,}(?![\w-])", row.source)
    places = _gaps(row.target)
    if not words or not places:
        return None
    place = chance.choice(places)
    return row.source, row.target[:place] + chance.choice(words) + row.target[place:]


def _words(text: str) -> Iterator[tuple[int, str]]:
    place = 0
    for word in rjieba.cut(text):
        yield place, word
        place += len(word)


def _gaps(text: str) -> list[int]:
    """Where one Chinese word ends and another begins."""
    words = list(_words(text))
    return [
        place
        for (_, before), (place, behind) in itertools.pairwise(words)
        if _HAN.fullmatch(before) and _HAN.fullmatch(behind)
    ]


def word_doubled(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
    """A Chinese word stands twice."""
    row = rows[at]
    places = [
        (place, word)
        for place, word in _words(row.target)
        if (word in _SMALL or len(word) > 1) and _HAN.fullmatch(word)
    ]
    if not places:
        return None
    place, word = chance.choice(places)
    return row.source, row.target[:place] + word + row.target[place:]


def clause_dropped(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
    """A clause between commas is gone, and one of its commas with it."""
    row = rows[at]
    clauses = re.split(r"(?<=，)", row.target)
    places = [place for place, one in enumerate(clauses) if _whole(one) and _may_go(place, one)]
    if len(clauses) < 2 or not places:
        return None
    gone = chance.choice(places)
    kept = "".join(clauses[:gone] + clauses[gone + 1 :])
    if gone == len(clauses) - 1:
        end = re.search(r"[。；：？！]?$", row.target)
        kept = kept[:-1] + (end[0] if end else "")
    return row.source, kept


def _whole(clause: str) -> bool:
    body = clause.rstrip("，。；：？！")
    return (
        len(body) >= _LEAST_CLAUSE
        and all(body.count(pair[0]) == body.count(pair[1]) for pair in _PAIRS)
        and "。" not in body
    )


def _may_go(place: int, clause: str) -> bool:
    """Not one that begins with the number of its paragraph."""
    return place > 0 or not re.match(r"[\d(（一二三四五六七八九十]+[.)）、]", clause)


def sentence_dropped(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
    """One of the sentences is gone."""
    row = rows[at]
    gone = chance.randrange(len(row.parts))
    return row.source, "".join(row.parts[:gone] + row.parts[gone + 1 :])


def targets_exchanged(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
    """The target is that of a neighbour, of like length."""
    row = rows[at]
    others = [
        other
        for other in rows[max(0, at - _NEAR) : at + _NEAR + 1]
        if other.source != row.source and _exchangeable(row.target, other.target)
    ]
    return (row.source, chance.choice(others).target) if others else None


def _exchangeable(one: str, two: str) -> bool:
    short, long = sorted((len(one), len(two)))
    if short < _LEAST_EXCHANGED or short < _LENGTHS * long:
        return False
    return SequenceMatcher(None, one, two, autojunk=False).ratio() < _ALIKE


def untranslated(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
    """The target is the source."""
    source = rows[at].source
    return (source, source) if len(re.findall(r"\b[a-z]{3,}\b", source)) > 2 else None


def empty(rows: Sequence[Row], at: int, chance: Random) -> tuple[str, str] | None:
    """There is no target."""
    return rows[at].source, ""
