"""The title of a treaty, a declaration or a resolution, and not its official translation.

A title may be cut short where it comes again (《宪章》 for 《联合国宪章》): what stands between
title marks and has no other characters than the official one is let pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossaries.term import DOCUMENT_TITLE, Concept, Term
from qa.check import TERMINOLOGY, Check, Example, Knowledge, Look
from qa.checks._missing import Missing, missing
from qa.checks._presence import form
from qa.checks._terms import TITLES, Glossaries, glossaries, span
from qa.finding import ERROR, WARNING, Found, Span
from qa.pair import Pair

# So much of a title is another wording of it; of so little nothing is left.
_LIKE, _UNLIKE = 0.7, 0.5
_MARKED = re.compile(r"《([^《》]+)》")


def make(knowledge: Knowledge) -> Look:
    """For the glossaries that are known."""
    known = glossaries(knowledge)

    def find(pair: Pair) -> Iterator[Found]:
        return _found(pair, known) if known and pair.target.strip() else iter(())

    return find


def _found(pair: Pair, known: Glossaries) -> Iterator[Found]:
    for one in missing(pair, known.of(pair), TITLES, titles=True):
        if not one.elsewhere and (one.times[1] or not _is_cut_short(pair, one)):
            yield _told(pair, one)


def _told(pair: Pair, one: Missing) -> Found:
    official = f"the official title of '{one.mark.text}' is {one.listed}"
    if one.stranger and one.like < _LIKE:
        severity = ERROR if one.other_is_name else WARNING
        said = f"{official}, the target has {one.stranger.text}"
        return Found(said, span(one.mark), span(one.stranger), severity)
    place = _nearest(pair, one) if one.like >= _UNLIKE else None
    if place:
        said = f"{official}, the target has {pair.target[slice(*place)]}"
        return Found(said, span(one.mark), place, WARNING)
    sure = one.like < _UNLIKE and not one.core and not one.may_be_short
    return Found(
        f"{official}, which the target lacks", span(one.mark), severity=ERROR if sure else WARNING
    )


def _is_cut_short(pair: Pair, one: Missing) -> bool:
    """Whether the target has a title with no other characters than the official one."""
    language = pair.target_language
    official = [form(term.text, language) for term in one.wanted]
    return any(
        set(form(found[1], language)) <= set(title)
        for found in _MARKED.finditer(pair.target)
        for title in official
    )


def _nearest(pair: Pair, one: Missing) -> Span | None:
    """Where the title stands that has most of the official one."""
    wanted = set(form(one.wanted[0].text, pair.target_language))
    places = [found.span(1) for found in _MARKED.finditer(pair.target)]
    return max(places, key=lambda at: len(wanted & set(pair.target[slice(*at)])), default=None)


CHECK = Check(
    "title-match",
    TERMINOLOGY,
    WARNING,
    "The title of a known document is not translated by its official title.",
    Example(
        "The Harbour Convention entered into force.",
        "《海岸公约》已经生效。",
        "the official title of 'Harbour Convention' is 港口公约, the target has 海岸公约",
        Knowledge(
            concepts=(
                Concept(
                    (Term("en", "Harbour Convention"), Term("zh", "港口公约")), kind=DOCUMENT_TITLE
                ),
            ),
        ),
    ),
    look=make,
)
