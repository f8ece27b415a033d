"""Files that are given as documents but hold pairs already: to be converted, not aligned again."""

from __future__ import annotations

import contextlib
from itertools import islice
from os import PathLike, fspath
from pathlib import PurePath

from aligner.errors import AlreadyPaired
from tmx.failure import Failure

_REMEDY = "use `diptych convert`"
_MEMORY = ".tmx"
_WORKBOOK = ".xlsx"
# So many rows are looked at; a table of pairs has both texts in most of them.
_LOOKED_AT = 50
_LEAST_PAIRS = 3


def refuse_format(path: str | PathLike[str]) -> None:
    """Refuse a file whose suffix is an exchange format's; workbooks may be documents too.

    Raises:
        AlreadyPaired: its units are pairs.
    """
    from tmx.exchange import FORMATS

    suffix = PurePath(fspath(path)).suffix.lower()
    if suffix not in FORMATS or suffix == _WORKBOOK:
        return
    what = "translation memory" if suffix == _MEMORY else f"file of pairs ({FORMATS[suffix].name})"
    raise AlreadyPaired(f"is a {what}: its units are pairs already", path=path, remedy=_REMEDY)


def refuse_pairs(path: str | PathLike[str]) -> None:
    """Refuse a file of pairs: an exchange format, or a workbook whose headings name two sides.

    Raises:
        AlreadyPaired: its units or rows are pairs.
    """
    refuse_format(path)
    if PurePath(fspath(path)).suffix.lower() == _WORKBOOK and _holds_pairs(path):
        raise AlreadyPaired(
            "is a table of pairs: source and target stand beside each other",
            path=path,
            remedy=_REMEDY,
        )


def _holds_pairs(path: str | PathLike[str]) -> bool:
    """Whether a workbook's first rows are pairs below headings; what cannot be read is none."""
    from tmx.exchange import read_units
    from tmx.options import Reading

    told: list[str] = []
    with contextlib.suppress(Failure):
        first = list(islice(read_units(path, reading=Reading(tell=told.append)), _LOOKED_AT))
        pairs = sum(bool(unit.source.strip() and unit.target.strip()) for unit in first)
        headed = any("columns '" in one for one in told)
        return headed and pairs >= max(_LEAST_PAIRS, len(first) // 2)
    return False
