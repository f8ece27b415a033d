"""Terms of a reference glossary that both sides of a unit have: found because they are known.

A body that the corpus names once has no statistics; that both its names stand in one unit is proof
enough. The reference is the core glossary unless another is given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from glossaries.annotation import Annotator, Mark
from glossaries.extraction.corpus import Corpus
from glossaries.term import DEPRECATED, FORBIDDEN, Concept

_NOT_TO_USE = frozenset([DEPRECATED, FORBIDDEN])


@dataclass(slots=True)
class Recognised:
    """A pair of terms of one concept that stands in units.

    Attributes:
        concept: of the reference.
        source: as the glossary writes it.
        target: likewise.
        forms: how the source is written in the corpus -> how often.
        units: numbers of the units, ascending.
    """

    concept: Concept
    source: str
    target: str
    forms: Counter[str] = field(default_factory=Counter)
    units: list[int] = field(default_factory=list)


def recognised(
    corpus: Corpus,
    reference: Iterable[Concept],
    progress: Callable[[float], None] = lambda share: None,
) -> Iterator[Recognised]:
    """The pairs of terms of a reference that stand in both sides of a unit."""
    concepts = list(reference)
    languages = corpus.source.language, corpus.target.language
    ours = Annotator(concepts, languages[0], languages[1])
    theirs = Annotator(concepts, languages[1], languages[0])
    found: dict[tuple[int, str, str], Recognised] = {}
    for unit, (source, target) in enumerate(
        zip(corpus.source.texts, corpus.target.texts, strict=True)
    ):
        if unit % 1024 == 0:
            progress(unit / len(corpus))
        here = _marks(ours.marks(source))
        there = _marks(theirs.marks(target)) if here else {}
        for key in (key for key in here if key in there):
            mark, other = here[key], there[key]
            name = key, mark.term.text, other.term.text
            one = found.setdefault(name, Recognised(mark.concept, mark.term.text, other.term.text))
            one.forms[mark.text] += 1
            one.units.append(unit)
    yield from found.values()


def _marks(marks: Sequence[Mark]) -> dict[int, Mark]:
    """The marks of a text by concept, one of each."""
    return {
        id(concept): mark if concept is mark.concept else _as(mark, concept)
        for mark in marks
        for concept in (mark.concept, *(one for one, _ in mark.also))
        if mark.term.status not in _NOT_TO_USE
    }


def _as(mark: Mark, concept: Concept) -> Mark:
    """A mark as that of another concept with the same term."""
    term = next(term for one, term in mark.also if one is concept)
    return Mark(mark.start, mark.end, concept, term, mark.text, mark.target)
