"""Brackets: each that opens is closed, and as in the source.

A half-width bracket may close a full-width one: the width is a matter of its own. What stands
alone in the source (a text cut out of a longer one) may stand alone in the target.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from qa.check import PUNCTUATION, Check, Example, always
from qa.checks._balance import alone
from qa.checks._texts import times
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair

_MARKS = re.compile(r"[()（）\[\]［］{}【】〔〕]")
_CLOSING = {
    ")": "(（", "）": "(（", "]": "[［", "］": "[［", "}": "{", "】": "【", "〕": "〔",
}  # fmt: skip
# The label of an item, `a)` or `12)`, may do without the first bracket.
_LABEL = re.compile(
    r"(?:^|(?<=[\s;；,，.。:：、]))(?:\d{1,3}(?:\.\d{1,2})?|[A-Za-z]|[ivxIVX]{1,5}"
    r"|[一二三四五六七八九十]{1,3})$"
)
# Words in brackets; an abbreviation that is explained is often left out.
_WORDS = re.compile(r"[(（\[](?=[^()]*[a-z]{2}|[^()]*[^\x00-\x7f])[^()（）\[\]]{4,}[)）\]]")
_KINDS = {"（": "(", "）": ")", "［": "[", "］": "]"}


def _find(pair: Pair) -> Iterator[Found]:
    lost = _alone(pair.target)
    if not lost:
        yield from _left_out(pair)
        return
    excused = Counter(_kind(mark) for _, mark in _alone(pair.source))
    for at, mark in lost:
        kind = _kind(mark)
        if excused[kind]:
            excused[kind] -= 1
            continue
        says = "closes nothing" if mark in _CLOSING else "is never closed"
        is_label = kind == ")" and _LABEL.search(pair.target, max(0, at - 8), at) is not None
        yield Found(f"{mark} {says}", None, (at, at + 1), WARNING if is_label else "")


def _alone(text: str) -> list[tuple[int, str]]:
    if not _MARKS.search(text):
        return []
    return alone(text, _MARKS, _CLOSING)


def _kind(mark: str) -> str:
    return _KINDS.get(mark, mark)


def _left_out(pair: Pair) -> Iterator[Found]:
    """Words in brackets that have none in the target."""
    words = list(_WORDS.finditer(pair.source))
    given = sum(map(pair.target.count, "(（[［【〔—")) if words else 0
    if len(words) > given:
        said = f"the source has words in brackets {times(len(words))}, the target {times(given)}"
        yield Found(said, words[-1].span(), severity=WARNING)


CHECK = Check(
    "bracket-balance",
    PUNCTUATION,
    ERROR,
    "A bracket is opened and not closed, or closed and not opened.",
    Example(
        "The older ferry (built in a local yard) is for sale.",
        "较旧的渡船(在当地船厂建造正在出售。",
        "( is never closed",
    ),
    always(_find),
)
