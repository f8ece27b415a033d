"""In which script a text is written, and which scripts a language can be in: clear cases only."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tmx.languages import primary

LATIN = "Latin"
#: Unified ideographs, extension A, compatibility, the planes 2 and 3; inside a class of `re`.
HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
#: Script -> its letters.
LETTERS: dict[str, re.Pattern[str]] = {
    "Kana": re.compile(r"[\u3041-\u30ff]"),
    "Hangul": re.compile(r"[\u1100-\u11ff\uac00-\ud7a3]"),
    "Han": re.compile(f"[{HAN}]"),
    "Cyrillic": re.compile(r"[\u0400-\u052f]"),
    "Arabic": re.compile(r"[\u0600-\u06ff\u0750-\u077f]"),
    "Greek": re.compile(r"[\u0370-\u03ff]"),
    "Hebrew": re.compile(r"[\u0590-\u05ff]"),
    "Devanagari": re.compile(r"[\u0900-\u097f]"),
    "Thai": re.compile(r"[\u0e00-\u0e7f]"),
    LATIN: re.compile(r"[A-Za-z\u00c0-\u024f]"),
}
# Texts of these scripts hold so much of them at least, for all the names and codes in Latin.
_LEAST = {"Kana": 0.05, "Hangul": 0.2, "Han": 0.2, "Cyrillic": 0.3, "Arabic": 0.3}
_LANGUAGES = {
    "zh": "Han", "yue": "Han", "ja": "Kana", "ko": "Hangul", "ru": "Cyrillic", "uk": "Cyrillic",
    "bg": "Cyrillic", "mk": "Cyrillic", "be": "Cyrillic", "kk": "Cyrillic", "mn": "Cyrillic",
    "ar": "Arabic", "fa": "Arabic", "ur": "Arabic", "el": "Greek", "he": "Hebrew",
    "hi": "Devanagari", "th": "Thai",
}  # fmt: skip
# Written in two scripts, or in one that is not looked at: nothing is concluded.
_UNTOLD = frozenset({"sr", "bn", "km"})


def script_of(texts: Iterable[str]) -> str:
    """The script that texts are written in, "" if they hold no letters that are known."""
    text = "".join(texts)
    counts = {name: len(letters.findall(text)) for name, letters in LETTERS.items()}
    total = sum(counts.values())
    if not total:
        return ""
    special = (name for name, share in _LEAST.items() if counts[name] >= share * total)
    return next(special, max(counts, key=lambda name: counts[name]))


def script_for(language: str) -> str:
    """The script that a language is written in, "" if that is not one of those told apart here."""
    code = primary(language)
    return "" if code in _UNTOLD else _LANGUAGES.get(code, LATIN)
