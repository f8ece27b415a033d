"""What an alignment comes to, in numbers and in one line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from aligner.document import Alignment, Segment


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of one alignment.

    Attributes:
        segments: of the source and of the target, empty lines not counted.
        beads: number of beads with both sides by type, the commonest first.
        unaligned: segments of the source and of the target in no bead with both sides.
        confidence: mean over beads with both sides, 0.0 if there is none.
    """

    segments: tuple[int, int]
    beads: dict[str, int]
    unaligned: tuple[int, int]
    confidence: float

    def __str__(self) -> str:
        types = ", ".join(f"{kind}: {count}" for kind, count in self.beads.items()) or "none"
        return (
            f"{self.segments[0]} + {self.segments[1]} segments; "
            f"{sum(self.beads.values())} beads ({types}); "
            f"unaligned: {self.unaligned[0]} + {self.unaligned[1]}; "
            f"mean confidence {self.confidence:.2f}"
        )


def summarise(alignment: Alignment) -> Summary:
    """Count an alignment's segments and beads."""
    full = [bead for bead in alignment.beads if bead.source and bead.target]
    types = Counter(bead.type for bead in full)
    paired = (sum(len(b.source) for b in full), sum(len(b.target) for b in full))
    segments = (_filled(alignment.source), _filled(alignment.target))
    return Summary(
        segments=segments,
        beads=dict(sorted(types.items(), key=lambda item: (-item[1], item[0]))),
        unaligned=(segments[0] - paired[0], segments[1] - paired[1]),
        confidence=sum(bead.confidence for bead in full) / len(full) if full else 0.0,
    )


def _filled(segments: tuple[Segment, ...]) -> int:
    return sum(bool(one.text) for one in segments)
