"""Traditional and simplified characters made one: OpenCC, loaded when Chinese text is there.

Simplified is what all are brought to: several traditional characters have one simplified form, so
that the other way would have to guess.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Protocol

from tmx.scripts import HAN

_HAN = re.compile(f"[{HAN}]")


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


def has_han(text: str) -> bool:
    """Whether there is a Chinese character in a text."""
    return not text.isascii() and _HAN.search(text) is not None


def simplified(text: str) -> str:
    """A text with traditional characters replaced; any other is given back as it is."""
    return str(_converter().convert(text)) if has_han(text) else text


@lru_cache(maxsize=1)
def _converter() -> _Converter:
    import opencc

    converter: _Converter = opencc.OpenCC("t2s")
    return converter
