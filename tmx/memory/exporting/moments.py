"""Days, months and years as people write them, as spans of the moments that TMX writes."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

_FORMS = (
    re.compile(r"(\d{4})"),
    re.compile(r"(\d{4})-?(\d{2})"),
    re.compile(r"(\d{4})-?(\d{2})-?(\d{2})"),
)
_MOMENT = re.compile(r"\d{8}T\d{6}Z")


def span(text: str) -> tuple[str, str]:
    """The first moment of a day, month or year, and the first after it, as TMX writes them.

    Args:
        text: `2021`, `2021-05`, `2021-05-03` (with hyphens or without), or a moment
            `20210503T101500Z`, which is its own end.

    Raises:
        ValueError: it is none of these.
    """
    if _MOMENT.fullmatch(text):
        return text, f"{text[:-1]}~"
    for form in _FORMS:
        if match := form.fullmatch(text):
            return _span(text, [int(part) for part in match.groups()])
    raise ValueError(f"'{text}' is no date such as 2021, 2021-05 or 2021-05-03")


def _span(text: str, parts: list[int]) -> tuple[str, str]:
    year, month, day = ([*parts, 1, 1])[:3]
    try:
        begin = datetime(year, month, day)
        end = _after(begin, len(parts))
    except (ValueError, OverflowError):
        raise ValueError(f"there is no date '{text}'") from None
    return f"{begin:%Y%m%dT%H%M%SZ}".zfill(16), f"{end:%Y%m%dT%H%M%SZ}".zfill(16)


def _after(begin: datetime, parts: int) -> datetime:
    if parts == 1:
        return begin.replace(year=begin.year + 1)
    if parts == 2:
        return (begin + timedelta(days=31)).replace(day=1)
    return begin + timedelta(days=1)
