"""Texts as rows of words, one character for each word, so that terms are found as strings are.

A word here is a run of letters and digits, or one Chinese character; punctuation and the end of a
paragraph count as words too, so that no term is found across them. What `glossaries.folding` makes
one and what `glossaries.inflection` gives one stem has one character. A term is then a short string
that is found in the long one of a text: never in the middle of a word, whatever stands between its
words, be it a space, a hyphen or the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from glossaries.chinese import simplified
from glossaries.folding import APOSTROPHES, HYPHENS, NOTHING, QUOTES, folded
from glossaries.inflection import ARTICLES, stem
from tmx.languages import primary
from tmx.memory.indexing.normalising import MARKS
from tmx.scripts import HAN

#: Stands for every word that is in no term.
OTHER = "\0"
# Stands between the terms that are read at once, and so does its character.
_BETWEEN = "\0"
_END = "\1"
#: The first of the characters that stand for words; they follow one another from there.
FIRST = 0x10000

_POSSESSIVE = rf"(?:[{APOSTROPHES}][sS](?!\w)|(?<=[sS])[{APOSTROPHES}](?!\w))"
# The digits of footnote marks stand at words and are none of them.
_RAISED = "¹²³\u2070-\u2079\u2080-\u2089"
_WORD = rf"(?:[^\W_{HAN}{_RAISED}]|[{MARKS}\u00ad])+{_POSSESSIVE}?"
_SPACES = (
    " \t\r\f\v\x85\xa0\u1680"
    + "".join(map(chr, range(0x2000, 0x200B)))
    + "\u2028\u2029\u202f\u205f\u3000"
)
_SKIPPED = re.escape(_SPACES + QUOTES + HYPHENS + NOTHING + APOSTROPHES)
# Each stretch matches in one way only, so that a long one costs no more than its length.
_GAP = rf"[{_SKIPPED}]*(?:\n(?![^\S\n]*\n)[{_SKIPPED}]*)*"
_PARAGRAPH = r"[^\S\n]*\n[^\S\n]*\n\s*"
# Each match begins where the last one ended: lengths alone tell the places.
_ITEM = re.compile(rf"{_PARAGRAPH}|{_GAP}(?:{_WORD}|[{HAN}]|\S)|\s+")
_AROUND = "\n" + QUOTES + HYPHENS + NOTHING + APOSTROPHES + _SPACES
_BEFORE = re.compile(_GAP)
_ENDING = re.compile(rf"(?<=\w){_POSSESSIVE}$")


class Row(NamedTuple):
    """A text by its words.

    Attributes:
        codes: a character for each word.
        items: each word as printed, with what stands between it and the one before.
        ends: where each item ends in the text.
    """

    codes: str
    items: Sequence[str]
    ends: Sequence[int]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from `first` to before `last` stand, without quotes or possessive."""
        start = self.ends[first] - len(bare(self.items[first]))
        end = self.ends[last - 1]
        ending = _ENDING.search(self.items[last - 1])
        return start, end - len(ending[0]) if ending else end


def items_of(term: str) -> list[str]:
    """The words of a term; what stands around it does not count."""
    return _ITEM.findall(term.strip(_AROUND))


def bare(item: str) -> str:
    """A word without what stands before it."""
    if item[0] == " ":
        item = item[1:] or item
    if item[0].isalnum():
        return item
    before = _BEFORE.match(item)
    return item[before.end() if before else 0 :] or item


def word_of(item: str, language: str = "") -> str:
    """The folded form of a word, without the ending of a possessive; "" for punctuation."""
    if item.isascii() and (plain := item.lstrip(" ")).isalnum():
        return plain.lower()
    word = folded(_ENDING.sub("", bare(item)), language)
    return word if len(word) > 1 or word.isalnum() else ""


class Coder(dict[str, str]):
    """What stands for each word of a language; words get a character as they are met, until closed.

    Args:
        language: whose plurals and articles are known; "" takes all words for English.
        punctuation: whether punctuation counts.
        articles: whether articles count.

    Attributes:
        stems: stem -> its character, in the order in which they were met.
    """

    def __init__(self, language: str, *, punctuation: bool = True, articles: bool = True) -> None:
        super().__init__()
        self.language = primary(language) or "en"
        self._punctuation = punctuation
        self._left_out = frozenset() if articles else ARTICLES.get(self.language, frozenset())
        self.stems: dict[str, str] = {_BETWEEN: _END}
        self._closed = False

    def close(self) -> None:
        """From now on a word that is new is `OTHER`."""
        self._closed = True

    def __missing__(self, item: str) -> str:
        code = self[item] = self._code(item)
        return code

    def _code(self, item: str) -> str:
        word = word_of(item, self.language)
        if not word:
            word = bare(item).strip() or "\n"
            return self._character(word) if self._punctuation or word == _BETWEEN else ""
        if word in self._left_out:
            return ""
        return self._character(simplified(word) if len(word) == 1 else stem(word, self.language))

    def _character(self, found: str) -> str:
        code = self.stems.get(found)
        if code is None:
            if self._closed:
                return OTHER
            code = self.stems[found] = chr(FIRST + len(self.stems))
        return code

    def codes(self, term: str) -> str:
        """The words of a term, a character each; what stands around it does not count."""
        return self.all_codes([term])[0]

    def all_codes(self, terms: Sequence[str]) -> list[str]:
        """`codes` of each of them; ten at once take no longer than five one by one."""
        text = "".join(f"{term}{_BETWEEN}" for term in terms)
        if text.count(_BETWEEN) != len(terms):
            text = "".join(f"{term.replace(_BETWEEN, ' ')}{_BETWEEN}" for term in terms)
        return "".join(map(self.__getitem__, _ITEM.findall(text))).split(_END)[:-1]

    def row(self, text: str) -> Row:
        """The words of a text, and where they stand."""
        items = _ITEM.findall(text)
        ends = list(accumulate(map(len, items)))
        codes = list(map(self.__getitem__, items))
        if "" in codes:
            kept = [i for i, code in enumerate(codes) if code]
            items, ends = [items[i] for i in kept], [ends[i] for i in kept]
        return Row("".join(codes), items, ends)
