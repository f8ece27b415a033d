"""How fast terms are marked: `python -m benchmarks.glossary.annotate [--terms 100000] [--mb 1]`.

One MB of made text, in English and in Chinese, against made terms of that language; every third
sentence has a term of the glossary put into it. In the same run other ways to find many strings:
ahocorasick_rs and pyahocorasick (extra "peers"), and one regular expression of all terms, which is
measured over a few lines and counted up. They find the very strings of the terms alone: no plurals,
no line ends, no other case. Times are of the processor, one core, seconds.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec

from benchmarks.glossary.terms import made_concepts
from benchmarks.sentences import sentence_pairs
from glossaries.annotation import Annotator
from glossaries.term import Concept

#: Most seconds for making ready and marking 1 MB against 100,000 terms together.
TARGET = 1.0
# The regular expression tries every term at every place.
_REGEX_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class Measured:
    """What one way to mark terms took.

    Attributes:
        name: of the way.
        ready: seconds until it could begin.
        marking: seconds for the text.
        marks: how many places it found.
    """

    name: str
    ready: float
    marking: float
    marks: int

    def row(self) -> str:
        whole = self.ready + self.marking
        return f"{self.name:38} {self.ready:8.2f} {self.marking:8.2f} {whole:8.2f} {self.marks:9,}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print; 1 if the target is missed."""
    parser = argparse.ArgumentParser(prog="benchmarks.glossary.annotate", description=__doc__)
    parser.add_argument("--terms", type=int, default=100_000, metavar="N")
    parser.add_argument("--mb", type=float, default=1.0, metavar="MB")
    asked = parser.parse_args(arguments)
    # Half of the terms are of each language.
    concepts = made_concepts(2 * asked.terms + asked.terms // 10)
    missed = []
    for side, (language, target) in enumerate((("en", "zh"), ("zh", "en"))):
        texts = [t.text for one in concepts for t in one.terms if t.language == language]
        texts = texts[: asked.terms]
        text = made_text(concepts, side, int(asked.mb * 1e6))
        size = len(text.encode())
        print(f"{language}: {size / 1e6:.2f} MB, {len(text):,} characters, {len(texts):,} terms")
        print(f"{'':38} {'ready':>8} {'marking':>8} {'both':>8} {'marks':>9}")
        for one in measured(concepts, language, target, texts, text):
            print(one.row(), flush=True)
            if one.name == "diptych" and one.ready + one.marking > TARGET * max(1.0, asked.mb):
                missed.append(language)
    print(f"missed: {'; '.join(missed)}" if missed else "all within the target")
    return 1 if missed else 0


def made_text(concepts: Sequence[Concept], side: int, size: int) -> str:
    """Sentences in lines, of so many bytes or a few less."""
    chance = random.Random(7)  # noqa: S311 - texts, no secrets
    lines: list[str] = []
    left = size
    for number, pair in enumerate(sentence_pairs(size // 40, seed=5)):
        line = pair[side]
        if number % 3 == 0:
            term = chance.choice(concepts).terms[side].text
            line = f"The {term} and {line}" if side == 0 else f"{term}和{line}"
        left -= len(line.encode()) + 1
        if left < 0:
            break
        lines.append(line)
    return "\n".join(lines)


def measured(
    concepts: Sequence[Concept], language: str, target: str, texts: Sequence[str], text: str
) -> Iterator[Measured]:
    """diptych, and the others that are installed."""

    def own() -> Callable[[], int]:
        annotator = Annotator(concepts, language, target, dictionary=True)
        return lambda: len(annotator.marks(text))

    def rust() -> Callable[[], int]:
        from ahocorasick_rs import AhoCorasick, MatchKind

        automaton = AhoCorasick(texts, matchkind=MatchKind.LeftmostLongest)
        return lambda: len(automaton.find_matches_as_indexes(text))

    def in_c() -> Callable[[], int]:
        import ahocorasick

        automaton = ahocorasick.Automaton()
        for one in texts:
            automaton.add_word(one, one)
        automaton.make_automaton()
        return lambda: sum(1 for _ in automaton.iter_long(text))

    def regex() -> Callable[[], int]:
        pattern = re.compile("|".join(map(re.escape, sorted(texts, key=len, reverse=True))))
        some = text[:_REGEX_CHARACTERS]
        return lambda: len(pattern.findall(some))

    yield _timed("diptych", own)
    if find_spec("ahocorasick_rs"):
        yield _timed("ahocorasick_rs, the strings alone", rust)
    if find_spec("ahocorasick"):
        yield _timed("pyahocorasick, the strings alone", in_c)
    one = _timed("", regex)
    more = max(1.0, len(text) / _REGEX_CHARACTERS)
    yield Measured(
        f"re, the strings alone, counted up x {more:,.0f}", one.ready, more * one.marking,
        int(more * one.marks),
    )  # fmt: skip


def _timed(name: str, make: Callable[[], Callable[[], int]]) -> Measured:
    began = time.process_time()
    mark = make()
    ready = time.process_time()
    marks = mark()
    return Measured(name, ready - began, time.process_time() - ready, marks)


if __name__ == "__main__":
    raise SystemExit(main())
