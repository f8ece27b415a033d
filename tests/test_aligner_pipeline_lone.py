"""What the pipeline makes of segments that only one version has."""

from __future__ import annotations

import pytest

from aligner.document import Bead, Segment
from aligner.encoders import load_encoder
from aligner.pipeline import MOST_SPAN, Options, _with_labels, align_segments

SOURCE = [Segment(text) for text in ("7.", "Seeds were sown late.", "Rain fell.", "8.")]
TARGET = [Segment(text) for text in ("（一）", "播种晚了。", "下雨了。")]


@pytest.mark.parametrize(
    ("beads", "expected"),
    [
        ([Bead((0,), ()), Bead((1,), ())], [Bead((0, 1), ())]),
        ([Bead((0,), ()), Bead((1,), ()), Bead((2,), ())], [Bead((0, 1), ()), Bead((2,), ())]),
        ([Bead((), (0,)), Bead((), (1,))], [Bead((), (0, 1))]),
        # Sentences stay by themselves, and so does a label that its text does not follow.
        ([Bead((1,), ()), Bead((2,), ())], None),
        ([Bead((2,), ()), Bead((3,), ())], None),
        ([Bead((0,), ()), Bead((2,), ())], None),
        ([Bead((0,), ()), Bead((), (1,))], None),
        ([Bead((0,), ()), Bead((1,), (1,), 0.9)], None),
        ([Bead((0,), (0,), 0.9), Bead((1,), ())], None),
    ],
)
def test_a_lone_label_stays_with_its_lone_text(
    beads: list[Bead], expected: list[Bead] | None
) -> None:
    assert _with_labels(beads, (SOURCE, TARGET)) == (expected or beads)


@pytest.mark.parametrize(("n", "m"), [(0, 0), (0, 3), (3, 0)])
@pytest.mark.parametrize("text", ["", "Rain fell."])
def test_an_empty_side_leaves_the_other_alone(n: int, m: int, text: str) -> None:
    sides = [Segment(text)] * n, [Segment(text)] * m
    beads = align_segments(*sides, ("en", "zh"), load_encoder("bundled"), Options())
    assert beads == (*(Bead((i,), ()) for i in range(n)), *(Bead((), (j,)) for j in range(m)))


@pytest.mark.parametrize("span", [-1, MOST_SPAN + 1])
def test_a_span_that_the_search_cannot_hold_is_refused(span: int) -> None:
    with pytest.raises(ValueError, match="max_span must be 1 to 12"):
        Options(max_span=span)
