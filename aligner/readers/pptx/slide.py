"""The slides of a presentation: their shapes in the order of reading, and what shapes inherit.

A placeholder that says neither where it stands nor how its paragraphs look has this from the
placeholder of the slide's layout, and that from the one of the layout's master (ECMA-376 Part 1,
19.3.1.36, ph: matched by `idx`, on the master by `type`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from aligner.readers.archive import Archive
from aligner.readers.relationships import Link, links, of_kind

_ON = {"1", "true", "on"}
_GROUP, _FRAME = "grpSp", "graphicFrame"
_SHAPES = {"sp", _GROUP, _FRAME, "pic", "cxnSp"}
# Where the place of a shape, a group and a frame stands.
_FRAMES = ("{*}spPr/", "{*}grpSpPr/", "")
_TITLES = {"title", "ctrTitle"}
# Types of placeholders, and the master's style of text for them; all others take "bodyStyle".
_STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle", "": "otherStyle"}
_ON_MASTER = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A layout or a master: its styles of text, and its placeholders by index and by type."""

    styles: Mapping[str, Any]
    by_index: Mapping[str, Any]
    by_kind: Mapping[str, Any]

    @classmethod
    def of(cls, root: Any) -> Pattern:
        by_index: dict[str, Any] = {}
        by_kind: dict[str, Any] = {}
        for shape in root.iterfind("{*}cSld/{*}spTree/{*}sp"):
            holder = shape.find("*/{*}nvPr/{*}ph")
            if holder is not None:
                kind, index = _holder(holder)
                by_index.setdefault(index, shape)
                by_kind.setdefault(_ON_MASTER.get(kind, kind), shape)
        styles = {_local(each): each for each in root.iterfind("{*}txStyles/*")}
        return cls(styles, by_index, by_kind)

    def counterpart(self, kind: str, index: str) -> Any | None:
        """The placeholder that one of a slide inherits from: by index, as layouts have them."""
        same = self.by_index.get(index) if index != "0" else None
        return self.by_kind.get(_ON_MASTER.get(kind, kind)) if same is None else same


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide, a page of notes, a layout or a master.

    Attributes:
        root: the part's root element.
        links: what it refers to.
        above: what it inherits from: layout and master, nearest first.
        notes: its page of notes.
    """

    root: Any
    links: Mapping[str, Link]
    above: tuple[Pattern, ...] = ()
    notes: Slide | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape with what it inherits.

    Attributes:
        element: its own.
        placeholder: type of placeholder (`title`, `body`, `obj`), "" if it is none.
        styles: list styles for its paragraphs, nearest first.
        place: top, left, height in English Metric Units; None if nothing says.
    """

    element: Any
    placeholder: str
    styles: tuple[Any, ...]
    place: tuple[int, int, int] | None

    @property
    def is_frame(self) -> bool:
        return bool(_local(self.element) == _FRAME)

    def paragraphs(self) -> Iterator[Any]:
        """Its paragraphs."""
        return iter(self.element.iterfind("{*}txBody/{*}p"))


@dataclass(slots=True)
class Slides:
    """The slides of an archive; layouts and masters are parsed once for all."""

    archive: Archive
    _above: dict[str, tuple[Pattern, ...]] = field(default_factory=dict)

    def slide(self, part: str) -> Slide:
        """A slide by the name of its part."""
        known = links(self.archive, part)
        notes = of_kind(known, "notesSlide")
        return Slide(
            self.archive.xml(part),
            known,
            self._inherited(of_kind(known, "slideLayout")),
            Slide(self.archive.xml(notes), {}) if notes else None,
        )

    def _inherited(self, layout: str) -> tuple[Pattern, ...]:
        if layout and layout not in self._above:
            master = of_kind(links(self.archive, layout), "slideMaster")
            parts = (layout, master) if master else (layout,)
            self._above[layout] = tuple(Pattern.of(self.archive.xml(part)) for part in parts)
        return self._above.get(layout, ())


def shown_shapes(slide: Slide) -> list[Shape]:
    """The shapes of a slide that are not hidden, as one reads: title first, groups as wholes."""
    tree = slide.root.find("{*}cSld/{*}spTree")
    return [] if tree is None else _ordered(slide, tree)


def _ordered(slide: Slide, tree: Any) -> list[Shape]:
    found: list[Shape] = []
    for shape in _in_rows([_shape(slide, each) for each in _members(tree)]):
        if _local(shape.element) == _GROUP:
            found += _ordered(slide, shape.element)
        else:
            found.append(shape)
    return found


def _members(tree: Any) -> Iterator[Any]:
    """The shapes directly in a tree; of alternatives the first, which newer programs take."""
    for element in tree:
        if _local(element) == "AlternateContent":
            chosen = element.find("{*}Choice")
            yield from () if chosen is None else _members(chosen)
        elif _local(element) in _SHAPES and not _is_hidden(element):
            yield element


def _is_hidden(element: Any) -> bool:
    properties = element.find("*/{*}cNvPr")
    return properties is not None and properties.get("hidden", "0") in _ON


def _shape(slide: Slide, element: Any) -> Shape:
    holder = element.find("*/{*}nvPr/{*}ph")
    kind, index = ("", "") if holder is None else _holder(holder)
    chain = [element, *(_counterparts(slide.above, kind, index) if kind else ())]
    lists = [each.find("{*}txBody/{*}lstStyle") for each in chain]
    general = _STYLES.get(kind, "bodyStyle")
    lists += [each.styles.get(general) for each in slide.above]
    places = filter(None, map(_place, chain))
    return Shape(
        element, kind, tuple(each for each in lists if each is not None), next(places, None)
    )


def _holder(holder: Any) -> tuple[str, str]:
    """Type and index of a placeholder."""
    return holder.get("type", "obj"), holder.get("idx", "0")


def _counterparts(above: Sequence[Pattern], kind: str, index: str) -> Iterator[Any]:
    """The placeholders of layout and master that a placeholder inherits from.

    The master's has the type of the layout's, and an index of its own.
    """
    for pattern in above:
        same = pattern.counterpart(kind, index)
        if same is not None:
            kind, index = same.find("*/{*}nvPr/{*}ph").get("type", kind), "0"
            yield same


def _place(element: Any) -> tuple[int, int, int] | None:
    found = (element.find(f"{path}{{*}}xfrm/{{*}}off") for path in _FRAMES)
    offset = next((each for each in found if each is not None), None)
    if offset is None:
        return None
    size = offset.getparent().find("{*}ext")
    height = "0" if size is None else size.get("cy", "0")
    return _units(offset.get("y", "0")), _units(offset.get("x", "0")), _units(height)


def _units(text: str) -> int:
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdecimal() and len(digits) < 16 else 0


def _in_rows(shapes: Sequence[Shape]) -> list[Shape]:
    """Titles first, then rows from the top, from the left within a row.

    Shapes are in one row with the highest of it as long as they begin above its middle. A shape
    that says not where it stands keeps to the one before it.
    """
    titles = [each for each in shapes if each.placeholder in _TITLES]
    placed: list[tuple[tuple[int, int, int], Shape]] = []
    last = (0, 0, 0)
    for shape in shapes:
        last = shape.place or last
        if shape.placeholder not in _TITLES:
            placed.append((last, shape))
    placed.sort(key=lambda each: each[0][0])
    rows: list[list[tuple[tuple[int, int, int], Shape]]] = []
    for each in placed:
        top, _, height = rows[-1][0][0] if rows else (0, 0, 0)
        if rows and each[0][0] <= top + height // 2:
            rows[-1].append(each)
        else:
            rows.append([each])
    return titles + [shape for row in rows for _, shape in sorted(row, key=lambda each: each[0][1])]


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
