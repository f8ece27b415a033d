"""A title that stands in Chinese without 《》.

Chinese of the United Nations puts the titles of instruments and publications in 《》, and so is the
short form 《公约》 for a certain one. It leaves them out where a title is part of a name (a secretariat,
a conference of the parties, a website) and where the word means any instrument or several: 该条约,
各项公约. What tells a title is therefore asked of both sides: a capital in the source, and in the
target the word for the kind of instrument, bare, and not in such company.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.check import TERMINOLOGY, Check, Example, always
from qa.checks._instruments import KINDS, bare, marked, named
from qa.finding import ERROR, Found
from qa.pair import Pair

_ENTITLED = re.compile(r"\b(?:en)?titled\s+[\"“]([^\"”]{4,200})[\"”]")
_QUOTED = re.compile("[“”\"《「]")


def find(pair: Pair) -> Iterator[Found]:
    """Titles of the source that the target has without marks."""
    if not (pair.into_chinese and pair.from_english and pair.target):
        return
    yield from _instruments(pair)
    yield from _entitled(pair)


def _instruments(pair: Pair) -> Iterator[Found]:
    found = list(bare(pair.target))
    if not found:
        return
    left = {kind: named(pair.source, kind) for kind in {one.kind for one in found}}
    for kind, times in marked(pair.target).items():
        left[kind] = left.get(kind, 0) - times
    for one in found:
        if left[one.kind] > 0:
            left[one.kind] -= 1
            title, name = pair.target[slice(*one.place)], KINDS[one.kind].name
            message = f"{title} stands without 《》, the source has {name}"
            yield Found(message, target=one.place, severity=one.severity)


def _entitled(pair: Pair) -> Iterator[Found]:
    title = _ENTITLED.search(pair.source)
    if title and not _QUOTED.search(pair.target):
        yield Found(f"the title '{title[1]}' stands without 《》 or “”", title.span(1))


CHECK = Check(
    "title-quoted",
    TERMINOLOGY,
    ERROR,
    "A title of the source stands in Chinese without 《》.",
    Example(
        "Each Party to the Harbour Convention shall report once a year.",
        "按照港口公约，每一方每年提交报告一次。",
        "港口公约 stands without 《》, the source has Convention",
    ),
    look=always(find),
)
