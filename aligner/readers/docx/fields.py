"""Fields (ECMA-376 Part 1, 17.16): which of their text a reader of the page sees.

A field is a code, mostly followed by its result: begin, code, separate, result, end, over as
many runs and paragraphs as it likes, one in the other. The result is what is printed. A page
number says nothing to a translator, and a table of contents says everything twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from aligner.readers.docx.elements import W, value_of, whole_number
from aligner.readers.docx.symbols import symbol

_UNSEEN = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "TOC"})
_KIND = re.compile(r"\s*(\w+)")
# Phonetic guides and enclosed characters of old versions are written as formulas: the first puts
# a reading above characters, the second a ring about them.
_GUIDE = re.compile(r"\\o\\ad\(\\s\\up\s*\d+\(.*?\),\s*(.*)\)\s*$", re.I | re.S)
_ENCLOSED = re.compile(r"\\o\\ac\([○◯□△◇],\s*(.*?)\)\s*$", re.I | re.S)
_SYMBOL = re.compile(r'\s*SYMBOL\s+(0x[0-9a-f]{1,4}|\d{1,5})(?:.*?\\f\s+"([^"]*)")?', re.I | re.S)


@dataclass(slots=True)
class _Field:
    begin: Any
    code: list[str] = field(default_factory=list)
    unseen: bool = True
    has_result: bool = False


class Fields:
    """The open fields at a point of a story.

    Fields that are never ended, or never begun, are as if they were not there: they would hide
    the rest of the document.
    """

    def __init__(self, root: Any) -> None:
        self._begin_of = _matched(root)
        self._begins = set(self._begin_of.values())
        self._open: list[_Field] = []
        self._unseen = 0

    @property
    def seen(self) -> bool:
        """Whether text at this point is printed."""
        return not self._unseen

    def code(self, text: str) -> None:
        """A piece of the innermost field's code."""
        if self._open:
            self._open[-1].code.append(text)

    def met(self, element: Any) -> str:
        """Begins, separates or ends a field; gives what is printed instead of a lacking result."""
        kind = element.get(f"{W}fldCharType")
        if kind == "begin" and element in self._begins:
            self._open.append(_Field(element))
            self._unseen += 1
        elif kind == "separate" and self._open and not self._open[-1].has_result:
            self._result()
        elif kind == "end" and element in self._begin_of:
            return self._end(self._begin_of[element])
        return ""

    def _result(self) -> None:
        last = self._open[-1]
        last.has_result = True
        if not is_unseen("".join(last.code)):
            last.unseen = False
            self._unseen -= 1

    def _end(self, begin: Any) -> str:
        written = ""
        while self._open:
            last = self._open.pop()
            self._unseen -= last.unseen
            if last.begin is begin:
                written = "" if last.has_result else _instead("".join(last.code), begin)
                break
        return written if self.seen else ""


def is_unseen(code: str) -> bool:
    """Whether a field with this code has a result that is left out."""
    hit = _KIND.match(code)
    return bool(hit) and hit[1].upper() in _UNSEEN  # type: ignore[index]


def _matched(root: Any) -> dict[Any, Any]:
    """The begin of each end; deleted ones do not count."""
    begins: list[Any] = []
    found: dict[Any, Any] = {}
    for each in root.iter(f"{W}fldChar"):
        if next(each.iterancestors(f"{W}del", f"{W}moveFrom"), None) is not None:
            continue
        if each.get(f"{W}fldCharType") == "begin":
            begins.append(each)
        elif each.get(f"{W}fldCharType") == "end" and begins:
            found[each] = begins.pop()
    return found


def _instead(code: str, begin: Any) -> str:
    """What Word prints for fields that have no result: formulas, symbols, lists to choose from."""
    hit = _GUIDE.search(code)
    if hit:
        return hit[1]
    hit = _ENCLOSED.search(code)
    if hit:
        number = whole_number(hit[1], 0)
        return chr(0x2460 + number - 1) if 1 <= number <= 20 else hit[1]
    hit = _SYMBOL.match(code)
    if hit:
        return symbol(int(hit[1], 16 if hit[1][:2].lower() == "0x" else 10), hit[2] or "")
    return _chosen(begin)


def _chosen(begin: Any) -> str:
    choices = begin.findall(f"{W}ffData/{W}ddList/{W}listEntry")
    at = whole_number(value_of(begin, "ffData", "ddList", "result"), 0)
    return str(choices[at].get(f"{W}val", "")) if 0 <= at < len(choices) else ""
