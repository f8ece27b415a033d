"""A translation that has another number or term than the memory has for the same sentence.

What the memory stores is taken as it would be proposed: with the figures of the new source put in.
So what is compared are the values of both targets; and of terms those that the source has, if they
are translated by different terms of a glossary. Where the very same sentence is stored and other
words are chosen, that is for information.

Settings: `least`, the score from which on a stored sentence counts (default 90).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from entities import Entity, find
from qa.check import CONSISTENCY, Check, Example, Knowledge, Look
from qa.checks._alike import alike
from qa.checks._places import shown
from qa.checks._presence import form
from qa.checks._terms import Glossaries, glossaries, named, span, usable_in
from qa.failure import BadSettings
from qa.finding import NOTE, WARNING, Found
from qa.pair import Pair
from tmx.memory.searching import Match, Searcher

_NAME = "differs-from-memory"
_LEAST = 90
_SAME = 100
# As many stored translations are asked: if one of them agrees, all is well.
_LIMIT = 3


def make(knowledge: Knowledge) -> Look:
    """For an open memory; without one there is nothing to say."""
    if knowledge.memory is None:
        return lambda pair: ()
    searcher = Searcher(knowledge.memory)
    known, least = glossaries(knowledge), _least(knowledge)

    def find_differences(pair: Pair) -> Iterator[Found]:
        if pair.source.strip() and pair.target.strip():
            yield from _found(pair, _matches(searcher, pair, least), known)

    return find_differences


def _least(knowledge: Knowledge) -> int:
    least = knowledge.options.get(_NAME, {}).get("least", _LEAST)
    if not isinstance(least, int) or isinstance(least, bool) or not 1 <= least <= _SAME:
        raise BadSettings(f"[{_NAME}] least is {least!r}", remedy=f"give a score from 1 to {_SAME}")
    return least


def _matches(searcher: Searcher, pair: Pair, least: int) -> list[Match]:
    return searcher.search(
        pair.source_content,
        pair.source_language,
        pair.target_language,
        limit=_LIMIT,
        min_score=least,
    )


def _found(pair: Pair, matches: list[Match], known: Glossaries) -> Iterator[Found]:
    """What is wrong with the best match, if the target agrees with none of them."""
    exact = alike(pair.target).exact
    if not matches or any(alike(one.proposal).exact == exact for one in matches):
        return
    told = [[*_numbers(pair, one), *_terms(pair, one, known)] for one in matches]
    if all(told):
        yield from told[0]
    elif matches[0].score == _SAME:
        said = f"the memory translates this very sentence by '{shown(matches[0].proposal)}'"
        yield Found(said, severity=NOTE)


def _numbers(pair: Pair, match: Match) -> Iterator[Found]:
    """Values of which the proposal has others, if the sources have the same."""
    stored = find(match.source.text, match.source.language)
    if not match.adapted and _values(stored) != _values(pair.source_entities):
        return
    theirs = find(match.proposal, match.target.language)
    ours = pair.target_entities
    missing, added = _values(theirs) - _values(ours), _values(ours) - _values(theirs)
    if not (missing and added):
        return
    here, there = _first(ours, added), _first(theirs, missing)
    yield Found(
        f"the memory has {match.proposal[there.start : there.end]} where the target has "
        f"{pair.target[here.start : here.end]}",
        target=(here.start, here.end),
    )


def _values(entities: Iterable[Entity]) -> Counter[tuple[str, str]]:
    return Counter((one.kind, one.value) for one in entities)


def _first(entities: Iterable[Entity], values: Counter[tuple[str, str]]) -> Entity:
    return next(one for one in entities if (one.kind, one.value) in values)


def _terms(pair: Pair, match: Match, known: Glossaries) -> Iterator[Found]:
    """Terms of the source for which the memory has another of their translations."""
    if not known:
        return
    language = pair.target_language
    ours, theirs = form(pair.target, language), form(match.proposal, language)
    for mark in known.of(pair).source.longest(pair.source):
        texts = [one.text for one in usable_in((c for c, _ in named(mark)), language)]
        here = {one for one in texts if form(one, language) in ours}
        there = {one for one in texts if form(one, language) in theirs}
        if there and not here & there:
            said = f"the memory has {max(there, key=len)} for '{mark.text}'"
            said += f", the target {max(here, key=len)}" if here else ""
            yield Found(said, span(mark))


CHECK = Check(
    _NAME,
    CONSISTENCY,
    WARNING,
    "The memory has the same sentence, or nearly, with another number or term.",
    Example(
        "The Board met in room 12.",
        "理事会在21号会议室举行会议。",
        "the memory has 12 where the target has 21",
    ),
    look=make,
    needs="memory",
    options={"least": int},
)
