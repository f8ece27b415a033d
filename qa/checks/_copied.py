"""Whether a target is its source again, and whether that has anything to translate.

Names, symbols, addresses, figures and abbreviations are rightly the same in both languages.
"""

from __future__ import annotations

import re
from functools import lru_cache

from qa.checks._texts import is_latin
from qa.pair import Pair
from tmx.cleaning.duplicates import folded
from tmx.cleaning.rules.identical import translatable
from tmx.cleaning.sides import listed
from tmx.languages import same_language
from tmx.scripts import LETTERS, script_for

_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_AROUND = "\"'“”‘’()[]«».,;:!?*，。；：、？！（）《》"
_LEAST_LETTERS = 4
_DATED = listed(
    "January February March April June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Ambassador Professor Minister "
    "Vice-Chair Annex Chapter Early Late Main Submitted Conclusions Introduction Article "
    "Paragraph Section Table Figure President Complaints"
)
# Punctuation and spaces may be mended in a copy; more than so many characters are something else.
_MOST_MENDED = 6


def is_copied(pair: Pair) -> bool:
    """Whether the target is the source again, but for case, width, spaces and punctuation."""
    source, target = pair.source, pair.target
    if not source or not target or abs(len(source) - len(target)) > _MOST_MENDED:
        return False
    if same_language(pair.source_language, pair.target_language):
        return False
    if source == target:
        return True
    if source[:1].lower() != target[:1].lower():
        return False
    return folded(source) == folded(target) != ""


def words_in(text: str, other_script: bool) -> int:
    """How many words of a text are no names, codes or addresses.

    Args:
        other_script: whether the other language is written in another script, so that words which
            English bodies and documents have in their names are to be translated too.
    """
    if (words := translatable(text)) or not other_script:
        return words
    bare = [word.strip(_AROUND) for word in text.split()]
    return sum(_is_listed(word) for word in bare if _WORD.fullmatch(word))


def to_translate(pair: Pair) -> int:
    """How many words of the source are no names, codes or addresses."""
    apart = is_latin(pair.source_language) != is_latin(pair.target_language)
    return words_in(pair.source, apart)


def may_be_translated(pair: Pair) -> bool:
    """Whether what was copied into another script is a date, a title, or a single word.

    A name of several words is more likely a person's.
    """
    if is_latin(pair.source_language) == is_latin(pair.target_language):
        return False
    words = [word for word in _WORD.findall(pair.source) if len(word) >= _LEAST_LETTERS]
    plain = [word for word in words if not word.isupper()]
    return len(plain) == len(words) == 1 or not _DATED.isdisjoint(words)


def is_known(word: str) -> bool:
    """Whether a word is no name: a month or the like, or of the core glossary, in any case.

    One with a hyphen is of the glossary if both parts are: Secretary-General.
    """
    return word.title() in _DATED or all(map(_is_listed, word.split("-")))


def _is_listed(word: str) -> bool:
    """Whether a word, in whatever case, is one of those that the core glossary is made of."""
    word = word.lower()
    if len(word) < _LEAST_LETTERS:
        return False
    return word in _vocabulary() or (word[-1] == "s" and word[:-1] in _vocabulary())


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    """Words of the English names of bodies, documents and other things, in lower case."""
    from glossaries.core import core

    terms = (term.text for concept in core() for term in concept.terms if term.language == "en")
    return frozenset(
        word.lower()
        for text in terms
        for word in _WORD.findall(text)
        if len(word) >= _LEAST_LETTERS and not word.isupper()
    )


def lacks_own_letters(text: str, language: str) -> bool:
    """Whether a text has no letter of the script that its language is written in."""
    letters = LETTERS.get(script_for(language))
    if letters is None or is_latin(language):
        return False
    if script_for(language) == "Kana" and LETTERS["Han"].search(text):
        return False
    return letters.search(text) is None
