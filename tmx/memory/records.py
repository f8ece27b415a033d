"""A translation unit as rows of the memory, and back: nothing of it is lost on the way.

What the units of one document share (its symbol, session, date, title, file) stands first among
their props and is kept once for all of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

from tmx.database.packing import Pairs, packed_pairs, unpacked_pairs
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

_SHARED = frozenset({DOCUMENT, SESSION, DATE, TITLE, FILE})

# Attributes that say when and how often, not what: a unit with other ones is the same unit.
_PASSING = frozenset(
    {"creationdate", "changedate", "lastusagedate", "usagecount", "creationid", "changeid"}
)

#: What a status of PO or XLIFF is in the memory; what is not here is as aligned.
_STATUSES = {"reviewed": "reviewed", "final": "reviewed", "rejected": "rejected"}
_OWN_STATUSES = frozenset((STATUS, name) for name in ("aligned", "reviewed", "rejected"))

#: What a column holds.
MOST_USED = 2**63 - 1


def digest(unit: TranslationUnit) -> bytes:
    """16 bytes that stand for a unit: the same for units that differ in passing attributes only."""
    told = [
        unit.source_language,
        packed_pairs(lasting(unit.attributes)),
        packed_pairs(lasting_props(unit.props)),
        packed(unit.notes),
    ]
    for variant in unit.variants:
        told += (
            variant.language,
            variant.text,
            packed_content(variant.content),
            packed_pairs(variant.props),
            packed(variant.notes),
            packed_pairs(lasting(variant.attributes)),
        )
    return digest_of(told)


def digest_of(told: Sequence[str | None]) -> bytes:
    """The digest of what a unit says, as `digest` puts it together."""
    joined = "\n".join([part or "" for part in told])
    if joined.count("\n") >= len(told):
        # A line break within a part; this form has none at all, so the two are never the same.
        joined = json.dumps(told)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def lasting(attributes: Pairs) -> Pairs:
    """Attributes that say what and not when or how often."""
    return tuple(pair for pair in attributes if pair[0] not in _PASSING) if attributes else ()


def lasting_props(props: Pairs) -> Pairs:
    """Props without the memory's own status: a unit that was reviewed since is the same unit."""
    return tuple(pair for pair in props if pair not in _OWN_STATUSES) if props else ()


def divided(props: Pairs) -> tuple[Pairs, Pairs]:
    """Props that all units of a document share, as far as they stand first, and the others."""
    shared = tuple(takewhile(lambda pair: pair[0] in _SHARED, props))
    return shared, props[len(shared) :]


def begins_with_symbol(shared: Pairs) -> bool:
    """Whether what stands first says of which document a unit is."""
    return bool(shared) and shared[0][0] == DOCUMENT


def document_name(props: Pairs) -> tuple[str, str]:
    """What a document is called, and which kind of name that is: `symbol` or `file`.

    Where a document has no symbol, `x-document` holds the name of its file. ("", "") if the unit
    says neither.
    """
    told = dict(reversed(props)) if props else {}
    symbol, file = told.get(DOCUMENT, ""), told.get(FILE, "")
    if symbol and symbol != file:
        return symbol, "symbol"
    return (file, "file") if file else ("", "")


def usage(unit: TranslationUnit) -> int:
    """How often a unit was taken, as far as it tells and a column holds."""
    told = unit.attribute("usagecount")
    return min(int(told), MOST_USED) if told.isdecimal() and len(told) < 20 else 0


def status(unit: TranslationUnit) -> str:
    """`aligned`, `reviewed` or `rejected`."""
    return _STATUSES.get(unit.prop(STATUS), "aligned")


def says_status(unit: TranslationUnit) -> bool:
    """Whether a unit says a status of the memory's own, which a person gave it."""
    return any(pair in _OWN_STATUSES for pair in unit.props)


def merged(pairs: Pairs, new: Mapping[str, str]) -> Pairs:
    """Props or attributes with new values in place of the old ones, or behind all."""
    kept = tuple((name, new.get(name, value)) for name, value in pairs)
    names = {name for name, _ in pairs}
    return kept + tuple((name, value) for name, value in new.items() if name not in names)


def packed(pairs: Sequence[Any]) -> str | None:
    """Props, notes or attributes as a column holds them."""
    return json.dumps(pairs, ensure_ascii=False, separators=(",", ":")) if pairs else None


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
