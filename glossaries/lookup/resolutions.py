"""Concepts that are a resolution: `resolution 65/230`, `第65/230号决议`, `A/RES/65/230`.

Numbers are those of `entities.find`, equal in all languages. A resolution that another body has
adopted is another one, where both say whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from entities import find
from glossaries.lookup.found import INFLECTED, PART, Hit, Span
from glossaries.lookup.names import Names
from glossaries.term import RESOLUTION_TITLE, SYMBOL, Concept, Term

# Without one of these no text names a resolution.
_MAY = re.compile(r"[0-9]/[0-9A-Z]|[0-9A-Z] ?[(（][0-9IVXLCSE]|[IVX]/[0-9]|[０-９]")
_BODIES = {"A/RES/": "GA", "S/RES/": "SC", "E/RES/": "ECOSOC", "A/HRC/RES/": "HRC"}
_SYMBOL = re.compile(rf"({'|'.join(_BODIES)})(.+)")
# With the year or session behind it, which are no part of the symbol.
_DATED_SYMBOL = re.compile(rf"({'|'.join(_BODIES)})(\d+(?: ?[A-Z])?) ?\((\d{{4}}|[IVXLCivxlc]+)\)")
_YEAR = re.compile(r" ?\(")
# What may stand beside the number where a term is the resolution and no text about it.
_BESIDE = re.compile(
    r"[\W_]|general|assembly|security|council|human|rights|economic|and|social|united|nations|"
    r"resolutions?|decisions?|of|the|un|r[ée]solution|d[ée]cision|resoluci[óo]n|"
    r"大会|安全理事会|安理会|经济及社会理事会|经社理事会|人权理事会|联合国|第|号|號|决议|決議|决定",
    re.IGNORECASE,
)


class _Named(NamedTuple):
    value: str
    body: str
    span: Span
    alone: bool


def _named(text: str, language: str) -> Iterator[_Named]:
    """The resolutions that a text names."""
    if not _MAY.search(text):
        return
    for one in find(text, language):
        value, body = one.value, one.body
        if one.kind == "symbol" and (symbol := _SYMBOL.fullmatch(value)):
            value, body = _YEAR.sub(" (", symbol[2]), _BODIES[symbol[1]]
        elif one.kind != "resolution":
            continue
        rest = text[: one.start] + text[one.end :]
        yield _Named(value, body, (one.start, one.end), not _BESIDE.sub("", rest))


def may_be_resolution(text: str) -> bool:
    """Whether it can name one at all: asked before anything is made ready for it."""
    return _MAY.search(text) is not None


class Resolutions:
    """The names that name a resolution.

    Args:
        names: all terms.
    """

    def __init__(self, names: Names) -> None:
        self._names: dict[str, list[tuple[int, _Named]]] = {}
        for number, term in enumerate(names.terms):
            for one in _named(term.text, term.language):
                is_it = one.alone or _is_resolution(names.concepts[number], term)
                kept = one._replace(alone=is_it)
                self._names.setdefault(one.value, []).append((number, kept))

        for number, concept in _first_names(names):
            for one in _named(concept.note, "en"):
                known = self._names.get(one.value, ())
                if all(names.concepts[name] is not concept for name, _ in known):
                    of_note = one._replace(span=(0, len(names.terms[number].text)), alone=False)
                    self._names.setdefault(one.value, []).append((number, of_note))

    def find(self, text: str) -> Iterator[Hit]:
        """The names that name the resolution that a text is; none if it is something else."""
        asked = asked_for(text)
        if asked is None:
            return
        for number, one in self._names.get(asked.value, ()):
            if one.body and asked.body and one.body != asked.body:
                continue
            if one.alone:
                yield Hit(number, INFLECTED, 96, f"resolution {one.value}", one.span, asked.span)
            else:
                yield Hit(number, PART, 70, f"names resolution {one.value}", one.span, asked.span)


def _first_names(names: Names) -> Iterator[tuple[int, Concept]]:
    """The concepts whose notes may name a resolution, each with its first name."""
    last = None
    for number, concept in enumerate(names.concepts):
        if concept is not last and _MAY.search(concept.note):
            yield number, concept
        last = concept


def asked_for(text: str) -> _Named | None:
    """The resolution that a text is; None if it is something else, or says more."""
    return next(_asked(text), None) if may_be_resolution(text) else None


def _asked(text: str) -> Iterator[_Named]:
    if dated := _DATED_SYMBOL.fullmatch(text):
        body, number, year = _BODIES[dated[1]], dated[2], dated[3].upper()
        yield _Named(f"{number} ({year})", body, (0, len(text)), True)
    for language in ("en", "zh"):
        yield from (one for one in _named(text, language) if one.alone)
    # A number alone is one where a resolution is asked for: the word makes it one.
    word = "resolution "
    for one in _named(f"{word}{text}", "en"):
        start, end = one.span
        if one.alone and start >= len(word):
            yield one._replace(span=(start - len(word), end - len(word)))


def _is_resolution(concept: Concept, term: Term) -> bool:
    """Whether a term that names a resolution among other words is that resolution's title."""
    return concept.kind in (RESOLUTION_TITLE, SYMBOL) or term.text.startswith(tuple(_BODIES))
