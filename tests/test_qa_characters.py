"""Characters: spaces, what cannot be seen, and which kind of Chinese they are of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qa_tables import Fails, assert_fails, assert_passes, found
from searching import examples

from qa.checks.registry import NAMES, check_named

ZH_EN = ("zh", "en")
HANT = ("en", "zh-Hant")
FAILS = {
    "space-around": (
        Fails("The pier", " 码头",
              "the target begins with a space, the source does not", marked=" "),
        Fails("The pier", "码头\u3000", "the target ends with a space, the source does not",
              marked="\u3000"),
        Fails("The pier is shut", "码 头关闭", "space between 码 and 头", marked=" "),
        Fails("Late, but here", "晚了， 但来了", "space between ， and 但", marked=" "),
        Fails("A pier", "WHO  码头", "doubled space", marked="  "),
        Fails("Pier 7", "码头  7", "doubled space", "warning", "  "),
        Fails("10 a.m.-1 p.m.", "上午 10 时至 下午 1 时", "space between 至 and 下",
              "warning", " "),
        Fails("码头", "The  pier", "doubled space", "error", "  ", ZH_EN),
        Fails("晚了", "late , but", "space before a mark", "warning", " ", ZH_EN),
        Fails("The pier ", "码头", "the source ends with a space, the target does not", "warning"),
    ),
    "control-character": (
        Fails("The pier", "码\x02头", "control character U+0002", marked="\x02"),
        Fails("码头", "pi\x9fer", "control character U+009F", "error", "\x9f", ZH_EN),
        Fails("The pier", "码\u2028头", "control character U+2028 LINE SEPARATOR",
              marked="\u2028"),
    ),
    "replacement-character": (
        Fails("The pier", "码\ufffd", "U+FFFD REPLACEMENT CHARACTER stands for what was lost",
              marked="\ufffd"),
        Fails("The pier", "码????", "???? stands for what was lost", marked="????"),
    ),
    "zero-width": (
        Fails("The pier", "码\u200b头", "invisible character U+200B ZERO WIDTH SPACE",
              marked="\u200b"),
        Fails("The pier", "码头\ufeff", "invisible character U+FEFF ZERO WIDTH NO-BREAK SPACE",
              marked="\ufeff"),
        Fails("The pier", "码头\u200d，", "invisible character U+200D ZERO WIDTH JOINER",
              marked="\u200d"),
        Fails("码头", "the pi\u00ader", "invisible character U+00AD SOFT HYPHEN", "error",
              "\u00ad", ZH_EN),
    ),
    "mixed-script": (
        Fails("The port is shut", "港口關闭", "關 is traditional, for 关", marked="關"),
        Fails("The port is shut", "港口關閉了", "關閉 is traditional, for 关闭", marked="關閉"),
        Fails("After that the port was shut", "此後岛上码头關閉，渡船晚点，风雨难测",
              "後 關閉 are traditional, for 后 关闭", marked="後"),
        Fails("The island", "關、後、點、閉、會、開，岛风难测渡轮误点码头",
              "關 後 點 閉 會 … are traditional, for 关 后 点 闭 会 …", marked="關"),
        Fails("After that", "此後", "後 is traditional, for 后", marked="後"),
        Fails("It means", "意味著", "著 is traditional, for 着", marked="著"),
        Fails("The port is shut", "港口已关閉", "閉 is traditional, for 闭", "error", "閉",
              ("en", "zh-Hans")),
        Fails("The port is shut", "港口關闭", "闭 is simplified, for 閉", "error", "闭", HANT),
        Fails("The council opened the harbour", "理事會開放海灣",
              "the target is in traditional characters", "warning"),
    ),
    "variant-form": (
        Fails("It grew", "増加",
              "増 (U+5897 CJK UNIFIED IDEOGRAPH-5897) stands for 增", marked="増"),
        Fails("It was real", "確実", "実 (U+5B9F CJK UNIFIED IDEOGRAPH-5B9F) stands for 实",
              marked="実"),
        Fails("A person", "⼈员", "⼈ (U+2F08 KANGXI RADICAL MAN) stands for 人", marked="⼈"),
        Fails("The people", "⺠众", "⺠ (U+2EA0 CJK RADICAL CIVILIAN) stands for 民", marked="⺠"),
        Fails("The car", "\uf902", "\uf902 (U+F902 CJK COMPATIBILITY IDEOGRAPH-F902) stands for 车",
              marked="\uf902"),
        Fails("Jan Petrov", "扬•彼得罗夫", "• (U+2022 BULLET) stands for ·", "warning", "•"),
    ),
    "encoding-damage": (
        Fails("The ferry is late.", "æ¸¡èˆ¹æ™šç‚¹äº†",
              "read in the wrong encoding: æ¸¡èˆ¹æ™šç‚¹äº†"),
        Fails("Profit and loss", "损益&amp;其他", "&amp; for '&'", "warning"),
        Fails("The pier", "\ue123码头", "1 private characters, first U+E123"),
    ),
}  # fmt: skip

PASSES = {
    "space-around": (
        ("1. The pier", "1. 码头"),
        (" The pier ", " 码头 "),
        ("The  pier", "WHO  码头"),
        ("The pier", "WHO 码头"),
        ("Pier 7 of 2031", "2031 年 7 号码头"),
        ("Chapter I. Scope", "第一章 范围"),
        ("Annex: the list", "附件 名单"),
        ("Contents", "目 录"),
        ("Late : no", "tard : non", ("en", "fr")),
        ("码头", "The pier", ZH_EN),
        ("", " "),
    ),
    "control-character": (("The\npier", "码\n头\t1"), ("码头", "café", ZH_EN)),
    "replacement-character": (
        ("Really??", "真的？？"), ("Really?", "真的吗??!"), ("码头", "What??", ZH_EN),
    ),
    "zero-width": (
        ("The pier", "码头"),
        ("The book", "کتاب\u200cها", ("en", "fa")),
        ("The pier", "👩\u200d👧码头"),
    ),
    "mixed-script": (
        ("The port is shut", "港口关闭"),
        ("A famous book", "名著"),
        ("Heaven and earth", "乾坤"),
        ("The port is shut", "港口關閉", HANT),
        ("After that", "之後", HANT),
        ("The door of the tax office", "税務局的門户", HANT),
        ("The port", "港口", ("en", "zh-TW")),
        ("港口", "The port", ZH_EN),
        ("The port is shut", "港口が閉鎖", ("en", "ja")),
    ),
    "variant-form": (
        ("It grew", "增加"),
        ("Jan Petrov", "扬·彼得罗夫"),
        ("It grew", "増加", ("en", "ja")),
        ("The port", "港口", HANT),
        ("It is said", "據説", HANT),
    ),
    "encoding-damage": (
        ("The ferry is late.", "渡船晚点了。"),
        ("Profit & loss", "损益"),
        ("A &amp; B", "甲&amp;乙"),
        ("咖啡馆", "The café’s naïve owner", ZH_EN),
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


# Checks of this file and of its neighbours; others have tests of their own.
SURFACE = [
    name for name in NAMES
    if check_named(name).group in {"completeness", "punctuation", "characters"}
]  # fmt: skip
TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("的会议港口關閉著実⼈ab 1,，.。:：“”《》(（)）\u200b\ufffd&;?'\"‘’\n"),
    ),
    max_size=40,
)
LANGUAGES = st.sampled_from(("en", "zh", "zh-Hant", "fr", "ja", "ar", "ru", "id", "de"))


@given(TEXTS, TEXTS, LANGUAGES, LANGUAGES)
@settings(max_examples=examples(100), deadline=None)
def test_no_text_of_any_language_is_too_odd(
    source: str, target: str, source_language: str, target_language: str
) -> None:
    for name in SURFACE:
        for one in found(name, source, target, (source_language, target_language)):
            assert one.message
            assert not one.message.endswith(".")
            for text, span in ((source, one.source), (target, one.target)):
                assert span is None or 0 <= span[0] < span[1] <= len(text)


def test_characters_of_the_other_kind_are_told_once_a_unit() -> None:
    assert len(found("mixed-script", "The port is shut", "此後港口關了，岛上下雨")) == 1


@pytest.mark.parametrize("name", SURFACE)
def test_its_example_is_found_with_its_message(name: str) -> None:
    shown = check_named(name).example
    assert shown.message in [one.message for one in found(name, shown.source, shown.target)]
