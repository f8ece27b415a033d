"""`diptych evaluate`: beads against gold."""

from __future__ import annotations

from pathlib import Path

import click

from aligner.beads import read_beads
from aligner.errors import BadBeads
from aligner.evaluation import Evaluation, evaluate
from cli import options
from cli.render import put, say

EXAMPLE = """\b
Examples:
  diptych evaluate 001.gold 001.beads
  diptych evaluate gold/ beads/        each NNN.gold with its NNN.beads
"""


@click.command("evaluate", epilog=EXAMPLE)
@click.argument("gold", type=options.FILE)
@click.argument("hypothesis", metavar="HYP", type=options.FILE)
@options.common
def command(gold: str, hypothesis: str, quiet: bool, verbose: bool) -> None:
    """Strict and lax precision, recall and F1 of beads against gold.

    Strict counts beads that are exactly right, lax those that overlap a gold bead on both sides
    (Sennrich and Volk 2011). Both are files, or folders of files paired by name.
    """
    names = _names(Path(gold), Path(hypothesis))
    documents = [(read_beads(left), read_beads(right)) for left, right in names]
    if verbose:
        for (left, _), document in zip(names, documents, strict=True):
            one = evaluate([document])
            say(f"{left.name}: strict F1 {one.strict.f1:.3f}, lax F1 {one.lax.f1:.3f}")
    put(_table(evaluate(documents)))


def _names(gold: Path, hypothesis: Path) -> list[tuple[Path, Path]]:
    """Two files, or the files of two folders by their names without suffix."""
    if gold.is_dir() != hypothesis.is_dir():
        one, other = (hypothesis, "gold") if gold.is_dir() else (gold, "hypothesis")
        raise BadBeads(
            f"is not a folder, but the {other} is", path=one, remedy="give two files or two folders"
        )
    if not gold.is_dir():
        return [(gold, hypothesis)]
    names = sorted(gold.glob("*.gold")) or sorted(gold.glob("*.beads"))
    if not names:
        raise BadBeads(
            "no *.gold or *.beads in this folder", path=gold, remedy="name a folder of gold beads"
        )
    return [(name, hypothesis / f"{name.stem}.beads") for name in names]


def _table(result: Evaluation) -> str:
    rows = (("strict", result.strict), ("lax", result.lax))
    return "\n".join(
        f"{name:7} P {one.precision:.3f}  R {one.recall:.3f}  F1 {one.f1:.3f}  "
        f"({result.documents} documents)"
        for name, one in rows
    )
