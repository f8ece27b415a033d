"""Whether two files have the same segments, and where they part if not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from qa.failure import BadSegments
from qa.scores.segments import Segments

# Beyond so many segments no time is spent on where two texts part.
_MOST_COMPARED = 20_000
# Characters of a source that a message quotes.
_QUOTED = 40
# Of these, before the place where two texts part.
_BEFORE = 15


def check_same(one: Segments, other: Segments) -> None:
    """Refuse files of which the segments do not belong together one by one.

    Args:
        one: translations.
        other: references.

    Raises:
        BadSegments: they are of different numbers, or their sources differ.
    """
    place = _first_other_source(one, other)
    if len(one) != len(other):
        where = _parting(one, other) if place is None else f"at {one.place(place)}"
        raise BadSegments(
            f"has {_counted(one)}, {other.name} has {len(other):,}; they part {where}",
            path=one.name,
            remedy="give files with the same segments in the same order",
        )
    if place is not None:
        this, that = _apart(one.sources[place], other.sources[place])
        raise BadSegments(
            f"{one.place(place)} translates '{this}', in {other.name} '{that}'",
            path=one.name,
            remedy="give files with the same segments in the same order",
        )


def _first_other_source(one: Segments, other: Segments) -> int | None:
    """The first segment that both have with another source, as far as both have sources."""
    both = zip(one.sources, other.sources, strict=False)
    return next((place for place, (this, that) in enumerate(both) if this != that), None)


def _parting(one: Segments, other: Segments) -> str:
    """Where the shorter file seems to lack something."""
    short, long = sorted((one.texts, other.texts), key=len)
    behind = f"behind {one.place(len(short) - 1)}"
    if (one.sources and other.sources) or len(long) > _MOST_COMPARED:
        return behind
    place = _place_of_gap(short, long)
    return behind if place == len(short) else f"about {one.place(place)}"


def _place_of_gap(short: Sequence[str], long: Sequence[str]) -> int:
    """The number of the segment before which the longer text most likely has more: up to there the
    segments are alike as they stand, from there on as they stand at the end.
    """
    from rapidfuzz.fuzz import ratio

    more = len(long) - len(short)
    ahead = [0.0, *accumulate(map(ratio, short, long))]
    back = [0.0, *accumulate(map(ratio, short[::-1], long[more:][::-1]))][::-1]
    likeness = [one + two for one, two in zip(ahead, back, strict=True)]
    return max(range(len(likeness)), key=lambda place: (likeness[place], place))


def _apart(one: str, other: str) -> tuple[str, str]:
    """Two texts as far as a message quotes them: from a little before where they part."""
    both = enumerate(zip(one, other, strict=False))
    same = next((at for at, (a, b) in both if a != b), min(len(one), len(other)))
    start = max(0, same - _BEFORE) if same >= _QUOTED - _BEFORE else 0
    return _short(one, start), _short(other, start)


def _short(text: str, start: int) -> str:
    ahead = "…" if start else ""
    end = start + _QUOTED - len(ahead)
    return f"{ahead}{text[start:]}" if len(text) <= end else f"{ahead}{text[start : end - 1]}…"


def _counted(segments: Segments) -> str:
    return "1 segment" if len(segments) == 1 else f"{len(segments):,} segments"
