"""A stretch of words as a reader takes it: whole clauses where it is most of them, and not long."""

from __future__ import annotations

import re

from qa.finding import Span

_CLAUSE = re.compile(r"(?:[^,;.:，；。：]|[,.:](?=\d)|(?<=\w)\.(?=\w))+")
# A clause is taken whole if a stretch has so much of its characters.
_MOST = 0.6
# Characters that are quoted of a long one, and what stands for the rest.
_QUOTED, _REST = 60, "…"


def with_clauses(text: str, place: Span) -> Span:
    """A stretch, widened to the clauses that it begins and ends in if it is most of them."""
    start, end = place
    for found in _CLAUSE.finditer(text):
        first, behind = _stripped(text, found.span())
        shared = min(end, behind) - max(start, first)
        if shared > 0 and shared >= _MOST * (behind - first):
            start, end = min(start, first), max(end, behind)
    return start, end


def _stripped(text: str, place: Span) -> Span:
    """Without blanks at either end."""
    part = text[slice(*place)]
    return place[0] + len(part) - len(part.lstrip()), place[1] - len(part) + len(part.rstrip())


def quoted(text: str) -> str:
    """A text for a message, its middle left out if it is long, in one line."""
    line = " ".join(text.split())
    if len(line) <= _QUOTED:
        return line
    head = line[: _QUOTED // 2]
    # Words stay whole where there are blanks between them.
    head = head.rsplit(" ", 1)[0] if " " in head else head
    tail = line[-_QUOTED // 2 :]
    tail = tail.split(" ", 1)[1] if " " in tail else tail
    return f"{head} {_REST} {tail}" if " " in line else f"{head}{_REST}{tail}"
