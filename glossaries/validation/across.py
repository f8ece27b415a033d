"""What can only be seen in several concepts: duplicates and contradictions.

Each rule keeps little of each concept: keys and where they stood.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from glossaries.term import FORBIDDEN, PREFERRED, Concept, Term
from glossaries.validation.base import (
    ERROR,
    WARNING,
    Entry,
    Found,
    Knowledge,
    Rule,
    folded,
    key_of,
    pair,
    usable,
)
from tmx.languages import closeness, same_language

Key = tuple[str, str]


def _pairs(concept: Concept, knowledge: Knowledge) -> Iterator[tuple[Term, Term]]:
    """Terms with their translations: in the direction of the glossary, else from its first."""
    terms = [term for term in concept.terms if term.text.strip()]
    first = knowledge.source or (terms[0].language if terms else "")
    sources = [term for term in terms if closeness(term.language, first) is not None]
    for source in sources:
        for target in terms:
            if same_language(source.language, target.language):
                continue
            if not knowledge.target or closeness(target.language, knowledge.target) is not None:
                yield source, target


def _duplicate(entry: Entry, knowledge: Knowledge) -> Iterator[Found]:
    kept = cast("dict[tuple[Key, Key], tuple[Entry, str, str]]", knowledge.kept("duplicate"))
    domain = folded(entry.concept.domain)
    told = False
    for source, target in _pairs(entry.concept, knowledge):
        key = (key_of(source), key_of(target))
        first, *texts = kept.setdefault(key, (entry, source.text, target.text))
        if first is entry or told:
            continue
        told = True
        how = "" if texts == [source.text, target.text] else ", but for case, width or spaces"
        severity = ERROR if domain == folded(first.concept.domain) else WARNING
        here = f"'{source.text}' - '{target.text}'"
        yield severity, f"{here} stands at {first.place} too{how}", source.text


def _identifier(entry: Entry, knowledge: Knowledge) -> Iterator[Found]:
    known = entry.concept.identifier
    if not known:
        return
    kept = cast("dict[str, Entry]", knowledge.kept("identifier"))
    first = kept.setdefault(known, entry)
    if first is not entry:
        yield ERROR, f"the identifier '{known}' stands at {first.place} too", ""


def _contradiction(entry: Entry, knowledge: Knowledge) -> Iterator[Found]:
    """One source with two targets: an error if both are preferred, in one domain."""
    kept = cast("dict[tuple[Key, str], tuple[Entry, Term]]", knowledge.kept("two-preferred"))
    mains: dict[tuple[Key, str], tuple[Term, Term]] = {}
    for source, target in _pairs(entry.concept, knowledge):
        if usable(source) and usable(target):
            key = (key_of(source), key_of(target)[0])
            known = mains.get(key)
            if known is None or (target.status == PREFERRED != known[1].status):
                mains[key] = source, target
    for key, (source, target) in mains.items():
        there, first = kept.setdefault(key, (entry, target))
        if there is entry or key_of(first) == key_of(target):
            continue
        both = first.status == target.status == PREFERRED
        same = folded(entry.concept.domain) == folded(there.concept.domain)
        how = "preferred as" if both else "also"
        told = f"'{source.text}' is '{target.text}' here, and {how} '{first.text}'"
        yield (ERROR if both and same else WARNING), f"{told} at {there.place}", source.text
        return


def _forbidden(entry: Entry, knowledge: Knowledge) -> Iterator[Found]:
    """A term that is forbidden in one concept and preferred, or at least used, in another."""
    kept = cast(
        "dict[Key, dict[str, tuple[Entry, frozenset[Key]]]]", knowledge.kept("forbidden-preferred")
    )
    keys = frozenset(key_of(term) for term in entry.concept.terms if term.text.strip())
    for term in entry.concept.terms:
        if not term.text.strip():
            continue
        uses = kept.setdefault(key_of(term), {})
        others = (PREFERRED, "") if term.status == FORBIDDEN else (FORBIDDEN,)
        for status in others:
            if status in uses and uses[status][0] is not entry:
                there, theirs = uses[status]
                yield _clash(term, status, there.place, len(keys & theirs) > 1)
        uses.setdefault(term.status if term.status in (FORBIDDEN, PREFERRED) else "",
                        (entry, keys))  # fmt: skip


def _clash(term: Term, status: str, place: str, same_pair: bool) -> Found:
    here = term.status or "not forbidden"
    there = status or "not forbidden"
    certain = same_pair or PREFERRED in (term.status, status)
    told = f"'{term.text}' is {here} here and {there} at {place}"
    return (ERROR if certain else WARNING), told, term.text


def _case(entry: Entry, knowledge: Knowledge) -> Iterator[Found]:
    kept = cast("dict[Key, tuple[Entry, str]]", knowledge.kept("case"))
    for term in entry.concept.terms:
        if term.text.strip() and not term.text.isupper():
            first, text = kept.setdefault(key_of(term), (entry, term.text))
            plain = " ".join(term.text.split())
            other = " ".join(text.split())
            differ = plain != other and plain.casefold() == other.casefold()
            if first is not entry and differ:
                yield WARNING, f"'{plain}' is written '{other}' at {first.place}", term.text


RULES = (
    Rule(
        "duplicate",
        "the same pair of terms in two concepts",
        "make one concept of both",
        (pair("agenda", "议程"), pair("Agenda", "议程")),
        _duplicate,
    ),
    Rule(
        "identifier",
        "an identifier that two concepts have",
        "give each concept its own identifier, or none",
        (pair("agenda", "议程", identifier="1"), pair("session", "届会", identifier="1")),
        _identifier,
    ),
    Rule(
        "contradiction",
        "one source with different targets in two concepts, an error if both are preferred",
        "prefer one; if they are two things, say their domains",
        (
            Concept((Term("en", "chair"), Term("zh", "主席", PREFERRED))),
            Concept((Term("en", "chair"), Term("zh", "主持人", PREFERRED))),
        ),
        _contradiction,
    ),
    Rule(
        "forbidden-preferred",
        "a term that is forbidden in one concept and preferred or used in another",
        "decide whether it may be used",
        (
            Concept((Term("en", "Chairman", FORBIDDEN), Term("zh", "主席"))),
            Concept((Term("en", "Chairman", PREFERRED), Term("zh", "主席"))),
        ),
        _forbidden,
    ),
    Rule(
        "case",
        "a term that is written with and without capitals",
        "write it one way",
        (pair("Security Council", "安全理事会"), pair("security council", "安理会")),
        _case,
    ),
)
