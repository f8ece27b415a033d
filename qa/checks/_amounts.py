"""The amounts of a text, as the checks of numbers compare them.

`entities.find` gives values. Here is added what a comparison has to know beside them: whether
figures or words are printed, whether a currency stands there, and the figures that are no entity
at all (`UF6`, the mark of a note, `post2015`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from entities import Entity
from entities.folding import fold
from qa.checks._currencies import currency_at
from qa.pair import NOTE_MARK
from tmx.languages import primary

NUMBER, PERCENTAGE, MONEY = "number", "percentage", "money"

_FIGURES = re.compile("[0-9]+")
_AMOUNTS = ("number", "percentage")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text.

    Attributes:
        value: canonical, equal for the same number in either language.
        kind: NUMBER, PERCENTAGE or MONEY.
        start, end: of its span.
        printed: as it stands there.
        figures: the ASCII digits of it, "" if it is all words.
        currency: what `currency_at` says, "" for none.
        loose: the figures are part of a name, are vague, or stand where the mark of a note does.
        numbers: it says which one, and not how many: `sixty-ninth`, `annex III`, `table 1`, 第六.
        sign: "-" if a minus or a word for it stands before it, "?" if it may be an item's dash.
        named: the figures are part of a name: `UF6`, `HFC-23`.
    """

    value: str
    kind: str
    start: int
    end: int
    printed: str
    figures: str
    currency: str = ""
    loose: bool = False
    numbers: bool = False
    sign: str = ""
    named: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end


def amounts(text: str, language: str, entities: Sequence[Entity]) -> list[Amount]:
    """The amounts of a text, in order.

    Args:
        text: of one side of a pair.
        language: its tag.
        entities: what `entities.find` gives for it; the (f) of 第(f)款 is left to labels.
    """
    if "[^" in text:
        text = NOTE_MARK.sub(lambda mark: " " * len(mark[0]), text)
    folded = fold(text)
    found = [
        _amount(text, folded, entity, primary(language))
        for entity in entities
        if entity.kind in _AMOUNTS and entity.value[0].isdigit()
    ]
    if _FIGURES.search(folded):
        found += _bare(text, folded, entities)
        found.sort(key=lambda amount: amount.start)
    return _shared(found, folded) if len(found) > 1 else found


_LISTED = re.compile(
    r"(?:,? ?(?:to|and|or|-) ?|\s?(?:至|到|和|与|或|及|以及|、|-|~)\s?)(?:US|A|C|NZ)?[$€£]?"
)


def _shared(found: list[Amount], folded: str) -> list[Amount]:
    """Amounts of a list or range with the currency or per cent that only one of them prints."""
    last = len(found) - 1
    # From the last to the first, as the unit mostly stands behind the last, and back again.
    neighbours = [(n, n + 1) for n in range(last - 1, -1, -1)]
    neighbours += [(n + 1, n) for n in range(last)]
    for place, beside in neighbours:
        one, other = found[place], found[beside]
        if one.kind == NUMBER != other.kind and not one.loose:
            first, second = found[min(place, beside)], found[max(place, beside)]
            if _LISTED.fullmatch(folded, first.end, second.start) or (
                other.printed[-1].isdigit() and folded[first.end : second.start] == ", "
            ):
                found[place] = replace(one, kind=other.kind, currency=other.currency)
    return found


def _amount(text: str, folded: str, entity: Entity, language: str) -> Amount:
    start, end = entity.start, entity.end
    figures = "".join(_FIGURES.findall(folded[start:end]))
    loose = entity.kind == NUMBER and folded[start:end].isdigit() and _is_loose(folded, start, end)
    numbers = entity.kind == NUMBER and _numbers(folded, start, end)
    kind, currency = entity.kind, ""
    if kind == NUMBER:
        currency, start, end = currency_at(folded, start, end, language)
        kind = MONEY if currency else NUMBER
    loose = loose and not currency and not numbers
    return Amount(
        entity.value, kind, start, end, text[start:end], figures, currency, loose, numbers,
        sign=_sign(folded, start) if figures else "", named=loose and _is_named(folded, start),
    )  # fmt: skip


# A dash between figures is a range, after a letter a name's.
_NEGATIVE = re.compile(
    r"(?:(?<=[为是至到达于从降约])|(?<=[ (:])(?<![0-9] ))-$|(?:minus |负|零下)\s?$"
)
_NEGATIVE_REACH = 8


def _sign(folded: str, start: int) -> str:
    before = folded[max(0, start - _NEGATIVE_REACH) : start]
    if before.strip() == "-":
        return "?"
    return "-" if before and before[-1] in "- 负下" and _NEGATIVE.search(before) else ""


_NUMBERED = re.compile(
    r"(?:(?<![a-z])(?:articles?|arts?\.|annex(?:es)?|chapters?|parts?|sections?|sect\.|tables?"
    r"|figures?|paragraphs?|paras?\.|items?|rules?|goals?|options?|alternatives?|phases?|numbers?"
    r"|nos?\.|volumes?|vol\.|appendix|appendices|groups?|pages?|pp?\.|schedules?|principles?"
    r"|targets?|actions?|recommendations?|objectives?|protocols?|years?)"
    r"|第|附件|附录|附文|表|图|备选案文|备选办法|项目|目标|行动|建议|议题|方案|阶段)\s?$",
    re.IGNORECASE,
)
_ORDINAL = re.compile("[0-9](?:st|nd|rd|th)|(?:first|second|third|[a-z]th)|[IVXLC]+|[Ⅰ-Ⅻ]")
_NUMBERED_REACH = 15
_NUMBERED_ENDS = frozenset("第件录文表图案法目标动议题段 .")


def _numbers(folded: str, start: int, end: int) -> bool:
    before = folded[max(0, start - _NUMBERED_REACH) : start]
    if before[-1:] in _NUMBERED_ENDS and _NUMBERED.search(before):
        return True
    return folded.startswith("号", end) or bool(_ORDINAL.search(folded, start, end))


# COVID-19 is 2019冠状病毒病.
_DISEASE = re.compile("冠状病毒|nCoV|coronavirus")


def _bare(text: str, folded: str, entities: Sequence[Entity]) -> Iterator[Amount]:
    """Figures that no entity holds: parts of names, marks of notes."""
    place = 0
    ends = sorted((entity.start, entity.end) for entity in entities)
    for found in _FIGURES.finditer(folded):
        start, end = found.span()
        while place < len(ends) and ends[place][1] <= start:
            place += 1
        if place == len(ends) or end <= ends[place][0]:
            figures = "19" if found[0] == "2019" and _DISEASE.search(folded) else found[0]
            value = figures.lstrip("0") or "0"
            printed = text[start:end]
            yield Amount(value, NUMBER, start, end, printed, figures, loose=True, named=True)


# The mark of a note stands right behind a word or a stop, and before a space, a stop or nothing;
# cut off from its sentence it stands right before the next.
_MARK_BEFORE = re.compile(r"[.,;:\"'”’)\]、，。；：》\[]|[^\x00-\x7f第至到和及与或为]")
_MARK_AFTER = re.compile(r"[\s.,;:)\]、，。；：]|$")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NAMED = re.compile(r"[A-Z]-$")


def _is_named(folded: str, start: int) -> bool:
    return bool(_NAMED.search(folded, max(0, start - 2), start))


def _is_loose(folded: str, start: int, end: int) -> bool:
    """Whether figures name, as in HFC-23, are vague, as in 10几, or stand as a note's mark does."""
    if _is_named(folded, start) or folded.startswith("几", end):
        return True
    if end - start > 3:
        return False
    before, after = folded[max(0, start - 1) : start], folded[end : end + 1]
    if not before:
        return bool(_HAN.match(after)) and after not in _MEASURES
    return bool(_MARK_BEFORE.match(before) and _MARK_AFTER.match(after))


_MEASURES = frozenset(
    "个名次项年份届位种类国人章节条段月日天周期点级批组轮场所家件架艘辆处百千万亿至到和或与及"
)
