"""A source that has no translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.check import COMPLETENESS, Check, Example, always
from qa.checks._texts import has_text
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
# Of a shorter source a dash or an ellipsis may be the translation: Nil, None, N/A.
_LEAST_WORDS = 3


def _find(pair: Pair) -> Iterator[Found]:
    if _LETTER_OR_DIGIT.search(pair.target) or not has_text(pair.source):
        return
    if not has_text(pair.target):
        yield Found("the target is empty")
    elif len(pair.source.split()) >= _LEAST_WORDS and _LETTER_OR_DIGIT.search(pair.source):
        yield Found("the target is punctuation alone", severity=WARNING)


CHECK = Check(
    "empty-target",
    COMPLETENESS,
    ERROR,
    "The source has text and the target has none.",
    Example("Adoption of the agenda", "", "the target is empty"),
    always(_find),
)
