"""Marks: brackets, quotations, ends, width, and what stands twice."""

from __future__ import annotations

import pytest
from qa_tables import Fails, assert_fails, assert_passes

ZH_EN = ("zh", "en")
EN_FR = ("en", "fr")
FAILS = {
    "bracket-balance": (
        Fails("The pier (old) is shut.", "码头(旧的关闭。", "( is never closed", marked="("),
        Fails("The pier (old) is shut.", "码头旧的）关闭。", "） closes nothing", marked="）"),
        Fails("A [draft] text", "[草案案文", "[ is never closed", marked="["),
        Fails("旧码头(关闭)", "The old pier (shut", "( is never closed", "error", "(", ZH_EN),
        Fails("(a) the pier", "a)码头", ") closes nothing", "warning", ")"),
        Fails(
            "The pier (which is old) is shut.", "码头关闭。",
            "the source has words in brackets once, the target never", "warning",
        ),
    ),
    "quote-balance": (
        Fails('The "old" pier', "“旧码头", "“ is never closed", marked="“"),
        Fails('The "old" pier', "旧”码头", "” closes nothing", marked="”"),
        Fails("The Harbour Charter", "《港口宪章", "《 is never closed", marked="《"),
        Fails("The Harbour Charter", "港口宪章》", "》 closes nothing", marked="》"),
        Fails(
            "He said “the ‘old’ pier”.", "他说“‘旧码头”。", "‘ is never closed", marked="‘"
        ),
        Fails(
            "The “Report on the ‘old’ pier”", "《关于〈旧码头的报告》",
            "〈 is never closed", marked="〈",
        ),
        Fails('The "old" pier', '"旧码头', "an odd number of straight quotation marks",
              marked='"'),
        Fails("“旧”码头", "The “old pier", "“ is never closed", "error", "“", ZH_EN),
        Fails("They asked for more.", "“他们要求更多。", "“ is never closed", "warning", "“"),
        Fails(
            'The "old" pier is the "best" pier.', "旧码头是“最好的”码头。",
            "the source quotes twice, the target once", "warning",
        ),
    ),
    "end-punctuation": (
        Fails(
            "Is it late?", "晚点了吗",
            "the source ends with a question mark, the target with no mark",
            marked="吗",
        ),
        Fails(
            "The list is as follows:", "名单如下。",
            "the source ends with a colon, the target with a full stop", "warning", "。",
        ),
        Fails(
            "The following were there:", "出席者有",
            "the source ends with a colon, the target with no mark", marked="有",
        ),
        Fails(
            "The harbour master told the council that the ferry would be late all week.",
            "港务长告诉理事会，渡船整周都会晚点",
            "the source ends with a full stop, the target with no mark", marked="点",
        ),
        Fails(
            "The ferry is late.", "渡船晚点了",
            "the source ends with a full stop, the target with no mark", "warning", "了",
        ),
        Fails(
            "The old pier", "旧码头。", "the source ends with no mark, the target with a full stop",
            "warning", "。",
        ),
        Fails(
            "渡船晚点了吗？", "The ferry is late.",
            "the source ends with a question mark, the target with a full stop", "warning", ".",
            ZH_EN,
        ),
    ),
    "half-width-punctuation": (
        Fails("Late, but here", "晚了,但来了", ", stands for ，", "warning", marked=","),
        Fails("In 2031, it closed", "2031年,关闭", ", stands for ，", "warning", marked=","),
        Fails("Ten per cent (2031), then", "10%(2031年),然后", ", stands for ，", "warning", ","),
        Fails("As follows:", "如下:", ": stands for ：", "warning", ":"),
        Fails("Late?", "晚了?", "? stands for ？", "warning", "?"),
        Fails("Late? He asked.", "晚了?他问。", "? stands for ？", "warning", marked="?"),
        Fails("(a) Scope;", "(a) 范围;", "; stands for ；", "warning", ";"),
        Fails("Late; he asked.", "晚了; 他问。", "; stands for ；", "warning", marked=";"),
        Fails("Ten per cent, then", "10%,然后", ", stands for ，", "warning", ","),
        Fails("Tuesday, 3 June", "6月3日, 星期二", ", stands for ，", "warning", ","),
        Fails("It is late.", "晚了.", ". stands for 。", "warning", "."),
        Fails("It rose by 10%.", "上升了10%.", ". stands for 。", "warning", "."),
        Fails("It is “late”.", '"晚"了。', '" stands for “ or ”', "warning", '"'),
    ),
    "full-width": (
        Fails("Pier 7", "７号码头", "７ stands for 7", marked="７"),
        Fails("Pier 12.5", "１２．５号码头", "１２．５ stands for 12.5", marked="１２．５"),
        Fails("Plan B", "计划Ｂ", "Ｂ stands for B", marked="Ｂ"),
        Fails("It rose 7%.", "上升7％。", "％ stands for %", "warning", "％"),
        Fails("晚了，但来了", "Late， but here", "， stands for ,", "error", "，", ZH_EN),
    ),
    "repeated-punctuation": (
        Fails("Late, but here", "晚了，，但来了", "'，，' is one mark too many", marked="，，"),
        Fails("It is late.", "晚了。。", "'。。' is one mark too many", marked="。。"),
        Fails("Late, but here", "晚了，。但来了", "'，。' is one mark too many", marked="，。"),
        Fails("Late, but here", "晚了，,但来了", "'，,' is one mark too many", marked="，,"),
        Fails("Late!", "晚了！！", "'！！' is one mark too many", "warning", "！！"),
        Fails("晚了，但来了", "Late,, but here", "',,' is one mark too many", "error", ",,", ZH_EN),
        Fails("晚了。", "It is late..", "'..' is one mark too many", "error", "..", ZH_EN),
    ),
    "repeated-word": (
        Fails("The list of ferries", "渡船的的清单", "'的' stands twice", marked="的的"),
        Fails("The pier of the city", "城市码码头", "'码' stands twice", marked="码码"),
        Fails("The council met", "理事会举行会议会议", "'会议' stands twice", marked="会议会议"),
        Fails(
            "The harbour authority met", "港务管理局港务管理局开会",
            "'港务管理局' stands twice", marked="港务管理局港务管理局",
        ),
        Fails("Some ferries", "一些一些渡船", "'一些' stands twice", marked="一些一些"),
        Fails("Late every year", "渡船年年晚点", "'年' stands twice", "warning", "年年"),
        Fails("A pier", "一一个码头", "'一' stands twice", marked="一一"),
        Fails("All agreed", "委员会一一致同意", "'一' stands twice", marked="一一"),
        Fails("The two piers", "两个个码头", "'个' stands twice", marked="个个"),
        Fails("The pier", "碼碼頭", "'碼' stands twice", "error", "碼碼", ("en", "zh-Hant")),
        Fails("The third pier", "第三三号码头", "'三' stands twice", "warning", "三三"),
        Fails("Often late", "往往往晚点", "'往' stands twice", marked="往往"),
        Fails("渡船晚点了", "The the ferry is late",
              "'The' stands twice", "error", "The the", ZH_EN),
        Fails("The ferry", "le le bac", "'le' stands twice", "error", "le le", EN_FR),
    ),
}  # fmt: skip

PASSES = {
    "bracket-balance": (
        ("The pier (old) is shut.", "码头（旧的)关闭。"),
        ("The pier (WHO) is shut.", "码头关闭。"),
        ("1) the pier", "1)码头"),
        ("old) is shut", "旧的)关闭"),
        ("[The (old) pier]", "[(旧)码头]"),
        ("The pier(s)", "码头"),
    ),
    "quote-balance": (
        ('The "old" pier', "“旧”码头"),
        ("The “‘old’ pier”", "“‘旧’码头”"),
        ("The Charter of the “Old Pier”", "《“旧码头”宪章》"),
        ("Article 3 of the Charter", "《宪章》第3条"),
        ("“They asked for more.", "“他们要求更多。"),
        ("The harbour master's pier", "港务长的码头"),
        ("A pier of Sana’a", "Sana’a的码头"),
        ("旧码头", "The harbour master’s pier", ZH_EN),
        ("The “old” pier", "Der „alte“ Kai", ("en", "de")),
        ('A 5" pipe', "5英寸管"),
    ),
    "end-punctuation": (
        ("It is late.", "晚了。"),
        ("As follows:", "如下："),
        ("(a) The pier;", "(a)码头；"),
        ("Is it late?", "晚了吗？"),
        ("He said “It is late.”", "他说：“晚了。”"),
        ("The pier is shut.12", "码头关闭。"),
        ("The pier is shut.*", "码头关闭。*"),
        ("The pier is shut.[^3]", "码头关闭。"),
        ("The pier is shut.[^3]", "码头关闭[^3]。"),
        ("It opens at 11 a.m.", "上午11时开放"),
        ("The old pier", "旧码头"),
        ("And so on ...", "等等……"),
        ("晚了。", "It is late.", ZH_EN),
        ("", "晚了。"),
    ),
    "half-width-punctuation": (
        ("Pop. 3,040", "人口3,040"),
        ("At 10:30", "10:30时"),
        ("3.5 m", "3.5米"),
        ("II. The pier", "二.码头"),
        ("1. The pier", "1. 码头"),
        ("Part II. Piers", "第二部分. 码头"),
        ("Chapter 3. Piers", "第3章. 码头"),
        ("The pier (old)", "码头(旧)"),
        ("See http://example.org", "见http://example.org"),
        ("Baker, Able", "Baker, Able公司"),
        ("晚了，但来了。", "Late, but here.", ZH_EN),
    ),
    "full-width": (
        ("Pier 7", "7号码头"), ("Late, but here.", "晚了，但来了。"), ("晚了", "Late", ZH_EN),
        ("Late, but here.", "遅れた、しかし。", ("en", "ja")),
    ),
    "repeated-punctuation": (
        ("And so on ...", "等等……"),
        ("He said: “It is late.”", "他说：“晚了。”"),
        ("Late!!", "晚了！！"),
        ("Boxes, etc., were sent.", "送了箱子等。"),
        ("他说", "Boxes, etc., were sent...", ZH_EN),
        ("文件", "see ../notes", ZH_EN),
    ),
    "repeated-word": (
        ("Everybody has a right", "人人有权"),
        ("Step by step", "一步一步地推进"),
        ("One by one", "一个一个地修理"),
        ("He answered each", "港务长一一回答了问题"),
        ("They were answered", "问题一一作答"),
        ("All ports are open", "各个国家个个开放港口"),
        ("In mid-2016", "2016年年中"),
        ("By the end of 2016", "到2016年年底，"),
        ("Early in 2016", "二〇一六年年初"),
        ("Since the end of 2016", "自2016年年末以来"),
        ("It is often late", "往往晚点"),
        ("Each country's domestic rules", "各国国内规则"),
        ("Representatives of the Board said", "委员会代表表示"),
        ("The purpose of the pier", "码头的目的的说明"),
        ("The Council's session agenda", "理事会会议议程"),
        ("Pago Pago harbour", "帕果帕果港"),
        ("1 1", "1 1"),
        ("Each country's domestic rules", "各國國內規則", ("en", "zh-Hant")),
        ("帕果帕果港", "Pago Pago harbour", ZH_EN),
        ("他有那个", "He had had that", ZH_EN),
        ("Nous", "nous nous sommes", EN_FR),
        ("The ferry", "渡船"),
        ("On 3 June 2011", "二〇一一年六月三日"),
        ("Since 1999", "自一九九九年以来"),
        ("In 1999", "九九年"),
        ("In 1919", "一九一九年"),
        ("The port of the land", "国国の港", ("en", "ja")),
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("check", "pair"), [(name, pair) for name, pairs in FAILS.items() for pair in pairs]
)
def test_it_finds(check: str, pair: Fails) -> None:
    assert_fails(check, pair)


@pytest.mark.parametrize(
    ("check", "pair"), [(name, pair) for name, pairs in PASSES.items() for pair in pairs]
)
def test_it_leaves_alone(check: str, pair: tuple[str, ...]) -> None:
    source, target, *languages = pair
    assert_passes(check, source, target, *languages)  # type: ignore[arg-type]
