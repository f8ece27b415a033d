"""Recall and false alarms as tables."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.qa.faults import KINDS, Case, Kind
from benchmarks.qa.kinds import checks_of, tests_of
from benchmarks.qa.looking import FALSE_ALARM, TRUE_FAULT, Verdict, digest
from benchmarks.qa.rows import Row
from benchmarks.qa.running import Said, said_of, units_of
from benchmarks.qa.toolkit import said_by_pofilter
from qa.finding import ERROR, SEVERITIES, WARNING

#: What counts: whatever is said, what is an error or a warning, errors alone.
LEVELS: dict[str, frozenset[str]] = {
    "any": frozenset(SEVERITIES),
    "error or warning": frozenset({ERROR, WARNING}),
    "error": frozenset({ERROR}),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A case, and what is said of it that is not said of the pair without the fault.

    Attributes:
        case: with the fault.
        said: by diptych.
        toolkit: by pofilter.
    """

    case: Case
    said: tuple[Said, ...]
    toolkit: tuple[Said, ...] = ()

    def found(self, level: str, own: bool) -> bool:
        """Whether it is found, by a check of its kind (`own`) or by any."""
        checks = checks_of(self.case.kind) if own else None
        return _found(self.said, LEVELS[level], checks)

    def found_by_pofilter(self, own: bool) -> bool:
        """Whether pofilter finds it, by a test of its kind (`own`) or by any."""
        return _found(self.toolkit, LEVELS["any"], tests_of(self.case.kind) if own else None)


def _found(said: Sequence[Said], level: frozenset[str], names: frozenset[str] | None) -> bool:
    return any(one.severity in level and (names is None or one.check in names) for one in said)


def judge(cases: Sequence[Case], toolkit: bool) -> list[Judged]:
    """The cases, each run beside its pair without the fault, in one file.

    Checks that hold units against each other are left out: the pair and its case would be two
    translations of one text, which no fault is to be found by.
    """
    judged: list[Judged] = []
    for with_glossary in (False, True):
        chosen = [case for case in cases if _kind(case).glossary == with_glossary]
        if not chosen:
            continue
        units = units_of(pair for case in chosen for pair in _both(case))
        said = _new(said_of(units, with_glossary, whole_file=False)[0])
        other = _new(said_by_pofilter(units)[0]) if toolkit else [()] * len(chosen)
        judged += map(Judged, chosen, said, other)
    return judged


def _kind(case: Case) -> Kind:
    return next(kind for kind in KINDS if kind.name == case.kind)


def _both(case: Case) -> tuple[tuple[str, str], tuple[str, str]]:
    return (case.row.source, case.row.target), (case.source, case.target)


def _new(said: Sequence[Sequence[Said]]) -> list[tuple[Said, ...]]:
    """Of each second pair what is not said of the one before."""
    return [
        tuple(one for one in with_fault if one not in without)
        for without, with_fault in zip(said[::2], said[1::2], strict=True)
    ]


def by_kind(judged: Sequence[Judged]) -> Iterator[tuple[Kind, list[Judged]]]:
    """The cases of each kind, in the order of the kinds."""
    sorted_out = defaultdict(list)
    for one in judged:
        sorted_out[one.case.kind].append(one)
    for kind in KINDS:
        if kind.name in sorted_out:
            yield kind, sorted_out[kind.name]


def share(found: Iterable[bool]) -> float:
    """The share that is found."""
    return statistics.fmean(found)


def recall_table(judged: Sequence[Judged]) -> Iterator[str]:
    """Recall by kind: by checks of the kind and by any, at each level; pofilter's; who found."""
    yield (
        "| fault | cases | wanted | "
        + " | ".join(f"{who}: {level}" for who in ("its checks", "any check") for level in LEVELS)
        + " | | pofilter: its tests | any test | found by |"
    )
    yield "|---" * 13 + "|"
    for kind, those in by_kind(judged):
        figures = {
            (own, level): share(one.found(level, own) for one in those)
            for own in (True, False)
            for level in LEVELS
        }
        cells = [f"{figure:.3f}" for figure in figures.values()]
        short = figures[False, "error or warning"] < kind.least
        peer = [share(one.found_by_pofilter(own) for one in those) for own in (True, False)]
        yield (
            f"| {kind.name} | {len(those)} | {kind.least or ''} | {' | '.join(cells)} "
            f"| {'SHORT' if short else ''} | {peer[0]:.3f} | {peer[1]:.3f} | {_finders(those)} |"
        )


def _finders(judged: Sequence[Judged]) -> str:
    counts = Counter(name for one in judged for name in {said.check for said in one.said})
    return ", ".join(f"{name} {count}" for name, count in counts.most_common(4))


def missed(judged: Sequence[Judged], most: int) -> Iterator[str]:
    """Cases that no check finds with an error or a warning, so many a kind."""
    for kind, those in by_kind(judged):
        lost = [one for one in those if not one.found("error or warning", own=False)]
        if lost:
            yield f"\n### {kind.name}: {len(lost)} of {len(those)} are missed\n"
        for one in lost[:most]:
            case, row = one.case, one.case.row
            source = case.source if case.source == row.source else f"{row.source} => {case.source}"
            yield f"- {row.number}: {source} | {row.target} => {case.target}"


def alarm_table(runs: Mapping[str, Sequence[Sequence[Said]]]) -> Iterator[str]:
    """How many pairs each check speaks of, by severity, in each run."""
    yield "| check | " + " | ".join(f"{run}: {one}" for run in runs for one in SEVERITIES) + " |"
    yield "|---" * (1 + len(SEVERITIES) * len(runs)) + "|"
    counts = {run: _alarms(answers) for run, answers in runs.items()}
    names = sorted({name for count in counts.values() for name, _ in count})
    for name in names:
        cells = [str(counts[run][name, one] or "") for run in runs for one in SEVERITIES]
        yield f"| {name} | {' | '.join(cells)} |"
    cells = [str(_pairs(answers, {one})) for answers in runs.values() for one in SEVERITIES]
    yield f"| pairs with one at least | {' | '.join(cells)} |"


def _alarms(answers: Sequence[Sequence[Said]]) -> Counter[tuple[str, str]]:
    return Counter(key for said in answers for key in {(one.check, one.severity) for one in said})


def _pairs(answers: Sequence[Sequence[Said]], level: set[str]) -> int:
    return sum(any(one.severity in level for one in said) for said in answers)


def error_share(answers: Sequence[Sequence[Said]]) -> float:
    """The share of pairs with an error."""
    return _pairs(answers, {ERROR}) / len(answers)


def looked_at(
    rows: Sequence[Row],
    answers: Sequence[Sequence[Said]],
    known: Mapping[tuple[str, str], Verdict],
) -> Iterator[str]:
    """How many pairs with an error are true faults, false alarms, or not looked at."""
    counts: Counter[str] = Counter()
    for row, said in zip(rows, answers, strict=True):
        for check in {one.check for one in said if one.severity == ERROR}:
            verdict = known.get((digest(row), check))
            counts[verdict.verdict if verdict else ""] += 1
    yield (
        f"errors, one a check and pair: {counts[TRUE_FAULT]} are true faults, "
        f"{counts[FALSE_ALARM]} are false alarms, {counts['']} are not looked at"
    )


def not_before(
    made: Sequence[Row], answers: Sequence[Sequence[Said]], before: Sequence[Sequence[Said]]
) -> list[list[Said]]:
    """What is said of rows by checks that are silent on the published pairs they are made of."""
    kept = []
    for row, said in zip(made, answers, strict=True):
        origin = before[row.number : row.number + max(1, len(row.parts))]
        spoke = {one.check for those in origin for one in those}
        kept.append([one for one in said if one.check not in spoke])
    return kept


def alarms(
    rows: Sequence[Row],
    answers: Sequence[Sequence[Said]],
    level: str,
    known: Mapping[tuple[str, str], Verdict],
    checks: Collection[str] | None = None,
) -> Iterator[str]:
    """The findings of a level, of some checks or all, to be looked at."""
    for row, said in zip(rows, answers, strict=True):
        for one in said:
            if one.severity in LEVELS[level] and (not checks or one.check in checks):
                verdict = known.get((digest(row), one.check))
                yield (
                    f"{row.number}\t{digest(row)}\t{one.check}\t"
                    f"{verdict.verdict if verdict else ''}\t{one.severity}: {one.message}\t"
                    f"{row.source}\t{row.target}"
                )
