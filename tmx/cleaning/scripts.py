"""Which kind of Chinese characters, simplified or traditional, a memory is written in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from tmx.cleaning.characters import SIMPLIFIED, TRADITIONAL, only_in
from tmx.cleaning.sides import Pair
from tmx.languages import tidy

_TAGS = {"Hans": SIMPLIFIED, "CN": SIMPLIFIED, "SG": SIMPLIFIED, "MY": SIMPLIFIED,
         "Hant": TRADITIONAL, "TW": TRADITIONAL, "HK": TRADITIONAL, "MO": TRADITIONAL}  # fmt: skip

# A tag without script and region (`zh`) is what nearly all of at least so many texts are.
_LEAST_TEXTS, _LEAST_SHARE = 50, 0.9


def kinds_in(signs: frozenset[str]) -> tuple[int, int]:
    """How many different characters are simplified alone, and how many traditional alone."""
    known = only_in()
    return len(signs & known[SIMPLIFIED]), len(signs & known[TRADITIONAL])


@dataclass(slots=True)
class ChineseScripts:
    """Which kind of characters each Chinese language tag of a memory stands for."""

    _seen: dict[str, Counter[str]] = field(default_factory=dict)

    def learn(self, pair: Pair) -> None:
        """Look at one pair."""
        for side in pair.sides:
            if side.language == "zh" and _told(side.variant.language) == "":
                simplified, traditional = kinds_in(side.signs)
                if simplified != traditional:
                    kind = SIMPLIFIED if simplified > traditional else TRADITIONAL
                    self._seen.setdefault(side.variant.language, Counter())[kind] += 1

    def of(self, tag: str) -> str:
        """The kind that texts of a tag should be in, "" if neither tag nor memory tells."""
        if told := _told(tag):
            return told
        seen = self._seen.get(tag, Counter[str]())
        if seen.total() < _LEAST_TEXTS:
            return ""
        kind, count = seen.most_common(1)[0]
        return kind if count >= _LEAST_SHARE * seen.total() else ""


@cache
def _told(tag: str) -> str:
    parts = tidy(tag).split("-")[1:]
    return next((_TAGS[part] for part in parts if part in _TAGS), "")
