"""A term of the target that a glossary says not to use.

What is forbidden for one concept may be right for another: a term that may be used for something
the source has is let pass. A term inside a longer one is not looked at. What only the glossary that
comes with diptych says not to use is for information: nobody asked for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossaries.annotation import Mark
from glossaries.term import DEPRECATED, FORBIDDEN, Concept, Term
from glossaries.usage import usable
from qa.check import TERMINOLOGY, Check, Example, Knowledge, Look
from qa.checks._terms import Glossaries, Terms, glossaries, named, span, usable_in
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
    unwanted = Glossaries(Knowledge(concepts=_without_usable(concepts)))

    def find(pair: Pair) -> Iterator[Found]:
        if unwanted and unwanted.of(pair).target.longest(pair.target):
            yield from _found(pair, known.of(pair))

    return find


def _without_usable(concepts: list[Concept]) -> tuple[Concept, ...]:
    """Concepts with those of their terms alone that are not to be used."""
    return tuple(
        Concept(tuple(term for term in one.terms if not usable(term)), identifier=one.identifier)
        for one in concepts
    )


def _found(pair: Pair, terms: Terms) -> Iterator[Found]:
    for mark in terms.target.longest(pair.target):
        bad = [(concept, term) for concept, term in named(mark) if not usable(term)]
        if bad and not _is_right(pair, mark, terms):
            concept, term = bad[0]
            severity = ERROR if term.status == FORBIDDEN else WARNING
            yield Found(
                _message(mark, concept, term, pair.target_language),
                target=span(mark),
                severity=NOTE if terms.is_core(concept) else severity,
            )


def _is_right(pair: Pair, mark: Mark, terms: Terms) -> bool:
    """Whether it may be used for something else, which the source has or may well have."""
    right = [concept for concept, term in named(mark) if usable(term)]
    if not right:
        return False
    there = {id(c) for one in terms.source.all(pair.source) for c, _ in named(one)}
    wrong = [concept for concept, term in named(mark) if not usable(term)]
    return any(id(one) in there for one in right) or not any(id(one) in there for one in wrong)


def _message(mark: Mark, concept: Concept, term: Term, language: str) -> str:
    instead = [one.text for one in usable_in([concept], language)[:2]]
    said = f"{mark.text} is {term.status}"
    return f"{said}: say {' or '.join(instead)}" if instead else said


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
