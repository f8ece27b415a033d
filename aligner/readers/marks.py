"""Note marks on their way through a reader.

A reader meets marks in many shapes (`<sup>1</sup>`, `[^1]`, a DOCX reference, `1/` in old
United Nations text files). Each becomes the mark between two noncharacters of Unicode, which
no text holds (they are "intended for process-internal uses", Unicode Standard, section 23.7),
so that it survives joining and trimming; `lift` takes them out at the end and says where
they stood.
"""

from __future__ import annotations

import re
from collections.abc import Callable

OPEN, CLOSE = "\ufdd0", "\ufdd1"
MARK = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
_DEFINITION = re.compile(rf"\s*{OPEN}([^{CLOSE}]*){CLOSE}[ \t\xa0]*(?=\S)")

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = "⁰¹²³⁴-⁹"

_MARKLIKE = re.compile(r"(?:\d{1,3}|\*{1,4}|[†‡§]{1,2}|[a-z])")
# A raised number after these is an exponent: 25 m2.
_UNIT = re.compile(r"\b(?:[kcdm]?m|ft|in)$")
# Raised letters that are the end of an ordinal: 21st, 2e.
_ORDINAL_STEM = re.compile(r"\d$")

_SUP = re.compile(r"<sup>\s*(.{0,200}?)\s*</sup>|\$\s*\^\{?\s*([\d*]{1,3})\s*\}?\s*\$", re.I | re.S)
_REFERENCE = re.compile(r"\[\^([^\]\s]+)\](:?)")


_LINE_ENDS = re.compile("[\v\x85\u2028\u2029]")
# Signs of direction are among them: text stays in the order in which it is read, and says itself
# which way it runs.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060"
    "\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)


def wrap(mark: str) -> str:
    """A mark as it travels."""
    return f"{OPEN}{mark}{CLOSE}"


def raised(content: str, before: str) -> str:
    """A raised string as it travels if it is a note mark (or several), else as plain text.

    Args:
        content: what is raised, without markup.
        before: the text just before it.
    """
    bare = content.strip().strip("[]()")
    parts = [part for part in re.split(r"[,，、\s]+", bare) if part]
    if not parts or not all(_MARKLIKE.fullmatch(part) for part in parts):
        return content
    if bare in {"2", "3"} and _UNIT.search(before):
        return content
    if bare.isalpha() and _ORDINAL_STEM.search(before):
        return content
    return "".join(map(wrap, parts))


def clean(text: str) -> str:
    """Text without the noncharacters that marks travel in, nor others that no document shows.

    A file may hold anything; what is left can stand in XML (XML 1.0, production 2). Vertical
    tabs and Unicode's own line and paragraph separators become line ends.
    """
    return _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))


def from_markdown(text: str) -> str:
    """Turns Markdown's note marks, and the HTML and TeX ones met in it, into travelling ones."""
    text = _SUP.sub(
        lambda hit: raised(hit[1] or hit[2] or "", text[max(0, hit.start() - 12) : hit.start()]),
        text,
    )
    return from_plain(_REFERENCE.sub(lambda hit: wrap(hit[1]), text))


# Shapes of a mark in text without markup: (definition at a line's start, mark elsewhere).
_PLAIN_SHAPES: tuple[tuple[str, str], ...] = (
    (rf"^[ \t]*([{_RAISED}]+)(?=[ \t]*[^\s{_RAISED}])", rf"(?<=[^\s{_RAISED}])([{_RAISED}]+)"),
    (r"^[ \t]*\[(\d{1,3})\](?=[ \t]+\S)", r"(?<=\S)[ \t]?\[(\d{1,3})\]"),
    (r"^[ \t]*(\d{1,3})/(?=[ \t]+\S)", r"(?<=\S)[ \t]+(\d{1,3})/(?=[\s,.;:]|$)"),
)


def from_plain(text: str) -> str:
    """Turns marks without markup into travelling ones, where mark and note are both there."""
    for definition, mark in _PLAIN_SHAPES:
        defining, marking = re.compile(definition, re.M), re.compile(mark, re.M)
        known = {hit[1] for hit in defining.finditer(text)}
        known &= {hit[1] for hit in marking.finditer(text)}
        if known:
            text = marking.sub(_if_known(known), defining.sub(_if_known(known), text))
    return text


def _if_known(known: set[str]) -> Callable[[re.Match[str]], str]:
    return lambda hit: wrap(hit[1].translate(_SUPERSCRIPTS)) if hit[1] in known else hit[0]


def definition(line: str) -> tuple[str, str] | None:
    """A line that starts with a mark: the mark and the rest; None for any other line."""
    hit = _DEFINITION.match(line)
    return (hit[1], line[hit.end() :].removeprefix(":").lstrip()) if hit else None


def lift(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Text without its marks, and the marks with their offsets in that text."""
    parts: list[str] = []
    found: list[tuple[int, str]] = []
    length, after_space = 0, True
    # Splitting by a pattern with one group gives text and marks in turn.
    for place, part in enumerate(MARK.split(text.replace("\u00ad", ""))):
        if place % 2:
            found.append((length, part))
            continue
        # "study <1> of" had a space on either side of its mark; one is enough.
        kept = _UNSEEN.sub("", part.removeprefix(" ") if place and after_space else part)
        parts.append(kept)
        length += len(kept)
        after_space = kept.endswith(" ") if kept else after_space
    return _trimmed("".join(parts), found)


def _trimmed(text: str, found: list[tuple[int, str]]) -> tuple[str, tuple[tuple[int, str], ...]]:
    cut = len(text) - len(text.lstrip())
    text = text.strip()
    return text, tuple((min(max(0, offset - cut), len(text)), mark) for offset, mark in found)
