"""Characters of symbol fonts: they stand in files as numbers that only the font gives a meaning.

The table of Symbol is Adobe's encoding of it; of the Wingdings those that documents use, which
are check marks, arrows and numbers in circles. What is not known is a picture to a reader and
left out.
"""

from __future__ import annotations

import re

_PRIVATE = 0xF000
_SYMBOL_LOW = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾"
    "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
_SYMBOL_LAST = "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"


def _run(first: int, characters: str) -> dict[int, str]:
    return dict(enumerate(characters, first))


_SYMBOL = _run(0x20, _SYMBOL_LOW) | _run(0xA0, _SYMBOL_HIGH) | _run(0xF1, _SYMBOL_LAST)
_WINGDINGS = (
    _run(0x20, " ")
    | _run(0x6C, "●❍■□")
    | _run(0x71, "❑❒⬧⧫◆❖")
    | _run(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩")
    | _run(0x8B, "⓿❶❷❸❹❺❻❼❽❾❿")
    | _run(0x9E, "·•▪○")
    | _run(0xA7, "▪◻")
    | _run(0xD8, "➢")
    | _run(0xDF, "←→↑↓↖↗↙↘")
    | _run(0xEF, "⇦⇨⇧⇩⬄⇳")
    | _run(0xFB, "✗✓☒☑")
)
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "□"}
_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": {},
    "webdings": {},
}
_PRIVATE_CHARACTERS = re.compile("[\uf020-\uf0ff]")


def symbol(code: int, font: str) -> str:
    """The character of a font at a code, "" where it is not known.

    Args:
        code: as in `w:sym`, with or without the private area's 0xF000.
        font: its name.
    """
    table = _FONTS.get(font.strip().lower())
    if table is None:
        return chr(code) if 0x20 <= code < 0xD800 else ""
    return table.get(code - _PRIVATE if code >= _PRIVATE else code, "")


def unprivate(text: str, font: str) -> str:
    """Text whose characters of the private area are put in words that others know.

    A font that is not known is taken for Symbol: Word puts text that was typed in it there.
    """
    known = font if font.strip().lower() in _FONTS else "Symbol"
    return _PRIVATE_CHARACTERS.sub(lambda hit: symbol(ord(hit[0]), known), text)
