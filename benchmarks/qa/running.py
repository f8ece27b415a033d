"""Checks over pairs, and the seconds of the processor that they take."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from benchmarks.glossary.facts import wanted_facts
from glossaries.term import Concept, Term
from qa.check import CONSISTENCY
from qa.checks import registry
from tmx import TranslationUnit, pair_unit
from tmx.unit import CONTEXT

LANGUAGES = "en", "zh"


@dataclass(frozen=True, slots=True)
class Said:
    """What a check says of a pair.

    Attributes:
        check: its name, or that of a test of pofilter.
        severity: one of qa.finding.SEVERITIES.
        message: for a person.
    """

    check: str
    severity: str
    message: str


#: What is said of each pair, in order, and the seconds of the processor.
Result = tuple[list[list[Said]], float]


def units_of(pairs: Iterable[tuple[str, str]]) -> list[TranslationUnit]:
    """The pairs as units; each has a context of its own, so that PO keeps what stands twice."""
    return [
        pair_unit(source, target, *LANGUAGES, props=((CONTEXT, str(number)),))
        for number, (source, target) in enumerate(pairs)
    ]


@cache
def glossary() -> tuple[Concept, ...]:
    """The facts of the development data as concepts, each wording a term."""
    return tuple(
        Concept(
            (Term("en", fact.source), *(Term("zh", target) for target in fact.targets)),
            kind=fact.kind,
        )
        for fact in wanted_facts()
    )


def said_of(
    units: Sequence[TranslationUnit],
    with_glossary: bool,
    whole_file: bool,
    only: Sequence[str] = (),
) -> Result:
    """What the checks say.

    Args:
        units: in the order of their file.
        with_glossary: whether the facts of the development data are a glossary of the user's.
        whole_file: whether checks of consistency run, which hold units against each other.
        only: names of checks, none for all.
    """
    from aligner import load_encoder
    from qa.running import run_checks

    encoder = load_encoder()
    skip = [] if whole_file else consistency()
    answers: list[list[Said]] = [[] for _ in units]
    began = time.process_time()
    concepts = glossary() if with_glossary else ()
    for one in run_checks(units, only=only, skip=skip, concepts=concepts, encoder=encoder):
        answers[one.unit].append(Said(one.check, one.severity, one.message))
    return answers, time.process_time() - began


def consistency() -> list[str]:
    """The checks that hold units against each other."""
    return [name for name in registry.NAMES if registry.check_named(name).group == CONSISTENCY]
