r"""The units that most TMX files consist of, taken from their text without an XML parser.

An XML parser and a tree of its elements cost four fifths of the time in which a memory is read.
Most units need neither: a start tag on one line, props, notes, and two variants or more whose
segments are text. One strict pattern takes those whole. It takes nothing else: whatever has a code
in a segment, a comment, a section, an entity of its own, single quotes, a fault of any kind, is
left to the parser (tmx.markup), which gives the same unit or tells what is wrong. So the pattern
may be too strict but never too lax; a test reads files both ways.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tmx.languages import tidy
from tmx.mending import ILLEGAL
from tmx.tmx_values import DATES, source_language, tmx_form
from tmx.unit import TranslationUnit, Variant

_NUMBER = "[0-9]{1,7}|x[0-9a-fA-F]{1,6}"
_REFERENCE = f"&(?:amp|lt|gt|quot|apos|#(?:{_NUMBER}));"
# What XML 1.0 allows below U+0080 (section 2.2), less what is markup and the return, which a parser
# changes; sets that name anything higher take a hundred times as long to compile.
_RUN = "[^<&\0-\x08\x0b-\x1f]*"
_TEXT = f"{_RUN}(?:{_REFERENCE}{_RUN})*"
# A parser makes spaces of tabs and line breaks in values.
_CHARACTERS = '[^"<&\0-\x1f]*'
_VALUE = f"{_CHARACTERS}(?:{_REFERENCE}{_CHARACTERS})*"
_NAME = "[A-Za-z_][A-Za-z0-9_.-]*"
_S = "[ \n\t]*"

_UNIT_ATTRIBUTES = f'(?: {_NAME}="{_VALUE}")*'
_VARIANT_ATTRIBUTES = f'(?: (?:xml:lang|{_NAME})="{_VALUE}")*'
_ABOUT = f'(?:(?:<prop type="{_VALUE}">{_TEXT}</prop>|<note>{_TEXT}</note>){_S})*'


def _variant_pattern(group: str) -> str:
    """A variant; `group` opens the groups for attributes, props and notes, and text."""
    return (
        f"<tuv{group}{_VARIANT_ATTRIBUTES})>{_S}{group}{_ABOUT})"
        f"<seg>{group}{_TEXT})</seg>{_S}</tuv>{_S}"
    )


_VARIANT = re.compile(_variant_pattern("("))
_UNIT = re.compile(
    f"<tu({_UNIT_ATTRIBUTES})>{_S}({_ABOUT}){_variant_pattern('(')}{_variant_pattern('(')}"
    f"((?:{_variant_pattern('(?:')})*)</tu>{_S}"
)
#: What may not stand in text (XML 1.0, sections 2.2 and 2.4), beside what the pattern knows.
NOT_PLAIN = ("]]>", "\ufffe", "\uffff")
_BLANK = re.compile(_S)
_ATTRIBUTE = re.compile(' ([^=]*)="([^"]*)"')
_LONE_IDENTIFIER = re.compile(' tuid="([^"&]*)"')
_PROP = re.compile('<prop type="([^"]*)">([^<]*)<')
_NOTE = re.compile("<note>([^<]*)<")
_REFERENCES = re.compile(f"&(?:(amp|lt|gt|quot|apos)|#({_NUMBER}));")
# The ampersand last: what comes of one is no reference.
_PREDEFINED = {"lt": "<", "gt": ">", "quot": '"', "apos": "'", "amp": "&"}

_Pairs = tuple[tuple[str, str], ...]


class _Odd(Exception):
    """The pattern took what only a parser can judge."""


def plain_units(
    text: str, start: int, stop: int, line: int, inherited: str
) -> tuple[list[TranslationUnit], int, int]:
    """The plain units that stand one after the other in a piece of a TMX file's body.

    Args:
        text: of the file, as its encoding gives it.
        start: where in it to begin: between two units.
        stop: where to stop: up to there stands nothing of `NOT_PLAIN`, and no surrogate.
        line: the 1-based line of that place.
        inherited: source language of units that name none.

    Returns:
        The units; where the first thing stands that is no plain unit; and its line.
    """
    units: list[TranslationUnit] = []
    blank = _BLANK.match(text, start)
    end = blank.end() if blank else start
    line += text.count("\n", start, end)
    while found := _UNIT.match(text, end, stop):
        try:
            units.append(_unit(found, line, inherited))
        except _Odd:
            break
        before, end = end, found.end()
        line += text.count("\n", before, end)
    return units, end, line


def _unit(found: re.Match[str], line: int, inherited: str) -> TranslationUnit:
    own, about, first, about_first, text, second, about_second, other, more = found.groups()
    variants: tuple[Variant, ...] = (
        _variant(first, about_first, text),
        _variant(second, about_second, other),
    )
    if more:
        variants += tuple(_variant(*one) for one in _VARIANT.findall(more))
    attributes, language = _own_attributes(own) if own else ((), "")
    props, notes = _about(about) if about else ((), ())
    return TranslationUnit(variants, language or inherited, props, notes, attributes, line)


def _own_attributes(text: str) -> tuple[_Pairs, str]:
    """The attributes of a unit, and the source language that they name."""
    if lone := _LONE_IDENTIFIER.fullmatch(text):
        return (("tuid", lone[1]),), ""
    found = _attributes(text)
    language = found.pop("srclang", "")
    return tuple(found.items()), source_language(language) if language else ""


def _variant(attributes: str, about: str, text: str) -> Variant:
    language, others = _variant_attributes(attributes)
    content = (_resolved(text) if "&" in text else text,) if text else ()
    if not about:
        return Variant(language, content, (), (), others)
    return Variant(language, content, *_about(about), others)


@lru_cache(maxsize=1024)
def _variant_attributes(text: str) -> tuple[str, _Pairs]:
    """The language of a variant, and its other attributes."""
    found = _attributes(text)
    language, other = found.pop("xml:lang", ""), found.pop("lang", "")
    return tidy(language or other), tuple(found.items())


def _attributes(text: str) -> dict[str, str]:
    """Name -> value in order, dates in TMX's form."""
    pairs = _ATTRIBUTE.findall(text)
    found = dict(pairs)
    if len(found) < len(pairs) or "xmlns" in found:
        raise _Odd
    if "&" in text:
        found = {name: _resolved(value) for name, value in pairs}
    if "date" in text:
        for name in DATES.intersection(found):
            found[name] = tmx_form(found[name])
    return found


def _about(text: str) -> tuple[_Pairs, tuple[str, ...]]:
    """The props and notes."""
    if "&" in text:
        props = tuple((_resolved(kind), _resolved(value)) for kind, value in _PROP.findall(text))
        return props, tuple(map(_resolved, _NOTE.findall(text)))
    return tuple(_PROP.findall(text)), tuple(_NOTE.findall(text)) if "<note" in text else ()


def _resolved(text: str) -> str:
    if "&" not in text:
        return text
    if "&#" in text:
        return _REFERENCES.sub(_character, text)
    for name, character in _PREDEFINED.items():
        text = text.replace(f"&{name};", character)
    return text


def _character(match: re.Match[str]) -> str:
    name, number = match.groups()
    if name:
        return _PREDEFINED[name]
    code = int(number[1:], 16) if number[0] == "x" else int(number)
    if code > 0x10FFFF or ILLEGAL.match(character := chr(code)):
        raise _Odd
    return character
