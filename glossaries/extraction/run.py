"""Extraction from beginning to end: units in, ranked candidates out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from glossaries.extraction.candidate import Candidate
from glossaries.extraction.choosing import Choice, choices
from glossaries.extraction.corpus import Corpus, Side, read_corpus
from glossaries.extraction.items import Item, items
from glossaries.extraction.kinds import alike, heads, kind_of
from glossaries.extraction.linking import Encoder, learn
from glossaries.extraction.patterns import Patterns, patterns_for
from glossaries.extraction.segmenting import mended
from glossaries.extraction.titles import marked_titles
from glossaries.extraction.votes import collect
from glossaries.extraction.words import UNSPACED
from tmx.languages import canonical, primary

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tmx.unit import TranslationUnit

_MOST_ITEMS = 60_000


@dataclass(frozen=True, slots=True)
class Found:
    item: Item
    source: str
    choices: list[Choice]
    kind: str
    heads: tuple[tuple[bool, bool], tuple[bool, bool]]


def found(
    corpus: Corpus, languages: tuple[str, str], encoder: Encoder | None
) -> list[Found]:
    patterns = patterns_for(languages[0]), patterns_for(languages[1])
    corpus = prepared(corpus, patterns)
    lexicon = learn(corpus, encoder)
    wanted = items(corpus.source, keys_of(corpus.source, patterns[0]), patterns[0], _MOST_ITEMS)
    texts = [written(corpus.source, item) for item in wanted]
    votes = collect(corpus, wanted, lexicon, patterns)
    marked = marked_titles(corpus.target, patterns[1])
    named = {text for item, text in zip(wanted, texts, strict=True) if item.named}

    def headed(source: str, target: str) -> bool:
        if source not in named:
            return False
        return alike(heads(source, patterns[0], languages[0]),
                     heads(target, patterns[1], languages[1]), source)

    ranked = choices(corpus, wanted, texts, votes, marked, headed, encoder)
    out = []
    for item, text, best in zip(wanted, texts, ranked, strict=True):
        if not best:
            continue
        head = heads(text, patterns[0], languages[0]), heads(best[0].text, patterns[1], languages[1])
        out.append(Found(item, text, best, kind_of(item.named, *head, text), head))
    return out


def prepared(corpus: Corpus, patterns: tuple[Patterns, Patterns]) -> Corpus:
    source, target = corpus.source, corpus.target
    if primary(source.language) in UNSPACED:
        source = mended(source, patterns[0])
    if primary(target.language) in UNSPACED:
        target = mended(target, patterns[1])
    return Corpus(source, target)


def keys_of(side: Side, patterns: Patterns) -> NDArray[np.int32]:
    number = {word: n for n, word in enumerate(side.words)}
    return np.fromiter(
        (number.get(patterns.base(word, number), n) for word, n in number.items()),
        np.int32, len(number),
    )


def written(side: Side, item: Item) -> str:
    """How a candidate is mostly written; of a term that is no name, lower case and singular if so."""
    counts = Counter(
        side.text(place, place + item.length) for place in item.places[:50].tolist()
    )
    best = counts.most_common(1)[0][0]
    if item.named:
        return best
    lower = [text for text in counts if text[:1].islower() or text[1:2].isupper()]
    pool = lower or list(counts)
    return min(pool, key=lambda text: (len(text), -counts[text]))
