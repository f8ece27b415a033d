"""What the indexes hold of many segments, made together, as `indexing.entry` makes it of each.

A token costs a few steps over rows of numbers here instead of a few objects. The texts are one row
of characters, each of which is looked up in a table (`characters`); where tokens begin
and end follows from their kinds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from tmx.memory.indexing import normalising, signatures
from tmx.memory.indexing.characters import (
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

_Value = TypeVar("_Value", bound="np.generic")

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
    made = Entries(row.keys(), row.tokens(), row.lengths, row.signatures())
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
    """The tokens of texts as one row of characters, with a space between two of one text.

    Attributes:
        unsure: indices of texts that have a character of which the table cannot tell what it
            becomes; they count as empty here.
        lengths: numbers of tokens, int64 [n].
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        codes, known = self._known(texts)
        kinds, ends = kind(known), codes == _END
        chinese, letters, digits = kinds == CHINESE, kinds == LETTER, _digits(kinds)
        begins = chinese | _first(letters) | _first(digits)
        kept = chinese | letters | digits | ends
        places = _places(begins[kept], ends[kept])
        size = places[-1] + 1 if len(places) else 0
        #: Characters, uint32; whether a token begins with one, bool; the index of its text, int64.
        self._codes = _spread(becomes(known)[kept], places, size, _SPACE)
        self._begins = _spread(begins[kept], places, size, False)
        self._of = np.cumsum(self._codes == _END)
        self._letters = _spread(letters[kept], places, size, False)
        self._digits = _spread(digits[kept], places, size, False)
        self._chinese = _spread(chinese[kept], places, size, False)
        self._chinese_bits = bit(known)[chinese]
        self.lengths = self._counted(self._begins)

    def _known(self, texts: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        """The characters of the texts, and what the table says of each."""
        codes = _codes(texts)
        known = _CHARACTERS.of(codes)
        unsure = kind(known) == UNSURE
        self.unsure: list[int] = []
        if unsure.any():
            self.unsure = np.unique(np.cumsum(codes == _END)[unsure]).tolist()
            codes = _codes(_without(texts, self.unsure))
            known = _CHARACTERS.of(codes)
        return codes, known

    def _counted(self, flags: NDArray[np.bool_]) -> NDArray[np.int64]:
        """How many of the characters of each text have a flag."""
        return np.bincount(self._of[flags], minlength=len(self._texts)).astype(np.int64)

    def numbers_alone(self) -> list[int]:
        """Indices of texts that have numbers and no other token."""
        numbers = self._counted(self._begins & self._digits)
        alone: list[int] = np.flatnonzero((numbers > 0) & (numbers == self.lengths)).tolist()
        return alone

    def tokens(self) -> list[str]:
        return _text(self._codes).split(_SEPARATOR)

    def keys(self) -> list[int]:
        codes = np.where(self._digits, np.uint32(_NUMBER), self._codes)
        counted = _text(codes[self._begins | ~self._digits]).split(_SEPARATOR)
        return list(map(normalising.key_of, self._texts, counted))

    def signatures(self) -> NDArray[np.uint8]:
        count = len(self._texts)
        base = self._of * signatures.BITS
        places = (
            base[self._chinese] + self._chinese_bits,
            base[self._digits & self._begins] + _BITS[normalising.NUMBER],
            base[self._letters & self._begins] + self._word_bits(),
        )
        counts = np.bincount(np.concatenate(places), minlength=count * signatures.BITS)
        flags = counts > 0
        again = np.flatnonzero(counts > 1)
        for occurrence in range(1, signatures.MOST_COUNTED):
            again = again[counts[again] > occurrence]
            flags[_stepped(again, occurrence)] = True
        return np.packbits(flags.reshape(count, signatures.BITS), axis=1, bitorder="little")

    def _word_bits(self) -> NDArray[np.uint8]:
        words = _text(np.where(self._letters, self._codes, np.uint32(_SPACE))).split()
        return np.fromiter(map(_BITS.__getitem__, words), np.uint8, len(words))


def _places(begins: NDArray[np.bool_], ends: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Where characters go so that there is room before each token but the first of a text."""
    steps = np.ones(len(begins), np.int64)
    steps[1:] += begins[1:] & ~ends[:-1]
    places: NDArray[np.int64] = np.cumsum(steps) - 1
    return places


def _spread(
    values: NDArray[_Value], places: NDArray[np.int64], size: int, fill: int
) -> NDArray[_Value]:
    """Values at their places, and `fill` elsewhere."""
    row: NDArray[_Value] = np.full(size, fill, values.dtype)
    row[places] = values
    return row


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


def _text(codes: NDArray[np.uint32]) -> str:
    return codes.astype("<u4", copy=False).tobytes().decode(*_UTF_32)


class _Bits(dict[str, int]):
    """Token -> the bit of a signature that it sets."""

    def __missing__(self, token: str) -> int:
        bit = signatures.bit(token)
        if len(self) < signatures.MOST_KNOWN:
            self[token] = bit
        return bit


_BITS = _Bits()
_CHARACTERS = Characters()
