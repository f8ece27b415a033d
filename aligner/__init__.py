"""Documents into segments, segments into vectors, vectors into beads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmx.lazily import on_first_use

if TYPE_CHECKING:
    from aligner.bilingual import Conversion, convert, read_pairs
    from aligner.document import Alignment, Bead, Block, Document, Kind, Segment
    from aligner.encoders import load_encoder
    from aligner.evaluation import evaluate
    from aligner.pipeline import Options, align
    from aligner.readers import read_document
    from aligner.segmentation import Segmenter, segment_document

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

# Loaded on first use: a script that only reads documents never loads numpy.
__getattr__, __dir__ = on_first_use(
    __name__,
    {
        "aligner.bilingual": (
            "Conversion",
            "convert",
            "read_pairs",
        ),
        "aligner.document": (
            "Alignment",
            "Bead",
            "Block",
            "Document",
            "Kind",
            "Segment",
        ),
        "aligner.encoders": ("load_encoder",),
        "aligner.evaluation": ("evaluate",),
        "aligner.pipeline": (
            "Options",
            "align",
        ),
        "aligner.readers": ("read_document",),
        "aligner.segmentation": (
            "Segmenter",
            "segment_document",
        ),
    },
)
