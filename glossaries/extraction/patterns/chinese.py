"""Chinese: what begins and ends no term, what ends the names of bodies and documents."""

from __future__ import annotations

from glossaries.extraction.patterns.base import Patterns, word_lists

_LISTS = word_lists("words_zh.txt")

PATTERNS = Patterns(
    not_first=_LISTS["function"] - _LISTS["may-begin"],
    not_last=_LISTS["function"] - _LISTS["may-end"],
    not_inside=_LISTS["not-inside"],
    bodies=_LISTS["bodies"],
    documents=_LISTS["documents"],
    entitled=tuple(sorted(_LISTS["entitled"])),
    quotation=(("“", "”"), ("「", "」"), ('"', '"'), ("‘", "’")),
    title_marks=(("《", "》"), ("〈", "〉")),
    title_first=_LISTS["title-first"],
    head_first=False,
    capitals=False,
)
