"""What a candidate is: a body, a title, or a term, told by the words that head it."""

from __future__ import annotations

import re

from glossaries.extraction.patterns.base import Patterns
from glossaries.extraction.words import cutter, is_word
from glossaries.term import BODY, DOCUMENT_TITLE, PHRASE

# UNODC, UN-Habitat, MINUSCA, ESCWA; not A or II.
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]?[A-Z&]{1,}(?:[-/][A-Za-z]+)*|UN-[A-Z][A-Za-z]+")


def is_abbreviation(text: str) -> bool:
    """Whether it is one word in capitals."""
    return bool(_ABBREVIATION.fullmatch(text))


def heads(text: str, patterns: Patterns, language: str) -> tuple[bool, bool]:
    """Whether a name is headed as that of a body, and as that of a document."""
    if not patterns.head_first:
        return _ends_with(text, patterns.bodies), _ends_with(text, patterns.documents)
    words = [word for word, _ in cutter(language)(text) if is_word(word)]
    lower = [word.lower() for word in words]
    joints = [n for n, word in enumerate(lower) if word in patterns.joints and n]
    head = lower[: joints[0]] if joints else lower
    last = patterns.base(head[-1], _Anything()) if head else ""
    candidates = {last, head[-1] if head else ""}
    return bool(candidates & patterns.bodies), bool(candidates & patterns.documents)


class _Anything:
    """A vocabulary that has every word: the singular is taken for granted."""

    def __contains__(self, word: object) -> bool:
        return True


def _ends_with(text: str, endings: frozenset[str]) -> bool:
    return any(text.endswith(ending) for ending in endings)


def alike(source: tuple[bool, bool], target: tuple[bool, bool], text: str) -> bool:
    """Whether a target is headed as its source calls for: body for body, document for document."""
    if is_abbreviation(text) and not any(source):
        return target[0]
    return (source[0] and target[0]) or (source[1] and target[1])


def kind_of(named: bool, source: tuple[bool, bool], target: tuple[bool, bool], text: str) -> str:
    """The kind of a candidate.

    Args:
        named: whether it is a name.
        source: whether its source is headed as a body's, as a document's.
        target: the same of its target.
        text: the source.
    """
    if not named:
        return PHRASE
    if source[0] and target[0]:
        return BODY
    if source[1] and target[1]:
        return DOCUMENT_TITLE
    if is_abbreviation(text) and target[0]:
        return BODY
    return DOCUMENT_TITLE if source[1] and not any(target) else PHRASE
