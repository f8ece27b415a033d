"""Filling what is not translated yet in a PO or XLIFF file; all else in it stays as it is.

Where translations come from is the caller's matter: a function from source and context to a
`Proposal`. A proposal that is not exact is marked for a person to look at.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from os import PathLike
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Proposal:
    """A translation that is proposed for a text.

    Attributes:
        target: the translation.
        source: the text that it was made for.
        score: how like that text is to the one asked for, 0 to 100.
        adapted: whether numbers, dates or symbols in `target` were substituted.
    """

    target: str
    source: str
    score: int = 100
    adapted: bool = False

    @property
    def exact(self) -> bool:
        """Whether it can stand without a person's look: the same source, nothing substituted."""
        return self.score >= 100 and not self.adapted


#: Source text and context ("" for none) -> what is proposed, if anything.
Propose: TypeAlias = Callable[[str, str], "Proposal | None"]


@dataclass(slots=True)
class FillCounts:
    """What became of the messages or segments of a file.

    Attributes:
        exact: filled with an exact proposal.
        fuzzy: filled, and marked to be looked at.
        kept: had a translation.
        empty: still have none.
    """

    exact: int = 0
    fuzzy: int = 0
    kept: int = 0
    empty: int = 0


def fill(
    path: str | PathLike[str], output: str | PathLike[str], propose: Propose, suffix: str = ""
) -> FillCounts:
    """Write a file again with its gaps filled, by `fill_po` or `fill_xliff` as its suffix says.

    Args:
        path: PO, POT or XLIFF; "-" is standard input.
        output: a file, replaced whole or not at all; "-" is standard output; may be `path`.
        propose: asked for each text without a translation, in order.
        suffix: of the format, for a file whose name does not tell it.

    Raises:
        UnknownSuffix: the format cannot be filled.
        FileProblem, BadEncoding, BadFormat: as in reading; nothing is written then.
    """
    raise NotImplementedError


def fill_po(path: str | PathLike[str], output: str | PathLike[str], propose: Propose) -> FillCounts:
    """Fill the empty messages of a PO file; every other line stays byte for byte."""
    raise NotImplementedError


def fill_xliff(
    path: str | PathLike[str], output: str | PathLike[str], propose: Propose
) -> FillCounts:
    """Fill the empty targets of an XLIFF 1.2 or 2 file; everything else stays."""
    raise NotImplementedError
