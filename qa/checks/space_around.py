"""White space where none belongs: at the ends, twice, between Chinese characters, before a mark.

Chinese documents set a blank behind the number of a heading (第一章 总则, 附件 名单) and within a
heading of two characters (目 录): that is no fault. Beside figures blanks are as one likes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.check import CHARACTERS, Check, Example, always
from qa.checks._texts import is_chinese
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair
from tmx.languages import primary
from tmx.scripts import HAN

_DOUBLE = re.compile(r"(?<=[^\s])[ \xa0\u2000-\u200a\u202f\u3000]{2,}(?=[^\s])")
_WIDE = "，。、；：？！“”‘’《》（）"
_BETWEEN = re.compile(
    rf"(?<=[{HAN}])[ \xa0\u3000]+(?=[{HAN}{_WIDE}])|(?<=[{_WIDE}])[ \xa0\u3000]+(?=[{HAN}{_WIDE}])"
)
_BEFORE_MARK = re.compile(r"(?<=[^\W\d_]) (?=[,;:!?.)](?:\s|$))|(?<=\() (?=\w)")
# What is no slip: numbers of headings, and headings that are spread out.
_HEADING = re.compile(
    r"^\s*(?:第[一二三四五六七八九十百0-9]{1,5}[章节条编款项部]分?|附[件录文][一二三四五六七八九十]*"
    r"|[一二三四五六七八九十]{1,3})$"
)
_LONGEST_NUMBER = 12
_SPREAD = re.compile(rf"^\s*[{HAN}](?:[ \xa0\u3000]+[{HAN}]){{1,3}}\s*$")
# 上午10时至 下午1时: a line of a table was broken here.
_TO = re.compile(r"(?<=[时分日月年]至) (?=[上下中]午|星期|次日)")
# Languages that set a space before `;`, `:`, `!` and `?`.
_SPACED = frozenset({"fr"})
_SPACES = (" ", "\xa0", "\u3000", "\t", "\n", "\r")


def _find(pair: Pair) -> Iterator[Found]:
    target = pair.target
    yield from _at_ends(pair)
    yield from _lacks_ends(pair)
    if " " not in target and "\u3000" not in target and "\xa0" not in target:
        return
    for match in _DOUBLE.finditer(target):
        if not _DOUBLE.search(pair.source):
            yield Found("doubled space", None, match.span(), _grade_double(match))
    if is_chinese(pair.target_language):
        yield from _between(pair)
    elif primary(pair.target_language) not in _SPACED:
        for match in _BEFORE_MARK.finditer(target):
            if not _BEFORE_MARK.search(pair.source):
                yield Found("space before a mark", None, match.span(), WARNING)


def _between(pair: Pair) -> Iterator[Found]:
    """Blanks between two Chinese characters or marks."""
    target = pair.target
    is_spread = _SPREAD.match(target)
    for match in _BETWEEN.finditer(target):
        at = match.start()
        if is_spread or (at < _LONGEST_NUMBER and _HEADING.match(target[:at])):
            continue
        if len(match[0]) == 1 or _DOUBLE.search(pair.source):
            yield Found(f"space between {_sides(match)}", None, match.span(), _grade(match))


def _at_ends(pair: Pair) -> Iterator[Found]:
    source, target = pair.source, pair.target
    if target[:1] in _SPACES and not source[:1].isspace():
        width = len(target) - len(target.lstrip())
        if width < len(target):
            yield Found("the target begins with a space, the source does not", None, (0, width))
    if target[-1:] in _SPACES and not source[-1:].isspace():
        width = len(target.rstrip())
        if width:
            yield Found(
                "the target ends with a space, the source does not", None, (width, len(target))
            )


def _lacks_ends(pair: Pair) -> Iterator[Found]:
    """White space at an end of the source that the target has not: a message is put together."""
    source, target = pair.source, pair.target
    if not target.strip() or not source.strip():
        return
    if source[:1].isspace() and not target[:1].isspace():
        said = "the source begins with a space, the target does not"
        yield Found(said, (0, len(source) - len(source.lstrip())), None, WARNING)
    if source[-1:].isspace() and not target[-1:].isspace():
        said = "the source ends with a space, the target does not"
        yield Found(said, (len(source.rstrip()), len(source)), None, WARNING)


def _sides(match: re.Match[str]) -> str:
    before, behind = match.string[match.start() - 1], match.string[match.end()]
    return f"{before} and {behind}"


def _grade(match: re.Match[str]) -> str:
    """A wide space parts names in lists of them; a narrow one is a slip."""
    is_free = "\u3000" in match[0] or _TO.match(match.string, match.start())
    return WARNING if is_free else ERROR


def _grade_double(match: re.Match[str]) -> str:
    """Beside a figure a Chinese text may have blanks or not: two of them are but untidy."""
    text, (start, end) = match.string, match.span()
    return WARNING if text[start - 1].isdigit() or text[end].isdigit() else ERROR


CHECK = Check(
    "space-around",
    CHARACTERS,
    ERROR,
    "White space stands at an end, twice, between Chinese characters, or before a mark.",
    Example("The ferry is late.", "渡船 晚点了。", "space between 船 and 晚"),
    always(_find),
)
