"""Writing TMX 1.4, as a stream, so that OmegaT 6.1's schema and the specification both accept it.

The same units give the same bytes: nothing here depends on the clock. What the DTD does not allow
(unknown attributes, dates of another form, characters that XML cannot hold) is left out; all else
that a unit holds is written.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import BinaryIO

from tmx.mending import ILLEGAL
from tmx.options import Need, Options, WriteResult, filled
from tmx.profiles import Profile
from tmx.unit import ANY_LANGUAGE, Content, Inline, TranslationUnit, Variant, joined
from tmx.version import VERSION

# Attributes of each element (TMX 1.4b DTD), less the ones that are written apart.
_COMMON = frozenset({
    "o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool", "creationtoolversion",
    "creationdate", "creationid", "changedate", "changeid", "o-tmf",
})  # fmt: skip
_ATTRIBUTES = {
    "tu": _COMMON | {"tuid", "segtype"},
    "tuv": _COMMON,
    "bpt": frozenset({"i", "x", "type"}),
    "ept": frozenset({"i"}),
    "ph": frozenset({"x", "assoc", "type"}),
    "it": frozenset({"pos", "x", "type"}),
    "hi": frozenset({"x", "type"}),
    "ut": frozenset({"x"}),
    "sub": frozenset({"datatype", "type"}),
}
_DATE = re.compile(r"\d{8}T\d{6}Z")
_VALUES = {
    "lastusagedate": _DATE,
    "creationdate": _DATE,
    "changedate": _DATE,
    "segtype": re.compile("block|paragraph|sentence|phrase"),
    "pos": re.compile("begin|end"),
    "assoc": re.compile("[pfb]"),
}
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_VALUE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;",
     "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)  # fmt: skip


def write_tmx(stream: BinaryIO, units: Iterable[TranslationUnit], options: Options) -> WriteResult:
    """Write units as TMX 1.4, in order, as a stream.

    Units are written with all their languages; the options' languages only fill the header.

    Args:
        stream: open for writing bytes.
        units: those with text in fewer than two languages are left out and counted.
        options: source language for the header, and the CAT tool's profile.

    Raises:
        OSError: the stream cannot be written.
    """
    first, units = _first(units)
    language = options.source_language or (first.source_language if first else "")
    options = replace(options, source_language=language)
    result = WriteResult()
    write = _encoded(stream, options.profile)
    write(_head(options))
    for unit in units:
        shaped = unit if options.profile.keep_inline else _without_codes(unit)
        if reason := _reason_against(shaped, options.profile):
            result.leave_out(reason)
        else:
            write("".join(_unit_lines(shaped, options)))
            result.written += 1
    write("</body>\n</tmx>\n")
    return result


def _first(
    units: Iterable[TranslationUnit],
) -> tuple[TranslationUnit | None, Iterable[TranslationUnit]]:
    stream = iter(units)
    first = next(stream, None)
    return first, stream if first is None else chain([first], stream)


def _reason_against(unit: TranslationUnit, profile: Profile) -> str:
    """Why a unit does not go into the file, "" if it does."""
    if sum(filled(variant) for variant in unit.variants) < 2:
        return Need.BOTH.value
    longest = max(len(variant.text) for variant in unit.variants)
    if profile.longest is not None and longest > profile.longest:
        return f"longer than {profile.longest} characters"
    return ""


def _encoded(stream: BinaryIO, profile: Profile) -> Callable[[str], object]:
    if profile.encoding.startswith("utf-16"):
        stream.write(codecs.BOM_UTF16_LE)
    return lambda text: stream.write(text.encode(profile.encoding))


def _head(options: Options) -> str:
    profile = options.profile
    encoding = "UTF-16" if profile.encoding.startswith("utf-16") else "UTF-8"
    header = {
        "creationtool": "diptych",
        "creationtoolversion": VERSION,
        "segtype": "sentence",
        "o-tmf": "diptych",
        "adminlang": "en",
        "srclang": _code(options.source_language, profile) or ANY_LANGUAGE,
        "datatype": "plaintext",
    }
    pairs = " ".join(f'{name}="{value_text(value)}"' for name, value in header.items())
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>\n'
        f'<tmx version="1.4">\n<header {pairs}/>\n<body>\n'
    )


def _code(language: str, profile: Profile) -> str:
    return language if language == ANY_LANGUAGE else profile.language_code(language)


def _without_codes(unit: TranslationUnit) -> TranslationUnit:
    plain = tuple(replace(variant, content=joined([variant.text])) for variant in unit.variants)
    return replace(unit, variants=plain)


def _unit_lines(unit: TranslationUnit, options: Options) -> Iterator[str]:
    own = _own_source_language(unit, options)
    yield f"<tu{_attribute_text('tu', unit.attributes)}{own}>\n"
    yield from _meta_lines("  ", unit.notes, unit.props)
    for variant in unit.variants:
        yield from _variant_lines(variant, options.profile)
    yield "</tu>\n"


def _own_source_language(unit: TranslationUnit, options: Options) -> str:
    """The srclang of a unit where the header's does not hold for it."""
    language = unit.source_language
    if language in ("", options.source_language):
        return ""
    return f' srclang="{value_text(_code(language, options.profile))}"'


def _meta_lines(
    indent: str, notes: Iterable[str], props: Iterable[tuple[str, str]]
) -> Iterator[str]:
    for note in notes:
        yield f"{indent}<note>{escaped_text(note)}</note>\n"
    for kind, value in props:
        kind = value_text(kind) or "x-untyped"
        yield f'{indent}<prop type="{kind}">{escaped_text(value)}</prop>\n'


def _variant_lines(variant: Variant, profile: Profile) -> Iterator[str]:
    code = value_text(_code(variant.language, profile) or "und")
    yield f'  <tuv xml:lang="{code}"{_attribute_text("tuv", variant.attributes)}>\n'
    yield from _meta_lines("    ", variant.notes, variant.props)
    yield f"    <seg>{_segment_text(variant.content)}</seg>\n  </tuv>\n"


def _attribute_text(element: str, attributes: Iterable[tuple[str, str]]) -> str:
    allowed = _ATTRIBUTES[element]
    return "".join(
        f' {name}="{value_text(value)}"'
        for name, value in attributes
        if name in allowed and (name not in _VALUES or _VALUES[name].fullmatch(value))
    )


def _segment_text(content: Content) -> str:
    return "".join(
        escaped_text(part) if isinstance(part, str) else _inline_text(part)
        for part in _numbered(content)
    )


def _inline_text(inline: Inline) -> str:
    inner = _segment_text(inline.content)
    return (
        f"<{inline.kind}{_attribute_text(inline.kind, inline.attributes)}>{inner}</{inline.kind}>"
    )


def _numbered(content: Content) -> Content:
    """The content with the attributes that TMX 1.4 demands and older versions did not.

    A `bpt` or `ept` without number is paired by nesting: an `ept` closes the latest open `bpt`.
    """
    if not any(isinstance(part, Inline) and _lacking(part) for part in content):
        return content
    taken = {
        v for part in content if isinstance(part, Inline) for k, v in part.attributes if k == "i"
    }
    free = (str(number) for number in range(1, len(content) + len(taken) + 2))
    fresh = (number for number in free if number not in taken)
    opened: list[str] = []
    return tuple(_completed(part, fresh, opened) for part in content)


def _lacking(part: Inline) -> str:
    needed = {"bpt": "i", "ept": "i", "it": "pos"}.get(part.kind, "")
    return needed if needed and all(name != needed for name, _ in part.attributes) else ""


def _completed(part: str | Inline, fresh: Iterator[str], opened: list[str]) -> str | Inline:
    if isinstance(part, str) or not (needed := _lacking(part)):
        return part
    if part.kind == "it":
        value = "begin"
    elif part.kind == "ept" and opened:
        value = opened.pop()
    else:
        value = next(fresh)
    if part.kind == "bpt":
        opened.append(value)
    return Inline(part.kind, ((needed, value), *part.attributes), part.content)


def escaped_text(text: str) -> str:
    """Character data: markup escaped, what XML cannot hold dropped."""
    return ILLEGAL.sub("", text).translate(_TEXT)


def value_text(text: str) -> str:
    """An attribute's value without the quotes, likewise."""
    return ILLEGAL.sub("", text).translate(_VALUE)
