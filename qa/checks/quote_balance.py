"""Quotation and title marks: each that opens is closed, and a quotation of the source is one.

Straight marks have no direction: there an odd number tells. Apostrophes are none, and in languages
where “ closes („so“) curly marks are counted together. What stands alone in the source, as in a
quotation of several paragraphs, may stand alone in the target.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from qa.check import PUNCTUATION, Check, Example, always
from qa.checks._balance import alone
from qa.checks._texts import is_chinese, times
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair

_MARKS = re.compile(r"[“”《》〈〉「」『』]|‘|(?<![A-Za-z])’|(?<=[A-Za-z])’(?![A-Za-z ])")
_DOUBLE = re.compile("[“”《》〈〉「」『』]")
_ANY = re.compile('[“”‘’《》〈〉「」『』"]')
_CLOSING = {"”": "“", "’": "‘", "》": "《", "〉": "〈", "」": "「", "』": "『"}
# Languages that open with “ and close with ”; elsewhere “ may close.
_LIKE_ENGLISH = frozenset({"en", "zh", "ja", "ko", "ar", "fa", "tr", "th", "vi", "pt", "it", "es",
                           "fr", "ru", "uk", "hi", "id", "ms"})  # fmt: skip
# A mark for inches, minutes of arc or ditto is no quotation mark.
_STRAIGHT = re.compile(r"(?<!\d)\"|(?<=\d)\"(?=\W|$)(?=.*[^\d]\")")
_QUOTED = re.compile('“[^”]{3,}”|"[^"]{3,}"|「[^」]+」|«[^»]{3,}»|„[^“”]{3,}[“”]')
# What may stand before the quotation of a paragraph in a longer one.
_LABEL = " 0123456789.()（）*"
_QUOTES = re.compile('[“"「«„]')
_OPEN = re.compile("[“‘《〈「『«„`]")
_KINDS = {"「": "“", "」": "”", "『": "‘", "』": "’"}


def _find(pair: Pair) -> Iterator[Found]:
    lost = _alone(pair.target, pair.target_language)
    if not lost:
        yield from _left_out(pair)
        return
    excused = Counter(_kind(mark) for _, mark in _alone(pair.source, pair.source_language))
    odd = pair.source.count('"') % 2 == 1
    for at, mark in lost:
        kind = _kind(mark)
        if excused[kind] or (odd and kind in '“”"'):
            excused[kind] -= 1
            continue
        opens = mark in '“「"' and not pair.target[:at].strip(_LABEL)
        severity = WARNING if opens and not _ANY.search(pair.source) else ""
        yield Found(_says(mark), None, (at, at + 1), severity)


def _left_out(pair: Pair) -> Iterator[Found]:
    """Quotations that have no marks in the target: titles count, and so does quoting in quotes."""
    if not _QUOTES.search(pair.source):
        return
    quoted = list(_QUOTED.finditer(pair.source))
    given = len(_OPEN.findall(pair.target)) + (pair.target.count('"') + 1) // 2
    if len(quoted) > given:
        said = f"the source quotes {times(len(quoted))}, the target {times(given)}"
        yield Found(said, quoted[-1].span(), severity=WARNING)


def _alone(text: str, language: str) -> list[tuple[int, str]]:
    """Marks without a partner; of straight ones the last, if they are odd in number."""
    if not _ANY.search(text):
        return []
    lost: list[tuple[int, str]] = []
    if language.split("-")[0] in _LIKE_ENGLISH and "„" not in text:
        lost = alone(text, _MARKS if is_chinese(language) else _DOUBLE, _CLOSING)
    if text.count('"') % 2 and len(_STRAIGHT.findall(text)) % 2:
        lost.append((text.rindex('"'), '"'))
    return lost


def _kind(mark: str) -> str:
    return _KINDS.get(mark, mark)


def _says(mark: str) -> str:
    if mark == '"':
        return "an odd number of straight quotation marks"
    return f"{mark} closes nothing" if mark in _CLOSING else f"{mark} is never closed"


CHECK = Check(
    "quote-balance",
    PUNCTUATION,
    ERROR,
    "A quotation or title mark is opened and not closed, or closed and not opened.",
    Example(
        'The pilot shouted "Land ahead" twice.',
        "引水员喊了两次“前方有陆地。",
        "“ is never closed",
    ),
    always(_find),
)
