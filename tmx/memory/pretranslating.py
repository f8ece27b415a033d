"""Pretranslation: what is not translated yet is filled from the memory, as far as that is safe.

The very text with a translation that nobody doubts can stand as it is. All else is marked, so that
a person looks at it: a text that is like it (fuzzy), numbers that were put right (adapted), a
translation whose alignment is doubtful, one that lacks a placeholder or code of the source, and one
of several that are equally good. Search by meaning has no part in it: what says the same in other
words is to be read, not to be taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tmx.filling import Proposal
from tmx.memory.indexing import normalising
from tmx.memory.memory import Memory
from tmx.memory.searching import Searcher
from tmx.memory.searching.match import Match
from tmx.memory.searching.scoring import EXACT
from tmx.options import filled
from tmx.placeholders import placeholders
from tmx.unit import CONTEXT, STATUS, Content, Inline, TranslationUnit, Variant, joined, plain_text

#: The least score where nobody says: what CAT tools pretranslate from.
MIN_SCORE = 75

#: What becomes of a text, and what stands for it in counts.
EXACTLY, ADAPTED, FUZZY, NONE, KEPT = KINDS = ("exact", "adapted", "fuzzy", "none", "kept")

# So many of the best are looked at: one of them may have the context, or be less doubtful.
_LOOKED_AT = 8
# Texts whose answer is remembered; documents repeat themselves.
_REMEMBERED = 100_000


@dataclass(slots=True)
class Counts:
    """What became of the texts of a file.

    Attributes:
        segments: kind of KINDS -> how many.
        words: likewise, the words and Chinese characters of the source; none are told of what was
            kept, which nobody looks into.
        repeated: how many had the same text and context as one before.
    """

    segments: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    words: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    repeated: int = 0

    def add(self, kind: str, words: int = 0) -> None:
        """One more."""
        self.segments[kind] += 1
        self.words[kind] += words


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the memory has for a text.

    Attributes:
        kind: of KINDS.
        words: of the text.
        proposal: None for nothing.
        content: the proposed translation with its codes.
        unit: id of the unit that it is from, 0 for none.
    """

    kind: str
    words: int
    proposal: Proposal | None = None
    content: Content = ()
    unit: int = 0


class Pretranslator:
    """Fills texts from a memory, counts them, and remembers which units were taken.

    Args:
        memory: open.
        source_language: any form that `tmx.languages.canonical` takes.
        target_language: likewise.
        min_score: 1 to 100; what is less alike is not taken.
        fuzzy: whether anything is taken that a person must look at.

    Attributes:
        counts: of all that was asked so far.
        taken: ids of the units that were taken, once for each time.
    """

    def __init__(
        self,
        memory: Memory,
        source_language: str,
        target_language: str,
        *,
        min_score: int = MIN_SCORE,
        fuzzy: bool = True,
    ) -> None:
        self._searcher = Searcher(memory)
        self._languages = (source_language, target_language)
        self._least = min_score if fuzzy else EXACT
        self._fuzzy = fuzzy
        self._known: dict[tuple[Content, str], _Answer] = {}
        self.counts = Counts()
        self.taken: list[int] = []

    def propose(self, source: str, context: str = "") -> Proposal | None:
        """What is proposed for a text; see `tmx.filling.Propose`.

        Raises:
            UnknownLanguage: one of the languages is none.
            FileProblem, BadFormat: the memory cannot be read.
        """
        return self._counted((source,) if source else (), context).proposal

    def filled(self, units: Iterable[TranslationUnit]) -> Iterator[TranslationUnit]:
        """The same units, with a translation where they had none and there is one.

        What must be looked at has `x-status: fuzzy`, and a note with the text that it was made for.

        Raises:
            As `propose`.
        """
        for unit in units:
            yield self._filled(unit)

    def _filled(self, unit: TranslationUnit) -> TranslationUnit:
        source, target = (unit.variant(language) for language in self._languages)
        if source is None or not filled(source):
            return unit
        if target is not None and filled(target):
            self.counts.add(KEPT)
            return unit
        answer = self._counted(source.content, unit.prop(CONTEXT))
        if answer.proposal is None:
            return unit
        variant = target or Variant(self._languages[1])
        told = _told(answer.proposal)
        return replace(
            unit,
            variants=(
                *(one for one in unit.variants if one is not target),
                replace(variant, content=answer.content),
            ),
            props=(*(prop for prop in unit.props if prop[0] != STATUS), *told.props),
            notes=(*unit.notes, *told.notes),
        )

    def _counted(self, source: Content, context: str) -> _Answer:
        answer = self._known.get((source, context))
        if answer is None:
            answer = self._answer(source, context)
            if len(self._known) < _REMEMBERED:
                self._known[source, context] = answer
        else:
            self.counts.repeated += 1
        self.counts.add(answer.kind, answer.words)
        if answer.unit:
            self.taken.append(answer.unit)
        return answer

    def _answer(self, source: Content, context: str) -> _Answer:
        words = len(normalising.tokens(plain_text(source)))
        matches = self._searcher.search(
            source, *self._languages, limit=_LOOKED_AT, min_score=self._least
        )
        if not matches:
            return _Answer(NONE, words)
        best = min(matches, key=lambda match: _place(match, context))
        content = _proposed(source, best)
        sure = _can_stand(source, content, best) and not _rivalled(best, matches, context)
        if not (sure or self._fuzzy):
            return _Answer(NONE, words)
        proposal = Proposal(
            target=plain_text(content),
            source=best.source.text,
            score=best.score if sure else min(best.score, EXACT - 1),
            adapted=bool(best.adapted),
        )
        kind = EXACTLY if sure else ADAPTED if best.adapted else FUZZY
        return _Answer(kind, words, proposal, content, best.stored.id)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a unit says of its proposal."""

    props: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


def _told(proposal: Proposal) -> _Told:
    if proposal.exact:
        return _Told()
    how = f"{proposal.score}%, auto-adapted" if proposal.adapted else f"{proposal.score}%"
    return _Told(((STATUS, "fuzzy"),), (f"{how}: {proposal.source}",))


def _place(match: Match, context: str) -> tuple[int, bool, bool]:
    """The better, the smaller; equals stay in the order of the search."""
    elsewhere = match.score < EXACT or not context or match.stored.unit.prop(CONTEXT) != context
    return -match.score, elsewhere, match.stored.unit.doubtful


def _proposed(source: Content, match: Match) -> Content:
    """The translation: codes as stored if the source has the same, edges those of the source."""
    content: Content = (match.proposal,)
    if not match.adapted and _codes(source) == _codes(match.target.content):
        content = match.target.content
    text = plain_text(source)
    inner = text.strip()
    start = text[: len(text) - len(text.lstrip())] if inner else ""
    end = text[len(text.rstrip()) :] if inner else ""
    return joined([start, *_stripped(content), end])


def _stripped(content: Content) -> list[str | Inline]:
    """Content without white space at its ends."""
    parts = list(content)
    if parts and isinstance(parts[0], str):
        parts[0] = parts[0].lstrip()
    if parts and isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip()
    return parts


def _codes(content: Content) -> list[str]:
    """The kinds of the inline elements, in any order."""
    return sorted(part.kind for part in content if not isinstance(part, str))


def _can_stand(source: Content, target: Content, match: Match) -> bool:
    """Whether nobody need look at a translation."""
    return (
        match.score >= EXACT
        and not match.adapted
        and not match.stored.unit.doubtful
        and _codes(source) == _codes(target)
        and placeholders(plain_text(source)) == placeholders(plain_text(target))
    )


def _rivalled(best: Match, matches: Sequence[Match], context: str) -> bool:
    """Whether another translation of the very text is as good: as often, and as much reviewed."""
    place = _place(best, context)
    return any(
        other.proposal != best.proposal
        and _place(other, context) == place
        and (other.times, other.stored.status) == (best.times, best.stored.status)
        for other in matches
    )
