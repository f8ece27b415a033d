"""Item labels at the start of a text: `1.`, `(a)`, `㈠`, `一、`, `附件一`, `Chapter 3`.

Both languages number the same items, each in its own way, so that equal labels are the
surest anchors an alignment has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from entities.entity import Entity, Rule
from entities.folding import fold
from entities.numerals import CHINESE_NUMERAL, chinese, english, roman

# Unicode's enclosed numerals: first character, how many, and how the label is written out.
_ENCLOSED = ((0x3220, 10, "(%d)"), (0x2474, 20, "(%d)"), (0x2460, 20, "(%d)"), (0x2488, 20, "%d"))
_SIGNS = {
    chr(first + place): shape % (place + 1)
    for first, many, shape in _ENCLOSED
    for place in range(many)
}

_HAN = f"{CHINESE_NUMERAL}{{1,5}}"
_LOWER = "[ivxlc]{1,6}|[a-z]{1,2}"
_NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORDED = f"(?i:{'|'.join(_NUMBER_WORDS)})(?![A-Za-z])"

# 2.1总则 is a label, 2.5亿, 2.5年 and 2.5公里 are quantities.
_HAN_TEXT = r"[^\x00-\x7f百千万亿个倍年天小公美欧元人吨米克度厘毫平立]"

# Pattern of an enumerator, whose group `v` is its number, and the shape of its value.
_ENUMERATORS = (
    (rf"\((?P<v>[0-9]{{1,3}}|{_LOWER}|[IVXLC]{{1,6}}|[A-Z]|{_HAN})\)", "(%s)"),
    (rf"(?P<v>[0-9]{{1,3}}|{_LOWER}|[A-Z])\)(?=\s|[^\x00-\x7f]|$)", "(%s)"),
    (rf"(?P<v>[0-9]{{1,3}}(?:\.[0-9]{{1,3}})+)\.?(?=\s+(?:[A-Z]|{_HAN_TEXT})|{_HAN_TEXT}|$)", "%s"),
    (r"(?P<v>[0-9]{1,3})(?:\.(?=\s|[^\x00-\x7f]|[A-Z]|$)|、)", "%s"),
    (rf"(?P<v>{_HAN})(?:、|\.(?![0-9]))", "%s"),
    # The initials of "J. A. Smith" are no labels.
    (r"(?P<v>(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})|[A-Z])\.(?=$|\s+(?![A-Z]\.)\S|[^\x00-\x7f])", "%s"),
)

# Name of a part in values, in English, in Chinese before and after its number.
_PARTS = (
    ("annex", "Annex|ANNEX", "附件", ""),
    ("appendix", "Appendix|APPENDIX", "附录", ""),
    ("enclosure", "Enclosure|ENCLOSURE", "附文", ""),
    ("chapter", "Chapter|CHAPTER", "第", "章"),
    ("part", "Part|PART", "第", "部分"),
    ("section", "Section|SECTION", "第", "节"),
    ("article", "Article|ARTICLE", "第", "条"),
    ("table", "Table|TABLE", "表", ""),
    ("figure", "Figure|FIGURE", "图", ""),
)
_COUNT = rf"(?P<v>[0-9]{{1,3}}|[IVXLC]{{1,7}}|[A-Z](?![A-Za-z])|{_WORDED})"
_HAN_COUNT = f"(?P<v>[0-9]{{1,3}}|[IVXLC]{{1,7}}|[A-Z]|{_HAN})"
# "Annex I" is a label as a title, not as the start of a sentence about the annex.
_TITLE_END = r"(?:\s?[:.](?![0-9])|(?=$|\s*-|\t|\n|\s\s|\s+[A-Z]))"
_HAN_TITLE_END = r"(?:\s?[:.](?![0-9])|(?=$|\s|[。-]))"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), shape) for pattern, shape in (*_ENUMERATORS, *_titles()))


def _titles() -> list[tuple[str, str]]:
    """A title's number may be missing where nothing follows it: there is one annex only."""
    shapes = []
    for name, english_words, before, after in _PARTS:
        alone = "" if after else "?"
        shapes += [
            (rf"(?:{english_words})\s+{_COUNT}{_TITLE_END}", f"{name}-%s"),
            (rf"{before}\s?(?:{_HAN_COUNT}){alone}\s?{after}{_HAN_TITLE_END}", f"{name}-%s"),
            (rf"(?:{english_words})(?::|(?=$|\n))", name),
        ]
    return shapes


def _match(text: str) -> tuple[int, str] | None:
    """Length of the label at the start of folded text, and its value."""
    if text[:1] in _SIGNS and text:
        return 1, _SIGNS[text[0]]
    for pattern, shape in _patterns():
        found = pattern.match(text)
        if found:
            number = found.groupdict().get("v")
            value = shape % _number(number) if number else shape.removesuffix("-%s")
            return found.end(), value
    return None


def _number(printed: str) -> str:
    """The number in figures, or the letter in lower case: IV and 四 are 4, B is b.

    A single letter is a Roman numeral if it is i, v or x: the Chinese version prints (i) as ㈠
    and keeps (c) as it is.
    """
    if printed[0].isdigit():
        return ".".join(str(int(group)) for group in printed.split("."))
    value = roman(printed.upper()) if len(printed) > 1 or printed.lower() in "ivx" else None
    if value is not None and printed.isascii():
        return str(value)
    if printed.lower() in _NUMBER_WORDS:
        return str(english(printed))
    han = chinese(printed)
    return str(han) if han is not None else printed.lower()


def split_label(text: str) -> tuple[str, str]:
    """A text parted into its item label and what the label stands before.

    Args:
        text: a heading, list item or paragraph, in any language.

    Returns:
        The label as printed and the rest, both without white space at their ends; the label
        is "" if there is none. A text that is nothing but a label leaves "" as the rest.
    """
    lead = len(text) - len(text.lstrip())
    found = _match(fold(text[lead:]))
    if found is None:
        return "", text.strip()
    end = lead + found[0]
    return text[lead:end].strip(), text[end:].strip()


def label_value(label: str) -> str:
    """The canonical value of a label, equal in either language.

    Args:
        label: a label as printed, such as `split_label` gives.

    Returns:
        `1` for `1.`, `一、` and `I.`; `(1)` for `(1)`, `㈠`, `(一)`, `①` and `(i)`; `(a)` for `(a)`
        and `a)`; `annex-1` for `Annex I` and `附件一`; "" if it is no label.
    """
    found = _match(fold(label.strip()))
    return found[1] if found else ""


def label_span(folded: str) -> tuple[int, int, str] | None:
    """Span and value of the enumerator at the start of folded text.

    Titles such as `Annex I` are left to the number rules: the same words in mid sentence are
    no label, and the two languages differ in where they put them. So are `2.1` and its like.
    """
    lead = len(folded) - len(folded.lstrip())
    found = _match(folded[lead:])
    if found is None or "." in found[1] or found[1].partition("-")[0] in _PART_NAMES:
        return None
    return lead, lead + found[0], found[1]


_PART_NAMES = frozenset(part[0] for part in _PARTS)


# Labels within a text: "(a) the ...; (b) the ...", "item 1 (c)", but not "State(s)".
_INLINE = re.compile(
    rf"(?<![a-z])\((?:[a-z]|[ivx]{{2,6}}|{CHINESE_NUMERAL}{{1,3}})\)|[{''.join(_SIGNS)}]"
)


def _read_inline(match: re.Match[str]) -> Iterable[Entity] | None:
    """第㈡款 is paragraph 2: a number, as its English counterpart is."""
    found = _match(match[0])
    if found is None:
        return None
    numbered = match.string[: match.start()].rstrip().endswith("第")
    value = found[1].strip("()") if numbered else found[1]
    return [Entity("number" if numbered else "label", match.start(), match.end(), value)]


_NEEDS = re.compile(rf"\([a-z{CHINESE_NUMERAL[1:]}|[{''.join(_SIGNS)}]")

RULES = (Rule(_INLINE, _read_inline, _NEEDS),)
