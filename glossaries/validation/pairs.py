"""What can be seen in one concept: sides that are empty, terms twice, two that are preferred."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from glossaries.term import PREFERRED, Concept, Term
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
from tmx.languages import closeness, same_language, written_form


def _empty(entry: Entry, knowledge: Knowledge) -> Iterator[Found]:
    terms = entry.concept.terms
    if not any(term.text.strip() for term in terms):
        yield ERROR, "there is no term at all", ""
        return
    blank = [term for term in terms if not term.text.strip()]
    yield from ((ERROR, f"a term in '{term.language}' is empty", "") for term in blank)
    for language in filter(None, (knowledge.source, knowledge.target)):
        found = [term for term in terms if term.text.strip() and _is_in(term, language)]
        if not found:
            yield ERROR, f"there is no term in '{language}'{_beside(terms)}", ""
        elif not any(map(usable, found)):
            yield WARNING, f"no term in '{language}' may be used{_beside(terms)}", ""
    if not knowledge.source and not knowledge.target and len(set(_languages(terms))) == 1:
        yield ERROR, f"there is only '{terms[0].language}'{_beside(terms)}", ""


def _languages(terms: tuple[Term, ...]) -> Iterator[str]:
    return (written_form(term.language) for term in terms if term.text.strip())


def _is_in(term: Term, language: str) -> bool:
    return closeness(term.language, language) is not None


def _beside(terms: tuple[Term, ...]) -> str:
    first = next((term.text.strip() for term in terms if term.text.strip()), "")
    return f" for '{first}'" if first else ""


def _missing(entry: Entry, knowledge: Knowledge) -> Iterator[Found]:
    """Asked with what a first look at all concepts has told: the languages that nearly all have."""
    usual = knowledge.kept("languages")
    own = set(_languages(entry.concept.terms))
    asked = [language for language in (knowledge.source, knowledge.target) if language]
    for language, tag in usual.items():
        if language not in own and not any(same_language(str(language), one) for one in asked):
            yield WARNING, f"there is no term in '{tag}'{_beside(entry.concept.terms)}", ""


def _repeated(entry: Entry, _knowledge: Knowledge) -> Iterator[Found]:
    counts = Counter((term.language, folded(term.text)) for term in entry.concept.terms)
    for (language, text), count in counts.items():
        if count > 1 and text:
            texts = [
                term.text for term in entry.concept.terms
                if (term.language, folded(term.text)) == (language, text)
            ]  # fmt: skip
            if len(set(texts)) < len(texts):
                yield ERROR, f"'{texts[0]}' stands {count} times in '{language}'", texts[0]
            else:
                told = " and ".join(f"'{one}'" for one in texts)
                yield WARNING, f"{told} differ in case or width only", texts[0]


def _two_preferred(entry: Entry, _knowledge: Knowledge) -> Iterator[Found]:
    preferred: dict[str, dict[str, Term]] = {}
    for term in entry.concept.terms:
        if term.status == PREFERRED and term.text.strip():
            preferred.setdefault(written_form(term.language), {})[key_of(term)[1]] = term
    for first, *others in map(list, map(dict.values, preferred.values())):
        if others:
            told = " and ".join(f"'{term.text}'" for term in (first, *others))
            both = "both" if len(others) == 1 else "all"
            yield ERROR, f"{told} are {both} preferred in '{first.language}'", first.text


def _untranslated(entry: Entry, knowledge: Knowledge) -> Iterator[Found]:
    asked = [language for language in (knowledge.source, knowledge.target) if language]
    terms = [
        term
        for term in entry.concept.terms
        if term.text.strip() and (len(asked) < 2 or any(_is_in(term, one) for one in asked))
    ]
    for at, term in enumerate(terms):
        for other in terms[at + 1 :]:
            same = term.text == other.text and not same_language(term.language, other.language)
            if same and " " in term.text.strip():
                told = f"'{term.text}' is the same in '{term.language}' and '{other.language}'"
                yield WARNING, told, term.text
                return


_TWO = (
    Term("en", "agenda"),
    Term("zh", "议程", PREFERRED),
    Term("zh", "议事日程", PREFERRED),
)

RULES = (
    Rule(
        "empty",
        "a side without a term, or without one that may be used",
        "write the term, or take the entry out",
        (pair("Security Council", ""),),
        _empty,
    ),
    Rule(
        "language",
        "a language in which nearly all other concepts have a term",
        "write the term in this language too",
        tuple(
            Concept((Term("en", name), Term("zh", name), *([Term("fr", name)] if name else ())))
            for name in ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "")
        ),
        _missing,
    ),
    Rule(
        "repeated",
        "a term that stands twice in one concept",
        "take one of them out",
        (Concept((Term("en", "agenda"), Term("en", "agenda"), Term("zh", "议程"))),),
        _repeated,
    ),
    Rule(
        "two-preferred",
        "two preferred terms in one language, or one source with two preferred targets",
        "prefer one, and admit the others",
        (Concept(_TWO),),
        _two_preferred,
    ),
    Rule(
        "untranslated",
        "a term that is the same in two languages",
        "translate it; leave it if it is a name",
        (pair("Rio Declaration", "Rio Declaration"),),
        _untranslated,
    ),
)
