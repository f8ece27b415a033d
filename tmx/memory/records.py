"""A translation unit as rows of the memory, and back: nothing of it is lost on the way.

What the units of one document share (its symbol, session, date, title, file) stands first among
their props and is kept once for all of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from tmx.unit import (
    DATE,
    DOCUMENT,
    FILE,
    SESSION,
    STATUS,
    TITLE,
    Content,
    Inline,
    TranslationUnit,
    Variant,
)

Pairs = tuple[tuple[str, str], ...]

_SHARED = frozenset({DOCUMENT, SESSION, DATE, TITLE, FILE})

# Attributes that say when and how often, not what: a unit with other ones is the same unit.
_PASSING = frozenset(
    {"creationdate", "changedate", "lastusagedate", "usagecount", "creationid", "changeid"}
)

#: What a status of PO or XLIFF is in the memory; what is not here is as aligned.
_STATUSES = {"reviewed": "reviewed", "final": "reviewed", "rejected": "rejected"}


def digest(unit: TranslationUnit) -> bytes:
    """16 bytes that stand for a unit: the same for units that differ in passing attributes only."""
    told = (
        unit.source_language,
        _lasting(unit.attributes),
        unit.props,
        unit.notes,
        tuple(
            (v.language, v.content, v.props, v.notes, _lasting(v.attributes)) for v in unit.variants
        ),
    )
    return hashlib.blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _lasting(attributes: Pairs) -> Pairs:
    return tuple(pair for pair in attributes if pair[0] not in _PASSING) if attributes else ()


def divided(props: Pairs) -> tuple[Pairs, Pairs]:
    """Props that all units of a document share, as far as they stand first, and the others."""
    shared = tuple(takewhile(lambda pair: pair[0] in _SHARED, props))
    return shared, props[len(shared) :]


def document_name(shared: Pairs) -> str:
    """What a document is called: its symbol, else its file; "" if the unit says neither."""
    told = dict(reversed(shared))
    return told.get(DOCUMENT) or told.get(FILE) or ""


def status(unit: TranslationUnit) -> str:
    """`aligned`, `reviewed` or `rejected`."""
    return _STATUSES.get(unit.prop(STATUS), "aligned")


def packed(pairs: Sequence[Any]) -> str | None:
    """Props, notes or attributes as a column holds them."""
    return json.dumps(pairs, ensure_ascii=False, separators=(",", ":")) if pairs else None


def unpacked_pairs(column: str | None) -> Pairs:
    """Props or attributes from their column."""
    return tuple((kind, value) for kind, value in json.loads(column)) if column else ()


def unpacked_notes(column: str | None) -> tuple[str, ...]:
    """Notes from their column."""
    return tuple(json.loads(column)) if column else ()


def packed_content(content: Content) -> str | None:
    """A segment's inline elements among its text; None if it is text alone."""
    if not content or (len(content) == 1 and isinstance(content[0], str)):
        return None
    return packed([_plain(part) for part in content])


def _plain(part: str | Inline) -> Any:
    if isinstance(part, str):
        return part
    return [part.kind, part.attributes, [_plain(inner) for inner in part.content]]


def unpacked_content(text: str, column: str | None) -> Content:
    """A segment from its columns `text` and `content`."""
    if column is None:
        return (text,) if text else ()
    return tuple(map(_part, json.loads(column)))


def _part(told: Any) -> str | Inline:
    if isinstance(told, str):
        return told
    kind, attributes, content = told
    return Inline(kind, tuple((n, v) for n, v in attributes), tuple(map(_part, content)))


#: Columns of a variant in the order that `variant_of` takes them, the language's tag first.
VARIANT_COLUMNS = "l.tag, v.text, v.content, v.props, v.notes, v.attributes"


def variant_of(row: Sequence[Any]) -> Variant:
    """A variant from VARIANT_COLUMNS."""
    language, text, content, props, notes, attributes = row
    return Variant(
        language=language,
        content=unpacked_content(text, content),
        props=unpacked_pairs(props),
        notes=unpacked_notes(notes),
        attributes=unpacked_pairs(attributes),
    )
