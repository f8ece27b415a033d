"""What the commands that look by meaning share: the encoder, and vectors for what has none yet."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import click

from cli import options
from cli.render import messages, progress, say

if TYPE_CHECKING:
    from tmx.memory import Memory
    from tmx.memory.indexing.vectors import Encoder
    from tmx.memory.searching.match import Match

encoder = click.option(
    "--encoder", metavar="NAME",
    help="What turns texts into vectors: bundled, or a sentence-transformers model as for align. "
    "Without it, the one that made the memory's vectors, else bundled.",
)  # fmt: skip
device = options.device


def finder(
    memory: Memory, chosen: Encoder, limit: int, min_score: int | None, *, keep: bool
) -> Callable[[str, tuple[str, str]], list[Match]]:
    """What finds the units nearest to a text in meaning.

    Args:
        memory: open, with vectors of this encoder (`ready`).
        chosen: the encoder.
        limit: how many at most.
        min_score: 1 to 100; None takes the usual one.
        keep: whether there is more than one query, for which the vectors are worth holding.
    """
    from tmx.memory.searching.meaning import LEAST, MeaningSearcher

    searcher = MeaningSearcher(memory, chosen, keep=keep)
    least = min_score or LEAST
    return lambda text, languages: searcher.search(text, *languages, limit=limit, min_score=least)


def ready(
    memory: Memory, called: str | None = None, on: str | None = None, *, quiet: bool = False
) -> Encoder:
    """The encoder of a memory, once every unit has a vector of it; says what was made for that.

    Raises:
        UnknownEncoder, MissingExtra, DeviceProblem: the encoder cannot be had.
        FileProblem: the memory cannot be written.
    """
    from aligner import load_encoder
    from tmx.memory.indexing import vectors

    name = _lasting(called) or vectors.encoder_of(memory)[1] or "bundled"
    # Vectors are kept in the memory: another copy in the cache would be for nothing.
    with messages(quiet=quiet), progress(quiet=quiet) as bar:
        chosen = load_encoder(name, device=on, cache=False, progress=bar)
        if not vectors.lacking(memory, chosen):
            return chosen
        follow = partial(bar, "making vectors") if bar else _unheard
        try:
            made = vectors.make(memory, chosen, called=name, progress=follow)
        except KeyboardInterrupt as stop:
            left = vectors.lacking(memory, chosen)
            say(f"diptych: interrupted; {left:,} units still lack a vector, the others keep theirs")
            raise click.exceptions.Exit(130) from stop
    if made.dropped:
        say(f"{memory.path}: the vectors of {made.dropped} were dropped", quiet=quiet)
    say(
        f"{memory.path}: {made.units:,} units got their vectors by {vectors.signature(chosen)}",
        quiet=quiet,
    )
    return chosen


def _lasting(called: str | None) -> str | None:
    """A name that holds in other folders too: that of a model's folder is its whole path."""
    return os.path.abspath(called) if called and os.path.isdir(called) else called


def _unheard(_share: float) -> None:
    """Off a terminal nobody sees a bar."""
