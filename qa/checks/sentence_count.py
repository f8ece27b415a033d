"""As many sentences on either side: what is otherwise is told, and need not be wrong.

Where align has put two sentences beside one, that is its own doing, and is not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.check import COMPLETENESS, Check, Example, always
from qa.checks._texts import CLOSING, is_chinese
from qa.finding import NOTE, Found
from qa.pair import Pair
from tmx.cleaning.sides import listed
from tmx.unit import BEAD

# A sentence begins with what is no lower-case letter, behind a stop that ends no abbreviation.
# The mark of a note may stand between.
_NOTE = r"(?:[¹²³⁰⁴-⁹]+|\[\^?\w{1,20}\]|\*+)"
_BREAK = re.compile(rf"[.?!][{CLOSING}]*(?:{_NOTE}[{CLOSING}]*)*\s+(?=[\"“‘(\[«]?[^\W_a-z])")
_ABBREVIATIONS = listed(
    "mr ms mrs dr no nos st vs pp p jr sr cf vol vols para paras art arts etc al rev corr "
    "add ed eds inc ltd ch sect fig i.e e.g viz approx ca"
)
# `Part II.` at the start is no sentence.
_HEADING = re.compile(
    r"\W*(?:part|chapter|section|annex|title|book|appendix|item|article|rule)\s$", re.IGNORECASE
)
_ONE_TO_ONE = "1-1"
_AROUND = '"“‘(['
_CHINESE_BREAK = re.compile(
    rf"[。？！]+[{CLOSING}]*(?:{_NOTE}[{CLOSING}]*)*(?=\s*[^\s{CLOSING}*，、；：\d\[¹²³⁰⁴-⁹])"
)


def sentences(text: str, language: str) -> int:
    """How many sentences a text has, roughly."""
    if not text:
        return 0
    if is_chinese(language):
        return 1 + len(_CHINESE_BREAK.findall(text))
    return 1 + sum(_ends_sentence(text, match.start()) for match in _BREAK.finditer(text))


def _ends_sentence(text: str, stop: int) -> bool:
    """Whether a stop is that of a sentence, not of an abbreviation or a label."""
    start = text.rfind(" ", 0, stop) + 1
    word = text[start:stop].strip(_AROUND)
    if len(word) < 2 or word.isdigit() or word.lower() in _ABBREVIATIONS:
        return False
    opens = start == 0 or _HEADING.fullmatch(text, 0, start) is not None
    return not (word.isupper() and ("." in word or opens))


def _find(pair: Pair) -> Iterator[Found]:
    if not pair.source or not pair.target:
        return
    if pair.unit.prop(BEAD) not in ("", _ONE_TO_ONE):
        return
    source = sentences(pair.source, pair.source_language)
    target = sentences(pair.target, pair.target_language)
    if source != target:
        yield Found(f"the source has {_counted(source)}, the target {target}")


def _counted(number: int) -> str:
    return "1 sentence" if number == 1 else f"{number} sentences"


CHECK = Check(
    "sentence-count",
    COMPLETENESS,
    NOTE,
    "Source and target have a different number of sentences.",
    Example(
        "The seminar was opened at noon. The host spoke first.",
        "研讨会中午开幕，东道主首先发言。",
        "the source has 2 sentences, the target 1",
    ),
    always(_find),
)
