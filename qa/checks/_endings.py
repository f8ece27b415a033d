"""How a text ends, by what the mark means: `.` and `。` are one."""

from __future__ import annotations

import re

from qa.checks._texts import CLOSERS
from qa.pair import NOTE_MARK

STOP, COMMA, COLON, SEMICOLON = "full stop", "comma", "colon", "semicolon"
QUESTION, EXCLAMATION, ELLIPSIS, DASH = "question mark", "exclamation mark", "ellipsis", "dash"
NONE = ""

_MEANINGS = {
    **dict.fromkeys(".。．｡।۔։", STOP),
    **dict.fromkeys(",，、､،", COMMA),
    **dict.fromkeys(":：", COLON),
    **dict.fromkeys(";；؛", SEMICOLON),
    **dict.fromkeys("?？؟", QUESTION),
    **dict.fromkeys("!！", EXCLAMATION),
    **dict.fromkeys("…⋯", ELLIPSIS),
    **dict.fromkeys("—–", DASH),
}
# Behind the end may stand quotation marks, brackets, marks of notes, and white space.
_BEHIND = CLOSERS + "*†‡§¹²³⁰⁴⁵⁶⁷⁸⁹ \t\n\r\xa0\u3000"
# The number of a note that stands right behind the mark: `system.12`, `system.[12]`, `。12`.
_NOTE = re.compile(r"(?<=[^\W\d_][.;,:。；，：])(?:\d{1,3}|\[\d{1,3}\]|\(\d{1,2}\))$|\[\d{1,3}\]$")
_MARKDOWN = re.compile(rf"(?:\s*{NOTE_MARK.pattern})+$")
_NOTE_SIGNS = frozenset("0123456789])")
_DOTS = ("...", "。。。", "…")


def ending(text: str) -> tuple[str, int]:
    """What ends a text, and the place behind it.

    Returns:
        One of the names above; offset behind the mark, or behind the last character of the text
        that is no quotation mark or the like.
    """
    if "[^" in text:
        text = _MARKDOWN.sub("", text.rstrip())
    bare = text.rstrip(_BEHIND)
    if text.rstrip()[-1:] in _NOTE_SIGNS:
        whole = text.rstrip()
        if match := _NOTE.search(whole):
            bare = whole[: match.start()].rstrip(_BEHIND)
    if bare.endswith(_DOTS):
        return ELLIPSIS, len(bare)
    return _MEANINGS.get(bare[-1:], NONE), len(bare)
