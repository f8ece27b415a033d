"""A target that is its source again, or has no letter of its own language."""

from __future__ import annotations

from collections.abc import Iterator

from qa.check import COMPLETENESS, Check, Example, always
from qa.checks._copied import (
    is_copied,
    lacks_own_letters,
    may_be_translated,
    to_translate,
    words_in,
)
from qa.checks._texts import is_latin
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair


def _find(pair: Pair) -> Iterator[Found]:
    if is_copied(pair):
        if words := to_translate(pair):
            yield Found(f"the target is the source again, and has {_counted(words)} to translate")
        elif may_be_translated(pair):
            yield Found(
                "the target is the source again, and may have to be translated", severity=WARNING
            )
    elif _is_foreign(pair) and (words := words_in(pair.target, True)):
        yield Found(f"the target has {_counted(words)}, and no letter of its own language")


def _is_foreign(pair: Pair) -> bool:
    """Whether a target of another script is all in that of the source."""
    return (
        pair.target != ""
        and is_latin(pair.source_language)
        and lacks_own_letters(pair.target, pair.target_language)
    )


def _counted(words: int) -> str:
    return "a word" if words == 1 else f"{words} words"


CHECK = Check(
    "untranslated",
    COMPLETENESS,
    ERROR,
    "The target is the source again, or is written in its language, and has words to translate.",
    Example(
        "Report on coastal protection measures",
        "Report on coastal protection measures",
        "the target is the source again, and has 3 words to translate",
    ),
    always(_find),
)
