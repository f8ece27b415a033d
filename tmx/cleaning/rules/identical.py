"""A target that is its source, whole or in part: what nobody translated.

Names, symbols, addresses, figures and abbreviations are rightly the same in both languages. What
shows that something was left is words in lower case, and of these not the particles of names.
"""

from __future__ import annotations

import re

from tmx.cleaning.base import Knowledge, Rule, example
from tmx.cleaning.duplicates import folded
from tmx.cleaning.sides import Pair, Side, listed
from tmx.scripts import LATIN

#: Parts of names: `Rio de Janeiro`, `Bank of England`, `et al.`.
_PARTICLES = listed(
    "de la le du des del della der den di da do dos las los el al bin ibn von van zu und of the "
    "and for on in et y e i a vs v no nos p pp para id cit"
)
_BARE = re.compile(r"[^\W\d_]{3,}|[\u3041-\u30ff\u3400-\u9fff]+")
_AROUND = "\"'“”‘’()[]«».,;:!?，。；：、"
# Words side by side, with nothing but a space or a comma between them.
_RUN = re.compile(r"(?<![\w/@.-])[A-Za-z\u00c0-\u00ff'’-]+(?:,? [A-Za-z\u00c0-\u00ff'’-]+)+")
_NEEDS = frozenset("abcdefghijklmnopqrstuvwxyz")
#: Letters of a script without upper and lower case that make up a word.
_LETTERS_A_WORD = 2
# So many words in capitals may be abbreviations.
_MOST_CAPITALS = 2


def translatable(text: str) -> int:
    """How many words of a text are no names, codes or addresses."""
    bare = [word.strip(_AROUND) for word in text.split()]
    whole = [word for word in bare if _BARE.fullmatch(word)]
    if text.isupper():
        return max(0, len(whole) - _MOST_CAPITALS)
    cased = sum(word.islower() and word not in _PARTICLES for word in whole)
    uncased = sum(len(word) for word in whole if word.lower() == word.upper())
    return cased + uncased // _LETTERS_A_WORD


def _is_copy(pair: Pair, threshold: float, _known: Knowledge) -> str:
    source, target = pair.source, pair.target
    if source.signs.isdisjoint(target.signs) or not _alike(source, target):
        return ""
    words = max(translatable(source.text), translatable(target.text))
    return f"same text, {words} words to translate" if words >= threshold else ""


def _alike(source: Side, target: Side) -> bool:
    if source.text == target.text:
        return True
    # Most pairs are of two scripts, and need not be folded.
    return source.plain == target.plain and folded(source.text) == folded(target.text) != ""


def _is_partly_copied(pair: Pair, threshold: float, _known: Knowledge) -> str:
    """A stretch of the source in a target that is written in another script."""
    source, target = pair.source, pair.target
    if target.script in {"", LATIN} or len(target.signs & _NEEDS) < 4:
        return ""
    copied = [run for run in _RUN.findall(target.text) if run in source.text]
    words = sum(map(translatable, copied))
    return f"'{max(copied, key=len)[:60]}' was left" if words >= threshold else ""


RULES = (
    Rule(
        "identical",
        "the target is the source again, and has words that are no names, codes or addresses",
        "least words in lower case",
        example("Report on coastal protection measures", "Report on coastal protection measures"),
        _is_copy,
        guesses=True,
    ),
    Rule(
        "untranslated",
        "stretches of the source stand in a target of another script",
        "least words of the stretches in lower case",
        example(
            "The secretariat will report on the harbour dues of small islands.",
            "秘书处将报告 on the harbour dues of small islands。",
        ),
        _is_partly_copied,
        guesses=True,
    ),
)
