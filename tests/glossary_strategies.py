"""Hypothesis strategies for concepts, as every format that loses nothing gives them back."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from glossaries.term import FORMS, KINDS, STATUSES, Concept, Term

_SIGNS = "aB1 <>&\"'|\\[]()/@:=#,;é安—\U00020000"
LANGUAGES = ("en", "zh", "zh-Hant", "fr-CA", "ru", "ar")


def _text(signs: str, most: int) -> st.SearchStrategy[str]:
    return st.text(st.sampled_from(signs), max_size=most).map(lambda text: " ".join(text.split()))


#: One line without spaces at its ends, or two in a row.
lines = _text(_SIGNS, 10)
words = lines.filter(bool)
#: Text of several lines.
texts = st.lists(words, max_size=2).map("\n".join)
names = st.text(st.sampled_from("abcXYZ-:/@.="), min_size=1, max_size=8)
values = words


def _unique(pairs: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs))


properties = st.lists(st.tuples(names, values), max_size=3).map(_unique)
dates = st.dates().map(lambda day: day.isoformat())
moments = st.one_of(
    st.just(""),
    dates,
    dates.map(lambda day: f"{day}T00:00:00Z"),
    dates.map(lambda day: f"{day}T23:59:59Z"),
    st.sampled_from(["2026", "yesterday"]),
)
terms = st.builds(
    Term,
    language=st.sampled_from(LANGUAGES),
    text=words,
    status=st.sampled_from(("", *STATUSES)),
    form=st.sampled_from(("", *FORMS)),
    part_of_speech=st.sampled_from(("", "noun", "verb", "properNoun", "numeral")),
    source=lines,
    note=texts,
    context=lines,
    properties=properties,
)
concepts = st.builds(
    Concept,
    terms=st.lists(terms, min_size=1, max_size=4).map(tuple),
    identifier=st.one_of(st.just(""), st.sampled_from(["c1", "a.b-c", "1", "diptych-1", "x y"])),
    kind=st.sampled_from(("", *KINDS, "other")),
    domain=lines,
    definitions=st.lists(st.tuples(st.sampled_from(("", *LANGUAGES)), words), max_size=3).map(
        tuple
    ),
    note=texts,
    source=lines,
    created=moments,
    changed=moments,
    properties=properties,
).map(lambda concept: in_order(concept))


def in_order(concept: Concept) -> Concept:
    """A concept with its terms by language and its properties and definitions sorted.

    TBX and tables have a place for each of them, and so no order across places.
    """
    terms = sorted(concept.terms, key=lambda term: LANGUAGES.index(term.language))
    return replace(
        concept,
        terms=tuple(replace(one, properties=tuple(sorted(one.properties))) for one in terms),
        definitions=tuple(sorted(concept.definitions, key=lambda pair: pair[0])),
        properties=tuple(sorted(concept.properties)),
    )
