"""Pairs of names and values in one column, in their order."""

from __future__ import annotations

import json
from json.encoder import encode_basestring as _quoted

Pairs = tuple[tuple[str, str], ...]


def packed_pairs(pairs: Pairs) -> str | None:
    """Pairs as a column holds them; None for none.

    It is JSON, written in less time than `json` takes for so little.
    """
    if not pairs:
        return None
    return f"[{','.join([f'[{_quoted(name)},{_quoted(value)}]' for name, value in pairs])}]"


def unpacked_pairs(column: str | None) -> Pairs:
    """Pairs from their column."""
    return tuple((name, value) for name, value in json.loads(column)) if column else ()
