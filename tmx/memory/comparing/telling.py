"""Units and changes of units in plain values: for JSON, for tables, for pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tmx.memory.comparing.changes import Change
from tmx.memory.comparing.history import written_by
from tmx.memory.comparing.merging import Conflict
from tmx.memory.comparing.spool import place_of
from tmx.memory.records import status
from tmx.memory.searching.differences import differences
from tmx.unit import TranslationUnit


def place_text(unit: TranslationUnit) -> str:
    """Where a unit stands, for people; "" if it does not tell."""
    return ", ".join(filter(None, place_of(unit)[:2]))


def texts_of(change: Change) -> Iterator[tuple[str, str, str]]:
    """Language, old text and new text of all variants, the source first; "" where there is none."""
    unit = change.unit
    source = unit.source_variant
    for variant in sorted(unit.variants, key=lambda one: one is not source):
        language = variant.language
        yield language, _text(change.old, language), _text(change.new, language)


def _text(unit: TranslationUnit | None, language: str) -> str:
    variant = unit.variant(language) if unit else None
    return variant.text if variant else ""


def told_unit(unit: TranslationUnit) -> dict[str, object]:
    """A unit as JSON tells it."""
    document, context = place_of(unit)[:2]
    who, when = written_by(unit)
    return {
        "source_language": unit.source_variant.language if unit.source_variant else "",
        "texts": {variant.language: variant.text for variant in unit.variants},
        "document": document,
        "context": context,
        "status": status(unit),
        "by": who,
        "when": when,
    }


def told_change(change: Change) -> dict[str, object]:
    """A change as JSON tells it, with the differences of each text that has another."""
    told: dict[str, object] = {"kind": change.kind}
    for name, unit in (("old", change.old), ("new", change.new)):
        told[name] = told_unit(unit) if unit else None
    if change.old and change.new:
        told["differences"] = {
            language: [[one.kind, one.stored, one.query] for one in differences(old, new)]
            for language, old, new in texts_of(change)
            if old != new
        }
    return told


def told_conflict(conflict: Conflict, files: Sequence[str]) -> dict[str, object]:
    """A conflict as JSON tells it.

    Args:
        conflict: to tell.
        files: what the merged files are called.
    """
    return {
        "open": conflict.open,
        "candidates": [
            {
                "keep": one.key in conflict.kept,
                "files": [files[side] for side in one.sides],
                **told_unit(conflict.kept.get(one.key, one.unit)),
                "key": one.key,
            }
            for one in conflict.candidates
        ],
    }
