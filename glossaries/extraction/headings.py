"""Units that are a heading or an item of an agenda from beginning to end: titles as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from entities import split_label
from glossaries.extraction.corpus import Corpus
from glossaries.extraction.linking import Lexicon
from glossaries.extraction.patterns.base import Patterns
from glossaries.extraction.titles import Title
from glossaries.extraction.votes import Traits
from glossaries.extraction.words import cutter
from glossaries.term import PHRASE, RESOLUTION_TITLE

_MOST_WORDS, _FEWEST_WORDS = 26, 3
_MOST_OF_OTHER = 60
_LEAST_SCORE = 0.5
# What a heading has not: sentences within it, dates, bullets.
_INSIDE = re.compile(r"[.;:!?。；：！？•*\"“”]|\d{4}[年,)]|\b\d{1,2} [A-Z][a-z]+ \d{4}\b")
_END = re.compile(r"[\s.;,:。；，：*]+(?:and|以及|和)?\s*$")
_NOTE = re.compile(r"^[\s*\-–—.•]+")
# `Question of the Falkland Islands (Malvinas)` has brackets; a closing reference has none of it.
_REFERENCE = re.compile(r"\s*[(（][^()（）]*(?:[/0-9][^()（）]*)[)）]\s*$")


def headings(
    corpus: Corpus, lexicon: Lexicon, patterns: tuple[Patterns, Patterns]
) -> Iterator[Title]:
    """The units that are titles as a whole."""
    if not patterns[0].title_heads:
        return
    traits = Traits(corpus.source, patterns[0]), Traits(corpus.target, patterns[1])
    language = corpus.source.language
    for unit, (ours, theirs) in enumerate(
        zip(corpus.source.texts, corpus.target.texts, strict=True)
    ):
        if len(ours) > 10 * _MOST_WORDS or len(theirs) > 2 * _MOST_OF_OTHER:
            continue
        source, target = _plain(ours), _plain(theirs)
        if _is_title(source, language, patterns[0]) and _fits(target, patterns[1]):
            score = _score(corpus, unit, lexicon, traits)
            if score >= _LEAST_SCORE:
                place = int(corpus.source.bounds[unit])
                kind = RESOLUTION_TITLE if _is_item(source, language, patterns[0]) else PHRASE
                yield Title(source, target, place, score, kind, "", False)


def _plain(text: str) -> str:
    """Without its label, what closes it, and a reference in brackets."""
    label, rest = split_label(text.strip())
    rest = _NOTE.sub("", rest if label else text)
    rest = _END.sub("", rest)
    return _REFERENCE.sub("", rest).strip()


def _is_title(text: str, language: str, patterns: Patterns) -> bool:
    if not text[:1].isupper() or _INSIDE.search(text):
        return False
    words = [word.lower() for word, _ in cutter(language)(text)]
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS:
        return False
    if any(word in patterns.not_inside for word in words) or _is_said(words, patterns):
        return False
    return _first(words, patterns) in patterns.title_heads


def _is_item(text: str, language: str, patterns: Patterns) -> bool:
    """Whether it may be an item of an agenda, and so the title of a resolution."""
    words = [word.lower() for word, _ in cutter(language)(text)]
    return _first(words, patterns) in patterns.item_heads


def _first(words: Sequence[str], patterns: Patterns) -> str:
    return words[1] if words[0] in patterns.before_nouns and len(words) > 1 else words[0]


def _is_said(words: Sequence[str], patterns: Patterns) -> bool:
    """Whether it is a sentence by a verb in the past before its object: `opened a library`."""
    return any(
        patterns.past(word) and behind in patterns.before_nouns for word, behind in pairwise(words)
    )


def _fits(text: str, patterns: Patterns) -> bool:
    return 2 < len(text) <= _MOST_OF_OTHER and not _INSIDE.search(text)


def _score(corpus: Corpus, unit: int, lexicon: Lexicon, traits: tuple[Traits, Traits]) -> float:
    source, target = corpus.source, corpus.target
    here = source.ids[source.bounds[unit] : source.bounds[unit + 1]]
    there = target.ids[target.bounds[unit] : target.bounds[unit + 1]]
    links = lexicon.links(here, there)
    ours, theirs = traits[0].weights[here], traits[1].weights[there]
    recall = float(ours @ np.minimum(links.sum(1), 1.0)) / max(float(ours.sum()), 1e-9)
    precision = float(theirs @ np.minimum(links.sum(0), 1.0)) / max(float(theirs.sum()), 1e-9)
    return float(np.sqrt(recall * precision))
