"""Units in the manner of United Nations documents, as many as one likes, with many near repeats."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tmx import Inline, TranslationUnit, pair_unit
from tmx.unit import Content

_BODIES = [
    ("The Commission", "委员会"),
    ("The Council", "理事会"),
    ("The Secretariat", "秘书处"),
    ("The Working Group", "工作组"),
    ("The Bureau", "主席团"),
    ("The Governing Board", "理事机构"),
    ("Member States", "会员国"),
    ("The Special Rapporteur", "特别报告员"),
]
_VERBS = [
    ("adopted", "通过了"),
    ("took note of", "注意到"),
    ("welcomed", "欢迎"),
    ("reviewed", "审查了"),
    ("endorsed", "核可了"),
    ("discussed", "讨论了"),
    ("revised", "修订了"),
    ("recalled", "回顾"),
    ("postponed consideration of", "推迟审议"),
    ("expressed concern at", "对此表示关切："),
]
_THINGS = [
    ("the report", "报告"),
    ("the draft decision", "决定草案"),
    ("the programme of work", "工作方案"),
    ("the budget", "预算"),
    ("the plan of action", "行动计划"),
    ("the annual survey", "年度调查"),
    ("the rules of procedure", "议事规则"),
    ("the oral statement", "口头发言"),
    ("the estimates", "概算"),
    ("the list of speakers", "发言者名单"),
]
_TOPICS = [
    ("crime prevention", "预防犯罪"),
    ("safe drinking water", "安全饮用水"),
    ("road safety", "道路安全"),
    ("the law of the sea", "海洋法"),
    ("rural development", "农村发展"),
    ("food security", "粮食安全"),
    ("the rights of the child", "儿童权利"),
    ("statistics", "统计"),
    ("forest fires", "森林火灾"),
    ("international trade law", "国际贸易法"),
    ("small arms", "小武器"),
    ("migration", "移徙"),
    ("the peaceful uses of outer space", "和平利用外层空间"),
    ("older persons", "老年人"),
]
_ENDS = [
    ("at its {n}th session", "在第{n}届会议上"),
    ("in {y}", "在{y}年"),
    ("", ""),
    ("in document A/{n}/{m}", "载于A/{n}/{m}号文件"),
    ("and requested {n} further reports", "并请再提交{n}份报告"),
    ("for the biennium {y}-{z}", "涉及{y}-{z}两年期"),
    ("without a vote", "未经表决"),
    ("on the recommendation of {n} delegations", "根据{n}个代表团的建议"),
]
_SHORT = [
    ("Annex", "附件"),
    ("Summary", "摘要"),
    ("Item {n}", "项目{n}"),
    ("{n}", "{n}"),
    ("***", "***"),
    ("Agenda item {n}", "议程项目{n}"),
    ("Total", "共计"),
    ("(a)", "(a)"),
]
_WORDS = ["also", "further", "duly", "again", "all", "new", "most", "joint"]
_SIGNS = "也又再均已将新各"


def made_units(count: int, seed: int = 1) -> Iterator[TranslationUnit]:
    """English and Chinese, of which some differ from others in a word, a number or a sign alone."""
    chance = random.Random(seed)  # noqa: S311 - texts, no secrets
    before: list[tuple[str, str]] = []
    for number in range(count):
        if before and chance.random() < 0.5:
            source, target = _varied(*chance.choice(before[-5_000:]), chance)
        else:
            source, target = _sentence(chance)
        before.append((source, target))
        yield _unit(number, source, target, chance)


def _sentence(chance: random.Random) -> tuple[str, str]:
    if chance.random() < 0.05:
        pair = chance.choice(_SHORT)
    else:
        body, verb, thing, topic, end = map(
            chance.choice, (_BODIES, _VERBS, _THINGS, _TOPICS, _ENDS)
        )
        pair = (
            f"{body[0]} {verb[0]} {thing[0]} on {topic[0]} {end[0]}".strip() + ".",
            f"{body[1]}{end[1]}{verb[1]}{topic[1]}{thing[1]}。",
        )
    numbers = {
        "n": chance.randint(1, 80), "m": chance.randint(1, 900), "y": chance.randint(1990, 2030),
        "z": chance.randint(1990, 2030),
    }  # fmt: skip
    return pair[0].format(**numbers), pair[1].format(**numbers)


def _varied(source: str, target: str, chance: random.Random) -> tuple[str, str]:
    """A pair with one thing changed on each side, or nothing."""
    kind = chance.randrange(6)
    words = source.split(" ")
    at = chance.randrange(len(words))
    if kind == 0:
        words.insert(at, chance.choice(_WORDS))
    elif kind == 1 and len(words) > 1:
        del words[at]
    elif kind == 2:
        words[at] = words[at].upper()
    elif kind == 3:
        words[at] += ","
    elif kind == 4:
        words[at] = str(chance.randint(1, 9))
    changed = chance.randrange(len(target) + 1)
    added = chance.choice(_SIGNS) if kind in {0, 4} else ""
    return " ".join(words), target[:changed] + added + target[changed:]


def _unit(number: int, source: str, target: str, chance: random.Random) -> TranslationUnit:
    """A unit: some are reviewed or rejected, some have codes, another region, or one side alone."""
    content: Content = (source,)
    if number % 41 == 0:
        content = (Inline("ph", (("x", "1"),)), source)
    status = chance.choice(["reviewed", "rejected", *[""] * 8])
    return pair_unit(
        content,
        "" if number % 97 == 0 else target,
        "en-GB" if number % 10 == 0 else "en",
        ("zh-Hant" if number % 50 == 0 else "zh-CN") if number % 5 == 0 else "zh",
        props=[("x-position", str(number)), *([("x-status", status)] if status else [])],
    )
