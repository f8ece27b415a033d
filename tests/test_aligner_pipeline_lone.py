"""What the pipeline makes of segments that only one version has."""

from __future__ import annotations

import pytest

from aligner.document import Bead, Segment
from aligner.pipeline import _with_labels

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
