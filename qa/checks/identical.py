"""A target that is its source again where that may be right."""

from __future__ import annotations

from collections.abc import Iterator

from qa.check import COMPLETENESS, Check, Example, always
from qa.checks._copied import is_copied, may_be_translated, to_translate
from qa.finding import NOTE, Found
from qa.pair import Pair


def _find(pair: Pair) -> Iterator[Found]:
    if is_copied(pair) and not to_translate(pair) and not may_be_translated(pair):
        yield Found("the target is the source again; names, symbols and figures may be")


CHECK = Check(
    "identical",
    COMPLETENESS,
    NOTE,
    "The target is the source again, but holds names, symbols or figures alone.",
    Example(
        "A/C.5/99/L.3",
        "A/C.5/99/L.3",
        "the target is the source again; names, symbols and figures may be",
    ),
    always(_find),
)
