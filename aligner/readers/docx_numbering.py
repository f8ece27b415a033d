"""What Word prints before a paragraph that is numbered automatically, and how deep it lies.

Styles and numbering follow ECMA-376 Part 1, 17.7 (styles, inheritance by basedOn) and 17.9
(numbering: a paragraph names a `num`, which takes its levels from an `abstractNum`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aligner.readers.docx_package import Package, W
from aligner.readers.numbering import formatted

_HEADING_NAME = re.compile(r"(?:heading|标题|title)\s*(\d?)", re.I)
_MOST_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says: outline level (1 is the highest, 0 none), list, list level."""

    outline: int = 0
    number: str = ""
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    number_format: str
    pattern: str
    start: int
    decimal_only: bool


@dataclass(slots=True)
class Numbering:
    """The lists of a document, counting as its paragraphs are met in order.

    Attributes:
        levels: of each `num`, by level.
        abstract: the `abstractNum` of each `num`; those that share one count together.
        restarts: the `num`s that start again at their first paragraph.
    """

    levels: Mapping[str, Mapping[int, Level]]
    abstract: Mapping[str, str]
    restarts: set[str]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def next_label(self, number: str, depth: int) -> str | None:
        """The label of the next paragraph of a list; "" for a bullet, None if no such list is.

        Args:
            number: its numId.
            depth: its ilvl, from 0.
        """
        level = self.levels.get(number, {}).get(depth)
        if level is None:
            return None
        counts = self._counts.setdefault(self.abstract[number], {})
        if number in self.restarts:
            self.restarts.discard(number)
            counts.clear()
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        counts[depth] = counts[depth] + 1 if depth in counts else level.start
        return self._written(number, level, counts)

    def _written(self, number: str, level: Level, counts: dict[int, int]) -> str:
        if level.number_format in {"bullet", "none"}:
            return ""

        def value(hit: re.Match[str]) -> str:
            depth = int(hit[1]) - 1
            of = self.levels[number].get(depth, level)
            count = counts.get(depth, of.start)
            return formatted(count, "decimal" if level.decimal_only else of.number_format)

        return re.sub(r"%([1-9])", value, level.pattern).strip()


def read_styles(package: Package) -> dict[str, Style]:
    """Paragraph styles by their ids, inheritance resolved."""
    root = package.part("styles.xml")
    if root is None:
        return {}
    elements = {each.get(f"{W}styleId", ""): each for each in root.iter(f"{W}style")}
    return {name: _resolved(name, elements) for name in elements}


def read_numbering(package: Package) -> Numbering:
    """The lists of a document."""
    root = package.part("numbering.xml")
    if root is None:
        return Numbering({}, {}, set())
    templates = {each.get(f"{W}abstractNumId", ""): each for each in root.iter(f"{W}abstractNum")}
    linked = {
        value_of(each, "styleLink"): name
        for name, each in templates.items()
        if value_of(each, "styleLink")
    }
    levels: dict[str, dict[int, Level]] = {}
    abstract: dict[str, str] = {}
    restarts: set[str] = set()
    for each in root.iter(f"{W}num"):
        number, name = each.get(f"{W}numId", ""), value_of(each, "abstractNumId")
        template = templates.get(name)
        if template is not None and value_of(template, "numStyleLink"):
            template = templates.get(linked.get(value_of(template, "numStyleLink"), ""))
        levels[number] = _levels(template) | _overridden(each, _levels(template))
        abstract[number] = name
        if next(each.iter(f"{W}startOverride"), None) is not None:
            restarts.add(number)
    return Numbering(levels, abstract, restarts)


def value_of(element: Any, *path: str) -> str:
    """The `w:val` of a descendant, "" if it is not there."""
    found = element.find("/".join(W + name for name in path))
    return "" if found is None else str(found.get(f"{W}val", ""))


def whole_number(text: str, otherwise: int) -> int:
    """A number from an attribute that may hold anything."""
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text) else otherwise


def _resolved(name: str, elements: Mapping[str, Any]) -> Style:
    outline, number, level = 0, "", None
    seen: set[str] = set()
    while name in elements and name not in seen:
        seen.add(name)
        element = elements[name]
        outline = outline or _outline(element)
        number = number or value_of(element, "pPr", "numPr", "numId")
        depth = value_of(element, "pPr", "numPr", "ilvl")
        level = whole_number(depth, 0) if level is None and depth else level
        name = value_of(element, "basedOn")
    return Style(outline, number, level)


def _outline(element: Any) -> int:
    written = value_of(element, "pPr", "outlineLvl")
    if written:
        level = whole_number(written, _MOST_LEVELS)
        return level + 1 if 0 <= level < _MOST_LEVELS else 0
    hit = _HEADING_NAME.fullmatch(value_of(element, "name").strip())
    return int(hit[1] or 1) if hit else 0


def _levels(template: Any | None) -> dict[int, Level]:
    if template is None:
        return {}
    return {
        whole_number(each.get(f"{W}ilvl", ""), 0): _level(each)
        for each in template.iterchildren(f"{W}lvl")
    }


def _level(element: Any) -> Level:
    return Level(
        value_of(element, "numFmt") or "decimal",
        value_of(element, "lvlText"),
        whole_number(value_of(element, "start"), 1),
        element.find(f"{W}isLgl") is not None,
    )


def _overridden(number: Any, levels: Mapping[int, Level]) -> dict[int, Level]:
    """Levels that a `num` changes for itself."""
    changed: dict[int, Level] = {}
    for each in number.iterchildren(f"{W}lvlOverride"):
        depth = whole_number(each.get(f"{W}ilvl", ""), 0)
        own = each.find(f"{W}lvl")
        base = _level(own) if own is not None else levels.get(depth)
        if base is not None:
            start = whole_number(value_of(each, "startOverride"), base.start)
            changed[depth] = Level(base.number_format, base.pattern, start, base.decimal_only)
    return changed
