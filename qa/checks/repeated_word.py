"""A word or a Chinese character that stands twice.

In Chinese a character often stands twice where one word ends and the next begins (各国|国内), in
words of that kind (常常, 一一) and in names. So a doubled character is looked at in its place: where
words end there, rjieba's dictionary tells; names are told by the characters that they are
written with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import eq

from qa.check import PUNCTUATION, Check, Example, always
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair
from tmx.cleaning.sides import listed
from tmx.languages import primary
from tmx.scripts import HAN

_DOUBLED = re.compile(rf"([{HAN}])\1")
_DOUBLED_WORD = re.compile(r"(.)(?:(.)\1\2|(..)\1\3|(...)\1\4|(....)\1\5|(.....)\1\6)")
# So much of a text on either side of a doubled character is cut into words.
_AROUND = 6
_BREAK = re.compile(rf"[^{HAN}]")
# Characters that foreign names are written with.
_NAMES = frozenset(
    "阿埃艾安奥巴贝本比彼波博布达戴丹德迪丁杜多厄恩尔法菲费芬佛弗夫福盖甘冈高戈格古哈海汉赫亨胡霍基吉加贾"
    "杰金喀卡凯坎康科克肯库拉莱兰劳勒雷里利莲列林琳隆卢鲁伦罗洛马玛迈麦曼芒梅蒙米密莫默姆穆纳奈南内尼涅宁努"
    "诺欧帕潘庞佩皮平泼蒲浦普奇齐乔切让热日荣茹萨塞桑沙山舍圣施什史斯苏索塔泰坦汤特提廷通图土托瓦万旺威韦维"
    "温文沃乌武西希锡夏谢欣辛休雅亚延扬耶叶伊因英尤约泽扎詹哲兹祖佐滴涕朱咪妮娜莎丽娅蒂黛露琪茜珍卜俾詹"
)
# Words of one character that a word may begin behind.
_SMALL = frozenset("的和在为会将有对与以到同从向是就都被比于给得可要能正更最已再又也还新老大小多少各其本该此每某")
_PAIRS = listed(
    "常常 慢慢 一一 试试 等等 人人 天天 往往 仅仅 渐渐 种种 刚刚 偏偏 频频 重重 深深 早早 泛泛 大大 "
    "远远 稍稍 略略 默默 久久 牢牢 紧紧 悄悄 匆匆 处处 事事 时时 年年 月月 日日 家家 户户 代代 层层 "
    "步步 个个 条条 件件 节节 断断 斤斤 津津 源源 滔滔 孜孜 兢兢 业业 咄咄 勃勃 区区 念念 歪歪 历历 "
    "比比 非非 冉冉 谆谆 熊熊 耿耿 栩栩 岌岌 惴惴 侃侃 娓娓 累累 恰恰 通通 统统 足足 万万 千千 百百 "
    "好好 高高 白白 明明 暗暗 切切 清清 楚楚 原原 本本 实实 在在 轰轰 烈烈 星星 爸爸 妈妈 哥哥 姐姐 "
    "弟弟 妹妹 爷爷 奶奶 叔叔 宝宝 看看 想想 谈谈 听听 走走 说说 谢谢 遥遥 缓缓 徐徐 平平 安安 形形 "
    "色色 方方 面面 点点 滴滴 纷纷 扰扰 赤赤 裸裸 沸沸 扬扬 多多 少少 真真 正正 堂堂 洋洋 浩浩 荡荡 "
    "郁郁 葱葱 密密 麻麻 支支 吾吾 战战 惶惶 昏昏 欲欲 炯炯 脉脉 涓涓 潺潺 萧萧 茫茫 莽莽 莘莘 芸芸 "
    "猩猩 狒狒 太太 蛛蛛 饽饽 泡泡 框框 圈圈 条条 头头 某某 男男 女女 旦旦 耽耽 眈眈 虎虎 灼灼 凿凿 "
    "侧侧 嗷嗷 嘤嘤 琅琅 朗朗 滚滚 汩汩 腾腾 冲冲 巍巍 绵绵 蒸蒸 井井 彬彬 翩翩 振振 娇娇 楞楞 愣愣 "
    "硬硬 软软 静静 轻轻 微微 细细 仔仔 苦苦 甜甜 满满 空空 光光 乖乖 短短 长长 薄薄 厚厚 淡淡 浓浓"
)
_WORDS = {
    "en": listed("that had is"), "fr": listed("nous vous"), "de": listed("die der das sie"),
    "nl": listed("dat die"), "it": listed("si"), "pt": listed("se"),
}  # fmt: skip
_EDGES = "\"'“”‘’()[]«»"


def _find(pair: Pair) -> Iterator[Found]:
    target = pair.target
    if not target.isascii():
        yield from _chinese(pair)
    if " " in target:
        words = target.lower().split()
        if any(map(eq, words, words[1:])):
            yield from _spaced(pair)


def _chinese(pair: Pair) -> Iterator[Found]:
    text = pair.target
    for match in _DOUBLED.finditer(text):
        if severity := _judged(text, match.start()):
            yield Found(f"'{match[1]}' stands twice", None, match.span(), severity)
    for match in _DOUBLED_WORD.finditer(text):
        found = match[0]
        if _BREAK.search(found) or _is_named_twice(pair, found):
            continue
        half = found[: len(found) // 2]
        yield Found(f"'{half}' stands twice", None, match.span())


def _judged(text: str, at: int) -> str:
    """How surely a doubled character is a slip, "" for not at all."""
    pair = text[at : at + 2]
    if pair in _PAIRS:
        return ""
    left, right = _beside(text, at)
    before, behind = _parted(left + text[at], text[at] + right)
    if before == "" or (len(before) > 1 and len(behind) > 1):
        return ""
    if len(behind) > 1 and before in _SMALL:
        return ""
    if len(before) > 1 and behind in _SMALL and right:
        return WARNING
    if text[at] in _NAMES and _is_name(left[-1:], right[:1], text, at):
        return ""
    return ERROR


def _beside(text: str, at: int) -> tuple[str, str]:
    """The Chinese characters on either side of a doubled one, as far as they are looked at."""
    left = _BREAK.split(text[max(0, at - _AROUND) : at])[-1]
    right = _BREAK.split(text[at + 2 : at + 2 + _AROUND])[0]
    return left, right


def _parted(left: str, right: str) -> tuple[str, str]:
    """The last word of what stands before the middle, and the first of what follows.

    An empty first one says that the middle is within a word of the dictionary.
    """
    words = _cut(left + right)
    reached = 0
    for word in words:
        if reached < len(left) < reached + len(word):
            return "", word
        reached += len(word)
    return _cut(left)[-1], _cut(right)[0]


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


def _is_named_twice(pair: Pair, found: str) -> bool:
    """Whether the source says it twice as well (Pago Pago), or names follow each other."""
    words = re.split(r"[\s-]+", pair.source.lower())
    return all(sign in _NAMES for sign in found) or any(
        len(word) > 2 and word == follower for word, follower in zip(words, words[1:], strict=False)
    )


def _spaced(pair: Pair) -> Iterator[Found]:
    """Words with a space between them."""
    known = _WORDS.get(primary(pair.target_language), frozenset())
    words = list(re.finditer(r"\S+", pair.target))
    for one, other in zip(words, words[1:], strict=False):
        word = one[0].lower()
        if word != other[0].lower() or not word.isalpha() or word in known:
            continue
        if f"{one[0]} {other[0]}" not in pair.source:
            yield Found(f"'{one[0]}' stands twice", None, (one.start(), other.end()))


CHECK = Check(
    "repeated-word",
    PUNCTUATION,
    ERROR,
    "A word or a Chinese character stands twice.",
    Example("The list of the ferries", "渡船的的清单", "'的' stands twice"),
    always(_find),
)
