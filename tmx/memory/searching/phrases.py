"""A phrase, and where a text has it: what counts and what does not.

The words, numbers and Chinese characters of the phrase stand one after another in the text, each
whole, in any case and width. Punctuation that the phrase has must be there, and no other in its
place (`65/230` is not in `65, 230`); where it has none, any may divide the words in the text
(`65 230` is in both, `公约第` in `《公约》第`). `*` after a word or number stands for any ending:
`agend*`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tmx.memory.indexing import normalising
from tmx.memory.indexing.normalising import LETTER, MARKS
from tmx.scripts import HAN

# What is of no token.
_GAP = rf"(?:(?![{MARKS}])[\W_])*"
_BEFORE_NUMBER = r"(?<!\d)(?<!\d[.,])"
_AFTER_NUMBER = r"(?!\d)(?![.,]\d)"
_ANY_NUMBER = r"(?:[.,]?\d)*" + _AFTER_NUMBER
# Words between two that follow one another, as the index counts them: it cuts `1,000.5` in three.
_SLACK = 8


class _Word(NamedTuple):
    """A token of the phrase; `open` if any ending will do."""

    token: str
    open: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is looked for.

    Attributes:
        words: its tokens; () if it is punctuation alone.
        pattern: finds it in a text that is folded.
    """

    words: tuple[_Word, ...]
    pattern: re.Pattern[str]

    def match(self) -> str:
        """The phrase in the language of FTS5, which finds all texts that have it, and some more."""
        parts: list[list[_Word]] = [[]]
        for word in self.words:
            parts[-1].append(word)
            if word.open:
                parts.append([])
        told = [_quoted(part) for part in parts if part]
        if len(told) == 1:
            return told[0]
        return f"NEAR({' '.join(told)}, {len(self.words) + _SLACK * len(told)})"

    def is_in(self, text: str) -> bool:
        """Whether a text has it."""
        return self.pattern.search(normalising.folded(text)) is not None

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where a text has it, from character to character of the text as it is printed."""
        plain, origins = normalising.unfolded(text)
        found = self.pattern.finditer(plain)
        return tuple((origins[one.start()][0], origins[one.end() - 1][1]) for one in found)


def phrase_of(text: str) -> Phrase | None:
    """A phrase as a person writes it; None if there is nothing in it."""
    plain = normalising.folded(text).strip()
    if not plain:
        return None
    words: list[_Word] = []
    pieces: list[str] = []
    end = 0
    for place in normalising.located(plain):
        starred = plain[place.end : place.end + 1] == "*"
        # Behind a Chinese character anything may stand as it is.
        word = _Word(place.token, starred and not _is_han(place.token))
        pieces += [_gap(plain[end : place.start], first=not words), _word(word)]
        words.append(word)
        end = place.end + starred
    pieces.append(_signs(plain[end:], before=r"\s*" if words else ""))
    return Phrase(tuple(words), re.compile("".join(pieces)))


def _is_han(token: str) -> bool:
    return re.fullmatch(f"[{HAN}]", token) is not None


def _quoted(part: Sequence[_Word]) -> str:
    phrase = '"' + " ".join(word.token for word in part) + '"'
    return f"{phrase} *" if part[-1].open else phrase


def _word(word: _Word) -> str:
    token = re.escape(word.token)
    if word.token[0].isdecimal():
        return _BEFORE_NUMBER + token + (_ANY_NUMBER if word.open else _AFTER_NUMBER)
    if _is_han(word.token):
        return token
    return f"(?<!{LETTER}){token}" + (f"{LETTER}*" if word.open else f"(?!{LETTER})")


def _gap(text: str, *, first: bool) -> str:
    """What stands in a text where the phrase has this before a word."""
    if first:
        return _signs(text, after=r"\s*")
    return _signs(text, before=r"\s*", after=r"\s*") or _GAP


def _signs(text: str, *, before: str = "", after: str = "") -> str:
    """Punctuation with spaces or without; "" if there is none."""
    signs = [re.escape(sign) for sign in text if not sign.isspace()]
    return before + r"\s*".join(signs) + after if signs else ""
