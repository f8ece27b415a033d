"""The plain programme that the search must beat: every bead at every place, no band.

`python -m benchmarks.peers.quadratic SOURCE TARGET BEADS`. Its score, vectors and steps are the
aligner's own; only that it looks everywhere is different, so it tells what the band gains in time
and loses in accuracy. Time and memory grow with the product of the two lengths (Gale and Church
1993, section 3).
"""

from __future__ import annotations

import sys

from benchmarks.peers.files import read_segments, write_spans


def main(source: str, target: str, beads: str) -> None:
    """Align two files of one segment a line."""
    from aligner.encoders import load_encoder
    from aligner.features import prepare
    from aligner.pipeline import Options
    from aligner.scoring import Scorer
    from aligner.search import search

    options = Options()
    sides = prepare(
        read_segments(source, "en"),
        read_segments(target, "zh"),
        ("en", "zh"),
        load_encoder(options.encoder),
    )
    scorer = Scorer(*sides, options.max_span, options.weights)
    write_spans(search(scorer, everywhere=True), beads)


if __name__ == "__main__":
    main(*sys.argv[1:])
