"""What the indexes hold of many segments, made together, as `indexing.entry` makes it of each.

A token costs a few steps over rows of numbers here instead of a few objects. The texts are one row
of characters, each of which is looked up in a table (tmx.memory.characters); where tokens begin
and end follows from their kinds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING

import numpy as np

from tmx.memory import normalising, signatures
from tmx.memory.characters import (
    BETWEEN_DIGITS,
    CHINESE,
    DIGIT,
    LETTER,
    UNSURE,
    Characters,
    becomes,
    bit,
    kind,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Characters that are worked on at a time: rows of numbers of this length stay near the processor.
_AT_ONCE = 100_000

# Between texts; within one it is a space like any other.
_SEPARATOR = "\n"
_END, _SPACE, _NUMBER = ord(_SEPARATOR), ord(" "), ord(normalising.NUMBER)
_UTF_32 = ("utf-32-le", "surrogatepass")

# Characters that become several and are not rare in texts that are otherwise plain.
_SEVERAL = {"…": "...", "ß": "ss", "№": "No", "℃": "°C"}


@dataclass(frozen=True, slots=True)
class Entries:
    """Segments as the indexes take them; see `indexing.Entry`.

    Attributes:
        keys: of exact search.
        tokens: with spaces between.
        lengths: numbers of tokens, int64 [n].
        signatures: uint8 [n, 32].
    """

    keys: list[int]
    tokens: list[str]
    lengths: NDArray[np.int64]
    signatures: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.keys)

    def chosen(self, flags: Sequence[bool]) -> Entries:
        """Those of some of the segments."""
        chosen = np.array(flags, bool)
        return Entries(
            list(compress(self.keys, flags)),
            list(compress(self.tokens, flags)),
            self.lengths[chosen],
            self.signatures[chosen],
        )


def entries(texts: Sequence[str]) -> Entries:
    """What the indexes hold of segments' texts."""
    parts = [_entries(part) for part in _parted(texts)]
    return Entries(
        [key for part in parts for key in part.keys],
        [tokens for part in parts for tokens in part.tokens],
        np.concatenate([np.zeros(0, np.int64), *(part.lengths for part in parts)]),
        np.concatenate(
            [np.zeros((0, signatures.BYTES), np.uint8), *(part.signatures for part in parts)]
        ),
    )


def _parted(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    start, characters = 0, 0
    for i, text in enumerate(texts):
        characters += len(text)
        if characters >= _AT_ONCE:
            yield texts[start : i + 1]
            start, characters = i + 1, 0
    if start < len(texts):
        yield texts[start:]


def _entries(texts: Sequence[str]) -> Entries:
    row = _Row(texts)
    made = Entries(row.keys(), row.tokens(), row.lengths(), row.signatures())
    for i in (*row.unsure, *row.numbers_alone()):
        _make_plainly(made, i, texts[i])
    return made


def _make_plainly(made: Entries, i: int, text: str) -> None:
    found = normalising.tokens(text)
    held = normalising.placeheld(found)
    made.keys[i] = normalising.key(text, held)
    made.tokens[i] = " ".join(found)
    made.lengths[i] = len(found)
    made.signatures[i] = np.frombuffer(signatures.signature(held), np.uint8)


class _Row:
    """Texts as one row of characters.

    Attributes:
        unsure: indices of texts that have a character of which the table cannot tell what it
            becomes; they count as empty here.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        codes = _codes(texts)
        known = _CHARACTERS.of(codes)
        kinds = kind(known)
        self.unsure: list[int] = []
        if (kinds == UNSURE).any():
            self.unsure = np.unique(np.cumsum(codes == _END)[kinds == UNSURE]).tolist()
            codes = _codes(_without(texts, self.unsure))
            known = _CHARACTERS.of(codes)
            kinds = kind(known)
        self._ends = codes == _END
        self._codes, self._bits = becomes(known), bit(known)
        self._digits = _digits(kinds)
        self._chinese, self._letters = kinds == CHINESE, kinds == LETTER
        self._kept = self._chinese | self._digits | self._letters
        self._begins = self._chinese | _first(self._digits) | _first(self._letters)
        #: For each character, the index of its text.
        self._of = np.cumsum(self._ends)

    def numbers_alone(self) -> list[int]:
        """Indices of texts that have numbers and no other token."""
        count = len(self._texts)
        numbers = np.bincount(self._of[self._begins & self._digits], minlength=count)
        alone: list[int] = np.flatnonzero((numbers > 0) & (numbers == self.lengths())).tolist()
        return alone

    def tokens(self) -> list[str]:
        return self._by_text(self._codes, self._kept)

    def lengths(self) -> NDArray[np.int64]:
        return np.bincount(self._of[self._begins], minlength=len(self._texts)).astype(np.int64)

    def keys(self) -> list[int]:
        first = self._digits & self._begins
        codes = np.where(first, np.uint32(_NUMBER), self._codes)
        counted = self._by_text(codes, self._kept & (first | ~self._digits))
        return list(map(normalising.key_of, self._texts, counted))

    def signatures(self) -> NDArray[np.uint8]:
        count = len(self._texts)
        base = self._of * signatures.BITS
        numbers = self._digits & self._begins
        words = self._letters & self._begins
        places = (
            base[self._chinese] + self._bits[self._chinese],
            base[numbers] + _BITS[normalising.NUMBER],
            base[words] + self._word_bits(words),
        )
        counts = np.bincount(np.concatenate(places), minlength=count * signatures.BITS)
        flags = counts > 0
        again = np.flatnonzero(counts > 1)
        for occurrence in range(1, signatures.MOST_COUNTED):
            again = again[counts[again] > occurrence]
            flags[_stepped(again, occurrence)] = True
        return np.packbits(flags.reshape(count, signatures.BITS), axis=1, bitorder="little")

    def _word_bits(self, begins: NDArray[np.bool_]) -> NDArray[np.uint8]:
        words = _text(self._codes, self._letters, begins).split(" ")[1:]
        return np.fromiter(map(_BITS.__getitem__, words), np.uint8, len(words))

    def _by_text(self, codes: NDArray[np.uint32], kept: NDArray[np.bool_]) -> list[str]:
        """The characters that are kept, with a space before each token but the first of a text."""
        joined = _text(codes, kept | self._ends, self._begins)
        return [tokens[1:] for tokens in joined.split(_SEPARATOR)]


def _stepped(places: NDArray[np.int64], occurrence: int) -> NDArray[np.int64]:
    """The bits that a further token sets in its text, for one that has these."""
    bits = places % signatures.BITS
    moved = (bits + signatures.STEP * occurrence) % signatures.BITS
    stepped: NDArray[np.int64] = places - bits + moved
    return stepped


def _codes(texts: Sequence[str]) -> NDArray[np.uint32]:
    joined = _SEPARATOR.join(texts)
    if joined.count(_SEPARATOR) >= len(texts):
        joined = _SEPARATOR.join([text.replace(_SEPARATOR, " ") for text in texts])
    for character, several in _SEVERAL.items():
        joined = joined.replace(character, several)
    return np.frombuffer(joined.encode(*_UTF_32), "<u4")


def _without(texts: Sequence[str], indices: Sequence[int]) -> list[str]:
    kept = list(texts)
    for i in indices:
        kept[i] = ""
    return kept


def _digits(kinds: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Digits, and what stands between two of them in one number."""
    digits = np.equal(kinds, DIGIT)
    between = np.equal(kinds[1:-1], BETWEEN_DIGITS)
    numbers: NDArray[np.bool_] = digits.copy()
    numbers[1:-1] |= between & digits[:-2] & digits[2:]
    return numbers


def _first(flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The first of each run."""
    first: NDArray[np.bool_] = flags.copy()
    first[1:] &= ~flags[:-1]
    return first


def _text(codes: NDArray[np.uint32], kept: NDArray[np.bool_], begins: NDArray[np.bool_]) -> str:
    """The characters that are kept, with a space before each that begins a token."""
    steps = kept.astype(np.int8)
    steps += begins
    places = np.cumsum(steps[kept], dtype=np.int64)
    text = np.full(places[-1] if len(places) else 0, _SPACE, "<u4")
    text[places - 1] = codes[kept]
    return text.tobytes().decode(*_UTF_32)


class _Bits(dict[str, int]):
    """Token -> the bit of a signature that it sets."""

    def __missing__(self, token: str) -> int:
        bit = signatures.bit(token)
        if len(self) < signatures.MOST_KNOWN:
            self[token] = bit
        return bit


_BITS = _Bits()
_CHARACTERS = Characters()
