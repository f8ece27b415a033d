"""A title that stands in Chinese without 《》.

Chinese of the United Nations puts the titles of instruments and publications in 《》, and so is the
short form 《公约》 for a certain one. It leaves them out where a title is part of a name (a
secretariat, a conference of the parties) and where the word means any instrument or several
(该条约, 各项公约). What tells a title is therefore asked of both sides: a capital in the source,
and in the target the word for the kind of instrument, bare, and not in such company. Translators
leave a title without marks now and then all the same, so nothing of this is an error; reports,
programmes, plans and the like stand bare in running text as a rule, and are no more than noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from entities import split_label
from glossaries.term import DOCUMENT_TITLE
from qa.check import TERMINOLOGY, Check, Example, Knowledge, Look
from qa.checks._instruments import KINDS, bare, bare_again, is_free, marked, named, unmarked
from qa.checks._terms import Glossaries, glossaries, usable_in
from qa.checks._terms import named as concepts_of
from qa.finding import NOTE, WARNING, Found, Span
from qa.pair import Pair

_ENTITLED = re.compile(r"\b(?:en)?titled\s+(?:[\"“]([^\"”]{4,200})[\"”]|([A-Z]\w+(?:\s[A-Z]\w+)*))")
_QUOTED = re.compile('[“《「『]|"[^"]+"')
_ENGLISH_QUOTES = re.compile('“|"[^"]+"')
# What a heading may have beside titles.
_BETWEEN = re.compile(r"(?:[\W\d_]|[和与及])*")
# Characters of a known title that is a common phrase as well.
_SHORT = 3


def make(knowledge: Knowledge) -> Look:
    """For the titles that are known, and all that have the form of one."""
    known = glossaries(knowledge)

    def find(pair: Pair) -> Iterator[Found]:
        if pair.into_chinese and pair.from_english and pair.target:
            yield from _told(pair, known)

    return find


def _told(pair: Pair, known: Glossaries) -> Iterator[Found]:
    """Each place once, with the gravest that is said of it."""
    done: list[Span] = []
    told: list[Found] = []
    for found in (*_known(pair, known), *_instruments(pair), *_again(pair)):
        place = found.target
        if place and not any(place[0] < end and start < place[1] for start, end in done):
            done.append(place)
            told.append(found)
    if told and _is_heading(pair, done):
        told = [replace(found, severity=NOTE) for found in told]
    yield from told
    yield from _entitled(pair)


def _is_heading(pair: Pair, titles: list[Span]) -> bool:
    """Whether a target is nothing but titles and its label, as on a cover, where marks are rare."""
    text = pair.target
    if split_label(pair.source)[1][:1].islower():
        return False
    end = len(split_label(text)[0])
    for start, stop in sorted(titles):
        if start > end and not _BETWEEN.fullmatch(text, end, start):
            return False
        end = max(end, stop)
    return _BETWEEN.fullmatch(text, end) is not None


def _known(pair: Pair, known: Glossaries) -> Iterator[Found]:
    """Titles of the glossaries."""
    terms = known.of(pair)
    for mark in terms.source.longest(pair.source) if known else ():
        concepts = [one for one, _ in concepts_of(mark) if one.kind == DOCUMENT_TITLE]
        if not concepts or mark.text.islower():
            continue
        for term in usable_in(concepts, pair.target_language):
            place = unmarked(pair.target, term.text) if len(term.text) > _SHORT else None
            if place:
                said = f"{term.text} stands without 《》, the source has {mark.text}"
                free = is_free(term.text) and all(map(terms.is_core, concepts))
                yield Found(said, (mark.start, mark.end), place, NOTE if free else WARNING)
                break


def _instruments(pair: Pair) -> Iterator[Found]:
    """Titles that are told by the word for the kind of instrument."""
    found = list(bare(pair.target))
    if not found:
        return
    left = {kind: named(pair.source, kind) for kind in {one.kind for one in found}}
    for kind, times in marked(pair.target).items():
        left[kind] = left.get(kind, 0) - times
    for one in found:
        title, name = pair.target[slice(*one.place)], KINDS[one.kind].name
        if left[one.kind] > 0:
            left[one.kind] -= 1
            said = f"{title} stands without 《》, the source has {name}"
            yield Found(said, target=one.place, severity=one.severity)
        elif one.always:
            yield Found(f"{title} stands without 《》", target=one.place)


def _again(pair: Pair) -> Iterator[Found]:
    """Titles that have marks in one place and none in another."""
    if "《" in pair.target:
        for place in bare_again(pair.target):
            title = pair.target[slice(*place)]
            said = f"{title} stands without 《》, and with them elsewhere in the unit"
            free = len(title) <= _SHORT or is_free(title)
            yield Found(said, target=place, severity=NOTE if free else WARNING)


def _entitled(pair: Pair) -> Iterator[Found]:
    """Titles that the source announces, where the target quotes less than the source."""
    if "titled" not in pair.source:
        return
    title = _ENTITLED.search(pair.source)
    if not title:
        return
    quotes = max(1, len(_ENGLISH_QUOTES.findall(pair.source)))
    there = len(_QUOTED.findall(pair.target))
    if there < quotes:
        text = title[1] or title[2]
        place = title.span(1) if title[1] else title.span(2)
        yield Found(f"the title '{text}' stands without 《》 or “”", place)


CHECK = Check(
    "title-quoted",
    TERMINOLOGY,
    WARNING,
    "A title of the source stands in Chinese without 《》.",
    Example(
        "Each Party to the Harbour Convention shall report once a year.",
        "按照港口公约，每一方每年提交报告一次。",
        "港口公约 stands without 《》, the source has Convention",
    ),
    look=make,
)
