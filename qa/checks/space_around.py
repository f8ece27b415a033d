"""White space where none belongs: at the ends, twice, between Chinese characters, before a mark."""

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
            yield Found("doubled space", None, match.span())
    if is_chinese(pair.target_language):
        for match in _BETWEEN.finditer(target):
            if len(match[0]) == 1 or _DOUBLE.search(pair.source):
                yield Found(f"space between {_sides(match)}", None, match.span(), _grade(match))
    elif primary(pair.target_language) not in _SPACED:
        for match in _BEFORE_MARK.finditer(target):
            if not _BEFORE_MARK.search(pair.source):
                yield Found("space before a mark", None, match.span(), WARNING)


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
    return WARNING if "\u3000" in match[0] else ERROR


CHECK = Check(
    "space-around",
    CHARACTERS,
    ERROR,
    "White space stands at an end, twice, between Chinese characters, or before a mark.",
    Example("The ferry is late.", "渡船 晚点了。", "space between 船 and 晚"),
    always(_find),
)
