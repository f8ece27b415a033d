"""What a browser prints and the text does not hold: the labels of lists; and what Word's tags mean.

A pass over the tree before it is walked: each item gets its printed label as the attribute
`LABEL`, Word's paragraphs theirs, which stand in the text as a span of their own; paragraphs that
Word's styles make headings become such.
CSS counters are not resolved, but for the one shape that Google Docs writes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from aligner.readers.html.looks import Looks
from aligner.readers.html.tags import tag_of
from aligner.readers.joining import word_set
from aligner.readers.numbering import formatted

LABEL = "diptych-label"
LEVEL = "diptych-level"

_ATTRIBUTE_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
# CSS Counter Styles Level 3: names, and the formats that print the same.
_STYLES = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-decimal": "ideographDigital",
    "cjk-ideographic": "chineseCounting",
    "simp-chinese-informal": "chineseCounting",
    "trad-chinese-informal": "chineseCounting",
    "japanese-informal": "chineseCounting",
}
_CHINESE = word_set(
    "cjk-decimal cjk-ideographic simp-chinese-informal trad-chinese-informal japanese-informal"
)
_UNNUMBERED = word_set("none disc circle square disclosure-open disclosure-closed")

# Word's own styles, and those of the United Nations' templates for documents.
_HEADING_STYLES = {
    "msotitle": 1,
    **{f"msoheading{level}": min(level, 6) for level in range(1, 10)},
    "hch": 1, "hchg": 1, "hmg": 1, "h1": 2, "h1g": 2, "h23": 3, "h23g": 3, "h4": 4, "h4g": 4,
    "h56": 5, "h56g": 5,
}  # fmt: skip
_WORD_LEVEL = re.compile(r"level(\d)")
_HIGHEST = 8


@dataclass(slots=True)
class _List:
    """An open list: how it is numbered, "" if it is not, and the number that comes next."""

    style: str
    next: int
    step: int = 1
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class _Labels:
    looks: Looks
    lists: list[_List] = field(default_factory=list)

    def item(self, element: Any) -> None:
        if not self.lists:
            return
        around = self.lists[-1]
        number = _number(element.get("value"), around.next)
        around.next = number + around.step
        style = self._style(element) or around.style
        label = _printed(around, style, number)
        if label:
            element.set(LABEL, label)

    def open(self, element: Any, tag: str) -> None:
        step = -1 if tag == "ol" and "reversed" in element.attrib else 1
        first = sum(tag_of(child) == "li" for child in element) if step < 0 else 1
        opened = _List("", _number(element.get("start"), first), step)
        opened.style = self._style(element) or ("decimal" if tag == "ol" else "")
        for name in (element.get("class") or "")[:300].split():
            if name in self.looks.counters:
                opened.before, opened.style, opened.after = self.looks.counters[name]
        self.lists.append(opened)

    def _style(self, element: Any) -> str:
        """What its style says, else its attribute; "" if neither says how it is numbered."""
        declared = self.looks.of(element)
        words = f"{declared.get('list-style', '')} {declared.get('list-style-type', '')}".split()
        named = [word for word in words if word in _STYLES or word in _UNNUMBERED]
        if named or any('"' in word or "'" in word for word in words):
            return named[-1] if named else "none"
        return _ATTRIBUTE_TYPES.get(element.get("type") or "", "")


def with_labels(tree: Any, looks: Looks) -> None:
    """Writes printed labels, headings and layout into a page's tree."""
    from lxml import etree

    labels = _Labels(looks)
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = tag_of(element)
        if tag in {"ol", "ul", "menu", "dir"}:
            if event == "start":
                labels.open(element, tag)
            else:
                labels.lists.pop()
        elif event == "start" and tag == "li":
            labels.item(element)
        elif event == "start" and tag in {"p", "div"}:
            _word_heading(element)
        elif event == "end" and tag == "span":
            _word_label(element)


def _printed(around: _List, style: str, number: int) -> str:
    if not style or style in _UNNUMBERED:
        return ""
    written = formatted(number, _STYLES.get(style, "decimal"))
    after = around.after or ("、" if style in _CHINESE else ".")
    return f"{around.before}{written}{after}".strip()


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,4}", text.strip()) else otherwise


def _word_heading(element: Any) -> None:
    """A paragraph that is a heading by its style or its role."""
    for name in (element.get("class") or "")[:300].lower().split():
        if name in _HEADING_STYLES:
            element.tag = f"h{_HEADING_STYLES[name]}"
    level = element.get("role") == "heading" and element.get("aria-level")
    if level:
        element.tag = f"h{min(6, max(1, _number(level, 2)))}"


def _word_label(element: Any) -> None:
    """`<span style='mso-list:Ignore'>1.</span>` is its paragraph's label, a symbol a bullet."""
    style = "".join((element.get("style") or "")[:1000].lower().split())
    if "mso-list:ignore" not in style:
        return
    label = "".join(element.itertext()).replace("\xa0", " ").strip()
    owner = element.getparent()
    for _ in range(_HIGHEST):
        if owner is None or tag_of(owner) in {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li"}:
            break
        owner = owner.getparent()
    if owner is None or len(label) > 20:
        return
    depth = _WORD_LEVEL.search((owner.get("style") or "")[:1000])
    owner.set(LEVEL, depth[1] if depth else "1")
    owner.set(LABEL, label if re.search(r"\w{2}|[^\Wo]", label) else "")
    element.set("hidden", "")
