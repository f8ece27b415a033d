"""What a check says about a unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

ERROR, WARNING, NOTE = "error", "warning", "note"

#: The gravest first. `note` is for information: nothing need be done.
SEVERITIES = (ERROR, WARNING, NOTE)

#: Offsets in a text: of the first character, and behind the last.
Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found in a pair.

    Attributes:
        message: what differs, for a person: one sentence without a full stop.
        source: where in the source, None for nowhere or all of it.
        target: where in the target.
        severity: other than the check's own, "" for that.
    """

    message: str
    source: Span | None = None
    target: Span | None = None
    severity: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found, and in which unit.

    Attributes:
        check: its name.
        severity: one of SEVERITIES.
        message: for a person.
        file: name of the file, "" for none.
        line: from 1; 0 if unknown.
        unit: number of the unit in its file, from 0.
        id: what the file calls the unit (tuid, msgctxt, ...), "" if nothing.
        source, target: texts of the unit.
        source_span, target_span: where, None for nowhere or all of it.
    """

    check: str
    severity: str
    message: str
    file: str
    line: int
    unit: int
    id: str
    source: str
    target: str
    source_span: Span | None = None
    target_span: Span | None = None
