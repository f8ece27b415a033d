"""Control characters, which no text has and many tools refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.check import CHARACTERS, Check, Example, always
from qa.checks._texts import named
from qa.finding import ERROR, Found
from qa.pair import Pair

# Tabs and ends of lines are white space; the separators of Unicode are no such.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb]")


def _find(pair: Pair) -> Iterator[Found]:
    for match in _CONTROL.finditer(pair.target):
        yield Found(f"control character {named(match[0])}", None, match.span())


CHECK = Check(
    "control-character",
    CHARACTERS,
    ERROR,
    "A control character stands in the text.",
    Example("The meeting rose.", "会议\x02散会。", "control character U+0002"),
    always(_find),
)
