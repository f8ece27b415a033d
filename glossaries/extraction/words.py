"""Texts cut into words with their places, for languages with spaces and for Chinese.

Chinese words are those of jieba's dictionary, which comes inside the library: no model is looked
for. It cuts some compounds too finely and a few too coarsely; whole terms are found by what stands
beside what in the corpus (`ngrams`, `spans`), so a cut need not be right, only the same each time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tmx.languages import primary
from tmx.scripts import HAN

#: Languages written without spaces that are cut by the dictionary.
UNSPACED = frozenset({"zh", "yue"})


def _words(others: str = "") -> str:
    """A pattern of what is a word, other letters than some.

    Letters with what binds them (`B2`, but `Crime1` is a word and the mark of a note); a
    possessive by itself; figures with their points; anything else but spaces, one by one.
    """
    return (
        rf"[^\W\d_{others}]+(?:['’.&-](?![sS]\b)[^\W_{others}]+|(?<=[A-Z])[0-9]+)*"
        r"|[0-9]+(?:[.,:/-]?[0-9A-Za-z]+)*|['’][sS]\b|[^\s]"
    )


_SPACED = re.compile(_words())
_HAN = re.compile(f"[{HAN}]+")
_MIXED = re.compile(f"[{HAN}]+|{_words(HAN)}")


def cutter(language: str) -> Callable[[str], Iterator[tuple[str, int]]]:
    """What cuts texts of a language into (word, offset); spaces are left out."""
    return _unspaced if primary(language) in UNSPACED else _spaced


def is_word(text: str) -> bool:
    """Whether it holds a letter (or an ideograph) and is not a sign or a figure."""
    return any(map(str.isalpha, text))


def _spaced(text: str) -> Iterator[tuple[str, int]]:
    for found in _SPACED.finditer(text):
        yield found[0], found.start()


def _unspaced(text: str) -> Iterator[tuple[str, int]]:
    import rjieba

    for found in _MIXED.finditer(text):
        if not _HAN.fullmatch(found[0]):
            yield found[0], found.start()
            continue
        start = found.start()
        for word in rjieba.cut(found[0], hmm=False):
            yield word, start
            start += len(word)
