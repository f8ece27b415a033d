"""When two spellings are one term: case, number, an article in front and title marks do not count.

Chinese counts as it is written but for title marks and spaces. English number is folded by a few
rules, the same on both sides of a comparison: that a fold is no English word does no harm.
"""

from __future__ import annotations

import functools
import re

_WORD = re.compile(r"[a-z]+")
_ARTICLE = re.compile(r"^(?:the|an?) ")
_CHINESE_MARKS = re.compile(r"[《》〈〉\s]")
_IRREGULAR = {"women": "woman", "men": "man", "children": "child", "gases": "gas"}
# Ends that look plural and are not.
_SINGULAR = ("ss", "us", "is")
_SHORTEST_PLURAL = 4


@functools.lru_cache(maxsize=100_000)
def singular(word: str) -> str:
    """A word in small letters, in the singular if it ends as plurals do."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(_SINGULAR):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[: -2 if word.endswith(("sses", "shes", "ches", "xes")) else -1]


def folded_english(text: str) -> str:
    """English without case, number, an article in front, and more than one space."""
    plain = _ARTICLE.sub("", " ".join(text.casefold().replace("’", "'").split()))
    return _WORD.sub(lambda found: singular(found[0]), plain)


def folded_chinese(text: str) -> str:
    """Chinese without title marks and spaces."""
    return _CHINESE_MARKS.sub("", text)
