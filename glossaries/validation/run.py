"""All rules over all concepts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from glossaries.failure import UnknownGlossary
from glossaries.term import Concept
from glossaries.validation.base import Entry, Finding, Knowledge, Rule
from glossaries.validation.rules import RULES
from tmx.languages import canonical, written_form

# A language that so many of the concepts have is one of the glossary's, if there are a few.
_NEARLY_ALL, _FEW = 0.8, 10


def validate(
    concepts: Iterable[Concept | tuple[int, Concept]],
    source: str = "",
    target: str = "",
    *,
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
) -> Iterator[Finding]:
    """What the rules find in a glossary, in the order of its concepts.

    Args:
        concepts: all of them, with their lines (`glossaries.exchange.read_numbered`) or without;
            held until the end, since a language may be missing in the first.
        source: language of the side that is translated; "" if every concept must only have two.
        target: likewise.
        only: names of the rules that are asked; none for all.
        skip: names of rules that are not.

    Raises:
        UnknownGlossary: a name is none of a rule.
        UnknownLanguage: a language is none.
    """
    rules = _chosen(only, skip)
    entries = list(_entries(concepts))
    knowledge = Knowledge(canonical(source) if source else "", canonical(target) if target else "")
    knowledge.memory["languages"] = dict(_usual(entries))
    for entry in entries:
        for rule in rules:
            for severity, message, term in rule.check(entry, knowledge):
                yield Finding(
                    rule=rule.name,
                    severity=severity,
                    concept=entry.concept,
                    line=entry.line,
                    identifier=entry.concept.identifier,
                    term=term,
                    message=message,
                    remedy=rule.remedy,
                )


def _chosen(only: Sequence[str], skip: Sequence[str]) -> list[Rule]:
    unknown = [name for name in (*only, *skip) if name not in RULES]
    if unknown:
        raise UnknownGlossary(
            f"'{unknown[0]}' is no rule", remedy=f"name one of {', '.join(RULES)}"
        )
    return [rule for name, rule in RULES.items() if name not in skip and (not only or name in only)]


def _entries(concepts: Iterable[Concept | tuple[int, Concept]]) -> Iterator[Entry]:
    for number, one in enumerate(concepts, 1):
        line, concept = (0, one) if isinstance(one, Concept) else one
        yield Entry(concept, line, number)


def _usual(entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """The languages in which nearly all concepts have a term: with their scripts, as they stand."""
    counts: Counter[str] = Counter()
    tags: dict[str, str] = {}
    for entry in entries:
        own = {
            written_form(term.language): term.language
            for term in entry.concept.terms if term.text.strip()
        }  # fmt: skip
        counts.update(own.keys())
        tags = own | tags
    if len(entries) >= _FEW:
        least = _NEARLY_ALL * len(entries)
        yield from ((form, tags[form]) for form, count in counts.items() if count >= least)
