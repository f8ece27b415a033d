"""Other ways to say a number that `entities` does not read, as they are no number everywhere.

An amount that only one side has is no fault if the other side says it in such a way: two is
"both", 双 or "bilateral", twelve "a dozen", ten "a decade", one nearly anything.
"""

from __future__ import annotations

import re

from entities.folding import fold
from entities.numerals import CHINESE_NUMERAL, canonical, chinese, english

_ENGLISH = (
    ("1", r"an?|one|once|single|sole|only|each|every|per|first|another|uni\w+|no"),
    # What grows fivefold has grown by four times: 增长了四倍.
    ("2", r"two|twice|second|both|doubl\w+|twofold|pair|couple|bi(?:lateral|enni|annual)\w*"
          r"|tripl\w+|threefold|half|halves|halv\w+|dual|either|secondary"),
    ("3", r"thrice|tripl\w+|threefold|tri(?:lateral|enni|partite|angular)\w*|tertiary"
          r"|quadrupl\w+|fourfold"),
    ("4", r"quarter(?:s|ly)?|quadrupl\w+|fourfold|quadrenni\w*|quadripartite"
          r"|fivefold|quintupl\w+"),
    ("5", r"fivefold|quintupl\w+|quinquenni\w+|sixfold"),
    ("6", r"sixfold|half a year|half-year\w*|sevenfold"),
    ("7", r"sevenfold|eightfold"),
    ("8", r"eightfold|ninefold"),
    ("9", r"ninefold|tenfold"),
    ("10", r"decades?|tenfold|decenni\w+"),
    ("12", r"dozens?|year|annual|noon"),
    ("19", r"covid|coronavirus\w*"),
    ("14", r"fortnight\w*"),
    ("20", r"score"),
    ("24", r"around the clock|round-the-clock|daily|day"),
    ("50", r"half|halves|halv\w+"),
    ("0.5", r"half|halves|halv\w+"),
    ("100", r"hundreds?|century|centen\w+|centuries|hundredfold"),
    ("1000", r"thousands?|millenni\w+"),
    ("1000000", r"millions?"),
    ("0", r"zero|nil|no|none|nought"),
)  # fmt: skip
_ENGLISH_PATTERNS = {
    value: re.compile(rf"(?<![a-z])(?:{words})(?![a-z])") for value, words in _ENGLISH
}
_CHINESE = {
    "1": "[一首单独唯每初个]",
    "2": "[二两双倍半贰次]|对",
    "3": "[三叁]",
    "4": "四|季",
    "6": "六|半年",
    "7": "全天候|每?周|星期",
    "10": "十",
    "12": "打|十二|年",
    "14": "两周|两个?星期|双周",
    "15": "刻",
    "19": "冠状病毒|新冠",
    "20": "廿",
    "24": "昼夜|全天|日",
    "30": "半",
    "50": "半",
    "0.5": "半",
    "100": "百(?![分姓])|世纪",
    "1000": "千(?!万)",
    "0": "[零〇无没]",
}  # fmt: skip
_CHINESE_PATTERNS = {value: re.compile(words) for value, words in _CHINESE.items()}
_RUN = re.compile(f"{CHINESE_NUMERAL}+")
_DIGITS = "一二三四五六七八九"
_VAGUE = re.compile(f"([{_DIGITS}])([{_DIGITS}])([十百千万亿]+)")
_PLAN = re.compile(f"(十?[{_DIGITS}])(五)")
_NUMERAL_WORD = re.compile(r"[a-z]+")


def says(text: str, language: str, value: str, numbers: bool = False) -> bool:
    """Whether a text may say a number in words that are no entity.

    Args:
        text: of the side that lacks it.
        language: its primary subtag; nothing is known of others than English and Chinese.
        value: canonical.
        numbers: it says which one, not how many, so that it must be a numeral: table 1 is not
            "a table".
    """
    if language == "en":
        return _english_says(text.lower(), value, numbers)
    if language == "zh":
        return _chinese_says(fold(text), value, numbers)
    return False


def _english_says(text: str, value: str, numbers: bool) -> bool:
    pattern = _ENGLISH_PATTERNS.get(value)
    if pattern and not numbers and pattern.search(text):
        return True
    words = _NUMERAL_WORD.findall(text)
    return any(_english_value(word) == value for word in words if word not in ("a", "and"))


def _english_value(word: str) -> str:
    try:
        return canonical(english(word))
    except KeyError:
        return ""


def _chinese_says(text: str, value: str, numbers: bool) -> bool:
    pattern = _CHINESE_PATTERNS.get(value)
    if pattern and not numbers and pattern.search(text):
        return True
    return any(
        canonical(number) == value
        for run in _RUN.findall(text)
        for printed in (run, *_either_of(run), *_plan_of(run))
        if (number := chinese(printed)) is not None
    )


def _either_of(run: str) -> tuple[str, ...]:
    """三四百万 is three or four million."""
    found = _VAGUE.fullmatch(run)
    if not found or _DIGITS.index(found[2]) != _DIGITS.index(found[1]) + 1:
        return ()
    return found[1] + found[3], found[2] + found[3]


def _plan_of(run: str) -> tuple[str, ...]:
    """十一五 is the eleventh five-year plan."""
    found = _PLAN.fullmatch(run)
    return (found[1], found[2]) if found else ()
