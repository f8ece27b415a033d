"""What a search finds: one value for all kinds of search, so that it is shown alike everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from tmx.memory.memory import Stored
from tmx.unit import Variant


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of the stored source beside the text that was looked for.

    Attributes:
        kind: `equal`, `insert` (only the query has it), `delete` (only the stored source has it) or
            `replace`.
        stored: the stretch as the stored source prints it; "" for an insertion.
        query: the stretch as the query prints it; "" for a deletion.
    """

    kind: str
    stored: str
    query: str


@dataclass(frozen=True, slots=True)
class Match:
    """A stored translation that may serve for a text.

    Attributes:
        score: 0 to 100, as CAT tools give it; 100 for the very text, 99 for one that differs in
            case, width, spaces or punctuation only, or whose numbers were put right.
        kind: `exact`, `fuzzy` or `meaning`.
        source: variant in the language that was looked in.
        target: variant in the language that is wanted, as stored.
        proposal: the target's text to take: `target.text`, or with numbers put right.
        adapted: what was put right, (was, now) in order; () if nothing.
        differences: the stored source beside the query, in order; together they spell both.
        stored: the unit.
        times: how many units of the memory say the same (source and target).
    """

    score: int
    kind: str
    source: Variant
    target: Variant
    proposal: str
    adapted: tuple[tuple[str, str], ...]
    differences: tuple[Difference, ...]
    stored: Stored
    times: int = 1
