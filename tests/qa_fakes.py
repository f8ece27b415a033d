"""Checks to test with what runs them: by name, since other processes import them.

`digits`, `shout`, `twice`, `far` and `careless` stand in no catalogue; `registered` puts them in
the place of all checks.
"""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator, Sequence

import pytest

from qa.check import (
    CONSISTENCY,
    ENTITIES,
    MEANING,
    OWN,
    PUNCTUATION,
    Batch,
    Check,
    Example,
    Knowledge,
    Look,
    always,
)
from qa.checks import registry
from qa.failure import BadSettings
from qa.finding import Found
from qa.pair import Pair

NAMES = ("digits", "shout", "twice", "far", "careless", "killer")


def _digits(pair: Pair) -> Iterator[Found]:
    """Each number of the target that the source has not."""
    known = set(re.findall(r"\d+", pair.source))
    for match in re.finditer(r"\d+", pair.target):
        if match[0] not in known:
            yield Found(f"the target has {match[0]}", target=match.span())


def _shout(knowledge: Knowledge) -> Look:
    most = knowledge.options.get("shout", {}).get("most", 1)
    if not isinstance(most, int) or most < 0:
        raise BadSettings(f"shout: 'most' is {most!r}", remedy="write a number")

    def find(pair: Pair) -> Iterator[Found]:
        if pair.target.count("！") > most:
            yield Found("too loud", severity="note" if "？" in pair.target else "")

    return find


class _Twice:
    """Targets that stand before."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._seen: dict[str, int] = {}
        self._count = 0
        self._found: list[tuple[int, Found]] = []

    def see(self, pair: Pair) -> None:
        if pair.target in self._seen:
            message = f"the same as unit {self._seen[pair.target]}"
            self._found.append((self._count, Found(message)))
        self._seen.setdefault(pair.target, self._count)
        self._count += 1

    def end(self) -> Iterator[tuple[int, Found]]:
        yield from self._found


def _far(knowledge: Knowledge) -> Batch:
    def find(pairs: Sequence[Pair]) -> list[list[Found]]:
        lengths = [len(pair.source) - len(pair.target) for pair in pairs]
        return [[Found(f"{length} off")] if length > 60 else [] for length in lengths]

    return find


def _careless(pair: Pair) -> Iterator[Found]:
    if "boom" in pair.source:
        raise ZeroDivisionError("by nought")
    yield from ()


def _killer(pair: Pair) -> Iterator[Found]:
    if pair.source == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    yield from ()


_NOTHING = Example("", "", "")

DIGITS = Check(
    "digits", ENTITIES, "error", "Finds a number of the target that the source has not.",
    Example("In 2011", "2012年", "the target has 2012"), look=always(_digits),
)  # fmt: skip
SHOUT = Check(
    "shout", PUNCTUATION, "warning", "Finds exclamation marks.",
    Example("No!", "不！！", "too loud"), look=_shout,
    options={"most": int},
)  # fmt: skip
TWICE = Check(
    "twice", CONSISTENCY, "note", "Finds a target that stands there already.", _NOTHING,
    watch=_Twice,
)  # fmt: skip
FAR = Check("far", MEANING, "warning", "Finds what is cut.", _NOTHING, batch=_far)
CARELESS = Check("careless", MEANING, "note", "Fails.", _NOTHING, look=always(_careless))
KILLER = Check("killer", MEANING, "note", "Dies.", _NOTHING, look=always(_killer))
NEEDY = Check(
    "needy", MEANING, "note", "Needs an encoder.", _NOTHING, batch=_far, needs="encoder"
)  # fmt: skip


def _pattern(knowledge: Knowledge) -> Look:
    rules = knowledge.options.get("pattern", {}).get("rules", ())
    assert isinstance(rules, list | tuple)
    for number, rule in enumerate(rules, 1):
        if "target" not in rule:
            raise BadSettings(f"rule {number} has no target", remedy="write one")
    return lambda pair: ()


PATTERN = Check(
    "pattern", OWN, "warning", "Fails.", _NOTHING, look=_pattern, options={"rules": list}
)  # fmt: skip


def place_of(name: str) -> str:
    """Where a check stands in this module."""
    return f"qa_fakes:{name.upper()}"


def register(patch: pytest.MonkeyPatch, names: Sequence[str] = NAMES[:4]) -> None:
    """Let these be all the checks there are, until the test ends."""
    patch.setattr(registry, "NAMES", tuple(names))
    patch.setattr(registry, "place_of", place_of)
