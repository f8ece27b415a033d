"""Marks that stand twice, or beside one that they cannot stand beside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.check import PUNCTUATION, Check, Example, always
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair

# A mark that ends a clause, and another right behind it; an ellipsis and `?!` are something else.
_CHINESE = re.compile(
    r"[，。、；：][ \u3000]?[，。、；：,;:？！]+|[？！][，、；：。]|[,;:][，。、；：]|。\.|\.。"
)
_OTHER = re.compile(r",\s?[,;:]|;\s?[;:,]|:\s?[:;,]|(?<![.\s])\.\.(?![./\w])|[;:,]\.(?!\d|\.\.|\w)")
_LOUD = re.compile(r"([!?！？])\1+")


def _find(pair: Pair) -> Iterator[Found]:
    target = pair.target
    for match in (_OTHER if target.isascii() else _CHINESE).finditer(target):
        if match[0] not in pair.source and not _is_quoted(match):
            yield Found(f"'{match[0]}' is one mark too many", None, match.span())
    for match in _LOUD.finditer(target):
        if not _LOUD.search(pair.source):
            yield Found(f"'{match[0]}' is one mark too many", None, match.span(), WARNING)
    if not target.isascii():
        for match in _OTHER.finditer(target):
            if match[0] not in pair.source:
                yield Found(f"'{match[0]}' is one mark too many", None, match.span())


def _is_quoted(match: re.Match[str]) -> bool:
    """Whether a mark is spoken of, not used."""
    return match.string[match.start() - 1 : match.start()] in {"“", "「", "‘"}


CHECK = Check(
    "repeated-punctuation",
    PUNCTUATION,
    ERROR,
    "A mark stands twice, or two stand together of which one is enough.",
    Example(
        "The tide turned, and we left.", "潮水转向，，我们离开了。", "'，，' is one mark too many"
    ),
    always(_find),
)
