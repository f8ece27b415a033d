"""Reading TMX 1.1 to 1.4, as a stream, loss-free, and forgiving of what is found in the wild.

What a CAT tool exports is seldom what the specification says: no srclang, `lang` for `xml:lang`,
units without a segment, elements that TMX does not have. All of that is read; only what is no
well-formed XML after mending (tmx.markup) is an error. Between two units, those that are plain are
taken without a parser (tmx.plain_units); the others, and all around them, go through it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from os import PathLike
from typing import TYPE_CHECKING

from tmx.failure import BadEncoding, BadFormat
from tmx.files import following
from tmx.languages import tidy
from tmx.markup import Markup, line_of, local_name
from tmx.options import DEFAULT_LANGUAGES, DEFAULT_READING, Languages, Reading
from tmx.plain_units import NOT_PLAIN, plain_units
from tmx.tmx_values import kept_attributes, source_language
from tmx.unit import Content, Inline, TranslationUnit, Variant, joined
from tmx.xml_text import decoded

if TYPE_CHECKING:
    from lxml import etree

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_INLINE = frozenset({"bpt", "ept", "ph", "it", "hi", "ut", "sub"})
_UNIT_START = re.compile(r"<tu(?=[\s/>])")
_LONGEST_TAG = 1000
_UNIT_END = "</tu>"
#: Up to here libxml2 knows the line of an element; beyond, that of what is first in it.
_LAST_SURE_LINE = 65_534


def read_tmx(
    path: str | PathLike[str],
    _languages: Languages = DEFAULT_LANGUAGES,
    reading: Reading = DEFAULT_READING,
) -> Iterator[TranslationUnit]:
    """The translation units of a TMX file, in order, read as a stream.

    What stands before a fault is given before that is told.

    Args:
        path: TMX 1.1 to 1.4.
        _languages: of no use here, a TMX file names its own; all readers take it.
        reading: its `progress` is told how much is read.

    Raises:
        FileProblem: the file is missing or cannot be read.
        BadEncoding: its bytes are not what it declares.
        BadFormat: it is not TMX, not well-formed after mending, or has a unit beyond all measure;
            the message names the unit, counted from 1.
    """
    units = _Units(path)
    with following(path, reading.progress) as stream:
        try:
            for text in decoded(path, stream):
                yield from units.found(text)
            yield from units.ended()
        except (BadEncoding, BadFormat) as failure:
            raise units.placed(failure) from failure.__cause__


class _Units:
    """The units of a TMX text that comes piece by piece."""

    def __init__(self, path: str | PathLike[str]) -> None:
        self._markup = Markup(path, frozenset({"tmx"}), ("<header", "tu"))
        self._source_language = ""
        self._count = 0
        self._held = ""
        # The 1-based lines of what comes next, and of the last unit that the parser got.
        self._line = self._unit_line = 1

    def found(self, text: str) -> Iterator[TranslationUnit]:
        """The units that this piece of text brings."""
        text, self._held = _without_half_a_tag(self._held + text)
        position = stop = 0
        while position < len(text):
            if self._between_units():
                stop = stop if stop > position else _plain_end(text, position)
                units, position = self._plain(text, position, stop)
                yield from units
            end = text.find(_UNIT_END, position) + len(_UNIT_END)
            piece = text[position:end] if end >= len(_UNIT_END) else text[position:]
            position += len(piece)
            yield from self._parsed(piece)

    def ended(self) -> Iterator[TranslationUnit]:
        """The units that the end of the text brings."""
        yield from self._parsed(self._held)
        yield from self._read(self._markup.ended())

    def placed(self, failure: BadEncoding | BadFormat) -> BadEncoding | BadFormat:
        """A failure that says in or behind which unit it is."""
        if self._markup.open:
            place = f", in unit {self._count + 1:,}"
        else:
            place = f", after unit {self._count:,}" if self._count else ""
        return type(failure)(
            failure.cause + place, path=failure.path, line=failure.line, remedy=failure.remedy
        )

    def _between_units(self) -> bool:
        """Whether the parser has just ended a unit of the body and waits for what follows."""
        last = self._markup.ended_with
        above = () if last is None else last.iterancestors()
        return [local_name(element) for element in above] == ["body", "tmx"]

    def _plain(self, text: str, start: int, stop: int) -> tuple[list[TranslationUnit], int]:
        units, end, line = plain_units(text, start, stop, self._line, self._source_language)
        if end > start:
            self._markup.passed(line - self._line)
            self._line = line
        self._count += len(units)
        return units, end

    def _parsed(self, piece: str) -> Iterator[TranslationUnit]:
        if not piece:
            return
        last = self._line + piece.count("\n")
        if last > _LAST_SURE_LINE:
            for start in _UNIT_START.finditer(piece):
                self._unit_line = self._line + piece.count("\n", 0, start.start())
        self._line = last
        yield from self._read(self._markup.fed(piece))

    def _read(self, elements: Iterator[tuple[str, etree._Element]]) -> Iterator[TranslationUnit]:
        for name, element in elements:
            if name == "header":
                self._source_language = source_language(element.get("srclang") or "")
                continue
            line = line_of(element)
            line = line if line <= _LAST_SURE_LINE else self._unit_line
            self._count += 1
            yield _unit(element, self._source_language, line)


def _without_half_a_tag(text: str) -> tuple[str, str]:
    """The text up to a tag that does not end in it, and the start of that tag."""
    start = text.rfind("<", max(0, len(text) - _LONGEST_TAG))
    return (text, "") if start < 0 or ">" in text[start:] else (text[:start], text[start:])


def _plain_end(text: str, start: int) -> int:
    """Where the next thing stands that no plain unit has, else the length of the text."""
    found = (text.find(one, start) for one in NOT_PLAIN)
    return min((place for place in found if place >= 0), default=len(text))


def _unit(element: etree._Element, inherited: str, line: int) -> TranslationUnit:
    children = _children(element)
    return TranslationUnit(
        variants=tuple(map(_variant, children.get("tuv", ()))),
        source_language=source_language(element.get("srclang") or "") or inherited,
        props=_props(children),
        notes=_notes(children),
        attributes=_attributes(element, without=("srclang",)),
        line=line,
    )


def _variant(element: etree._Element) -> Variant:
    children = _children(element)
    segment, *_ = children.get("seg", (None,))
    return Variant(
        language=tidy(element.get(_LANG) or element.get("lang") or ""),
        content=() if segment is None else _content(segment),
        props=_props(children),
        notes=_notes(children),
        attributes=_attributes(element, without=("lang",)),
    )


_Children = dict[str, list["etree._Element"]]


def _children(element: etree._Element) -> _Children:
    """The elements within one, by name."""
    children: _Children = {}
    for child in element:
        children.setdefault(local_name(child), []).append(child)
    return children


def _props(children: _Children) -> tuple[tuple[str, str], ...]:
    return tuple(
        (child.get("type") or child.get("name") or "", _all_text(child))
        for child in children.get("prop", ())
    )


def _notes(children: _Children) -> tuple[str, ...]:
    return tuple(map(_all_text, children.get("note", ())))


def _all_text(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def _attributes(
    element: etree._Element, without: tuple[str, ...] = ()
) -> tuple[tuple[str, str], ...]:
    return kept_attributes(((str(name), str(value)) for name, value in element.items()), without)


def _content(element: etree._Element) -> Content:
    if not len(element):
        return (element.text,) if element.text else ()
    parts: list[str | Inline] = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            parts.append(_inline(child))
        parts.append(child.tail or "")
    return joined(parts)


def _inline(element: etree._Element) -> Inline:
    """An inline element; one that TMX does not have (`<g>`, `<x/>`) as the nearest that it has."""
    name, content = local_name(element), _content(element)
    if name in _INLINE:
        return Inline(name, _attributes(element), content)
    return Inline("hi" if content else "ph", (("type", f"x-{name}"),), content)
