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

from tmx.escaping import escaped_text, value_text
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
_DATE = re.compile(
    r"\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])(?:[0-5]\d){2}Z", re.ASCII
)
# The form of a code (RFC 3066); some tools have underscores in theirs.
_LANGUAGE = re.compile("[A-Za-z]{1,8}(?:[-_][A-Za-z0-9]{1,8})*")
_VALUES = {
    "lastusagedate": _DATE,
    "creationdate": _DATE,
    "changedate": _DATE,
    "usagecount": re.compile("[0-9]+"),
    "segtype": re.compile("block|paragraph|sentence|phrase"),
    "pos": re.compile("begin|end"),
    "assoc": re.compile("[pfb]"),
}


def write_tmx(stream: BinaryIO, units: Iterable[TranslationUnit], options: Options) -> WriteResult:
    """Write units as TMX 1.4, in order, as a stream.

    Units are written with all their languages; the options' languages only fill the header.

    Args:
        stream: open for writing bytes.
        units: those with text in fewer than two languages are left out and counted, unless the
            options take them.
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
    for markup in _unit_markups(units, options, result):
        write(markup)
    write("</body>\n</tmx>\n")
    return result


def _unit_markups(
    units: Iterable[TranslationUnit], options: Options, result: WriteResult
) -> Iterator[str]:
    profile = options.profile
    languages = _Languages(options)
    for unit in units:
        shaped = unit if profile.keep_inline else _without_codes(unit)
        if reason := _reason_against(shaped, options):
            result.leave_out(reason)
        else:
            yield _unit_markup(shaped, languages)
            result.written += 1


def _first(
    units: Iterable[TranslationUnit],
) -> tuple[TranslationUnit | None, Iterable[TranslationUnit]]:
    stream = iter(units)
    first = next(stream, None)
    return first, stream if first is None else chain([first], stream)


def _reason_against(unit: TranslationUnit, options: Options) -> str:
    """Why a unit does not go into the file, "" if it does."""
    profile = options.profile
    if not options.incomplete and sum(map(filled, unit.variants)) < 2:
        return Need.BOTH.value
    if profile.longest is None:
        return ""
    longest = max((len(variant.text) for variant in unit.variants), default=0)
    return f"longer than {profile.longest} characters" if longest > profile.longest else ""


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
    """The profile's code of a language, "" for what is no code of any: tools refuse the file."""
    if language == ANY_LANGUAGE:
        return language
    code = profile.language_code(language)
    return code if _LANGUAGE.fullmatch(code) else ""


def _without_codes(unit: TranslationUnit) -> TranslationUnit:
    plain = tuple(replace(variant, content=joined([variant.text])) for variant in unit.variants)
    return replace(unit, variants=plain)


class _Languages(dict[str, str]):
    """Tag -> the profile's code for it, as the value of an attribute; each is made once."""

    def __init__(self, options: Options) -> None:
        super().__init__()
        self._profile = options.profile
        self.of_header = ("", options.source_language)

    def __missing__(self, language: str) -> str:
        code = self[language] = value_text(_code(language, self._profile))
        return code


def _unit_markup(unit: TranslationUnit, languages: _Languages) -> str:
    variants = "".join([_variant_markup(variant, languages) for variant in unit.variants])
    about = _about_markup("  ", unit.notes, unit.props) if unit.notes or unit.props else ""
    attributes = _attribute_text("tu", unit.attributes) if unit.attributes else ""
    if unit.source_language not in languages.of_header:
        source_language = languages[unit.source_language]
        attributes += f' srclang="{source_language}"' if source_language else ""
    return f"<tu{attributes}>\n{about}{variants}</tu>\n"


def _variant_markup(variant: Variant, languages: _Languages) -> str:
    about = _about_markup("    ", variant.notes, variant.props) if _has_about(variant) else ""
    attributes = _attribute_text("tuv", variant.attributes) if variant.attributes else ""
    return (
        f'  <tuv xml:lang="{languages[variant.language] or "und"}"{attributes}>\n'
        f"{about}    <seg>{_segment_text(variant.content)}</seg>\n  </tuv>\n"
    )


def _has_about(variant: Variant) -> bool:
    return bool(variant.notes or variant.props)


def _about_markup(indent: str, notes: Iterable[str], props: Iterable[tuple[str, str]]) -> str:
    lines = [f"{indent}<note>{escaped_text(note)}</note>\n" for note in notes]
    for kind, value in props:
        kind = value_text(kind) or "x-untyped"
        lines.append(f'{indent}<prop type="{kind}">{escaped_text(value)}</prop>\n')
    return "".join(lines)


def _attribute_text(element: str, attributes: Iterable[tuple[str, str]]) -> str:
    allowed = _ATTRIBUTES[element]
    return "".join(
        [
            f' {name}="{value_text(value)}"'
            for name, value in attributes
            if name in allowed and (name not in _VALUES or _VALUES[name].fullmatch(value))
        ]
    )


def _segment_text(content: Content) -> str:
    if len(content) == 1 and isinstance(content[0], str):
        return escaped_text(content[0])
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
