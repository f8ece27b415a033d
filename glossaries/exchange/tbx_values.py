"""Values that TBX-Basic prescribes, and the forms of its identifiers and dates."""

from __future__ import annotations

import re

from glossaries.exchange.categories import FORM_VALUES, STATUS_VALUES
from glossaries.term import FORBIDDEN

# A name without a colon (Namespaces in XML 1.0, production 4), in ASCII.
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_AUTOMATIC = re.compile(r"diptych-\d+")
_MOMENT = re.compile(
    r"(?P<date>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))"
    r"(?:T(?P<time>\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?))?",
    re.ASCII,
)


def automatic(identifier: str) -> bool:
    """Whether an identifier was made for a concept that has none: the format asks for one."""
    return _AUTOMATIC.fullmatch(identifier) is not None


def made_identifier(number: int) -> str:
    """An identifier for a concept that has none that XML takes."""
    return f"diptych-{number}"


def fits_identifier(identifier: str) -> bool:
    """Whether XML takes it as an identifier, and it does not look as if it was made."""
    return _IDENTIFIER.fullmatch(identifier) is not None and not automatic(identifier)


def canonical_value(category: str, value: str) -> str:
    """What is written for a status or form; "" where that says less than the field."""
    if category == "administrativeStatus":
        return "" if value == FORBIDDEN else STATUS_VALUES.get(value, "")
    return FORM_VALUES.get(value, "") if category == "termType" else ""


def date_and_time(moment: str) -> tuple[str, str] | None:
    """The parts of a date or moment in ISO 8601; None for another form."""
    match = _MOMENT.fullmatch(moment)
    return (match["date"], match["time"] or "") if match else None
