"""Bytes to text, without a silent wrong guess.

A document that is read in the wrong encoding gives a memory full of mojibake which nobody
sees until a translator does. So: byte order marks, then strict UTF-8, then UTF-16 by its
pattern of zero bytes; only then a guess, among the encodings that the document's language is
written in, accepted when exactly one reading is plausible text of that language.

Plausible is measured with the standards' own frequency classes: GB 2312-1980 puts the 3,755
commonest characters in its rows 16 to 55 (level 1), Big5 the 5,401 commonest in A440 to C67E;
real Chinese text lies almost wholly within them, bytes read in the wrong encoding do not.
charset-normalizer, which does not know the language, finds no encoding at all for some real
GB 18030 text, so it is not asked.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from os import PathLike

from aligner.errors import UnreadableDocument
from aligner.readers.content import check, empty
from tmx.failure import BadEncoding
from tmx.files import read_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Encodings that documents of a language are met in, and the scripts of its letters.
_LATIN = (("cp1252", "gb18030"), ("LATIN",))
_CYRILLIC = (("cp1251", "koi8_r"), ("CYRILLIC", "LATIN"))
_USUAL: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "zh": (("gb18030", "big5hkscs"), ("CJK", "LATIN", "GREEK", "CYRILLIC", "FULLWIDTH")),
    "ja": (("cp932", "euc_jp"), ("CJK", "HIRAGANA", "KATAKANA", "LATIN", "FULLWIDTH")),
    "ko": (("cp949",), ("CJK", "HANGUL", "LATIN")),
    "en": _LATIN,
    "fr": _LATIN,
    "es": _LATIN,
    "de": _LATIN,
    "pt": _LATIN,
    "it": _LATIN,
    "ru": _CYRILLIC,
    "uk": _CYRILLIC,
    "ar": (("cp1256",), ("ARABIC", "LATIN")),
}

# What the web calls by these names is the wider encoding (WHATWG Encoding Standard, section 4.2).
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "windows-1252": "cp1252",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
}

# Share of Han characters that must be common ones, and of letters in the language's scripts.
_COMMON_SHARE = 0.85
_SCRIPT_SHARE = 0.95

_REMEDY = "save it as UTF-8"


def decode(
    data: bytes, language: str, *, path: str | PathLike[str], encoding: str | None = None
) -> str:
    """The text of a document's bytes.

    Args:
        data: the whole file.
        language: BCP 47 tag; narrows the guess where one is needed.
        path: for messages.
        encoding: take this encoding and no other.

    Raises:
        BadEncoding: the bytes are not text in `encoding`, or no single encoding is surely right.
        UnreadableDocument: the bytes are not text at all.
    """
    if encoding is not None:
        return _strict(data, encoding, path)
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _strict(data, name, path)
    if b"\0" in data:
        return _wide(data, language, path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guessed(data, language, path, error)


def declared(data: bytes, name: str, language: str, *, path: str | PathLike[str]) -> str:
    """The text of bytes that declare their encoding themselves, as HTML does.

    A declaration that the bytes contradict (left over from a conversion) is passed over
    when they are strict UTF-8 or a sure guess.

    Raises:
        BadEncoding: as `decode`.
        UnreadableDocument: as `decode`.
    """
    try:
        text = data.decode(_WIDER.get(name.strip().lower(), name.strip()))
    except (LookupError, ValueError):
        return decode(data, language, path=path)
    if plausible(text, language, _WIDER.get(name.strip().lower(), "")):
        return text
    return decode(data, language, path=path)


def plausible(text: str, language: str, encoding: str = "") -> bool:
    """Whether `text`, as decoded from `encoding`, can be text of `language`."""
    letters = [char for char in text if char > "\x7f" and char.isalpha()]
    if any(
        unicodedata.category(char) in {"Cc", "Cn", "Co"} and char not in "\t\n\r\f" for char in text
    ):
        return False
    base = language.split("-")[0].lower()
    scripts = _USUAL.get(base, ((), ()))[1]
    if scripts and letters:
        fitting = sum(unicodedata.name(char, "").startswith(scripts) for char in letters)
        if fitting < _SCRIPT_SHARE * len(letters):
            return False
    if base == "zh" and not _common_enough(letters, encoding):
        return False
    return _cased_naturally(text) and not _messy(text)


def _strict(data: bytes, encoding: str, path: str | PathLike[str]) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        start = getattr(error, "start", 0)
        raise BadEncoding(
            f"is not {encoding} text (byte {start + 1})",
            path=path,
            line=data.count(b"\n", 0, start) + 1,
            remedy=_REMEDY,
        ) from error
    except (LookupError, ValueError) as error:
        raise BadEncoding(
            f"unknown encoding {encoding!r}", path=path, remedy="name one such as utf-8 or gb18030"
        ) from error
    return text.removeprefix("\ufeff")


def _wide(data: bytes, language: str, path: str | PathLike[str]) -> str:
    """UTF-16 without a byte order mark: bytes of zero are the high halves of ASCII and Latin.

    They may be low halves too (U+4E00 is the Chinese "one"), so both orders are tried, the
    likelier first.
    """
    orders = ["utf-16-le", "utf-16-be"]
    if data[0::2].count(0) > data[1::2].count(0):
        orders.reverse()
    for name in orders:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if plausible(text, language, "utf-16"):
            return text
    raise UnreadableDocument(
        "is binary, not text", path=path, remedy="convert it to Markdown, plain text, HTML or DOCX"
    )


def _guessed(
    data: bytes, language: str, path: str | PathLike[str], error: UnicodeDecodeError
) -> str:
    readings = _readings(data, language)
    if len(readings) == 1:
        return readings[0][1]
    told = (
        "could be " + " or ".join(name for name, _ in readings)
        if readings
        else f"in no encoding usual for language {language!r}"
    )
    raise BadEncoding(
        f"is not UTF-8 (byte {error.start + 1}), {told}",
        path=path,
        line=data.count(b"\n", 0, error.start) + 1,
        remedy=_REMEDY,
    ) from error


def _readings(data: bytes, language: str) -> list[tuple[str, str]]:
    """Encodings that give plausible text, with that text; one for each distinct text."""
    candidates = _USUAL.get(language.split("-")[0].lower(), ((), ()))[0]
    found: dict[str, str] = {}
    for name in candidates:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if plausible(text, language, name):
            found.setdefault(text, name)
    return [(name, text) for text, name in found.items()]


def _common_enough(letters: Sequence[str], encoding: str) -> bool:
    """Whether Han characters are mostly common ones, all in simplified or all in traditional."""
    if encoding not in {"gb18030", "big5hkscs", "utf-16"}:
        return True
    han = [char for char in letters if unicodedata.name(char, "").startswith("CJK")]
    enough = _COMMON_SHARE * len(han)
    return any(sum(map(level, han)) >= enough for level in (_gb_level_1, _big5_level_1))


def _gb_level_1(char: str) -> bool:
    return 0xB0 <= char.encode("gb2312", "replace")[0] <= 0xD7


def _big5_level_1(char: str) -> bool:
    return 0xA4 <= char.encode("big5", "replace")[0] <= 0xC6


def _cased_naturally(text: str) -> bool:
    """False where capitals follow small letters inside words, as when KOI8-R meets Windows-1251."""
    pairs = list(pairwise(text))
    turns = sum(1 for a, b in pairs if a > "\x7f" and a.islower() and b.isupper())
    inside = sum(1 for a, b in pairs if a > "\x7f" and a.isalpha() and b.isalpha() and a.islower())
    return turns <= 0.1 * inside


def read_lines(path: str | PathLike[str], language: str, encoding: str | None = None) -> list[str]:
    """A text file's lines without their ends, blank ones included.

    Raises:
        FileProblem: it cannot be read.
        BadEncoding, UnreadableDocument: as `decode`, and for a file that is empty or binary.
    """
    data = read_bytes(path)
    check(data, path, "plain text")
    text = decode(data, language, path=path, encoding=encoding)
    if not text.strip():
        raise empty(path)
    return re.split("\r\n|\r|\n", re.sub("(?:\r\n|\r|\n)\\Z", "", text))


# What Windows-1252 shows for two-byte characters: signs in pairs, as in "Chair¡¯ s".
_SIGN_PAIR = re.compile("[\u00a1-\u00bf\u00d7\u00f7][\u00a1-\u00ff]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_MESS_SHARE = 0.2


def _messy(text: str) -> bool:
    return len(_SIGN_PAIR.findall(text)) > _MESS_SHARE * len(_NOT_ASCII.findall(text))
