"""Tables that a person fills in and gives back: TSV as spreadsheet programs write and read it.

A text with a tab, a line break or a quotation mark stands in quotation marks (RFC 4180, but with
tabs between the cells), since that is what comes back from a spreadsheet.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from os import PathLike

from tmx.failure import BadFormat
from tmx.lines import lines_of


def row_of(cells: Sequence[str]) -> str:
    """A row as a line, without its end."""
    line = io.StringIO()
    csv.writer(line, delimiter="\t", lineterminator="").writerow(cells)
    return line.getvalue()


def rows_of(
    path: str | PathLike[str], needed: Sequence[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table by their headings, each with the line where it ends.

    Args:
        path: UTF-8, UTF-16, or another encoding that the bytes tell.
        needed: headings that must be there.

    Raises:
        FileProblem, BadEncoding: it cannot be read.
        BadFormat: a heading is missing, or the quotation marks do not match.
    """
    lines = lines_of(path)
    reader = csv.reader((line for _, line in lines), delimiter="\t", strict=True)
    try:
        head = next(reader, [])
        _check(head, needed, path)
        for cells in reader:
            if any(cells):
                yield reader.line_num, dict(zip(head, cells, strict=False))
    except csv.Error as error:
        raise BadFormat(
            f"the row cannot be cut ({error})",
            path=path,
            line=reader.line_num,
            remedy="double the quotation marks within a text",
        ) from error


def _check(head: Sequence[str], needed: Sequence[str], path: str | PathLike[str]) -> None:
    for name in needed:
        if name not in head:
            raise BadFormat(
                f"there is no column '{name}'",
                path=path,
                line=1,
                remedy=f"keep the first line as it was written: {', '.join(needed)}",
            )
