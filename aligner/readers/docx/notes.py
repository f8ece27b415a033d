"""Marks of footnotes and endnotes (ECMA-376 Part 1, 17.11), counted as their references come.

Settings of the document say how they are written and when they start again, and each section may
say otherwise. Word counts endnotes in small Roman numerals where nobody says anything, against
the standard ([MS-OI29500] 2.1.306).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from aligner.readers.docx.elements import W, value_of, whole_number
from aligner.readers.docx.package import Package
from aligner.readers.numbering import formatted

Key = tuple[str, str]
"""A note: the part that it is in, `footnotes` or `endnotes`, and its id there."""

_PROPERTIES = {"footnotes": "footnotePr", "endnotes": "endnotePr"}
_ELEMENTS = {"footnotes": f"{W}footnote", "endnotes": f"{W}endnote"}


@dataclass(frozen=True, slots=True)
class Manner:
    """How notes are counted.

    Attributes:
        number_format: of their marks.
        start: the first number.
        restart: `continuous`, `eachSect` or `eachPage`.
    """

    number_format: str
    start: int = 1
    restart: str = "continuous"


_USUAL = {"footnotes": Manner("decimal"), "endnotes": Manner("lowerRoman")}


@dataclass(slots=True)
class Notes:
    """The notes of a document.

    Attributes:
        written: the element of each note that was not taken yet.
        manners: for each section, by part.
        marks: of the notes that were referred to.
    """

    written: dict[Key, Any]
    manners: list[Mapping[str, Manner]]
    marks: dict[Key, str] = field(default_factory=dict)
    _section: int = 0
    _next: dict[str, int] = field(default_factory=dict)

    def mark(self, key: Key, own: str = "") -> str:
        """The mark of a note that is referred to now.

        Args:
            key: of the note.
            own: the mark that its writer gave it; such a note is not counted.
        """
        if own:
            self.marks[key] = own
        elif key not in self.marks:
            manner = self._manner(key[0])
            number = self._next.get(key[0], manner.start)
            self._next[key[0]] = number + 1
            name = "decimal" if manner.number_format == "bullet" else manner.number_format
            self.marks[key] = formatted(number, name)
        return self.marks[key]

    def take(self, key: Key) -> Any | None:
        """The element of a note, the first time it is asked for."""
        return self.written.pop(key, None)

    def page_ends(self) -> None:
        """A page ends here, as Word saw it when it last laid the document out."""
        self._restart("eachPage")

    def section_ends(self) -> None:
        """A section ends here."""
        self._section = min(self._section + 1, len(self.manners) - 1)
        self._restart("eachSect")

    def _restart(self, when: str) -> None:
        for part in _PROPERTIES:
            if self._manner(part).restart == when:
                self._next.pop(part, None)

    def _manner(self, part: str) -> Manner:
        return self.manners[self._section][part]


def read_notes(package: Package) -> Notes:
    """The notes of a document; separators between text and notes are none."""
    written = {
        (part, note.get(f"{W}id", "")): note
        for part, tag in _ELEMENTS.items()
        for note in _elements(package, part, tag)
        if note.get(f"{W}type", "normal") == "normal"
    }
    return Notes(written, list(_manners(package)))


def _elements(package: Package, part: str, tag: str) -> Iterator[Any]:
    root = package.part(part)
    if root is not None:
        yield from root.iter(tag)


def _manners(package: Package) -> Iterator[Mapping[str, Manner]]:
    """For each section and, as there may be none at all, once more for what follows."""
    settings = package.part("settings")
    usual = _USUAL if settings is None else _said(settings, _USUAL)
    for section in package.body.iter(f"{W}sectPr"):
        if section.getparent().tag != f"{W}sectPrChange":
            yield _said(section, usual)
    yield usual


def _said(element: Any, usual: Mapping[str, Manner]) -> Mapping[str, Manner]:
    return {
        part: _changed(element.find(W + name), usual[part]) for part, name in _PROPERTIES.items()
    }


def _changed(properties: Any | None, usual: Manner) -> Manner:
    if properties is None:
        return usual
    return Manner(
        value_of(properties, "numFmt") or usual.number_format,
        whole_number(value_of(properties, "numStart"), usual.start),
        value_of(properties, "numRestart") or usual.restart,
    )
