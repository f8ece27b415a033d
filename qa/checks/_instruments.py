"""Instruments by their kind: the words for it in English and in Chinese, with 《》 and without."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from qa.finding import NOTE, WARNING, Span
from tmx.scripts import HAN


class Kind(NamedTuple):
    """A kind of instrument or publication.

    Attributes:
        name: for messages.
        english: expression for its words, with capitals.
        chinese: expression for the words with which its titles end.
        severity: of one without marks.
    """

    name: str
    english: str
    chinese: str
    severity: str = WARNING


def _work(words: str) -> str:
    """Words for a publication that are a title with a name beside them only."""
    return rf"[A-Z][\w’'-]+\s(?:{words})|(?:{words})\s(?:on|for|of|to)\s(?:the\s)?[A-Z]\w*"


#: The kinds; where words of two could be meant, the first has them. What UN Chinese marks
#: nearly always is a warning without, what it marks as often as not is for information.
KINDS = (
    Kind("Convention", r"[A-Z]\w+\s[Cc]onventions|Convention|Covenants?|CEDAW|UNFCCC|UNCLOS"
         r"|CRPD|ICCPR|ICESCR|UNCAC|ICERD|CWC|BWC", "公约|盟约"),
    Kind("Treaty", r"Treaty(?!-)|NPT|CTBT|START", "条约"),
    Kind("Charter", r"Charters?|Magna\sCarta|MCW", "宪章"),
    Kind("Declaration", r"Declarations?", "宣言"),
    Kind("Protocol", r"Protocols?|[A-Z]\w+\sprotocols?", "议定书|协定书"),
    Kind("Statute", r"Statutes?", "规约"),
    Kind("Programme or Platform", r"(?:Programmes?|Platforms?)\s(?:of|for)\sAction|Platforms?|PoA"
         r"|Compendium", "纲领|纲要"),
    Kind("Constitution", r"Constitutions?|Organic\s(?:Act|Law)", "宪法|组织法"),
    Kind("Code", r"Codes?|PNC", "法典|守则|刑法典?|民法典?|诉讼法"),
    Kind("Plan", r"Plans?|Scheme|Package\sof\sMeasures",
         "行动计划|执行计划|战略计划|实施计划|计划|规划", NOTE),
    Kind("Act or Law", r"Acts?|Laws?|Bills?|Ordinances?|Codes?|Decrees?",
         "法案|法令|法"),
    Kind("Agreement", r"Agreements?|Accords?", "协定|协议"),
    Kind("Rules", r"Rules|Guidelines|Standards|Principles", "规则|准则|细则|原则"),
    Kind("Regulations", r"Regulations?|regulation\s\d+", "条例|规章"),
    Kind("Memorandum", r"Memorandum|Memoranda", "备忘录"),
    Kind("Report", _work("Reports?"), "报告", NOTE),
    Kind("Strategy", _work("Strategy|Strategies"), "战略|策略", NOTE),
    Kind("Policy", _work("Policy|Policies"), "政策", NOTE),
    Kind("Programme", _work("Programmes?|Project"), "方案", NOTE),
    Kind("Agenda", "2030\\sAgenda|" + _work("Agenda"), "议程", NOTE),
    Kind("Guide", _work("Guide|Manual|Handbook") + r"|handbook|[Gg]uide\s(?:to|on)",
         "指南|手册", NOTE),
    Kind("Compendium", r"Compendium|Repertoire|Repertory|Compilation|Digest", "汇编|汇辑|简编|摘要",
         NOTE),
    Kind("Communiqué", r"[Cc]ommuniqué", "公报", NOTE),
    Kind("outcome document", r"[Oo]utcome\s[Dd]ocument|Final\sDocument", "成果文件|最后文件", NOTE),
    Kind("Measures or Notes", r"[A-Z]\w+\sMeasures|(?<=[a-zA-Z]\s)Notes", "措施|说明", NOTE),
    Kind("Journal", _work("Journal|Times|Review|Post|Gazette"), "杂志|学报|时报|邮报|周刊|日报",
         NOTE),
)  # fmt: skip
# Words that have marks nearly always, whatever the source says.
_ALWAYS = frozenset({"宪章", "规约", "纲领", "纲要", "法典", "刑法典", "民法典", "诉讼法", "汇辑"})
_ENGLISH = [re.compile(rf"\b(?:{kind.english})\b") for kind in KINDS]
_CHINESE = "|".join(rf"(?P<k{i}>{k.chinese})" for i, k in enumerate(KINDS))
_LAST = re.compile(f"(?:{_CHINESE})$")
_BARE = re.compile(_CHINESE)
_MARKED = re.compile("《[^《》]*》")
_NOTE = re.compile(r"[(（][^()（）]*[)）]$")

_HAN_END = re.compile(f"[{HAN}]$")
_QUOTES = ("“", "「", "(", "（")
# Characters before its last word that a title without marks is looked for in.
_FAR = 20
# Characters of a title that may be the end of another (条约).
_SHORT = 3
# A plural stands for as many: the Basel and Rotterdam conventions.
_SEVERAL = 3

# Before the word: any of its kind, several of them, or one that is spoken of for the first time.
_ANY = re.compile(
    r"(?:[此本那各诸某任月日号类]|(?<![创更革全重])新|(?:[一二三四五六七八九十几数每这那此两多]|\d|某[一]?)\s?[项种份个部套]|其(?:任择|附加|各项)?"
    r"|一切|所有|上述|下述|有关|相关|双边|多边|区域|拟议|现行|框架|全面|单独|政治|达成|谅解|责任|这些|这类|各项)"
    r"(?:的)?$|(?:^|的|\W)国际$|结果的?$"
)
# Words that end with the one for a law and are none.
_NO_LAW = re.compile(
    "(?<!\\d)号$|[方违非合做办立司执看说想手无设依军书用疗际权义境惯事语章普洋算律]$|(?<!暴)力$"
)
# After it: what has the title in its name, and what is no instrument.
_NAME = re.compile(
    r"执行情况特别|研究处|司|机构|组织|草案|和加强|性|化|上的|界|律|院|庭"
    r"|官|系|则|委员会|人|学|制|治|医|定|国际"
)
_THAT = re.compile("该$")
# Parties and conferences are named with marks and without, and what belongs to an instrument.
_EITHER = re.compile("缔约|审议|阿拉伯|非洲|”")
_SELDOM = re.compile("不结盟|秘书处|网站|各?区域中心")
# What a title surely begins behind, going back from its last word.
_BOUNDARY = re.compile(
    f"[^{HAN}\\d-]|[在据照与及了是将向于到从由的按把被并个]|对(?!话|外)|和(?![平解谐国])|以(?![下及来])"
    "|(?<![共合])同(?![意盟等])|(?<!成)就(?!业)|经(?![济社验营常])"
    "|[一各]项|参?见|呼吁|[促吁敦]请|敦促|重申|强调|支[持助]|继续|制[定订]|保持|维护|执行|履行|遵守|通过|确保|符合"
    "|违反|作为|加入|批准|签署|修正|修订|涉及"
)

# Short forms that documents about one instrument or report leave without marks, but for articles.
_LOOSE = frozenset({"条约", "公约", "议定书", "报告"})
_ARTICLE = re.compile("第")


class Bare(NamedTuple):
    """An instrument without title marks.

    Attributes:
        kind: its place among KINDS.
        place: of the word, with what stands before it and may be its title.
        severity: how surely marks are wanted, if the source names one of the kind.
        always: whether they are wanted whatever the source names.
    """

    kind: int
    place: Span
    severity: str
    always: bool


def named(text: str, kind: int) -> int:
    """How many instruments of a kind an English text names; a plural counts as several."""
    return sum(_SEVERAL if one.endswith("s") else 1 for one in _ENGLISH[kind].findall(text))


def is_free(title: str) -> bool:
    """Whether running text has titles of this kind without marks as often as with them."""
    last = _LAST.search(title)
    return last is not None and KINDS[_kind(last)].severity == NOTE


def titles(text: str) -> list[str]:
    """What a Chinese text has in title marks."""
    return [one[0][1:-1] for one in _MARKED.finditer(text)]


def bare_again(text: str) -> Iterator[Span]:
    """Where a title stands without marks that has them elsewhere in the same Chinese text."""
    plain = _masked(text)
    for title in dict.fromkeys(titles(text)):
        at = plain.find(title)
        if at >= 0 and _LAST.search(title) and _stands_alone(plain, at, at + len(title)):
            yield at, at + len(title)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a title is no part of a longer one, nor of a name, and means no other of its kind."""
    before = text[max(0, start - 6) : start]
    if end - start <= _SHORT and _HAN_END.search(before) and _start(text, start) < start:
        return False
    if _ANY.search(before) or _THAT.search(before):
        return False
    return not (_NAME.match(text, end) or _SELDOM.match(text, end))


def unmarked(text: str, title: str) -> Span | None:
    """Where a certain title stands in a Chinese text without marks, 《》 or “”."""
    if title not in text:
        return None
    plain = _masked(text)
    at = plain.find(title)
    end = at + len(title)
    in_name = _NAME.match(plain, end) or _SELDOM.match(plain, end) or _EITHER.match(plain, end)
    return None if at < 0 or in_name or plain[:at].endswith(_QUOTES) else (at, end)


def _masked(text: str) -> str:
    """A text in which nothing is left of what stands in title marks."""
    return _MARKED.sub(lambda one: "《" * len(one[0]), text)


def marked(text: str) -> Counter[int]:
    """How many of each kind a Chinese text has in title marks."""
    bare_ones = (_NOTE.sub("", title) for title in titles(text))
    return Counter(_kind(last) for title in bare_ones if (last := _LAST.search(title)))


def bare(text: str) -> Iterator[Bare]:
    """The instruments of a Chinese text without title marks."""
    plain = _masked(text)
    for one in _BARE.finditer(plain):
        start, end = one.span()
        kind, before = _kind(one), plain[max(0, start - 6) : start]
        if one[0] == "法" and _NO_LAW.search(before):
            continue
        if one[0] == "法" and _start(plain, start) > start - 2:
            continue
        numbered = one[0] == "法" and before.endswith("号")
        if (numbered or not _ANY.search(before)) and not _NAME.match(plain, end):
            yield Bare(
                kind,
                (_start(plain, start), end),
                _severity(kind, plain, start, end),
                one[0] in _ALWAYS and not _EITHER.match(plain, end),
            )


def _severity(kind: int, text: str, start: int, end: int) -> str:
    """How surely one of a kind wants marks between what stands around it."""
    if _THAT.search(text, max(0, start - 1), start):
        return NOTE
    if _SELDOM.match(text, end):
        return NOTE
    loose = text[start:end] in _LOOSE and _start(text, start) == start
    return NOTE if loose and not _ARTICLE.match(text, end) else KINDS[kind].severity


def _kind(found: re.Match[str]) -> int:
    return int((found.lastgroup or "k0")[1:])


def _start(text: str, end: int) -> int:
    """Where the title may begin of which a word is the last; at the word if nobody can tell."""
    first = max(0, end - _FAR)
    known = 0 if first == 0 else end
    return max((one.end() for one in _BOUNDARY.finditer(text, first, end)), default=known)
