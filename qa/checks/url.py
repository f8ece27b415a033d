"""The address of a page that differs.

Its scheme does not count, nor the part that names a language: `www.un.org/en/` is
`https://www.un.org/zh` in a Chinese text.
"""

from __future__ import annotations

from collections.abc import Iterator

from qa.check import ENTITIES, Check, Example, always
from qa.checks._addresses import compared, has_address, urls
from qa.finding import ERROR, Found
from qa.pair import Pair


def find(pair: Pair) -> Iterator[Found]:
    """Addresses that differ, and those that only one side has."""
    if has_address(pair.source) or has_address(pair.target):
        yield from compared(pair, urls(pair.source), urls(pair.target))


CHECK = Check(
    name="url",
    group=ENTITIES,
    severity=ERROR,
    about="The address of a page of one side is another on the other side, or is missing there.",
    example=Example(
        "See www.example.org/data.",
        "见www.exemple.org/data。",
        "the source has www.example.org/data, the target www.exemple.org/data",
    ),
    look=always(find),
)
