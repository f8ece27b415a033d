"""The benchmarks of lookup and annotation: they make what they say, and find what they ask for."""

from __future__ import annotations

from benchmarks.glossary import annotate as glossary_annotate
from benchmarks.glossary import lookup as glossary_lookup
from benchmarks.glossary.terms import made_concepts
from glossaries.lookup import Finder

CONCEPTS = made_concepts(600)


def test_the_same_seed_makes_the_same_terms_and_another_others() -> None:
    assert made_concepts(600) == CONCEPTS
    assert made_concepts(600, seed=14) != CONCEPTS
    terms = [term for concept in CONCEPTS for term in concept.terms]
    assert 600 <= len(terms) <= 601
    assert len({concept.terms[0].text for concept in CONCEPTS}) == len(CONCEPTS)
    assert all(term.text == term.text.strip() and term.text for term in terms)


def test_each_way_of_finding_finds_what_was_meant() -> None:
    rows = list(glossary_lookup.measured(Finder(CONCEPTS), CONCEPTS, 20))
    assert len(rows) == 9
    assert all(row.hits >= 18 for row in rows), [row.row() for row in rows]
    assert glossary_lookup.scanned(CONCEPTS).hits == 10


def test_what_takes_too_long_is_missed() -> None:
    slow = glossary_lookup.Measured("near, en", 900.0, [29.0, 31.0, 31.0], 3, 4)
    assert not slow.holds()
    assert glossary_lookup.Measured("part, en", 900.0, [29.0, 29.0, 31.0], 3, 4).holds()


def test_made_texts_hold_terms_and_have_their_size() -> None:
    for side, language in enumerate(("en", "zh")):
        text = glossary_annotate.made_text(CONCEPTS, side, 20_000)
        assert 19_000 < len(text.encode()) <= 20_000
        texts = [t.text for one in CONCEPTS for t in one.terms if t.language == language]
        (own, *others) = glossary_annotate.measured(CONCEPTS, language, "", texts, text)
        assert own.marks > 30
        assert others
