"""Inline codes: what the source has the target must have, in pairs that close as they open.

Codes are what a reader of TMX or XLIFF found between the words, and in plain text tags of markup
such as <b>. The order in which pairs stand may change with that of the words; how a pair is nested
in another may not cross.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qa.check import STRUCTURE, Check, Example, always
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair
from tmx.unit import Content, Inline

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w:-]*)(?P<rest>(?:\s[^<>]*)?)(?P<empty>/?)>")
_SPACES = re.compile(r"\s+")
# Elements of HTML without an end.
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"})
# An element that TMX does not have is read as one of this type.
_FOREIGN = "x-"
_ROLES = {"bpt": "opening ", "ept": "closing "}
_OPENS, _CLOSES, _STANDS, _HOLDS = "opens", "closes", "stands", "holds"


class _Code(NamedTuple):
    """A code in a text.

    Attributes:
        role: whether it opens a pair, closes one, stands alone, or holds what is between.
        pair: what its partner has too: number, name.
        shown: for messages.
    """

    role: str
    pair: str
    shown: str


def find(pair: Pair) -> Iterator[Found]:
    """Codes that are missing, added, not in pairs, or crossed."""
    if "<" not in pair.source and "<" not in pair.target and not _has_codes(pair):
        return
    source, target = list(_codes(pair.source_content)), list(_codes(pair.target_content))
    if not (source or target) or not pair.target_content:
        return
    different = list(_different(source, target))
    yield from different
    if different:
        return
    # What the source does wrong too is how the file is cut, and no fault of the translation.
    ours = set(_unpaired(source))
    for message in _unpaired(target):
        if message not in ours:
            yield Found(message)
    if [one.shown for one in source] != [one.shown for one in target]:
        yield from _moved(source, target)


def _has_codes(pair: Pair) -> bool:
    return any(isinstance(one, Inline) for one in (*pair.source_content, *pair.target_content))


def _different(source: Sequence[_Code], target: Sequence[_Code]) -> Iterator[Found]:
    ours = Counter(one.shown for one in source)
    theirs = Counter(one.shown for one in target)
    for shown, times in (ours - theirs).items():
        there = theirs[shown]
        if there:
            yield Found(f"the source has {shown} {ours[shown]} times, the target {_times(there)}")
        else:
            yield Found(f"the target lacks {shown}{_often(times)}")
    for shown, times in (theirs - ours).items():
        if ours[shown]:
            said = f"the target has {shown} {theirs[shown]} times, the source {_times(ours[shown])}"
            yield Found(said)
        else:
            yield Found(f"the source has no {shown}{_often(times)}")


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _often(number: int) -> str:
    return "" if number == 1 else f", {number} times"


def _unpaired(codes: Sequence[_Code]) -> Iterator[str]:
    """What opens and does not close, closes and did not open, or closes within another."""
    opened: list[_Code] = []
    for one in codes:
        if one.role == _OPENS:
            opened.append(one)
        elif one.role == _CLOSES:
            partner = next(
                (n for n in reversed(range(len(opened))) if opened[n].pair == one.pair), -1
            )
            if partner < 0:
                yield f"{one.shown} closes what is not open"
                continue
            if partner < len(opened) - 1:
                yield f"{one.shown} closes before {opened[-1].shown} does"
            del opened[partner]
    for one in opened:
        yield f"{one.shown} is not closed"


def _moved(source: Sequence[_Code], target: Sequence[_Code]) -> Iterator[Found]:
    """Codes that stand alone in another order: that may be right, since words move."""
    ours = [one.shown for one in source if one.role == _STANDS]
    theirs = [one.shown for one in target if one.role == _STANDS]
    if ours != theirs and Counter(ours) == Counter(theirs):
        said = f"codes stand in another order: {' '.join(theirs)} for {' '.join(ours)}"
        yield Found(said, severity=WARNING)


def _codes(content: Content) -> Iterator[_Code]:
    for part in content:
        if isinstance(part, str):
            yield from _in_text(part)
        else:
            yield from _of_element(part)


def _in_text(text: str) -> Iterator[_Code]:
    for tag in _TAG.finditer(text):
        name = tag["name"].lower()
        shown = _SPACES.sub(" ", tag[0])
        if tag["close"]:
            yield _Code(_CLOSES, name, shown)
        elif tag["empty"] or tag["rest"].endswith("/") or name in _VOID:
            yield _Code(_STANDS, name, shown)
        else:
            yield _Code(_OPENS, name, shown)


def _of_element(element: Inline) -> Iterator[_Code]:
    names = dict(element.attributes)
    shown = _shown(element, names)
    if element.kind == "bpt":
        yield _Code(_OPENS, names.get("i", ""), shown)
    elif element.kind == "ept":
        yield _Code(_CLOSES, names.get("i", ""), shown)
    elif element.kind == "hi":
        yield _Code(_HOLDS, "", shown)
        yield from _codes(element.content)
    else:
        yield _Code(_STANDS, "", shown)


def _shown(element: Inline, names: dict[str, str]) -> str:
    """The code itself as the native file has it, or the element and what tells it from others."""
    held = () if element.kind == "hi" else element.content
    code = "".join(one for one in held if isinstance(one, str)).strip()
    told = names.get("x") or names.get("i") or names.get("type") or ""
    if code and len(code) <= 40:
        return code
    if names.get("x") or names.get("i"):
        # What the file calls it is gone: <g id="1"> of XLIFF and <hi x="1"> of TMX are read alike.
        return f"the {_ROLES.get(element.kind, '')}code {told}"
    if told.startswith(_FOREIGN):
        return f"<{told[len(_FOREIGN) :]}>"
    return f"<{element.kind} {told}>" if told else f"<{element.kind}>"


CHECK = Check(
    "inline-tag",
    STRUCTURE,
    ERROR,
    "The target lacks an inline code of the source, has one too many, or closes pairs wrongly.",
    Example(
        "See <b>annex I</b> below.",
        "见下文<b>附件一。",
        "the target lacks </b>",
    ),
    look=always(find),
)
