"""The package galechurch: `python -m benchmarks.peers.gale_church SOURCE TARGET BEADS`."""

from __future__ import annotations

import sys

from benchmarks.peers.files import read_segments, write_spans


def main(source: str, target: str, beads: str) -> None:
    """Align two files of one segment a line.

    The paper's 1 character for 1 holds between European languages; here it is what the two files
    have on average, as in its section 3.2.
    """
    import galechurch

    sides = [
        [one.text for one in read_segments(*file)] for file in ((source, "en"), (target, "zh"))
    ]
    characters = [sum(map(len, side)) for side in sides]
    result = galechurch.align(
        sides[0],
        sides[1],
        mean_xy=characters[1] / characters[0],
        max_block_size=(len(sides[0]) + 1) * (len(sides[1]) + 1),
    )
    write_spans(
        (
            (one.source_start, one.source_end, one.target_start, one.target_end)
            for one in result.beads
        ),
        beads,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
