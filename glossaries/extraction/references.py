"""Symbols of documents and numbers of resolutions that both sides of a unit print."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from entities import Entity, find
from glossaries.extraction.corpus import Corpus

# What may be a reference at all: most units have none, and reading entities takes time.
_LIKELY = re.compile(r"[0-9A-Z]/[0-9A-Z]|[0-9][A-Z]? ?\((?:19|20)[0-9]{2}\)|\([IVXLC]+\)")
# How a resolution is written around its number; others of a list may stand between.
_BEFORE = re.compile(
    r"\b((?i:resolution|decision|résolution|décision))s? ?(?:[0-9A-Z/(), ]|(?:and|et|or|ou)\b)*$"
)
_BEHIND = re.compile(r"^号?(?:[第0-9A-Z/()（）、，和及与 ]*号)?(决议|决定)")
# So far from its number the word may stand.
_REACH = 200


@dataclass(slots=True)
class Reference:
    """A symbol or number and where it stands.

    Attributes:
        kind: `symbol` or `resolution`.
        value: canonical form.
        source, target: as it is printed, a resolution's number with the word if both have it.
        units: numbers of the units, ascending.
    """

    kind: str
    value: str
    source: Counter[str] = field(default_factory=Counter)
    target: Counter[str] = field(default_factory=Counter)
    units: list[int] = field(default_factory=list)


def references(corpus: Corpus) -> list[Reference]:
    """The references that both sides of a unit have, the most frequent first."""
    found: dict[tuple[str, str], Reference] = {}
    languages = corpus.source.language, corpus.target.language
    for unit, (source, target) in enumerate(
        zip(corpus.source.texts, corpus.target.texts, strict=True)
    ):
        if not _LIKELY.search(source):
            continue
        ours = _of(source, languages[0])
        theirs = _of(target, languages[1]) if ours else {}
        for key in (key for key in ours if key in theirs):
            one = found.setdefault(key, Reference(*key))
            # With the word only if both sides have it.
            form = bool(ours[key][1] and theirs[key][1])
            one.source[ours[key][form]] += 1
            one.target[theirs[key][form]] += 1
            one.units.append(unit)
    return sorted(found.values(), key=lambda one: (-len(one.units), one.value))


def _of(text: str, language: str) -> dict[tuple[str, str], tuple[str, str]]:
    """Kind and value -> as printed, without and with the word for it."""
    entities = find(text, language)
    return {
        (one.kind, one.value): _printed(text, one)
        for one in entities
        if one.kind in {"symbol", "resolution"}
    }


def _printed(text: str, entity: Entity) -> tuple[str, str]:
    """A reference as it stands, and with `resolution` or the like; a symbol has none, it is ""."""
    number = text[entity.start : entity.end]
    if entity.kind == "symbol":
        return number, ""
    if before := _BEFORE.search(text[max(0, entity.start - _REACH) : entity.start]):
        return number, f"{before[1].lower()} {number}"
    if behind := _BEHIND.match(text[entity.end : entity.end + _REACH]):
        return number, f"第{number}号{behind[1]}"
    return number, ""


def numbers_before(text: str, language: str) -> Iterator[str]:
    """The numbers of resolutions and symbols that a stretch before a title names."""
    for one in find(text, language) if _LIKELY.search(text) else ():
        if one.kind in {"symbol", "resolution"}:
            yield one.value
