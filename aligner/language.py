"""Which languages a text is in, told from the text itself.

Scripts tell Chinese and Japanese, which needs no model and is right for three characters as for
three thousand; py3langid tells the languages that share an alphabet. Text is judged by the block,
so that a file with both languages in it is seen as such, and not taken for the one of which there
is a little more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from tmx.languages import canonical, primary, same_language

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_KANA = re.compile(r"[\u3041-\u30ff]")
_LEAST_HAN, _LEAST_KANA = 0.3, 0.05

# A Chinese character says about as much as three letters.
_HAN_WEIGHT = 3
# Blocks with fewer letters are judged together; a whole document with fewer not at all.
_LEAST_BLOCK, _LEAST_TEXT = 40, 20
# So many blocks from all over a document are looked at, and so much of each.
_MOST_BLOCKS, _MOST_LETTERS = 300, 600

# Chinese of any kind is one language here: which script it is in, its tag says.
_CHINESE = {"yue", "wuu", "lzh", "zh"}

# A document is in a language with so much of it, and in two if each has so much.
_LEAST_ONE, _LEAST_OF_TWO = 0.6, 0.25


def shares(texts: Sequence[str]) -> dict[str, float]:
    """How much of a document is in which language, by weight of its letters.

    Args:
        texts: of its blocks.

    Returns:
        Primary subtag -> share, the largest first; {} if there are too few letters to tell.
    """
    found: dict[str, float] = {}
    for text in _judged(texts):
        language = _language(text)
        found[language] = found.get(language, 0.0) + _weight(text)
    whole = sum(found.values())
    if whole < _LEAST_TEXT:
        return {}
    ranked = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return {language: weight / whole for language, weight in ranked}


def which(texts: Sequence[str], languages: tuple[str, str]) -> int | str:
    """Which of two languages a document is in.

    Args:
        texts: of its blocks.
        languages: canonical tags.

    Returns:
        0 or 1, or in words why it is neither.
    """
    if same_language(*languages):
        return f"'{languages[0]}' and '{languages[1]}' are one language: only a name can tell them"
    found = shares(texts)
    if not found:
        return "too little text to tell its language"
    parts = [found.get(_known_as(language), 0.0) for language in languages]
    if min(parts) >= _LEAST_OF_TWO:
        return "both languages are in it"
    if max(parts) >= _LEAST_ONE:
        return parts.index(max(parts))
    language, share = next(iter(found.items()))
    if share >= _LEAST_ONE and not max(parts) >= _LEAST_OF_TWO:
        return f"is in neither language, but in '{canonical(language)}'"
    return "language not told"


def _known_as(tag: str) -> str:
    known = primary(tag)
    return "zh" if known in _CHINESE else known


def _judged(texts: Sequence[str]) -> list[str]:
    """Stretches to judge: blocks from all over, and the short ones of them as one if need be."""
    step = max(1, len(texts) // _MOST_BLOCKS)
    sample = [text[:_MOST_LETTERS] for text in texts[::step]]
    long = [text for text in sample if _weight(text) >= _LEAST_BLOCK]
    if sum(map(_weight, long)) >= sum(map(_weight, sample)) / 2:
        return long
    # Lists and tables: by script, so that two languages do not become one stretch.
    short = [text for text in sample if _weight(text) < _LEAST_BLOCK]
    han = [text for text in short if _is_han(text)]
    other = [text for text in short if not _is_han(text)]
    return [*long, *(" ".join(group) for group in (han, other) if group)]


def _weight(text: str) -> int:
    """Letters, those that stand for a word as several."""
    return sum(map(str.isalpha, text)) + (_HAN_WEIGHT - 1) * len(_HAN.findall(text))


def _is_han(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return letters > 0 and len(_HAN.findall(text)) >= _LEAST_HAN * letters


def _language(text: str) -> str:
    letters = max(1, sum(map(str.isalpha, text)))
    if len(_KANA.findall(text)) >= _LEAST_KANA * letters:
        return "ja"
    if _is_han(text):
        return "zh"
    # Symbols and figures are the same in every language.
    words = " ".join(re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", _HAN.sub(" ", text)))
    found, _ = _identifier()(words)
    return "zh" if found in _CHINESE else found


@cache
def _identifier() -> Callable[[str], tuple[str, float]]:
    """The library's function; its model takes half a second to load, so not before it is needed."""
    from py3langid import classify

    known: Callable[[str], tuple[str, float]] = classify
    return known
