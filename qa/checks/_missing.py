"""Terms of the source whose translation the target lacks, and what stands there instead.

A term is translated freely now and then: 经社理事会 for 经济及社会理事会. So what is found says
how much of the translation is there after all, and whether the target has another term of the
glossaries that nothing in the source explains: that is what a term taken for another looks like.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from glossaries.annotation import Mark
from glossaries.chinese import has_han
from glossaries.term import BODY, PHRASE, PREFERRED, Concept, Term
from glossaries.usage import usable
from qa.checks._ordinary import is_presiding, means_as_well
from qa.checks._presence import count, explains, has_characters, is_shortened, likeness
from qa.checks._terms import TITLES, Terms, is_in_reference, named, source_terms
from qa.pair import Pair

# A short word is there for many reasons: it must stand near the place of the missing term. How far
# from it, as a share of the text, and how long a term is that may stand anywhere, in characters.
# Short phrases of the core (决定, 会议) translate much else.
_NEAR, _CORE_NEAR, _LONG = 0.2, 0.15, 3
# How near a short one stands that surely was taken for it; in a short text, within characters.
_BESIDE, _WORDS = 0.1, 10
# Characters of a Chinese name that is no common noun as well.
_NAME = 4
# As many translations are named.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Missing:
    """A term whose translation is not there.

    Attributes:
        mark: in the source.
        core: whether only the glossary that comes with diptych asks for it.
        wanted: what might be said.
        like: how much of it is there, in a stretch of the target and in any order, 0 to 1.
        stranger: a term in the target that nothing in the source explains, None for none.
        common: whether the stranger is a phrase that the core alone has.
        near: whether it is long, or stands in the place of the missing term.
        elsewhere: a short form of the user's term that the core admits and the target has.
        times: how often the source has the term, and the target a translation.
    """

    mark: Mark
    core: bool
    wanted: Sequence[Term]
    like: float
    stranger: Mark | None
    common: bool
    near: bool = False
    elsewhere: str = ""
    times: tuple[int, int] = (1, 0)

    @property
    def is_name(self) -> bool:
        """Whether it is a proper name, printed as the glossary has it but for its last word.

        In Chinese a short name is a common noun as well (大会, 委员会).
        """
        words, printed = self.mark.term.text.split(), self.mark.text.split()
        if [w.casefold() for w in words[:-1]] != [w.casefold() for w in printed[:-1]]:
            return False
        if has_han(self.mark.text):
            return self.mark.concept.kind == BODY and len(self.mark.text) >= _NAME
        capitals = [word for word in words if word[0].isupper()]
        return self.mark.concept.kind == BODY or (len(words) > 1 and 2 * len(capitals) > len(words))

    @property
    def is_alike(self) -> bool:
        """Whether the stranger is of its kind, so that one may well have been taken for another."""
        return self.stranger is not None and self.stranger.concept.kind == self.mark.concept.kind

    @property
    def other_is_name(self) -> bool:
        """Whether the stranger is a name or a title, and too long to be a common noun as well."""
        if self.stranger is None or self.stranger.concept.kind not in (BODY, *TITLES):
            return False
        text = self.stranger.text
        return len(text) >= _NAME if has_han(text) else " " in text or text.isupper()

    @property
    def may_be_short(self) -> bool:
        """Whether it is Chinese: other languages cut names and titles short (the Fund, the Force).

        For common nouns, too, what translates Chinese freely is any word of a family.
        """
        return has_han(self.mark.text)

    @property
    def listed(self) -> str:
        """What might be said, for a message."""
        names = [term.text for term in self.wanted[:_NAMED]]
        return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]


def missing(pair: Pair, terms: Terms, kinds: frozenset[str], titles: bool) -> Iterator[Missing]:
    """The terms of the source that are not translated; each once.

    Args:
        pair: any.
        terms: the glossaries.
        kinds: of concepts that are titles.
        titles: whether those are looked at, or all others.
    """
    marks = [one for one in source_terms(pair, terms) if not is_presiding(one, pair.source)]
    times = Counter(id(mark.concept) for mark in marks)
    said: set[int] = set()
    for mark in marks:
        key = id(mark.concept)
        if key not in said and any(c.kind in kinds for c, _ in named(mark)) is titles:
            said.add(key)
            found = _missing(pair, terms, mark) or _seldom(pair, terms, mark, times[key])
            if found:
                yield found


def _missing(pair: Pair, terms: Terms, mark: Mark) -> Missing | None:
    everything = [concept for concept, _ in named(mark)]
    own = [one for one in everything if not terms.is_core(one)]
    asked = own or everything
    language = pair.target_language
    wanted = terms.wanted(asked)
    if not wanted or _stands(pair, terms, asked, wanted) or _is_unwanted(pair, asked):
        return None
    short = _short_form(pair, terms, own, wanted)
    if short:
        return Missing(mark, False, wanted, 1.0, None, False, elsewhere=short)
    like = max(likeness(pair.target, term.text, language) for term in wanted)
    stranger = _stranger(pair, terms, mark)
    if stranger is None:
        return Missing(mark, not own, wanted, like, None, False)
    room = max(_BESIDE, _WORDS / len(pair.source))
    near = len(stranger.text) >= _LONG or _distance(pair, mark, stranger) <= room
    return Missing(mark, not own, wanted, like, stranger, _is_common(stranger, terms), near)


def _distance(pair: Pair, missed: Mark, stranger: Mark) -> float:
    """How far a term is from the place of another, as a share of the text."""
    return abs(stranger.start / len(pair.target) - missed.start / len(pair.source))


def _seldom(pair: Pair, terms: Terms, mark: Mark, times: int) -> Missing | None:
    """A term that is translated less often than it stands there, if a long one is a stranger."""
    if times < 2 or not pair.into_chinese:
        return None
    concepts = [concept for concept, _ in named(mark)]
    wanted = terms.wanted(concepts)
    there = count(pair.target, [term.text for term in wanted], pair.target_language)
    if not 0 < there < times:
        return None
    stranger = _stranger(pair, terms, mark, anywhere=True)
    if stranger is None or len(stranger.text) < _LONG:
        return None
    own = [one for one in concepts if not terms.is_core(one)]
    return Missing(mark, not own, wanted, 0.0, stranger, False, times=(times, there))


def _short_form(pair: Pair, terms: Terms, own: Iterable[Concept], wanted: Sequence[Term]) -> str:
    """A Chinese short form of the user's term that the core admits and the target has; "" for none.

    Where the user's glossary prefers a term, or forbids this one, the core has no say.
    """
    if not pair.into_chinese or any(term.status == PREFERRED for term in wanted):
        return ""
    language = pair.target_language
    for term in terms.wanted([core for one in own for core in terms.replaced(one)]):
        if has_characters(pair.target, term.text, language) and any(
            is_shortened(term.text, full.text, language) for full in wanted
        ):
            return term.text
    return ""


def _stands(pair: Pair, terms: Terms, concepts: Iterable[Concept], wanted: Iterable[Term]) -> bool:
    """Whether the target has one of some translations."""
    if pair.into_chinese:
        return any(has_characters(pair.target, t.text, pair.target_language) for t in wanted)
    there = {id(c) for m in terms.target.all(pair.target) for c, t in named(m) if usable(t)}
    return any(id(concept) in there for concept in concepts)


def _is_unwanted(pair: Pair, concepts: Iterable[Concept]) -> bool:
    """Whether the target has what may not be said: another check speaks of it."""
    language = pair.target_language
    return any(
        has_characters(pair.target, term.text, language)
        for concept in concepts
        for term in concept.terms_in(language)
        if not usable(term)
    )


def _stranger(pair: Pair, terms: Terms, missed: Mark, anywhere: bool = False) -> Mark | None:
    """The term nearest to the place of a missing one that nothing in the source explains."""
    there = {id(c) for m in terms.source.all(pair.source) for c, _ in named(m)}
    near = [
        (distance, mark)
        for mark in terms.target.longest(pair.target)
        if (distance := _distance(pair, missed, mark)) <= _reach(mark, terms)
        and (not anywhere or len(mark.text) >= _LONG)
        if not _is_explained(pair, terms, mark, there)
        and not is_in_reference(mark, pair, pair.target)
    ]
    return min(near, key=lambda one: one[0])[1] if near else None


def _reach(mark: Mark, terms: Terms) -> float:
    """How far from the place of a missing term a stranger may stand."""
    if len(mark.text) >= _LONG:
        return 1.0
    return _CORE_NEAR if _is_common(mark, terms) else _NEAR


def _is_common(mark: Mark, terms: Terms) -> bool:
    return all(one.kind == PHRASE and terms.is_core(one) for one, _ in named(mark))


def _is_explained(pair: Pair, terms: Terms, mark: Mark, there: set[int]) -> bool:
    concepts = [concept for concept, _ in named(mark)]
    if any(id(one) in there for one in concepts) or means_as_well(mark.text, pair.source):
        return True
    return any(
        explains(pair.source, term.text, pair.source_language)
        for concept in (*concepts, *(core for one in concepts for core in terms.replaced(one)))
        for term in concept.terms_in(pair.source_language)
    )
