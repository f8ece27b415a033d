"""Rows of an extraction in JSON, as concepts: a pair, and what is known of it.

A row has `source` and `target`; its short forms and variants are further terms, its references a
note. Whatever else it says is kept as properties.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from glossaries.term import ACRONYM, SHORT, VARIANT, Concept, Term
from tmx.languages import tidy
from tmx.options import Languages

#: The texts that a row must have.
PAIR = ("source", "target")

_EXAMPLES = ("example-source", "example-target"), ("example_source", "example_target")
_LANGUAGES = ("source_language", "target_language")
_SHORT = ("abbreviation", "target-abbreviation")
_VARIANTS = ("source-variants", "target-variants")
_PAIRS, _REFERENCES = "short-forms", "references"
# The numbers of units say nothing without their file.
_TAKEN = frozenset({
    *PAIR, *_EXAMPLES[0], *_EXAMPLES[1], *_LANGUAGES, *_SHORT, *_VARIANTS, _PAIRS, _REFERENCES,
    "units", "kind", "domain", "note",
})  # fmt: skip


def concept_of(record: Mapping[str, Any], languages: Languages) -> Concept:
    """The concept of a row.

    Args:
        record: the object, with texts `source` and `target`.
        languages: of its sides, where it does not name them.
    """
    tags = [tidy(_text(record.get(name)) or usual)
            for name, usual in zip(_LANGUAGES, languages, strict=True)]  # fmt: skip
    terms: dict[tuple[str, str], Term] = {}
    for side, tag in enumerate(tags):
        for text, form in _names(record, side):
            text = text.strip()
            if text:
                context = "" if terms.get((tag, text)) or form else _example(record, side)
                terms.setdefault((tag, text), Term(tag, text, form=form, context=context))
    references = ", ".join(_texts(record.get(_REFERENCES)))
    note = "; ".join(filter(None, (_text(record.get("note")), references and f"see {references}")))
    more = ((str(key), _text(value)) for key, value in record.items() if key not in _TAKEN)
    return Concept(
        tuple(terms.values()),
        kind=_text(record.get("kind")),
        domain=_text(record.get("domain")),
        note=note,
        properties=tuple(pair for pair in more if pair[1]),
    )


def _names(record: Mapping[str, Any], side: int) -> Iterator[tuple[str, str]]:
    """All names of a side with their forms, the full one first."""
    yield _text(record.get(PAIR[side])), ""
    for text in _texts(record.get(_SHORT[side])):
        yield text, ACRONYM if text.isupper() else SHORT
    for text in _texts(record.get(_VARIANTS[side])):
        yield text, VARIANT
    pairs = record.get(_PAIRS)
    for pair in pairs if isinstance(pairs, list) else ():
        if isinstance(pair, list) and len(pair) == len(PAIR):
            yield _text(pair[side]), SHORT


def _example(record: Mapping[str, Any], side: int) -> str:
    found = (_text(record.get(names[side])) for names in _EXAMPLES)
    return next(filter(None, found), "")


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for one in values if (text := _text(one))]


def _text(value: Any) -> str:
    """A value as people read it; what has a structure of its own stays JSON."""
    if isinstance(value, str) or value is None:
        return value or ""
    if isinstance(value, list) and not any(isinstance(one, (list, dict)) for one in value):
        return " | ".join(map(_text, value))
    return json.dumps(value, ensure_ascii=False)
