"""Traditional and simplified characters made one: OpenCC, loaded when Chinese text is there.

Simplified is what all are brought to: several traditional characters have one simplified form, so
that the other way would have to guess.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Protocol

from glossaries.term import Term
from tmx.languages import primary, same_language, written_form
from tmx.scripts import HAN

#: Name of the property that keeps what a term was converted from.
CONVERTED = "converted from"
# Tag -> the way of OpenCC that leads there; Taiwan and Hong Kong write some characters otherwise.
_WAYS = {"zh-Hans": "t2s", "zh-Hant": "s2t", "zh-TW": "s2tw", "zh-HK": "s2hk"}

_HAN = re.compile(f"[{HAN}]")


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


def has_han(text: str) -> bool:
    """Whether there is a Chinese character in a text."""
    return not text.isascii() and _HAN.search(text) is not None


def simplified(text: str) -> str:
    """A text with traditional characters replaced; any other is given back as it is."""
    return str(_converter().convert(text)) if has_han(text) else text


def in_script_of(term: Term, language: str) -> Term:
    """A Chinese term in the characters of a tag that names a script or region.

    Args:
        term: any; what is in those characters already, or not Chinese, is given back itself.
        language: canonical tag: `zh-Hant`, `zh-TW`; a mere `zh` asks for nothing.

    Returns:
        With `language`, and what it was converted from among its properties (CONVERTED).
    """
    there, wanted = written_form(term.language), written_form(language)
    if "-" not in language or primary(language) != "zh" or not same_language(there, wanted):
        return term
    if there == wanted:
        return term
    text = str(_converter(_WAYS.get(language, _WAYS[wanted])).convert(term.text))
    properties = (*term.properties, (CONVERTED, term.text))
    return replace(term, language=language, text=text, properties=properties)


def is_converted(term: Term) -> bool:
    """Whether a term is what `in_script_of` made of another."""
    return any(name == CONVERTED for name, _ in term.properties)


@lru_cache(maxsize=4)
def _converter(way: str = "t2s") -> _Converter:
    import opencc

    converter: _Converter = opencc.OpenCC(way)
    return converter
