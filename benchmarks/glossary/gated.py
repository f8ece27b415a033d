"""The figures of extraction that `benchmarks.gates` holds, each as one number."""

from __future__ import annotations

import time
from functools import cache

from benchmarks.glossary.annotate import made_text
from benchmarks.glossary.facts import wanted_facts
from benchmarks.glossary.judging import precision, right_facts, verdicts
from benchmarks.glossary.recall import group, ranks_of, share
from benchmarks.glossary.rows import Row, extracted_rows
from benchmarks.glossary.terms import made_concepts
from glossaries.annotation import Annotator

FIRST_OF_RECALL, FIRST_OF_PRECISION = 1_000, 300
# A glossary with so many terms of each language, and a text of so many bytes.
_TERMS, _BYTES = 100_000, 1_000_000


@cache
def _extracted() -> tuple[tuple[Row, ...], float]:
    """The rows of the development data, and the seconds that the command took."""
    began = time.perf_counter()
    rows = extracted_rows()
    return rows, time.perf_counter() - began


def recall(kinds: str, most: int = FIRST_OF_RECALL) -> float:
    """The share of wanted pairs of a group of kinds among the first rows; 0 rows are all."""
    rows, _ = _extracted()
    facts = [fact for fact in wanted_facts() if group(fact) == kinds]
    ranks = ranks_of(rows[: most or None])
    return share(facts, ranks.found)


def precise() -> float:
    """The share of right rows among the first ones; what is not judged counts as wrong."""
    rows, _ = _extracted()
    known = right_facts(wanted_facts()) | verdicts()
    return precision(rows[:FIRST_OF_PRECISION], known).right / FIRST_OF_PRECISION


def seconds() -> float:
    """How long the command takes for the 4,000 pairs."""
    return _extracted()[1]


def annotated() -> float:
    """Seconds of the processor to mark 100,000 terms in 1 MB of English, made ready and all."""
    concepts = made_concepts(2 * _TERMS)
    text = made_text(concepts, 0, _BYTES)
    began = time.process_time()
    Annotator(concepts, "en", "zh").marks(text)
    return time.process_time() - began
