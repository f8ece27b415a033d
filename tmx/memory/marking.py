"""Where two versions of a text differ, by words and Chinese characters, for people to see."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from tmx.memory.match import Difference

# A Chinese character, a number with what stands between its digits, a word, spaces, anything else.
_PIECE = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|\d+(?:[.,]\d+)*|"
    r"[^\W\d\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|\s+|.",
    re.DOTALL,
)
# Pieces of the one times pieces of the other: beyond it what differs is shown as one stretch.
_MOST = 4_000_000


def differences(old: str, new: str) -> tuple[Difference, ...]:
    """The stretches of two versions of a text, in order; together they spell both.

    Args:
        old: stands as `stored` in what is given back.
        new: stands as `query`.
    """
    first, second = _PIECE.findall(old), _PIECE.findall(new)
    begin = _common(first, second)
    end = _common(first[begin:][::-1], second[begin:][::-1])
    head, tail = first[:begin], first[len(first) - end :]
    middle = _differing(first[begin : len(first) - end], second[begin : len(second) - end])
    found = [_stretch(head, head), *middle, _stretch(tail, tail)]
    return tuple(one for one in found if one.stored or one.query)


def _common(first: list[str], second: list[str]) -> int:
    """How many pieces both begin with."""
    most = min(len(first), len(second))
    return next((i for i in range(most) if first[i] != second[i]), most)


def _differing(first: list[str], second: list[str]) -> list[Difference]:
    if len(first) * len(second) > _MOST:
        return [_stretch(first, second)]
    codes = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    return [_stretch(first[a:b], second[c:d]) for _, a, b, c, d in codes]


def _stretch(first: list[str], second: list[str]) -> Difference:
    old, new = "".join(first), "".join(second)
    if old == new:
        return Difference("equal", old, new)
    kind = "replace" if old and new else "delete" if old else "insert"
    return Difference(kind, old, new)
