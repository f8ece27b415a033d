"""Terms as glossaries of the United Nations have them, any number of them, made by a seed.

Names of bodies, posts, instruments and things are put together of the phrases that also make the
sentences of `benchmarks.sentences`, so that texts of those hold some of these. Names of places are
made of syllables, which gives the long tail that real glossaries have.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from glossaries.term import ACRONYM, FORBIDDEN, PREFERRED, Concept, Term

Pair = tuple[str, str]

_PHRASES = Path(__file__).parents[1] / "phrases.tsv"
_HEADS = (
    ("Commission on", "委员会"), ("Committee on", "委员会"), ("Office for", "办公室"),
    ("Working Group on", "工作组"), ("Convention on", "公约"), ("Declaration on", "宣言"),
    ("Special Rapporteur on", "特别报告员"), ("Trust Fund for", "信托基金"),
    ("Conference on", "会议"), ("Guidelines on", "准则"),
)  # fmt: skip
# Of a hundred concepts so many are names, the others things; so many have a third or fourth term.
_NAMES, _ACRONYMS, _FORBIDDEN = 45, 6, 3


def made_concepts(terms: int, seed: int = 13) -> list[Concept]:
    """Concepts with an English and a Chinese term each, and more in some.

    Args:
        terms: how many terms they have together, or one or two more.
        seed: of all choices.
    """
    # Drawn for reproducible sampling, not for secrecy.
    chance = random.Random(seed)  # noqa: S311
    found: list[Concept] = []
    seen: set[str] = set()
    count = 0
    for english, chinese in _pairs(chance):
        if english not in seen:
            seen.add(english)
            found.append(_concept(english, chinese, chance))
            count += len(found[-1].terms)
        if count >= terms:
            break
    return found


def _concept(english: str, chinese: str, chance: random.Random) -> Concept:
    terms = [Term("en", english, PREFERRED), Term("zh", chinese, PREFERRED)]
    of_hundred = chance.random() * 100
    capitals = "".join(filter(str.isupper, english))
    if of_hundred < _ACRONYMS and len(capitals) > 2:
        terms.append(Term("en", capitals, form=ACRONYM))
    elif of_hundred > 100 - _FORBIDDEN:
        terms.append(Term("zh", f"{chinese}案", FORBIDDEN))
    return Concept(tuple(terms))


def _pairs(chance: random.Random) -> Iterator[Pair]:
    phrases = _phrases()
    kinds, things = phrases["kinds"], phrases["things"]
    while True:
        kind, thing, other = chance.choice(kinds), chance.choice(things), chance.choice(things)
        place = _place(phrases["syllables"], chance) if chance.random() < 0.7 else ("", "")
        if chance.random() * 100 < _NAMES:
            head = chance.choice(_HEADS)
            english = f"{place[0]} {head[0]} {kind[0].title()} {thing[0].title()}"
            chinese = f"{place[1]}{kind[1]}{thing[1]}{head[1]}"
        elif chance.random() < 0.3:
            english, chinese = f"{thing[0]} and {other[0]}", f"{thing[1]}和{other[1]}"
        else:
            english = f"{kind[0]} {thing[0]} {'of ' * bool(place[0])}{place[0]}"
            chinese = f"{place[1]}{kind[1]}{thing[1]}"
        yield english.strip(), chinese


def _place(syllables: list[Pair], chance: random.Random) -> Pair:
    parts = [chance.choice(syllables) for _ in range(chance.randint(2, 3))]
    return "".join(part[0] for part in parts).capitalize(), "".join(part[1] for part in parts)


def _phrases() -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = {}
    for line in _PHRASES.read_text(encoding="utf-8").splitlines():
        use, english, chinese = line.split("\t")
        found.setdefault(use, []).append((english, chinese))
    return found
