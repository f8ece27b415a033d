"""Concepts go into a termbase, come out whole, are found and change; it says what changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from searching import examples
from termbases import SEED_BANK, concepts, held, numbered, pair

from glossaries import Concept, Term, Termbase
from glossaries.failure import BadGlossary, GlossaryError
from glossaries.termbase import keys
from tmx.failure import BadFormat

NOW = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Termbase]:
    """An empty one."""
    with Termbase.open(tmp_path / "t.termbase", create=True) as opened:
        opened.connection.execute("PRAGMA synchronous = OFF")
        yield opened


def test_what_goes_in_comes_out(base: Termbase) -> None:
    other = pair("gene bank", "基因库")
    ids = [base.add(SEED_BANK), base.add(other)]
    assert [stored.id for stored in base.concepts()] == ids
    assert [base.concept(identity) for identity in ids] == [SEED_BANK, other]
    assert held(base) == [SEED_BANK, other]
    assert len(base) == 2


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=examples(60),
    deadline=None,
)
@given(made=st.lists(concepts, max_size=3))
def test_any_concept_comes_out_as_it_went_in(base: Termbase, made: list[Concept]) -> None:
    ids = [base.add(concept) for concept in made]
    assert [base.concept(identity) for identity in ids] == made
    assert all(check.holds for check in base.check())
    for identity, concept in zip(ids, made, strict=True):
        base.replace(identity, SEED_BANK)
        assert [change.before for change in base.history(identity)][1:] in ([concept], [])
        assert base.concept(identity) == SEED_BANK
    assert base.remove(ids) == len(made)


def test_a_concept_is_replaced_whole_and_what_it_was_is_kept(base: Termbase) -> None:
    identity = base.add(SEED_BANK)
    shorter = pair("seed bank", "种质库")
    longer = replace(SEED_BANK, terms=(*SEED_BANK.terms, Term("ru", "банк семян")))
    for concept in (shorter, longer, longer):
        base.replace(identity, concept)
        assert base.concept(identity) == concept
    assert [stored.id for stored in base.found("种质库")] == []
    told = list(base.history(identity))
    assert [(one.what, one.file, one.before) for one in told] == [
        ("added", "", None), ("replaced", "", SEED_BANK), ("replaced", "", shorter),
    ]  # fmt: skip
    assert all(NOW.fullmatch(one.at) and one.concept == identity for one in told)


def test_what_is_removed_stays_in_the_history_and_its_id_is_not_used_again(base: Termbase) -> None:
    first, second = base.add(SEED_BANK), base.add(pair("a", "甲"))
    assert base.remove([second, first, 99]) == 2
    assert (len(base), base.found("seed bank")) == (0, [])
    assert base.add(SEED_BANK) > second
    assert [one.before for one in base.history(first)] == [None, SEED_BANK]
    assert len(list(base.history())) == 5


def test_what_is_not_there_is_told(base: Termbase) -> None:
    remedy = "look it up again: its number may be another"
    for use in (base.concept, lambda identity: base.replace(identity, SEED_BANK)):
        with pytest.raises(GlossaryError) as failure:
            use(7)
        assert str(failure.value) == f"{base.path}: there is no concept 7; {remedy}"
    assert list(base.history()) == []


# What is asked for, in which language, and which of the three concepts below are found.
FOUND = [
    ("seed bank", "", [0]),
    ("SEED  Bank", "", [0]),
    ("ｓｅｅｄ　ｂａｎｋ", "", [0]),
    ("种子库", "", [0, 1]),
    ("种子库", "zh-Hans", [0, 1]),
    ("种子库", "en", []),
    ("seed", "", []),
    ("A/RES/65/230", "", [2]),
    ("A/RES/65/23", "", []),
    ("people’s council", "en-GB", [2]),
    ("people's council", "fr", []),
    ("straße", "", [1]),
    ("STRASSE", "", [1]),
    ("", "", []),
]


@pytest.mark.parametrize(("text", "language", "which"), FOUND)
def test_terms_are_found_by_the_same_text(
    base: Termbase, text: str, language: str, which: list[int]
) -> None:
    made = [
        SEED_BANK,
        Concept((Term("zh-CN", "种子库"), Term("de", "Straße"))),
        Concept((Term("en", "A/RES/65/230"), Term("en", "People's Council"))),
    ]
    ids = [base.add(concept) for concept in made]
    found = base.found(text, language)
    assert [ids.index(stored.id) for stored in found] == which
    assert [stored.concept for stored in found] == [made[place] for place in which]


def test_keys_that_are_the_same_by_chance_find_nothing(
    base: Termbase, monkeypatch: pytest.MonkeyPatch
) -> None:
    base.add(SEED_BANK)
    [(held_key,)] = base.connection.execute("SELECT key FROM term WHERE text = 'seed bank'")
    assert held_key == keys.key("seed bank")
    monkeypatch.setattr("glossaries.termbase.termbase.key_of", lambda form: held_key)
    assert base.found("gene bank") == []
    assert len(base.found("seed bank")) == 1


REFUSED = {
    "no term": (Concept(()), "a concept has no term"),
    "no text": (Concept((Term("en", " "),)), "the term ' ' has no text"),
    "no language": (Concept((Term("", "bank"),)), "the term 'bank' has no language"),
    "status": (
        Concept((Term("en", "bank", "good"),)),
        "'good' is no status of a term; there are preferred, admitted, deprecated, forbidden",
    ),
    "form": (
        Concept((Term("en", "bank", form="long"),)),
        "'long' is no form of a term; there are full, abbreviation, acronym, short, variant, "
        "phrase",
    ),
    "half a character": (
        Concept((Term("en", "bank\ud800"),)),
        "the entry of 'bank\\ud800' holds half of a character",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_stored_is_refused(base: Termbase, case: str) -> None:
    concept, told = REFUSED[case]
    identity = base.add(SEED_BANK)
    for use in (base.add, lambda given: base.replace(identity, given)):
        with pytest.raises(BadGlossary) as failure:
            use(concept)
        assert str(failure.value) == f"{told}; correct it and run again"
    assert held(base) == [SEED_BANK]


def test_figures(base: Termbase) -> None:
    base.add(SEED_BANK)
    base.merge([*numbered(2), Concept(())], "a.csv")
    base.merge([pair("storehouse 1", "1号库", domain="x"), pair("Storehouse 1", "1号库",
                domain="y")], "b.csv")  # fmt: skip
    told = base.statistics()
    assert (told.concepts, told.terms, told.layout) == (4, 10, 1)
    assert told.languages == {"en": (5, 4), "zh": (4, 4), "fr": (1, 1)}
    assert told.statuses == {"": 7, "preferred": 2, "deprecated": 1}
    assert told.forms == {"": 10}
    assert told.kinds == {"": 3, "phrase": 1}
    assert told.domains == {"": 1, "agriculture": 1, "x": 1, "y": 1}
    assert told.conflicts == 0
    assert [(one.file, one.read, one.added, one.completed, one.known, one.rejected, one.conflicts)
            for one in told.imports] == [
        ("a.csv", 3, 2, 0, 0, 1, 0), ("b.csv", 2, 1, 1, 0, 0, 0),
    ]  # fmt: skip
    assert all(NOW.fullmatch(one.at) for one in told.imports)


# What is done to the tables, which check sees it, and what it says.
DAMAGE = {
    "key": (
        "UPDATE term SET key = 1 WHERE text = '种子库'",
        "terms are found by their keys",
        "the term '种子库' of concept 1 is not found",
    ),
    "term without concept": (
        "INSERT INTO term SELECT 9, place, key, language, text, status, form, part_of_speech, "
        "source, note, context, properties FROM term WHERE text = '种子库'",
        "references between its tables",
        "of term names a concept that is not there",
    ),
    "concept without term": (
        "DELETE FROM term", "concepts are whole", "concept 1 has no term",
    ),
    "history": (
        "UPDATE change SET before = '[', what = 'replaced'",
        "what was before",
        "malformed entry of what was before",
    ),
    "history without what was before": (
        "UPDATE change SET what = 'removed'",
        "what was before",
        "what concept 1 was before it was removed is not there",
    ),
    "properties": (
        "UPDATE concept SET properties = '['",
        "concepts are whole",
        "malformed concept 1",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", DAMAGE)
def test_checks_see_what_does_not_fit(base: Termbase, case: str) -> None:
    statement, check, told = DAMAGE[case]
    base.add(SEED_BANK)
    assert all(one.holds for one in base.check())
    base.connection.execute("PRAGMA foreign_keys = OFF")
    base.connection.execute(statement)
    [wrong] = [one for one in base.check() if not one.holds]
    assert wrong.name == check
    assert told in wrong.problems[0]
    assert wrong.remedy


def test_damage_is_told_whenever_it_shows(tmp_path: Path) -> None:
    path = tmp_path / "t.termbase"

    def use() -> None:
        with Termbase.open(path, create=True) as base:
            base.add(SEED_BANK)
            base.connection.execute("UPDATE concept SET properties = '[1]'")
            list(base.concepts())

    with pytest.raises(BadFormat) as failure:
        use()
    assert str(failure.value) == (
        f"{path}: it is damaged; take it from a backup, or make it anew: "
        "diptych glossary import FILE"
    )


def test_keys_are_made_anew(base: Termbase) -> None:
    base.add(SEED_BANK)
    base.connection.execute("UPDATE term SET key = 1 WHERE language = 'en'")
    assert base.found("seed bank") == []
    assert (base.rekey(), base.rekey()) == (2, 0)
    assert len(base.found("seed bank")) == 1
    assert all(one.holds for one in base.check())


def test_concepts_may_be_changed_while_they_are_gone_through(base: Termbase) -> None:
    base.merge(numbered(1_500), "a.tbx")
    gone = []
    for stored in base.concepts():
        gone.append(stored.id)
        if stored.id % 3 == 0:
            base.remove([stored.id])
        else:
            base.replace(stored.id, replace(stored.concept, note="seen"))
    assert gone == list(range(1, 1_501))
    assert {concept.note for concept in held(base)} == {"seen"}
    assert len(base) == 1_000
