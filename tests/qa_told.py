"""What a check says of a pair, in short, for tables."""

from __future__ import annotations

from qa.check import Knowledge
from qa.checks.registry import check_named
from qa.finding import Found
from qa.pair import pair_of


def found(name: str, source: str, target: str, languages: str = "en zh") -> list[Found]:
    """What a check finds in a pair of texts."""
    check = check_named(name)
    assert check.look
    return list(check.look(Knowledge())(pair_of(source, target, *languages.split())))


def told(name: str, source: str, target: str, languages: str = "en zh") -> list[str]:
    """Severity and message of each finding."""
    default = check_named(name).severity
    return [
        f"{one.severity or default}: {one.message}"
        for one in found(name, source, target, languages)
    ]


def marked(name: str, source: str, target: str) -> list[tuple[str, str]]:
    """What the spans of each finding cover, "" for none."""
    return [
        (
            source[slice(*one.source)] if one.source else "",
            target[slice(*one.target)] if one.target else "",
        )
        for one in found(name, source, target)
    ]
