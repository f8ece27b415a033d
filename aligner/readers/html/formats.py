"""What an HTML element does to the look of its text, as far as a translation memory keeps it.

Elements by what browsers make of them (HTML Standard, section 15.3.4 "Phrasing content"), and the
few CSS properties that editors write in their place (Google Docs writes no `b` at all).
"""

from __future__ import annotations

import re
from functools import lru_cache

_ELEMENTS = {
    "b": "bold", "strong": "bold",
    "i": "italic", "em": "italic", "cite": "italic", "dfn": "italic", "var": "italic",
    "u": "underline", "ins": "underline",
    "sup": "superscript", "sub": "subscript",
}  # fmt: skip
_PROPERTIES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)\b", re.I), "bold"),
    (re.compile(r"font-style\s*:\s*(?:italic|oblique)\b", re.I), "italic"),
    (re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bunderline\b", re.I), "underline"),
    (re.compile(r"vertical-align\s*:\s*super\b", re.I), "superscript"),
    (re.compile(r"vertical-align\s*:\s*sub\b", re.I), "subscript"),
)
_NORMAL = (
    (re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)\b", re.I), "bold"),
    (re.compile(r"font-style\s*:\s*normal\b", re.I), "italic"),
)
_LONGEST_STYLE = 1000


@lru_cache(maxsize=4096)
def inside(names: frozenset[str], tag: str, style: str | None) -> frozenset[str]:
    """The formats inside an element.

    Args:
        names: the formats around it.
        tag: its name, lower case.
        style: its `style` attribute.
    """
    own = {_ELEMENTS[tag]} if tag in _ELEMENTS else set()
    if style:
        style = style[:_LONGEST_STYLE]
        ended = {name for shape, name in _NORMAL if shape.search(style)}
        names, own = names - ended, own - ended
        own |= {name for shape, name in _PROPERTIES if shape.search(style)}
    return names | own
