"""Resolutions that no glossary has; and which language comes first among what is found."""

from __future__ import annotations

import pytest

from glossaries.core import common_words, core
from glossaries.lookup import Finder
from glossaries.term import Concept, Term

FINDER = Finder((*core(), *common_words()))


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("resolution 65/230", "resolution 65/230 = 第65/230号决议"),
        ("65/230", "resolution 65/230 = 第65/230号决议"),
        ("A/RES/65/230", "General Assembly resolution 65/230 = 大会第65/230号决议"),
        ("第65/230号决议", "第65/230号决议 = resolution 65/230"),
        ("大会第65/230号决议", "大会第65/230号决议 = General Assembly resolution 65/230"),
        ("decision 65/501", "decision 65/501 = 第65/501号决定"),
        ("第65/501号决定", "第65/501号决定 = decision 65/501"),
        ("S/RES/1325 (2000)",
         "Security Council resolution 1325 (2000) = 安全理事会第1325(2000)号决议"),
        ("安理会第1325(2000)号决议",
         "安全理事会第1325(2000)号决议 = Security Council resolution 1325 (2000)"),
        ("resolution 217 A (III)", "resolution 217 A (III) = 第217A(III)号决议"),
        ("A/RES/217 A (III)",
         "General Assembly resolution 217 A (III) = 大会第217A(III)号决议"),
        ("A/HRC/RES/16/21", "Human Rights Council resolution 16/21 = 人权理事会第16/21号决议"),
        ("E/RES/2010/5",
         "Economic and Social Council resolution 2010/5 = 经济及社会理事会第2010/5号决议"),
    ],
)  # fmt: skip
def test_a_resolution_is_translated_by_its_form(text: str, terms: str) -> None:
    found = FINDER.look_up(text, limit=3)[0]
    other = next(one for one in found.concept.terms if one.language in {"en", "zh"} - {
        found.term.language})  # fmt: skip
    assert (found.how, f"{found.term.text} = {other.text}") == ("pattern", terms)


def test_all_six_languages_name_it() -> None:
    [found] = FINDER.look_up("A/RES/65/230", source="en", target="fr", limit=1)
    assert found.translations[0].text == "résolution 65/230 de l'Assemblée générale"
    assert [one.text for one in found.concept.terms[2:]] == [
        "resolución 65/230 de la Asamblea General",
        "резолюция 65/230 Генеральной Ассамблеи",
        "大会第65/230号决议",
        "قرار الجمعية العامة 65/230",
    ]
    assert FINDER.look_up("resolution 65/230", target="de") == []


@pytest.mark.parametrize("text", ["the report on resolution 65/230", "A/65/230", "resolution", "x"])
def test_what_says_more_or_less_has_no_form(text: str) -> None:
    assert all(one.how != "pattern" for one in FINDER.look_up(text))


def test_what_a_glossary_has_is_never_formed() -> None:
    own = Concept((Term("en", "resolution 65/230"), Term("zh", "65/230决议")))
    assert [one.how for one in Finder([own]).look_up("A/RES/65/230")] == ["inflected"]
    assert Finder([]).look_up("65/230", until="script") == []


def test_a_concept_whose_note_names_the_resolution_is_found() -> None:
    found = FINDER.look_up("Resolution 70/1")
    assert [(one.how, one.concept.identifier) for one in found] == [
        ("pattern", ""), ("part", "2030-agenda"),
    ]  # fmt: skip
    assert found[1].reason.startswith("names resolution 70/1")


@pytest.mark.parametrize(
    "text", ["United Nations", "committee", "commission", "council", "session", "meeting",
             "working group", "delegation", "paragraph", "budget", "human rights"]
)  # fmt: skip
def test_the_commonest_words_are_there(text: str) -> None:
    found = FINDER.look_up(text, target="zh")[0]
    assert (found.how, found.term.language, found.translations[0].language) == ("exact", "en", "zh")


def test_other_languages_come_last() -> None:
    concepts = [
        Concept((Term("fr", "commission"), Term("en", "a panel"))),
        Concept((Term("en", "commission"),)),
        Concept((Term("en", "commission on drugs and crimes of all kinds"),)),
        Concept((Term("fr", "commission A"), Term("en", "another"))),
    ]
    found = Finder(concepts).look_up("commission")
    assert [one.term.language for one in found] == ["en", "fr", "fr", "en"]
    assert [one.how for one in found] == ["exact", "exact", "near", "part"]
    found = Finder(concepts).look_up("commission", source="fr", target="en")
    assert [one.term.language for one in found[:2]] == ["fr", "en"]
