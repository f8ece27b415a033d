"""Checks of terms and titles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qa_runs import concept, example_said, found, part, said, watched
from searching import examples

from glossaries.core import core
from glossaries.term import DEPRECATED, DOCUMENT_TITLE, FORBIDDEN, PHRASE
from qa.check import Knowledge
from qa.checks.registry import check_named

OWN = Knowledge(
    concepts=(
        concept("Harbour Board", "港口理事会|港理会", kind="body"),
        concept("Fisheries Council", "渔业委员会", kind="body"),
        concept("quay", "码头"),
        concept("mooring fee|mooring fees", "系泊费"),
        concept("fishing vessel", "渔船"),
        concept("Harbour Convention", "港口公约", kind=DOCUMENT_TITLE),
        concept("Tonnage Protocol", "吨位议定书", kind=DOCUMENT_TITLE),
        concept("pilot", "引航员|领航员|舵手", status=FORBIDDEN),
        concept("berth", "泊位|船位", status=DEPRECATED),
    )
)
CORE = Knowledge(core=core())


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The Harbour Board met.", "港口理事会举行了会议。"),
        ("The Harbour Board met.", "港理会举行了会议。"),
        ("The Harbour Board met.", "港口理事會舉行了會議。"),
        ("HARBOUR BOARD", "港口 理事会"),
        ("Mooring fees are due.", "应缴系泊费。"),
        # The same term again need not be said again.
        ("The quay is near the other quay.", "该码头在另一处附近。"),
        # In a longer term another is not counted.
        ("The Harbour Convention", "《港口公约》"),
        # Nearly all of it, in another order or with words between.
        ("The Harbour Board met.", "港口各理事会举行了会议。"),
        # Another check speaks of what is forbidden.
        ("The pilot came.", "舵手来了。"),
        ("The quay", ""),
        ("", "码头"),
        ("Nothing of the kind", "没有这种事"),
    ],
)
def test_a_term_that_is_there_is_let_pass(source: str, target: str) -> None:
    assert said("term-missing", source, target, OWN) == []


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        (
            "The Harbour Board met in May.",
            "渔业委员会五月开会。",
            "error: 'Harbour Board' is 港口理事会 or 港理会, the target has 渔业委员会",
        ),
        (
            "The quays were closed.",
            "渔船关闭。",
            "error: 'quays' is 码头, the target has 渔船",
        ),
        (
            "The Harbour Board met in May.",
            "他们五月开会。",
            "error: 'Harbour Board' is 港口理事会 or 港理会, which the target lacks",
        ),
        ("The quay was closed.", "已经关闭。", "warning: 'quay' is 码头, which the target lacks"),
    ],
)
def test_a_term_that_is_missing_is_found(source: str, target: str, message: str) -> None:
    assert said("term-missing", source, target, OWN) == [message]


def test_a_term_that_is_translated_once_of_two_times_is_found() -> None:
    source, target = "The Harbour Board and the Harbour Board", "港口理事会和渔业委员会"
    assert said("term-missing", source, target, OWN) == [
        "error: 'Harbour Board' is 港口理事会 or 港理会, which the target has 1 of 2 times; "
        "it has 渔业委员会"
    ]
    assert said("term-missing", source, "港口理事会和它", OWN) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("It met (see ECE/TRANS/WP.29/359).", "会议开幕（见ECE/TRANS/WP.29/359）。"),
        ("Movement (A/HRC/28/35/Add.1, para. 2)", "不结盟运动（A/HRC/28/35/Add.1，第2段）"),
        ("in document CCPR/C/BGR/206", "行预咨委会在CCPR/C/BGR/206号文件中"),
        ("see www.unicef.org/fair", "行预咨委会，见www.unicef.org/fair"),
        ("write to who@example.org", "行预咨委会，见who@example.org"),
    ],
)
def test_a_part_of_a_symbol_or_an_address_is_no_term(source: str, target: str) -> None:
    assert said("term-missing", source, target, CORE) == []
    assert said("term-missing", target, source, CORE, ("zh", "en")) == []


def test_a_term_beside_a_symbol_is_one() -> None:
    own = Knowledge(concepts=(concept("ECE", "欧经会", kind="body"),))
    expected = ["error: 'ECE' is 欧经会, which the target lacks"]
    assert said("term-missing", "ECE (see ECE/12/1)", "（见ECE/12/1）", own) == expected
    assert said("term-missing", "the ECE/UNCTAD unit", "某单位", own) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (
            "The staff of UNAMID left, and UNAMID closed.",
            "UNAMID的工作人员离开了。",
            ["warning: 'UNAMID' is 达尔富尔混合行动, and stands in the target as it is"],
        ),
        (
            "The Tidal Survey Union (TSU) met.",
            "潮汐测量联合会（TSU）举行会议。",
            ["note: 'TSU' is 潮联会, and stands in the target as it is"],
        ),
        (
            "The TSU met.",
            "TSU举行会议。",
            ["error: 'TSU' is 潮联会, and stands in the target as it is"],
        ),
        ("The TSU met.", "潮联会举行会议。", []),
        ("The TSU met (TSU/12/3).", "潮联会举行会议（TSU/12/3）。", []),
        # Without a Chinese form there is nothing to ask for.
        ("The XQZ met.", "XQZ举行会议。", []),
    ],
)
def test_an_acronym_that_is_left_is_found(source: str, target: str, expected: list[str]) -> None:
    own = (
        concept("Tidal Survey Union|TSU", "潮汐测量联合会|潮联会", kind="body"),
        concept("XQZ", "XQZ"),
    )
    assert said("term-missing", source, target, Knowledge(concepts=own, core=core())) == expected


def test_both_places_are_told() -> None:
    source, target = "The quays were closed.", "渔船关闭。"
    (one,) = found("term-missing", source, target, OWN)
    assert (part(source, one.source), part(target, one.target)) == ("quays", "渔船")


def test_a_term_is_missing_in_english_too() -> None:
    assert said("term-missing", "码头已关闭。", "The quays are closed.", OWN, ("zh", "en")) == []
    assert said("term-missing", "码头已关闭。", "It is closed.", OWN, ("zh", "en")) == [
        "warning: '码头' is quay, which the target lacks"
    ]
    assert said("term-missing", "港口理事会开会。", "They met.", OWN, ("zh", "en")) == [
        "warning: '港口理事会' is Harbour Board, which the target lacks"
    ]
    assert said(
        "term-missing", "港口理事会开会。", "The Fisheries Council met.", OWN, ("zh", "en")
    ) == ["error: '港口理事会' is Harbour Board, the target has Fisheries Council"]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        # Full names alone are asked for, and short forms serve.
        ("The Economic and Social Council decided.", "经社理事会决定。", []),
        ("It submitted a letter.", "它提交了文书。", []),
        (
            "The Human Rights Committee decided.",
            "它作出了判断。",
            ["warning: 'Human Rights Committee' is 人权事务委员会, which the target lacks"],
        ),
        (
            "The General Assembly took action.",
            "安全理事会采取了行动。",
            ["error: 'General Assembly' is 大会, 联合国大会 or 联大, the target has 安全理事会"],
        ),
    ],
)
def test_the_core_asks_for_names_of_bodies(source: str, target: str, expected: list[str]) -> None:
    assert said("term-missing", source, target, CORE) == expected


_FREE = Knowledge(
    concepts=(
        concept("Tidal Board", "潮汐委员会", kind="body"),
        concept("territory", "领土", kind=PHRASE),
        concept("smuggling", "走私", kind=PHRASE),
        concept("impunity", "有罪不罚", kind=PHRASE),
        concept("offence", "罪行", kind=PHRASE),
        concept("Reef Goals", "珊瑚礁发展目标", kind=PHRASE),
        concept("civil society", "民间社会", kind=PHRASE),
        concept("Ceasefire Accord", "停止敌对行动协定", kind=DOCUMENT_TITLE),
    ),
    core=core(),
)


@pytest.mark.parametrize(
    ("source", "target", "severity"),
    [
        # A common noun can be said in other words, and another term can be for anything.
        (
            "A commission against it was set up under the Territory's 2008 law.",
            "已经根据该岛2008年的反走私法设立了一个委员会。",
            "warning",
        ),
        (
            "It fights impunity for serious crimes.",
            "不再让严重罪行的责任人逍遥法外，并重申要将他们绳之以法。",
            "warning",
        ),
        ("with civil society for the RG", "与民间团体实现珊瑚礁发展目标", "warning"),
        ("the resolution of the crisis", "解决危机，违反《停止敌对行动协定》", "warning"),
        # Member States of an agency are not those of the United Nations.
        ("The Agency has data of member States.", "原子能机构有关于成员国的资料。", "warning"),
        ("The Tidal Board met.", "安全理事会开会。", "error"),
        ("It took over the territory.", "它接管了走私。", "error"),
    ],
)
def test_a_translator_is_free_with_common_nouns(source: str, target: str, severity: str) -> None:
    assert [one.split(":")[0] for one in said("term-missing", source, target, _FREE)] == [severity]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("安全理事会主席给秘书长的信", "Letter from the President of the Security Council"),
        ("保留土著特性", "preserve an indigenous identity for indigenous people"),
        ("大会通过的决定", "the decisions adopted by the Conference"),
        ("阿拉伯国家联盟理事会", "The Council of the League, at its Secretariat"),
    ],
)
def test_from_chinese_common_words_are_no_error(source: str, target: str) -> None:
    for knowledge in (CORE, _FREE):
        found_here = said("term-missing", source, target, knowledge, ("zh", "en"))
        assert not any(one.startswith("error") for one in found_here)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("The pilot came.", "引航员来了。", []),
        ("The pilot came.", "舵手来了。", ["error: 舵手 is forbidden: say 引航员 or 领航员"]),
        ("The berth is free.", "船位空着。", ["warning: 船位 is deprecated: say 泊位"]),
        ("The berth is free.", "船位空著。", ["warning: 船位 is deprecated: say 泊位"]),
        ("Nothing", "船", []),
    ],
)
def test_a_term_that_is_not_to_be_used_is_found(
    source: str, target: str, expected: list[str]
) -> None:
    assert said("term-forbidden", source, target, OWN) == expected


def test_what_the_core_would_not_say_is_no_more_than_noted() -> None:
    unwanted = Knowledge(core=OWN.concepts)
    assert said("term-forbidden", "The pilot came.", "舵手来了。", unwanted) == [
        "note: 舵手 is forbidden: say 引航员 or 领航员"
    ]


def test_what_is_forbidden_for_one_thing_may_be_right_for_another() -> None:
    both = Knowledge(concepts=(*OWN.concepts, concept("helmsman", "舵手")))
    assert said("term-forbidden", "The helmsman came.", "舵手来了。", both) == []
    assert said("term-forbidden", "The pilot came.", "舵手来了。", both) == [
        "error: 舵手 is forbidden: say 引航员 or 领航员"
    ]


def test_a_forbidden_term_inside_a_longer_one_is_let_pass() -> None:
    both = Knowledge(concepts=(*OWN.concepts, concept("helmsmen's union", "舵手工会")))
    assert said("term-forbidden", "The helmsmen's union met.", "舵手工会开会。", both) == []


def test_two_translations_in_turn_are_found() -> None:
    units = [
        ("A pilot came.", "引航员来了。"),
        ("The pilots left.", "引航员走了。"),
        ("No pilot.", "没有领航员。"),
        ("Quay and pilot", "引航员和领航员"),
    ]
    assert watched("term-inconsistent", units, OWN) == [
        (2, "warning: 'pilot' is 领航员 here and 引航员 in 2 other units, first in unit 0")
    ]
    assert watched("term-inconsistent", units[:2], OWN) == []


def test_a_name_and_its_short_form_are_one_translation() -> None:
    units = [("General Assembly", "大会"), ("The General Assembly", "联合国大会")]
    assert watched("term-inconsistent", units, CORE) == []


CHECKS = ("term-missing", "term-forbidden", "term-inconsistent", "title-quoted", "title-match")


@pytest.mark.parametrize("name", CHECKS)
def test_the_example_is_found(name: str) -> None:
    check = check_named(name)
    assert example_said(check) == [check.example.message]


_WORDS = st.sampled_from([
    "Harbour Board", "quay", "pilots", "《", "》", "公约", "法", "该", "Treaty", "Convention",
    "港口公约", "舵手", "(", "\n", "entitled \"", "\"", "𠀀", "é", "1990年", "缔约国", "的",
])  # fmt: skip


@settings(max_examples=examples(60))
@given(
    st.lists(_WORDS, max_size=12).map("".join),
    st.lists(_WORDS, max_size=12).map("".join),
    st.sampled_from([("en", "zh"), ("zh", "en"), ("fr", "es"), ("en", "en-US"), ("ru", "zh-Hant")]),
)
def test_places_are_in_the_texts(source: str, target: str, languages: tuple[str, str]) -> None:
    for name in CHECKS:
        if check_named(name).look:
            for one in found(name, source, target, OWN, languages):
                for text, span in ((source, one.source), (target, one.target)):
                    assert span is None or 0 <= span[0] < span[1] <= len(text)
