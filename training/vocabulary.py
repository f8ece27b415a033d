"""The encoder's pieces: whole words of English and Chinese, chosen by how often they occur.

A piece that is a word gets the vector of that word, where a piece that cuts it gets a mixture of
all that it is part of. Beside words the vocabulary holds every letter and common ideograph, so that
nothing is unknown, and all numbers of up to three digits, so that 65/230 is not 65/320. Texts are
cut by the longest piece from the left; later pieces of a word carry no mark, so that a Chinese
word is one piece wherever it stands.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tokenizers import Regex, Tokenizer, models, pre_tokenizers

from training.folding import HAN, character_class, character_map, normalizer, simplified
from training.numerals import chinese

UNKNOWN = "[UNK]"
_HAN = frozenset(map(chr, HAN))
# Longer runs are cut, which bounds the work on text without spaces.
_LONGEST_RUN = 64


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many pieces of each kind.

    Attributes:
        english: words of Latin letters.
        chinese: words of two and more ideographs.
        rarest: a sign or ideograph that occurs less often than this is left out.
    """

    english: int = 30_000
    chinese: int = 30_000
    rarest: int = 5


@dataclass(slots=True)
class Counts:
    """How often each word occurs: of letters, of ideographs, and single characters."""

    english: Counter[str]
    chinese: Counter[str]
    single: Counter[str]

    @classmethod
    def of(cls, texts: Iterable[str], weight: int = 1) -> Counts:
        """Count the words of folded texts, each occurrence `weight` times."""
        counts = cls(Counter(), Counter(), Counter())
        for text in texts:
            counts.add(text)
        for counter in (counts.english, counts.chinese, counts.single):
            for key in counter:
                counter[key] *= weight
        return counts

    def add(self, text: str) -> None:
        """Count the words of one folded text."""
        import rjieba

        for run in _RUNS(text):
            if run[0] in _HAN:
                self.single.update(run)
                self.chinese.update(word for word in rjieba.cut(run, False) if len(word) > 1)
            elif run.isascii() and run.isalpha():
                self.english[run] += 1
            elif not run[0].isdigit():
                self.single.update(run)

    def __iadd__(self, other: Counts) -> Counts:
        self.english.update(other.english)
        self.chinese.update(other.chinese)
        self.single.update(other.single)
        return self


def folded(texts: Iterable[str]) -> Iterator[str]:
    """Texts as the tokenizer will see them."""
    everything = normalizer(character_map(_HAN, simplified()))
    for text in texts:
        yield text.lower() if text.isascii() else everything.normalize_str(text)


def choose_pieces(counts: Counts, sizes: Sizes) -> list[str]:
    """The vocabulary in the order of its ids, the unknown piece first."""
    single = [one for one, count in counts.single.items() if count >= sizes.rarest]
    single.sort(key=lambda one: (-counts.single[one], one))
    pieces = dict.fromkeys([UNKNOWN, *string.ascii_lowercase, *_numbers(), *single])
    pieces.update(dict.fromkeys(_most_common(counts.english, sizes.english)))
    pieces.update(dict.fromkeys(_most_common(counts.chinese, sizes.chinese)))
    return list(pieces)


def make_tokenizer(pieces: list[str]) -> Tokenizer:
    """A tokenizer that folds, cuts into runs, and takes the longest piece from the left."""
    known = frozenset(piece for piece in pieces if piece in _HAN)
    traditional = simplified()
    readable = known | {one for one, other in traditional.items() if other in known}
    tokenizer = Tokenizer(
        models.WordPiece(
            {piece: number for number, piece in enumerate(pieces)},
            unk_token=UNKNOWN,
            continuing_subword_prefix="",
            max_input_chars_per_word=_LONGEST_RUN,
        )
    )
    tokenizer.normalizer = normalizer(character_map(known, traditional))
    tokenizer.pre_tokenizer = pre_tokenizers.Split(
        Regex(_pattern(character_class(readable))), "removed", invert=True
    )
    return tokenizer


def _pattern(han: str) -> str:
    # Both cases and both kinds of ideographs, for readers that cut before they fold. The sign of
    # the month or day stays with its number: 4月3日 is not 3月4日.
    kinds = [f"[A-Za-z]{{1,{_LONGEST_RUN}}}", f"[0-9]{{1,{_LONGEST_RUN - 1}}}[月日]?"]
    kinds += [f"[{han}]{{1,{_LONGEST_RUN}}}"] if han else []
    return "|".join([*kinds, r"\S"])


_RUNS = re.compile(_pattern("\u3007\u3400-\u9fff")).findall


def _numbers() -> Iterator[str]:
    for width in (1, 2, 3):
        yield from (f"{number:0{width}}" for number in range(10**width))
    yield from map(str, range(1900, 2050))
    yield from (f"{month}月" for month in range(1, 13))
    yield from (f"{day}日" for day in range(1, 32))
    yield from "月日"
    yield from "第零〇一二三四五六七八九十百千万亿"
    for number in range(1, 100):
        yield chinese(number)
        yield f"第{chinese(number)}"


def _most_common(counter: Counter[str], size: int) -> list[str]:
    # By count, then by spelling: the same pairs in another order give the same pieces.
    ordered = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    return [word for word, _ in ordered[:size] if len(word) <= _LONGEST_RUN]
