"""Marks that open and close: which of them stand alone."""

from __future__ import annotations

import re
from collections.abc import Mapping


def alone(text: str, marks: re.Pattern[str], closing: Mapping[str, str]) -> list[tuple[int, str]]:
    """The marks of a text that have no partner, with their places, in order.

    Args:
        marks: finds one mark at a time.
        closing: closing mark -> the marks that it closes, as one string.
    """
    opened: list[tuple[int, str]] = []
    lost: list[tuple[int, str]] = []
    for match in marks.finditer(text):
        mark = match[0]
        openers = closing.get(mark)
        if openers is None:
            opened.append((match.start(), mark))
        elif opened and opened[-1][1] in openers:
            opened.pop()
        else:
            at = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][1] in openers), None)
            if at is None:
                lost.append((match.start(), mark))
            else:
                lost.extend(opened[at + 1 :])
                del opened[at:]
    return sorted(lost + opened)
