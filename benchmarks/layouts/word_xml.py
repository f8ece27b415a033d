"""Elements of WordprocessingML, as short to write as they are to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from aligner.document import Block
from benchmarks.layouts.looks import Look

# Twentieths of a point in a centimetre.
TWIPS = 567
# The element and the value that make a run so.
_NAMES = {
    "bold": ("b", "1"),
    "italic": ("i", "1"),
    "superscript": ("vertAlign", "superscript"),
    "subscript": ("vertAlign", "subscript"),
}


def made(name: str, *children: Any, **attributes: object) -> Any:
    """An element of the main namespace with its children; attributes are of it too."""
    element: Any = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    element.extend(child for child in children if child is not None)
    return element


def twips(centimetres: float) -> int:
    """A length as Word counts it."""
    return round(centimetres * TWIPS)


def written(text: str, name: str = "t") -> Any:
    """A text element that keeps its spaces."""
    element = made(name)
    element.text = text
    element.set(qn("xml:space"), "preserve")
    return element


def run(*children: Any, names: Iterable[str] = (), style: str = "") -> Any:
    """A run, bold or italic as the names say."""
    properties = [made("rStyle", val=style)] if style else []
    properties += [made(_NAMES[name][0], val=_NAMES[name][1]) for name in sorted(names)]
    return made("r", made("rPr", *properties) if properties else None, *children)


def field(instruction: str, result: str) -> list[Any]:
    """Runs of a field that shows its last result."""
    return [
        run(made("fldChar", fldCharType="begin")),
        run(written(f" {instruction} ", "instrText")),
        run(made("fldChar", fldCharType="separate")),
        run(written(result)),
        run(made("fldChar", fldCharType="end")),
    ]


def fonts(look: Look) -> Any:
    """The fonts of a look by script."""
    return made(
        "rFonts", ascii=look.western, hAnsi=look.western, cs=look.western, eastAsia=look.chinese
    )


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def borders(name: str, *sides: str) -> Any:
    """Single lines at these sides of a table or cell, none elsewhere."""
    every = _SIDES[:4] if name == "tcBorders" else _SIDES
    values = [(side, "single" if side in sides else "nil") for side in every]
    return made(name, *(made(side, val=value, sz=4, color="auto") for side, value in values))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a block that is set in one manner; with a mark, that of a note and no text."""

    text: str
    names: frozenset[str] = frozenset()
    mark: str = ""


def stretches(block: Block) -> Iterator[Stretch]:
    """A block's text cut where its formats begin and end and where marks stand."""
    cuts = {0, len(block.text), *(offset for offset, _ in block.marks)}
    cuts |= {place for each in block.formats for place in (each.start, each.end)}
    places = sorted(cuts)
    for start, end in zip(places, [*places[1:], places[-1]], strict=True):
        yield from (Stretch("", mark=mark) for offset, mark in block.marks if offset == start)
        names = (each.name for each in block.formats if each.start <= start and end <= each.end)
        if start < end:
            yield Stretch(block.text[start:end], frozenset(names))
