"""Whether confidence keeps its word: `python -m benchmarks.reliability`.

Of the beads that claim a probability, how many are exactly right. The coefficients were not
fitted on these sets, but the features were chosen on them: they are development sets.
"""

from __future__ import annotations

from collections.abc import Sequence

from aligner.document import Bead
from benchmarks.accuracy import LINE_SETS, aligned_lines

BINS = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 0.95), (0.95, 1.01))


def claims(documents: Sequence[tuple[Sequence[Bead], Sequence[Bead]]]) -> list[tuple[float, bool]]:
    """Confidence of each bead with two sides, and whether it is in the gold."""
    out = []
    for gold, beads in documents:
        right = {(bead.source, bead.target) for bead in gold}
        out += [
            (bead.confidence, (bead.source, bead.target) in right)
            for bead in beads
            if bead.source and bead.target
        ]
    return out


def rows(name: str) -> list[str]:
    """Rows of the table for one set."""
    told = claims(list(aligned_lines(name)))
    out = []
    for low, high in BINS:
        inside = [(p, right) for p, right in told if low <= p < high]
        if inside:
            share, claimed = len(inside) / len(told), sum(p for p, _ in inside) / len(inside)
            right = sum(right for _, right in inside) / len(inside)
            out.append(
                f"| {name} | {low:.2f} to {min(high, 1):.2f} | {share:.3f} | {claimed:.3f} "
                f"| {right:.3f} |"
            )
    return out


if __name__ == "__main__":
    print("| set | confidence | share of beads | mean confidence | exactly right |")
    print("|---|---|---|---|---|")
    for set_name in LINE_SETS:
        print("\n".join(rows(set_name)), flush=True)
