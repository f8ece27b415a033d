"""An e-mail address that differs."""

from __future__ import annotations

from collections.abc import Iterator

from qa.check import ENTITIES, Check, Example, always
from qa.checks._addresses import compared, emails
from qa.finding import ERROR, Found
from qa.pair import Pair

_AT = "@＠"


def find(pair: Pair) -> Iterator[Found]:
    """Addresses that differ, and those that only one side has."""
    if any(at in text for text in (pair.source, pair.target) for at in _AT):
        yield from compared(pair, emails(pair.source), emails(pair.target))


CHECK = Check(
    name="email",
    group=ENTITIES,
    severity=ERROR,
    about="An e-mail address of one side is another on the other side, or is missing there.",
    example=Example(
        "Write to archives@example.org.",
        "请致函archive@example.org。",
        "the source has archives@example.org, the target archive@example.org",
    ),
    look=always(find),
)
