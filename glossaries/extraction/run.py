"""Extraction from beginning to end: units in, ranked candidates out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from glossaries.core import core
from glossaries.extraction.brackets import bracketed
from glossaries.extraction.candidate import (
    CONFLICT,
    KNOWN,
    MOST_UNITS,
    NEW,
    Candidate,
    flipped,
    one_each,
)
from glossaries.extraction.choosing import choices
from glossaries.extraction.corpus import Corpus, Side, read_corpus
from glossaries.extraction.headings import headings
from glossaries.extraction.items import Item, items
from glossaries.extraction.kinds import alike, heads, kind_of
from glossaries.extraction.known import Known, key_of
from glossaries.extraction.linking import Encoder, learn
from glossaries.extraction.patterns import Patterns, patterns_for
from glossaries.extraction.proposal import (
    Proposal,
    merged,
    of_brackets,
    of_item,
    of_recognised,
    of_titles,
    tie,
    tie_short,
)
from glossaries.extraction.recognised import recognised
from glossaries.extraction.references import Reference, numbers_before, references
from glossaries.extraction.rivals import rivalry
from glossaries.extraction.scoring import judge
from glossaries.extraction.segmenting import mended
from glossaries.extraction.titles import marked_titles, titles
from glossaries.extraction.votes import MOST_PLACES, collect
from glossaries.extraction.words import UNSPACED
from glossaries.term import SYMBOL
from tmx.languages import canonical, primary

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from glossaries.term import Concept
    from tmx.unit import TranslationUnit

# So many candidates are looked into, at most so many places of each in large corpora.
_MOST_ITEMS = 60_000
_LARGE, _PLACES_IN_LARGE = 100_000, 12
#: Below this probability a pair is not proposed.
LEAST_SCORE = 0.2
_SYMBOL_SCORE = 0.2
# Of a language of which nothing is known, so many words at most are of grammar, if they stand in
# one text of so many.
_GRAMMAR, _IN_TEXTS = 60, 8

#: Told the stage and the share of it that is done, 0 to 1.
Progress = Callable[[str, float], None]


def unheard(stage: str, share: float) -> None:
    """Progress that nobody watches."""


def extract(
    units: Iterable[TranslationUnit],
    source_language: str = "en",
    target_language: str = "zh",
    *,
    known: Iterable[Concept] = (),
    reference: Iterable[Concept] | None = None,
    encoder: Encoder | None = None,
    least_score: float = LEAST_SCORE,
    progress: Progress = unheard,
) -> list[Candidate]:
    """The bodies, titles, symbols and terms of aligned units, each with its translation.

    Args:
        units: with both languages; others are passed over. A stream will do.
        source_language: any form that `tmx.languages.canonical` takes.
        target_language: likewise.
        known: concepts of a glossary: what it has already is said, and what contradicts it.
        reference: concepts whose terms are recognised wherever both sides of a unit have them, even
            once; the core glossary if None.
        encoder: what tells how near two texts are (aligner.load_encoder); without one only pairs
            that come back are found well.
        least_score: pairs that are less probable are left out.
        progress: is told the stage and how much of it is done.

    Returns:
        Conflicts with the glossary first, then the likeliest first; symbols last, and what the
        glossary has already.

    Raises:
        UnknownLanguage: a code or name is not a language.
    """
    languages = canonical(source_language), canonical(target_language)
    turned = _better_turned(*languages)
    progress("reading", 0.0)
    corpus = read_corpus(units, *(languages[::-1] if turned else languages))
    if not len(corpus):
        return []
    told = core() if reference is None else reference
    rows: Iterable[Candidate] = _found(corpus, encoder, told, least_score, progress)
    if turned:
        rows = one_each(map(flipped, rows), lambda text: key_of(text, languages[0]))
    glossary = Known(known, *languages)
    return sorted((_standing(row, glossary) for row in rows), key=_order)


def _better_turned(source: str, target: str) -> bool:
    """Whether terms are better looked for on the target's side: names are told by capitals."""
    return not patterns_for(source).capitals and patterns_for(target).capitals


def _found(
    corpus: Corpus,
    encoder: Encoder | None,
    reference: Iterable[Concept],
    least_score: float,
    progress: Progress,
) -> Iterator[Candidate]:
    language = corpus.source.language
    patterns = _patterns(corpus.source), _patterns(corpus.target)
    corpus = _mended(corpus)
    proposals = merged(
        _proposals(corpus, patterns, encoder, reference, progress),
        lambda text: key_of(text, language),
    )
    tie(proposals, list(bracketed(corpus)), corpus)
    tie_short(proposals)
    for one in proposals:
        # What is left as it is needs no entry.
        if one.score >= least_score and one.source != one.target:
            yield _candidate(corpus, one)
    yield from (_symbol(corpus, one) for one in references(corpus))


def _patterns(side: Side) -> Patterns:
    counts = np.bincount(side.ids, minlength=len(side.words))
    most = np.argsort(-counts, kind="stable")[:_GRAMMAR]
    frequent = [side.words[n] for n in most.tolist() if counts[n] > len(side.texts) / _IN_TEXTS]
    return patterns_for(side.language, frequent)


def _standing(row: Candidate, glossary: Known) -> Candidate:
    standing, there = glossary.says(row.source, row.target)
    return row if standing == NEW else replace(row, standing=standing, known=there)


def _order(row: Candidate) -> tuple[bool, bool, float, int, str]:
    last = row.kind == SYMBOL or row.standing == KNOWN
    return row.standing != CONFLICT, last, -row.score, -row.frequency, row.source


def _mended(corpus: Corpus) -> Corpus:
    sides = (
        mended(side) if primary(side.language) in UNSPACED else side
        for side in (corpus.source, corpus.target)
    )
    return Corpus(*sides)


def _proposals(
    corpus: Corpus,
    patterns: tuple[Patterns, Patterns],
    encoder: Encoder | None,
    reference: Iterable[Concept],
    progress: Progress,
) -> Iterator[Proposal]:
    progress("learning", 0.0)
    lexicon = learn(corpus, encoder)
    progress("finding", 0.0)
    wanted = items(corpus.source, keys_of(corpus.source, patterns[0]), patterns[0], _MOST_ITEMS)
    places = MOST_PLACES if len(corpus) < _LARGE else _PLACES_IN_LARGE
    votes = collect(
        corpus, wanted, lexicon, patterns, lambda share: progress("finding", share), places
    )
    texts = [written(corpus.source, item) for item in wanted]
    progress("choosing", 0.0)
    ranked = choices(
        corpus, wanted, texts, votes, marked_titles(corpus.target, patterns[1]),
        _headed(corpus, wanted, texts, patterns), encoder,
        lambda share: progress("choosing", share),
    )  # fmt: skip
    judging, rivals = judge(corpus, patterns[0]), rivalry(wanted, texts, ranked)
    for item, text, best, rival in zip(wanted, texts, ranked, rivals, strict=True):
        if best:
            kind = _kind(corpus, item, text, best[0].text, patterns)
            score = judging.probability(item, best[0], rival)
            yield of_item(corpus, item, text, kind, best, score)
    yield from of_titles(corpus, titles(corpus, lexicon, patterns), heading=False)
    yield from of_titles(corpus, headings(corpus, lexicon, patterns), heading=True)
    yield from of_brackets(
        bracketed(corpus), lambda text: heads(text, patterns[1], corpus.target.language)[0]
    )
    progress("recognising", 0.0)
    yield from of_recognised(
        recognised(corpus, reference, lambda share: progress("recognising", share))
    )


def _headed(
    corpus: Corpus,
    wanted: Sequence[Item],
    texts: Sequence[str],
    patterns: tuple[Patterns, Patterns],
) -> Callable[[int, str], bool]:
    """Whether a target has the head that a candidate (by its number) calls for."""
    language = corpus.target.language

    def headed(number: int, target: str) -> bool:
        item = wanted[number]
        if not item.named:
            return False
        ours = item.body, item.document
        return alike(ours, heads(target, patterns[1], language), texts[number])

    return headed


def _kind(
    corpus: Corpus, item: Item, source: str, target: str, patterns: tuple[Patterns, Patterns]
) -> str:
    theirs = heads(target, patterns[1], corpus.target.language)
    return kind_of(item.named, (item.body, item.document), theirs, source)


def keys_of(side: Side, patterns: Patterns) -> NDArray[np.int32]:
    """One number for all forms of a word, int32 [words of the vocabulary]."""
    number = {word: n for n, word in enumerate(side.words)}
    keys = (number.get(patterns.base(word, number), n) for word, n in number.items())
    return np.fromiter(keys, np.int32, len(number))


def written(side: Side, item: Item) -> str:
    """How a candidate is written: a name as it mostly is, another as a dictionary gives it.

    That is in lower case and in the shortest form, which is the singular, as far as the corpus has
    them.
    """
    counts = Counter(side.text(place, place + item.length) for place in item.places[:50].tolist())
    if item.named:
        return counts.most_common(1)[0][0]
    pool = [text for text in counts if not text[:1].isupper() or text[1:2].isupper()] or [*counts]
    return min(pool, key=lambda text: (len(text), -counts[text], text))


def _candidate(corpus: Corpus, one: Proposal) -> Candidate:
    same = one.source.casefold()
    variants = [form for form, _ in one.forms.most_common() if form.casefold() != same]
    return Candidate(
        source=one.source,
        target=one.target,
        kind=one.kind,
        frequency=one.frequency,
        score=round(one.score, 3),
        example_source=corpus.source.texts[one.example],
        example_target=corpus.target.texts[one.example],
        source_variants=tuple(variants[:4]),
        target_variants=tuple(one.others),
        short_forms=tuple(dict.fromkeys(one.short)),
        abbreviation=one.abbreviation,
        target_abbreviation=one.target_abbreviation,
        references=tuple(dict.fromkeys(numbers_before(one.before, corpus.source.language))),
        units=tuple(one.units[:MOST_UNITS]),
    )


def _symbol(corpus: Corpus, one: Reference) -> Candidate:
    return Candidate(
        one.source.most_common(1)[0][0],
        one.target.most_common(1)[0][0],
        SYMBOL,
        len(one.units),
        _SYMBOL_SCORE,
        corpus.source.texts[one.units[0]],
        corpus.target.texts[one.units[0]],
        references=(one.value,),
        units=tuple(one.units[:MOST_UNITS]),
    )
