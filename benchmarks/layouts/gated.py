"""Figures for the gates, each of them the worst that the tables would show."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.layouts import crossed, long, trials
from benchmarks.layouts.drawn import PREFIX
from benchmarks.layouts.looks import LOOKS, look
from benchmarks.layouts.measure import Figures

_RUNS = 2
_DRAWN = range(1, 9)
# Memory is looked at in a short document: the tables show long ones.
_SHORT = ("rich", "masthead", "en")


def worst(suffix: str) -> float:
    """The least recall or precision of a kind of block in any look and language, 0 if unread."""
    return trials.worst(_trials(), suffix)


@cache
def same_beads() -> float:
    """The least share of beads that are those of the plain texts, in any look."""
    return min(crossed.by_look(crossed.crossings(_trials())).values())


def seconds(suffix: str) -> float:
    """Of reading a document of a hundred pages, in the language that takes longer."""
    return max(took.seconds for took in _long() if took.format == suffix)


def growth(suffix: str) -> float:
    """Peak memory of a process that reads a document many times, as a multiple of once's."""
    text, name, language = _SHORT
    with TemporaryDirectory() as place:
        made = trials.lay_out([(text, look(name))], Path(place))
        path = next(one.path for one in made if (one.format, one.language) == (suffix, language))
        often, once = (long.megabytes(path, language, times) for times in (long.TIMES, 1))
    return often / once


def drawn(suffix: str) -> float:
    """The least of recall and precision of blocks of all kinds, in looks that nobody has seen."""
    whole = sum(
        (one.measured.whole for one in _drawn() if one.made.format == suffix and one.measured),
        Figures(0, 0, 0),
    )
    return min(whole.recall, whole.precision) if whole.found else 0.0


@cache
def _drawn() -> tuple[trials.Trial, ...]:
    wanted = [pair for number in _DRAWN for pair in trials.named(f"{PREFIX}{number}")]
    with TemporaryDirectory() as place:
        return tuple(trials.tried(one) for one in trials.lay_out(wanted, Path(place)))


@cache
def _trials() -> tuple[trials.Trial, ...]:
    with TemporaryDirectory() as place:
        return tuple(trials.tried(one) for one in trials.lay_out(trials.every(LOOKS), Path(place)))


@cache
def _long() -> tuple[long.Took, ...]:
    with TemporaryDirectory() as place:
        return tuple(long.took(*each, runs=_RUNS) for each in long.lay_out(Path(place)))
