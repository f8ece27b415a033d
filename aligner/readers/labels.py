"""Numbering as a reader needs it: what of a line's start is a label, and how deep it lies.

`entities.split_label` knows the shapes of labels; here stands what a document adds to that:
"3-5 April", "2018年" and "Chapter 3" are text, a label with nothing behind it is the text.
"""

from __future__ import annotations

import re

from entities import split_label

BULLETS = "-*+•·●○▪■◦–—‣⁃\uf0b7"
_BULLET = re.compile(rf"([{re.escape(BULLETS)}])[ \t\xa0\u3000]+(?=\S)")

# Only numbering is split off: at most three figures, letters, Roman or Chinese numerals, with
# brackets or a point. "Annex I", "第三章" name a part in words and stay in the text.
_NUMBERING = re.compile(
    r"""[(（\[]?(?:\d{1,3}(?:\.\d{1,3}){0,5}|[A-Za-z]|[ivxlcIVXLC]{1,7}|[一二三四五六七八九十百零〇]{1,5})(?:\s?(?:bis|ter))?[)）\]][.．、]?
    | (?:\d{1,3}(?:[.．]\d{1,3}){0,5}|[A-Za-z]|[ivxlcIVXLC]{1,7})[.．、]
    | \d{1,3}(?:\.\d{1,3}){1,5}
    | [一二三四五六七八九十百零〇]{1,5}[、.．]
    | [\u2460-\u249b\u24b6-\u24e9\u3220-\u3229\u3280-\u3289\u2776-\u2793]
    """,
    re.VERBOSE,
)
# "3.5 million", "10 a.m.": a number and its unit, not a label.
_QUANTITY = re.compile(
    r"\d{1,3}\.\d+\s+(?:per|percent|million|billion|trillion|times|%|万|亿|个|倍|年)", re.I
)


def labelled(text: str) -> tuple[str, str]:
    """A text's numbering label, as printed, and the rest; ("", text) if it has none.

    Args:
        text: without bullet; note marks may travel in it.
    """
    text = text.strip()
    if _QUANTITY.match(text):
        return "", text
    label, rest = split_label(text)
    label, rest = label.strip(), rest.strip()
    if not label or not rest or not _NUMBERING.fullmatch(label):
        return "", text
    return label, rest


def unbulleted(line: str) -> tuple[bool, str]:
    """Whether a line starts with a bullet, and the line without it."""
    hit = _BULLET.match(line)
    return (True, line[hit.end() :]) if hit else (False, line)


_STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("decimal", re.compile(r"\D*\d+\W*")),
    ("roman", re.compile(r"\W*[ivxlc]{2,}\W*|\W*[ivx]\W*")),
    ("ROMAN", re.compile(r"\W*[IVXLC]{2,}\W*|\W*[IVX]\W*")),
    ("letter", re.compile(r"\W*[a-z]\W*")),
    ("LETTER", re.compile(r"\W*[A-Z]\W*")),
)
_SINGLE = re.compile(r"\W*([A-Za-z])\W*")


class Nesting:
    """The open lists at a point of a document, outermost first."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []
        self._before = ""

    def level(self, indent: int, label: str) -> int:
        """Depth (1 is the outermost) of the next item.

        Args:
            indent: its indentation, in any unit that grows with depth.
            label: as printed, "" for a bullet.
        """
        key = (indent, self._style(label))
        while self._open and self._open[-1][0] > indent:
            self._open.pop()
        if key in self._open:
            del self._open[self._open.index(key) + 1 :]
        else:
            self._open.append(key)
        self._before = label
        return len(self._open)

    def _style(self, label: str) -> str:
        """The shape of a label without its number: `(a)` and `(b)` are of one style."""
        frame = re.sub(r"\w", "", label)
        if self._follows(label):
            return frame + ("letter" if label.lower() == label else "LETTER")
        name = next((name for name, shape in _STYLES if shape.fullmatch(label)), "han")
        dots = label.count(".") if name == "decimal" and re.search(r"\.\d", label) else 0
        return f"{frame}{name}{dots or ''}" if label else "bullet"

    def _follows(self, label: str) -> bool:
        """(i) after (h) is a letter, not a Roman one."""
        one, other = _SINGLE.fullmatch(self._before), _SINGLE.fullmatch(label)
        return bool(one and other) and ord(other[1]) == ord(one[1]) + 1  # type: ignore[index]
