"""Whether a text has a term, or something like it.

In Chinese a term is a stretch of characters, whatever script it is written in and whatever marks
stand in it; in other languages it is words, in whatever inflection.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from glossaries.chinese import has_han, simplified
from glossaries.folding import folded
from glossaries.inflection import SMALL_WORDS, stem

# How much longer than a term a stretch may be in which its characters stand apart:
# 常驻联合国代表 has 常驻代表.
_ROOM = 2
# Letters by which words of one family are told: publish, publication.
_ROOT = 5
# Roots of words that stand in names of all sorts, and tell none from another.
_COMMON = frozenset({
    "unite", "natio", "inter", "commi", "counc", "organ", "offic", "agree", "conve", "treat",
    "proto", "decla", "repor", "confe", "state", "group", "gener", "speci", "world",
})  # fmt: skip
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=8192)
def _term(text: str, language: str) -> str:
    return form(text, language)


@lru_cache(maxsize=8)
def form(text: str, language: str) -> str:
    """A text in the form in which terms are looked for."""
    return simplified(folded(text, language))


def has_characters(text: str, term: str, language: str) -> bool:
    """Whether a Chinese text has a term."""
    return _term(term, language) in form(text, language)


def count(text: str, terms: Iterable[str], language: str) -> int:
    """How often a Chinese text has one of some terms, the longer ones first."""
    plain, times = form(text, language), 0
    for term in sorted((_term(one, language) for one in terms), key=len, reverse=True):
        times += plain.count(term)
        plain = plain.replace(term, "\n")
    return times


def is_shortened(short: str, full: str, language: str) -> bool:
    """Whether a Chinese term has the characters of another in their order, and fewer (安理会)."""
    left = iter(_term(full, language))
    return len(short) < len(full) and all(one in left for one in _term(short, language))


def likeness(text: str, term: str, language: str) -> float:
    """How much of a term stands close together in a text, in any order, 0 to 1."""
    if has_han(term):
        return _characters(form(text, language), _term(term, language))
    wanted = _roots(term, language)
    return len(wanted & _roots(text, language)) / len(wanted) if wanted else 0.0


def explains(text: str, term: str, language: str) -> bool:
    """Whether a text says so much of a term that a translation may well have it."""
    if has_han(term):
        return likeness(text, term, language) > 0.5
    wanted = _roots(term, language)
    telling = wanted - _COMMON or wanted
    return 2 * len(telling & _roots(text, language)) >= len(telling)


def _characters(text: str, term: str) -> float:
    """The share of a term's characters in the stretch of a text that has most of them."""
    wanted = Counter(term)
    width = len(term) * _ROOM + 3
    left = dict(wanted)
    most = have = 0
    for i, character in enumerate(text):
        if i >= width and (gone := text[i - width]) in left:
            left[gone] += 1
            have -= left[gone] > 0
        if character in left:
            have += left[character] > 0
            left[character] -= 1
            most = max(most, have)
    return most / len(term) if term else 0.0


@lru_cache(maxsize=1024)
def _roots(text: str, language: str) -> frozenset[str]:
    """What the words of a text have in common with others of their family."""
    words = _WORD.findall(folded(text, language))
    return frozenset(stem(word, language)[:_ROOT] for word in words if word not in SMALL_WORDS)
