"""What an alignment comes to, in numbers and in one line."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass

from aligner.document import Alignment, Bead, Segment

# Segments left alone between two beads of one move.
_GAP = 2
# Segments without a partner that are worth a line.
_LONG = 8


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of one alignment.

    Attributes:
        segments: of the source and of the target, empty lines not counted.
        beads: number of beads with both sides by type, the commonest first.
        unaligned: segments of the source and of the target in no bead with both sides.
        confidence: mean over beads with both sides, 0.0 if there is none.
        unrelated: whether the documents do not look like versions of one.
    """

    segments: tuple[int, int]
    beads: dict[str, int]
    unaligned: tuple[int, int]
    confidence: float
    unrelated: bool = False

    def __str__(self) -> str:
        types = ", ".join(f"{kind}: {count}" for kind, count in self.beads.items()) or "none"
        beads = sum(self.beads.values())
        return (
            f"{self.segments[0]} + {self.segments[1]} segments; "
            f"{beads} bead{'' if beads == 1 else 's'} ({types}); "
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
        unrelated=alignment.unrelated,
    )


@dataclass(frozen=True, slots=True)
class Move:
    """Beads that cross others, next to each other on both sides.

    Attributes:
        beads: how many.
        source_line: line where the first of them starts in the source.
        target_line: likewise in the target.
    """

    beads: int
    source_line: int
    target_line: int

    def __str__(self) -> str:
        beads = "1 bead" if self.beads == 1 else f"{self.beads} beads"
        return f"moved: {beads} (source line {self.source_line} to target line {self.target_line})"


def moves(alignment: Alignment) -> list[Move]:
    """What stands elsewhere in the target, in the order of the source."""
    groups: list[list[Bead]] = []
    for bead in alignment.beads:
        if not bead.moved:
            continue
        if groups and _follows(groups[-1][-1], bead):
            groups[-1].append(bead)
        else:
            groups.append([bead])
    return [
        Move(
            len(group),
            alignment.source[group[0].source[0]].line,
            alignment.target[group[0].target[0]].line,
        )
        for group in groups
    ]


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch that only one version has.

    Attributes:
        side: "source" or "target".
        segments: how many.
        first_line: where the first of them starts.
        last_line: where the last of them starts.
    """

    side: str
    segments: int
    first_line: int
    last_line: int

    def __str__(self) -> str:
        lines = f"lines {self.first_line} to {self.last_line}"
        return f"only in the {self.side}: {self.segments} segments ({lines})"


def gaps(alignment: Alignment) -> list[Gap]:
    """Long runs of segments without a partner, those of the source first."""
    out = []
    for side, segments in (("source", alignment.source), ("target", alignment.target)):
        lone = sorted(
            index
            for bead in alignment.beads
            if not (bead.source and bead.target)
            for index in getattr(bead, side)
        )
        for _, run in itertools.groupby(enumerate(lone), lambda pair: pair[1] - pair[0]):
            indices = [index for _, index in run]
            if sum(bool(segments[index].text) for index in indices) >= _LONG:
                lines = segments[indices[0]].line, segments[indices[-1]].line
                out.append(Gap(side, len(indices), *lines))
    return out


def _follows(before: Bead, bead: Bead) -> bool:
    """Whether hardly anything stands between two beads on either side."""
    gaps = (bead.source[0] - before.source[-1], bead.target[0] - before.target[-1])
    return all(0 < gap <= _GAP + 1 for gap in gaps)


def _filled(segments: tuple[Segment, ...]) -> int:
    return sum(bool(one.text) for one in segments)
