"""Figures of the memory that must not fall, small enough to be measured with every change.

Speeds are ratios to another program in the same run, or seconds of the processor.
"""

from __future__ import annotations

import statistics
import tempfile
from functools import cache
from pathlib import Path

from aligner import load_encoder
from benchmarks import adapting, exchange, memory, memory_meaning, memory_search
from benchmarks.data import DATA, sentence_pairs
from benchmarks.entity_agreement import read_pairs
from benchmarks.sentences import sentence_pairs as made_pairs
from tmx import pair_unit, write_units
from tmx.memory import import_units, open_memory
from tmx.memory.indexing import vectors
from tmx.memory.searching import Searcher
from tmx.memory.searching.meaning import MeaningSearcher

_DEV = DATA / "un" / "dev.en-zh.tsv"
_MADE = 100_000
_PLAIN = 50_000


@cache
def _adapted() -> tuple[float, float]:
    """Which share of changed sentences is adapted, and which of these rightly."""
    tallies = adapting.measure(list(read_pairs(_DEV)), 1).values()
    done = sum(one.adapted for one in tallies)
    return done / sum(one.cases for one in tallies), sum(one.right for one in tallies) / done


def adapted() -> float:
    """The share of sentences with other values whose stored translation takes them over."""
    return _adapted()[0]


def adapted_rightly() -> float:
    """The share of adapted translations that are exactly what they should be."""
    return _adapted()[1]


def reworded_first() -> float:
    """The share of reworded sentences of UN documents that search by meaning finds first."""
    pairs = list(zip(*sentence_pairs(_DEV), strict=True))
    queries = memory_meaning.ruled(pairs, memory_meaning.reworded)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_memory(Path(folder) / "memory.tm", create=True) as opened,
    ):
        import_units(opened, (pair_unit(one, two, "en", "zh") for one, two in pairs), "dev")
        encoder = load_encoder()
        vectors.make(opened, encoder)
        searcher = MeaningSearcher(opened, encoder)
        return memory_meaning.recall(queries, memory_meaning.by_meaning(searcher))[0]


def times_a_scan() -> float:
    """How many times as long a scan by rapidfuzz takes as a fuzzy search, among 100,000 units."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_memory(Path(folder) / "memory.tm", create=True) as opened,
    ):
        units = (pair_unit(one, two, "en", "zh") for one, two in made_pairs(_MADE))
        import_units(opened, units, "made")
        own, scan = memory_search.fuzzy_and_scan(opened, Searcher(opened))
    return statistics.median(scan.milliseconds) / statistics.median(own.milliseconds)


def times_toolkit(name: str) -> float:
    """How many times as long Translate Toolkit takes to read or write TMX."""
    alone = next(one for one in exchange.ALONE if one.name == name)
    with tempfile.TemporaryDirectory() as folder:
        own, peer = exchange.measure_alone(alone, _PLAIN, Path(folder))
    return peer.processor / own.processor


def imported_a_second() -> float:
    """Units that `diptych tm import` takes in a second of the processor."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "in.tmx"
        write_units(file, memory.units(made_pairs(_MADE)))
        first = next(memory.measure(file, Path(folder) / "memory.tm"))
    return first.units / first.took.processor
