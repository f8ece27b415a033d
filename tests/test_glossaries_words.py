"""Texts as rows of words: where they stand, and which are one."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossaries.words import OTHER, Coder


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Secretary-General’s", ["The", "Secretary", "General"]),
        ("“States’ rights” of", ["States", "rights", "of"]),
        ("women¹ and", ["women", "¹", "and"]),
        ("第 65/230 号", ["第", "65", "/", "230", "号"]),
        ("a,\n\nb", ["a", ",", "\n\n", "b"]),
        ("a\nb", ["a", "b"]),
        ("l’Assemblée", ["l", "Assemblée"]),
        ("e\u0301te\u0301", ["e\u0301te\u0301"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("co\u00adoperation", ["co\u00adoperation"]),
    ],
)
def test_a_text_is_cut_into_words(text: str, words: list[str]) -> None:
    row = Coder("en").row(text)
    spans = [row.span(i, i + 1) for i in range(len(row.codes))]
    assert [text[slice(*span)] for span in spans] == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Secretary-General", "secretary\ngenerals"),
        ("“rule of law”", "Rule of Law"),
        ("決議", "决议"),
        ("coöperation", "cooperation"),
        ("Member State's", "Member States’"),
        ("ＵＮ", "UN"),
        (" women  ", "woman"),
    ],
)
def test_terms_that_count_as_one_have_one_row(one: str, other: str) -> None:
    coder = Coder("en")
    assert coder.codes(one) == coder.codes(other) != ""


def test_words_that_are_new_after_the_last_term_are_all_one() -> None:
    coder = Coder("en")
    assert len(coder.codes("Security Council")) == 2
    coder.close()
    assert coder.codes("Security Church Mosque") == coder.codes("Security")[0] + 2 * OTHER
    assert list(coder.stems)[1:] == ["security", "council"]


def test_what_does_not_count_is_left_out_of_rows_and_places() -> None:
    coder = Coder("en", punctuation=False, articles=False)
    row = coder.row("The Council, a Court")
    assert [row.span(i, i + 1) for i in range(len(row.codes))] == [(4, 11), (15, 20)]


_TEXTS = st.text(alphabet=st.sampled_from("aZs '’-\n\t“é\u0301第，.65\0½¹_\u00ad\u2028"))


@given(st.lists(_TEXTS))
def test_many_terms_are_read_as_each_is(terms: list[str]) -> None:
    together, alone = Coder("en"), Coder("en")
    assert together.all_codes(terms) == [alone.codes(term) for term in terms]


@given(_TEXTS)
def test_words_stand_in_the_text_in_their_order(text: str) -> None:
    row = Coder("en").row(text)
    spans = [row.span(i, i + 1) for i in range(len(row.codes))]
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    covered = "".join(text[slice(*span)] for span in spans)
    assert {c for c in text if c.isalnum()} - {"s"} <= set(covered)


@pytest.mark.parametrize(
    "run", [" ", " \n", "\r\n", "“ ", "\u200b ", "-", "'", "a'", "(", "\n", "\u3000\n"]
)
def test_a_long_run_of_anything_costs_no_more_than_its_length(run: str) -> None:
    began = time.process_time()
    for text in (f"a{run * 50_000}", f"{run * 50_000}\n\nb"):
        Coder("en").row(text)
        assert len(Coder("en").all_codes([text])) == 1
    assert time.process_time() - began < 2
