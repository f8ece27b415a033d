"""What counts as the same term when only its looks differ: the rules, in this one place.

`folded` makes one of all texts that differ in

    case            General Assembly = GENERAL ASSEMBLY (Unicode's full case folding)
    width, form     ＵＮ = UN, ﬁ = fi, № = No (Unicode NFKC)
    accents         décision = decision, Côte = Cote; œ = oe, ø = o, ё = е; vowel signs and forms
                    of alif in Arabic. What makes another letter stays: й is not и
    hyphens, spaces Secretary-General = Secretary General, however many, whichever dash or line
                    break; soft hyphens and signs without width are nothing
    quotes          “rule of law” = "rule of law" = rule of law, 《公约》 = 公约; ’ = '
    punctuation     A, B and C = A, B, and C; inside a word or a number it stays: 65/230, A/C.3, 1.5
    spaces by Han   第 65/230 号决议 = 第65/230号决议
    the sign &      Drugs & Crime = Drugs and Crime in English, et in French, y in Spanish

What it does not make one: plurals (`glossaries.inflection`), traditional and simplified characters
(`glossaries.lookup.chinese`), abbreviations.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from tmx.languages import primary
from tmx.memory.indexing.normalising import MARKS
from tmx.scripts import HAN

#: What stands about words and says nothing: kept for `glossaries.words` to skip as well.
QUOTES = '"“”„‟«»‹›「」『』《》〈〉〝〞＂'
APOSTROPHES = "'’‘ʼ‛´`′＇"
#: What joins the parts of a word.
HYPHENS = "-\u2010\u2011\u2012\u2013\u2212\u2043\ufe58\ufe63\uff0d·‧・"
#: Without width, or a stroke that only makes a word wider.
NOTHING = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u061c\u0640"

_DASHES = f"{HYPHENS}\u2014\u2015•_"
_LETTERS = {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ё": "е"}
_ARABIC = dict.fromkeys("أإآٱ", "ا")
_AND = {"en": " and ", "fr": " et ", "es": " y "}

_SIGNS = str.maketrans(
    {
        **dict.fromkeys(QUOTES, ""),
        **dict.fromkeys(APOSTROPHES, "'"),
        **dict.fromkeys(_DASHES, " "),
        **dict.fromkeys(NOTHING, ""),
    }
)
# Marks on a letter of Latin or Greek, a stress on any, vowels in Arabic.
_MARKS = re.compile(r"(?<=[a-zα-ω])[\u0300-\u036f]+|[\u0300\u0301]|[\u064b-\u065f\u0670]")
_MARKED = re.compile(r"[\u0300-\u036f\u064b-\u065f\u0670]")


def _unmarked(text: str) -> str:
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", text)))


# Letters that have their mark with them, from Latin to Cyrillic and the extensions: a table is ten
# times as quick as taking them apart.
_LETTERS_WITH_MARKS = {
    chr(code): _unmarked(chr(code)) for code in (*range(0xC0, 0x530), *range(0x1E00, 0x2000))
}
_FORMS = str.maketrans({**_LETTERS_WITH_MARKS, **_LETTERS, **_ARABIC})
# Punctuation with a word or a number on both sides belongs to it.
_INSIDE = r"(?<=\w)[./:,'](?=\w)"
_OUTSIDE = re.compile(rf"(?!{_INSIDE})[^\w\s%+#§&$€£@*{MARKS}]")
_BY_HAN = re.compile(rf" +(?=[{HAN}])|(?<=[{HAN}]) +")
_HAN = re.compile(f"[{HAN}]")


def folded(text: str, language: str = "") -> str:
    """The form of a term that is the same for all that differ in looks alone.

    Args:
        text: a term, or what is looked for.
        language: its tag; "" if unknown. It tells what `&` is read as.

    Returns:
        Words with one space between them, none around; "" if there is nothing but punctuation.
    """
    form = _signs(text, language)
    form = " ".join(form.split())
    return form if form.isascii() or not _HAN.search(form) else _BY_HAN.sub("", form)


def all_folded(texts: Sequence[str], language: str = "") -> list[str]:
    """`folded` of each text, in a fraction of the time where there are many."""
    joined = "\n".join(texts)
    if joined.count("\n") != len(texts) - 1:
        return [folded(text, language) for text in texts]
    lines = [" ".join(line.split()) for line in _signs(joined, language).split("\n")]
    if joined.isascii() or not _HAN.search(joined):
        return lines
    return _BY_HAN.sub("", "\n".join(lines)).split("\n")


def _signs(text: str, language: str) -> str:
    """One form of letters, and spaces for what is no letter."""
    form = text.casefold().translate(_SIGNS) if text.isascii() else _unicode_form(text)
    if "&" in form:
        form = form.replace("&", _AND.get(primary(language) if language else "en", " & "))
    return _OUTSIDE.sub(" ", form)


def _unicode_form(text: str) -> str:
    """One width, one case, no accents."""
    # NFKC makes an accent with a space of some quotes and apostrophes: they go first.
    form = unicodedata.normalize("NFKC", text.translate(_SIGNS)).casefold().translate(_FORMS)
    return _unmarked(form) if _MARKED.search(form) else form
