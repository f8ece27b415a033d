"""Pairs of sentences as United Nations documents have them, any number of them, made by a seed.

No corpus may lie in the project, so a grammar of phrases in both languages makes them: subjects,
verbs, objects, and what is said around them, chosen as words are used (few often, most seldom:
Zipf). What real memories have, these have too: headings beside long sentences, numbers, dates and
document symbols, a long tail of names, sentences that recur, and sentences that nearly do.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

Pair = tuple[str, str]

_PHRASES = Path(__file__).with_name("phrases.tsv")

# Of a hundred pairs, how many say again what an earlier one said, or nearly.
_AGAIN, _NEARLY = 4, 8
# How far back.
_REMEMBERED = 5_000
_HEADINGS_OF_HUNDRED = 8
# How often something more is said.
_MORE = 0.42

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_ORGANS = ("A/RES", "A", "E/CN.15", "S", "CEDAW/C", "FCCC/CP", "A/HRC", "E/ICEF", "TD/B", "CCPR/C")


def sentence_pairs(count: int, seed: int = 13) -> Iterator[Pair]:
    """Pairs of an English and a Chinese sentence; the same seed gives the same ones.

    Args:
        count: how many.
        seed: of all choices.
    """
    # Drawn for reproducible sampling, not for secrecy.
    maker = _Maker(random.Random(seed))  # noqa: S311
    remembered: list[Pair] = []
    for number in range(count):
        pair = maker.pair(remembered)
        if len(remembered) < _REMEMBERED:
            remembered.append(pair)
        else:
            remembered[number % _REMEMBERED] = pair
        yield pair


@dataclass(frozen=True, slots=True)
class _Words:
    """Phrases in both languages, and how often each is used, summed up."""

    pairs: list[Pair]
    weights: list[float]

    @classmethod
    def of(cls, pairs: list[Pair]) -> _Words:
        """Phrases, of which the first are used most."""
        return cls(pairs, list(accumulate(1 / (rank + 2) for rank in range(len(pairs)))))

    def draw(self, chance: random.Random) -> Pair:
        """One of them."""
        return chance.choices(self.pairs, cum_weights=self.weights)[0]


def _phrases() -> dict[str, _Words]:
    """The phrases by what they are used for."""
    pairs: dict[str, list[Pair]] = {}
    for line in _PHRASES.read_text(encoding="utf-8").splitlines():
        use, english, chinese = line.split("\t")
        pairs.setdefault(use, []).append((english, chinese))
    return {use: _Words.of(found) for use, found in pairs.items()}


class _Maker:
    """Makes one pair after another."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        words = _phrases()
        self._bodies, self._verbs = words["bodies"], words["verbs"]
        self._kinds, self._things = words["kinds"], words["things"]
        self._around, self._links = words["around"], words["links"]
        self._headings = words["headings"]
        # Names are made of syllables, each of which has its character.
        self._syllables = words["syllables"]

    def pair(self, remembered: Sequence[Pair]) -> Pair:
        """The next pair: new, or one of those remembered, or nearly such a one."""
        of_hundred = self._chance.random() * 100
        if remembered and of_hundred < _AGAIN + _NEARLY:
            pair = self._chance.choice(remembered)
            return pair if of_hundred < _AGAIN else self._nearly(pair)
        if of_hundred < _AGAIN + _NEARLY + _HEADINGS_OF_HUNDRED:
            return _capitalised(self._filled(self._headings.draw(self._chance)))
        return self._sentence()

    def _nearly(self, pair: Pair) -> Pair:
        """The same, with something said beside it or another number in it."""
        english, chinese = self._filled(self._around.draw(self._chance))
        return f"{pair[0].rstrip('.')} {english}.", f"{pair[1].rstrip('。')}，{chinese}。"

    def _sentence(self) -> Pair:
        english, chinese = self._clause()
        while self._chance.random() < _MORE:
            link, more = self._links.draw(self._chance), self._clause()
            english, chinese = english + link[0] + more[0], chinese + link[1] + more[1]
        return _capitalised((f"{english}.", f"{chinese}。"))

    def _clause(self) -> Pair:
        body, verb = self._bodies.draw(self._chance), self._verbs.draw(self._chance)
        thing = self._object()
        said = verb[1].replace("…", thing[1]) if "…" in verb[1] else verb[1] + thing[1]
        around = ("", "")
        while self._chance.random() < _MORE:
            one = self._filled(self._around.draw(self._chance))
            around = (f"{around[0]} {one[0]}", f"{around[1]}{one[1]}")
        return f"{body[0]} {verb[0]} {thing[0]}{around[0]}", f"{body[1]}{around[1]}{said}"

    def _object(self) -> Pair:
        kind, thing = self._kinds.draw(self._chance), self._things.draw(self._chance)
        english, chinese = f"the {kind[0]} {thing[0]}", kind[1] + thing[1]
        if self._chance.random() < _MORE:
            place = self._name()
            english, chinese = f"{english} of {place[0]}", f"{place[1]}的{chinese}"
        if self._chance.random() < _MORE:
            other = self._things.draw(self._chance)
            english, chinese = f"{english} and {other[0]}", f"{chinese}和{other[1]}"
        return english, chinese

    def _filled(self, phrase: Pair) -> Pair:
        """A phrase with all that it leaves open."""
        english, chinese = phrase
        for mark, make in self._makers().items():
            if mark in english:
                one = make()
                english, chinese = english.replace(mark, one[0]), chinese.replace(mark, one[1])
        return english, chinese

    def _makers(self) -> dict[str, Callable[[], Pair]]:
        return {
            "{n}": lambda: _same(self._chance.randint(1, 80)),
            "{m}": lambda: _same(f"{self._chance.randint(1, 900_000) * 100:,}"),
            "{y}": lambda: _same(self._chance.randint(1990, 2025)),
            "{s}": self._symbol,
            "{d}": self._date,
            "{p}": self._name,
            "{k}": lambda: self._kinds.draw(self._chance),
            "{t}": lambda: self._things.draw(self._chance),
            "{u}": lambda: self._things.draw(self._chance),
        }

    def _symbol(self) -> Pair:
        organ = self._chance.choice(_ORGANS)
        return _same(f"{organ}/{self._chance.randint(40, 80)}/{self._chance.randint(1, 400)}")

    def _date(self) -> Pair:
        year, month = self._chance.randint(1990, 2025), self._chance.randrange(12)
        day = self._chance.randint(1, 28)
        return f"{day} {_MONTHS[month]} {year}", f"{year}年{month + 1}月{day}日"

    def _name(self) -> Pair:
        parts = [self._syllables.draw(self._chance) for _ in range(self._chance.randint(2, 4))]
        return "".join(part[0] for part in parts).capitalize(), "".join(part[1] for part in parts)


def _same(value: object) -> Pair:
    return str(value), str(value)


def _capitalised(pair: Pair) -> Pair:
    return pair[0][:1].upper() + pair[0][1:], pair[1]
