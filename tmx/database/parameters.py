"""Lists of values in SQL: a question mark for each, and no more at once than a statement takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

Value = TypeVar("Value")

# Far below the number of parameters that SQLite takes at once.
_AT_ONCE = 5_000


def marks(values: Sequence[object]) -> str:
    """Question marks for the values of a list, with commas between."""
    return ",".join("?" * len(values))


def in_parts(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """The values, as many at once as a statement takes."""
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
