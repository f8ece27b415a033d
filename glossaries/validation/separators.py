"""A term that may be several in one cell: `agenda; programme`, `议程、日程`.

Tables keep several terms of a cell apart by a bar. A semicolon or 、 does so in many lists, and in
others it belongs to a title, so nothing is cut at it: a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossaries.term import Concept, Term
from glossaries.validation.base import WARNING, Entry, Found, Knowledge, Rule, pair
from tmx.languages import primary

# What stands in brackets or quotation marks is one.
_TOGETHER = re.compile(r"[(（《〈「『“\"\[【][^)）》〉」』”\"\]】]*[)）》〉」』”\"\]】]")
_SEMICOLON = re.compile(r"\w\s*[;；]\s*\w")
_COMMA = re.compile(r"[\u4e00-\u9fff]、[\u4e00-\u9fff]")
# With one of these on the other side the Chinese term is an enumeration too.
_LISTED = re.compile(r"[,，;；/&、]|\b(?:and|or|et|ou|y|o|и|или)\b|و", re.IGNORECASE)


def several_in(concept: Concept) -> Iterator[Term]:
    """The terms of a concept that may each be several."""
    for term in concept.terms:
        text = _TOGETHER.sub("", term.text)
        if _SEMICOLON.search(text) or (_COMMA.search(text) and _stands_alone(term, concept)):
            yield term


def _stands_alone(term: Term, concept: Concept) -> bool:
    """Whether a term is in Chinese, and no term in another language lists anything."""
    language = primary(term.language)
    others = [one.text for one in concept.terms if primary(one.language) != language]
    return language == "zh" and bool(others) and not any(map(_LISTED.search, others))


def _separator(entry: Entry, _knowledge: Knowledge) -> Iterator[Found]:
    for term in several_in(entry.concept):
        yield WARNING, f"'{term.text}' may be several terms", term.text


RULES = (
    Rule(
        "separator",
        "a term that may be several, with a semicolon or 、 between them",
        "put a bar between them if they are: agenda | programme",
        (pair("agenda; programme", "议程"),),
        _separator,
    ),
)
