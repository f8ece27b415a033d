"""Text as XML holds it: markup escaped, what XML cannot hold dropped."""

from __future__ import annotations

import re

from tmx.mending import ILLEGAL

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_VALUE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;",
     "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)  # fmt: skip
# Most texts hold nothing of the kind, which one pass over them tells.
_PLAIN_TEXT = re.compile("[\t\n -%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
_PLAIN_VALUE = re.compile("[ !#-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")


def escaped_text(text: str) -> str:
    """Character data."""
    if _PLAIN_TEXT.fullmatch(text):
        return text
    return ILLEGAL.sub("", text).translate(_TEXT)


def value_text(text: str) -> str:
    """An attribute's value without the quotes."""
    if _PLAIN_VALUE.fullmatch(text):
        return text
    return ILLEGAL.sub("", text).translate(_VALUE)
