"""What can be seen in one term: spaces, brackets, a status that is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossaries.exchange.categories import STATUS_CATEGORIES, status_of
from glossaries.term import STATUSES, Concept, Term
from glossaries.validation.base import ERROR, WARNING, Entry, Found, Knowledge, Rule, pair
from tmx.failure import UnknownLanguage
from tmx.languages import canonical

# Beside spaces: no-break, zero width, soft hyphens and byte order marks, which nobody sees.
_UNSEEN = re.compile("[\u00a0\u00ad\u200b\u200e\u200f\u2028\u2029\u2060\ufeff]")
_BROKEN = re.compile(r"[\t\n\r\v\f]")
_DOUBLED = re.compile("  +")
_OPENING = {
    ")": "(", "]": "[", "}": "{", "》": "《", "〉": "〈", "」": "「", "』": "『", "】": "【",
    "”": "“",
}  # fmt: skip
_SAME = str.maketrans({"（": "(", "）": ")", "［": "[", "］": "]"})
# `a)`, `(1)`: a label may close without having opened.
_LABEL = re.compile(r"\s*\(?(?:[a-z]|[ivx]+|\d{1,3})\)", re.IGNORECASE)
_PROPERTIES = frozenset({"status", *(f"termNote:{name}" for name in STATUS_CATEGORIES)})


def _spaces(entry: Entry, _knowledge: Knowledge) -> Iterator[Found]:
    for term in entry.concept.terms:
        if term.text.strip() and (told := _wrong_spaces(term.text)):
            yield WARNING, f"'{term.text}' {told}", term.text


def _wrong_spaces(text: str) -> str:
    if text != text.strip():
        return "has spaces at its edge"
    if _BROKEN.search(text):
        return "has a tab or line break in it"
    if _DOUBLED.search(text):
        return "has two spaces in a row"
    found = _UNSEEN.search(text)
    return f"holds a character that nobody sees (U+{ord(found[0]):04X})" if found else ""


def _brackets(entry: Entry, _knowledge: Knowledge) -> Iterator[Found]:
    for term in entry.concept.terms:
        if sign := _unbalanced(term.text):
            yield ERROR, f"'{term.text}' has a '{sign}' without its other half", term.text


def _unbalanced(text: str) -> str:
    """The first bracket without its other half, "" if all have one."""
    label = _LABEL.match(text)
    rest = text[label.end() :] if label else text
    opened: list[str] = []
    for sign in rest.translate(_SAME):
        if sign in _OPENING.values():
            opened.append(sign)
        elif sign in _OPENING and (not opened or opened.pop() != _OPENING[sign]):
            return sign
    return opened[0] if opened else ""


def _status(entry: Entry, _knowledge: Knowledge) -> Iterator[Found]:
    for term in entry.concept.terms:
        if term.status and term.status not in STATUSES:
            yield ERROR, f"'{term.text}' has the status '{term.status}'", term.text
            continue
        for name, value in term.properties:
            if name in _PROPERTIES and not status_of(value):
                yield WARNING, f"'{term.text}' has the status '{value}'", term.text


def _tag(entry: Entry, _knowledge: Knowledge) -> Iterator[Found]:
    for language in entry.concept.languages():
        try:
            canonical(language)
        except UnknownLanguage:
            told = f"'{language}' is not a language" if language else "terms are in no language"
            yield ERROR, told, ""


RULES = (
    Rule(
        "tag",
        "terms in no language, or in one that is none",
        "give their language a BCP 47 code such as en, zh-CN or fr-CA",
        (Concept((Term("en", "agenda"), Term("chinois2", "议程"))),),
        _tag,
    ),
    Rule(
        "spaces",
        "spaces at the edges of a term, or spaces and characters in it that nobody sees",
        "take them out: lookup and other tools compare every character",
        (pair("Security Council ", "安全理事会"),),
        _spaces,
    ),
    Rule(
        "brackets",
        "a bracket or quotation mark without its other half",
        "add the other half, or take this one out",
        (pair("Charter (of the United Nations", "宪章"),),
        _brackets,
    ),
    Rule(
        "status",
        "a status that is none of preferred, admitted, deprecated, forbidden",
        f"write one of {', '.join(STATUSES)}",
        (Concept((Term("en", "agenda", "nice"), Term("zh", "议程"))),),
        _status,
    ),
)
