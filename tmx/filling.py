"""Filling what is not translated yet in a PO or XLIFF file; all else in it stays as it is.

Where translations come from is the caller's matter: a function from source and context to a
`Proposal`. A proposal that is not exact is marked for a person to look at.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path, PurePath
from typing import TypeAlias

from tmx.failure import BadFormat, UnknownSuffix
from tmx.files import STDIN, file_problem, spooled, written


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


#: Suffixes of the files that can be filled.
FILLABLE = (".po", ".pot", ".xlf", ".xliff", ".sdlxliff", ".mqxliff")
#: Of a file that is filled.
MOST_BYTES = 1 << 28

_Filled: TypeAlias = "Callable[[str | PathLike[str], Propose], tuple[bytes, FillCounts]]"


def fill(
    path: str | PathLike[str], output: str | PathLike[str], propose: Propose, suffix: str = ""
) -> FillCounts:
    """Write a file again with its gaps filled, by `fill_po` or `fill_xliff` as its suffix says.

    Args:
        path: PO, POT or XLIFF; `-` is standard input.
        output: a file, replaced whole or not at all; `-` is standard output; may be `path`.
        propose: asked for each text without a translation, in order.
        suffix: of the format, for a file whose name does not tell it.

    Raises:
        UnknownSuffix: the format cannot be filled.
        FileProblem, BadEncoding, BadFormat: as in reading; nothing is written then.
    """
    suffix = suffix or PurePath(fspath(path)).suffix.lower()
    if suffix not in FILLABLE:
        raise UnknownSuffix(
            f"the suffix '{suffix}' names no format that can be filled",
            path=path,
            remedy=f"use one of {', '.join(FILLABLE)}",
        )
    one = fill_po if suffix in (".po", ".pot") else fill_xliff
    if fspath(path) != STDIN:
        return one(path, output, propose)
    with spooled(suffix) as copy:
        return one(copy, output, propose)


def fill_po(path: str | PathLike[str], output: str | PathLike[str], propose: Propose) -> FillCounts:
    """Fill the untranslated messages of a PO file; every other byte stays.

    What is not exact, and a format string whose placeholders differ, is flagged as fuzzy, with the
    source that it was made for (`#| msgid`) where that is another. Of a message with plural forms
    all are filled or none; where there are several, the first is asked for by the singular.

    Args:
        path: PO or POT.
        output: a file, replaced whole or not at all; `-` is standard output; may be `path`.
        propose: asked for each text without a translation, with its msgctxt, in order.

    Raises:
        FileProblem: one of the files cannot be read or written.
        BadEncoding, BadFormat: it is not PO, or its encoding lacks a character of a translation.
    """
    from tmx.po_filling import filled_po

    return _written(filled_po, path, output, propose)


def fill_xliff(
    path: str | PathLike[str], output: str | PathLike[str], propose: Propose
) -> FillCounts:
    """Fill the empty targets of an XLIFF 1.2 or 2 file; every other byte stays.

    In 1.2 a target gets `state` and `state-qualifier` (`exact-match`, `fuzzy-match`), in 2 its
    segment `state` and, for what is not exact, `subState`. Codes at the ends of a segment are kept;
    with codes inside, the text is filled in without them and is fuzzy.

    Args:
        path: XLIFF, or a dialect of 1.2 (SDLXLIFF, MQXLIFF).
        output: a file, replaced whole or not at all; `-` is standard output; may be `path`.
        propose: asked for each segment without a translation, with its unit's `resname` (1.2) or
            `name` (2), in order.

    Raises:
        FileProblem: one of the files cannot be read or written.
        BadEncoding, BadFormat: it is not XLIFF, or not well-formed.
    """
    from tmx.xliff_filling import filled_xliff

    return _written(filled_xliff, path, output, propose)


def _written(
    filled: _Filled, path: str | PathLike[str], output: str | PathLike[str], propose: Propose
) -> FillCounts:
    _refuse_giant(path)
    data, counts = filled(path, propose)
    with written(fspath(output)) as stream:
        stream.write(data)
    return counts


def _refuse_giant(path: str | PathLike[str]) -> None:
    """A file that would need gigabytes: these are read whole, and stand there several times."""
    try:
        size = Path(path).stat().st_size
    except OSError as error:
        raise file_problem(error, path) from error
    if size > MOST_BYTES:
        raise BadFormat(
            f"has {size:,} bytes; at most {MOST_BYTES:,} are filled at once",
            path=path,
            remedy="split it",
        )
