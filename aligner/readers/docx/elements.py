"""Names of WordprocessingML and the small questions that every part of the reader asks."""

from __future__ import annotations

import re
from typing import Any

from aligner.readers.joining import word_set

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
STRICT_R = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"
MATHS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://purl.oclc.org/ooxml/officeDocument/math}",
)
OFF = frozenset({"0", "false", "off"})


def tags(names: str) -> frozenset[str]:
    """Full names of elements of Word's own namespace, from a string with spaces."""
    return frozenset(W + name for name in word_set(names))


def value_of(element: Any, *path: str) -> str:
    """The `w:val` of a descendant, "" if it is not there."""
    found = element.find("/".join(W + name for name in path))
    return "" if found is None else str(found.get(f"{W}val", ""))


def has(element: Any, *path: str) -> bool:
    """Whether there is a descendant."""
    return element.find("/".join(W + name for name in path)) is not None


def whole_number(text: str, otherwise: int) -> int:
    """A number from an attribute that may hold anything."""
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text) else otherwise


def switch(parent: Any, *path: str) -> bool | None:
    """Whether an on/off property is on; None if nothing is said."""
    found = parent.find("/".join(W + name for name in path))
    return None if found is None else found.get(f"{W}val", "1") not in OFF
