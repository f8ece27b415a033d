"""How common words are in general English, for extraction to tell terms from everyday words.

    python -m training.common_words PAIRS.tsv[.xz] glossaries/extraction/patterns/english_words.txt

A line of the file is a rate (log2 of occurrences in a million words, rounded to halves) and the
words that have it. What is not in the file is rarer than all that are.
"""

from __future__ import annotations

import lzma
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_WORDS = 10_000
_WIDTH = 96


def english(path: Path) -> Iterator[str]:
    """The first column of a table of sentence pairs."""
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.split("\t")[0].lower()


def rates(texts: Iterator[str]) -> dict[float, list[str]]:
    """Rate -> words, for the most frequent ones."""
    counts = Counter(word for text in texts for word in _WORD.findall(text))
    total = counts.total()
    by_rate: dict[float, list[str]] = defaultdict(list)
    for word, count in counts.most_common(_WORDS):
        by_rate[round(2 * math.log2(1e6 * count / total)) / 2].append(word)
    return by_rate


def written(by_rate: dict[float, list[str]]) -> str:
    """The file's text."""
    lines = []
    for rate in sorted(by_rate, reverse=True):
        line = f"{rate:g}"
        for word in sorted(by_rate[rate]):
            if len(line) + 1 + len(word) > _WIDTH:
                lines.append(line)
                line = f"{rate:g}"
            line += f" {word}"
        lines.append(line)
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> None:
    """Read the pairs, write the file."""
    pairs, target = arguments
    Path(target).write_text(written(rates(english(Path(pairs)))), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
