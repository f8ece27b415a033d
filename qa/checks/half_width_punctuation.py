"""Half-width punctuation beside Chinese characters.

Between two of them it is a slip. Behind the last one, or beside a figure, it is often the habit of
a whole document, as in lists and agendas; so is `3日, 星期二`. It misleads nobody: a warning.

Brackets are not looked at: United Nations Chinese writes them half-width. Nor are commas, points
and colons within figures, times and addresses, or the point of an item's label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.check import PUNCTUATION, Check, Example, always
from qa.finding import WARNING, Found
from qa.pair import Pair
from tmx.scripts import HAN

_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}
_BESIDE = rf"{HAN}“”‘’《》〈〉「」『』、。，；：？！（）…"
_MARK = re.compile(
    rf"(?<=[{_BESIDE}])[ \xa0]?[,;:!?](?!//)|[,;:!?](?=[ \xa0]?[{_BESIDE}])"
    rf"|(?<=[{HAN}”》）])[ \xa0]?\.(?=[ \xa0]?(?:[{_BESIDE}]|[\"')\]*]*$))"
    rf"|(?<=[{HAN}])[)\]%][,;:](?!\w)|(?<=[0-9%)\]])[,;:](?=[ \xa0]?$)"
    r"|(?<=[%％)\]])\.(?=[\"'’”)]*$)"
)
# Quick: most Chinese texts have no such mark at all.
_NEEDS = re.compile("[,;:!?.]")
_LABEL = re.compile(
    r"^\s*[*(（\[]*(?:第?[一二三四五六七八九十百]{1,5}|附件[一二三四五六七八九十]*"
    r"|第\s?[一二三四五六七八九十百0-9IVX]{1,6}\s?(?:部分|[章节编卷篇条款部]))$"
)
_STRAIGHT = re.compile(rf"(?<=[{HAN}，。：；])\"|\"(?=[{HAN}])")


def _find(pair: Pair) -> Iterator[Found]:
    if not pair.into_chinese:
        return
    target = pair.target
    if _NEEDS.search(target):
        for match in _MARK.finditer(target):
            at = next(n for n in range(match.start(), match.end()) if target[n] in _FULL)
            if target[at] == "." and _LABEL.match(target[:at]):
                continue
            yield Found(f"{target[at]} stands for {_FULL[target[at]]}", None, (at, at + 1))
    if '"' in target and (straight := _STRAIGHT.search(target)):
        yield Found('" stands for “ or ”', None, straight.span())


CHECK = Check(
    "half-width-punctuation",
    PUNCTUATION,
    WARNING,
    "A half-width mark stands beside Chinese characters.",
    Example("The tide is low, and the ferry waits.", "潮水很低,渡船在等候。", ", stands for ，"),
    always(_find),
)
