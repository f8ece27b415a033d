"""Many pairs of documents into one memory, or one a pair: by processes, with a journal.

`find_pairs` or `read_manifest` give the pairs, `Recipe.of` what is to be done with each, `Output`
where it goes, and `align_corpus` does it. What is done is kept in a journal beside the output,
so a run that was stopped by anything at all is taken up where it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmx.lazily import on_first_use

if TYPE_CHECKING:
    from aligner.corpus.finding import find_pairs
    from aligner.corpus.manifest import read_manifest
    from aligner.corpus.output import Output
    from aligner.corpus.pairing import Corpus, Pair
    from aligner.corpus.running import Outcome, Watch, align_corpus
    from aligner.corpus.table import Row
    from aligner.corpus.work import Recipe

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

# Loaded on first use: finding pairs needs neither numpy nor SQLite.
__getattr__, __dir__ = on_first_use(
    __name__,
    {
        "aligner.corpus.finding": ("find_pairs",),
        "aligner.corpus.manifest": ("read_manifest",),
        "aligner.corpus.output": ("Output",),
        "aligner.corpus.pairing": (
            "Corpus",
            "Pair",
        ),
        "aligner.corpus.running": (
            "Outcome",
            "Watch",
            "align_corpus",
        ),
        "aligner.corpus.table": ("Row",),
        "aligner.corpus.work": ("Recipe",),
    },
)
