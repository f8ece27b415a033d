"""Note marks of a text: ¹, `*`, `[1]`, `[^1]`, `<sup>1</sup>`, and figures where none can stand.

Plain text keeps no superscripts, so that marks of UN documents are often figures glued to a word
or to the mark behind it: `the report;4` and 报告；4.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from entities import Entity
from qa.pair import NOTE_MARK
from tmx.languages import primary

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_SUPERSCRIPTS + "＊", "0123456789*")

_SIGNS = re.compile(
    rf"(?P<raised>[{_SUPERSCRIPTS}]+)"
    r"|(?i:<sup>)\s*(?P<sup>[0-9]{1,3}|[a-z]|\*+)\s*(?i:</sup>)"
    # ** may come out of a text with spaces: * *.
    r"|(?<![0-9])(?<![*＊])(?P<stars>[*＊](?:\s?[*＊]){0,2})(?!\s?[*＊])(?:,\s?(?P<letter>[a-z])(?![a-z]))?"
    r"|(?P<dagger>[†‡])"
    r"|\[(?P<bracket>[0-9]{1,3})\]"
    rf"|(?P<markdown>{NOTE_MARK.pattern})"
)
_HAS_SIGN = re.compile(rf"[{_SUPERSCRIPTS}*＊†‡\[]|<[sS]")
# km², 10⁶, x²
_EXPONENT = re.compile(r"(?:[kcmdµ]m|\bm|[米里]|(?<![0-9])10|\b[A-Za-z])$")

_ABBREVIATED = "".join(
    rf"(?<!\b{word}\.)"
    for word in (
        *("No", "no", "Nos", "nos", "para", "paras", "p", "pp", "Vol", "vol", "art", "arts"),
        *("Art", "Arts", "Add", "Corr", "Rev", "Sect", "sect", "sec", "chap", "fig", "ch", "Ser"),
        *("Suppl", "ed", "v", "Amend", "CRP", "L", "PV", "RES", "doc", "Res", "R", "Part", "Para"),
    )
)
# Cheap to look for, and without it no figure can be a mark.
_HAS_BARE = re.compile(
    r"(?<![0-9])[.,;:!?)\]”\"'’»%。，；：、！？》」』）a-z][0-9]|[0-9][.,;][0-9]{1,3}(?![0-9.,])"
)
# Hayabusa2 is a name, report2 a word with a mark.
_NAME = re.compile(r"\b[A-Z]\w*$")
_BARE = {
    "en": re.compile(
        rf"(?<=[A-Za-z)\]”\"'’»%][.,;:!?]){_ABBREVIATED}[0-9]{{1,3}}(?=\s|$|[)—–])"
        r"|(?<=[)”\"’»])[0-9]{1,3}(?=[\s,.;:]|$)"
        r"|(?<=[a-z]{4})[0-9]{1,3}(?=[\s,.;:)]|$)"
        r"|(?<=[^0-9](?:19|20)[0-9]{2}[.,;])[0-9]{1,3}(?=\s|$)"
    ),
    "zh": re.compile(
        r"(?<![0-9][，。])(?<=[。，；：、！？”》）」』)])[0-9]{1,3}(?=\s*$|[，。；：、！？）])"
    ),
}


def marks(text: str, language: str) -> list[Entity]:
    """Marks in order. The value is the number, the letter or the stars of a mark."""
    found = list(_signs(text)) if _HAS_SIGN.search(text) else []
    bare = _BARE.get(primary(language))
    if bare and _HAS_BARE.search(text):
        found += [
            Entity("bare", mark.start(), mark.end(), str(int(mark[0])))
            for mark in bare.finditer(text)
            if not _NAME.search(text, max(0, mark.start() - 30), mark.start())
        ]
        found.sort(key=lambda entity: entity.start)
    return found


def _signs(text: str) -> Iterator[Entity]:
    for sign in _SIGNS.finditer(text):
        group = str(sign.lastgroup)
        if group == "markdown":
            yield Entity(group, *sign.span(), sign[group][2:-1])
            continue
        if group == "raised" and _EXPONENT.search(text[max(0, sign.start() - 4) : sign.start()]):
            continue
        if group == "letter":
            yield Entity("letter", *sign.span("letter"), sign["letter"])
            group = "stars"
        value = re.sub(r"\s", "", sign[group]).translate(_PLAIN)
        if group == "stars" and not text[: sign.start()].strip():
            yield Entity("bullet", *sign.span(group), f"{value} at the start")
        else:
            yield Entity(group, *sign.span(group), value)


def figures(
    text: str, entities: Sequence[Entity], found: Sequence[Entity]
) -> tuple[Counter[str], Counter[str]]:
    """How often a text has a number, as a mark or not: by value, and by its print in figures.

    Args:
        text: it.
        entities: all of it.
        found: its marks.
    """
    by_value = Counter(mark.value for mark in found)
    as_printed = Counter(by_value)
    covered = {place for mark in found for place in range(mark.start, mark.end)}
    for entity in entities:
        if entity.kind not in ("number", "label") or not covered.isdisjoint(
            range(entity.start, entity.end)
        ):
            continue
        as_printed[text[entity.start : entity.end]] += 1
        if entity.kind == "number":
            by_value[entity.value] += 1
    return by_value, as_printed
