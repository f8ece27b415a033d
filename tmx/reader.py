"""Reading TMX 1.1 to 1.4, as a stream, loss-free, and forgiving of what is found in the wild.

What a CAT tool exports is seldom what the specification says: no srclang, `lang` for `xml:lang`,
units without a segment, elements that TMX does not have. All of that is read; only what is no
well-formed XML after mending (tmx.markup) is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from os import PathLike
from typing import TYPE_CHECKING

from tmx.languages import tidy
from tmx.markup import elements, line_of, local_name
from tmx.options import DEFAULT_LANGUAGES, DEFAULT_READING, Languages, Reading
from tmx.unit import ANY_LANGUAGE, Content, Inline, TranslationUnit, Variant, joined

if TYPE_CHECKING:
    from lxml import etree

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_INLINE = frozenset({"bpt", "ept", "ph", "it", "hi", "ut", "sub"})
_DATES = frozenset({"creationdate", "changedate", "lastusagedate"})
_ISO_DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d):?(\d\d)(?:\.\d+)?Z?)?")


def read_tmx(
    path: str | PathLike[str],
    _languages: Languages = DEFAULT_LANGUAGES,
    reading: Reading = DEFAULT_READING,
) -> Iterator[TranslationUnit]:
    """The translation units of a TMX file, in order, read as a stream.

    Args:
        path: TMX 1.1 to 1.4.
        _languages: of no use here, a TMX file names its own; all readers take it.
        reading: its `progress` is told how much is read.

    Raises:
        FileProblem: the file is missing or cannot be read.
        BadEncoding: its bytes are not what it declares.
        BadFormat: it is not TMX, or not well-formed after mending.
    """
    source_language = ""
    for name, element in elements(path, frozenset({"tmx"}), ("<header", "tu"), reading.progress):
        if name == "header":
            source_language = _source_language(element)
        else:
            yield _unit(element, source_language)


def _source_language(element: etree._Element) -> str:
    given = (element.get("srclang") or "").strip()
    return ANY_LANGUAGE if given.lower() == ANY_LANGUAGE else tidy(given)


def _unit(element: etree._Element, inherited: str) -> TranslationUnit:
    children = _children(element)
    return TranslationUnit(
        variants=tuple(map(_variant, children.get("tuv", ()))),
        source_language=_source_language(element) or inherited,
        props=_props(children),
        notes=_notes(children),
        attributes=_attributes(element, without=("srclang",)),
        line=line_of(element),
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
    return tuple(
        (str(name), _date(str(value)) if name in _DATES else str(value))
        for name, value in element.items()
        if name not in without and not str(name).startswith("{")
    )


def _date(value: str) -> str:
    """ISO 8601 forms in the one that TMX has; anything else as it stands."""
    match = _ISO_DATE.fullmatch(value.strip())
    if match is None:
        return value
    year, month, day, hour, minute, second = (part or "00" for part in match.groups())
    return f"{year}{month}{day}T{hour}{minute}{second}Z"


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
