"""English: which words begin and end no term, and what heads the names of bodies and documents."""

from __future__ import annotations

from collections.abc import Container

from glossaries.extraction.patterns.base import Patterns, word_lists

_LISTS = word_lists("words_en.txt")

_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
)  # fmt: skip
_COMPOUND_ORDINALS = frozenset(f"{tens}-{ones}" for tens in _TENS for ones in _ONES)

_NO_PLURAL = ("ss", "us", "is", "ics")
# A verb in the past ends no term: `military aircraft infringed`.
_PAST = "ed"
# Joined words behind which a name goes on as it was: `Economic and Social Council`.
_GO_ON = frozenset(["and", "or", "the", "a", "an", "de", "la"])


def _singular(word: str, known: Container[str]) -> str:
    """The singular of a noun, if the corpus has that too: `parties` -> `party`, but `news`."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(_NO_PLURAL):
        return word
    guesses = [word[:-1]]
    if word.endswith("ies"):
        guesses.insert(0, word[:-3] + "y")
    elif word.endswith("es"):
        guesses.append(word[:-2])
    return next((guess for guess in guesses if guess in known), word)


def _is_past(word: str) -> bool:
    return word.endswith(_PAST) and len(word) > 4 and word not in _LISTS["no-past"]


PATTERNS = Patterns(
    not_first=(
        _LISTS["function"] | _LISTS["not-first"] | _LISTS["dates"] | {*_ONES} | _COMPOUND_ORDINALS
    ),
    seldom_first=_LISTS["running"],
    not_last=(
        _LISTS["function"] | _LISTS["running"] | _LISTS["general-last"] | _LISTS["dates"]
    ) - _LISTS["also-nouns"],
    not_inside=_LISTS["not-inside"],
    inside=_LISTS["inside"],
    joints=_LISTS["inside"] - _GO_ON,
    before_nouns=_LISTS["before-nouns"],
    dates=_LISTS["dates"],
    ordinals=_LISTS["ordinals"],
    bodies=_LISTS["bodies"],
    documents=_LISTS["documents"],
    title_heads=_LISTS["title-heads"],
    item_heads=_LISTS["item-heads"],
    entitled=tuple(sorted(_LISTS["entitled"])),
    past=_is_past,
    base=_singular,
)  # fmt: skip
