"""What the tags of HTML are to a reader of text, and which elements are notes."""

from __future__ import annotations

import re
from typing import Any

from aligner.readers.joining import word_set

# Not `head`: where no `body` is opened, the parser leaves newer elements in it.
DROPPED = word_set(
    """title script style noscript template svg button select textarea iframe object embed
    audio video canvas rt rp annotation annotation-xml xml del"""
)
BLOCKS = word_set(
    """address article aside blockquote body caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li
    main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul"""
)
HEADINGS = word_set("h1 h2 h3 h4 h5 h6")

NOTE_ID = re.compile(
    r"(?:_?ftn|_?edn|fn|ftnt|sdfootnote|sdendnote|footnote|endnote|note|cite_note)[-_:.]?"
    r"(\w{0,3}?\d{1,3}|\*)(?:sym)?",
    re.I,
)
BACK_ID = re.compile(
    r"(?:_?ftn|_?edn|fn|ftnt|footnote|endnote|note|cite)[-_]{0,2}(?:ref|back)"
    r"|sd(?:foot|end)note\d{1,3}anc",
    re.I,
)
_NOTE_ROLES = {"doc-footnote", "doc-endnote"}
_CONTAINER_CLASSES = {"footnotes", "endnotes"}


def tag_of(element: Any) -> str:
    """An element's tag in small letters; "" for what is no element."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def is_note(element: Any) -> bool:
    """Whether an element is a note, by its role or its name."""
    given = element.get("id")
    return element.get("role") in _NOTE_ROLES or bool(given and NOTE_ID.fullmatch(given))


def is_container(element: Any) -> bool:
    """Whether an element's list items are notes."""
    if element.get("role") == "doc-endnotes":
        return True
    classes = element.get("class")
    return bool(classes) and not _CONTAINER_CLASSES.isdisjoint(classes.split())
