"""What the indexes find is what going through all terms finds."""

from __future__ import annotations

import random
from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from glossaries.folding import folded
from glossaries.lookup import Finder
from glossaries.lookup.near import most_edits
from glossaries.numbered import Numbered
from glossaries.term import Concept, Term

_WORDS = ("council", "counsel", "office", "drug", "crime", "commission", "mission", "of", "right")
_HAN = "安全理事会大人权"


def _made(count: int) -> list[str]:
    chance = random.Random(3)  # noqa: S311 - terms, no secrets
    english = [" ".join(chance.choices(_WORDS, k=chance.randint(1, 5))) for _ in range(count)]
    chinese = ["".join(chance.choices(_HAN, k=chance.randint(1, 7))) for _ in range(count)]
    return list(dict.fromkeys(english + chinese))


TERMS = _made(150)
FINDER = Finder(
    Concept((Term("en" if term.isascii() else "zh", term),), identifier=term) for term in TERMS
)
_QUERIES = st.one_of(
    st.lists(st.sampled_from((*_WORDS, "councli", "drgu", "x")), min_size=1, max_size=4).map(
        " ".join
    ),
    st.text(alphabet=_HAN, min_size=1, max_size=6),
)


@given(_QUERIES)
def test_all_terms_that_differ_by_typos_are_found(text: str) -> None:
    found = {one.term.text for one in FINDER.look_up(text, limit=len(TERMS))}
    most = most_edits(folded(text))
    assert {term for term in TERMS if 0 < OSA.distance(text, term) <= most} <= found


@given(_QUERIES)
def test_all_terms_that_contain_it_are_found(text: str) -> None:
    found = {one.term.text for one in FINDER.look_up(text, limit=len(TERMS))}
    around = "" if not text.isascii() else " "
    inside = {term for term in TERMS if f"{around}{text}{around}" in f"{around}{term}{around}"}
    assert inside <= found


@given(st.one_of(_QUERIES, st.text(alphabet="aC ouncil's-安全/é\u0301(）６", max_size=12)))
def test_what_is_shown_stands_in_the_term_and_in_the_text(text: str) -> None:
    for found in FINDER.look_up(text):
        for shown, (start, end) in ((found.term.text, found.span), (text.strip(), found.asked)):
            assert 0 <= start < end <= len(shown)
        assert 0 < found.score <= 100


@given(st.permutations(_WORDS[:4]))
def test_no_order_of_words_is_missed(words: list[str]) -> None:
    finder = Finder([Concept((Term("en", " ".join(_WORDS[:4])),))])
    found = finder.look_up(" ".join(words))
    assert found[0].score >= 97


@given(st.lists(st.sampled_from(("", "a", "b", "c"))))
def test_numbers_are_kept_by_key_in_order(keys: list[str]) -> None:
    numbered = Numbered(keys, range(5, 5 + len(keys)))
    for key, inside in product(("", "a", "b", "c", "d"), (keys,)):
        wanted = [5 + place for place, one in enumerate(inside) if one == key and key]
        assert list(numbered[key]) == wanted
        assert (key in numbered) == bool(wanted)
