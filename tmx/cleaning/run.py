"""Cleaning in two passes: what the memory is like, then what does not fit into it.

Both passes take units one at a time and keep counts alone, so a memory of any size is judged in the
memory of a small one. Nothing is removed here: whoever keeps the units is told which.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from tmx.cleaning.base import ACCEPTED, Find, Finding, Knowledge
from tmx.cleaning.lengths import Lengths
from tmx.cleaning.presets import Preset
from tmx.cleaning.rules import RULES
from tmx.cleaning.scripts import ChineseScripts
from tmx.cleaning.sides import pairs_of
from tmx.unit import STATUS, TranslationUnit


@dataclass(frozen=True, slots=True)
class Found:
    """A unit in which rules found something.

    Attributes:
        id: the unit's number in its memory.
        unit: the unit.
        findings: at least one, in the order of the rules.
    """

    id: int
    unit: TranslationUnit
    findings: tuple[Finding, ...]

    @property
    def reason(self) -> str:
        """The names of the rules."""
        return ", ".join(dict.fromkeys(finding.rule for finding in self.findings))

    @property
    def leaving(self) -> TranslationUnit:
        """The unit with the targets in which something was found."""
        going = {finding.language for finding in self.findings}
        source = self.unit.source_variant
        kept = tuple(v for v in self.unit.variants if v is source or v.language in going)
        return replace(self.unit, variants=kept)

    @property
    def rest(self) -> TranslationUnit | None:
        """The unit with the targets in which nothing was found; None if none is left."""
        going = {finding.language for finding in self.findings}
        source = self.unit.source_variant
        kept = tuple(v for v in self.unit.variants if v is source or v.language not in going)
        return replace(self.unit, variants=kept) if len(kept) > 1 else None


@dataclass(slots=True)
class Counts:
    """What a run found.

    Attributes:
        units: how many were looked at.
        found: in how many of them something was found.
        first: rule -> units of which it was the first to find something.
        all: rule -> units in which it found something.
    """

    units: int = 0
    found: int = 0
    first: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)

    def add(self, findings: tuple[Finding, ...]) -> None:
        """Count one unit."""
        self.found += 1
        self.first[findings[0].rule] += 1
        self.all.update({finding.rule for finding in findings})


def learn(units: Iterable[TranslationUnit]) -> Knowledge:
    """What a memory is like: the first pass."""
    lengths, scripts = Lengths(), ChineseScripts()
    for unit in units:
        for pair in pairs_of(unit):
            lengths.learn(pair)
            scripts.learn(pair)
    return Knowledge(lengths, scripts)


def clean(
    units: Iterable[tuple[int, TranslationUnit]],
    preset: Preset,
    knowledge: Knowledge | None = None,
    counts: Counts | None = None,
) -> Iterator[Found]:
    """The units in which a preset's rules find something: the second pass.

    Args:
        units: with their numbers.
        preset: which rules, and how strict.
        knowledge: from `learn` over the same units; without it, what is known of English and
            Chinese beforehand.
        counts: where counts go.

    Yields:
        In order; units in which nothing is found are counted only.
    """
    knowledge = knowledge or Knowledge(Lengths(), ChineseScripts())
    counts = counts if counts is not None else Counts()
    asked = [_Asked(rule.name, rule.find, preset.thresholds[rule.name], rule.guesses)
             for rule in RULES.values() if rule.name in preset.thresholds]  # fmt: skip
    of_accepted = [one for one in asked if not one.guesses]
    for number, unit in units:
        counts.units += 1
        accepted = unit.props and unit.prop(STATUS) in ACCEPTED
        findings = _findings(unit, of_accepted if accepted else asked, knowledge)
        if findings:
            counts.add(findings)
            yield Found(number, unit, findings)


class _Asked(NamedTuple):
    name: str
    find: Find
    threshold: float
    guesses: bool


def _findings(
    unit: TranslationUnit, asked: Sequence[_Asked], knowledge: Knowledge
) -> tuple[Finding, ...]:
    found = [
        Finding(name, detail, pair.target.variant.language)
        for pair in pairs_of(unit)
        for name, find, threshold, _ in asked
        if (detail := find(pair, threshold, knowledge))
    ]
    return tuple(found)
