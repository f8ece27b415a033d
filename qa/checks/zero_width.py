"""Characters without width: they cannot be seen, and a search does not find the word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from qa.check import CHARACTERS, Check, Example, always
from qa.checks._texts import named
from qa.finding import ERROR, Found
from qa.pair import Pair
from tmx.languages import primary

_ZERO = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
# Joiners shape words there, and marks of direction order them.
_JOINING = frozenset({"ar", "fa", "ur", "he", "yi", "ps", "ug", "ku", "hi", "bn", "mr", "ne", "ta",
                      "te", "kn", "ml", "gu", "pa", "or", "si", "km", "th", "lo", "my",
                      "mn"})  # fmt: skip
_SHAPING = frozenset("\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067"
                     "\u2068\u2069")  # fmt: skip


def _find(pair: Pair) -> Iterator[Found]:
    if pair.target.isascii():
        return
    for match in _ZERO.finditer(pair.target):
        if match[0] in _SHAPING and primary(pair.target_language) in _JOINING:
            continue
        if match[0] == "\u200d" and _is_picture(match):
            continue
        yield Found(f"invisible character {named(match[0])}", None, match.span())


def _is_picture(match: re.Match[str]) -> bool:
    """Whether a joiner makes one picture of two."""
    return unicodedata.category(match.string[match.end() : match.end() + 1] or " ") == "So"


CHECK = Check(
    "zero-width",
    CHARACTERS,
    ERROR,
    "A character without width stands in the text.",
    Example(
        "The ferry is late.", "渡船\u200b晚点了。", "invisible character U+200B ZERO WIDTH SPACE"
    ),
    always(_find),
)
