"""What the tokenizer makes equal before it looks anything up, character by character.

Compatibility forms (NFKC), case, accents, and traditional ideographs, which become simplified
ones as OpenCC converts them (https://github.com/BYVoid/OpenCC). All of it goes into one character
map of the kind that SentencePiece compiles (Kudo and Richardson 2018), so that a single pass over
the text does it, in numpy's reader and in sentence-transformers alike.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from tokenizers import normalizers

HAN = (*range(0x3007, 0x3008), *range(0x3400, 0xA000))
# Scripts and signs that stand in English and Chinese text: Latin, Greek, Cyrillic, punctuation,
# symbols, enclosed and compatibility ideographs, full- and half-width forms. Spaces are left out:
# the tokenizer drops them anyway.
_FOLDED = (
    *range(0x21, 0x530),
    *range(0x1E00, 0x2000),
    *range(0x2010, 0x2C00),
    *range(0x3001, 0x3400),
    *range(0xF900, 0xFB10),
    *range(0xFE30, 0xFFF0),
)


# Letters that Unicode does not take apart, as they are written where they cannot be.
_PLAINER = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ħ": "h",
    "ı": "i",
    "ŋ": "ng",
}


def fold(character: str) -> str:
    """One character without its compatibility form, case or accent; an accent alone is nothing."""
    parts = unicodedata.normalize("NFKD", character)
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    plain = unicodedata.normalize("NFKC", bare).casefold()
    return "".join(_PLAINER.get(part, part) for part in plain)


def simplified(characters: Iterable[int] = HAN) -> dict[str, str]:
    """Traditional ideographs with the simplified one that OpenCC gives for each alone."""
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    pairs = ((chr(code), convert(chr(code))) for code in characters)
    return {one: other for one, other in pairs if one != other and len(other) == 1}


def character_map(known: frozenset[str], traditional: dict[str, str]) -> dict[str, str]:
    """Every character that changes, with what it becomes.

    Args:
        known: ideographs of the vocabulary; a form is simplified only into one of these.
        traditional: as `simplified` gives them.
    """
    changed = {one: other for one, other in traditional.items() if other in known}
    for code in _FOLDED:
        folded = fold(chr(code))
        becomes = "".join(changed.get(part, part) for part in folded)
        if becomes != chr(code):
            changed[chr(code)] = becomes
    return changed


def normalizer(changes: dict[str, str]) -> normalizers.Normalizer:
    """The tokenizer's first step, from a map of characters."""
    import sentencepiece
    from sentencepiece import sentencepiece_model_pb2

    spec = sentencepiece_model_pb2.NormalizerSpec()  # type: ignore[attr-defined]
    compiled = sentencepiece.SentencePieceNormalizer(norm_map=sorted(changes.items()))
    spec.ParseFromString(compiled.serialized_normalizer_spec())
    return normalizers.Precompiled(spec.precompiled_charsmap)


def character_class(characters: Iterable[str]) -> str:
    """The inside of a regular expression's brackets that stands for these characters."""
    return "".join(
        first if first == last else f"{first}-{last}" for first, last in _ranges(characters)
    )


def _ranges(characters: Iterable[str]) -> Iterator[tuple[str, str]]:
    codes = sorted(map(ord, set(characters)))
    begin = 0
    for here, code in enumerate(codes):
        if here + 1 == len(codes) or codes[here + 1] != code + 1:
            yield chr(codes[begin]), chr(code)
            begin = here + 1
