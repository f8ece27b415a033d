"""Whether a place that has the words of a term has the term.

Places are found by stems without regard to case. What a stem cannot tell is looked at here:

- An acronym is one in capitals only: `WHO` is not `who`; but `NGOs` is `NGO` in the plural.
- A single word with capitals inside is written just so: `CoP` is not `cop` or `COP`.
- A single word with a capital is a name: `Charter` is not `charter`. One without may have it.
- A single short word is not an acronym: `aid` is not `AID`, unless what stands beside is in
  capitals too.
- A single word that is a plural is not its singular: `goods` is not `good`.
- A single Chinese character stands alone: 方 is not in 方案, nor in anything that may be a word.
- A number or symbol is whole: `resolution 65` is not in `resolution 65/230`.
"""

from __future__ import annotations

from collections.abc import Sequence

from glossaries.chinese import has_han
from glossaries.inflection import stem
from glossaries.words import bare, word_of

# The longest word that is taken for an acronym wherever it stands among other words in capitals.
_ACRONYM = 5
# What joins numbers, and the parts of a symbol.
_JOINTS = "/.,"


class Shape:
    """What a term demands of a place that has its words.

    Args:
        items: the words of the term, as `glossaries.words` cuts them.
        language: whose plurals are known.
    """

    __slots__ = ("_capitals", "_language", "_only")

    def __init__(self, items: Sequence[str], language: str) -> None:
        words = [bare(item) for item in items]
        shouted = len(words) > 1 and all(word.isupper() or not word.isalpha() for word in words)
        self._capitals = [
            i
            for i, word in enumerate(words)
            if _is_acronym(word) and not (shouted and len(word) > _ACRONYM)
        ]
        self._language = language
        self._only = words[0] if len(words) == 1 else ""

    def fits(self, items: Sequence[str], first: int) -> bool:
        """Whether the words from `first` on may be the term."""
        if self._only:
            return self._only_fits(items, first)
        return all(_is_acronym(bare(items[first + i])) for i in self._capitals)

    def _only_fits(self, items: Sequence[str], at: int) -> bool:
        word, here = self._only, bare(items[at])
        if has_han(word):
            return not _beside_han(items, at)
        if word == here:
            return True
        if self._capitals:
            if not _is_acronym(here):
                return False
        elif _has_inner_capital(word):
            return here.startswith(word)
        elif (word[0].isupper() and not here[0].isupper()) or (
            len(word) < _ACRONYM and _is_acronym(here) and not _in_capitals(items, at)
        ):
            return False
        if word.casefold() == here.casefold():
            return True
        folded = word_of(word, self._language)
        return stem(folded, self._language) == folded or word_of(here, self._language) == folded


def _is_acronym(word: str) -> bool:
    """Whether it is in capitals, two at least, but for the ending of a plural or possessive."""
    stripped = word.rstrip("s’'") if word[-1:] in "s’'" else word
    if stripped[-2:] in ("'S", "’S"):
        stripped = stripped[:-2]
    return len(stripped) > 1 and stripped.isupper()


def _beside_han(items: Sequence[str], at: int) -> bool:
    """Whether a Chinese character stands next to a word, with nothing between."""
    after = items[at + 1][:1] if at + 1 < len(items) else ""
    return has_han(after) or (len(items[at]) == 1 and at > 0 and has_han(items[at - 1][-1]))


def _has_inner_capital(word: str) -> bool:
    return word[1:] != word[1:].lower()


def _in_capitals(items: Sequence[str], at: int) -> bool:
    """Whether a word beside is in capitals: a heading is."""
    beside = (bare(items[i]) for i in (at - 1, at + 1) if 0 <= i < len(items))
    return any(len(word) > 1 and word.isupper() for word in beside)


def is_whole(items: Sequence[str], first: int, last: int) -> bool:
    """Whether a number or symbol at either end of some words does not go on beyond them."""
    if last < len(items) - 1 and items[last] in _JOINTS and items[last - 1][-1].isdigit():
        after = items[last + 1][0]
        if after.isdigit() or (items[last] == "/" and after.isalnum()):
            return False
    if first < 2 or items[first - 1] not in _JOINTS or not items[first][0].isdigit():
        return True
    before = items[first - 2][-1]
    return not (before.isdigit() or (items[first - 1] == "/" and before.isalnum()))
