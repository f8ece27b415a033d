"""The memory's best matches in place of a reference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.failure import BadSegments
from qa.scores.segments import Segments

if TYPE_CHECKING:
    from tmx.memory import Memory


@dataclass(frozen=True, slots=True)
class Recalled:
    """Segments that the memory knows.

    Attributes:
        units: their numbers, ascending.
        references: what the memory proposes for each.
        matches: how like its source is, 0 to 100.
    """

    units: Sequence[int]
    references: Sequence[str]
    matches: Sequence[int]


def recall(
    memory: Memory, segments: Segments, languages: tuple[str, str], min_score: int
) -> Recalled:
    """The best match of each source, where there is one.

    Args:
        memory: open.
        segments: of a file with sources.
        languages: canonical tags of source and target.
        min_score: least likeness of a source, 1 to 100.

    Raises:
        BadSegments: the file has no sources, or the memory knows none of them.
    """
    from tmx.memory.searching import Searcher

    if not segments.sources:
        raise BadSegments(
            "is a text without sources, so that nothing can be looked up in the memory",
            path=segments.name,
            remedy="give a PO, TMX or XLIFF file, or name a reference",
        )
    searcher = Searcher(memory)
    found = []
    for number, source in enumerate(segments.sources):
        for match in searcher.search(source, *languages, limit=1, min_score=min_score):
            found.append((number, match.proposal, match.score))
    if not found:
        raise BadSegments(
            f"the memory has no match of {min_score} or more for any of {len(segments):,} units",
            path=segments.name,
            remedy="import its documents, or lower --min-score",
        )
    units, references, matches = zip(*found, strict=True)
    return Recalled(units, references, matches)
