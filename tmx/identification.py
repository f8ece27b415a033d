"""Which language a text is in, told from the text itself.

Scripts tell Chinese and Japanese, which needs no model and is right for three characters as for
three thousand; py3langid tells the languages that share an alphabet. Whole documents
(`aligner.language`) and single sentences of a memory (`tmx.cleaning`) are told by the same means.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from tmx.languages import LANGUAGES, primary

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_KANA = re.compile(r"[\u3041-\u30ff]")
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LEAST_HAN, _LEAST_KANA = 0.3, 0.05

#: A Chinese character says about as much as three letters.
HAN_WEIGHT = 3

# Chinese of any kind is one language here: which script it is in, its tag says.
_CHINESE = {"yue", "wuu", "lzh", "zh"}


def known_as(tag: str) -> str:
    """The code under which `language_of` gives the language of a tag."""
    known = primary(tag)
    return "zh" if known in _CHINESE else known


def weight(text: str) -> int:
    """Letters, those that stand for a word as several."""
    return sum(map(str.isalpha, text)) + (HAN_WEIGHT - 1) * len(HAN.findall(text))


def is_han(text: str) -> bool:
    """Whether so many of its letters are Chinese characters that it is Chinese or Japanese."""
    letters = sum(map(str.isalpha, text))
    return letters > 0 and len(HAN.findall(text)) >= _LEAST_HAN * letters


def language_of(text: str) -> str:
    """Primary subtag of the language that a stretch of text is in; any text gets one."""
    return _by_script(text) or _chinese_as_one(_identifier()(words_of(text))[0])


def likely(text: str) -> tuple[str, float]:
    """The language that a short text is most likely in.

    Only languages that `tmx.languages` knows are considered: of the hundred that the model has,
    most are taken for a larger neighbour's heading more often than they are met.

    Returns:
        Primary subtag, and how likely, 0 to 1.
    """
    if told := _by_script(text):
        return told, 1.0
    found, probability = _weighing()(words_of(text))
    return _chinese_as_one(found), float(probability)


def can_tell(language: str) -> bool:
    """Whether `likely` ever gives a language (primary subtag)."""
    return language in _considered()


def words_of(text: str) -> str:
    """The words of a text: symbols and figures are the same in every language."""
    return " ".join(_WORDS.findall(HAN.sub(" ", text)))


def _by_script(text: str) -> str:
    letters = max(1, sum(map(str.isalpha, text)))
    if len(_KANA.findall(text)) >= _LEAST_KANA * letters:
        return "ja"
    return "zh" if is_han(text) else ""


def _chinese_as_one(found: str) -> str:
    return "zh" if found in _CHINESE else found


@cache
def _considered() -> frozenset[str]:
    return frozenset(primary(code) for code in LANGUAGES)


@cache
def _identifier() -> Callable[[str], tuple[str, float]]:
    """The library's function; its model takes half a second to load, so not before it is needed."""
    from py3langid import classify

    known: Callable[[str], tuple[str, float]] = classify
    return known


@cache
def _weighing() -> Callable[[str], tuple[str, float]]:
    """A function of the same kind that gives probabilities and considers few languages."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: Any = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_considered() & set(identifier.labels))
    known: Callable[[str], tuple[str, float]] = identifier.classify
    return known
