"""How the score's weights are chosen: `python -m benchmarks.tune` prints the tables of the docs.

What each kind of evidence is worth, what other values of each weight do, and cross-validation: the
weights searched anew without each text in turn, and tried on it. Weights are judged by the mean
strict F1 of four sets, none of which counts for more than another:

mac-dev   six literary chapters, one sentence a line
un/docs   ten documents made of UN sentence pairs, one sentence a line
agendas   the seed pair and the example, with kinds, labels and blocks
missing   both agendas and UN documents, of which one version lacks nearly a third

One training of an encoder differs from the next by more than most settings do; several
`--encoder-folder` count together. What the score needs only for structure (kinds, block ends,
labels) stays as set by hand: too few documents here have any. Crossing beads and confidence come
after the score and are left out.
"""

from __future__ import annotations

import argparse
import os
import platform
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligner.document import Bead
from aligner.features import Side, prepare
from aligner.pipeline import Options
from aligner.scoring import Scorer, Weights
from aligner.search import search
from benchmarks import damage
from benchmarks.damage import SOURCE, TARGET, Hardship
from benchmarks.data import DATA
from benchmarks.hardships import Text, agendas, gold_texts, un_texts
from benchmarks.trials import Place, Trials, climb, cross_validated, neighbours, strict_counts
from tmx.failure import Failure
from tmx.version import VERSION

if TYPE_CHECKING:
    from aligner.encoders.base import Encoder
    from benchmarks.trials import Counts

#: Values that are tried of each weight.
GRID: dict[str, tuple[float, ...]] = {
    "margin": (0.35, 0.5, 0.65, 0.8),
    "skip": (-0.2, -0.15, -0.12, -0.09),
    "skip_more": (-0.06, -0.03, -0.015, -0.007),
    "extra": (-0.08, -0.04, -0.02, 0.0),
    "one_sided": (0.0, 0.015, 0.03, 0.06),
    "disproportion": (-0.06, -0.03, -0.015, 0.0),
    "shared_values": (0.0, 0.1, 0.2, 0.3),
    "lone_values": (-0.06, -0.03, -0.015, 0.0),
    "closing": (-0.24, -0.18, -0.12, -0.06),
    "quotes": (-0.12, -0.06, -0.03, 0.0),
}
#: Meaning, lengths and structure alone: where a search begins that shall owe nothing to the
#: weights in use, which were chosen on these very documents.
BARE = replace(
    Weights(),
    **{name: 0.0 for name in GRID if name not in ("margin", "skip", "skip_more")},
    margin=0.5,
    skip=-0.12,
    skip_more=-0.12,
)
#: Kinds of evidence, and the weights that leave them out.
ABLATIONS: dict[str, dict[str, float]] = {
    "all evidence": {},
    "no margin": {"margin": 0.0},
    "no values (numbers, dates, symbols, labels)": {"shared_values": 0.0, "lone_values": 0.0},
    "no quotations": {"closing": 0.0, "quotes": 0.0},
    "no shape (sizes, disproportion)": {"extra": 0.0, "one_sided": 0.0, "disproportion": 0.0},
    "no disproportion": {"disproportion": 0.0},
    "gaps that do not grow cheaper": {"skip_more": Weights().skip},
    "no structure (kinds, block ends, labels)": {
        "kind_clash": 0.0,
        "block_end": 0.0,
        "own_label": 0.0,
        "mixed_run": 0.0,
    },
}
_ROUNDS, _LACKING = 3, 0.3
_SPAN = Options().max_span


@dataclass(frozen=True, slots=True)
class View:
    """A document as the score sees it, with one encoder.

    Attributes:
        source: n segments.
        target: m segments.
        ratio: source characters for a target character; no weight has a say in it.
    """

    source: Side
    target: Side
    ratio: float

    @classmethod
    def of(cls, source: Side, target: Side) -> View:
        """Both sides, and the ratio as the score reckons it."""
        return cls(source, target, Scorer(source, target, _SPAN, Weights()).ratio)

    def beads(self, weights: Weights, span: int) -> list[Bead]:
        """The best path as beads, without confidences."""
        path = search(Scorer(self.source, self.target, span, weights, self.ratio))
        return [Bead(tuple(range(i0, i1)), tuple(range(j0, j1))) for i0, i1, j0, j1 in path]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document with gold.

    Attributes:
        place: where its counts belong.
        views: of each encoder.
        gold: its beads.
    """

    place: Place
    views: tuple[View, ...]
    gold: tuple[Bead, ...]


def documents(quick: bool) -> Iterator[tuple[str, Text, Hardship]]:
    """Set, text and what became of it."""
    for name, tags in (("mac-dev", ("zh", "en")), ("un/docs", ("en", "zh"))):
        for text in gold_texts(name, *tags):
            yield name, text, damage.untouched(text.rows)
    both = list(agendas())
    for text in both:
        yield "agendas", text, damage.untouched(text.rows)
    ways = list(product(("start", "middle"), (SOURCE, TARGET)))
    texts = [*both, *both] if quick else [*un_texts(len(ways)), *both, *both]
    for text, (place, side) in zip(texts, ways * 2, strict=False):
        yield "missing", text, damage.without_section(text.rows, _LACKING, place, side)


def prepared(encoders: Sequence[Encoder], quick: bool) -> list[Prepared]:
    """All documents, each side prepared once for every encoder."""
    out = []
    for name, text, hardship in documents(quick):
        source, target = text.side(hardship.source), text.side(hardship.target)
        views = (View.of(*prepare(source, target, text.languages, one)) for one in encoders)
        out.append(Prepared(Place(name, text.name), tuple(views), hardship.gold))
    return out


def tried(given: Sequence[Prepared], weights: Weights, *, span: int = _SPAN) -> Counts:
    """Counts of each document, int [d, 4], those of several encoders added up.

    Args:
        given: d documents.
        weights: of the score.
        span: most segments on one side of a bead.
    """
    counts = [
        [strict_counts(one.gold, view.beads(weights, span)) for view in one.views] for one in given
    ]
    total: Counts = np.array(counts, dtype=np.int64).sum(axis=1)
    return total


def without_meaning(given: Sequence[Prepared]) -> list[Prepared]:
    """The same with the values in place of the vectors, as without an encoder."""
    return [replace(one, views=tuple(map(_valued, one.views))) for one in given]


def _valued(view: View) -> View:
    sides = (replace(one, vectors=one.entities) for one in (view.source, view.target))
    return View.of(*sides)


# The tables.


def _row(cells: Sequence[str], figures: Sequence[float]) -> str:
    mean = sum(figures) / len(figures)
    return f"| {' | '.join(cells)} | {' | '.join(f'{one:.3f}' for one in figures)} | {mean:.4f} |"


def _header(cells: Sequence[str], groups: Sequence[str]) -> str:
    names = [*cells, *groups, "mean"]
    return f"| {' | '.join(names)} |\n|{'---|' * len(names)}"


def ablation_rows(given: Sequence[Prepared], trials: Trials) -> Iterator[str]:
    """What is left without each kind of evidence; the other weights stay as they are."""
    yield _header(["evidence"], trials.groups)
    for name, changes in ABLATIONS.items():
        counts = trials.counts(replace(Weights(), **changes))
        yield _row([name], trials.of_groups(counts))
    for name, counts in (
        ("no bead above 2 segments a side", tried(given, Weights(), span=2)),
        ("no bead but 1-1", tried(given, Weights(), span=1)),
        ("no encoder", tried(without_meaning(given), Weights())),
    ):
        yield _row([name], trials.of_groups(counts))


def trial_rows(trials: Trials) -> Iterator[str]:
    """What other values of each weight do; the other weights stay as they are."""
    yield _header(["weight", "value"], trials.groups)
    yield _row(["all", "in use"], trials.of_groups(trials.counts(Weights())))
    for name, values in GRID.items():
        for other in neighbours(Weights(), name, values):
            value = f"{getattr(other, name):g} for {getattr(Weights(), name):g}"
            yield _row([name, value], trials.of_groups(trials.counts(other)))


def summary_rows(trials: Trials, rounds: int) -> Iterator[str]:
    """The weights in use beside those that other searches choose."""
    yield _header(["weights", "chosen on"], trials.groups)
    near, fresh = (climb(start, GRID, trials.mean, rounds) for start in (Weights(), BARE))
    counts, chosen = cross_validated(trials, BARE, GRID, rounds)
    for cells, of in (
        (("where the search begins", "nothing"), trials.counts(BARE)),
        (("in use", "these documents, by hand and by search"), trials.counts(Weights())),
        (("best near those in use", "all documents"), trials.counts(near)),
        (("searched anew", "all documents"), trials.counts(fresh)),
        (("searched anew, cross-validated", "all other texts"), counts),
    ):
        yield _row(cells, trials.of_groups(of))
    yield f"\nBest near those in use: {changes(Weights(), near)}."
    yield f"Searched anew, beside those in use: {changes(Weights(), fresh)}."
    yield f"Chosen in cross-validation ({len(chosen)} texts): {spread(chosen)}."
    yield f"Settings tried: {len(trials)}."


def changes(before: Weights, after: Weights) -> str:
    """What differs, as `name value`."""
    values = [(one.name, getattr(after, one.name)) for one in fields(Weights)]
    other = [f"{name} {value:g}" for name, value in values if value != getattr(before, name)]
    return ", ".join(other) or "no change"


def spread(chosen: Sequence[Weights]) -> str:
    """Which values each searched weight was given, the most frequent first."""
    out = []
    for name in GRID:
        values = [getattr(one, name) for one in chosen]
        often = sorted(set(values), key=values.count, reverse=True)
        out.append(f"{name} " + " ".join(f"{one:g} ({values.count(one)})" for one in often))
    return ", ".join(out)


def tables(encoders: Sequence[Encoder], quick: bool) -> Iterator[str]:
    """All tables, a line at a time."""
    begin = time.monotonic()
    given = prepared(encoders, quick)
    trials = Trials([one.place for one in given], partial(tried, given))
    rounds = 1 if quick else _ROUNDS
    yield from ablation_rows(given, trials)
    yield ""
    yield from trial_rows(trials)
    yield ""
    yield from summary_rows(trials, rounds)
    yield f"{time.monotonic() - begin:.0f} seconds."


def _encoders(folders: Sequence[Path]) -> list[Encoder]:
    from aligner.encoders import load_encoder
    from aligner.encoders.bundled import StaticEncoder

    load: Callable[[Path], Encoder] = StaticEncoder
    return [load(one) for one in folders] or [load_encoder("bundled")]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument(
        "--encoder-folder",
        type=Path,
        action="append",
        default=[],
        metavar="FOLDER",
        help="of a static encoder instead of the bundled one; may be given several times",
    )
    parser.add_argument("--quick", action="store_true", help="one round, fewer documents")
    wanted = parser.parse_args()
    if not DATA.is_dir():
        parser.error(f"no development data at {DATA}; name the folder above it in DIPTYCH_SHARED")
    try:
        encoders = _encoders(wanted.encoder_folder)
    except Failure as failure:
        parser.error(str(failure))
    print(f"{date.today()}, {os.cpu_count()} cores, Python {platform.python_version()}, ", end="")
    names = ", ".join(one.version for one in encoders)
    print(f"diptych {VERSION}, encoder {names}\n")
    for line in tables(encoders, wanted.quick):
        print(line, flush=True)


if __name__ == "__main__":
    main()
