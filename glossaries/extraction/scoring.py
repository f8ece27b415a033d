"""How probable it is that a terminologist would take a row as it stands.

A logistic regression over what is known of a row. Its coefficients were fitted on rows extracted
from 3,000 pairs of UN sentences and judged one by one (`benchmarks/glossary/judging.py` has the
rules); how well the probabilities keep their word stands in docs/glossary.md.
"""

from __future__ import annotations

import math
from collections import Counter
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

#: Feature -> coefficient, of rows whose source is a name.
OF_NAMES: Mapping[str, float] = {
    "constant": -3.59,
    "votes": 1.51,
    "nearness": 0.57,
    "exclusive": -0.59,
    "covered": 0.27,
    "frequency": 0.54,
    "alone": 1.10,
    "marked": 1.51,
    "rival": -0.91,
    "grammar first": -0.50,
    "grammar last": -0.15,
    "noun last": 0.20,
    "verb first": 0.33,
    "single": -0.69,
    "long": 0.12,
    "longer than most": 0.05,
    "free": -0.41,
    "never free": -0.62,
    "bare head": -0.69,
    "headed": 1.83,
    "headed and long": 0.30,
    "body": 0.19,
    "document": -0.27,
    "abbreviation": 1.03,
    "government": -0.20,
    "common words": -0.03,
    "outstanding most": 0.38,
    "longer": -0.32,
    "and the": -1.28,
}
#: Of all others.
OF_RUNS: Mapping[str, float] = {
    "constant": -5.94,
    "votes": 1.51,
    "nearness": 0.45,
    "exclusive": 2.06,
    "covered": 1.44,
    "frequency": 1.18,
    "alone": 2.11,
    "marked": -0.04,
    "rival": -0.50,
    "grammar first": -0.36,
    "grammar last": -0.27,
    "noun last": 0.60,
    "verb first": -0.14,
    "single": -0.87,
    "single and frequent": -0.73,
    "long": -0.49,
    "longer than most": -0.93,
    "determined": -0.42,
    "common words": -0.59,
    "common last word": 0.08,
    "common first word": -0.21,
    "outstanding": 0.02,
    "outstanding most": -0.02,
    "noun": 0.49,
    "adjective": -0.45,
    "adjective first": 0.18,
    "seldom first": -0.54,
    "hyphen": 0.32,
    "and": 0.17,
    "capital": -0.04,
    "longer": -0.20,
}

_MOST_DOUBLINGS = 6.0
# So many places tell which form of a run is used most.
_LOOKED_AT = 50
# There are many more right terms than right names, and the names are wanted first: a term must be
# surer than a name to have its score.
_SURER = 0.6
# An encoder knows few abbreviations: below this its word on them counts as that.
_KNOWN, _UNKNOWN = 0.75, 0.6
# The words for states' organs, of which there are as many as there are states.
_STATES = frozenset(["government", "governments", "ministry", "embassy", "constitution"])
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
        near = choice.nearness
        if item.abbreviation and near < _KNOWN:
            near = _UNKNOWN
        begins, ends = _tags(choice.text, self.corpus.target.language)
        shared = {
            "constant": 1.0,
            "votes": choice.votes,
            "nearness": near,
            "exclusive": choice.exclusive,
            "covered": choice.covered,
            "frequency": min(math.log2(len(item.places)), _MOST_DOUBLINGS),
            "alone": item.alone,
            "marked": float(choice.marked),
            "rival": rival,
            "grammar first": float(begins.startswith(_GRAMMAR)),
            "grammar last": float(ends.startswith(_GRAMMAR)),
            "noun last": float(ends.startswith(("n", "vn"))),
            "verb first": float(begins == "v"),
        }
        more = self._of_name if item.named else self._of_run
        return shared | more(item, choice)

    def _of_name(self, item: Item, choice: Choice) -> dict[str, float]:
        words, content = self._words(item)
        return {
            "single": float(item.length == 1 and not item.abbreviation),
            "long": float(len(content) > 2),
            "longer than most": float(len(content) > 4),
            "free": item.free,
            "never free": float(item.free == 0.0),
            "bare head": float(item.length == 1 and (item.body or item.document)),
            "headed": float(choice.headed),
            "headed and long": float(choice.headed and len(content) > 2),
            "body": float(item.body),
            "document": float(item.document),
            "abbreviation": float(item.abbreviation),
            "government": float(bool(_STATES.intersection(words))),
            "common words": float(np.mean(self.rate[content])) / 4,
            "outstanding most": float(np.max(self.above[content])) / 4,
            "longer": min(len(choice.text) / (2.2 * max(len(content), 1)), 4.0),
            "and the": float("and the" in " ".join(words)),
        }

    def _of_run(self, item: Item, choice: Choice) -> dict[str, float]:
        words, content = self._words(item)
        last = words[-1]
        return {
            "single": float(item.length == 1),
            "single and frequent": float(item.length == 1) * math.log2(len(item.places)),
            "long": float(item.length > 2),
            "longer than most": float(item.length > 3),
            "determined": item.determined,
            "common words": float(np.mean(self.rate[content])) / 4,
            "common last word": float(self.rate[content[-1]]) / 4,
            "common first word": float(self.rate[content[0]]) / 4,
            "outstanding": float(np.min(self.above[content])) / 4,
            "outstanding most": float(np.max(self.above[content])) / 4,
            "noun": float(last.endswith(_NOUN)),
            "adjective": float(last.endswith(_ADJECTIVE)),
            "adjective first": float(item.length > 1 and words[0].endswith(_ADJECTIVE)),
            "seldom first": float(words[0] in self.patterns.seldom_first),
            "hyphen": float(any("-" in word for word in words)),
            "and": float("and" in words),
            "capital": float(np.mean(self.corpus.source.capitals[item.places + item.length - 1])),
            "longer": min(len(choice.text) / (2.2 * max(len(content), 1)), 4.0),
        }

    def _words(self, item: Item) -> tuple[list[str], list[int]]:
        """The words of an item, and the numbers of those with content."""
        source = self.corpus.source
        starts = item.places[: 1 if item.named else _LOOKED_AT].tolist()
        forms = Counter(tuple(source.ids[one : one + item.length].tolist()) for one in starts)
        # The form that is used most, whichever unit comes first.
        most = max(forms.values())
        words, ids = min(
            ([source.words[n] for n in form], list(form))
            for form, count in forms.items()
            if count == most
        )
        content = [n for n in ids if source.words[n] not in self.patterns.inside]
        return words, content or ids

    def probability(self, item: Item, choice: Choice, rival: float) -> float:
        """The score of a row, 0 to 1."""
        values = self.features(item, choice, rival)
        weights = OF_NAMES if item.named else OF_RUNS
        total = sum(weights[name] * value for name, value in values.items())
        if not item.named:
            total -= _SURER
        return 1.0 / (1.0 + math.exp(-total))


def judge(corpus: Corpus, patterns: Patterns) -> Judge:
    """What judges the rows of a corpus."""
    rate = general(corpus.source)
    return Judge(corpus, patterns, rate, outstanding(corpus.source, rate))


def _tags(text: str, language: str) -> tuple[str, str]:
    """Parts of speech of the first and the last word, as jieba's dictionary has them."""
    if primary(language) not in UNSPACED:
        return "n", "n"
    import rjieba

    tagged = rjieba.tag(text, hmm=False)
    return tagged[0][1], tagged[-1][1]
