"""Formats laid over the final text again."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.readers.formats import NAMES, found_in
from aligner.readers.marks import wrap

LETTERS = {"b": "bold", "i": "italic", "u": "underline", "^": "superscript", "_": "subscript"}

# (final text, pieces with the letters of their formats, what is found)
CASES = [
    ("plain text", [("plain text", "")], []),
    ("a bold word", [("a ", ""), ("bold", "b"), (" word", "")], [("bold", "bold")]),
    ("all bold", [("all bold", "b")], []),
    ("all bold", [("all", "b"), (" ", ""), ("bold", "b")], []),
    ("both bold here", [("both", "b"), (" ", ""), ("bold", "b"), (" here", "")],
     [("both bold", "bold")]),
    ("a space", [("a", ""), (" ", "b"), ("space", "")], []),
    ("a b c d", [("a ", ""), ("b ", "bi"), ("c", "i"), (" d", "")],
     [("b c", "italic"), ("b", "bold")]),
    ("one two three", [("one ", "b"), ("two", "bi"), (" three", "i")],
     [("one two", "bold"), ("two three", "italic")]),
    # What was taken out: a label, a mark, a soft hyphen, a hyphen at a line's end.
    ("The text goes on", [("(a)\t", "b"), ("The ", ""), ("text", "i"), (" goes on", "")],
     [("text", "italic")]),
    ("1 January was cold", [("1.\t", "b"), ("1 January ", ""), ("was", "i"), (" cold", "")],
     [("was", "italic")]),
    ("a person came", [("(a) ", "b"), ("a person came", "")], []),
    ("Noted by all", [("Noted", "b"), ("12", "^"), (" by all", "")], [("Noted", "bold")]),
    ("Noted by all", [("Noted", "b"), (wrap("12"), "^"), (" by all", "")], [("Noted", "bold")]),
    ("in 1990 as before", [("in ", ""), ("1", "^"), ("1990", ""), (" as before", "")], []),
    ("as in 2011", [("as in 2011", ""), ("1", "^")], []),
    ("the cooperation of all", [("the co\u00adoper\u00ad", "b"), ("ation", "b"), (" of all", "")],
     [("the cooperation", "bold")]),
    ("the agreement of all", [("the ", ""), ("agree-", "i"), ("ment", "i"), (" of all", "")],
     [("agreement", "italic")]),
    ("议程项目", [("议 程", "b"), ("\n项 目", "")], [("议程", "bold")]),
    # What was put in, or written otherwise.
    ("Annex I The Group met", [("The ", ""), ("Group", "b"), (" met", "")], [("Group", "bold")]),
    ("an office here", [("an ", ""), ("o\ufb03ce", "b"), (" here and there", "")],
     [("office", "bold")]),
    ("a semi-colon here", [("a ", ""), ("semi\u2011colon", "b"), (" here", "")],
     [("semi-colon", "bold")]),
    ("H2O and m3", [("H", ""), ("2", "_"), ("O and m", ""), ("3", "^")],
     [("2", "subscript"), ("3", "superscript")]),
    ("", [("gone", "b")], []),
    ("here", [], []),
    ("quite another text", [("nothing of this is there at all", "b")], []),
]  # fmt: skip


def _runs(pieces: list[tuple[str, str]]) -> list[tuple[str, frozenset[str]]]:
    return [(text, frozenset(LETTERS[letter] for letter in names)) for text, names in pieces]


@pytest.mark.parametrize(("text", "pieces", "found"), CASES)
def test_formats_are_laid_over_the_text(
    text: str, pieces: list[tuple[str, str]], found: list[tuple[str, str]]
) -> None:
    formats = found_in(text, _runs(pieces))
    assert [(text[each.start : each.end], each.name) for each in formats] == found


def test_formats_that_no_one_keeps_are_passed_over() -> None:
    assert found_in("a b", [("a", frozenset({"blink"})), (" b", frozenset())]) == ()


STYLES = st.frozensets(st.sampled_from(NAMES), max_size=2)
PIECES = st.lists(st.tuples(st.text("ab c\u00ad议1", max_size=6), STYLES), max_size=12)


def _per_character(pieces: list[tuple[str, frozenset[str]]]) -> list[frozenset[str]]:
    return [
        names for text, names in pieces for char in text if not char.isspace() and char != "\u00ad"
    ]


@given(PIECES)
def test_an_unchanged_text_has_its_formats_exactly(
    pieces: list[tuple[str, frozenset[str]]],
) -> None:
    text = "".join(text for text, _ in pieces)
    seen = [place for place, char in enumerate(text) if not char.isspace() and char != "\u00ad"]
    told = [
        {each.name for each in found_in(text, pieces) if each.start <= place < each.end}
        for place in seen
    ]
    given_ = _per_character(pieces)
    whole = {name for name in NAMES if given_ and all(name in names for names in given_)}
    assert told == [names - whole for names in given_]


@given(PIECES, st.text("ab c1", max_size=30))
def test_any_text_gets_orderly_formats(pieces: list[tuple[str, frozenset[str]]], text: str) -> None:
    found = found_in(text, pieces)
    assert list(found) == sorted(found, key=lambda each: (each.start, -each.end, each.name))
    for each in found:
        stretch = text[each.start : each.end]
        assert stretch == stretch.strip() != ""
        assert stretch != text.strip()
        assert any(each.name in names for _, names in pieces)
    for name in NAMES:
        mine = [each for each in found if each.name == name]
        for one, other in pairwise(mine):
            assert text[one.end : other.start].strip(), "neighbours are one"


WORDS = ("lorem", "ipsum", "dolor", "sit", "amet", "议程", "consectetur", "adipiscing")


@given(st.lists(st.tuples(st.sampled_from(WORDS), STYLES, st.booleans()), max_size=20))
def test_what_was_taken_out_moves_no_format(
    words: list[tuple[str, frozenset[str], bool]],
) -> None:
    """Marks in other characters than the text's are stepped over, whatever their look."""
    raw: list[tuple[str, frozenset[str]]] = []
    for number, (word, names, marked) in enumerate(words):
        raw.append((word + " ", names))
        if marked:
            raw.append((f"[{number}]", frozenset({"superscript"})))
    text = " ".join(word for word, _, _ in words)
    assert found_in(text, raw) == found_in(text, [(f"{word} ", names) for word, names, _ in words])


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("a" * 50_000, "ab" * 25_000),
        ("ab" * 25_000, "ba" * 25_000),
        ("x1" * 25_000, "1" * 50_000),
        ("abcdefghi" * 5_000, "abcdefghj" * 5_000),
    ],
)
def test_time_is_linear_in_hostile_text(text: str, raw: str) -> None:
    began = time.process_time()
    found_in(text, [(raw, frozenset({"bold"}))])
    assert time.process_time() - began < 5
