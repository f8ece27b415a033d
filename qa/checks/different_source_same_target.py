"""Two sources with one translation: a target that was copied and not changed, if it is long.

Case, width, spaces and punctuation do not count, nor do plurals and articles, nor the figures of
the source, which Chinese may write in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from glossaries.inflection import ARTICLES, stem
from qa.check import CONSISTENCY, Check, Example, Knowledge
from qa.checks._alike import Alike, alike
from qa.checks._places import Place, shown
from qa.finding import NOTE, WARNING, Found
from qa.pair import Pair, same_message

# Words or characters of a target from which on two sources seldom say the same, and the share of
# words that these have in common if they do.
_LONG, _ALIKE = 15, 0.5


class _First(NamedTuple):
    words: frozenset[str]
    text: str
    place: Place


class _Watcher:
    def __init__(self, knowledge: Knowledge) -> None:
        self._firsts: dict[int, _First] = {}
        self._found: list[tuple[int, Found]] = []
        self._seen = -1

    def see(self, pair: Pair) -> None:
        self._seen += 1
        source, target = alike(pair.source), alike(pair.target)
        if not (source.words and target.words):
            return
        place = Place.of(pair, self._seen)
        first = self._firsts.get(target.exact)
        words = _words(source, pair.source_language)
        if first is None:
            self._firsts[target.exact] = _First(words, pair.source, place)
        elif first.words != words and not same_message(pair.file, pair.unit.line, first.place.line):
            said = f"{first.place.told(place)} has the same target for '{shown(first.text)}'"
            severity = WARNING if _is_grave(first.words, words, target) else NOTE
            self._found.append((self._seen, Found(said, severity=severity)))

    def end(self) -> Iterator[tuple[int, Found]]:
        yield from self._found


def _words(source: Alike, language: str) -> frozenset[str]:
    articles = ARTICLES.get(language[:2], frozenset())
    return frozenset(
        stem(word, language)
        for word in source.words
        if word not in articles and not word[0].isdecimal()
    )


def _is_grave(one: frozenset[str], other: frozenset[str], target: Alike) -> bool:
    shared = len(one & other) / max(len(one | other), 1)
    return len(target.words) >= _LONG and shared < _ALIKE


CHECK = Check(
    "different-source-same-target",
    CONSISTENCY,
    NOTE,
    "Another unit of the file has the same target and another source.",
    Example(
        "Opening of the session\nClosing of the session",
        "会议开幕\n会议开幕",
        "unit 0 has the same target for 'Opening of the session'",
    ),
    watch=_Watcher,
)
