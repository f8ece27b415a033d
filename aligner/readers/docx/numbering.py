"""What Word prints before a paragraph that is numbered automatically, and how deep it lies.

As ECMA-376 Part 1, 17.9 says: a paragraph or its style names a `num`, which takes its levels from
an `abstractNum`, and may change some of them for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from aligner.readers.docx.elements import W, has, switch, value_of, whole_number
from aligner.readers.docx.package import Package
from aligner.readers.docx.styles import Style
from aligner.readers.numbering import formatted

_NEVER = 0
_BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    Attributes:
        number_format: of its own number.
        pattern: what is printed; `%1` stands for the number of the highest level.
        start: its first number.
        decimal_only: whether the numbers of all levels are written in figures.
        restart: 1-based level that makes it start again, as all above that do; 0 for never.
        style: whose paragraphs are of this level.
        glue: what stands between number and text where both are text.
    """

    number_format: str
    pattern: str
    start: int
    decimal_only: bool
    restart: int
    style: str = ""
    glue: str = " "


@dataclass(frozen=True, slots=True)
class Label:
    """What is printed before a paragraph.

    Attributes:
        text: "" for a bullet.
        depth: of its level; 1 is the outermost.
        glue: what stands behind it if it belongs to the text.
    """

    text: str
    depth: int
    glue: str


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a document.

    Attributes:
        levels: of each `num`, by level.
        abstract: what each `num` counts with; those that share one count together.
        restarts: the levels of each `num` that start again at its first paragraph.
    """

    levels: Mapping[str, Mapping[int, Level]]
    abstract: Mapping[str, str]
    restarts: Mapping[str, frozenset[int]]


@dataclass(slots=True)
class Counter:
    """Counts the paragraphs of a story, which must be met in order."""

    lists: Lists
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _met: set[str] = field(default_factory=set)

    def next_label(self, number: str, depth: int | None, style: Style) -> Label | None:
        """The label of the next paragraph of a list; None if there is no such list or level.

        Args:
            number: its numId.
            depth: its ilvl, from 0; None if only the list knows which level its style is of.
            style: of the paragraph.
        """
        levels = self.lists.levels.get(number, {})
        if depth is None:
            depth = _level_of(style, levels)
        level = levels.get(depth)
        if level is None:
            return None
        counts = self._counts.setdefault(self.lists.abstract[number], {})
        self._begin(number, counts)
        for deeper in [each for each in counts if each > depth]:
            if depth < levels.get(deeper, level).restart:
                del counts[deeper]
        counts[depth] = counts[depth] + 1 if depth in counts else level.start
        return Label(_written(level, levels, counts), depth + 1, level.glue)

    def _begin(self, number: str, counts: dict[int, int]) -> None:
        if number not in self._met:
            self._met.add(number)
            for each in self.lists.restarts[number]:
                counts.pop(each, None)


def read_lists(package: Package) -> Lists:
    """The lists of a document."""
    root = package.part("numbering")
    if root is None:
        return Lists({}, {}, {})
    templates = {each.get(f"{W}abstractNumId", ""): each for each in root.iter(f"{W}abstractNum")}
    linked = {
        value_of(each, "styleLink"): name
        for name, each in templates.items()
        if has(each, "styleLink")
    }
    levels: dict[str, Mapping[int, Level]] = {}
    abstract: dict[str, str] = {}
    restarts: dict[str, frozenset[int]] = {}
    known = {name: dict(_levels(each)) for name, each in templates.items()}
    for each in root.iter(f"{W}num"):
        number, name = each.get(f"{W}numId", ""), value_of(each, "abstractNumId")
        if name in templates:
            name = linked.get(value_of(templates[name], "numStyleLink"), name)
        abstract[number] = name
        levels[number] = _overridden(each, known.get(name, {}))
        restarts[number] = frozenset(_restarted(each))
    return Lists(levels, abstract, restarts)


def _level_of(style: Style, levels: Mapping[int, Level]) -> int:
    """A level that names the style, or one it is based on, is its own (17.9.23)."""
    owned = {level.style: depth for depth, level in levels.items() if level.style}
    found = next((owned[name] for name in style.chain if name in owned), None)
    return found if found is not None else style.level or 0


def _written(level: Level, levels: Mapping[int, Level], counts: dict[int, int]) -> str:
    if level.number_format == _BULLET:
        return ""

    def value(hit: re.Match[str]) -> str:
        depth = int(hit[1]) - 1
        of = levels.get(depth, level)
        count = counts.get(depth, of.start)
        return formatted(count, "decimal" if level.decimal_only else of.number_format)

    return re.sub(r"%([1-9])", value, level.pattern).strip()


def _levels(template: Any) -> Iterator[tuple[int, Level]]:
    for each in template.iterchildren(f"{W}lvl"):
        depth = whole_number(each.get(f"{W}ilvl", ""), 0)
        yield depth, _level(each, depth)


def _level(element: Any, depth: int) -> Level:
    restart = value_of(element, "lvlRestart")
    hidden = switch(element, "rPr", "vanish")
    return Level(
        _number_format(element),
        "" if hidden else value_of(element, "lvlText"),
        whole_number(value_of(element, "start"), 0 if not has(element, "start") else 1),
        switch(element, "isLgl") or False,
        min(whole_number(restart, depth), depth) if restart else depth,
        value_of(element, "pStyle"),
        "" if value_of(element, "suff") == "nothing" else " ",
    )


def _number_format(element: Any) -> str:
    """Its name; `001` and the like are written out where the name is `custom`."""
    found = next(element.iter(f"{W}numFmt"), None)
    if found is None:
        return "decimal"
    name = str(found.get(f"{W}val", "decimal"))
    own = re.match(r"\s*(0+)1\b", found.get(f"{W}format", ""))
    return f"{own[1]}0" if name == "custom" and own else name


def _overridden(number: Any, levels: Mapping[int, Level]) -> Mapping[int, Level]:
    """The levels of a `num`: those of its template, but for what it changes for itself."""
    changed = dict(levels)
    for each in number.iterchildren(f"{W}lvlOverride"):
        depth = whole_number(each.get(f"{W}ilvl", ""), 0)
        own = each.find(f"{W}lvl")
        base = _level(own, depth) if own is not None else levels.get(depth)
        if base is not None:
            start = whole_number(value_of(each, "startOverride"), base.start)
            changed[depth] = replace(base, start=start)
    return changed


def _restarted(number: Any) -> Iterator[int]:
    for each in number.iterchildren(f"{W}lvlOverride"):
        if has(each, "startOverride"):
            yield whole_number(each.get(f"{W}ilvl", ""), 0)
