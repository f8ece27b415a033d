"""The translation unit: texts, variants, and the constructor for aligned pairs."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import datetime, timedelta, timezone

import pytest

import tmx
from tmx.unit import (
    STANDARD_PROPS,
    Content,
    Inline,
    TranslationUnit,
    Variant,
    joined,
    pair_unit,
    plain_text,
)

BOLD = Inline("bpt", (("i", "1"),), ("<b>",))
NO_BOLD = Inline("ept", (("i", "1"),), ("</b>",))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ((), ""),
        (("Rule 5",), "Rule 5"),
        ((BOLD, "Rule", NO_BOLD, " 5"), "Rule 5"),
        (("a", Inline("hi", (), ("b", Inline("ph", (), ("{1}",)))), "c"), "abc"),
        (("a", Inline("ph", (), ("{", Inline("sub", (), ("title",)), "}"))), "a"),
        ((Inline("it", (("pos", "begin"),), ("<i>",)), "x", Inline("ut", (), ("?",))), "x"),
    ],
)
def test_text_is_what_stands_in_no_code(content: Content, text: str) -> None:
    assert plain_text(content) == text
    assert Variant("en", content).text == text


def test_joined_content_has_no_empty_and_no_neighbouring_texts() -> None:
    assert joined(["", "a", "b", BOLD, "", "c", ""]) == ("ab", BOLD, "c")


UNIT = TranslationUnit(
    tuple(Variant(code, (code,)) for code in ("fr", "en-GB", "en", "zh-TW", "zh-Hans")), "en"
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("en", "en"),
        ("en-GB", "en-GB"),
        ("en-US", "en-GB"),
        ("english", "en"),
        ("zh-CN", "zh-Hans"),
        ("zh_TW", "zh-TW"),
        ("zh-HK", "zh-TW"),
        ("fr-CA", "fr"),
        ("ru", None),
    ],
)
def test_variant_is_the_same_tag_or_the_nearest(asked: str, found: str | None) -> None:
    variant = UNIT.variant(asked)
    assert (variant.language if variant else None) == found


@pytest.mark.parametrize(
    ("source_language", "source", "target"),
    [("en", "en", "fr"), ("zh-TW", "zh-TW", "fr"), ("*all*", "fr", "en-GB"), ("", "fr", "en-GB")],
)
def test_source_and_target(source_language: str, source: str, target: str) -> None:
    unit = TranslationUnit(UNIT.variants, source_language)
    assert (unit.source, unit.target) == (source, target)


def test_a_unit_without_variants_has_empty_texts() -> None:
    assert (TranslationUnit().source, TranslationUnit().target) == ("", "")


def test_pair_unit_says_all_it_is_told() -> None:
    east = timezone(timedelta(hours=8))
    unit = pair_unit(
        "Agenda",
        "议程",
        "English",
        "zh_CN",
        props=[("x-confidence", "0.87")],
        creation_date=datetime(2011, 4, 11, 3, 0, tzinfo=east),
        identifier="7",
    )
    assert unit == TranslationUnit(
        variants=(Variant("en", ("Agenda",)), Variant("zh-CN", ("议程",))),
        source_language="en",
        props=(("x-confidence", "0.87"),),
        attributes=(("tuid", "7"), ("creationdate", "20110410T190000Z")),
    )


def test_a_date_without_a_zone_is_utc() -> None:
    unit = pair_unit("a", "b", "en", "zh", creation_date=datetime(2011, 4, 11, 3, 0))
    assert unit.attribute("creationdate") == "20110411T030000Z"


def test_a_side_without_text_has_no_content() -> None:
    assert pair_unit("a", "", "en", "zh").variants[1].content == ()


@pytest.mark.parametrize(
    ("props", "doubtful"),
    [
        ((), False),
        ((("x-confidence", "0.50"),), False),
        ((("x-confidence", "0.49"),), True),
        ((("x-confidence", "high"),), False),
        ((("x-confidence", "0.2"), ("x-status", "reviewed")), False),
        ((("x-confidence", "0.9"), ("x-status", "fuzzy")), True),
    ],
)
def test_doubt_comes_from_low_confidence_unless_a_person_has_looked(
    props: tuple[tuple[str, str], ...], doubtful: bool
) -> None:
    assert TranslationUnit(props=props).doubtful is doubtful


def test_values_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        UNIT.source_language = "zh"  # type: ignore[misc]


def test_standard_props_are_user_defined_types() -> None:
    """TMX 1.4b: the type of a prop that a tool makes up starts with x-."""
    assert all(name.startswith("x-") for name in STANDARD_PROPS)
    assert len(set(STANDARD_PROPS)) == len(STANDARD_PROPS)


def test_the_line_is_not_part_of_the_value() -> None:
    assert TranslationUnit(line=3) == TranslationUnit(line=4)


def test_exported_names_are_all_there() -> None:
    assert sorted(tmx.__all__) == sorted(set(tmx.__all__))
    for name in tmx.__all__:
        assert getattr(tmx, name).__name__ if name != "PROFILES" else tmx.PROFILES
    assert set(tmx.__all__) <= set(dir(tmx))


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'tmx' has no attribute 'nothing'"):
        tmx.nothing  # noqa: B018
