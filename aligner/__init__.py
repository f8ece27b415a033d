"""Documents into segments, segments into vectors, vectors into beads."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aligner.bilingual import Conversion, convert, read_pairs
    from aligner.document import Alignment, Bead, Block, Document, Kind, Segment
    from aligner.encoders import load_encoder
    from aligner.evaluation import evaluate
    from aligner.pipeline import Options, align
    from aligner.readers import read_document
    from aligner.segmentation import Segmenter, segment_document

# Loaded on first use: a script that only reads documents never loads numpy.
_PLACES = {
    "Alignment": "document",
    "Bead": "document",
    "Block": "document",
    "Conversion": "bilingual",
    "Document": "document",
    "Kind": "document",
    "Options": "pipeline",
    "Segment": "document",
    "Segmenter": "segmentation",
    "align": "pipeline",
    "convert": "bilingual",
    "evaluate": "evaluation",
    "load_encoder": "encoders",
    "read_document": "readers",
    "read_pairs": "bilingual",
    "segment_document": "segmentation",
}

__all__ = [
    "Alignment",
    "Bead",
    "Block",
    "Conversion",
    "Document",
    "Kind",
    "Options",
    "Segment",
    "Segmenter",
    "align",
    "convert",
    "evaluate",
    "load_encoder",
    "read_document",
    "read_pairs",
    "segment_document",
]


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
