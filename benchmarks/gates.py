"""Figures that must not fall: `python -m benchmarks.gates` exits 1 when one does.

A gate stands a little under what was last reached; it is raised as figures rise and never
lowered to let a change in.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from benchmarks import (
    accuracy,
    cleaning,
    encoder,
    hardships,
    memory_gated,
    reliability,
    scale,
    speed,
)
from benchmarks.data import DATA, SEED
from benchmarks.glossary import gated as glossary
from benchmarks.glossary.recall import NAMES, TERMS
from benchmarks.layouts import gated as layouts
from benchmarks.qa import gated as checks


def nothing() -> str:
    """What a gate lacks that needs nothing but the development data."""
    return ""


@dataclass(frozen=True, slots=True)
class Gate:
    """A figure and its bound.

    Attributes:
        name: what is measured.
        measure: gives the figure.
        bound: the least it may be, or the most if `ceiling`.
        ceiling: whether the bound is an upper one.
        lacks: what is missing that it needs, "" if nothing; it does not hold then.
    """

    name: str
    measure: Callable[[], float]
    bound: float
    ceiling: bool = False
    lacks: Callable[[], str] = nothing

    def holds(self, figure: float) -> bool:
        """Whether the figure is on the right side of the bound."""
        return figure <= self.bound if self.ceiling else figure >= self.bound


# Of files that LibreOffice prints; recall and precision are those of the worst kind of block in the
# worst look and language, but all together where texts and looks are drawn at random.
LAID_OUT = (
    Gate("DOCX, recall or precision", partial(layouts.worst, "docx"), 0.995),
    Gate("PDF, recall or precision", partial(layouts.worst, "pdf"), 0.98),
    Gate("DOCX drawn at random, recall or precision", partial(layouts.drawn, "docx"), 0.99),
    Gate("PDF drawn at random, recall or precision", partial(layouts.drawn, "pdf"), 0.98),
    Gate("DOCX with PDF, same beads in the worst look", layouts.same_beads, 0.99),
    Gate("DOCX of 100 pages, seconds", partial(layouts.seconds, "docx"), 2, ceiling=True),
    Gate("PDF of 100 pages, seconds", partial(layouts.seconds, "pdf"), 10, ceiling=True),
    Gate("DOCX read 20 times, MB by once's", partial(layouts.growth, "docx"), 1.2, ceiling=True),
    Gate("PDF read 20 times, MB by once's", partial(layouts.growth, "pdf"), 1.2, ceiling=True),
)

GATES = (
    Gate("mac-dev, strict F1", lambda: accuracy.lines_figures("mac-dev").strict.f1, 0.91),
    Gate("mac-dev, lax F1", lambda: accuracy.lines_figures("mac-dev").lax.f1, 0.997),
    Gate("un/docs, strict F1", lambda: accuracy.lines_figures("un/docs").strict.f1, 0.964),
    Gate("un/docs, lax F1", lambda: accuracy.lines_figures("un/docs").lax.f1, 0.995),
    Gate("seed-pair, strict F1", lambda: accuracy.seed_figures().strict.f1, 0.990),
    Gate("example, strict F1", lambda: accuracy.example_figures().strict.f1, 0.985),
    Gate("retrieval, un/dev, worse way", lambda: min(accuracy.retrieval()), 0.993),
    Gate("5,000 x 5,000 made segments, strict F1", lambda: scale.strict(5_000, 5_000), 0.985),
    Gate("5,000 x 6,000, seconds", lambda: scale.seconds(5_000, 6_000), 3.5, ceiling=True),
    Gate(
        "50,000 a side, times 5,000's seconds",
        lambda: scale.times_a_tenth(50_000),
        12,
        ceiling=True,
    ),
    Gate("50,000 a side, MB", lambda: scale.megabytes(50_000, 50_000), 600, ceiling=True),
    Gate(
        "un/dev, share of beads that are sure",
        lambda: reliability.sure_and_right("un/dev")[0],
        0.90,
    ),
    Gate(
        "un/dev, sure beads that are right", lambda: reliability.sure_and_right("un/dev")[1], 0.99
    ),
    Gate("30% missing, strict F1", lambda: hardships.figures("30% missing, middle")[0], 0.965),
    Gate("annex moved, found", lambda: hardships.figures("annex (20%) moved to the end")[1], 0.96),
    Gate("encoder in the wheel, MB", encoder.megabytes_in_wheel, 12.0, ceiling=True),
    Gate("encoder, seconds to load", encoder.load_seconds, 0.3, ceiling=True),
    Gate("encoder, sentences a second", lambda: encoder.speeds()[encoder.SECOND], 20_000),
    Gate("encoder, first call, times tokenizers", lambda: encoder.ratio(encoder.FIRST), 0.7),
    Gate("encoder, second call, times tokenizers", lambda: encoder.ratio(encoder.SECOND), 1.6),
    Gate("diptych --help, seconds", speed.help_page, 0.3, ceiling=True),
    Gate(
        "good pairs that tm clean removes",
        lambda: cleaning.removed_share("balanced"),
        0.004,
        ceiling=True,
    ),
    Gate(
        "good pairs that tm clean removes, strict",
        lambda: cleaning.removed_share("strict"),
        0.012,
        ceiling=True,
    ),
    Gate("damage that tm clean finds, worst kind", lambda: cleaning.least_recall("balanced"), 0.95),
    Gate("units that tm clean judges a second", lambda: cleaning.units_a_second("strict"), 15_000),
    Gate("translations that take over other values", memory_gated.adapted, 0.94),
    Gate("of these, exactly right", memory_gated.adapted_rightly, 0.999),
    Gate("reworded sentences found first by meaning", memory_gated.reworded_first, 0.98),
    Gate("fuzzy search, times rapidfuzz", memory_gated.times_a_scan, 4),
    Gate("TMX read, times Toolkit", partial(memory_gated.times_toolkit, "read .tmx"), 2.2),
    Gate("TMX written, times Toolkit", partial(memory_gated.times_toolkit, "write .tmx"), 2.5),
    Gate("units imported a second of the processor", memory_gated.imported_a_second, 10_000),
    Gate("bodies and titles among 1,000 rows", partial(glossary.recall, NAMES), 0.66),
    Gate("bodies and titles among all rows", partial(glossary.recall, NAMES, 0), 0.91),
    Gate("terms among 1,000 rows", partial(glossary.recall, TERMS), 0.42),
    Gate("terms among all rows", partial(glossary.recall, TERMS, 0), 0.845),
    Gate("right among the first 300 rows", glossary.precise, 0.95),
    Gate("terms of 4,000 units, seconds", glossary.seconds, 20, ceiling=True),
    Gate("1 MB against 100,000 terms, seconds", glossary.annotated, 1.0, ceiling=True),
    Gate("published pairs with an error of qa", checks.false_alarms, 0.01, ceiling=True),
    Gate("of these, not looked at", checks.not_looked_at, 0, ceiling=True),
    Gate("seeded values, marks, characters, worst kind", partial(checks.worst, 0.98), 0.98),
    Gate("seeded terms and sentences, worst kind", partial(checks.worst, 0.90), 0.93),
    Gate("seeded clauses and exchanges, worst kind", partial(checks.worst, 0.75), 0.78),
    Gate("qa, times pofilter's processor time", checks.times_pofilter, 6, ceiling=True),
    Gate("seed-pair, seconds", lambda: speed.pair(SEED), 2.0, ceiling=True),
    *(replace(gate, lacks=layouts.lacking) for gate in LAID_OUT),
)


def main() -> int:
    """Measure all gates, print them as a table, and tell whether all hold."""
    if not DATA.is_dir():
        print(f"no development data at {DATA}: no gate was measured", file=sys.stderr)
        return 1
    print("| figure | reached | gate | |\n|---|---|---|---|")
    failed = 0
    for gate in GATES:
        if lacks := gate.lacks():
            failed += 1
            print(f"| {gate.name} | not measured: {lacks} | | FAILS |", flush=True)
            continue
        figure = gate.measure()
        verdict = "holds" if gate.holds(figure) else "FAILS"
        failed += verdict == "FAILS"
        sign = "<=" if gate.ceiling else ">="
        print(f"| {gate.name} | {figure:.3f} | {sign} {gate.bound:.3f} | {verdict} |", flush=True)
    print(f"\n{len(GATES) - failed} gates hold, {failed} fail")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
