"""Tables of pairs that checks find and pairs that they leave alone."""

from __future__ import annotations

from dataclasses import dataclass

from qa.check import Knowledge
from qa.checks.registry import check_named
from qa.finding import Found
from qa.pair import pair_of


@dataclass(frozen=True, slots=True)
class Fails:
    """A pair with what a check says of it.

    Attributes:
        says: the message of its first finding.
        severity: of that finding.
        marked: what the span of the target covers; None for no span.
    """

    source: str
    target: str
    says: str
    severity: str = "error"
    marked: str | None = None
    languages: tuple[str, str] = ("en", "zh")


def found(
    check: str, source: str, target: str, languages: tuple[str, str] = ("en", "zh")
) -> list[Found]:
    """What a check says of a pair of texts."""
    look = check_named(check).look
    assert look is not None
    return list(look(Knowledge())(pair_of(source, target, *languages)))


def assert_fails(check: str, pair: Fails) -> None:
    """A check finds in a pair what it should, and where."""
    given = found(check, pair.source, pair.target, pair.languages)
    assert [one.message for one in given][:1] == [pair.says]
    first = given[0]
    assert (first.severity or check_named(check).severity) == pair.severity
    place = first.target
    assert (pair.target[slice(*place)] if place else None) == pair.marked


def assert_passes(
    check: str, source: str, target: str, languages: tuple[str, str] = ("en", "zh")
) -> None:
    """A check says nothing of a pair."""
    assert [one.message for one in found(check, source, target, languages)] == []
