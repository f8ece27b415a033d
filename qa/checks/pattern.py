"""The user's own rules: regular expressions for the source, the target, or both.

In the file of settings each is a table:

    [[pattern]]
    name = "ordinal-session"
    source = "\\\\b(\\\\d+)th session"
    lacks = "第\\\\1届"
    message = "a session is 第...届"
    severity = "warning"

`source` and `target` say where a rule applies, so one of them must be there: where both are given,
both must match. `lacks` says what the target must have then, and may name groups of the source's
match (\\1, \\g<name>): the rule is broken when the target has it not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import regex

from qa.check import OWN, Check, Example, Knowledge, Look
from qa.failure import BadSettings
from qa.finding import SEVERITIES, WARNING, Found, Span
from qa.pair import Pair

_NAME = "pattern"
_KEYS = ("name", "source", "target", "lacks", "message", "severity")
_GROUP = regex.compile(r"\\(?:(\d+)|g<(\w+)>)")
# Seconds after which an expression that finds no end is given up.
_PATIENCE = 1.0


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule of the user's.

    Attributes:
        place: how messages about it name it.
        source, target: where it applies; None for everywhere.
        lacks: what the target must have; "" for nothing.
        message: for a finding.
        severity: of it.
    """

    place: str
    source: regex.Pattern[str] | None
    target: regex.Pattern[str] | None
    lacks: str
    message: str
    severity: str

    def look(self, pair: Pair) -> Iterator[Found]:
        """A finding for each place where the rule is broken."""
        if self.source is None:
            yield from self._everywhere(pair)
            return
        for match in self.source.finditer(pair.source, timeout=_PATIENCE):
            if self.target is None and not self.lacks:
                yield Found(self.message, match.span(), severity=self.severity)
            else:
                yield from self._in_target(pair, match)

    def _everywhere(self, pair: Pair) -> Iterator[Found]:
        """Of a rule that does not ask for the source."""
        if self.target is None or self.lacks:
            yield from self._in_target(pair, None)
            return
        for match in self.target.finditer(pair.target, timeout=_PATIENCE):
            yield Found(self.message, target=match.span(), severity=self.severity)

    def _in_target(self, pair: Pair, match: regex.Match[str] | None) -> Iterator[Found]:
        here = match.span() if match else None
        there: Span | None = None
        if self.target is not None:
            found = self.target.search(pair.target, timeout=_PATIENCE)
            if not found:
                return
            there = found.span()
        if self.lacks:
            wanted = regex.compile(_filled(self.lacks, match))
            if wanted.search(pair.target, timeout=_PATIENCE):
                return
        yield Found(self.message, here, there, self.severity)


def make(knowledge: Knowledge) -> Look:
    """For the rules of the settings.

    Raises:
        BadSettings: a rule is none, with its place.
    """
    rules = []
    for number, table in enumerate(_tables(knowledge), start=1):
        with _telling(number):
            rules.append(_rule(number, table))

    def find(pair: Pair) -> Iterator[Found]:
        for number, rule in enumerate(rules, start=1):
            with _telling(number, rule.place):
                yield from rule.look(pair)

    return find


@contextmanager
def _telling(number: int, place: str = "") -> Iterator[None]:
    """What goes wrong with a rule is told with its number, so that its line is found.

    Raises:
        BadSettings: the rule is none, or takes too long.
    """
    try:
        yield
    except TimeoutError as error:
        failure = BadSettings(
            f"{place} takes longer than {_PATIENCE:g} s for one unit",
            remedy="write it so that it cannot match in many ways",
        )
        failure.check, failure.rule = _NAME, number
        raise failure from error
    except BadSettings as failure:
        failure.rule = number
        raise


def _tables(knowledge: Knowledge) -> list[object]:
    tables = knowledge.options.get(_NAME, {}).get("rules", [])
    if not isinstance(tables, list | tuple):
        raise BadSettings("pattern.rules is no list", remedy="write each rule as [[pattern]]")
    return list(tables)


def _rule(number: int, table: object) -> _Rule:
    if not isinstance(table, Mapping):
        raise BadSettings(
            f"rule {number} of pattern is no table", remedy="write each rule as [[pattern]]"
        )
    texts = {key: _text(table, key, number) for key in _KEYS}
    place = f"rule {number} of pattern" + (f" ('{texts['name']}')" if texts["name"] else "")
    unknown = sorted(set(table) - set(_KEYS))
    if unknown:
        raise BadSettings(f"{place} has '{unknown[0]}'", remedy=f"use {', '.join(_KEYS)}")
    if not (texts["source"] or texts["target"]):
        raise BadSettings(f"{place} does not say where it applies", remedy="give source or target")
    severity = texts["severity"] or WARNING
    if severity not in SEVERITIES:
        known = ", ".join(SEVERITIES)
        raise BadSettings(f"{place} has severity '{severity}'", remedy=f"use one of {known}")
    source = _compiled(texts["source"], "source", place)
    _compiled(_filled(texts["lacks"], None), "lacks", place)
    _check_groups(texts["lacks"], source, place)
    return _Rule(
        place,
        source,
        _compiled(texts["target"], "target", place),
        texts["lacks"],
        texts["message"] or texts["name"] or "breaks " + place,
        severity,
    )


def _text(table: Mapping[str, object], key: str, number: int) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise BadSettings(f"rule {number} of pattern: {key} is no text", remedy="put it in quotes")
    return value


def _compiled(expression: str, key: str, place: str) -> regex.Pattern[str] | None:
    if not expression:
        return None
    try:
        return regex.compile(expression)
    except regex.error as error:
        raise BadSettings(
            f"{place}: {key} is no regular expression: {error}",
            remedy="mend the expression",
        ) from error


def _check_groups(lacks: str, source: regex.Pattern[str] | None, place: str) -> None:
    """That what is to be filled in is there to be taken."""
    for found in _GROUP.finditer(lacks):
        number, name = found[1], found[2]
        known = source is not None and (
            int(number) <= source.groups if number else name in source.groupindex
        )
        if not known:
            raise BadSettings(
                f"{place}: lacks has {found[0]}, and source no such group",
                remedy="put the part of source that is meant in brackets",
            )


def _filled(lacks: str, match: regex.Match[str] | None) -> str:
    """An expression with what the source's match has in its groups."""

    def group(found: regex.Match[str]) -> str:
        if match is None:
            return ""
        return str(regex.escape(match[int(found[1]) if found[1] else found[2]] or ""))

    return str(_GROUP.sub(group, lacks))


CHECK = Check(
    _NAME,
    OWN,
    WARNING,
    "A rule of the user's own, written as regular expressions, is broken.",
    Example(
        "It held its 12th session.",
        "委员会举行了会议。",
        "a session is 第...届",
        Knowledge(
            options={
                _NAME: {
                    "rules": [
                        {
                            "name": "session",
                            "source": r"(\d+)th session",
                            "lacks": r"第\1届",
                            "message": "a session is 第...届",
                        }
                    ]
                }
            }
        ),
    ),
    look=make,
    options={"rules": list},
)
