"""A target that is its source again where that may be right: names and abbreviations.

Labels, symbols, figures and addresses are the same in every language, and are not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter

from qa.check import COMPLETENESS, Check, Example, always
from qa.checks._copied import is_copied, may_be_translated, to_translate
from qa.finding import NOTE, Found
from qa.pair import Pair

# A letter, a Roman figure or a unit of measure says nothing by itself.
_WORD = re.compile(r"[^\W\d_]{2,}")
_SAME = re.compile(
    r"[IVXLC]+|[ivxlc]+|[kcm]?m|[km]?g|[kMG]?W|[kMGT]?B|ha|Rev|Add|Corr|Amend", re.ASCII
)


def _find(pair: Pair) -> Iterator[Found]:
    if not is_copied(pair) or to_translate(pair) or may_be_translated(pair):
        return
    if any(not _SAME.fullmatch(word) for word in _WORD.findall(_bare(pair))):
        yield Found("the target is the source again; names and abbreviations may be")


def _bare(pair: Pair) -> str:
    """The source without its entities."""
    text = pair.source
    for entity in sorted(pair.source_entities, key=attrgetter("start"), reverse=True):
        text = f"{text[: entity.start]} {text[entity.end :]}"
    return text


CHECK = Check(
    "identical",
    COMPLETENESS,
    NOTE,
    "The target is the source again, but holds names or abbreviations alone.",
    Example(
        "Maria Petrova",
        "Maria Petrova",
        "the target is the source again; names and abbreviations may be",
    ),
    always(_find),
)
