"""One side of an alignment as numbers: what the score looks at, segment by segment.

Nearly everything here adds up: the vector, the entities, the quotation marks and the length of a
run of segments are the sums over its segments. That is what makes a many-to-many bead as cheap to
score as a 1-1.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aligner.document import Kind, Segment
from aligner.encoders.base import BagEncoder, Encoder, SlowEncoder
from entities import find, label_value

if TYPE_CHECKING:
    from numpy.typing import NDArray

KINDS = tuple(Kind)

# Entities become a vector by feature hashing (Weinberger et al. 2009): each value gets a fixed
# random direction, so that equal values agree and others hardly touch.
_ENTITY_DIMENSIONS = 128
_QUOTE = re.compile("[\"'\u2018-\u201d\u300c-\u300f]")
_OPENS = re.compile("[\u201c\u300c\u300e]|(?<!\\w)['\u2018](?=\\w)")
_CLOSING = frozenset("\"'\u2019\u201d\u300d\u300f")
_ENTITY_KINDS = frozenset({"number", "date", "time", "symbol", "resolution", "percentage", "label"})


@dataclass(frozen=True, slots=True)
class Side:
    """One version of a document, prepared for scoring; n segments.

    Attributes:
        vectors: float32 [n, d], meaning; a run's vector is the sum of its rows. Entities stand in
            for it where the encoder does not know the languages.
        entities: float32 [n, e]; the inner product of two rows is the summed rarity, 0 to 1 each,
            of the values that both have.
        lengths: float64 [n], characters that are not white space.
        kinds: int [n], indices into `KINDS`.
        blocks: int [n], the block that each segment came from.
        labelled: bool [n], whether the segment starts a block that has a label.
        quotes: float32 [n], quotations that open in the segment.
        closes: bool [n], whether it ends with the end of a quotation.
    """

    vectors: NDArray[np.float32]
    entities: NDArray[np.float32]
    lengths: NDArray[np.float64]
    kinds: NDArray[np.int64]
    blocks: NDArray[np.int64]
    labelled: NDArray[np.bool_]
    quotes: NDArray[np.float32]
    closes: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.lengths)

    def part(self, rows: slice | NDArray[np.int64]) -> Side:
        """Some segments as a side of their own."""
        return Side(*(getattr(self, name)[rows] for name in self.__slots__))


def prepare(
    source: Sequence[Segment],
    target: Sequence[Segment],
    languages: tuple[str, str],
    encoder: Encoder,
    progress: Callable[[float], None] | None = None,
) -> tuple[Side, Side]:
    """Both sides as numbers.

    Args:
        source: n segments.
        target: m segments.
        languages: BCP 47 tags of the two sides.
        encoder: for the vectors; where it does not know both languages entities are taken.
        progress: called with the share of the segments that is encoded, 0 to 1, where encoding
            takes long.
    """
    both = (source, target)
    found = [_values(segments, tag) for segments, tag in zip(both, languages, strict=True)]
    rarity = _rarities(found)
    known = all(encoder.knows(tag) for tag in languages)
    # Both sides at once: a neural encoder puts texts of like length together, under one bar.
    texts = [one.text for segments in both for one in segments]
    sums = _sums(encoder, texts, progress) if known else None
    sides = []
    for segments, values, place in zip(
        both, found, (slice(len(source)), slice(len(source), None)), strict=True
    ):
        entities = _entity_vectors(values, rarity)
        meaning = entities if sums is None else _scaled(sums[place])
        sides.append(_side(segments, meaning, entities))
    return sides[0], sides[1]


def _side(
    segments: Sequence[Segment], vectors: NDArray[np.float32], entities: NDArray[np.float32]
) -> Side:
    quoted = [quotation(one.text) for one in segments]
    return Side(
        vectors=vectors,
        entities=entities,
        lengths=np.array([max(1, len("".join(one.text.split()))) for one in segments], dtype=float),
        kinds=np.array([KINDS.index(one.kind) for one in segments], dtype=np.int64),
        blocks=np.array([one.block for one in segments], dtype=np.int64),
        labelled=np.array([bool(one.label) for one in segments], dtype=bool),
        quotes=np.array([opened for opened, _ in quoted], dtype=np.float32),
        closes=np.array([closed for _, closed in quoted], dtype=bool),
    )


def quotation(text: str) -> tuple[float, bool]:
    """How many quotations open in a text, and whether it ends with the end of one.

    A straight double quotation mark counts half: it may open or close. An apostrophe opens only
    before a word and after none.
    """
    if _QUOTE.search(text) is None:
        return 0.0, False
    opened = len(_OPENS.findall(text)) + text.count('"') / 2
    return opened, text.rstrip(" .。")[-1:] in _CLOSING


def _sums(
    encoder: Encoder, texts: list[str], progress: Callable[[float], None] | None
) -> NDArray[np.float32]:
    """Additive vectors.

    An encoder that is no bag gives no sums; a run of its segments is taken as their mean
    weighted by the root of their length, between counting sentences and counting tokens.
    """
    if isinstance(encoder, BagEncoder):
        return encoder.sums(texts)
    weights = np.array([math.sqrt(max(1, len(text))) for text in texts], dtype=np.float32)
    if progress and isinstance(encoder, SlowEncoder):
        return encoder.encode_watched(texts, progress) * weights[:, None]
    return encoder.encode(texts) * weights[:, None]


def _scaled(sums: NDArray[np.float32]) -> NDArray[np.float32]:
    """So that a segment's vector is 1 long on average over its side."""
    scale = float(np.linalg.norm(sums, axis=1).mean()) if len(sums) else 1.0
    # In place: of a book there is no room for them twice.
    sums /= np.float32(max(scale, 1e-9))
    return sums


def _values(segments: Sequence[Segment], language: str) -> list[Counter[str]]:
    """The values of each segment's entities and of its label."""
    counters = []
    for one in segments:
        counter = Counter(
            f"{entity.kind}:{entity.value}"
            for entity in find(one.text, language)
            if entity.kind in _ENTITY_KINDS
        )
        if one.label:
            counter[f"label:{label_value(one.label)}"] += 1
        counters.append(counter)
    return counters


def _rarities(found: Iterable[list[Counter[str]]]) -> dict[str, float]:
    """1 for a value in one segment of each side, towards 0 for one that is everywhere."""
    frequency: Counter[str] = Counter()
    total = 0
    for side in found:
        total += len(side)
        for counter in side:
            frequency.update(counter.keys())
    top = math.log(1 + total / 2)
    return {
        value: min(1.0, math.log(1 + total / count) / top) for value, count in frequency.items()
    }


def _entity_vectors(values: list[Counter[str]], rarity: dict[str, float]) -> NDArray[np.float32]:
    directions = {value: _direction(value) for counter in values for value in counter}
    out = np.zeros((len(values), _ENTITY_DIMENSIONS), dtype=np.float32)
    for row, counter in enumerate(values):
        for value, count in counter.items():
            out[row] += count * rarity[value] * directions[value]
    return out


def _direction(value: str) -> NDArray[np.float32]:
    """A direction of length 1 that depends on nothing but the value."""
    seed = int.from_bytes(hashlib.blake2b(value.encode(), digest_size=8).digest(), "little")
    signs = np.random.default_rng(seed).choice((-1.0, 1.0), _ENTITY_DIMENSIONS)
    return (signs / math.sqrt(_ENTITY_DIMENSIONS)).astype(np.float32)
