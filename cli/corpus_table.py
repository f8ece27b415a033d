"""The table of a corpus's pairs on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.corpus.table import Row, total
from aligner.summary import Summary
from cli.render import say
from cli.tables import Table, put_fitted

# More would scroll away what matters: the doubtful pairs, which stand first.
MOST_ROWS = 20
_HEAD = ("pair", "segments", "1-1", "other", "unaligned", "confidence")


def say_table(rows: Sequence[Row], few_sure: float, seconds: float, *, quiet: bool) -> None:
    """The pairs that are done, the most doubtful first, and a line of totals.

    Args:
        rows: in that order; those that failed have been told and are only counted.
        few_sure: mean confidence below which a person should look.
        seconds: of the whole run.
        quiet: say nothing.
    """
    done = [row for row in rows if not row.problem]
    if quiet or not done:
        return
    cells = [_cells(row.name, row.summary) for row in done[:MOST_ROWS]]
    put_fitted(Table(_HEAD, cells, frozenset(range(1, len(_HEAD)))), err=True)
    if len(done) > MOST_ROWS:
        say(f"… and {len(done) - MOST_ROWS} more")
    unrelated = sum(row.summary.unrelated for row in done)
    if unrelated:
        what = "pair does" if unrelated == 1 else "pairs do"
        say(f"{unrelated} {what} not look like two versions of one document")
    doubtful = sum(row.summary.confidence < few_sure for row in done) - unrelated
    if doubtful:
        say(
            f"{doubtful} of these with few sure beads (mean confidence below {few_sure:g}): "
            "look whether they are versions of one document"
        )
    failed = f" ({len(rows) - len(done)} failed)" if len(rows) > len(done) else ""
    pairs = f"{len(rows)} {'pair' if len(rows) == 1 else 'pairs'}{failed}"
    say(f"{pairs}; {sum(row.units for row in done)} units; {total(done)}; {seconds:.2f} s")


def _cells(name: str, one: Summary) -> tuple[str, ...]:
    beads, single = sum(one.beads.values()), one.beads.get("1-1", 0)
    return (
        name,
        f"{one.segments[0]} + {one.segments[1]}",
        str(single),
        str(beads - single),
        f"{one.unaligned[0]} + {one.unaligned[1]}",
        f"{one.confidence:.2f}",
    )
