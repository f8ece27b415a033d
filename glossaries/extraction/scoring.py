"""How probable it is that a terminologist would take a row as it stands.

A logistic regression over what is known of a row. Its coefficients were fitted on rows extracted
from 3,000 pairs of UN sentences and judged one by one (`benchmarks/glossary/judging.py` has the
rules); how well the probabilities keep their word stands in docs/glossary.md.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from glossaries.extraction.choosing import Choice
from glossaries.extraction.commonness import general, outstanding
from glossaries.extraction.corpus import Corpus
from glossaries.extraction.items import Item
from glossaries.extraction.patterns import Patterns
from glossaries.extraction.words import UNSPACED
from tmx.languages import primary

#: Feature -> coefficient.
COEFFICIENTS: Mapping[str, float] = {
    "constant": -0.83,
    "name": -1.47,
    "votes": 0.97,
    "nearness": 0.05,
    "exclusive": 0.56,
    "covered": 0.12,
    "frequency of names": 0.29,
    "frequency of runs": 0.53,
    "words of names": 0.04,
    "words of runs": -0.70,
    "single name": 0.34,
    "single run": -2.64,
    "free name": -0.25,
    "part of a name": -1.32,
    "run alone": 1.47,
    "headed": 1.84,
    "body": 0.46,
    "document": 0.04,
    "abbreviation": 0.98,
    "marked": 1.08,
    "rival": -1.15,
    "determined": -0.88,
    "common words": 0.27,
    "common last word": 0.30,
    "outstanding": 0.52,
    "outstanding most": 0.06,
    "noun": 0.12,
    "adjective": -0.55,
    "seldom first": -1.03,
    "grammar first": -0.91,
    "grammar last": -0.05,
    "noun last": 0.39,
    "verb first": 0.24,
    "longer": -0.82,
}

_MOST_DOUBLINGS = 6.0
_MOST_WORDS = 6
# Endings of English and French nouns and adjectives of the trade.
_NOUN = ("tion", "sion", "ment", "ity", "ism", "ance", "ence", "ship", "ness", "ture", "cy", "gy")
_ADJECTIVE = ("ing", "al", "ive", "ous", "ary", "able", "ible", "ful", "less", "ic", "ant", "ent")
# jieba's tags of words that neither begin nor end a term: adverbs, prepositions, conjunctions,
# particles, pronouns, numerals, measures, places.
_GRAMMAR = ("d", "p", "c", "u", "r", "m", "q", "f", "y")


@dataclass(frozen=True, slots=True)
class Judge:
    """What is asked of rows of one corpus.

    Attributes:
        corpus: both sides.
        patterns: of the source.
        rate: float32, how common each word of the source is elsewhere.
        above: float32, how much more frequent it is here.
    """

    corpus: Corpus
    patterns: Patterns
    rate: np.ndarray[tuple[int], np.dtype[np.float32]]
    above: np.ndarray[tuple[int], np.dtype[np.float32]]

    def features(self, item: Item, choice: Choice, rival: float) -> dict[str, float]:
        """What is weighed of a row, each about 0 to 1 or a logarithm."""
        source = self.corpus.source
        first = int(item.places[0])
        ids = source.ids[first : first + item.length]
        words = [source.words[n] for n in ids]
        content = [n for n, word in zip(ids, words, strict=True)
                   if word not in self.patterns.inside] or list(ids)
        last = words[-1]
        name, run = float(item.named), float(not item.named)
        single = float(item.length == 1 and not item.abbreviation)
        near = choice.nearness
        if item.abbreviation and near < 0.75:
            near = 0.6
        begins, ends = _tags(choice.text, self.corpus.target.language)
        frequency = min(math.log2(len(item.places)), _MOST_DOUBLINGS)
        return {
            "constant": 1.0,
            "name": name,
            "votes": choice.votes,
            "nearness": near,
            "exclusive": choice.exclusive,
            "covered": choice.covered,
            "frequency of names": name * frequency,
            "frequency of runs": run * frequency,
            "words of names": name * float(min(item.length, _MOST_WORDS)),
            "words of runs": run * float(min(item.length, 4)),
            "single name": name * single,
            "single run": run * single,
            "name alone": name * item.alone,
            "free name": name * item.free,
            "part of a name": name * float(item.free == 0.0),
            "bare head": float(item.length == 1 and (item.body or item.document)),
            "run alone": run * item.alone,
            "headed": float(choice.headed),
            "body": float(item.body),
            "document": float(item.document),
            "abbreviation": float(item.abbreviation),
            "marked": float(choice.marked),
            "rival": rival,
            "determined": run * item.determined,
            "common words": float(np.mean(self.rate[content])) / 4,
            "common last word": run * float(self.rate[ids[-1]]) / 4,
            "outstanding": float(np.min(self.above[content])) / 4,
            "outstanding most": float(np.max(self.above[content])) / 4,
            "noun": run * float(last.endswith(_NOUN)),
            "adjective": run * float(last.endswith(_ADJECTIVE)),
            "seldom first": run * float(words[0] in self.patterns.seldom_first),
            "grammar first": float(begins.startswith(_GRAMMAR)),
            "grammar last": float(ends.startswith(_GRAMMAR)),
            "noun last": float(ends.startswith(("n", "vn"))),
            "verb first": float(begins == "v"),
            "longer": min(len(choice.text) / (2.2 * max(len(content), 1)), 4.0),
        }

    def probability(self, item: Item, choice: Choice, rival: float) -> float:
        """The score of a row, 0 to 1."""
        values = self.features(item, choice, rival)
        total = sum(COEFFICIENTS.get(name, 0.0) * value for name, value in values.items())
        return 1.0 / (1.0 + math.exp(-total))


def judge(corpus: Corpus, patterns: Patterns) -> Judge:
    """What judges the rows of a corpus."""
    rate = general(corpus.source)
    return Judge(corpus, patterns, rate, outstanding(corpus.source, rate))


def _tags(text: str, language: str) -> tuple[str, str]:
    """Parts of speech of the first and the last word, as jieba's dictionary has them; "" unknown."""
    if primary(language) not in UNSPACED:
        return "n", "n"
    import rjieba

    tagged = rjieba.tag(text, hmm=False)
    return tagged[0][1], tagged[-1][1]
