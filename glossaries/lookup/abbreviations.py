"""Terms by their letters: `UNODC`, `U.N.O.D.C.`, and what they are short for.

An abbreviation may be a term of its own, stand in brackets after a term, or be known only by the
initials of a term: `United Nations Office on Drugs and Crime` is found as UNODC by all three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossaries.inflection import SMALL_WORDS
from glossaries.lookup.found import ABBREVIATION, Hit
from glossaries.lookup.names import Names
from glossaries.term import ABBREVIATION as ABBREVIATED
from glossaries.term import ACRONYM

_LETTERS = r"[^\W\d_a-z](?:[.\-/& ]{0,2}[^\W_a-z]){1,11}\.?s?"
_IS_SHORT = re.compile(_LETTERS)
_IN_BRACKETS = re.compile(rf"[(（]({_LETTERS})[)）]")
_JOINTS = re.compile(r"[.\-/&\s]")
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_LONGEST = 24
# Who asks in lower case asks for no abbreviation longer than this.
_SHORT = 7
# The share of the full score for a term that only happens to have such initials.
_BY_INITIALS = 85
_FULL = 98


def letters_of(text: str) -> str:
    """The letters of an abbreviation, in one case; "" if it does not look like one."""
    letters = _JOINTS.sub("", text.strip().removesuffix("s")) if len(text) <= _LONGEST else ""
    # Letters without case, as those of Chinese, are no capitals.
    return letters.casefold() if letters.isupper() and _IS_SHORT.fullmatch(text.strip()) else ""


def initials_of(text: str) -> str:
    """The first letters of a term's words, without those of small words."""
    words = [word for word in _WORD.findall(text) if word.casefold() not in SMALL_WORDS]
    return "".join(word[0] for word in words).casefold() if 2 < len(words) < 12 else ""


class Abbreviations:
    """The names that have an abbreviation, or may have it.

    Args:
        names: all terms.
    """

    def __init__(self, names: Names) -> None:
        self._own: dict[str, list[int]] = {}
        self._bracketed: dict[str, list[int]] = {}
        self._initials: dict[str, list[int]] = {}
        for number, term in enumerate(names.terms):
            text = term.text
            short = letters_of(text)
            if not short and term.form in (ABBREVIATED, ACRONYM):
                short = _JOINTS.sub("", text).casefold()
            if short:
                self._own.setdefault(short, []).append(number)
                continue
            if "(" in text or "（" in text:
                for found in _IN_BRACKETS.findall(text):
                    self._bracketed.setdefault(letters_of(found), []).append(number)
            if initials := initials_of(text):
                self._initials.setdefault(initials, []).append(number)

    def find(self, text: str) -> Iterator[Hit]:
        """The names that a text is the abbreviation of."""
        letters = _asked(text)
        shown = letters.upper()
        for number in self._own.get(letters, ()):
            yield Hit(number, ABBREVIATION, _FULL, f"the abbreviation {shown}")
        for number in self._bracketed.get(letters, ()):
            yield Hit(number, ABBREVIATION, _FULL, f"its abbreviation {shown} stands in brackets")
        for number in self._initials.get(letters, ()):
            yield Hit(number, ABBREVIATION, _BY_INITIALS, f"an abbreviation: its initials {shown}")


def may_be_abbreviation(text: str) -> bool:
    """Whether a text that is asked for may be one: in capitals, or a short word in any case."""
    return bool(_asked(text))


def _asked(text: str) -> str:
    found = letters_of(text)
    return found or (letters_of(text.upper()) if len(text) <= _SHORT and text.isalnum() else "")
