"""What stands where a character was lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.check import CHARACTERS, Check, Example, always
from qa.checks._texts import is_latin, named
from qa.finding import ERROR, Found
from qa.pair import Pair

_LOST = re.compile("[\ufffd\ufffc\ufffe\uffff]+")
# People write ??? behind a word; in one it stands for characters that an encoding had not.
_QUESTIONS = re.compile(r"(?<![\w?!])\?{2,}|\w\?{2,}(?=\w)|\?{4,}")


def _find(pair: Pair) -> Iterator[Found]:
    target = pair.target
    if not target.isascii():
        for match in _LOST.finditer(target):
            yield Found(f"{named(match[0][0])} stands for what was lost", None, match.span())
    if "??" in target and not is_latin(pair.target_language) and "??" not in pair.source:
        for match in _QUESTIONS.finditer(target):
            yield Found(f"{match[0]} stands for what was lost", None, match.span())


CHECK = Check(
    "replacement-character",
    CHARACTERS,
    ERROR,
    "A replacement character or question marks stand where characters were lost.",
    Example(
        "The café is closed.",
        "咖\ufffd馆关门了。",
        "U+FFFD REPLACEMENT CHARACTER stands for what was lost",
    ),
    always(_find),
)
