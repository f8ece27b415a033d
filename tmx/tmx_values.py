"""What the attributes of TMX elements mean, for both ways in which TMX is read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tmx.languages import tidy
from tmx.unit import ANY_LANGUAGE

#: Attributes that are dates.
DATES = frozenset({"creationdate", "changedate", "lastusagedate"})
_ISO_DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d):?(\d\d)(?:\.\d+)?Z?)?")


def source_language(given: str) -> str:
    """The value of `srclang`: a tag as canonical as can be, or `*all*`."""
    given = given.strip()
    return ANY_LANGUAGE if given.lower() == ANY_LANGUAGE else tidy(given)


def kept_attributes(
    items: Iterable[tuple[str, str]], without: tuple[str, ...] = ()
) -> tuple[tuple[str, str], ...]:
    """(name, value) of the attributes that a unit keeps, dates in TMX's form."""
    return tuple(
        (name, tmx_form(value) if name in DATES else value)
        for name, value in items
        if name not in without and not name.startswith("{")
    )


def tmx_form(date: str) -> str:
    """ISO 8601 forms of a date in the one that TMX has; anything else as it stands."""
    if len(date) == 16 and date[8] == "T" and date[15] == "Z":
        return date
    match = _ISO_DATE.fullmatch(date.strip())
    if match is None:
        return date
    year, month, day, hour, minute, second = (part or "00" for part in match.groups())
    return f"{year}{month}{day}T{hour}{minute}{second}Z"
