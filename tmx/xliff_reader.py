"""Reading XLIFF 2.0, 2.1 and 1.2 (with the dialects that CAT tools make of it) as a stream."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from os import PathLike
from typing import TYPE_CHECKING

from tmx.languages import tidy
from tmx.markup import elements, line_of, local_name
from tmx.options import DEFAULT_LANGUAGES, DEFAULT_READING, Languages, Reading
from tmx.unit import FILE, STATUS, Content, Inline, TranslationUnit, Variant, joined
from tmx.xliff import ATTRIBUTES_GROUP, PROPS_GROUP, SUBTYPES, TMX_PREFIX
from tmx.xliff_1 import CTYPES, EXTENSION

if TYPE_CHECKING:
    from lxml import etree

# What an XLIFF 1.2 state means in the terms of XLIFF 2; "translated" is the rule and not noted.
_STATES = {
    "new": "initial", "needs-translation": "initial", "needs-adaptation": "initial",
    "needs-l10n": "initial", "needs-review-translation": "initial", "initial": "initial",
    "needs-review-adaptation": "initial", "needs-review-l10n": "initial",
    "signed-off": "reviewed", "reviewed": "reviewed", "final": "final",
}  # fmt: skip

# What tools say of a segment in attributes of their own: SDLXLIFF (`sdl:seg conf`) and MQXLIFF
# (`mq:status`).
_TOOL_STATES = {
    "Draft": "initial", "RejectedTranslation": "initial", "RejectedSignOff": "initial",
    "ApprovedTranslation": "reviewed", "ApprovedSignOff": "final",
    "NotStarted": "initial", "Edited": "initial", "PartiallyEdited": "initial",
    "Rejected": "initial", "PreTranslated": "initial", "AssembledFromFragments": "initial",
    "Reviewed1Confirmed": "reviewed", "Proofread": "final",
}  # fmt: skip
# What a translator has struck out, with changes tracked.
_DELETED = "x-sdl-deleted"

_Parts = list["str | Inline"]


@dataclass(frozen=True, slots=True)
class _File:
    """What stands above the units: the languages, and the name of the original."""

    languages: Languages
    original: str = ""


def read_xliff(
    path: str | PathLike[str],
    languages: Languages = DEFAULT_LANGUAGES,
    reading: Reading = DEFAULT_READING,
) -> Iterator[TranslationUnit]:
    """The segments of an XLIFF file as units, in order, read as a stream.

    An XLIFF 1.2 unit that is cut into segments (`seg-source` with `mrk mtype="seg"`) gives one unit
    for each.

    Args:
        path: XLIFF 1.2, 2.0 or 2.1, or a dialect such as SDLXLIFF and MQXLIFF.
        languages: canonical tags for a file that does not name them.
        reading: its `progress` is told how much is read.

    Raises:
        FileProblem: the file is missing or cannot be read.
        BadEncoding: its bytes are not what it declares.
        BadFormat: it is not XLIFF, or not well-formed after mending.
    """
    above = _File(languages)
    wanted = ("<xliff", "<file", "unit", "trans-unit")
    for name, element in elements(path, frozenset({"xliff"}), wanted, reading.progress):
        if name in ("xliff", "file"):
            above = _above(element, above)
        elif name == "unit":
            yield from _units_2(element, above)
        else:
            yield from _units_1(element, above)


def _above(element: etree._Element, before: _File) -> _File:
    source = element.get("srcLang") or element.get("source-language") or before.languages.source
    target = element.get("trgLang") or element.get("target-language") or before.languages.target
    return _File(Languages(tidy(source), tidy(target)), element.get("original") or "")


def _unit(
    above: _File,
    source: Content,
    target: Content,
    *,
    props: list[tuple[str, str]],
    notes: tuple[str, ...],
    attributes: tuple[tuple[str, str], ...],
    line: int,
) -> TranslationUnit:
    origin = [(FILE, above.original)] if above.original else []
    return TranslationUnit(
        variants=(
            Variant(above.languages.source, source),
            Variant(above.languages.target, target),
        ),
        source_language=above.languages.source,
        props=tuple(origin + props),
        notes=notes,
        attributes=attributes,
        line=line,
    )


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in element if local_name(child) == name), None)


def _under(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The descendants reached by child names, as a path."""
    for child in element:
        if local_name(child) == names[0]:
            if len(names) == 1:
                yield child
            else:
                yield from _under(child, *names[1:])


def _text(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def _status(state: str, target: Content) -> list[tuple[str, str]]:
    status = _STATES.get(state, "")
    return [(STATUS, status)] if status and target else []


# XLIFF 2


def _units_2(unit: etree._Element, above: _File) -> Iterator[TranslationUnit]:
    data = {d.get("id"): _text(d) for d in _under(unit, "originalData", "data")}
    attributes = dict(_metadata(unit, ATTRIBUTES_GROUP))
    attributes.setdefault("tuid", unit.get("id") or "")
    for segment in _under(unit, "segment"):
        source, target = (
            _content(_child(segment, name), _INLINE_2, data) for name in ("source", "target")
        )
        yield _unit(
            above,
            source,
            target,
            props=_metadata(unit, PROPS_GROUP) + _status(segment.get("state") or "", target),
            notes=tuple(_text(note) for note in _under(unit, "notes", "note")),
            attributes=tuple((name, value) for name, value in attributes.items() if value),
            line=line_of(unit),
        )


def _metadata(unit: etree._Element, category: str) -> list[tuple[str, str]]:
    return [
        (meta.get("type") or "", _text(meta))
        for group in _under(unit, "metadata", "metaGroup")
        if group.get("category") == category
        for meta in _under(group, "meta")
    ]


# XLIFF 1.2


def _units_1(unit: etree._Element, above: _File) -> Iterator[TranslationUnit]:
    target_element = _child(unit, "target")
    state = "" if target_element is None else target_element.get("state") or ""
    approved = [(STATUS, "reviewed")] if unit.get("approved") == "yes" else []
    told = _confirmations(unit)
    attributes = dict(_contexts(unit, ATTRIBUTES_GROUP))
    attributes.setdefault("tuid", unit.get("id") or "")
    for segment, source, target in _sides_1(unit, target_element):
        status = _TOOL_STATES.get(told.get(segment, ""), "")
        known = [(STATUS, status)] if status else _status(state, target) or approved
        yield _unit(
            above,
            source,
            target,
            props=_contexts(unit, PROPS_GROUP) + (known if target else []),
            notes=tuple(_text(note) for note in _under(unit, "note")),
            attributes=tuple((name, value) for name, value in attributes.items() if value),
            line=line_of(unit),
        )


def _contexts(unit: etree._Element, name: str) -> list[tuple[str, str]]:
    """What diptych itself has put into a context group of this name."""
    return [
        ((context.get("context-type") or "").removeprefix(EXTENSION), _text(context))
        for group in _under(unit, "context-group")
        if group.get("name") == name
        for context in _under(group, "context")
    ]


def _confirmations(unit: etree._Element) -> dict[str, str]:
    """What the tool says of each segment; under "" what it says of the unit."""
    own = (value for name, value in unit.attrib.items() if str(name).endswith("}status"))
    found = {"": str(next(own, ""))}
    for segment in _under(unit, "seg-defs", "seg"):
        found[segment.get("id") or ""] = segment.get("conf") or ""
    return found


def _sides_1(
    unit: etree._Element, target: etree._Element | None
) -> Iterator[tuple[str, Content, Content]]:
    """The segments: identifier ("" for a unit that is not cut), source, target."""
    segmented = _child(unit, "seg-source")
    sources = {} if segmented is None else _segments(segmented)
    if not sources:
        source = _child(unit, "source")
        yield "", _content(source, _INLINE_1, {}), _content(target, _INLINE_1, {})
        return
    targets = {} if target is None else _segments(target)
    if target is not None and not targets and len(sources) == 1:
        targets = dict.fromkeys(sources, target)
    for identifier, element in sources.items():
        other = targets.get(identifier)
        yield identifier, _content(element, _INLINE_1, {}), _content(other, _INLINE_1, {})


def _segments(element: etree._Element) -> dict[str, etree._Element]:
    return {
        mark.get("mid") or "": mark for mark in element.iter("{*}mrk") if mark.get("mtype") == "seg"
    }


# Inline elements: XLIFF's kinds as TMX's

_TYPES = {subtype: kind for kind, subtype in SUBTYPES.items()}
_TYPES_1 = {ctype: kind for kind, ctype in CTYPES.items()}
_Data = dict["str | None", str]
_Handler = Callable[["etree._Element", _Data], _Parts]


def _content(element: etree._Element | None, handlers: dict[str, _Handler], data: _Data) -> Content:
    return () if element is None else joined(_parts(element, handlers, data))


def _parts(element: etree._Element, handlers: dict[str, _Handler], data: _Data) -> _Parts:
    parts: _Parts = [element.text or ""]
    for child in element:
        handler = handlers.get(local_name(child))
        parts += handler(child, data) if handler else _parts(child, handlers, data)
        parts.append(child.tail or "")
    return parts


def _code(kind: str, attributes: list[tuple[str, str | None]], text: str) -> list[str | Inline]:
    given = tuple((name, value) for name, value in attributes if value)
    return [Inline(kind, given, (text,) if text else ())]


def _ph(e: etree._Element, data: _Data) -> _Parts:
    return _code("ph", [("x", e.get("id")), ("type", _type(e))], data.get(e.get("dataRef"), ""))


def _type(e: etree._Element) -> str:
    """The TMX type that a subtype stands for; that of another tool says nothing to TMX."""
    subtype = e.get("subType") or ""
    return _TYPES.get(subtype) or subtype.partition(TMX_PREFIX)[2]


def _sc(e: etree._Element, data: _Data) -> _Parts:
    text, identifier = data.get(e.get("dataRef"), ""), e.get("id")
    if e.get("isolated") == "yes":
        return _code("it", [("pos", "begin"), ("x", identifier), ("type", _type(e))], text)
    return _code("bpt", [("i", identifier), ("x", identifier), ("type", _type(e))], text)


def _ec(e: etree._Element, data: _Data) -> _Parts:
    text = data.get(e.get("dataRef"), "")
    if e.get("startRef"):
        return _code("ept", [("i", e.get("startRef"))], text)
    return _code("it", [("pos", "end"), ("x", e.get("id")), ("type", _type(e))], text)


def _pc(e: etree._Element, data: _Data) -> _Parts:
    inner = _parts(e, _INLINE_2, data)
    start, end = e.get("dataRefStart"), e.get("dataRefEnd")
    if not start and not end:
        return [Inline("hi", _identified(e), joined(inner))]
    numbers = [("i", e.get("id")), ("x", e.get("id")), ("type", _type(e))]
    opening = _code("bpt", numbers, data.get(start, ""))
    return opening + inner + _code("ept", [("i", e.get("id"))], data.get(end, ""))


def _identified(e: etree._Element) -> tuple[tuple[str, str], ...]:
    values = (("x", e.get("id")), ("type", _type(e)))
    return tuple((name, value) for name, value in values if value)


def _ctype(e: etree._Element) -> tuple[str, str]:
    """The TMX type that a ctype stands for; other tools' words stay theirs."""
    kind = e.get("ctype") or ""
    return "type", _TYPES_1.get(kind) or kind.removeprefix(EXTENSION)


def _g(e: etree._Element, data: _Data) -> _Parts:
    kept = tuple(one for one in (("x", e.get("id") or ""), _ctype(e)) if one[1])
    return [Inline("hi", kept, joined(_parts(e, _INLINE_1, data)))]


def _half_1(kind: str) -> _Handler:
    def handler(e: etree._Element, _data: _Data) -> _Parts:
        number = e.get("rid") or e.get("id")
        more = [("x", e.get("id")), _ctype(e)] if kind == "bpt" else []
        return _code(kind, [("i", number), *more], _text(e))

    return handler


def _x(e: etree._Element, _data: _Data) -> _Parts:
    return _code("ph", [("x", e.get("id")), _ctype(e)], _text(e))


def _it(e: etree._Element, _data: _Data) -> _Parts:
    position = "end" if e.get("pos") == "close" else "begin"
    return _code("it", [("pos", position), ("x", e.get("id")), _ctype(e)], _text(e))


def _mrk(e: etree._Element, data: _Data) -> _Parts:
    return [] if e.get("mtype") == _DELETED else _parts(e, _INLINE_1, data)


def _nothing(_e: etree._Element, _data: _Data) -> _Parts:
    return []


_INLINE_2: dict[str, _Handler] = {
    "ph": _ph, "sc": _sc, "ec": _ec, "pc": _pc, "cp": _nothing, "sm": _nothing, "em": _nothing,
}  # fmt: skip
_INLINE_1: dict[str, _Handler] = {
    "g": _g, "x": _x, "ph": _x, "it": _it, "mrk": _mrk,
    "bpt": _half_1("bpt"), "bx": _half_1("bpt"), "ept": _half_1("ept"), "ex": _half_1("ept"),
}  # fmt: skip
