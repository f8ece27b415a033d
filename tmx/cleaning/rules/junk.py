"""Units that hold no sentence: rules of a page, page numbers, lines of contents, addresses.

What reads the same in both languages (symbols, figures, names) is worth little in a memory but does
no harm, so only the strict preset removes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq

from tmx.cleaning.base import Knowledge, Rule, example
from tmx.cleaning.sides import Pair, Side, collapsed

_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)[\x21-\x7e]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PAGE = re.compile(
    r"(?:[-–—]\s*)?(?:(?:page|p\.|pp\.)\s*)?\d{1,4}(?:\s*(?:of|/|-|–)\s*\d{1,4})?(?:\s*[-–—])?"
    r"|第?\s*\d{1,4}\s*页(?:\s*[，,/]?\s*共\s*\d{1,4}\s*页)?",
    re.IGNORECASE,
)
_PAGE_WORD = re.compile(r"page|p\.|页|^[-–—]", re.IGNORECASE)
_LEADERS = re.compile(
    r"(?P<leader>(?:\.\s?){5,}|(?:…\s?){3,}|(?:·\s?){5,}|_{5,})\s*(?P<page>\d{1,4}|[ivxlc]{1,6})?\s*$",
    re.IGNORECASE,
)
_LEADER_SIGNS = frozenset("…·_")
_LEAST_DOTS = 4
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_LETTER = re.compile(r"[^\W\d_]")
_STRETCHED = re.compile(r"([^\W\d_])\1{5,}", re.IGNORECASE)
_STUTTER = re.compile(
    r"\b([^\W\d_]{2,}|[\u4e00-\u9fff]{2,8})(?:[\s,，、;；]*\1\b){3,}", re.IGNORECASE
)
_ECHO = re.compile(r"([\u3400-\u9fff]{2,12})(?:[，、 ]?\1){3,}")
# Longer than a word with a letter drawn out, and shorter than most of Chinese between two spaces.
_LONG_WORD = 9
# Text without a space in which so few characters are different may repeat something.
_VARIETY, _TIMES = 0.7, 3


def _is_signs(pair: Pair, _threshold: float, _known: Knowledge) -> str:
    for name, side in (("source", pair.source), ("target", pair.target)):
        if not _LETTER_OR_DIGIT.search(side.text) and side.text.strip():
            return f"{name} is punctuation alone"
    return ""


def _is_letterless(pair: Pair, _threshold: float, _known: Knowledge) -> str:
    for side in pair.sides:
        if _LETTER.search(side.text) or not side.text.strip():
            return ""
    return "no letters on either side"


def _is_address(pair: Pair, threshold: float, _known: Knowledge) -> str:
    for side in pair.sides:
        if "@" not in side.signs and "://" not in side.text and "www." not in side.text:
            return ""
        rest = _ADDRESS.sub("", side.text)
        if len(_LETTER.findall(rest)) >= threshold:
            return ""
    return "an address alone"


def _is_page_number(pair: Pair, _threshold: float, _known: Knowledge) -> str:
    texts = [collapsed(side.text) for side in pair.sides if len(side.text) < 40]
    if (
        len(texts) == 2
        and all(_PAGE.fullmatch(text) for text in texts)
        and any(map(_PAGE_WORD.search, texts))
    ):
        return f"page number '{texts[0]}'"
    return ""


def _is_contents_line(pair: Pair, threshold: float, _known: Knowledge) -> str:
    for side in pair.sides:
        if side.text.count(".") <= _LEAST_DOTS and _LEADER_SIGNS.isdisjoint(side.signs):
            continue
        match = _LEADERS.search(side.text)
        if match and (match["page"] or len(match["leader"]) >= threshold):
            return "leader dots of a table of contents, or blanks of a form"
    return ""


def _is_repetitive(pair: Pair, threshold: float, _known: Knowledge) -> str:
    for side in pair.sides:
        for pattern, text in _suspected(side, threshold):
            match = pattern.search(text)
            if match and len(match[0]) >= threshold * len(side.text):
                return f"'{match[0][:30]}' again and again"
    return ""


def _suspected(side: Side, threshold: float) -> Iterator[tuple[re.Pattern[str], str]]:
    """Patterns worth trying, and where: they look back at every place, and most texts need none."""
    words = side.words
    if any(map(eq, words, words[1:])):
        yield _STUTTER, side.text
    longest = max(words, key=len, default="")
    if len(longest) > _LONG_WORD and _may_repeat(longest, threshold * len(side.text)):
        yield _STRETCHED, longest
        yield _ECHO, longest


def _may_repeat(text: str, least: float) -> bool:
    """Whether a text without a space can hold a repetition that is so long.

    Such a stretch holds one of the places looked at, and the two characters there come again.
    """
    if len(set(text)) > _VARIETY * len(text):
        return False
    step = max(3, int(least) // 2)
    return any(text.count(text[at : at + 2]) >= _TIMES for at in range(0, len(text) - 1, step))


RULES = (
    Rule(
        "signs",
        "a side is punctuation alone",
        "",
        example("Annex", "* * *"),
        _is_signs,
        guesses=True,
    ),
    Rule(
        "letterless",
        "neither side has a letter: figures and symbols",
        "",
        example("12.5", "12.5"),
        _is_letterless,
        guesses=True,
    ),
    Rule(
        "address",
        "an address of the web or of mail, and nothing else",
        "letters beside it that make it a text",
        example("https://example.org/documents", "https://example.org/documents"),
        _is_address,
        guesses=True,
    ),
    Rule(
        "page-number",
        "a page number, and nothing else",
        "",
        example("Page 12 of 30", "第12页，共30页"),
        _is_page_number,
        guesses=True,
    ),
    Rule(
        "contents-line",
        "leader dots of a table of contents or the blanks of a form end the text",
        "least characters of a leader without a page number",
        example("Opening of the session .............. 12", "会议开幕 .............. 12"),
        _is_contents_line,
        guesses=True,
    ),
    Rule(
        "repetitive",
        "a letter or word comes again and again",
        "least share of the text",
        example("Test test test test test", "测试测试测试测试测试测试"),
        _is_repetitive,
        guesses=True,
    ),
)
