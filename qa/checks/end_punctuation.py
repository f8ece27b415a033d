"""The mark at the end of a text, by what it means.

A translator may end an item of a list as the list in the target has it, and a heading has no mark
on either side; so most of what differs is a warning, and what no translator does is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.check import PUNCTUATION, Check, Example, always
from qa.checks._endings import (
    COLON,
    COMMA,
    DASH,
    ELLIPSIS,
    EXCLAMATION,
    NONE,
    QUESTION,
    STOP,
    ending,
)  # fmt: skip
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair

# A stop of an abbreviation is none of the sentence; nor is that of a lone letter.
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|[ap]\.m|U\.[SK]|D\.C|e\.g|i\.e|etc|al|No|Nos|Mr|Mrs|Ms|Dr|St|Jr|Sr|Inc|Ltd|Co"
    r"|Corp|vol|p|pp|para|paras|art|ed|eds|Rev|Corr|Add|ibid|op\.cit|Distr)\.$"
)
# What a reader takes for the same, or for a matter of taste.
_ALIKE = (
    {STOP, EXCLAMATION}, {ELLIPSIS, STOP}, {ELLIPSIS, NONE}, {DASH, NONE}, {COLON, DASH},
    {ELLIPSIS, DASH}, {QUESTION, EXCLAMATION},
)  # fmt: skip
# Source and target: what no translator makes of it.
_FAULTS = {
    (STOP, COMMA), (QUESTION, NONE), (QUESTION, COMMA), (COLON, NONE), (COLON, COMMA),
    (STOP, DASH), (NONE, QUESTION),
}  # fmt: skip
# A shorter text with a stop may be a heading.
_LEAST_WORDS = 12


def _find(pair: Pair) -> Iterator[Found]:
    (meant, end), (given, reached) = ending(pair.source), ending(pair.target)
    if meant == given or not end or not reached or {meant, given} in _ALIKE:
        return
    if meant == STOP and _ABBREVIATED.search(pair.source, max(0, end - 12), end):
        return
    if given == STOP and _ABBREVIATED.search(pair.target, max(0, reached - 12), reached):
        return
    yield Found(
        f"the source ends with {_called(meant)}, the target with {_called(given)}",
        (end - 1, end),
        (reached - 1, reached),
        ERROR if _is_fault(meant, given, pair) else WARNING,
    )


def _is_fault(meant: str, given: str, pair: Pair) -> bool:
    if meant == STOP and given == NONE:
        return len(pair.source.split()) >= _LEAST_WORDS
    return (meant, given) in _FAULTS


def _called(mark: str) -> str:
    if not mark:
        return "no mark"
    return f"an {mark}" if mark[0] in "aeiou" else f"a {mark}"


CHECK = Check(
    "end-punctuation",
    PUNCTUATION,
    WARNING,
    "The text ends with a mark that means something else than that of the source, or with none.",
    Example(
        "Which of the two ferries is older?",
        "两艘渡船中哪一艘更旧",
        "the source ends with a question mark, the target with no mark",
    ),
    always(_find),
)
