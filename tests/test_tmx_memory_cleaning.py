"""Cleaning a memory: what leaves it, what stays of a unit, and that importing undoes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tmx import FileProblem, TranslationUnit, UnknownSuffix, Variant, pair_unit, read_units
from tmx.cleaning import PRESETS, Sameness
from tmx.memory import Memory, open_memory
from tmx.memory.care.checking import checks
from tmx.memory.care.cleaning import clean_memory, conflicting, deduplicate
from tmx.memory.importing.run import import_units
from tmx.memory.marking import mark, used
from tmx.memory.records import digest

BALANCED = PRESETS["balanced"]
SOURCE = "The Committee asked the secretariat to prepare a revised draft for its next meeting."
TARGET = "委员会请秘书处为下次会议编写一份订正草案。"
FRENCH = "Le Comité a prié le secrétariat d’établir un projet révisé pour sa prochaine réunion."


def unit(source: str, target: str, *props: tuple[str, str]) -> TranslationUnit:
    return pair_unit(source, target, "en", "zh-CN", props=(("x-document", "A/70/1"), *props))


GOOD = [unit(f"{SOURCE} ({n})", f"{TARGET}（{n}）") for n in range(1, 6)]
COPY = unit(SOURCE, SOURCE)
DAMAGED = unit("It doesnâ€™t open.", "它不开门。")
THREE = TranslationUnit(
    (Variant("en", (SOURCE,)), Variant("fr", (FRENCH,)), Variant("zh-CN", (f"{SOURCE}!",))),
    "en",
    props=(("x-document", "A/70/2"),),
)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with open_memory(tmp_path / "m.tm", create=True) as opened:
        import_units(opened, [*GOOD, COPY, DAMAGED], "a.tmx")
        yield opened


def held(memory: Memory) -> list[TranslationUnit]:
    return [one.unit for one in memory.units()]


def undo(memory: Memory, path: Path | None) -> None:
    assert path is not None
    import_units(memory, read_units(path), str(path))


def sound(memory: Memory) -> None:
    assert [one for one in checks(memory) if not one.holds] == []


def test_what_is_found_leaves_and_comes_back(memory: Memory) -> None:
    before = {digest(one) for one in held(memory)}
    done = clean_memory(memory, BALANCED)
    assert (done.counts.units, done.removed, done.shortened) == (7, 2, 0)
    assert dict(done.counts.first) == {"identical": 1, "mojibake": 1}
    assert held(memory) == GOOD
    sound(memory)
    assert done.path is not None
    assert [one.prop("x-removed").split(", ")[0] for one in read_units(done.path)] == [
        "identical",
        "mojibake",
    ]
    undo(memory, done.path)
    assert {digest(one) for one in held(memory)} == before
    sound(memory)


def test_what_comes_back_replaces_nothing_of_its_document(memory: Memory) -> None:
    done = clean_memory(memory, BALANCED)
    undo(memory, done.path)
    assert len(memory) == 7


def test_a_dry_run_changes_nothing(memory: Memory) -> None:
    done = clean_memory(memory, BALANCED, dry_run=True)
    assert (done.counts.found, done.removed, done.path) == (2, 0, None)
    assert [found.unit for found in done.examples["mojibake"]] == [DAMAGED]
    assert len(memory) == 7
    assert not list(memory.path.parent.glob("*removed*"))


def test_nothing_found_leaves_no_file(memory: Memory) -> None:
    assert clean_memory(memory, BALANCED.only(["empty"])).path is None
    assert not list(memory.path.parent.glob("*removed*"))


def test_status_and_usage_come_back(memory: Memory) -> None:
    [copy] = [one.id for one in memory.units() if one.unit == COPY]
    [damaged] = [one.id for one in memory.units() if one.unit == DAMAGED]
    mark(memory, [copy], "rejected")
    mark(memory, [damaged], "reviewed")
    for _ in range(5):
        used(memory, [damaged])
    done = clean_memory(memory, BALANCED)
    assert done.counts.first == {"rejected": 1, "mojibake": 1}
    undo(memory, done.path)
    found = {one.unit.source: (one.status, one.used) for one in memory.units()}
    assert found[SOURCE] == ("rejected", 0)
    assert found[DAMAGED.source] == ("reviewed", 5)


def test_what_a_person_accepted_leaves_only_for_what_is_beyond_doubt(memory: Memory) -> None:
    mark(memory, [one.id for one in memory.units()], "reviewed")
    done = clean_memory(memory, BALANCED)
    assert sorted(done.counts.first) == ["mojibake", "wrong-language"]


def test_a_unit_keeps_its_good_targets(tmp_path: Path) -> None:
    with open_memory(tmp_path / "m.tm", create=True) as memory:
        import_units(memory, [THREE], "a.tmx")
        [before] = memory.units()
        done = clean_memory(memory, BALANCED)
        assert (done.removed, done.shortened) == (0, 1)
        [stored] = memory.units()
        assert stored.unit == replace(THREE, variants=THREE.variants[:2])
        # Indexes know units by their ids.
        assert stored.id != before.id
        sound(memory)
        undo(memory, done.path)
        assert sorted(tuple(v.language for v in one.variants) for one in held(memory)) == [
            ("en", "fr"),
            ("en", "zh-CN"),
        ]


def test_what_is_left_of_a_unit_may_be_there_already(tmp_path: Path) -> None:
    pair = replace(THREE, variants=THREE.variants[:2])
    with open_memory(tmp_path / "m.tm", create=True) as memory:
        import_units(memory, [THREE, pair], "a.tmx")
        clean_memory(memory, BALANCED)
        assert held(memory) == [pair]
        sound(memory)


def test_a_named_file(memory: Memory, tmp_path: Path) -> None:
    file = tmp_path / "out.tmx"
    assert clean_memory(memory, BALANCED, file=file).path == file
    undo(memory, file)
    with pytest.raises(FileProblem, match="is there already, and may hold the only copy"):
        clean_memory(memory, BALANCED, file=file)
    with pytest.raises(UnknownSuffix, match=r"end the name with \.tmx"):
        clean_memory(memory, BALANCED, file=tmp_path / "out.csv")
    with pytest.raises(FileProblem):
        clean_memory(memory, BALANCED, file=tmp_path / "nowhere" / "out.tmx")
    assert len(memory) == 7


def test_a_memory_that_another_program_writes_to_stays_as_it_is(
    memory: Memory, tmp_path: Path
) -> None:
    with open_memory(memory.path, wait=0.01) as other:
        memory.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(FileProblem, match="another program is writing to it"):
            clean_memory(other, BALANCED, file=tmp_path / "out.tmx")
        memory.connection.execute("ROLLBACK")
    assert not (tmp_path / "out.tmx").exists()
    assert len(memory) == 7


def test_duplicates_leave_and_come_back(memory: Memory) -> None:
    twice = [
        unit(f"  {SOURCE} (1)", f"{TARGET}（1）"),
        unit(f"{SOURCE.upper()} (2)", f"{TARGET}(2)"),
    ]
    import_units(memory, [*held(memory), *twice], "b.tmx")
    done = deduplicate(memory, Sameness.EXACT, dry_run=True)
    assert (done.units, done.groups, done.found, done.removed) == (9, 1, 1, 0)
    done = deduplicate(memory, Sameness.EXACT)
    assert (done.removed, len(memory)) == (1, 8)
    done = deduplicate(memory, Sameness.NEAR)
    assert (done.removed, len(memory)) == (1, 7)
    assert [one.unit for one in done.examples[0]] == [GOOD[1], twice[1]]
    assert held(memory) == [*GOOD, COPY, DAMAGED]
    sound(memory)
    undo(memory, done.path)
    assert len(memory) == 8


def test_the_status_in_the_memory_says_which_stays(tmp_path: Path) -> None:
    with open_memory(tmp_path / "m.tm", create=True) as memory:
        import_units(memory, [unit("Agenda", "议程"), unit("agenda", "议程")], "a.tmx")
        second = [one.id for one in memory.units()][1]
        mark(memory, [second], "reviewed")
        deduplicate(memory, Sameness.NEAR)
        assert [one.id for one in memory.units()] == [second]


def test_conflicts_change_nothing(memory: Memory) -> None:
    other = unit(f"{SOURCE} (1)", "委员会要求另写一份。", ("x-confidence", "0.4"))
    import_units(memory, [*held(memory), other], "b.tmx")
    [conflict] = conflicting(memory)
    assert conflict.language == "zh-CN"
    assert [one.unit for one in conflict.alternatives] == [GOOD[0], other]
    assert len(memory) == 8
