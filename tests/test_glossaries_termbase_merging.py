"""Files into a termbase: nothing twice, completed, never overwritten, and disagreements told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from searching import examples
from termbases import SEED_BANK, alike, held, numbered, pair

from glossaries import Concept, Term, Termbase
from glossaries.failure import BadGlossary
from glossaries.termbase import Conflict, Merged
from glossaries.termbase.completing import completed
from tmx.failure import BadFormat


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Termbase]:
    """An empty one."""
    with Termbase.open(tmp_path / "t.termbase", create=True) as opened:
        opened.connection.execute("PRAGMA synchronous = OFF")
        yield opened


def state(base: Termbase) -> list[str]:
    """All that it holds, but for which files were merged and what they spoke of."""
    of_files = re.compile('INSERT INTO "(file|import|origin)"')
    return [line for line in base.connection.iterdump() if not of_files.match(line)]


def test_the_same_file_twice_adds_nothing(base: Termbase) -> None:
    made = [SEED_BANK, *numbered(2_500)]
    assert base.merge(iter(made), "a.tbx") == Merged(read=2_501, added=2_501)
    before = state(base)
    assert held(base) == made
    for file in ("a.tbx", "b.tbx"):
        assert base.merge(made, file) == Merged(read=2_501, known=2_501)
        assert state(base) == before


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=examples(60),
    deadline=None,
)
@given(there=st.lists(alike, max_size=4), said=st.lists(alike, max_size=6))
def test_whatever_is_merged_twice_adds_nothing(
    base: Termbase, there: list[Concept], said: list[Concept]
) -> None:
    base.remove([stored.id for stored in list(base.concepts())])
    base.merge(there, "there")
    old = {stored.id: stored.concept for stored in base.concepts()}
    first = base.merge(said, "said")
    before = state(base)
    again = base.merge(said, "said")
    assert (again.read, again.known) == (len(said), len(said))
    assert state(base) == before
    assert first.read == first.added + first.completed + first.known
    _assert_kept(old, base)
    _assert_said(said, base)


def _assert_kept(old: dict[int, Concept], base: Termbase) -> None:
    """Whatever was there is as it was, or was empty."""
    for identity, was in old.items():
        now = base.concept(identity)
        assert now.definitions[: len(was.definitions)] == was.definitions
        assert was.domain in ("", now.domain)
        assert was.identifier in ("", now.identifier)
        for term, same in zip(was.terms, now.terms, strict=False):
            assert (term.language, term.text) == (same.language, same.text)
            assert term.status in ("", same.status)
            assert term.note in ("", same.note)


def _assert_said(said: list[Concept], base: Termbase) -> None:
    """No term of a file is left out, and no note."""
    concepts = held(base)
    there = {term.text for concept in concepts for term in concept.terms}
    notes = {concept.note for concept in concepts}
    notes |= {value for concept in concepts for _, value in concept.properties}
    assert {term.text for concept in said for term in concept.terms} <= there
    assert {concept.note for concept in said} - {""} <= notes


BANK = pair("bank", "银行")
EN, ZH = BANK.terms


def terms(*made: Term) -> Concept:
    return Concept(made)


# What is there, what a file says, and what is there then; None where it is a concept of its own.
COMPLETED: dict[str, tuple[Concept, Concept, Concept | None]] = {
    "another language": (
        BANK, terms(EN, ZH, Term("fr", "banque")), terms(EN, ZH, Term("fr", "banque")),
    ),
    "another term": (
        BANK, terms(EN, ZH, Term("en", "banker")), terms(EN, ZH, Term("en", "banker")),
    ),
    "a status that was not told": (
        BANK, terms(replace(EN, status="preferred"), ZH),
        terms(replace(EN, status="preferred"), ZH),
    ),
    "case and width make no other concept, but another term": (
        BANK, pair("Ｂank", "银行"), terms(EN, ZH, Term("en", "Ｂank")),
    ),
    "the region makes no other term": (
        BANK, terms(Term("en-GB", "bank", note="n"), Term("zh-CN", "银行")),
        terms(replace(EN, note="n"), ZH),
    ),
    "the script does": (
        terms(EN, Term("zh-Hans", "大会")),
        terms(EN, Term("zh-Hans", "大会"), Term("zh-Hant", "大会")),
        terms(EN, Term("zh-Hans", "大会"), Term("zh-Hant", "大会")),
    ),
    "regions that the file tells apart": (
        terms(Term("en-US", "bank", "preferred"), ZH),
        terms(Term("en-US", "bank", "preferred"), Term("en-GB", "bank", "deprecated"), ZH),
        terms(Term("en-US", "bank", "preferred"), ZH, Term("en-GB", "bank", "deprecated")),
    ),
    "what was empty": (
        BANK,
        replace(BANK, domain="money", kind="body", note="n", source="s", identifier="7",
                created="2020-01-01", changed="2021-01-01", definitions=(("en", "a house"),)),
        replace(BANK, domain="money", kind="body", note="n", source="s", identifier="7",
                created="2020-01-01", changed="2021-01-01", definitions=(("en", "a house"),)),
    ),
    "further notes, sources, identifiers": (
        replace(BANK, note="n", source="s", identifier="7"),
        replace(BANK, note="m", source="t", identifier="8", properties=(("p", "1"),)),
        replace(BANK, note="n", source="s", identifier="7", properties=(
            ("p", "1"), ("note", "m"), ("source", "t"), ("identifier", "8"))),
    ),
    "a term's further notes": (
        terms(replace(EN, note="n", context="c"), ZH),
        terms(replace(EN, note="m", context="d"), ZH),
        terms(replace(EN, note="n", context="c", properties=(("note", "m"), ("context", "d"))), ZH),
    ),
    "a definition in another language": (
        replace(BANK, definitions=(("en", "a house"),)),
        replace(BANK, definitions=(("zh", "机构"), ("en", "a house"))),
        replace(BANK, definitions=(("en", "a house"), ("zh", "机构"))),
    ),
    "dates: since when, and the last change": (
        replace(BANK, created="2020-01-01", changed="2020-02-02"),
        replace(BANK, created="2019-01-01", changed="2021-02-02", note="n"),
        replace(BANK, created="2020-01-01", changed="2021-02-02", note="n"),
    ),
    "dates alone say nothing new": (
        replace(BANK, created="2020-01-01", changed="2020-02-02"),
        replace(BANK, created="2019-01-01", changed="2021-02-02"),
        replace(BANK, created="2020-01-01", changed="2020-02-02"),
    ),
    "one language that is there": (replace(BANK, note="n"), terms(EN), replace(BANK, note="n")),
    "one language that says more": (BANK, terms(replace(EN, note="n")), None),
    "another translation in another domain": (
        replace(BANK, domain="money"), replace(pair("bank", "岸"), domain="rivers"), None,
    ),
    "a further term beside the same translation": (
        BANK, terms(EN, ZH, Term("zh", "钱庄")), terms(EN, ZH, Term("zh", "钱庄")),
    ),
    "another term of the same translation": (BANK, pair("banking house", "银行"), None),
    "the same acronyms": (
        terms(Term("en", "PC", form="acronym"), Term("zh", "筹委会", form="acronym"),
              Term("fr", "CP")),
        terms(Term("en", "PC", form="acronym"), Term("zh", "筹委会", form="acronym"),
              Term("es", "CP")),
        None,
    ),
    "two scripts of one language are no pair": (
        terms(Term("zh-Hans", "种"), Term("zh-Hant", "種")),
        terms(Term("zh-Hans", "种"), Term("zh-Hant", "種"), Term("en", "kind")),
        None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", COMPLETED)
def test_what_is_there_is_completed(base: Termbase, case: str) -> None:
    there, said, expected = COMPLETED[case]
    identity = base.add(there)
    merged = base.merge([said], "a.tbx")
    assert merged.conflicts == ()
    assert held(base) == ([there, said] if expected is None else [expected])
    kind = "added" if expected is None else "known" if expected == there else "completed"
    assert merged == Merged(read=1, **{kind: 1})  # type: ignore[arg-type]
    told = [(one.what, one.file, one.before) for one in base.history(identity)][1:]
    assert told == ([("completed", "a.tbx", there)] if kind == "completed" else [])
    assert base.merge([said], "a.tbx") == Merged(read=1, known=1)


PREFERRED, OTHER = replace(ZH, status="preferred"), Term("zh", "银号", "preferred")

# What is there, what a file says, where they disagree, and what the file adds nevertheless.
CONFLICTS: dict[str, tuple[Concept, Concept, Conflict, Concept]] = {
    "two statuses": (
        terms(EN, replace(ZH, status="admitted")), terms(EN, PREFERRED, Term("fr", "banque")),
        Conflict("status", "admitted", "preferred", "zh", "银行"),
        terms(EN, replace(ZH, status="admitted"), Term("fr", "banque")),
    ),
    "two forms": (
        terms(replace(EN, form="full"), ZH), terms(replace(EN, form="phrase"), ZH),
        Conflict("form", "full", "phrase", "en", "bank"), terms(replace(EN, form="full"), ZH),
    ),
    "two parts of speech": (
        terms(replace(EN, part_of_speech="noun"), ZH),
        terms(replace(EN, part_of_speech="verb"), ZH),
        Conflict("part of speech", "noun", "verb", "en", "bank"),
        terms(replace(EN, part_of_speech="noun"), ZH),
    ),
    "two statuses in two regions": (
        terms(replace(EN, status="admitted"), ZH), terms(Term("en-GB", "bank", "preferred"), ZH,
                                                           Term("en", "banker")),
        Conflict("status", "admitted", "preferred", "en", "bank"),
        terms(replace(EN, status="admitted"), ZH, Term("en-GB", "bank", "preferred"),
              Term("en", "banker")),
    ),
    "forbidden and preferred": (
        terms(EN, replace(ZH, status="forbidden")), terms(EN, PREFERRED),
        Conflict("status", "forbidden", "preferred", "zh", "银行"),
        terms(EN, replace(ZH, status="forbidden")),
    ),
    "preferred and deprecated": (
        terms(EN, PREFERRED), terms(EN, replace(ZH, status="deprecated")),
        Conflict("status", "preferred", "deprecated", "zh", "银行"), terms(EN, PREFERRED),
    ),
    "deprecated and used": (
        terms(EN, replace(ZH, status="deprecated")), BANK,
        Conflict("status", "deprecated", "", "zh", "银行"),
        terms(EN, replace(ZH, status="deprecated")),
    ),
    "a translation that is not to be used": (
        terms(EN, ZH, Term("zh", "岸", "forbidden")), pair("bank", "岸"),
        Conflict("status", "forbidden", "", "zh", "岸"),
        terms(EN, ZH, Term("zh", "岸", "forbidden")),
    ),
    "two preferred terms": (
        terms(EN, PREFERRED), terms(EN, ZH, OTHER),
        Conflict("preferred", "银行", "银号", "zh", "银号"), terms(EN, PREFERRED, OTHER),
    ),
    "two definitions": (
        replace(BANK, definitions=(("en", "a house"),)),
        replace(BANK, definitions=(("en", "a shore"), ("fr", "une rive"))),
        Conflict("definition", "a house", "a shore", "en"),
        replace(BANK, definitions=(("en", "a house"), ("fr", "une rive"))),
    ),
    "two domains": (
        replace(BANK, domain="money"), replace(BANK, domain="rivers"),
        Conflict("domain", "money", "rivers"), replace(BANK, domain="money"),
    ),
    "two kinds": (
        replace(BANK, kind="body"), replace(BANK, kind="phrase"),
        Conflict("kind", "body", "phrase"), replace(BANK, kind="body"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CONFLICTS)
def test_what_they_disagree_about_stays_and_is_told(base: Termbase, case: str) -> None:
    there, said, conflict, expected = CONFLICTS[case]
    identity = base.add(there)
    told = replace(conflict, concept=identity, file="a.tbx")
    merged = base.merge([said], "a.tbx")
    assert merged.conflicts == (told,)
    assert held(base) == [expected]
    assert base.conflicts() == [told]
    assert base.statistics().conflicts == 1
    assert base.merge([said], "a.tbx").known == 1
    assert base.conflicts() == [told]
    base.replace(identity, expected)
    assert base.conflicts() == []


@pytest.mark.parametrize("status", ["", "preferred"])
def test_another_translation_of_a_term_is_told(base: Termbase, status: str) -> None:
    there = terms(Term("en", "Rapporteur"), Term("zh", "书记员", status), Term("ru", "докладчик"))
    base.merge([there], "a.tbx")
    said = [
        terms(Term("en", "rapporteurs"), Term("zh", "汇报员")),
        terms(Term("en", "rapporteur"), Term("zh", "报告员", status), Term("zh", "汇报人")),
    ]
    merged = base.merge(said, "b.tbx")
    conflict = Conflict("translation", "书记员", "报告员", "zh", "rapporteur", 3, "b.tbx")
    assert (merged.added, merged.conflicts, base.conflicts()) == (2, (conflict,), [conflict])
    assert base.merge(said, "b.tbx") == Merged(read=2, known=2)
    base.remove([3])
    assert base.conflicts() == []


def test_rows_of_one_file_may_translate_a_term_in_two_ways(base: Termbase) -> None:
    assert base.merge([pair("bank", "银行"), pair("bank", "岸")], "a.tbx").conflicts == ()
    assert base.merge([pair("岸", "shore")], "b.tbx").conflicts == ()


def test_a_file_may_define_one_name_twice(base: Termbase) -> None:
    money, river = replace(BANK, domain="money"), replace(BANK, domain="rivers")
    made = [BANK, money, river]
    assert base.merge(made, "a.tbx") == Merged(read=3, added=2, completed=1)
    assert held(base) == [money, river]
    assert base.merge(made, "a.tbx") == Merged(read=3, known=3)
    # Another file means the one with which it agrees.
    assert base.merge([replace(river, note="n")], "b.tbx").completed == 1
    assert held(base) == [money, replace(river, note="n")]


def test_a_corrected_file_finds_what_it_called_by_the_same_identifier(base: Termbase) -> None:
    base.merge([pair("seed bank", "种子银行", identifier="7")], "a.tbx")
    corrected = pair("seed bank", "种子库", identifier="7")
    assert base.merge([corrected], "b.tbx").added == 1
    base.remove([2])
    assert base.merge([corrected], "a.tbx").completed == 1
    assert [term.text for term in base.concept(1).terms] == ["seed bank", "种子银行", "种子库"]
    # Another name altogether is another concept: numbers of rows move.
    assert base.merge([pair("gene bank", "基因库", identifier="7")], "a.tbx").added == 1


def test_what_people_changed_since_stays(base: Termbase) -> None:
    base.merge([BANK], "a.tbx")
    decided = terms(replace(EN, status="forbidden", note="ours"), Term("zh", "钱庄"))
    base.replace(1, decided)
    # The file still means this concept: what it says is there again, and nothing else is touched.
    assert base.merge([BANK], "a.tbx").completed == 1
    assert held(base) == [replace(decided, terms=(*decided.terms, ZH))]


def test_a_file_that_cannot_be_read_to_its_end_adds_nothing(base: Termbase) -> None:
    base.add(SEED_BANK)
    before = state(base)

    def broken() -> Iterator[Concept]:
        yield from numbered(1_500)
        raise BadFormat("not well-formed XML", path="a.tbx", line=9)

    with pytest.raises(BadFormat, match="not well-formed"):
        base.merge(broken(), "a.tbx")
    with pytest.raises(BadGlossary) as failure:
        base.merge([*numbered(1_200), Concept((Term("en", "x", "good"),))], "a.tbx")
    assert "(concept 1,201); correct it" in str(failure.value)
    assert state(base) == before
    assert base.statistics().imports == ()


def test_a_term_that_an_entry_has_twice_is_one(base: Termbase) -> None:
    twice = terms(
        EN, replace(EN, status="preferred", note="n"), ZH, replace(EN, status="forbidden")
    )
    merged = base.merge([twice, twice], "a.tbx")
    conflict = Conflict("status", "preferred", "forbidden", "en", "bank", 1, "a.tbx")
    assert merged == Merged(read=2, added=1, known=1, conflicts=(conflict, conflict))
    assert held(base) == [terms(replace(EN, status="preferred", note="n"), ZH)]
    assert base.conflicts() == [conflict]


def test_concepts_without_a_term_are_counted(base: Termbase) -> None:
    merged = base.merge([Concept((), identifier="1"), BANK, Concept(())], "a.tbx")
    assert merged == Merged(read=3, added=1, rejected=2)


def test_names_of_files_with_odd_characters(base: Termbase) -> None:
    base.merge([BANK], "caf\udce9.tbx")
    assert [one.file for one in base.statistics().imports] == ["caf\\xe9.tbx"]


def test_what_says_nothing_new_is_given_back_itself() -> None:
    assert completed(SEED_BANK, replace(SEED_BANK, changed="2026-01-01"))[0] is SEED_BANK


def test_many_concepts_of_one_name_are_merged_in_time(base: Termbase) -> None:
    made = [pair("item", f"第{n}项") for n in range(1_500)]
    made += [replace(BANK, domain=f"d{n}") for n in range(150)]
    assert base.merge(made, "a.tbx").added == 1_650
    assert base.merge(made, "a.tbx") == Merged(read=1_650, known=1_650)
