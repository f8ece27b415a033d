"""Terms in the wrong script, and simplified with traditional Chinese characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossaries.term import ABBREVIATION, ACRONYM, Concept, Term
from glossaries.validation.base import ERROR, WARNING, Entry, Found, Knowledge, Rule, pair
from tmx.cleaning.characters import SIMPLIFIED, TRADITIONAL, only_in
from tmx.languages import primary, tidy
from tmx.scripts import LATIN, script_for, script_of

_SHORT_FORMS = (ABBREVIATION, ACRONYM)
# A word in small letters is no abbreviation; names of firms and the like stay as they are.
_WORD = re.compile(r"[A-Za-z][a-z]{2,}")
_KINDS = {
    "Hans": SIMPLIFIED, "CN": SIMPLIFIED, "SG": SIMPLIFIED, "MY": SIMPLIFIED,
    "Hant": TRADITIONAL, "TW": TRADITIONAL, "HK": TRADITIONAL, "MO": TRADITIONAL,
}  # fmt: skip


def _script(entry: Entry, _knowledge: Knowledge) -> Iterator[Found]:
    for term in entry.concept.terms:
        expected, found = script_for(term.language), script_of([term.text])
        if not expected or not found or expected == found or _fits(expected, found):
            continue
        told = f"'{term.text}' is in {found} script, which '{term.language}' is not written in"
        if found != LATIN:
            yield ERROR, told, term.text
        elif term.form not in _SHORT_FORMS and (words := _WORD.findall(term.text)):
            # One word may be a name that stays as it is.
            yield (ERROR if len(words) > 1 else WARNING), told, term.text


def _fits(expected: str, found: str) -> bool:
    """Japanese is written in Chinese characters too, Korean in old texts."""
    return expected in ("Kana", "Hangul") and found == "Han"


def _mixed(entry: Entry, _knowledge: Knowledge) -> Iterator[Found]:
    for term in entry.concept.terms:
        if primary(term.language) == "zh":
            yield from _of_both_kinds(term)


def _of_both_kinds(term: Term) -> Iterator[Found]:
    known = only_in()
    kinds = {
        kind: "".join(char for char in term.text if char in known[kind])
        for kind in (SIMPLIFIED, TRADITIONAL)
    }
    if all(kinds.values()):
        told = f"'{term.text}' has {kinds[SIMPLIFIED]} (simplified) beside {kinds[TRADITIONAL]}"
        yield ERROR, f"{told} (traditional)", term.text
        return
    # `zh` alone may be either.
    parts = tidy(term.language).split("-")[1:]
    meant = next((_KINDS[part] for part in parts if part in _KINDS), "")
    other = TRADITIONAL if meant == SIMPLIFIED else SIMPLIFIED
    if meant and kinds[other]:
        # A character that only one old standard has may be a rare one of both.
        severity = ERROR if len(set(kinds[other])) > 1 else WARNING
        yield (
            severity,
            f"'{term.text}' is {other}, its language '{term.language}' is not",
            term.text,
        )


RULES = (
    Rule(
        "script",
        "a term in a script that its language is not written in",
        "check the columns or languages: source and target may have changed places",
        (pair("Security Council", "Security Council"), pair("安全理事会", "安全理事会")),
        _script,
    ),
    Rule(
        "chinese",
        "simplified and traditional characters together, or not those of the language's tag",
        "write the term in the characters of its language, or correct the language",
        (Concept((Term("en", "General Assembly"), Term("zh-Hans", "联合國大会"))),),
        _mixed,
    ),
)
