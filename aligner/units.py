"""Beads into translation units, each with where it came from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from aligner.document import Alignment, Bead, Segment
from aligner.inline import contents
from tmx import unit as props
from tmx.unit import TranslationUnit, pair_unit
from tmx.version import VERSION

# Characters. A title of 117 in each unit makes the memory of an agenda a quarter larger (gzipped:
# 4 per cent).
_LONGEST = 200
_TOOL = (("creationtool", "diptych"), ("creationtoolversion", VERSION))


def units(
    alignment: Alignment, *, min_confidence: float = 0.0, created: datetime | None = None
) -> Iterator[TranslationUnit]:
    """A unit for each bead that has both sides, in document order.

    Args:
        alignment: of two documents.
        min_confidence: beads below it are left out.
        created: when; the same moment for all units.
    """
    for position, bead in enumerate(alignment.beads, 1):
        if bead.source and bead.target and bead.confidence >= min_confidence:
            yield _unit(alignment, bead, position, created)


def left_out(alignment: Alignment, min_confidence: float) -> int:
    """How many beads with both sides `units` leaves out at this confidence."""
    full = [bead for bead in alignment.beads if bead.source and bead.target]
    return sum(bead.confidence < min_confidence for bead in full)


def _unit(
    alignment: Alignment, bead: Bead, position: int, created: datetime | None
) -> TranslationUnit:
    source, target = contents(alignment, bead)
    unit = pair_unit(
        source,
        target,
        alignment.source_document.language,
        alignment.target_document.language,
        props=_origin(alignment, bead, alignment.source[bead.source[0]], position),
        creation_date=created,
        identifier=str(position),
    )
    # The header says it too, but a unit leaves its header behind in another memory.
    return replace(unit, attributes=unit.attributes + _TOOL)


def _origin(
    alignment: Alignment, bead: Bead, first: Segment, position: int
) -> list[tuple[str, str]]:
    """Where a unit comes from, as props; empty values are left out.

    What is said of the document is said in every unit, because a unit that is merged into
    another memory leaves all else behind, and of the source alone: its title is a unit itself.
    """
    document = alignment.source_document
    name = os.path.basename(document.path)
    values = (
        (props.DOCUMENT, document.symbol or name),
        (props.SESSION, _short(document.masthead.session)),
        (props.DATE, document.masthead.date),
        (props.TITLE, _short(document.masthead.title)),
        (props.FILE, name),
        (props.LINE, str(first.line or "")),
        (props.POSITION, str(position)),
        (props.BEAD, bead.type),
        (props.MOVED, "yes" if bead.moved else ""),
        (props.CONFIDENCE, f"{bead.confidence:.2f}"),
        (props.ENCODER, alignment.signature.get("encoder", "")),
        (props.LABEL, first.label),
        (props.KIND, str(first.kind)),
        (props.PART, first.part),
    )
    return [(name, value) for name, value in values if value]


def _short(text: str) -> str:
    """A text that is written with every unit; what makes it known stands at its beginning."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
