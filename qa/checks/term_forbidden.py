"""A term of the target that a glossary says not to use.

What is forbidden for one concept may be right for another: a term that may be used for something
the source has is let pass, if it is the user's glossary that has both. A term inside a longer one
is not looked at, but for a longer one of the core where the source has what the user's glossary
names. What only the core says not to use is for information: nobody asked for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossaries.annotation import Mark
from glossaries.term import DEPRECATED, FORBIDDEN, Concept, Term
from glossaries.usage import RANKS, usable
from qa.check import TERMINOLOGY, Check, Example, Knowledge, Look
from qa.checks._terms import Glossaries, Named, Terms, glossaries, named, span, usable_in
from qa.finding import ERROR, NOTE, WARNING, Found
from qa.pair import Pair


def make(knowledge: Knowledge) -> Look:
    """For the glossaries that are known; without a term that is not to be used there is no work."""
    concepts = [
        one
        for one in (*knowledge.concepts, *knowledge.core)
        if any(term.status in (DEPRECATED, FORBIDDEN) for term in one.terms)
    ]
    # Marks are looked up among all terms only where there is one of these.
    known = glossaries(knowledge)
    own = Glossaries(Knowledge(concepts=knowledge.concepts)) if knowledge.core else known
    unwanted = Glossaries(Knowledge(concepts=_without_usable(concepts)))

    def find(pair: Pair) -> Iterator[Found]:
        if unwanted and unwanted.of(pair).target.longest(pair.target):
            yield from sorted(
                (*_of_user(pair, own.of(pair), known.of(pair)), *_of_core(pair, known.of(pair))),
                key=lambda one: one.target or (0, 0),
            )

    return find


def _without_usable(concepts: list[Concept]) -> tuple[Concept, ...]:
    """Concepts with those of their terms alone that are not to be used."""
    return tuple(
        Concept(tuple(term for term in one.terms if not usable(term)), identifier=one.identifier)
        for one in concepts
    )


def _of_user(pair: Pair, own: Terms, everything: Terms) -> Iterator[Found]:
    """What the user's glossaries say not to use.

    Args:
        pair: any.
        own: the user's glossaries alone: nothing else says what is right.
        everything: with the core, of whose longer terms one may be a part.
    """
    for mark in own.target.longest(pair.target):
        bad = _bad(mark)
        if bad and not _is_right(pair, mark, own) and not _is_part(pair, mark, own, everything):
            concept, term = bad[0]
            yield Found(
                _message(mark, own.namesakes(concept), term, pair.target_language),
                target=span(mark),
                severity=ERROR if term.status == FORBIDDEN else WARNING,
            )


def _of_core(pair: Pair, terms: Terms) -> Iterator[Found]:
    """What only the core says not to use."""
    for mark in terms.target.longest(pair.target):
        bad = _bad(mark)
        if bad and all(terms.is_core(one) for one, _ in bad) and not _is_right(pair, mark, terms):
            concept, term = bad[0]
            said = _message(mark, [concept], term, pair.target_language)
            yield Found(said, target=span(mark), severity=NOTE)


def _bad(mark: Mark) -> list[Named]:
    """The concepts of which a mark is a term that is not to be used."""
    return [(concept, term) for concept, term in named(mark) if not usable(term)]


def _is_right(pair: Pair, mark: Mark, terms: Terms) -> bool:
    """Whether it may be used for something else, which the source has or may well have."""
    right = [concept for concept, term in named(mark) if usable(term)]
    if not right:
        return False
    there = _there(pair, terms)
    wrong = [concept for concept, _ in _bad(mark)]
    return any(id(one) in there for one in right) or not any(id(one) in there for one in wrong)


def _is_part(pair: Pair, mark: Mark, own: Terms, everything: Terms) -> bool:
    """Whether it is a part of a longer term of the core, and the source has nothing of the user's.

    What has no name in the source language is not to be used anywhere.
    """
    wrong = [concept for concept, _ in _bad(mark)]
    language = pair.source_language
    if any(not one.terms_in(language) for one in wrong):
        return False
    longer = any(
        one.start <= mark.start and mark.end <= one.end and span(one) != span(mark)
        for one in everything.target.longest(pair.target)
    )
    return longer and _there(pair, own).isdisjoint(map(id, wrong))


def _there(pair: Pair, terms: Terms) -> set[int]:
    """The concepts that the source names, within others too."""
    return {id(concept) for one in terms.source.all(pair.source) for concept, _ in named(one)}


def _message(mark: Mark, concepts: Sequence[Concept], term: Term, language: str) -> str:
    """What is not to be used, and what to say instead."""
    instead = [one for one in usable_in(concepts, language) if one.text != term.text]
    instead.sort(key=lambda one: RANKS[one.status])
    said = f"{mark.text} is {term.status}"
    return f"{said}: say {' or '.join(one.text for one in instead[:2])}" if instead else said


CHECK = Check(
    "term-forbidden",
    TERMINOLOGY,
    ERROR,
    "The target has a term that a glossary forbids, or calls deprecated.",
    Example(
        "The Chair opened the session.",
        "会长宣布会议开幕。",
        "会长 is forbidden: say 主席",
        Knowledge(
            concepts=(
                Concept(
                    (
                        Term("en", "Chair"),
                        Term("zh", "主席"),
                        Term("zh", "会长", status=FORBIDDEN),
                    )
                ),
            ),
        ),
    ),
    look=make,
)
