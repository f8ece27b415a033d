"""Proposals: what the ways of finding terms agree on, before it is held against a glossary."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from glossaries.extraction.brackets import Bracketed
from glossaries.extraction.candidate import MOST_VARIANTS
from glossaries.extraction.choosing import Choice
from glossaries.extraction.corpus import Corpus
from glossaries.extraction.items import Item
from glossaries.extraction.recognised import Recognised
from glossaries.extraction.titles import Title
from glossaries.term import BODY, PHRASE

# Another translation counts as in use if it stands in so many of the units, and is near.
_IN_USE, _NEAR = 0.15, 0.6
_ARTICLE = "the "
# A short form is no entry of its own: it belongs to the full name that it stands for.
_BARE = 0.4
# A short form has so many characters, and stands mostly for one name.
_SHORTEST, _MOSTLY = 2, 0.6
# A title of nine words is no long one.
_USUAL_SPACES = 8
# What a pair that was found whole is worth, by how much of it is linked.
_QUOTED, _HEADING, _BRACKETED, _RECOGNISED = (0.55, 0.4), (0.35, 0.5), 0.85, 0.93


@dataclass(slots=True)
class Proposal:
    """A pair that is proposed; see `glossaries.extraction.candidate.Candidate`.

    Attributes:
        source, target, kind, score: as there.
        units: numbers of the units in which the source stands, ascending.
        example: number of the unit that shows both.
        forms: how the source is written -> how often, of the first places.
        frequency: how often it stands there.
        others: other translations.
        abbreviation, target_abbreviation: from brackets.
        before: what is written before it where it is quoted.
        bare: whether it is nothing but a head (`Commission`): the short form of some full name.
        short: short forms of it: (source, target).
    """

    source: str
    target: str
    kind: str
    score: float
    units: list[int]
    example: int
    forms: Counter[str] = field(default_factory=Counter)
    frequency: int = 1
    others: list[str] = field(default_factory=list)
    abbreviation: str = ""
    target_abbreviation: str = ""
    before: str = ""
    bare: bool = False
    short: list[tuple[str, str]] = field(default_factory=list)


def of_item(
    corpus: Corpus, item: Item, text: str, kind: str, ranked: Sequence[Choice], score: float
) -> Proposal:
    """What a candidate and its best translation propose."""
    best = ranked[0]
    units = sorted(set(corpus.source.units[item.places].tolist()))
    forms = Counter(
        corpus.source.text(place, place + item.length) for place in item.places[:50].tolist()
    )
    bare = item.length == 1 and item.named and (item.body or item.document)
    return Proposal(
        source=text,
        target=best.text,
        kind=kind,
        score=score * (_BARE if bare else 1.0),
        units=units,
        example=int(corpus.source.units[best.at[0]]),
        forms=forms,
        frequency=len(item.places),
        others=_others(ranked),
        bare=bare,
    )


def _others(ranked: Sequence[Choice]) -> list[str]:
    """Other translations in use: neither a part of the best nor more than it."""
    best = ranked[0].text
    found: list[str] = []
    for one in ranked[1:]:
        if (
            one.covered >= _IN_USE
            and one.nearness >= _NEAR
            and not any(one.text in text or text in one.text for text in [best, *found])
        ):
            found.append(one.text)
    return found[:MOST_VARIANTS]


def of_titles(corpus: Corpus, titles: Iterable[Title], heading: bool) -> Iterable[Proposal]:
    """What titles that were found whole propose: one proposal for all places of a title."""
    groups: dict[str, list[Title]] = defaultdict(list)
    for title in titles:
        groups[title.source.casefold()].append(title)
    for group in groups.values():
        targets = Counter(title.target for title in group)
        best = max(group, key=lambda title: (targets[title.target], title.score))
        low, more = _HEADING if heading else _QUOTED
        units = sorted({int(corpus.source.units[title.place]) for title in group})
        yield Proposal(
            source=best.source,
            target=best.target,
            kind=best.kind,
            score=_whole_score(low + more * best.score, best.source, len(group)),
            units=units,
            example=int(corpus.source.units[best.place]),
            forms=Counter(title.source for title in group),
            frequency=len(group),
            others=_but(targets, best.target),
            before=best.before,
        )


def _whole_score(score: float, text: str, times: int) -> float:
    """Long titles are seldom looked up, and may be sentences; what comes back is surer."""
    words = max(text.count(" ") - _USUAL_SPACES, 0)
    return max(min(score + 0.02 * (times - 1) - 0.02 * words, 0.97), 0.2)


def of_recognised(found: Iterable[Recognised]) -> Iterable[Proposal]:
    """What a reference glossary recognises: certain, whatever the statistics say."""
    for one in found:
        if one.source.startswith(_ARTICLE):
            continue  # `the Assembly`: a short form that means another body elsewhere.
        score = min(_RECOGNISED + 0.01 * len(one.units), 0.99)
        yield Proposal(
            source=_written(one),
            target=one.target,
            kind=one.concept.kind or PHRASE,
            score=score,
            units=one.units,
            example=one.units[0],
            forms=one.forms,
            frequency=one.forms.total(),
        )


def _written(one: Recognised) -> str:
    """As the corpus writes it, if that is a matter of capitals only."""
    if one.source in one.forms:
        return one.source
    same = [form for form in one.forms if form.casefold() == one.source.casefold()]
    return same[0] if same and not same[0][:1].isupper() else one.source


def of_brackets(found: Iterable[Bracketed], is_body: Callable[[str], bool]) -> Iterable[Proposal]:
    """What short names in brackets propose, each with the translation most often beside it.

    Args:
        found: the short names.
        is_body: whether a text of the target is headed as a body's.
    """
    groups: dict[str, list[Bracketed]] = defaultdict(list)
    for one in found:
        if one.short != one.short_target:
            groups[one.short].append(one)
    for short, group in groups.items():
        targets = Counter(one.short_target for one in group)
        best = targets.most_common(1)[0][0]
        yield Proposal(
            source=short,
            target=best,
            kind=BODY if is_body(best) else PHRASE,
            score=min(_BRACKETED + 0.02 * len(group), 0.97),
            units=sorted({one.unit for one in group}),
            example=next(one.unit for one in group if one.short_target == best),
            forms=Counter({short: len(group)}),
            frequency=len(group),
            others=_but(targets, best),
        )


def _but(targets: Counter[str], best: str) -> list[str]:
    """The other translations, most used first."""
    return [text for text, _ in targets.most_common() if text != best][:MOST_VARIANTS]


def tie(proposals: Sequence[Proposal], found: Sequence[Bracketed], corpus: Corpus) -> None:
    """Give each abbreviation in brackets to the full name that stands before it."""
    by_unit: dict[int, list[Proposal]] = {one.unit: [] for one in found}
    for proposal in proposals:
        for unit in proposal.units:
            if unit in by_unit:
                by_unit[unit].append(proposal)
    for one in found:
        there = by_unit[one.unit]
        fits = ((*_fit(proposal, one, corpus), n) for n, proposal in enumerate(there))
        both, length, best = max(fits, default=(False, 0, -1))
        if length:
            there[best].abbreviation = there[best].abbreviation or one.short
        if both:
            there[best].target_abbreviation = there[best].target_abbreviation or one.short_target


def _fit(proposal: Proposal, one: Bracketed, corpus: Corpus) -> tuple[bool, int]:
    """Whether both sides of a proposal stand before the brackets, and how long its source is.

    `Lake Research` stands there too, but `Centre for Lake Research` is longer; and longer still is
    `Experts of the Centre for Lake Research`, but its translation does not stand there. The length
    is 0 if the source does not.
    """
    length = _length_before(corpus.source.texts[one.unit], one.opens, proposal.forms)
    target = corpus.target.texts[one.unit]
    both = length and _length_before(target, one.opens_target, [proposal.target])
    return bool(both), length


def tie_short(proposals: Sequence[Proposal]) -> None:
    """Give full names the short forms that stand for them: `the Commission`, 委员会.

    A short form belongs to the full name of which it is the head, in most of the units that have it
    beside such a name; where it stands for several in turn, it belongs to none.
    """
    for short in (one for one in proposals if one.bare and len(one.target) >= _SHORTEST):
        units = frozenset(short.units)
        beside = [
            (len(units.intersection(full.units)), full)
            for full in proposals
            if _may_stand_for(short, full)
        ]
        total = sum(count for count, _ in beside)
        for count, full in beside:
            if count and count >= _MOSTLY * total:
                full.short.append((short.source, short.target))


def _may_stand_for(short: Proposal, full: Proposal) -> bool:
    return (
        not full.bare
        and full.target != short.target
        and full.target.endswith(short.target)
        and short.source.casefold() in full.source.casefold().split()
    )


def _length_before(text: str, place: int, forms: Iterable[str]) -> int:
    """How long the longest form is that ends at a place of a text; 0 for none."""
    before = text[:place].rstrip(" 》")
    return max((len(form) for form in forms if before.endswith(form)), default=0)


def merged(proposals: Iterable[Proposal], key: Callable[[str], str]) -> list[Proposal]:
    """One proposal for each source term: the likeliest, with all forms and translations found."""
    groups: dict[str, list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        groups[key(proposal.source)].append(proposal)
    return [_joined(group) for group in groups.values()]


def _joined(group: list[Proposal]) -> Proposal:
    group.sort(key=lambda one: (-one.score, one.source))
    best = group[0]
    for other in group[1:]:
        best.forms |= other.forms
        best.frequency = max(best.frequency, other.frequency)
        best.units = sorted({*best.units, *other.units})
        best.abbreviation = best.abbreviation or other.abbreviation
        best.target_abbreviation = best.target_abbreviation or other.target_abbreviation
        if (
            other.target != best.target
            and other.target not in best.others
            and (other.target not in best.target and best.target not in other.target)
        ):
            best.others.append(other.target)
        if other.target == best.target:
            best.score = max(best.score, 1 - (1 - best.score) * (1 - 0.3 * other.score))
    best.others = best.others[:MOST_VARIANTS]
    return best
