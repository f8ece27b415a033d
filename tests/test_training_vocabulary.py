"""The pieces of the encoder, and what its tokenizer makes equal before it looks them up."""

from __future__ import annotations

import pytest
from tokenizers import Tokenizer

from training.folding import character_class, character_map, fold, simplified
from training.vocabulary import UNKNOWN, Counts, Sizes, choose_pieces, folded, make_tokenizer

TEXTS = [
    "The Commission adopted a resolution on crime prevention.",
    "The Commission took note of the resolution.",
    "委员会通过了一项关于预防犯罪的决议。",
    "委员会注意到第65/230号决议。",
]


@pytest.fixture(scope="module")
def counts() -> Counts:
    return Counts.of(folded(TEXTS))


@pytest.fixture(scope="module")
def tokenizer(counts: Counts) -> Tokenizer:
    return make_tokenizer(choose_pieces(counts, Sizes(rarest=1)))


@pytest.mark.parametrize(
    ("character", "becomes"),
    [
        ("A", "a"),
        ("é", "e"),
        ("Å", "a"),
        ("ß", "ss"),
        ("Ł", "l"),
        ("Ø", "o"),
        ("æ", "ae"),
        ("ı", "i"),
        ("Ж", "ж"),
        ("Ａ", "a"),
        ("（", "("),
        ("㈠", "(一)"),
        ("①", "1"),
        ("…", "..."),
        ("\u0301", ""),
        ("a", "a"),
        ("委", "委"),
    ],
)
def test_characters_are_folded(character: str, becomes: str) -> None:
    assert fold(character) == becomes


def test_traditional_characters_become_simplified_ones() -> None:
    table = simplified()
    assert (table["會"], table["議"], table["國"]) == ("会", "议", "国")
    assert "会" not in table


def test_a_form_is_simplified_only_into_what_the_vocabulary_has() -> None:
    changes = character_map(frozenset("会"), {"會": "会", "議": "议"})
    assert changes["會"] == "会"
    assert "議" not in changes


@pytest.mark.parametrize(
    ("characters", "inside"), [("", ""), ("b", "b"), ("cab", "a-c"), ("ba", "a-b"), ("axb", "a-bx")]
)
def test_a_class_names_ranges(characters: str, inside: str) -> None:
    assert character_class(characters) == inside


def test_words_are_counted_by_language(counts: Counts) -> None:
    assert counts.english["commission"] == 2
    assert counts.chinese["委员会"] == 2
    assert counts.single["决"] == 2
    assert "." in counts.single
    assert not counts.chinese.keys() & counts.english.keys()


def test_weight_multiplies() -> None:
    weighted = Counts.of(["the agenda"], 10)
    weighted += Counts.of(["the report"])
    assert weighted.english == {"the": 11, "agenda": 10, "report": 1}


def test_the_order_of_texts_does_not_matter(counts: Counts) -> None:
    backwards = Counts.of(folded(reversed(TEXTS)))
    assert choose_pieces(backwards, Sizes(rarest=1)) == choose_pieces(counts, Sizes(rarest=1))


def test_pieces_hold_letters_numbers_and_words(counts: Counts) -> None:
    pieces = choose_pieces(counts, Sizes(english=3, chinese=2, rarest=1))
    assert pieces[0] == UNKNOWN
    assert len(set(pieces)) == len(pieces)
    assert {"a", "z", "230", "320", "07", "2011", "二十一", "第二十一", "决"} <= set(pieces)
    assert {"the", "commission", "resolution", "委员会", "决议"} <= set(pieces)
    assert "prevention" not in pieces


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The COMMISSION", ["the", "commission"]),
        ("委員會的決議", ["委员会", "的", "决议"]),
        ("resolution 65/230", ["resolution", "65", "/", "230"]),
        ("第65/230号", ["第", "65", "/", "230", "号"]),
        ("第二十一届", ["第二十一"]),
        ("2018年4月3日", ["2018", "4月", "3日"]),
        ("5月", ["5月"]),
        ("１２３", ["123"]),
        ("commissions", ["commission", "s"]),
    ],
)
def test_texts_are_cut_by_the_longest_piece(
    text: str, tokens: list[str], tokenizer: Tokenizer
) -> None:
    assert [one for one in tokenizer.encode(text).tokens if one != UNKNOWN] == tokens
