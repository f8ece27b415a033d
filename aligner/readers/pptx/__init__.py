"""PPTX: slides in order, each as one reads it; `slide` finds its shapes, `lists` its labels."""

from aligner.readers.pptx.reading import read

__all__ = ["read"]
