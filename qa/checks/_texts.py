"""What checks of the surface ask of a text, and words that their messages share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from tmx.languages import primary
from tmx.scripts import LATIN, script_for

_MOST_SHOWN = 40

#: What no reader sees: a text of these alone is empty.
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
#: Brackets and quotation marks that may follow the end of a sentence, and those that open one.
CLOSERS = "”’\"'）)]】〕」』》〉»›"
OPENERS = "“‘\"'（([【〔「『《〈«‹"
#: Those that close, inside a class of `re`.
CLOSING = re.escape(CLOSERS)


@lru_cache(maxsize=512)
def is_chinese(language: str) -> bool:
    """Whether a tag is one of Chinese, in whatever script."""
    return primary(language) in {"zh", "yue", "wuu", "lzh"}


@lru_cache(maxsize=512)
def is_latin(language: str) -> bool:
    """Whether a language is written in Latin letters."""
    return script_for(language) == LATIN


def has_text(text: str) -> bool:
    """Whether a reader sees anything."""
    return bool(text) and bool(text.strip().strip(INVISIBLE).strip())


def shown(text: str) -> str:
    """An excerpt for a message."""
    text = " ".join(text.split())
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


def named(character: str) -> str:
    """A character for a message, by its code and name: some cannot be seen."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def together(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Places in rising order as spans: neighbours make one."""
    start = end = -1
    for place in places:
        if place != end:
            if end >= 0:
                yield start, end
            start = place
        end = place + 1
    if end >= 0:
        yield start, end


def times(number: int) -> str:
    """How often, for a message."""
    return {0: "never", 1: "once", 2: "twice"}.get(number, f"{number} times")
