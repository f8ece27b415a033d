"""A translation unit as one line of JSON and back, with all that it holds."""

from __future__ import annotations

import json

from tmx.memory import records
from tmx.unit import TranslationUnit, Variant


def packed(unit: TranslationUnit) -> str:
    """The unit as JSON."""
    variants = [
        (
            variant.language,
            variant.text,
            records.packed_content(variant.content),
            variant.props,
            variant.notes,
            variant.attributes,
        )
        for variant in unit.variants
    ]
    told = (unit.source_language, unit.props, unit.notes, unit.attributes, variants)
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def unpacked(line: str) -> TranslationUnit:
    """The unit from what `packed` made of it."""
    source_language, props, notes, attributes, variants = json.loads(line)
    return TranslationUnit(
        variants=tuple(
            Variant(
                language=language,
                content=records.unpacked_content(text, content),
                props=_pairs(own),
                notes=tuple(remarks),
                attributes=_pairs(history),
            )
            for language, text, content, own, remarks, history in variants
        ),
        source_language=source_language,
        props=_pairs(props),
        notes=tuple(notes),
        attributes=_pairs(attributes),
    )


def _pairs(told: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in told)
