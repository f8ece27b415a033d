"""Footnotes and endnotes of a DOCX: a part of their own, which python-docx does not know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from benchmarks.layouts.word_xml import made, run, written

MARK_STYLE = "FootnoteReference"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# Both parts begin with two notes that are none: the line above notes, and the one above their rest.
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))


def add_notes(document: Any, kind: str, notes: Sequence[Any]) -> None:
    """Adds the part that holds the notes.

    Args:
        document: of python-docx.
        kind: footnotes or endnotes.
        notes: their paragraphs, in order; they are referred to as 1, 2, 3.
    """
    name = kind.removesuffix("s")
    separators = [
        made(name, made("p", run(made(line))), type=line, id=identity)
        for line, identity in _SEPARATORS
    ]
    own = [made(name, paragraph, id=at) for at, paragraph in enumerate(notes, 1)]
    content = etree.tostring(
        made(kind, *separators, *own), xml_declaration=True, encoding="UTF-8", standalone=True
    )
    part = Part(
        PackURI(f"/word/{kind}.xml"), f"{_CONTENT}.{kind}+xml", content, document.part.package
    )
    document.part.relate_to(part, f"{_OFFICE}/{kind}")


def reference(kind: str, at: int, mark: str, *, styled: bool) -> Any:
    """The run that refers to a note; Word counts notes unless their mark is no number."""
    element = made(f"{kind.removesuffix('s')}Reference", id=at)
    if mark.isdigit():
        return raised(element, styled=styled)
    element.set(qn("w:customMarkFollows"), "1")
    return raised(element, written(mark), styled=styled)


def own_mark(kind: str, mark: str, *, styled: bool) -> Any:
    """The run that repeats the note's mark before it."""
    counted = made(f"{kind.removesuffix('s')}Ref")
    return raised(counted if mark.isdigit() else written(mark), styled=styled)


def raised(*children: Any, styled: bool) -> Any:
    """A run above the line; LibreOffice raises marks before notes only if a style does."""
    style = made("rStyle", val=MARK_STYLE) if styled else None
    return made("r", made("rPr", style, made("vertAlign", val="superscript")), *children)
