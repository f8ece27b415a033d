"""XLIFF 1.2, written as a stream: what memoQ and Trados read best.

TMX's codes are XLIFF 1.2's own (`bpt`, `ept`, `ph`, `it`; a `hi` is a `g`), so they stay in their
place. Props and attributes travel in context groups (XLIFF 1.2, section 2.3.3). Reading is in
tmx.xliff_reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from tmx.escaping import escaped_text, value_text
from tmx.options import Need, Options, Pair, WriteResult, filled, pairs
from tmx.unit import FILE, STATUS, Inline, TranslationUnit
from tmx.xliff import Codes, Files, Halves, attribute_of, code_text

#: Names of the context groups that hold props, and attributes of a unit.
PROPS_GROUP, ATTRIBUTES_GROUP = "diptych", "tmx"
#: Before what would be no value of XLIFF's own, or one of another meaning.
EXTENSION = "x-tmx-"

#: TMX's `type` -> XLIFF's `ctype` (XLIFF 1.2, attribute "ctype"): those of the standard's own.
CTYPES = {"bold": "bold", "italic": "italic", "ulined": "underlined", "link": "link"}

_STATES = {
    "translated": "translated",
    "reviewed": "signed-off",
    "final": "final",
}
_FILE_END = "</body></file>\n"
_APPROVED = frozenset({"reviewed", "final"})


def write_xliff_1(
    stream: BinaryIO, units: Iterable[TranslationUnit], options: Options
) -> WriteResult:
    """Write units as XLIFF 1.2 in the options' languages, one `trans-unit` each.

    Units without source text are left out and counted; those without target text have no `target`.
    Units of one file (prop x-file) that follow each other share a `file` element.
    """
    options, units = options.resolved(units)
    result = WriteResult()
    empty = _file_start(options, "") + _FILE_END
    files = Files(lambda _, name: _file_start(options, name), _FILE_END, empty)
    stream.write(
        b'<?xml version="1.0" encoding="UTF-8"?>\n'
        b'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
    )
    for pair in pairs(units, options, result, Need.SOURCE):
        opened = files.moved_to(pair.unit.prop(FILE))
        body = "".join(_unit_lines(pair, files.identifier(pair.unit)))
        stream.write((opened + body).encode())
    stream.write((files.closed() + "</xliff>\n").encode())
    return result


def _file_start(options: Options, name: str) -> str:
    source = value_text(options.source_language or "und")
    target = value_text(options.target_language or "und")
    return (
        f'<file original="{name}" source-language="{source}" target-language="{target}" '
        'datatype="plaintext"><body>\n'
    )


def _unit_lines(pair: Pair, identifier: str) -> Iterator[str]:
    unit, codes = pair.unit, _Codes()
    source, target = codes.markup(pair.source.content), codes.markup(pair.target.content)
    status = _status(pair)
    approved = ' approved="yes"' if status in _APPROVED else ""
    yield f'<trans-unit id="{identifier}"{approved} xml:space="preserve">\n'
    yield f"  <source>{source}</source>\n"
    if status:
        state = _STATES.get(status, "needs-review-translation")
        yield f'  <target state="{state}">{target}</target>\n'
    yield from _contexts(unit, identifier)
    yield from (f"  <note>{escaped_text(note)}</note>\n" for note in unit.notes)
    yield "</trans-unit>\n"


def _status(pair: Pair) -> str:
    """How far the translation has come; "" if there is none."""
    if not filled(pair.target):
        return ""
    if pair.unit.doubtful:
        return "initial"
    status = pair.unit.prop(STATUS)
    return status if status in _STATES else "translated"


def _contexts(unit: TranslationUnit, identifier: str) -> Iterator[str]:
    props = [item for item in unit.props if item[0] not in (FILE, STATUS)]
    attributes = [item for item in unit.attributes if item != ("tuid", identifier)]
    for name, items in ((PROPS_GROUP, props), (ATTRIBUTES_GROUP, attributes)):
        if items:
            yield f'  <context-group name="{name}" purpose="information">\n'
            for kind, value in items:
                kind = value_text(extended(kind))
                yield f'    <context context-type="{kind}">{escaped_text(value)}</context>\n'
            yield "  </context-group>\n"


def extended(kind: str) -> str:
    """A name as one that XLIFF leaves to its users: they begin with `x-`."""
    return kind if kind.startswith("x-") and not kind.startswith(EXTENSION) else EXTENSION + kind


class _Codes(Codes):
    """The codes of XLIFF 1.2: their native text stands in them."""

    def single(self, part: Inline, identifier: str) -> str:
        if part.kind == "hi":
            return f'<g id="{identifier}"{_ctype(part)}>{self.mixed(part.content)}</g>'
        if part.kind in ("it", "bpt", "ept"):
            position = "close" if _closes(part) else "open"
            return _code("it", f'id="{identifier}" pos="{position}"{_ctype(part)}', part)
        return _code("ph", f'id="{identifier}"{_ctype(part)}', part)

    def half(self, part: Inline, number: str, halves: Halves) -> str:
        """A code that opens or closes a stretch; both halves have one id, by which they pair."""
        if part.kind == "ept":
            return _code("ept", f'id="{halves.opened[number]}"', part)
        identifier = halves.opened[number] = self.identifier("pair", number)
        return _code("bpt", f'id="{identifier}"{_ctype(part)}', part)


# Elements for codes of which nothing is known but that they are there.
_WITHOUT_CODE = {"ph": "x", "bpt": "bx", "ept": "ex"}


def _code(name: str, attributes: str, part: Inline) -> str:
    text = escaped_text(code_text(part.content))
    if not text and name in _WITHOUT_CODE:
        return f"<{_WITHOUT_CODE[name]} {attributes}/>"
    return f"<{name} {attributes}>{text}</{name}>"


def _closes(part: Inline) -> bool:
    return part.kind == "ept" or attribute_of(part, "pos") == "end"


def _ctype(part: Inline) -> str:
    """What a code does, in the standard's words where it has one."""
    kind = attribute_of(part, "type")
    return f' ctype="{value_text(CTYPES.get(kind) or extended(kind))}"' if kind else ""
