"""negation: what one side denies and the other says."""

from __future__ import annotations

import pytest
from qa_tables import Fails, assert_fails, assert_passes

NAME = "negation"

PASSES = [
    ("The Committee did not approve the request.", "委员会未核准这项请求。"),
    ("The Committee did not approve the request.", "委员会否决了这项请求。"),
    ("The Committee refused to approve the request.", "委员会拒绝核准这项请求。"),
    ("States cannot ignore the problem.", "各国都难以忽视这一问题。"),
    ("The motion was rejected.", "动议被驳回。"),
    ("not only the children but also the teachers", "孩子和老师"),
    ("It shall not exceed ten pages.", "最多十页。"),
    ("without prejudice to article 5", "在遵守第五条的情况下"),
    ("The report lacks figures.", "报告没有数字。"),
    ("The road is impassable in winter.", "冬季道路无法通行。"),
    ("Few farmers own their land.", "大多数农民没有自己的土地。"),
    ("Unless it rains, the game goes on.", "只要没有下雨，比赛就继续。"),
    ("The work goes on at full speed.", "工作全面展开并不断推进。"),
    ("Views differed on the matter.", "对此事有不同意见。"),
    ("", "委员会没有核准。"),
    ("It did not meet.", ""),
    ("It did not meet.", "It did not meet."),
]

FAILS = [
    Fails(
        "The Committee did not approve the request.",
        "委员会核准了这项请求。",
        "the source has 'did not', the target has no negation",
        "warning",
    ),
    Fails(
        "States shall not impose fees.",
        "各国应征收费用。",
        "the source has 'shall not', the target has no negation",
        "warning",
    ),
    Fails(
        "The ship failed to return.",
        "该船返回了。",
        "the source has 'failed to', the target has no negation",
        "warning",
    ),
    # 未来 and 非洲 deny nothing.
    Fails(
        "The centre in Africa will no longer be needed in future.",
        "未来将需要设在非洲的中心。",
        "the source has 'no longer', the target has no negation",
        "warning",
    ),
    Fails(
        "The Committee approved the request.",
        "委员会没有核准这项请求。",
        "the target has '没有', the source has no negation",
        "warning",
        "没有",
    ),
    Fails(
        "各国不得征收费用。",
        "States shall impose fees.",
        "the source has '不得', the target has no negation",
        "warning",
        languages=("zh", "en"),
    ),
    Fails(
        "各国可征收费用。",
        "States may not impose fees.",
        "the target has 'may not', the source has no negation",
        "warning",
        "may not",
        languages=("zh-Hans", "en-GB"),
    ),
]


@pytest.mark.parametrize(("source", "target"), PASSES)
def test_what_both_sides_deny_or_say_passes(source: str, target: str) -> None:
    assert_passes(NAME, source, target)
    assert_passes(NAME, target, source, ("zh", "en"))


@pytest.mark.parametrize("pair", FAILS, ids=lambda pair: pair.says)
def test_what_one_side_denies_is_found(pair: Fails) -> None:
    assert_fails(NAME, pair)


def test_other_languages_are_let_alone() -> None:
    assert_passes(NAME, "It did not meet.", "Il s'est réuni.", ("en", "fr"))
