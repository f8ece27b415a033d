"""Two documents as units to check: also what stands in only one of them, and the target's lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from aligner.document import Alignment, Bead, Segment
from aligner.inline import contents
from tmx import unit as props
from tmx.unit import TranslationUnit, pair_unit


def document_units(alignment: Alignment) -> Iterator[TranslationUnit]:
    """A unit for each bead, in its order; one that lacks a side has an empty one.

    Left out are lines of the masthead that both versions have alike: Chinese ones print their
    symbol, `Distr.: General` and the date in English, too.

    The line of a unit is that of its target, where a reviewer mends it; what the target lacks has
    the line of what stands before it there. The line of the source is the prop x-line.
    """
    languages = alignment.source_document.language, alignment.target_document.language
    line = 0
    for position, bead in enumerate(alignment.beads, 1):
        source, here = _first(alignment.source, bead.source), _first(alignment.target, bead.target)
        line = here.line if here else line
        if source and here and source.part and source.text == here.text:
            continue
        unit = pair_unit(
            *contents(alignment, bead),
            *languages,
            props=_props(source, bead),
            identifier=str(position),
        )
        yield replace(unit, line=line)


def _first(segments: Sequence[Segment], indices: Sequence[int]) -> Segment | None:
    return segments[indices[0]] if indices else None


def _props(source: Segment | None, bead: Bead) -> list[tuple[str, str]]:
    told = [(props.CONFIDENCE, f"{bead.confidence:.2f}"), (props.BEAD, bead.type)]
    if source is not None:
        told += [(props.LINE, str(source.line)), (props.LABEL, source.label)]
        told += [(props.KIND, str(source.kind)), (props.PART, source.part)]
    return [(name, value) for name, value in told if value]
