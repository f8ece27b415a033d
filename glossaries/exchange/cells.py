r"""Several values in one cell, with a bar between them, as terminology tools have it.

A bar within a value is written `\|`, and a backslash before one or before another is doubled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_ESCAPED = re.compile(r"\\([\\|])")
_VALUES = re.compile(r"(?:[^\\|\n]|\\.|\\(?=\n|$))*")
BAR = "|"


def joined(values: Iterable[str]) -> str:
    """Values as one cell."""
    return BAR.join(_escaped(value) for value in values)


def _escaped(value: str) -> str:
    if BAR not in value and "\\" not in value:
        return value
    return value.replace("\\", "\\\\").replace(BAR, "\\|")


def single(cell: str) -> str:
    """A cell that holds one value, whatever stands in it."""
    return _ESCAPED.sub(r"\1", cell) if "\\" in cell else cell


def split(cell: str, *, lines: bool = False) -> list[str]:
    """The values of a cell, spaces around the bars left out, those at its ends kept.

    Args:
        cell: the text.
        lines: whether the end of a line ends a value too: a term has no line breaks.
    """
    if BAR not in cell and not (lines and "\n" in cell):
        return [single(cell)]
    found: list[str] = []
    part: list[str] = []
    for index, char in enumerate(cell):
        escaped = index > 0 and cell[index - 1] == "\\" and _odd(cell, index)
        if (char == BAR and not escaped) or (lines and char == "\n"):
            found.append("".join(part))
            part = []
        else:
            part.append(char)
    found.append("".join(part))
    first, last = len(found[0]) - len(found[0].lstrip()), found[-1].rstrip()
    values = [single(value.strip()) for value in found]
    values[0] = found[0][:first] + values[0]
    values[-1] = values[-1] + found[-1][len(last) :]
    return values


def _odd(cell: str, index: int) -> bool:
    """Whether an odd number of backslashes stands before a place."""
    count = 0
    while index - count > 0 and cell[index - count - 1] == "\\":
        count += 1
    return count % 2 == 1
