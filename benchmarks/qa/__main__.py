"""Recall on seeded faults, false alarms on published pairs, and pofilter beside: `python -m
benchmarks.qa`.

A case counts as found if something is said of it that is not said of the pair without the fault.
The level that is held against what is wanted is that of errors and warnings together, of any check.
False alarms are those on the 4,000 published pairs of `un/train` and `un/dev`, once with the
glossary that comes with diptych alone and once with the wanted facts as the user's glossary.
pofilter runs with all of its tests; the file that it reads is the PO that diptych writes.
"""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Sequence
from datetime import date
from random import Random

from benchmarks.data import DATA
from benchmarks.qa.faults import EACH, KINDS, SEED, draw
from benchmarks.qa.looking import verdicts
from benchmarks.qa.rows import Row, agendas, as_published, different, published
from benchmarks.qa.running import said_of, units_of
from benchmarks.qa.tables import (
    LEVELS,
    alarm_table,
    alarms,
    error_share,
    judge,
    looked_at,
    missed,
    not_before,
    recall_table,
)
from benchmarks.qa.toolkit import said_by_pofilter
from qa.checks.registry import NAMES
from tmx.version import VERSION

# So many pairs of those that are made, of each sort.
OTHER = 1_000


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.qa",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="list alarms")
    parser.add_argument(
        "--level", choices=LEVELS, default="error", help="of the alarms to list (error)"
    )
    parser.add_argument("--check", action="append", help="list the alarms of this check only")
    parser.add_argument("--kind", action="append", help="faults of this kind only (and no alarms)")
    parser.add_argument("--missed", type=int, default=0, help="list so many missed cases a kind")
    parser.add_argument("--each", type=int, default=EACH, help=f"cases a kind ({EACH})")
    parser.add_argument("--seed", type=int, default=SEED, help=f"of the cases ({SEED})")
    parser.add_argument("--no-pofilter", action="store_true", help="measure diptych alone")
    parser.add_argument("--speed", action="store_true", help="what each check costs")
    given = parser.parse_args()
    if not DATA.is_dir():
        parser.error(f"no development data at {DATA}; name the folder above it in DIPTYCH_SHARED")
    if unknown := set(given.kind or ()) - {kind.name for kind in KINDS}:
        parser.error(f"no such kind: {', '.join(sorted(unknown))}")
    print(f"{date.today()}, Python {platform.python_version()}, diptych {VERSION}")
    rows = published()
    detection(rows, given)
    if given.speed:
        speed(rows)
    if not given.kind:
        false_alarms(rows, given)
        other_alarms(rows, given)
    return 0


def detection(rows: Sequence[Row], given: argparse.Namespace) -> None:
    """Print recall by kind, and what was missed."""
    kinds = [kind for kind in KINDS if not given.kind or kind.name in given.kind]
    cases = [case for kind in kinds for case in draw(kind, rows, given.each, given.seed)]
    judged = judge(cases, not given.no_pofilter)
    print("\n## Seeded faults: the share that is found\n")
    print("\n".join(recall_table(judged)))
    if given.missed:
        print("\n".join(missed(judged, given.missed)))


def false_alarms(rows: Sequence[Row], given: argparse.Namespace) -> None:
    """Print what is said of published pairs, and how long it takes."""
    units = units_of(map(Row.pair, rows))
    alone, seconds = said_of(units, with_glossary=False, whole_file=True)
    runs = {"diptych": alone, "with glossary": said_of(units, True, whole_file=True)[0]}
    print(f"\n## {len(rows):,} published pairs: what is said of them\n")
    print("\n".join(alarm_table(runs)))
    for name, answers in runs.items():
        print(f"\n{name}: {100 * error_share(answers):.2f} % of the pairs have an error")
        print("\n".join(looked_at(rows, answers, verdicts())))
    if not given.no_pofilter:
        other, their_seconds = said_by_pofilter(units)
        print("\n## pofilter, its categories critical, functional, other\n")
        print("\n".join(alarm_table({"pofilter": other})))
        some = sum(map(bool, other)) / len(other)
        print(f"\npofilter says something of {100 * some:.1f} % of the pairs")
        for name, took in (("diptych", seconds), ("pofilter", their_seconds)):
            print(f"{name}: {1000 * took / len(rows):.2f} ms a unit of the processor")
        print(f"diptych takes {seconds / their_seconds:.2f} times pofilter's time")
    if given.verbose:
        answers = [
            list(dict.fromkeys([*one, *two])) for one, two in zip(*runs.values(), strict=True)
        ]
        print("\n".join(alarms(rows, answers, given.level, verdicts(), given.check)))


def speed(rows: Sequence[Row]) -> None:
    """Print what each check costs where it runs alone, entities and all."""
    units = units_of(map(Row.pair, rows))
    print("\n## Milliseconds a unit of the processor, each check alone\n")
    print("| check | with glossary |\n|---|---|")
    for name in NAMES:
        seconds = said_of(units, with_glossary=True, whole_file=True, only=[name])[1]
        print(f"| {name} | {1000 * seconds / len(units):.3f} |")


def other_alarms(rows: Sequence[Row], given: argparse.Namespace) -> None:
    """Print what is said of pairs before a fault is put in, and of the agendas."""
    made = {"agendas": agendas()} | {
        make.__name__.replace("_", " "): make(different(rows), Random(given.seed))[:OTHER]  # noqa: S311
        for make in dict.fromkeys(kind.made_of for kind in KINDS if kind.made_of != as_published)
    }
    before = said_of(units_of(map(Row.pair, rows)), with_glossary=False, whole_file=False)[0]
    runs = {}
    for name, those in made.items():
        answers = said_of(units_of(map(Row.pair, those)), with_glossary=False, whole_file=False)[0]
        runs[name] = answers if name == "agendas" else not_before(those, answers, before)
    print("\n## Agendas, and what is said of pairs that are made for faults and not before\n")
    print(", ".join(f"{name}: {len(those):,} pairs" for name, those in made.items()), end="\n\n")
    print("\n".join(alarm_table(runs)))
    if given.verbose:
        for name, those, answers in zip(made, made.values(), runs.values(), strict=True):
            print(f"\n{name}\n")
            print("\n".join(alarms(those, answers, given.level, {}, given.check)))


if __name__ == "__main__":
    sys.exit(main())
