"""Units that say the same, which of them stays, and sources with several targets."""

from __future__ import annotations

import string
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmx import TranslationUnit, Variant, pair_unit
from tmx.cleaning import Sameness, conflict_groups, duplicate_groups
from tmx.cleaning.duplicates import folded, normal, rank

EXACT, NEAR, NUMBERS = Sameness.EXACT, Sameness.NEAR, Sameness.NUMBERS
SAME, OTHER = True, False


def groups(units: Sequence[TranslationUnit], sameness: Sameness = EXACT) -> list[tuple[int, ...]]:
    return [group.ids for group in duplicate_groups(enumerate(units), sameness)]


def unit(source: str, target: str, *props: tuple[str, str], date: str = "") -> TranslationUnit:
    made = pair_unit(source, target, "en", "zh", props=props)
    attributes = (("changedate", date),) if date else ()
    return TranslationUnit(made.variants, made.source_language, made.props, (), attributes)


# Two sources with one target: whether they are one, exactly, nearly, but for numbers.
TEXTS = [
    ("The meeting rose.", "The meeting rose.", SAME, SAME, SAME),
    ("The meeting rose.", " The  meeting\nrose. ", SAME, SAME, SAME),
    ("The cafe\u0301 is shut.", "The caf\u00e9 is shut.", SAME, SAME, SAME),
    ("The meeting rose.", "the MEETING rose", OTHER, SAME, SAME),
    ("The meeting rose.", "Ｔｈｅ　ｍｅｅｔｉｎｇ　ｒｏｓｅ．", OTHER, SAME, SAME),
    ("Draft resolution (a)", "Draft resolution a", OTHER, SAME, SAME),
    ("sub-item", "sub item", OTHER, SAME, SAME),
    ("The meeting rose.", "The meetings rose.", OTHER, OTHER, OTHER),
    ("Costs 1.5 million", "Costs 15 million", OTHER, OTHER, OTHER),
    ("Items 1, 2", "Items 12", OTHER, OTHER, OTHER),
    ("Items 1 2", "Items 12", OTHER, OTHER, OTHER),
    ("From 3-5", "From 35", OTHER, OTHER, OTHER),
    ("A/65/230", "A65230", OTHER, OTHER, OTHER),
    ("Up 5%", "Up 5", OTHER, OTHER, OTHER),
    ("$5", "€5", OTHER, OTHER, OTHER),
    ("No. 7", "No. 8", OTHER, OTHER, OTHER),
]


@pytest.mark.parametrize(("one", "other", "exact", "near", "numbers"), TEXTS)
def test_what_counts_as_the_same(
    one: str, other: str, exact: bool, near: bool, numbers: bool
) -> None:
    units = [unit(one, "散会。"), unit(other, "散会。")]
    found = [bool(groups(units, sameness)) for sameness in (EXACT, NEAR, NUMBERS)]
    assert found == [exact, near, numbers]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Chapter 7", "第7章"), ("Chapter 12", "第12章"), True),
        (("Items 7 and 8", "项目7和8"), ("Items 9 and 10", "项目9和10"), True),
        (("Items 7 and 8", "项目7和8"), ("Items 9 and 10", "项目10和9"), False),
        (("Items 7 and 7", "项目7和7"), ("Items 9 and 10", "项目9和10"), False),
        (("Chapter 7", "第七章"), ("Chapter 8", "第八章"), False),
        (("Chapter 7", "这一章"), ("Chapter 8", "这一章"), False),
        (("In 2014", "2014年"), ("In 2014", "214年"), False),
        (("At 1,250.5", "为1,250.5"), ("At 7", "为7"), True),
    ],
)
def test_numbers_as_placeholders(one: tuple[str, str], other: tuple[str, str], same: bool) -> None:
    assert bool(groups([unit(*one), unit(*other)], NUMBERS)) == same


def test_units_of_punctuation_alone_are_not_thrown_together() -> None:
    assert groups([unit("* * *", "—"), unit("...", "。。。")], NEAR) == []
    assert groups([unit("* * *", "—"), unit("* * *", "—")]) == [(0, 1)]


def test_languages_and_directions_are_told_apart() -> None:
    units = [
        pair_unit("Malta", "Malta", "en", "fr"),
        pair_unit("Malta", "Malta", "en", "es"),
        pair_unit("Malta", "Malta", "fr", "en"),
    ]
    assert groups(units, NEAR) == []


def test_the_order_of_further_targets_does_not_count() -> None:
    variants = (Variant("en", ("Agenda",)), Variant("fr", ("Programme",)), Variant("zh", ("议程",)))
    one = TranslationUnit(variants, "en")
    other = TranslationUnit((variants[2], variants[0], variants[1]), "en")
    assert groups([one, other]) == [(0, 1)]


REVIEWED, FUZZY = ("x-status", "reviewed"), ("x-status", "fuzzy")


@pytest.mark.parametrize(
    ("units", "order"),
    [
        ([unit("A b", "甲"), unit("A b", "甲")], (0, 1)),
        ([unit("A b", "甲"), unit("A b", "甲", REVIEWED)], (1, 0)),
        ([unit("A b", "甲", FUZZY), unit("A b", "甲")], (1, 0)),
        ([unit("A b", "甲", ("x-confidence", "0.6")), unit("A b", "甲")], (1, 0)),
        (
            [
                unit("A b", "甲", ("x-confidence", "0.6")),
                unit("A b", "甲", ("x-confidence", "0.9")),
                unit("A b", "甲", ("x-confidence", "0.1"), REVIEWED),
            ],
            (2, 1, 0),
        ),
        (
            [
                unit("A b", "甲", date="20200101T000000Z"),
                unit("A b", "甲", date="20240101T000000Z"),
                unit("A b", "甲"),
            ],
            (1, 0, 2),
        ),
    ],
)
def test_the_best_stays(units: list[TranslationUnit], order: tuple[int, ...]) -> None:
    assert groups(units) == [order]


def test_ranks_fit_into_sixty_bits() -> None:
    best = unit("a", "b", ("x-status", "final"), ("x-confidence", "7"), date="29991231T235959Z")
    worst = unit("a", "b", ("x-status", "rejected"), ("x-confidence", "-7"), date="never")
    assert 0 <= rank(worst) < rank(best) < 2**60


def conflicting(units: Sequence[TranslationUnit]) -> list[tuple[int, ...]]:
    return [group.ids for group in conflict_groups(enumerate(units))]


def test_conflicts() -> None:
    units = [
        unit("The meeting rose.", "散会。", ("x-confidence", "0.6")),
        unit("The  meeting rose.", "会议结束。", ("x-confidence", "0.9")),
        unit("The meeting rose.", "会议结束", REVIEWED),
        unit("Agenda", "议程"),
        unit("agenda", "日程"),
    ]
    assert conflicting(units) == [(2, 0)]


def test_conflicts_are_within_a_language() -> None:
    units = [
        TranslationUnit((Variant("en", ("Agenda",)), Variant("fr", ("Programme",))), "en"),
        TranslationUnit((Variant("en", ("Agenda",)), Variant("zh", ("议程",))), "en"),
        TranslationUnit(
            (
                Variant("en", ("Agenda",)),
                Variant("fr", ("Ordre du jour",)),
                Variant("zh", ("议程",)),
            ),
            "en",
        ),
    ]
    assert conflicting(units) == [(0, 2)]


_TEXTS = st.text(st.sampled_from(string.ascii_letters + "1 .,-/%文。é"), max_size=8)


@given(_TEXTS)
def test_folding_is_settled_at_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert normal(normal(text)) == normal(text)
    assert folded(normal(text)) == folded(text)


@given(st.lists(st.tuples(_TEXTS, _TEXTS), max_size=12))
def test_groups_are_exactly_those_of_equal_texts(pairs: list[tuple[str, str]]) -> None:
    units = [unit(*pair) for pair in pairs]
    by_text: dict[tuple[str, str], list[int]] = {}
    for place, (source, target) in enumerate(pairs):
        if normal(source) or normal(target):
            by_text.setdefault((normal(source), normal(target)), []).append(place)
    wanted = {tuple(ids) for ids in by_text.values() if len(ids) > 1}
    assert {tuple(sorted(ids)) for ids in groups(units)} == wanted
