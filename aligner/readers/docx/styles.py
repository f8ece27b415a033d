"""What styles say of paragraphs and runs (ECMA-376 Part 1, 17.7), inheritance resolved.

A heading is told by its outline level, else by its style's name: Word stores the names of its
own styles in English whatever language it speaks, other programs do not, and the templates of
the United Nations have names of their own (`_ H_1_G`, `H23`, `_ H _Ch_G`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from aligner.readers.docx.elements import OFF, W, value_of, whole_number
from aligner.readers.docx.package import Package

_HEADING_NAME = re.compile(
    r"(?:heading|标题|標題|titre|überschrift|título|titulo|titolo|заголовок|kop|rubrik|overskrift"
    r"|nagłówek|nadpis|başlık|見出し|제목|عنوان)\s*([1-9]?)",
    re.I,
)
_TITLE_NAMES = frozenset({"title", "标题", "titel", "titre", "título", "название"})
# Letters of the United Nations' templates: M for the main title, Ch for a chapter, then levels;
# `H_2/3` and `H23` serve two of them.
_UN_HEADING = re.compile(r"_?\s*H[ _]*(?:([1-9])(?:/?[1-9])?|Ch|M)[ _]*G?|Title[ _]?H(?:Ch|[12])")
_CONTENTS_NAME = re.compile(
    r"(?:toc|目录|目錄|tm|verzeichnis|tdc|оглавление|sommario|目次)\s*[1-9]"
    r"|toc heading|table of (?:figures|authorities)|图表目录",
    re.I,
)
_DEEPEST_OUTLINE = 9
# Short and often bold, but no headings.
_ASIDE_NAME = re.compile(
    r"caption|(?:intense )?quote|block text|signature|closing|date|salutation|header|footer"
    r"|题注|题註|引用|明显引用|légende|citation(?: intense)?|beschriftung|(?:intensives )?zitat"
    r"|(?:foot|end)note text|envelope .*",
    re.I,
)
_LONGEST_CHAIN = 50  # of styles that are based on one another; real ones have five
_DEFAULT_SIZE = 20  # half points: what Word takes if nothing is said


@dataclass(frozen=True, slots=True)
class Look:
    """What one place says of a run; None where it says nothing.

    Attributes:
        bold: likewise italic and hidden: properties that toggle (17.7.3).
        underline: whether there is any line below.
        raised: `superscript`, `subscript` or `baseline`.
        size: in half points.
        font: of Western text.
    """

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    underline: bool | None = None
    raised: str | None = None
    size: int | None = None
    font: str | None = None

    def over(self, base: Look) -> Look:
        """This, and what the base says where this says nothing."""
        return Look(*(_either(getattr(self, name), getattr(base, name)) for name in _LOOK_NAMES))


_LOOK_NAMES = tuple(each.name for each in fields(Look))
_NO_LOOK = Look()


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits.

    Attributes:
        outline: level of a heading (1 is the highest), 0 for none.
        number: the list that its paragraphs are in, "" for none.
        level: of the list, from 0; None if it does not say.
        chain: its own id and those it is based on.
        centred: whether its paragraphs stand in the middle.
        contents: whether it is made for tables of contents.
        aside: whether it is made for captions, quotations and the like, which are no headings.
        look: of its text.
    """

    outline: int = 0
    number: str = ""
    level: int | None = None
    chain: tuple[str, ...] = ()
    centred: bool = False
    contents: bool = False
    aside: bool = False
    look: Look = _NO_LOOK


@dataclass(frozen=True, slots=True)
class Shown:
    """How a run looks in the end.

    Attributes:
        names: of its formats, as in `aligner.document.Format`.
        hidden: whether it is not printed.
        size: in half points.
        font: of Western text, "" if nobody says.
    """

    names: frozenset[str] = frozenset()
    hidden: bool = False
    size: int = _DEFAULT_SIZE
    font: str = ""


@dataclass(slots=True)
class Styles:
    """The styles of a document; what one inherits is looked up when it is first used.

    Attributes:
        elements: of all styles, by id; no id is used twice.
        usual: id of the style of paragraphs that name none.
        everywhere: the document's defaults for runs.
    """

    elements: Mapping[str, Any]
    usual: str = ""
    everywhere: Look = _NO_LOOK
    _known: dict[str, Style] = field(default_factory=dict)
    _shown: dict[int, dict[tuple[Look, str], Shown]] = field(default_factory=dict)

    def of(self, paragraph: Any) -> Style:
        """The style of a paragraph."""
        name = value_of(paragraph, "pPr", "pStyle")
        return self.named(name if name in self.elements else self.usual)

    def named(self, name: str) -> Style:
        """The style with an id; one that says nothing if there is none."""
        if name not in self._known:
            self._known[name] = _resolved(name, self.elements)
        return self._known[name]

    def shown(self, properties: Any | None, style: Style) -> Shown:
        """How a run looks.

        Args:
            properties: its `rPr`.
            style: of its paragraph.
        """
        said = _NO_LOOK if properties is None else look_of(properties)
        named = "" if properties is None else value_of(properties, "rStyle")
        # Styles live as long as this: their identity is quicker to look up than what they say.
        known = self._shown.setdefault(id(style), {})
        if (said, named) not in known:
            character = self.named(named).look
            known[said, named] = _combined(said, character, style.look, self.everywhere)
        return known[said, named]


def read_styles(package: Package) -> Styles:
    """The styles of a document; without a part for them there are none."""
    root = package.part("styles")
    if root is None:
        return Styles({})
    elements = {each.get(f"{W}styleId", ""): each for each in root.iter(f"{W}style")}
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    usual = next((name for name, each in elements.items() if _is_default(each)), "")
    return Styles(elements, usual, _NO_LOOK if defaults is None else look_of(defaults))


def look_of(properties: Any) -> Look:
    """What run properties say themselves."""
    said: dict[str, Any] = {}
    for each in properties:
        name, reader = _PROPERTIES.get(each.tag, ("", None))
        if reader:
            said[name] = reader(each)
    return Look(**said) if said else _NO_LOOK


def own_outline(properties: Any | None) -> int | None:
    """The heading level that a `pPr` names (0: none at all), None if it names none."""
    written = "" if properties is None else value_of(properties, "outlineLvl")
    if not written:
        return None
    level = whole_number(written, _DEEPEST_OUTLINE)
    return level + 1 if 0 <= level < _DEEPEST_OUTLINE else 0


def _combined(own: Look, character: Look, style: Look, everywhere: Look) -> Shown:
    """The layers put together; what toggles is on if an odd number of styles turn it on."""
    plain = own.over(character).over(style).over(everywhere)

    def toggled(name: str) -> bool:
        direct = getattr(own, name)
        if direct is not None:
            return bool(direct)
        styled = bool(getattr(character, name)) != bool(getattr(style, name))
        return styled or bool(getattr(everywhere, name))

    names = {name for name in ("bold", "italic") if toggled(name)}
    names |= {"underline"} if plain.underline else set()
    names |= {plain.raised} if plain.raised in {"superscript", "subscript"} else set()
    return Shown(frozenset(names), toggled("hidden"), plain.size or _DEFAULT_SIZE, plain.font or "")


def _is_on(element: Any) -> bool:
    return element.get(f"{W}val", "1") not in OFF


_PROPERTIES: dict[str, tuple[str, Any]] = {
    f"{W}b": ("bold", _is_on),
    f"{W}i": ("italic", _is_on),
    f"{W}vanish": ("hidden", _is_on),
    f"{W}u": ("underline", lambda each: each.get(f"{W}val", "single") != "none"),
    f"{W}vertAlign": ("raised", lambda each: each.get(f"{W}val", "baseline")),
    f"{W}sz": ("size", lambda each: whole_number(each.get(f"{W}val", ""), 0) or None),
    f"{W}rFonts": ("font", lambda each: each.get(f"{W}ascii") or each.get(f"{W}hAnsi")),
}


def _either(first: Any, second: Any) -> Any:
    return second if first is None else first


def _is_default(element: Any) -> bool:
    return element.get(f"{W}type") == "paragraph" and element.get(f"{W}default", "0") not in OFF


def _resolved(name: str, elements: Mapping[str, Any]) -> Style:
    chain = list(_chain(name, elements))
    bases = [elements[each] for each in chain]
    look, centred = _NO_LOOK, None
    for each in bases:
        run = each.find(f"{W}rPr")
        look = look if run is None else look.over(look_of(run))
        centred = centred or value_of(each, "pPr", "jc")
    return Style(
        outline=_first(_outline(each) for each in bases) or 0,
        number=_first(value_of(each, "pPr", "numPr", "numId") or None for each in bases) or "",
        level=_first(_level(each) for each in bases),
        chain=tuple(chain),
        centred=centred == "center",
        contents=any(map(_named(_CONTENTS_NAME), bases)),
        aside=any(map(_named(_ASIDE_NAME), bases)),
        look=look,
    )


def _chain(name: str, elements: Mapping[str, Any]) -> Iterator[str]:
    seen: set[str] = set()
    while name in elements and name not in seen and len(seen) < _LONGEST_CHAIN:
        seen.add(name)
        yield name
        name = value_of(elements[name], "basedOn")


def _first(values: Iterator[Any]) -> Any:
    return next((value for value in values if value is not None), None)


def _level(element: Any) -> int | None:
    written = value_of(element, "pPr", "numPr", "ilvl")
    return whole_number(written, 0) if written else None


def _outline(element: Any) -> int | None:
    """What a style says itself, or its name; character styles of headings are no headings."""
    if element.get(f"{W}type") == "character":
        return None
    said = own_outline(element.find(f"{W}pPr"))
    if said is not None:
        return said
    named = _outline_of(value_of(element, "name").strip())
    return named or _outline_of(element.get(f"{W}styleId", "").strip())


def _outline_of(name: str) -> int | None:
    if name.lower() in _TITLE_NAMES:
        return 1
    hit = _HEADING_NAME.fullmatch(name) or _UN_HEADING.fullmatch(name)
    return int(hit[1] or 1) if hit else None


def _named(pattern: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda element: pattern.fullmatch(value_of(element, "name").strip()) is not None
