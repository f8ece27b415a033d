"""The user's glossary beside the one that comes with diptych: the user's counts first."""

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


def test_the_core_still_hides_a_part_of_its_terms_where_the_source_has_nothing_else() -> None:
    own = Knowledge((concept("helmsman", "理事会", status=FORBIDDEN),), core())
    assert said("term-forbidden", "The Security Council met.", "安全理事会开会。", own) == []
    assert said("term-forbidden", "A helmsman came.", "安全理事会来了。", own) == [
        "error: 理事会 is forbidden"
    ]
