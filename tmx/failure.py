"""The one shape of every message about bad input: where, what is wrong, what to do.

It stands in the lowest package that touches files, so that every package above can
derive its own root from it and the command line can catch them all at one place.

    Exception
    └── Failure
        ├── TmxError            (tmx: exchange files, languages, the memory)
        │   ├── FileProblem     (also OSError: missing, unreadable, unwritable)
        │   ├── BadEncoding     (also ValueError)
        │   ├── BadFormat       (also ValueError)
        │   ├── UnknownSuffix   (also ValueError)
        │   ├── BadCondition    (also ValueError)
        │   ├── UnknownProfile  (also ValueError)
        │   └── UnknownLanguage (also ValueError)
        └── AlignerError        (aligner: see aligner/errors.py)
"""

from __future__ import annotations

from os import PathLike, fspath


class Failure(Exception):
    """A problem that the user can mend.

    Args:
        cause: what is wrong, one sentence without a full stop.
        path: the file it is about, if any.
        line: the 1-based line in that file, if known.
        remedy: what to do about it, one sentence without a full stop.
    """

    def __init__(
        self,
        cause: str,
        *,
        path: str | PathLike[str] | None = None,
        line: int | None = None,
        remedy: str | None = None,
    ) -> None:
        self.cause = cause
        self.path = None if path is None else fspath(path)
        self.line = line
        self.remedy = remedy
        super().__init__(cause)

    def __str__(self) -> str:
        place = self.path or ""
        if place and self.line is not None:
            place = f"{place}:{self.line}"
        told = f"{place}: {self.cause}" if place else self.cause
        return f"{told}; {self.remedy}" if self.remedy else told


class TmxError(Failure):
    """Root of what the package tmx raises."""


class FileProblem(TmxError, OSError):
    """A file that is missing, is a directory, or cannot be read or written."""

    # OSError.__str__ would otherwise win for instances with errno set.
    __str__ = Failure.__str__


class BadEncoding(TmxError, ValueError):
    """Bytes that are not text in the encoding that was declared or found."""


class BadFormat(TmxError, ValueError):
    """A file that is not what its suffix says, or is damaged."""


def empty_file(path: str | PathLike[str]) -> BadFormat:
    """The failure for a file without anything in it."""
    return BadFormat("the file is empty", path=path, remedy="check that it was saved")


class UnknownSuffix(TmxError, ValueError):
    """A file name whose suffix names no format."""


class BadCondition(TmxError, ValueError):
    """A condition on units that is not one, or asks for what is not known."""


class UnknownProfile(TmxError, ValueError):
    """A name that is none of the CAT tools whose habits are known."""


class UnknownLanguage(TmxError, ValueError):
    """A language code that is not one."""
