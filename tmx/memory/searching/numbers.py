"""A translation with the numbers of the query, where those of the stored source are others."""

from __future__ import annotations

from typing import NamedTuple

from tmx.memory.adapting import adapt


class Fitted(NamedTuple):
    """A stored translation made to fit.

    Attributes:
        target: its text.
        changes: (was, now) in order; () if nothing had to be changed.
    """

    target: str
    changes: tuple[tuple[str, str], ...]


def fitted(query: str, source: str, target: str, languages: tuple[str, str]) -> Fitted | None:
    """The translation for the query; None if its numbers cannot be put right safely.

    Args:
        query: text that a translation is looked for.
        source: stored text that is like it.
        target: translation of that.
        languages: tags of source and target.
    """
    done = adapt(query, source, target, *languages)
    if done is None:
        return None
    return Fitted(done.target, tuple((one.was, one.now) for one in done.substitutions))
