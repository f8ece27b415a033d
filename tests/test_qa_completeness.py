"""Whether all was translated: untranslated, empty, identical, too long, left over, cut off."""

from __future__ import annotations

from dataclasses import replace

import pytest
from qa_tables import Fails, assert_fails, assert_passes, found

from qa.check import Knowledge
from qa.checks.registry import check_named
from qa.pair import Pair, pair_of
from tmx.unit import BEAD, pair_unit

ZH_EN = ("zh", "en")
FAILS = {
    "untranslated": (
        Fails(
            "Rules of the harbour", "Rules of the harbour",
            "the target is the source again, and has a word to translate",
        ),
        Fails(
            "Third Conference on Harbours,", "Third Conference on Harbours，",
            "the target is the source again, and has 2 words to translate",
        ),
        Fails(
            "See the Third Conference on Harbours,", "Third Conference on Harbours，",
            "the target has 2 words, and no letter of its own language",
        ),
        Fails(
            "Rules of the Harbour Board.", "rules of the harbour board",
            "the target is the source again, and has 2 words to translate",
        ),
        Fails(
            "General Assembly", "General Assembly",
            "the target is the source again, and has 2 words to translate",
        ),
        Fails(
            "港口规则", "港口规则",
            "the target is the source again, and has 2 words to translate", languages=ZH_EN,
        ),
        Fails(
            "The ferry is late.", "Ferries are late",
            "the target has 2 words, and no letter of its own language",
        ),
        Fails(
            "7 March 2031", "7 March 2031",
            "the target is the source again, and may have to be translated", "warning",
        ),
    ),
    "empty-target": (
        Fails("Adoption of the agenda", "", "the target is empty"),
        Fails("Adoption of the agenda", " \u200b", "the target is empty"),
        Fails("通过议程", "", "the target is empty", languages=ZH_EN),
        Fails("The ferry is late.", "——", "the target is punctuation alone", "warning"),
    ),
    "identical": (
        Fails(
            "UNICEF", "UNICEF",
            "the target is the source again; names and abbreviations may be", "note",
        ),
        Fails(
            "Maria Petrova", "Maria Petrova",
            "the target is the source again; names and abbreviations may be", "note",
        ),
    ),
    "length-ratio": (
        Fails(
            "The harbour master reported that the ferry had been late on nine days of the month "
            "and that the reasons were not known.",
            "港务长作了报告。",
            "the target is too short for its source: 5.1 times the usual spread", "error",
        ),
        Fails(
            "The ferry was late.",
            "港务长报告说，渡船本月有九天晚点，原因不明，委员会将在下次会议上再次审议这一事项并作出决定。",
            "the target is too long for its source: 8.4 times the usual spread", "error",
        ),
    ),
    "sentence-count": (
        Fails(
            "It rained. Nobody came.", "下雨了，没有人来。",
            "the source has 2 sentences, the target 1", "note",
        ),
        Fails(
            "下雨了。没有人来。", "It rained and nobody came.",
            "the source has 2 sentences, the target 1", "note", languages=ZH_EN,
        ),
    ),
    "residual-source": (
        Fails("The pier is closed.", "码头the关闭。", "'the' was left", marked="the"),
        Fails(
            "The pier is closed for repairs.", "码头因 repairs 关闭。",
            "'repairs' was left", marked="repairs",
        ),
        Fails(
            "It took 12 days to mend the pier.", "修码头用了12days。",
            "'days' was left", marked="days",
        ),
        Fails(
            "The Committee met.", "Committee举行了会议。",
            "'Committee' was left", "warning", "Committee",
        ),
        Fails(
            "The rules of the Board apply.", "适用the Board规则。",
            "'the Board' was left", marked="the Board",
        ),
        Fails(
            "The Secretary-General spoke.", "Secretary-General发了言。",
            "'Secretary-General' was left", "warning", "Secretary-General",
        ),
        Fails(
            "Parties to the Convention on Tidal Harbours met.",
            "《Convention on Tidal Harbours》缔约方举行了会议。",
            "'Convention on Tidal Harbours' was left", "warning", "Convention on Tidal Harbours",
        ),
        Fails(
            "The Pilotage Contractor shall report.", "引航Contractor应提出报告。",
            "'Contractor' was left", "warning", "Contractor",
        ),
        Fails("渡船晚点了。", "The 渡船 is late.", "'渡船' was left", "error", "渡船", ZH_EN),
        Fails("渡船晚点了。", "The ferry (渡船) is late.",
              "'渡船' was left", "warning", "渡船", ZH_EN),
        Fails("The pier is closed.", "Причал is closed.", "'is closed' was left", "error",
              "is closed", ("en", "ru")),
    ),
    "truncated": (
        Fails(
            "The ferry leaves at noon.", "渡船中午，",
            "the target ends with ，, the source does not", marked="，",
        ),
        Fails(
            "The ferry, the pier and the crane", "渡船、码头、",
            "the target ends with 、, the source does not", marked="、",
        ),
        Fails(
            "The ferry leaves at noon;", "渡船中午，",
            "the target ends with ，, the source does not", "warning", "，",
        ),
        Fails("The pier and the crane are new.", "码头和起重机以及", "the target ends with '以及'",
              marked="以及"),
        Fails("The “old” pier", "旧的“", "the target ends with an opening “", marked="“"),
        Fails("码头和起重机是新的。", "The pier and the",
              "the target ends with 'the'", "error", "the",
              ZH_EN),
    ),
}  # fmt: skip

PASSES = {
    "untranslated": (
        ("Harbour rules", "港口规则"),
        ("A/99/L.7", "A/99/L.7"),
        ("Maria Petrova", "Maria Petrova"),
        ("José Peña", "José Peña，"),
        ("12.5 km", "12.5 km"),
        ("https://example.org/rules", "https://example.org/rules"),
        ("", ""),
    ),
    "empty-target": (("", ""), ("Nil", "——"), ("***", "***"), ("The end", "完"), ("  ", "")),
    "identical": (
        ("2", "2"), ("1 (a)", "1(a)"), ("A/C.9/75/L.4/Rev.1", "A/C.9/75/L.4/Rev.1"), ("IV", "IV"),
        ("***", "***"), ("12.5 km", "12.5 km"), ("(b)", "(b)"), ("A/99/L.3 and Add.1", ""),
        ("General Assembly", "General Assembly"), ("A/99/L.7", "A/99/L.8"), ("", ""),
    ),
    "length-ratio": (
        ("The ferry is late.", "渡船晚点了。"),
        ("Pier", "码头一览"),
        ("3-6 p.m.", "下午 3 时至 6 时"),
        ("3-6 p.m.", "下午3时至6时"),
        ("Ferries must sail now; we have no hour to lose!",
         "渡船必须立即启航；我们没有一个小时可以浪费！"),
        ("Opening hours: 9 a.m.–5.30 p.m., Monday to Friday",
         "开放时间：星期一至星期五，上午9时至下午5时30分"),
        ("10 a.m.-1 p.m.", "上午 10 时至 下午 1 时"),
        ("31 December 2013", "二〇一三年十二月三十一日"),
        ("Opening of the session ................................ 12", "会议开幕 ..... 12"),
        ("", "渡船晚点了。"),
    ),
    "sentence-count": (
        ("It rained. Nobody came.", "下雨了。没有人来。"),
        ("Mr. Ito met Dr. Weiss at the pier.", "伊藤先生在码头会见了魏斯博士。"),
        ("II. The old pier", "二. 旧码头"),
        ("3. The pier", "3. 码头"),
        ("Part II. Piers", "第二部分 码头"),
        ("That is twice as many, i.e. 12 ferries.", "即多一倍，12艘渡船。"),
        ("The pier is shut.", "码头关闭。³"),
        ("The pier is shut.³", "码头关闭。³"),
        ("The pier is shut.[1] It rains.", "码头关闭。[1] 下雨了。"),
        ("The pier is shut.³ It rains.", "码头关闭。³下雨了。"),
        ("The pier is shut.[^3]", "码头关闭。[^3]"),
        ("He said: “Go.”", "他说：“走。”"),
        ("", "渡船。"),
    ),
    "residual-source": (
        ("The ITU office is closed.", "国际电联(ITU)办事处关闭。"),
        ("It is 12 km long.", "长12 km。"),
        ("The pier is closed.[^tide]", "码头关闭。[^tide]"),
        ("Write to pier@example.org or see www.example.org/pier.",
         "请写信至pier@example.org或见www.example.org/pier。"),
        ("Document A/CONF.7/12/rev2 was issued.", "印发了A/CONF.7/12/rev2号文件。"),
        ("The village of Baskalar was flooded.", "Baskalar村被淹。"),
        ("Mr. Jan van der Meer spoke.", "Jan van der Meer先生发了言。"),
        ("The clause applies mutatis mutandis.", "该条款mutatis mutandis适用。"),
        ("The book “Harbours and rivers” was read.", "读了《Harbours and rivers》。"),
        ("It was printed in “Convention on Tides”.", "刊于《Convention on Tides》。"),
        ("It was printed in the Baskalar Herald.", "刊于《Baskalar Herald》。"),
        ("The ferry is late.", "渡船晚点了。"),
        ("The ferry is late.", "The ferry is late."),
        ("The pier is closed.", "L'embarcadère est fermé.", ("en", "fr")),
        ("渡船晚点了。", "The ferry is late.", ZH_EN),
    ),
    "truncated": (
        ("The ferry leaves at noon,", "渡船中午出发，"),
        ("Recalling the rules,", "回顾规则，"),
        ("Members who took part", "参与"),
        ("The ferry leaves at noon.", "渡船中午出发"),
        ("Where it comes from", "出处"),
        ("Reasons for the delay", "延误的理由"),
        ("A list of", "以下各"),
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


def test_sentences_that_align_put_beside_one_are_not_counted() -> None:
    look = check_named("sentence-count").look
    assert look is not None
    for bead, told in (("1-1", 1), ("2-1", 0)):
        unit = pair_unit("It rained. Nobody came.", "下雨了，没有人来。", "en", "zh")
        unit = replace(unit, props=((BEAD, bead),))
        assert len(list(look(Knowledge())(Pair(unit)))) == told


def test_settings_say_how_far_out_a_length_may_be() -> None:
    look = check_named("length-ratio").look
    assert look is not None
    source = "The harbour master reported that the ferry had been late on nine days of the month."
    pair = pair_of(source, "港务长报告说渡船晚点。")
    assert len(list(look(Knowledge())(pair))) == 1
    assert list(look(Knowledge(options={"length-ratio": {"spreads": 6}}))(pair)) == []


def test_a_word_that_was_left_is_shown_in_the_source_too() -> None:
    (one,) = found("residual-source", "The old pier is closed.", "旧pier关闭。")
    assert one.source == (8, 12)


def test_an_abbreviation_that_is_written_out_is_not_too_long() -> None:
    assert_passes("length-ratio", "ECOSOC and UNCTAD", "经济及社会理事会和联合国贸易和发展会议")
