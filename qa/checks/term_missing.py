"""A term of the source whose translation is not in the target.

How grave it is depends on how sure it is that another thing is said:

- another name stands in the target that nothing in the source explains, or for a common noun
  another noun, in its place, and nothing of the term: an error;
- a name of which the target has next to nothing: an error, but from Chinese a warning, since
  English cuts names short where Chinese does not (the Fund, the Force);
- little of the term is there, but it is a common noun that can be said in other words: a warning.

An acronym that has a Chinese form and stands in Chinese as it is, is told whoever's glossary it
is in. What the user's glossaries have replaces what comes with diptych; only a usual short form of
a term that they do not call preferred is no more than noted. What has nearly all of a translation
is let pass. Of the glossary that comes with diptych only the full names of bodies are asked for,
and what is said of them is a warning; but where another of its terms stands in the place of any
that is missing, that is said too, and is an error for two bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossaries.chinese import has_han
from glossaries.term import BODY, FULL, SHORT, Concept, Term
from qa.check import TERMINOLOGY, Check, Example, Knowledge, Look
from qa.checks._missing import Missing, missing
from qa.checks._presence import has_characters
from qa.checks._terms import (
    TITLES,
    Glossaries,
    Terms,
    glossaries,
    named,
    source_terms,
    span,
)
from qa.finding import ERROR, NOTE, WARNING, Found, Span
from qa.pair import Pair

# So much of a term is as good as all of it; with more than so much of a name another that is there
# may have come from elsewhere, and with half of a common noun; of so little nothing is left.
_LIKE, _MUCH, _HALF, _UNLIKE = 0.7, 0.6, 0.5, 0.34
# Letters of an acronym that is not a grade, a unit or part of a label.
_ACRONYM = 3


def make(knowledge: Knowledge) -> Look:
    """For the glossaries that are known."""
    known = glossaries(knowledge)

    def find(pair: Pair) -> Iterator[Found]:
        return _found(pair, known) if known and pair.target.strip() else iter(())

    return find


def _found(pair: Pair, known: Glossaries) -> Iterator[Found]:
    terms = known.of(pair)
    left = list(_left(pair, terms)) if pair.into_chinese else []
    yield from left
    told = {one.source for one in left}
    for one in missing(pair, terms, TITLES, titles=False):
        if span(one.mark) in told:
            continue
        if one.elsewhere:
            said = f"'{one.mark.text}' is {one.listed}, the target has the short form"
            yield Found(f"{said} {one.elsewhere}", span(one.mark), severity=NOTE)
        elif one.like < _LIKE and (not one.core or _is_full_name(one) or _is_replaced(one)):
            yield _told(one)


def _left(pair: Pair, terms: Terms) -> Iterator[Found]:
    """Acronyms that stand in Chinese as they are, where they have a Chinese form."""
    done: set[str] = set()
    for mark in source_terms(pair, terms):
        text = mark.text
        if text in done or not text.isupper() or len(text) < _ACRONYM or text not in pair.target:
            continue
        done.add(text)
        concepts = [concept for concept, _ in named(mark)]
        forms = [t.text for t in terms.wanted(concepts) if has_han(t.text)]
        place = _whole(text, pair)
        if forms and place:
            # Behind the full name in Chinese it is usual in other texts than those of the UN.
            named_too = any(has_characters(pair.target, t, pair.target_language) for t in forms)
            grave = WARNING if all(map(terms.is_core, concepts)) else ERROR
            said = f"'{text}' is {min(forms, key=len)}, and stands in the target as it is"
            yield Found(said, span(mark), place, NOTE if named_too else grave)


def _whole(text: str, pair: Pair) -> Span | None:
    """Where the target has letters as a word of their own, and not in a symbol or an address."""
    pattern = rf"(?<![A-Za-z0-9/.@_-]){re.escape(text)}(?![A-Za-z0-9/@_-]|\.\w)"
    found = re.search(pattern, pair.target)
    return found.span() if found else None


def _told(one: Missing) -> Found:
    said = f"'{one.mark.text}' is {one.listed}"
    there, translated = one.times
    if translated and one.stranger:
        said += f", which the target has {translated} of {there} times; it has {one.stranger.text}"
        severity = ERROR if one.is_name and one.is_alike else WARNING
        return Found(said, span(one.mark), span(one.stranger), severity)
    if one.stranger:
        instead = f"{said}, the target has {one.stranger.text}"
        return Found(instead, span(one.mark), span(one.stranger), _severity(one))
    severity = ERROR if _is_gone(one) else WARNING
    return Found(f"{said}, which the target lacks", span(one.mark), severity=severity)


def _severity(one: Missing) -> str:
    """Of another term that stands there instead: a free translation has others of its own."""
    names, alike = one.is_name and one.other_is_name, one.is_alike
    if one.core:
        sure = names and alike and one.like <= _MUCH
    elif names:
        sure = one.like <= (_MUCH if alike else _UNLIKE)
    elif one.is_name:
        sure = _is_gone(one)
    else:
        sure = alike and one.near and not one.common and one.like < _HALF and not one.may_be_short
    return ERROR if sure else WARNING


def _is_gone(one: Missing) -> bool:
    """Whether a name of the user's has left nothing behind, where it would not be cut short."""
    return one.like < _UNLIKE and one.is_name and not one.core and not one.may_be_short


def _is_replaced(one: Missing) -> bool:
    """Whether another term stands in its place; a short form of one word is many things."""
    short = one.mark.term.form == SHORT and " " not in one.mark.text
    return one.stranger is not None and not short


def _is_full_name(one: Missing) -> bool:
    full = any(c.kind == BODY and term.form in (FULL, "") for c, term in named(one.mark))
    return full and " " in one.mark.text


CHECK = Check(
    "term-missing",
    TERMINOLOGY,
    ERROR,
    "The source has a term of a glossary, and the target none of its translations.",
    Example(
        "The Depositary Board informed the States parties.",
        "秘书处通知了各缔约国。",
        "'Depositary Board' is 保存理事会, which the target lacks",
        Knowledge(
            concepts=(Concept((Term("en", "Depositary Board"), Term("zh", "保存理事会"))),),
        ),
    ),
    look=make,
)
