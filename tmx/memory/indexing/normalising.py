"""What counts as the same text: the one definition behind exact, fuzzy and concordance search.

A segment becomes a row of tokens. Width and compatibility forms are one (Unicode NFKC), so is
case (full case folding); spaces and punctuation are no tokens. A Chinese character is a token, and
so is a run of letters of any other script, and a number with what stands between its digits
(`1,000.5`). So `Report  E/CN.15` and `report e/cn.15.` are the same, in every language.

For exact and fuzzy search every number is one and the same placeholder, since a number that differs
is often put in its place (tmx.memory.adapting); concordance looks for the number itself. A text of
numbers alone has nothing else to be told by: its numbers count.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from tmx.scripts import HAN

#: Stands for any number.
NUMBER = "#"

#: The version of these rules: what is kept in a memory by them is made anew when they change.
RULES = 1

#: Marks that stand on the letter before, as far as NFKC leaves them apart: Latin, Cyrillic, Hebrew,
#: Arabic, the scripts of India and of South-East Asia; likewise. \w has none of them.
MARKS = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    r"\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
#: A character of which words are made.
LETTER = rf"(?:[^\W\d_{HAN}]|[{MARKS}])"
_TOKEN = re.compile(rf"[{HAN}]|\d+(?:[.,]\d+)*|{LETTER}+")


def folded(text: str) -> str:
    """A text in one width, one form of each character, and one case."""
    return text.casefold() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def tokens(text: str) -> list[str]:
    """The words, Chinese characters and numbers of a text, in order."""
    return _TOKEN.findall(folded(text))


def placeheld(found: Sequence[str]) -> list[str]:
    """Tokens with the placeholder instead of each number, unless they are numbers alone."""
    held = [NUMBER if token[0].isdecimal() else token for token in found]
    return held if held.count(NUMBER) < len(held) else list(found)


def key(text: str, found: Sequence[str]) -> int:
    """A signed 64-bit number that is the same for texts that count as the same.

    Args:
        text: the text itself, which counts where there are no tokens (`***`).
        found: its tokens, placeheld.
    """
    return key_of(text, " ".join(found))


def key_of(text: str, counted: str) -> int:
    """The key of a text whose tokens, placeheld and with spaces between, are `counted`."""
    counted = counted or "\n" + unicodedata.normalize("NFKC", text).strip()
    digest = hashlib.blake2b(counted.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


class Token(NamedTuple):
    """A token and where a text prints it."""

    token: str
    start: int
    end: int


def located(text: str) -> list[Token]:
    """The tokens of a text with their places in the text as it is printed.

    Tokens that come from one character (`½`) have the same place.
    """
    plain, origins = unfolded(text)
    return [
        Token(found[0], origins[found.start()][0], origins[found.end() - 1][1])
        for found in _TOKEN.finditer(plain)
    ]


def unfolded(text: str) -> tuple[str, Sequence[tuple[int, int]]]:
    """`folded(text)`, and for each of its characters the stretch of the text that it comes from."""
    if text.isascii():
        return folded(text), [(i, i + 1) for i in range(len(text))]
    pieces: list[str] = []
    origins: list[tuple[int, int]] = []
    for start, end in _clusters(text):
        piece = folded(text[start:end])
        pieces.append(piece)
        origins += [(start, end)] * len(piece)
    return "".join(pieces), origins


def _clusters(text: str) -> list[tuple[int, int]]:
    """Stretches that change their form each by itself: a letter and the marks on it."""
    starts = [0]
    for i, character in enumerate(text):
        if i and not _joins(text[starts[-1] : i], character):
            starts.append(i)
    return list(zip(starts, [*starts[1:], len(text)], strict=True)) if text else []


def _joins(before: str, character: str) -> bool:
    """Whether a character changes together with those before it."""
    if character < "\u0300" or "\u3400" <= character <= "\u9fff":
        return False
    if unicodedata.combining(character):
        return True
    apart = unicodedata.normalize("NFKC", before) + unicodedata.normalize("NFKC", character)
    return unicodedata.normalize("NFKC", before + character) != apart
