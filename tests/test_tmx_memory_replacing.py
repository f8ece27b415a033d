"""What an import adds, knows and replaces, and what it must not take away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from memories import broken_after, document, kept, plain, sentences, sources

from tmx import TranslationUnit, read_units, write_units
from tmx.failure import BadFormat
from tmx.memory import Imported, Memory, open_memory
from tmx.memory.importing.options import How, OnError
from tmx.memory.importing.replacing import Decision, Outcome, Replacing
from tmx.memory.importing.run import import_units
from tmx.memory.marking import mark, used
from tmx.unit import REMOVED

ALWAYS, NEVER = How(Replacing.ALWAYS), How(Replacing.NEVER)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with open_memory(tmp_path / "m.tm", create=True) as opened:
        yield opened


def taken(memory: Memory, units: list[TranslationUnit], how: How = How()) -> Imported:  # noqa: B008
    return import_units(memory, units, "file.tmx", how=how)


def counts(result: Imported) -> tuple[int, int, int, int]:
    return result.read, result.added, result.known, result.replaced


def test_the_same_units_twice_add_nothing_within_a_file_and_across_files(memory: Memory) -> None:
    units = document(sentences(30)) + plain(5)
    assert counts(taken(memory, units + units)) == (70, 35, 35, 0)
    assert counts(taken(memory, units)) == (35, 0, 35, 0)
    assert kept(memory) == units


@pytest.mark.parametrize("suffix", [".tmx", ".jsonl"])
def test_what_was_exported_adds_nothing(memory: Memory, tmp_path: Path, suffix: str) -> None:
    taken(memory, document(sentences(30)) + plain(5))
    mark(memory, [1, 31], "reviewed")
    mark(memory, [2], "rejected")
    used(memory, [3, 3])
    before = kept(memory)
    write_units(tmp_path / f"all{suffix}", before)
    result = import_units(memory, read_units(tmp_path / f"all{suffix}"), "all")
    assert counts(result) == (35, 0, 35, 0)
    assert (result.documents, kept(memory)) == ([], before)


# Earlier texts, later texts: what becomes of the earlier ones that the later version lacks.
TEXTS, OTHERS = sentences(40), sentences(40, 100)
FILE_ONLY = {"symbol": ""}
DECISIONS: list[tuple[str, list[str], list[str], dict[str, str], Decision]] = [
    ("a sentence changed", TEXTS, [*TEXTS[:39], "New."], {}, Decision.REPLACED),
    ("all is new, by symbol", TEXTS, OTHERS, {}, Decision.REPLACED),
    ("a short one, all new", TEXTS[:3], ["New."], {}, Decision.REPLACED),
    ("a short one, cut", TEXTS[:3], TEXTS[:2], {}, Decision.REPLACED),
    ("by file, most recurs", TEXTS, ["New.", *TEXTS[:20]], FILE_ONLY, Decision.REPLACED),
    ("by file, a fifth recurs", TEXTS, TEXTS[:8] + OTHERS[:32], FILE_ONLY, Decision.REPLACED),
    ("by file, less recurs", TEXTS, TEXTS[:7] + OTHERS[:33], FILE_ONLY, Decision.NAMESAKE),
    ("by file, none recurs", TEXTS, OTHERS, FILE_ONLY, Decision.NAMESAKE),
    ("a short one by file", TEXTS[:3], sentences(3, 100), FILE_ONLY, Decision.NAMESAKE),
    ("an excerpt", TEXTS, TEXTS[:10], {}, Decision.EXCERPT),
    ("an excerpt, revised", TEXTS, [*TEXTS[:10], "New."], {}, Decision.EXCERPT),
    ("nothing new", TEXTS, TEXTS[:39], {}, Decision.EXCERPT),
]  # fmt: skip


@pytest.mark.parametrize(
    ("earlier", "later", "named", "decision"),
    [case[1:] for case in DECISIONS],
    ids=[case[0] for case in DECISIONS],
)
def test_what_becomes_of_an_earlier_version(
    memory: Memory,
    earlier: list[str],
    later: list[str],
    named: dict[str, str],
    decision: Decision,
) -> None:
    first, second = document(earlier, **named), document(later, **named)
    taken(memory, plain(2, 500) + first)
    result = taken(memory, second)
    gone = [unit for unit in first if unit not in second]
    name = "report.docx" if named else "E/2019/7"
    assert result.documents == [Outcome(name, decision, len(gone))]
    expected = plain(2, 500) + [
        unit for unit in first if unit in second or decision is not Decision.REPLACED
    ]
    assert kept(memory) == expected + [unit for unit in second if unit not in first]


@pytest.mark.parametrize(
    ("earlier", "later", "named"),
    [case[1:4] for case in DECISIONS if case[4] is not Decision.REPLACED],
)
def test_replacing_can_be_forced(
    memory: Memory, earlier: list[str], later: list[str], named: dict[str, str]
) -> None:
    taken(memory, document(earlier, **named))
    taken(memory, document(later, **named), ALWAYS)
    assert sorted(sources(memory)) == sorted(later)


def test_replacing_can_be_switched_off(memory: Memory) -> None:
    taken(memory, document(TEXTS))
    result = taken(memory, document(["New.", *TEXTS]), NEVER)
    assert result.documents == [Outcome("E/2019/7", Decision.KEPT, 40)]
    assert len(memory) == 81


def test_a_document_is_known_wherever_its_name_stands(memory: Memory) -> None:
    def turned(units: list[TranslationUnit]) -> list[TranslationUnit]:
        return [replace(unit, props=unit.props[::-1]) for unit in units]

    taken(memory, turned(document(TEXTS)))
    result = taken(memory, turned(document(["New.", *TEXTS])))
    assert result.documents == [Outcome("E/2019/7", Decision.REPLACED, 40)]


def test_units_that_name_no_document_are_never_replaced(memory: Memory) -> None:
    taken(memory, plain(30))
    assert counts(taken(memory, plain(30, 100), ALWAYS)) == (30, 30, 0, 0)
    assert len(memory) == 60


def test_a_document_in_other_languages_is_another_one(memory: Memory) -> None:
    first = document(TEXTS)
    french = [
        replace(unit, variants=(unit.variants[0], replace(unit.variants[1], language="fr")))
        for unit in document(["New.", *TEXTS])
    ]
    taken(memory, first)
    assert taken(memory, french).documents == []
    assert len(memory) == 81


def test_two_documents_of_one_file_name_are_told_apart_later_too(memory: Memory) -> None:
    here, there = sentences(40), sentences(40, 100)
    taken(memory, document(here, symbol=""))
    taken(memory, document(there, symbol=""))
    result = taken(memory, document(["New.", *here], symbol=""))
    assert {(one.decision, one.units) for one in result.documents} == {
        (Decision.REPLACED, 40),
        (Decision.NAMESAKE, 40),
    }
    assert sorted(sources(memory)) == sorted(["New.", *here, *there])


def test_what_leaves_is_in_a_file_and_importing_it_brings_it_back(memory: Memory) -> None:
    first, second = document(TEXTS), document(["New.", *TEXTS[:30]])
    taken(memory, first)
    result = taken(memory, second)
    assert result.kept_in is not None
    removed = list(read_units(result.kept_in))
    assert [unit.source for unit in removed] == TEXTS
    assert {unit.prop(REMOVED) for unit in removed} == {
        "an earlier version of E/2019/7 than that in file.tmx"
    }
    back = import_units(memory, removed, "removed.tmx")
    assert (counts(back), back.documents) == ((40, 40, 0, 0), [])
    assert sorted(map(repr, kept(memory))) == sorted(map(repr, first + second))


def test_a_file_that_ends_in_an_error_replaces_nothing(memory: Memory) -> None:
    taken(memory, document(TEXTS))
    with pytest.raises(BadFormat):
        import_units(memory, broken_after(document(["New.", *TEXTS])), "file.tmx")
    assert len(memory) == 81
    # The mended file goes on where the broken one ended, and brings nothing new itself.
    result = import_units(memory, document(["New.", *TEXTS]), "file.tmx")
    assert counts(result) == (41, 0, 41, 40)
    assert sources(memory) == ["New.", *TEXTS]


def test_what_a_person_decided_goes_on_where_the_text_recurs(memory: Memory) -> None:
    taken(memory, document(TEXTS))
    mark(memory, [1, 2, 40], "reviewed")
    mark(memory, [3, 39], "rejected")
    used(memory, [5, 5, 38])
    result = taken(memory, document(["New.", *TEXTS[:30]]))
    assert result.documents == [Outcome("E/2019/7", Decision.REPLACED, 39, reviewed=1)]
    stored = {one.unit.source: one for one in memory.units()}
    assert [stored[text].status for text in TEXTS[:4]] == [
        "reviewed", "reviewed", "rejected", "aligned",
    ]  # fmt: skip
    assert (stored[TEXTS[4]].used, stored[TEXTS[5]].used) == (2, 0)
    # Reviewed, and not in the later version any more: it stays, as a translation that holds.
    assert stored[TEXTS[39]].status == "reviewed"
    assert TEXTS[38] not in stored


@pytest.mark.parametrize(
    ("on_error", "there"), [(OnError.KEEP, 25), (OnError.NOTHING, 0)], ids=["keep", "nothing"]
)
def test_of_a_broken_file_stays_what_was_asked_for(
    memory: Memory, on_error: OnError, there: int
) -> None:
    taken(memory, plain(3, 500))
    result = Imported()
    with pytest.raises(BadFormat, match=r"\(unit 26\)") as failure:
        import_units(
            memory, broken_after(plain(25)), "x.tmx", how=How(on_error=on_error, batch=10),
            result=result,
        )  # fmt: skip
    assert str(failure.value) == "broken.tmx:99: not well-formed XML (unit 26); mend it"
    assert (result.read, result.added, result.kept, len(memory)) == (25, 25, there, there + 3)
    imports = memory.connection.execute("SELECT file, added, ended IS NULL FROM import").fetchall()
    assert imports[1:] == ([("x.tmx", 25, 1)] if there else [])


def interrupted(units: list[TranslationUnit]) -> Iterator[TranslationUnit]:
    yield from units
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("on_error", "there"), [(OnError.KEEP, 20), (OnError.NOTHING, 0)], ids=["keep", "nothing"]
)
def test_ctrl_c_leaves_whole_transactions(memory: Memory, on_error: OnError, there: int) -> None:
    result = Imported()
    how = How(on_error=on_error, batch=10)
    with pytest.raises(KeyboardInterrupt):
        import_units(memory, interrupted(plain(25)), "x.tmx", how=how, result=result)
    assert (result.kept, len(memory)) == (there, there)
    assert import_units(memory, plain(25), "x.tmx").added == 25 - there


def test_a_status_that_was_given_elsewhere_comes_in(memory: Memory) -> None:
    taken(memory, plain(3))
    reviewed = replace(plain(1)[0], props=(("x-status", "reviewed"),))
    assert counts(taken(memory, [reviewed])) == (1, 0, 1, 0)
    assert [stored.status for stored in memory.units()] == ["reviewed", "aligned", "aligned"]
    assert kept(memory)[0] == reviewed
    # A file that says nothing of it takes nothing back.
    taken(memory, plain(3))
    assert kept(memory)[0] == reviewed
