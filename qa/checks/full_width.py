"""Digits and Latin letters that fill a square."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from qa.check import PUNCTUATION, Check, Example, always
from qa.checks._texts import is_chinese
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair
from tmx.languages import primary

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+(?:[．，／－][０-９Ａ-Ｚａ-ｚ]+)*|[％＋＝＄＆＠＃]")
_MARKS = re.compile("[，。；：？！（）、]")
_CJK = frozenset({"ja", "ko"})
_HALF = str.maketrans("，。；：？！（）、", ",.;:?!(),")


def _find(pair: Pair) -> Iterator[Found]:
    if pair.target.isascii():
        return
    for match in _WIDE.finditer(pair.target):
        wide = match[0]
        severity = ERROR if wide[0].isalnum() else WARNING
        yield Found(
            f"{wide} stands for {unicodedata.normalize('NFKC', wide)}", None, match.span(), severity
        )
    if not is_chinese(pair.target_language) and primary(pair.target_language) not in _CJK:
        for match in _MARKS.finditer(pair.target):
            yield Found(f"{match[0]} stands for {match[0].translate(_HALF)}", None, match.span())


CHECK = Check(
    "full-width",
    PUNCTUATION,
    ERROR,
    "Digits or Latin letters are full-width, or punctuation of Chinese stands in another language.",
    Example("Pier 12 is closed.", "１２号码头关闭。", "１２ stands for 12"),
    always(_find),
)
