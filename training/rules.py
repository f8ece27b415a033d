"""The table of rules that tell noisy sentence pairs apart, each with the reason for it.

The bounds come from looking at a web collection of 952,127 English-Chinese pairs and hold
against 3,000 pairs of the United Nations, of which hardly any may be lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

# An English text has some 3.3 letters for each Chinese character (UN pairs).
_LETTERS_A_CHARACTER = 3.3
# An acronym that Chinese writes out stands for a word a letter.
_LETTERS_AN_INITIAL = 3
_MOST_TOKENS = 400
_MOST_PARTNERS = 3

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]+")
_CAPITAL = re.compile(r"[A-Z]")
_DIGIT = re.compile(r"[0-9０-９]")
_WORD = re.compile(r"[^\W\d_]+")
_NO_WORD = re.compile(r"[\W_]+")


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ENGLISH_WORDS = _listed(
    "the of and to in a is that for it was on are as with be by at from or an this have not but "
    "they you his her she he we their has had were which will its if there been when who can more "
    "no all one my your our would what so up out do i me like see hope"
)
#: Function words of other languages in Latin letters, none of them an English word.
_FOREIGN_WORDS = _listed(
    "le la les des du une et est dans pour que qui sur avec pas au aux ce cette je vous nous "
    "der das und nicht ist ein eine mit von zu auf den dem im für sich auch wird sind "
    "el los las del y por con para es en se su un una il di che non per gli sono os não com em "
    "het een niet van de"
)
_SYLLABLE = (
    r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|"
    r"ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|üe|er|a|o|e|i|u|ü)"
)
_PINYIN = re.compile(rf"(?:{_SYLLABLE}){{1,4}}")
# The middle dot and the long mark of katakana also stand in Chinese texts, between names.
_KANA_OR_HANGUL = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\uac00-\ud7af]")
_DAMAGE = re.compile("[\ufffd\ue000-\uf8ff\x80-\x9f]|[ÃÂ][\xa0-\xbf]|â€|ï¿½|锟斤拷|烫烫烫")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|&(?:[a-z]{2,6}|#\d+);|\{\\|\[/?(?:b|i|u|url|img)\]")
_ADDRESS = re.compile(r"(?:https?:|www\.)[\x21-\x7e]+|[\w.]+@[\w.]+\.\w+")
_CODE = re.compile(r"[{}<>\\|=_#$^~]")
_STRETCHED = re.compile(r"([^\W\d_])\1{7}")
_STUTTER = re.compile(r"\b([^\W\d_]+)(?:\W+\1\b){3}")
_ECHO = re.compile(r"([\u3400-\u9fff]{2,12})(?:[，、 ]?\1){3}")
_ENTRY = re.compile(r"(?:n|v|vt|vi|adj|adv|prep|conj|pron|abbr|interj)\.(?:\s|[/&\u3400-\u9fff])")
# English words left in subtitles, with a Chinese comma for each space.
_SPELLED_OUT = re.compile(r"[a-z'’]{2,}，+[a-z'’]{2,}，")
# What no Chinese sentence begins with; 的 begins some words.
_TORN = re.compile(r"[、，。）：；！？%％]|的(?!确|士|的|黎|哥|里雅|话|当|款|卢)")

_NUMBER = re.compile(r"\d+(?:[.,，．]\d+)*")
# One that must be told on the other side too: not the name of a model, not an item's label.
_LONG_NUMBER = re.compile(r"(?<![A-Za-z\d.,-])\d(?:[.,]?\d){2,}(?![A-Za-z\d-])(?!\.\s)")
_CHINESE_NUMERAL = re.compile(r"[〇零一二两三四五六七八九十百千万亿廿卅]")
_ENGLISH_NUMERAL = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|half|"
    r"twice|dozens?|score|\w+teen\w*|\w+ty(?:-\w+)?|(?:hundred|thousand|[mb]illion)s?|\w+th)\b",
    re.IGNORECASE,
)
#: Where the two languages rightly write unlike numbers: decades, clocks, measures.
_RECKONED = re.compile(
    r"\d0'?s\b|\b[ap]\.?m\b|\bo'clock|(?:feet|foot|ft|inch|pounds?|lbs?|ounce|oz|mile|acre|yard|"
    r"gallon|Fahrenheit|°F|stone|ton)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sides:
    """A pair with what several rules ask of it, counted once.

    Attributes:
        english, chinese: the two texts.
        letters: Latin letters and digits of the English side.
        han: Chinese characters of the Chinese side.
        latin: Latin letters of the Chinese side.
        digits: digits of the Chinese side.
        words: of the English side, in lower case.
    """

    english: str
    chinese: str
    letters: int
    han: int
    latin: int
    digits: int
    words: tuple[str, ...]


def look(english: str, chinese: str) -> Sides:
    """Count what the rules ask of a pair."""
    plain = len(_LATIN.findall(english)) + len(_DIGIT.findall(english))
    han = len(_HAN.findall(chinese))
    latin = len(_LATIN.findall(chinese))
    digits = len(_DIGIT.findall(chinese))
    return Sides(english, chinese, plain, han, latin, digits, _words(english))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


@dataclass(slots=True)
class Memory:
    """Hashes of what a run has kept so far; only the rules on repetition look at them."""

    pairs: dict[int, int] = field(default_factory=dict)
    english: Counter[int] = field(default_factory=Counter)
    chinese: Counter[int] = field(default_factory=Counter)
    now: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Rule:
    """Why a pair is removed.

    Attributes:
        name: short, for tables.
        why: one sentence without a full stop.
        finds: whether a pair is to go, by its sides and what was kept before it.
    """

    name: str
    why: str
    finds: Callable[[Sides, Memory], bool]


def _is_contentless(sides: Sides, _: Memory) -> bool:
    return sides.han == 0 or not any(len(word) > 1 for word in sides.words)


def _is_foreign(sides: Sides, _: Memory) -> bool:
    foreign = sum(word in _FOREIGN_WORDS for word in sides.words)
    if foreign >= 3 and foreign > sum(word in _ENGLISH_WORDS for word in sides.words):
        return True
    return len(_HAN.findall(sides.english)) > 0.1 * sides.letters


def _is_pinyin(sides: Sides, _: Memory) -> bool:
    # Lists of names look like it, but for their capitals.
    return (
        len(sides.words) >= 4
        and 2 * len(_CAPITAL.findall(sides.english)) < len(sides.words)
        and all(_PINYIN.fullmatch(word) for word in sides.words)
        and not any(word in _ENGLISH_WORDS for word in sides.words)
    )


def _is_other_script(sides: Sides, _: Memory) -> bool:
    return len(_KANA_OR_HANGUL.findall(sides.chinese)) > 0.1 * sides.han


def _is_damaged(sides: Sides, _: Memory) -> bool:
    if not sides.english.isascii() and _DAMAGE.search(sides.english):
        return True
    return _DAMAGE.search(sides.chinese) is not None


def _is_markup(sides: Sides, _: Memory) -> bool:
    return any(_is_code(text) for text in (sides.english, sides.chinese))


def _is_code(text: str) -> bool:
    marks = len(_CODE.findall(text))
    if marks >= 4 and marks > 0.04 * len(text):
        return True
    return (marks > 0 or "&" in text or "[" in text) and _TAG.search(text) is not None


def _is_address(sides: Sides, _: Memory) -> bool:
    if "@" not in sides.english and "://" not in sides.english and "www." not in sides.english:
        return False
    return sum(map(len, _ADDRESS.findall(sides.english))) > 0.7 * len(sides.english)


def _is_signs(sides: Sides, _: Memory) -> bool:
    told = ((sides.english, sides.letters), (sides.chinese, sides.han + sides.latin + sides.digits))
    return any(2 * count < len(text) - text.count(" ") for text, count in told)


def _is_repetitive(sides: Sides, _: Memory) -> bool:
    # Counting first spares most pairs the slow patterns, which look back at every place.
    if len(sides.words) - len(set(sides.words)) >= 3 and _STUTTER.search(sides.english.lower()):
        return True
    if len(sides.chinese) - len(set(sides.chinese)) >= 6 and _ECHO.search(sides.chinese):
        return True
    return any(_STRETCHED.search(text) for text in (sides.english, sides.chinese))


def _is_entry(sides: Sides, _: Memory) -> bool:
    return any(_ENTRY.match(text) for text in (sides.english, sides.chinese))


def _is_untranslated(sides: Sides, _: Memory) -> bool:
    """Mostly a copy of the English side, or a clause of it. Names may stay in Latin letters."""
    if sides.latin > 4 * sides.han and 2 * sides.latin > sides.letters:
        return True
    if sides.latin < 6:
        return False
    if _SPELLED_OUT.search(sides.chinese):
        return True
    return sum(len(word) > 2 and word in _ENGLISH_WORDS for word in _words(sides.chinese)) >= 2


def _is_torn(sides: Sides, _: Memory) -> bool:
    return _TORN.match(sides.chinese) is not None


def _is_long(sides: Sides, _: Memory) -> bool:
    return len(sides.words) > _MOST_TOKENS or sides.han > _MOST_TOKENS


#: By the size of a pair (geometric mean of its sides, in English letters): the least and the most
#: English letters for each that the Chinese side lets expect. Short pairs vary more, and sayings
#: of four characters take many English words.
_BOUNDS = ((10, 0.15, 5.0), (20, 0.25, 3.4), (40, 0.36, 2.8), (60, 0.41, 2.4), (100, 0.44, 2.1))
_BOUNDS_BEYOND = (0.46, 1.9)


def _is_unlike_length(sides: Sides, _: Memory) -> bool:
    # A few are added to both so that one word more or less weighs little in the shortest.
    letters = sides.letters + 3
    expected = _LETTERS_A_CHARACTER * sides.han + sides.latin + sides.digits + 3
    size = (letters * expected) ** 0.5
    low, high = next((bounds[1:] for bounds in _BOUNDS if size < bounds[0]), _BOUNDS_BEYOND)
    if letters > high * expected:
        return True
    if letters < low * expected:
        return letters + _written_out(sides) < low * expected
    return False


def _written_out(sides: Sides) -> float:
    """Letters that the acronyms of the English side would have if it wrote them out."""
    if sides.latin:
        return 0
    return _LETTERS_AN_INITIAL * sum(map(len, _ACRONYM.findall(sides.english)))


def _has_other_numbers(sides: Sides, _: Memory) -> bool:
    """Numbers in figures of which no two agree, or a long one without any counterpart."""
    left, right = _NUMBER.findall(sides.english), _NUMBER.findall(sides.chinese)
    if not left and not right:
        return False
    if not right:
        return _has_long_number(sides.english) and not _has_numeral(sides.chinese)
    if not left:
        return _has_long_number(sides.chinese) and not _has_numeral(sides.english)
    if _RECKONED.search(sides.english) or _CHINESE_NUMERAL.search(sides.chinese):
        return False
    return not any(_agree(_core(one), _core(other)) for one in left for other in right)


def _has_long_number(text: str) -> bool:
    return _LONG_NUMBER.search(text) is not None


def _has_numeral(text: str) -> bool:
    """Whether a number is told in any way, figures beside letters included."""
    return any(pattern.search(text) for pattern in (_DIGIT, _CHINESE_NUMERAL, _ENGLISH_NUMERAL))


def _core(number: str) -> str:
    """The figures without separators and outer zeros: 5 million is 500万, 1,250 is 1.25千."""
    return unicodedata.normalize("NFKC", re.sub(r"\D", "", number)).strip("0")


def _agree(one: str, other: str) -> bool:
    """Whether one ends or begins as the other: 1998 and 98, 11.38 and 1.138."""
    short, long = sorted((one, other), key=len)
    return short == long or (short != "" and (long.endswith(short) or long.startswith(short)))


def fold(text: str) -> str:
    """A text without case, width, spacing and punctuation."""
    return _NO_WORD.sub("", unicodedata.normalize("NFKC", text).casefold())


def _is_repeated(sides: Sides, memory: Memory) -> bool:
    memory.now = (hash(fold(sides.english)), hash(fold(sides.chinese)))
    return memory.pairs.get(hash(memory.now)) == hash((sides.english, sides.chinese))


def _is_near_repeated(sides: Sides, memory: Memory) -> bool:
    key = hash(memory.now)
    if key in memory.pairs:
        return True
    memory.pairs[key] = hash((sides.english, sides.chinese))
    return False


def _is_crowded(sides: Sides, memory: Memory) -> bool:
    english, chinese = memory.now
    if max(memory.english[english], memory.chinese[chinese]) >= _MOST_PARTNERS:
        return True
    memory.english[english] += 1
    memory.chinese[chinese] += 1
    return False


#: In the order in which they are asked: the first that finds something removes the pair.
RULES: tuple[Rule, ...] = (
    Rule(
        "contentless",
        "without an English word of two letters or a Chinese character there is nothing to learn",
        _is_contentless,
    ),
    Rule("damaged", "characters were lost or read in the wrong encoding", _is_damaged),
    Rule("foreign", "the English side is in another language", _is_foreign),
    Rule("pinyin", "the English side is Chinese in Latin letters", _is_pinyin),
    Rule("other script", "the Chinese side is Japanese or Korean", _is_other_script),
    Rule("markup", "tags, entities or code are left in the text", _is_markup),
    Rule("address", "most of it is an address on the web", _is_address),
    Rule("signs", "less than half of a side are letters, characters or digits", _is_signs),
    Rule("repetitive", "one word or letter comes again and again", _is_repetitive),
    Rule("entry", "a dictionary's word class stands at its beginning", _is_entry),
    Rule("untranslated", "much of the Chinese side is English", _is_untranslated),
    Rule("torn", "the Chinese side begins in the middle of a sentence", _is_torn),
    Rule("too long", f"a side has more than {_MOST_TOKENS} words or characters", _is_long),
    Rule("unlike length", "one side lacks a part of the other", _is_unlike_length),
    Rule("other numbers", "no number of one side stands on the other", _has_other_numbers),
    Rule("repeated", "the same pair was there before", _is_repeated),
    Rule(
        "near repeated",
        "the same pair was there before, but for case, width, spacing and punctuation",
        _is_near_repeated,
    ),
    Rule(
        "crowded",
        f"one side was there with {_MOST_PARTNERS} others, which training sets against each other",
        _is_crowded,
    ),
)
