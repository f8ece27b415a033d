"""The package sentweave: `python -m benchmarks.peers.vecalign SOURCE TARGET BEADS`."""

from __future__ import annotations

import sys
from pathlib import Path

from aligner.beads import format_beads
from aligner.document import Bead
from benchmarks.peers.files import read_segments


def main(source: str, target: str, beads: str) -> None:
    """Align two files of one segment a line with Vecalign's search and the bundled encoder.

    Its settings are its own, but for the largest bead: 7 segments on both sides together give
    it beads up to 1-6 and 6-1, which are all that a made document has.
    """
    from sentweave import align

    from aligner.encoders import load_encoder

    sides = [
        [one.text for one in read_segments(*file)] for file in ((source, "en"), (target, "zh"))
    ]
    result = align(sides[0], sides[1], load_encoder("bundled"), alignment_max_size=7)
    found = [Bead(tuple(one.src_indices), tuple(one.tgt_indices)) for one in result.alignments]
    Path(beads).write_text(format_beads(found), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
