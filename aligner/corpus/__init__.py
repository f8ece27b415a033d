"""Many pairs of documents into one memory, or one a pair: by processes, with a journal.

`find_pairs` or `read_manifest` give the pairs, `Recipe.of` what is to be done with each, `Output`
where it goes, and `align_corpus` does it. What is done is kept in a journal beside the output,
so a run that was stopped by anything at all is taken up where it was.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aligner.corpus.finding import find_pairs
    from aligner.corpus.manifest import read_manifest
    from aligner.corpus.output import Output
    from aligner.corpus.pairing import Corpus, Pair
    from aligner.corpus.running import Outcome, Watch, align_corpus
    from aligner.corpus.table import Row
    from aligner.corpus.work import Recipe

# Loaded on first use: finding pairs needs neither numpy nor SQLite.
_PLACES = {
    "Corpus": "pairing",
    "Outcome": "running",
    "Output": "output",
    "Pair": "pairing",
    "Recipe": "work",
    "Row": "table",
    "Watch": "running",
    "align_corpus": "running",
    "find_pairs": "finding",
    "read_manifest": "manifest",
}

__all__ = [
    "Corpus",
    "Outcome",
    "Output",
    "Pair",
    "Recipe",
    "Row",
    "Watch",
    "align_corpus",
    "find_pairs",
    "read_manifest",
]


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
