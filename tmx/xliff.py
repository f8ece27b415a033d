"""XLIFF 2.1, written as a stream: the working file of many translation tools.

Props and attributes travel in the standard's own metadata module (XLIFF 2.1, section 5.3), codes in
`originalData`. Reading is in tmx.xliff_reader.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from tmx.escaping import escaped_text, value_text
from tmx.options import XLIFF_1, Need, Options, Pair, WriteResult, filled, pairs
from tmx.unit import FILE, STATUS, Content, Inline, TranslationUnit

#: Categories of the metadata groups that hold props, and attributes of a unit.
PROPS_GROUP, ATTRIBUTES_GROUP = "diptych", "tmx"
LOW_CONFIDENCE_STATE = "diptych:low-confidence"

#: TMX's `type` -> XLIFF's `subType` (XLIFF 2.1, attribute "subType"): those of the standard's own.
SUBTYPES = {"bold": "xlf:b", "italic": "xlf:i", "ulined": "xlf:u"}
# Other types of TMX that are looks, not things (TMX 1.4b, attribute "type"; ours begin with x-).
_LOOKS = frozenset({"dulined", "scap", "font", "color", "x-superscript", "x-subscript"})
#: Before a type that the standard has no word for.
TMX_PREFIX = "tmx:"

_STATES = frozenset({"initial", "translated", "reviewed", "final"})
_NAME = re.compile(r"[\w.:-]+", re.ASCII)
_GENERATED = re.compile(r"u\d+")


_EMPTY = '<file id="f1">\n<group id="g1"/>\n</file>\n'  # the schema asks for a unit or group


def write_xliff(
    stream: BinaryIO, units: Iterable[TranslationUnit], options: Options
) -> WriteResult:
    """Write units as XLIFF in the options' languages and of the options' version.

    In 2.1 each is one `unit` with one `segment`, in 1.2 one `trans-unit` (tmx.xliff_1).
    Units without source text are left out and counted; those without target text have no `target`.
    Units of one file (prop x-file) that follow each other share a `file` element.
    """
    if options.xliff_version == XLIFF_1:
        from tmx.xliff_1 import write_xliff_1

        return write_xliff_1(stream, units, options)
    options, units = options.resolved(units)
    result = WriteResult()
    files = Files(_file_start, "</file>\n", _EMPTY)
    stream.write(_head(options).encode())
    for pair in pairs(units, options, result, Need.SOURCE):
        opened = files.moved_to(pair.unit.prop(FILE))
        body = "".join(_unit_lines(pair, files.identifier(pair.unit)))
        stream.write((opened + body).encode())
    stream.write((files.closed() + "</xliff>\n").encode())
    return result


def _file_start(number: int, name: str) -> str:
    original = f' original="{name}"' if name else ""
    return f'<file id="f{number}"{original} xml:space="preserve">\n'


def _head(options: Options) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" '
        'xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" version="2.1" '
        f'srcLang="{value_text(options.source_language or "und")}" '
        f'trgLang="{value_text(options.target_language or "und")}">\n'
    )


@dataclass(slots=True)
class Files:
    """The `file` elements so far, and the identifiers used.

    Attributes:
        opening: from its number and the name of the original, "" for none, the markup that opens
            one.
        closing: markup that closes one.
        empty: markup for a document without units.
    """

    opening: Callable[[int, str], str]
    closing: str
    empty: str
    count: int = 0
    current: str | None = None
    units: int = 0
    used: set[str] = field(default_factory=set)

    def moved_to(self, name: str) -> str:
        """Markup that closes the open `file` and opens one for `name`, if that is another."""
        if name == self.current:
            return ""
        before = self.closing if self.current is not None else ""
        self.count, self.current = self.count + 1, name
        return before + self.opening(self.count, value_text(name))

    def identifier(self, unit: TranslationUnit) -> str:
        """The unit's tuid where it can be an XLIFF id and is new here, else a number."""
        self.units += 1
        name = unit.attribute("tuid")
        if not _NAME.fullmatch(name) or _GENERATED.fullmatch(name) or name in self.used:
            return f"u{self.units}"
        self.used.add(name)
        return name

    def closed(self) -> str:
        """Markup that ends the last `file`; the standards ask for one."""
        return self.empty if self.current is None else self.closing


def _unit_lines(pair: Pair, identifier: str) -> Iterator[str]:
    unit, codes = pair.unit, _Codes()
    source, target = codes.markup(pair.source.content), codes.markup(pair.target.content)
    yield f'<unit id="{identifier}">\n'
    yield from _metadata(unit, identifier)
    if unit.notes:
        yield "  <notes>\n"
        yield from (f"    <note>{escaped_text(note)}</note>\n" for note in unit.notes)
        yield "  </notes>\n"
    yield from codes.original_data()
    yield f"  <segment{_state(pair)}>\n    <source>{source}</source>\n"
    if filled(pair.target):
        yield f"    <target>{target}</target>\n"
    yield "  </segment>\n</unit>\n"


def _metadata(unit: TranslationUnit, identifier: str) -> Iterator[str]:
    attributes = [item for item in unit.attributes if item != ("tuid", identifier)]
    props = [item for item in unit.props if item[0] not in (FILE, STATUS)]
    groups = [(PROPS_GROUP, props), (ATTRIBUTES_GROUP, attributes)]
    if not props and not attributes:
        return
    yield "  <mda:metadata>\n"
    for category, items in groups:
        if items:
            yield f'    <mda:metaGroup category="{category}">\n'
            for kind, value in items:
                text = escaped_text(value)
                yield f'      <mda:meta type="{value_text(kind)}">{text}</mda:meta>\n'
            yield "    </mda:metaGroup>\n"
    yield "  </mda:metadata>\n"


def _state(pair: Pair) -> str:
    """The segment's state; a doubtful translation is `initial`, with a sub-state that says so."""
    status = pair.unit.prop(STATUS)
    if not filled(pair.target):
        return ' state="initial"'
    if pair.unit.doubtful:
        return f' state="initial" subState="{LOW_CONFIDENCE_STATE}"'
    return f' state="{status if status in _STATES else "translated"}"'


class Halves:
    """The codes of a stretch of content that open and close; those without the other stand alone.

    Attributes:
        closing: number -> the `ept` of each `bpt` that has one behind it, and one alone.
        spanning: numbers of those that nest with all others, so that one element can hold what is
            between; without any native code it would be read as a `hi`.
        opened: number -> XLIFF id, filled while writing.
    """

    def __init__(self, content: Content) -> None:
        self.opened: dict[str, str] = {}
        codes = [
            (attribute_of(part, "i"), part)
            for part in content
            if isinstance(part, Inline) and part.kind in ("bpt", "ept")
        ]
        kinds: dict[str, str] = {}
        for number, part in codes:
            kinds[number] = kinds.get(number, "") + part.kind
        self.closing = {
            number: part
            for number, part in codes
            if number and part.kind == "ept" and kinds[number] == "bptept"
        }
        coded = {number for number, part in codes if code_text(part.content)}
        self.spanning = coded.intersection(self._nesting(codes))

    def _nesting(self, codes: list[tuple[str, Inline]]) -> Iterator[str]:
        stack: list[str] = []
        depths: dict[str, int] = {}
        for number, part in codes:
            if number not in self.closing:
                continue
            if part.kind == "bpt":
                depths[number] = len(stack)
                stack.append(number)
            elif stack[depths[number] : depths[number] + 1] == [number]:
                # What was opened within and is still open crosses this one's end.
                del stack[depths[number] :]
                yield number


class Codes(ABC):
    """The inline codes of one unit: the same code has the same id on both sides.

    How they are written differs between the versions of XLIFF.
    """

    def __init__(self) -> None:
        self.ids: dict[tuple[str, str, int], str] = {}
        self.seen: dict[tuple[str, str], int] = {}

    def markup(self, content: Content) -> str:
        """A side's content as XLIFF."""
        self.seen = {}
        return self.mixed(content)

    def mixed(self, content: Content) -> str:
        """Text and codes of a stretch of content."""
        halves = Halves(content)
        return "".join(
            escaped_text(part) if isinstance(part, str) else self._element(part, halves)
            for part in content
        )

    def _element(self, part: Inline, halves: Halves) -> str:
        number = attribute_of(part, "i")
        if part.kind in ("bpt", "ept") and number in halves.closing:
            return self.half(part, number, halves)
        return self.single(part, self.identifier(part.kind, attribute_of(part, "x")))

    def identifier(self, kind: str, key: str) -> str:
        """One id for the n-th code of a kind and key on either side; new for each n."""
        nth = self.seen[kind, key] = self.seen.get((kind, key), 0) + 1
        return self.ids.setdefault((kind, key, nth), str(len(self.ids) + 1))

    @abstractmethod
    def half(self, part: Inline, number: str, halves: Halves) -> str:
        """A code that opens or closes a stretch, whose other half is there too."""

    @abstractmethod
    def single(self, part: Inline, identifier: str) -> str:
        """A code that stands alone, or a `hi` with what is in it."""


class _Codes(Codes):
    """The codes of XLIFF 2: their native text stands in `originalData`."""

    def __init__(self) -> None:
        super().__init__()
        self.data: dict[str, str] = {}

    def single(self, part: Inline, identifier: str) -> str:
        if part.kind == "hi":
            return f'<pc id="{identifier}"{_type(part)}>{self.mixed(part.content)}</pc>'
        name = _isolated_name(part)
        isolated = "" if name == "ph" else ' isolated="yes"'
        return f'<{name} id="{identifier}"{isolated}{self._reference(part)}{_type(part)}/>'

    def half(self, part: Inline, number: str, halves: Halves) -> str:
        """A code that opens or closes a stretch: of one element if it nests, else of two."""
        spanning = number in halves.spanning
        if part.kind == "ept":
            start = f'startRef="{halves.opened[number]}"{self._reference(part)}'
            return "</pc>" if spanning else f"<ec {start}/>"
        identifier = halves.opened[number] = self.identifier("pair", number)
        if not spanning:
            return f'<sc id="{identifier}"{self._reference(part)}{_type(part)}/>'
        references = self._reference(part, "Start") + self._reference(halves.closing[number], "End")
        return f'<pc id="{identifier}"{references}{_type(part)}>'

    def _reference(self, part: Inline, side: str = "") -> str:
        text = code_text(part.content)
        if not text:
            return ""
        return f' dataRef{side}="{self.data.setdefault(text, f"d{len(self.data) + 1}")}"'

    def original_data(self) -> Iterator[str]:
        """The `originalData` element, if there is any code."""
        if self.data:
            yield "  <originalData>\n"
            for text, identifier in self.data.items():
                yield f'    <data id="{identifier}">{escaped_text(text)}</data>\n'
            yield "  </originalData>\n"


def attribute_of(part: Inline, name: str) -> str:
    """Value of an inline element's attribute, "" if it has none."""
    return next((value for key, value in part.attributes if key == name), "")


def _type(part: Inline) -> str:
    """What a code does, in the standard's words where it has one."""
    kind = attribute_of(part, "type")
    if not kind:
        return ""
    group = "fmt" if kind in SUBTYPES or kind in _LOOKS else "other"
    return f' type="{group}" subType="{value_text(SUBTYPES.get(kind, TMX_PREFIX + kind))}"'


def _isolated_name(part: Inline) -> str:
    if part.kind == "it":
        return "ec" if attribute_of(part, "pos") == "end" else "sc"
    return {"bpt": "sc", "ept": "ec"}.get(part.kind, "ph")


def code_text(content: Content) -> str:
    """All that stands in a code, as text."""
    return "".join(part if isinstance(part, str) else code_text(part.content) for part in content)
