"""Search by meaning: units that say what a text says, in whatever words and in either language.

The similarity of a text and a unit is the cosine of their vectors in whole per cent; what a unit's
vector is stands in `indexing.vectors`. A sentence that is the unit's own, or its translation, has
about 95, another wording of it mostly 70 to 90. Of 3,000 sentences from UN documents two pairs in
ten thousand have LEAST, most of them with a subject in common. Every unit is compared: what is
nearest is found for certain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from tmx.database.transaction import reading
from tmx.memory.indexing import vectors
from tmx.memory.indexing.vectors import Encoder
from tmx.memory.memory import Memory, Stored
from tmx.memory.searching.differences import differences
from tmx.memory.searching.languages import Tongue, tongue
from tmx.memory.searching.match import Match
from tmx.memory.troubles import told
from tmx.scripts import script_for, script_of
from tmx.unit import Variant

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: The least similarity where nobody says.
LEAST = 60

# Units whose texts are read at a time, and the most of them for one query: of a sentence that
# stands in very many units, the others would say the same.
_AT_ONCE = 100
_MOST = 5_000
# Vectors are rounded: what is the same may fall short of 100 by as little.
_ROUNDING = 0.01
# Rows that stay in the processor's cache as float32, so that widening them costs least.
_ROWS = 1_024


class MeaningSearcher:
    """Looks for units by meaning, and sees what is added meanwhile once it has a vector.

    Args:
        memory: open.
        encoder: the one that made the memory's vectors (`vectors.make`).
        keep: hold the vectors between queries, a byte a weight: 260 MB for 1,000,000 units. Without
            it they are read anew, a block at a time.

    Raises:
        ValueError: another encoder made them.
    """

    def __init__(self, memory: Memory, encoder: Encoder, *, keep: bool = True) -> None:
        if (made_by := vectors.encoder_of(memory)[0]) not in ("", vectors.signature(encoder)):
            raise ValueError(f"the vectors are those of {made_by}")
        self._memory = memory
        self._encoder = encoder
        self._keep = keep
        self._held: dict[int, vectors.Block] = {}

    def search(
        self,
        text: str,
        source_language: str,
        target_language: str,
        *,
        limit: int = 5,
        min_score: int = LEAST,
    ) -> list[Match]:
        """The units nearest in meaning, the nearest first.

        One for each pair of source and target that differs; rejected units are never among them.

        Args:
            text: in any language that the encoder knows.
            source_language: of the match's source; any form that `tmx.languages.canonical` takes.
            target_language: of its target, likewise.
            limit: how many at most, at least 1.
            min_score: 1 to 100.

        Raises:
            ValueError: limit or score is out of range.
            UnknownLanguage: a language is none.
            FileProblem, BadFormat: the memory cannot be read.
        """
        if limit < 1 or not 1 <= min_score <= 100:
            raise ValueError("limit is at least 1, min_score 1 to 100")
        query = self._encoder.encode([text[: vectors.LONGEST]])[0]
        with told(self._memory.path), reading(self._memory.connection):
            sides = (
                tongue(self._memory.connection, source_language),
                tongue(self._memory.connection, target_language),
            )
            ids, scores = self._near(query, min_score)
            found: dict[tuple[str, str], Match] = {}
            for stored, score in self._stored(ids, scores):
                match = _match(stored, score, sides, text)
                if match is None:
                    continue
                pair = (match.source.text, match.target.text)
                if pair in found:
                    found[pair] = replace(found[pair], times=found[pair].times + 1)
                elif len(found) < limit:
                    found[pair] = match
                elif score < found[next(reversed(found))].score:
                    break
            return list(found.values())

    def _near(
        self, query: NDArray[np.float32], least: int
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Ids and similarities (0 to 1) of all units that are near enough, the nearest first.

        Of those that are equally near, the newest first.
        """
        ids = [np.zeros(0, np.int64)]
        scores = [np.zeros(0, np.float32)]
        for block in self._blocks():
            near = similarities(block, query)
            places = np.flatnonzero(near >= least / 100)
            ids.append(block.units[places])
            scores.append(near[places])
        all_ids, all_scores = np.concatenate(ids), np.concatenate(scores)
        order = np.lexsort((-all_ids, -all_scores))
        return all_ids[order], all_scores[order]

    def _blocks(self) -> Iterator[vectors.Block]:
        there = vectors.block_ids(self._memory.connection)
        self._held = {one: self._held[one] for one in there if one in self._held}
        for one in there:
            block = self._held.get(one) or vectors.block(self._memory, one)
            if self._keep:
                self._held[one] = block
            yield block

    def _stored(
        self, ids: NDArray[np.int64], scores: NDArray[np.float32]
    ) -> Iterator[tuple[Stored, int]]:
        """Units that are still there, with their similarity in per cent."""
        for start in range(0, min(len(ids), _MOST), _AT_ONCE):
            part: list[int] = ids[start : start + _AT_ONCE].tolist()
            there = self._memory.some(part)
            for one, score in zip(part, scores[start : start + _AT_ONCE].tolist(), strict=True):
                if one in there:
                    yield there[one], min(100, int(100 * score + _ROUNDING))


def similarities(block: vectors.Block, query: NDArray[np.float32]) -> NDArray[np.float32]:
    """Cosines of a vector and those of a block, float32 [n].

    Args:
        block: n vectors.
        query: float32 [d], of length 1.
    """
    found = np.empty(len(block.units), np.float32)
    wide = np.empty((_ROWS, block.rows.shape[1]), np.float32)
    for start in range(0, len(found), _ROWS):
        rows = block.rows[start : start + _ROWS]
        part = wide[: len(rows)]
        np.copyto(part, rows)
        np.dot(part, query, out=found[start : start + _ROWS])
    found *= block.scales
    return found


def _match(stored: Stored, score: int, sides: Sequence[Tongue], text: str) -> Match | None:
    """A unit as a match; None if it lacks a side or is rejected."""
    if stored.status == "rejected":
        return None
    source, target = (_side(stored, side) for side in sides)
    if source is None or target is None or source is target:
        return None
    return Match(
        score=score,
        kind="meaning",
        source=source,
        target=target,
        proposal=target.text,
        adapted=(),
        differences=differences(source.text, text) if _comparable(source, text) else (),
        stored=stored,
    )


def _side(stored: Stored, side: Tongue) -> Variant | None:
    """The variant in a language, or in one that serves for it."""
    order = tuple(side.tags.values())
    serving = [variant for variant in stored.unit.variants if variant.language in order]
    return min(serving, key=lambda variant: order.index(variant.language), default=None)


def _comparable(source: Variant, text: str) -> bool:
    """Whether a text is in the script of the source: words of two languages have no differences."""
    return script_of([text]) in ("", script_for(source.language))
