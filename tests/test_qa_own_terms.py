"""The glossary that comes with diptych: the user's counts first, and ordinary words are free."""

from __future__ import annotations

import pytest
from qa_runs import concept, said

from glossaries.core import core
from glossaries.term import FORBIDDEN, PREFERRED, Concept
from qa.check import Knowledge


@pytest.mark.parametrize(
    ("status", "target", "expected"),
    [
        (
            "",
            "安理会举行了会议。",
            "note: 'Security Council' is 安全理事会, the target has the short form 安理会",
        ),
        (
            PREFERRED,
            "安理会举行了会议。",
            "warning: 'Security Council' is 安全理事会, which the target lacks",
        ),
    ],
)
def test_a_short_form_of_the_core_is_noted_unless_the_user_prefers_the_full_one(
    status: str, target: str, expected: str
) -> None:
    own = Knowledge((concept("Security Council", "安全理事会", status=status),), core())
    assert said("term-missing", "The Security Council met.", target, own) == [expected]


# Each line of a table is a concept of its own.
_HOUSE = (
    concept("Secretary-General", "秘书长", status=FORBIDDEN),
    concept("Secretary-General", "总书记", status=PREFERRED),
    concept("General Assembly", "大会", status=FORBIDDEN),
)


@pytest.mark.parametrize("other", [(), core()], ids=["alone", "beside the core"])
@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (
            "The Secretary-General addressed the General Assembly.",
            "秘书长在大会发言。",
            ["error: 秘书长 is forbidden: say 总书记", "error: 大会 is forbidden"],
        ),
        # A longer term of the core, and another name of what the core has.
        (
            "The President of the General Assembly spoke.",
            "大会主席发言。",
            ["error: 大会 is forbidden"],
        ),
        ("The Assembly met.", "大会开会。", ["error: 大会 is forbidden"]),
        ("The Secretary-General spoke.", "总书记发言。", []),
    ],
)
def test_what_the_user_forbids_is_an_error_whatever_the_core_says(
    other: tuple[Concept, ...], source: str, target: str, expected: list[str]
) -> None:
    assert said("term-forbidden", source, target, Knowledge(_HOUSE, other)) == expected
    assert said("term-missing", source, target, Knowledge(_HOUSE, other)) == []


@pytest.mark.parametrize("status", [PREFERRED, ""])
def test_what_the_user_has_for_a_term_replaces_what_the_core_has(status: str) -> None:
    own = Knowledge((concept("Secretary-General", "总书记", status=status),), core())
    assert said("term-missing", "The Secretary-General spoke.", "秘书长发言。", own) == [
        "warning: 'Secretary-General' is 总书记, which the target lacks"
    ]
    # Another name that the core has still explains what stands in the target.
    own = Knowledge((concept("General Assembly", "大会"), concept("Tidal Board", "潮汐局")), core())
    assert said("term-missing", "UNGA and the Tidal Board", "大会和它", own) == [
        "error: 'Tidal Board' is 潮汐局, which the target lacks"
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The President of the General Assembly spoke.", "大会主席发言。"),
        ("Report of the Secretary-General on the work of the Organization", "秘书长的工作报告"),
    ],
)
def test_a_longer_term_of_the_core_does_not_hide_what_the_user_says_otherwise(
    source: str, target: str
) -> None:
    otherwise = (
        concept("Secretary-General", "总书记", status=PREFERRED),
        concept("General Assembly", "全体代表会", status=PREFERRED),
    )
    expected = said("term-missing", source, target, Knowledge(otherwise))
    assert len(expected) == 1
    assert said("term-missing", source, target, Knowledge(otherwise, core())) == expected
    # What says the same as the core leaves its longer terms in place.
    alike = (concept("Secretary-General", "秘书长"), concept("General Assembly", "大会"))
    assert said("term-missing", source, target, Knowledge(alike, core())) == []


def test_from_chinese_too_the_core_does_not_hide_what_the_user_says_otherwise() -> None:
    own = Knowledge((concept("Plenary", "大会"),), core())
    source, target = "大会主席发言。", "The President of the General Assembly spoke."
    assert said("term-missing", source, target, own, ("zh", "en")) == [
        "warning: '大会' is Plenary, which the target lacks"
    ]


def test_the_core_still_hides_a_part_of_its_terms_where_the_source_has_nothing_else() -> None:
    own = Knowledge((concept("helmsman", "理事会", status=FORBIDDEN),), core())
    assert said("term-forbidden", "The Security Council met.", "安全理事会开会。", own) == []
    assert said("term-forbidden", "A helmsman came.", "安全理事会来了。", own) == [
        "error: 理事会 is forbidden"
    ]


_CHAIR = "warning: 'Chair' is 主席, the target has 会议"


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Ms. Okafor (Ghana) took the Chair.", "奥卡福尔女士（加纳）主持会议。", []),
        ("Ms. Okafor resumed the Chair.", "奥卡福尔女士继续主持会议。", []),
        ("Ms. Okafor, Vice-President, in the Chair", "奥卡福尔女士主持会议", []),
        # A person, and what people came together for: 会议 is no replacement.
        ("The Chair convened the group.", "她召开了会议。", []),
        ("The Chair met with them.", "她同他们举行了会议。", []),
        ("The Chair took it over.", "他在公约中谈到。", [_CHAIR.replace("会议", "公约")]),
    ],
)
def test_a_chair_is_a_person_and_ordinary_words_replace_nothing(
    source: str, target: str, expected: list[str]
) -> None:
    assert said("term-missing", source, target, Knowledge(core=core())) == expected


def test_who_takes_the_chair_is_no_term_of_the_user_either() -> None:
    own = Knowledge((concept("Chair", "主席"),))
    assert said("term-missing", "He took the Chair.", "他主持讨论。", own) == []
    for source in ("He thanked the Chair.", "This is in the Chair's summary."):
        assert said("term-missing", source, "他表示感谢。", own) == [
            "warning: 'Chair' is 主席, which the target lacks"
        ]
