"""A word or a Chinese character that stands twice.

In Chinese a character often stands twice where one word ends and the next begins (各国|国内), in
words of that kind (常常, 人人) and in names. rjieba's dictionary tells: where a character stands
twice by a slip, the text without the second is cut into fewer words; where both are needed, it is
not.
Names are told by the characters that they are written with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from operator import eq

from glossaries.chinese import simplified
from qa.check import PUNCTUATION, Check, Example, always
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair
from tmx.cleaning.sides import listed
from tmx.languages import primary
from tmx.scripts import HAN

_DOUBLED = re.compile(rf"([{HAN}])\1")
# A stretch of two to ten characters, twice.
_DOUBLED_WORD = re.compile(
    "(.)(?:" + "|".join(rf"(.{{{n}}})\1\{n + 1}" for n in range(1, 10)) + ")"
)
# So much of a text on either side of a doubled character is cut into words.
_AROUND = 6
_NAMED_TWICE = re.compile(r"\b([A-Z][a-z]+)[ -]\1\b")
_BREAK = re.compile(rf"[^{HAN}]")
# Characters that foreign names are written with.
_NAMES = frozenset(
    "阿埃艾安奥巴贝本比彼波博布达戴丹德迪丁杜多厄恩尔法菲费芬佛弗夫福盖甘冈高戈格古哈海汉赫亨胡霍基吉加贾"
    "杰金喀卡凯坎康科克肯库拉莱兰劳勒雷里利莲列林琳隆卢鲁伦罗洛马玛迈麦曼芒梅蒙米密莫默姆穆纳奈南内尼涅宁努"
    "诺欧帕潘庞佩皮平泼蒲浦普奇齐乔切让热日荣茹萨塞桑沙山舍圣施什史斯苏索塔泰坦汤特提廷通图土托瓦万旺威韦维"
    "温文沃乌武西希锡夏谢欣辛休雅亚延扬耶叶伊因英尤约泽扎詹哲兹祖佐滴涕朱咪妮娜莎丽娅蒂黛露琪茜珍卜俾詹"
)
# Words of one character that a word may begin behind.
_SMALL = frozenset(
    "的和在为会将有对与以到同从向是就都被比于给得可要能正更最已再又也还新老大小多少各其本该此每某"
)
# What counts before it, 一个个 or 每人人, shows that one of the two is too many.
_COUNTED = re.compile(r"[\d一这那每各两几首本]")
# The same before 个个, which is each of all otherwise: 各国个个.
_COUNTED_ONES = frozenset("一二三四五六七八九十百千万两这那每各几首本多某整逐半0123456789")
# What is rightly said twice, one by one: 一步一步. 一 is but the beginning of other words: 一般.
_STEPS = re.compile("一[^些般致定旦直起切系共律再贯]")
# Behind one of them 一 is said of a thing, as of one: 第一一次 and 一一个 are slips.
_ORDINAL = frozenset("第统唯万同进十百千期周")
_ONES = frozenset("些般致定旦直起切系个项次名种份位套年样方面")
# Parts of a year, behind its figures: 2016年年中.
_YEAR = re.compile("(?<=[0-9０-９〇零○一二三四五六七八九十])年年[初中底末终]")
# Words that one of a single character may stand before, which they begin with: 合作和|和平.
_JOINTS = listed("和平 和解 和谐 和睦 为期 的确 与会 就业 从事 对话 对外 以色列 在职 前任 后续")
# Words of a character twice, as far as official texts have them.
_TWICE = listed(
    "人人 常常 往往 仅仅 渐渐 种种 刚刚 频频 重重 深深 早早 泛泛 大大 远远 稍稍 默默 牢牢 "
    "紧紧 悄悄 匆匆 处处 事事 年年 天天 等等 代代 层层 步步 恰恰 统统 通通 纷纷 偏偏 累累 "
    "万万 区区 比比 谢谢 遥遥 缓缓 徐徐 明明 点点 滴滴 猩猩 爸爸 妈妈 哥哥 姐姐 弟弟 妹妹 "
    "爷爷 奶奶 叔叔 太太 星星 茫茫 津津 滔滔 斤斤 孜孜 勃勃 赫赫 熊熊 漫漫 慢慢 试试 看看 "
    "想想 听听 说说 谈谈 轻轻 细细 微微 家家 户户 条条 件件 样样 多多 白白 好好 久久 苦苦 "
    "姗姗 沾沾 洋洋 耿耿 嗷嗷 男男 女女"
)
# The same behind a figure: 2014年|年底.
_YEARS = listed("年度 年底 年初 年中 年均 年终 年末 年会 年报 年龄 年期")
# Words in which a character stands twice, and the dictionary has them not.
_RIGHTLY = re.compile("目的的|男男性行为|女女性行为")
# Figures that a number is written in one by one: 二〇一一年, 九九年.
_FIGURES = frozenset("〇○零一二三四五六七八九")
# Words of one character that stand beside any other: 本|报告 is as likely meant as 本报|告.
_FUNCTION = frozenset("和在对以是于给本该其最未不多过地日条款")
# Words that a sentence may have twice.
_WORDS = {
    "en": frozenset({"that", "had", "is"}),
    "fr": frozenset({"nous", "vous"}),
    "de": frozenset({"die", "der", "das", "sie"}),
    "nl": frozenset({"dat", "die"}),
    "it": frozenset({"si"}),
    "pt": frozenset({"se"}),
}
# Words that begin with what ends a name: 波托克市|市长.
_AFTER_NAMES = listed(
    "市长 市民 市区 市政 市内 市场 国家 国内 国民 国际 国务 国土 国会 国防 国王 国别 国籍 "
    "会议 会员 会长 会期 会址 部长 部门 部队 部级 司长 处长 局长 州长 州内 省长 省内 县长 "
    "区长 区域 区内 院长 院士 校长 党派 党员 党内 军人 军队 军官 军事 岛民 岛屿 岛国 村民 "
    "村庄 镇长 厂长 团长 团员 队长 队员 报道 报告 报纸 法规 法庭 法律 法院 族裔 族人 语言 "
    "人数 人员 人口 人权 港口 河流 海域 海洋 山区 权利 权力 权益"
)


def _find(pair: Pair) -> Iterator[Found]:
    target = pair.target
    if pair.into_chinese:
        yield from _chinese(pair)
    if " " in target:
        words = target.lower().split()
        if any(map(eq, words, words[1:])):
            yield from _spaced(pair)


def _chinese(pair: Pair) -> Iterator[Found]:
    text = pair.target
    doubled = list(_DOUBLED.finditer(text))
    if doubled:
        # The dictionary is one of simplified Chinese.
        plain = simplified(text)
        text = plain if len(plain) == len(text) else text
    for match in doubled:
        if severity := _judged(text, match.start()):
            yield Found(f"'{match[1]}' stands twice", None, match.span(), severity)
    for match in _DOUBLED_WORD.finditer(pair.target):
        found = match[0]
        half = found[: len(found) // 2]
        if _BREAK.search(found) or _FIGURES.issuperset(found) or _STEPS.fullmatch(half):
            continue
        if _is_named_twice(pair.source):
            continue
        is_free = len(half) == 2 and _NAMES.issuperset(half)  # It may be a name.
        severity = WARNING if is_free else ERROR
        yield Found(f"'{half}' stands twice", None, match.span(), severity)


def _judged(text: str, at: int) -> str:
    """How surely a doubled character is a slip, "" for not at all."""
    left, right = _beside(text, at)
    sign = text[at]
    if sign in _FIGURES and not _FIGURES.isdisjoint((text[at - 1 : at], text[at + 2 : at + 3])):
        return ""
    if sign in _FIGURES and text[at + 2 : at + 3] == "年":
        return ""
    if sign in (text[at - 1 : at], text[at + 2 : at + 3]):
        return ERROR
    if _RIGHTLY.search(text, max(0, at - 1), at + 5) or _is_each(sign, text[at - 1 : at], right):
        return ""
    if _YEAR.match(text, at):
        return ""
    twice, once = _cut(left + sign + sign + right), _cut(left + sign + right)
    before, behind = _parted(twice, len(left) + 1)
    is_word = before == behind == sign + sign
    if len(twice) <= len(once) and (not is_word or before in _TWICE):
        # Without the second the text would fall into as many words: each is needed for one.
        is_counted = is_word and _COUNTED.match(text[at - 1 : at])
        may_be_less = sign != "国" and _reads_well(twice, once)  # 本国|国民 is a thing of its own.
        return WARNING if is_counted or may_be_less else ""
    if before in _TWICE or (before == sign and _may_follow(behind, left, text[at - 1 : at])):
        return WARNING
    if sign == "年" and text[at - 1 : at].isalpha() and text[at - 1] not in _COUNTED_ONES:
        return WARNING  # 年年, every year, is no word of the dictionary.
    if before != behind and len(before) > 1 and (len(behind) > 1 or (behind in _SMALL and right)):
        return WARNING
    return WARNING if sign in _NAMES and _is_name(left[-1:], right[:1], text, at) else ERROR


def _is_each(sign: str, last: str, right: str) -> bool:
    """Whether 个个 or 一一 says each of all: 各国个个, and 一一 before a verb, 一一回答."""
    if sign == "个":
        return last not in _COUNTED_ONES
    if sign != "一" or not right or last in _ORDINAL or right[0] in _ONES:
        return False
    return len(_cut(right)[0]) > 1


def _reads_well(twice: tuple[str, ...], once: tuple[str, ...]) -> bool:
    """Whether the text without the second has but a small word of its own: 本报|告 for 本|报告."""
    own = [word for word in once if word not in twice]
    return len(own) == 1 and own[0] in _FUNCTION


def _may_follow(word: str, left: str, last: str) -> bool:
    """Whether a word may stand behind a single character with which it begins."""
    if word in _YEARS:
        return last.isdigit() or last in "〇零一二三四五六七八九十"
    return left != "" and (word in _JOINTS or word in _AFTER_NAMES)


def _beside(text: str, at: int) -> tuple[str, str]:
    """The Chinese characters on either side of a doubled one, as far as they are looked at."""
    left = _BREAK.split(text[max(0, at - _AROUND) : at])[-1]
    right = _BREAK.split(text[at + 2 : at + 2 + _AROUND])[0]
    return left, right


def _parted(words: tuple[str, ...], middle: int) -> tuple[str, str]:
    """The words before and behind a place; both are the same where it is within a word."""
    reached = 0
    for number, word in enumerate(words):
        if reached + len(word) > middle:
            return (words[number - 1] if reached == middle else word), word
        reached += len(word)
    return words[-1], ""


@lru_cache(maxsize=4096)
def _cut(text: str) -> tuple[str, ...]:
    """A text as words of the dictionary."""
    import rjieba

    return tuple(rjieba.cut(text, hmm=False))


def _is_name(before: str, behind: str, text: str, at: int) -> bool:
    """Whether the characters beside a doubled one are such as names are written with."""
    if "·" in (text[at - 1 : at], text[at + 2 : at + 3]):
        return True
    return (before in _NAMES and before != "") or (behind in _NAMES and behind != "")


def _is_named_twice(source: str) -> bool:
    """Whether the source has a name that says a word twice: Pago Pago, 帕果帕果."""
    if source.isascii():
        return _NAMED_TWICE.search(source) is not None
    return _DOUBLED_WORD.search(source) is not None or _NAMED_TWICE.search(source) is not None


def _spaced(pair: Pair) -> Iterator[Found]:
    """Words with a space between them."""
    known = _WORDS.get(primary(pair.target_language), frozenset())
    words = list(re.finditer(r"\S+", pair.target))
    for one, other in pairwise(words):
        word = one[0].lower()
        if word != other[0].lower() or not word.isalpha() or word in known:
            continue
        if f"{one[0]} {other[0]}" not in pair.source and not _is_named_twice(pair.source):
            yield Found(f"'{one[0]}' stands twice", None, (one.start(), other.end()))


CHECK = Check(
    "repeated-word",
    PUNCTUATION,
    ERROR,
    "A word or a Chinese character stands twice.",
    Example("The list of the ferries", "渡船的的清单", "'的' stands twice"),
    always(_find),
)
