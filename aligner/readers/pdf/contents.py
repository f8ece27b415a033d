"""Tables of contents: lists of what follows, with leaders to page numbers, are no text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aligner.readers.pdf.furniture import rows
from aligner.readers.pdf.spans import Span

_LEADER = re.compile(r"(?:[.．…‥·•]\s*){5,}[\d\s.,–—ivxlc-]*$")
_TITLE = re.compile(r"(?:table of )?contents|目\s*[录次錄]", re.I)
_LEAST = 2
# Rows without leaders between two that have some: entries of several lines, or none for a page.
_FARTHEST = 4


def without_contents(spans: Sequence[Span]) -> list[Span]:
    """A column's spans but for those of a table of contents; its title stays.

    Args:
        spans: from top to bottom.
    """
    lines = rows(spans)
    led = [at for at, row in enumerate(lines) if _LEADER.search(_text(row))]
    dropped: set[int] = set()
    for stretch in _stretches(led):
        if len(stretch) >= _LEAST:
            dropped.update(range(_start(lines, stretch[0]), stretch[-1] + 1))
    gone = {id(span) for at in dropped for span in lines[at]}
    return [span for span in spans if id(span) not in gone]


def _text(row: Sequence[Span]) -> str:
    return " ".join(span.text for span in row)


def _stretches(led: Sequence[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for at in led:
        if found and at - found[-1][-1] <= _FARTHEST:
            found[-1].append(at)
        else:
            found.append([at])
    return found


def _start(lines: Sequence[Sequence[Span]], first: int) -> int:
    """The row behind the title, if there is one not far above the first leader."""
    for at in range(first - 1, max(-1, first - 1 - _FARTHEST), -1):
        if _TITLE.fullmatch(_text(lines[at]).strip()):
            return at + 1
    return first
