"""Opening what is no memory, a damaged, an older, a newer one, and one that may only be read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from memories import kept, plain
from stored_files import Steps, layout, newer_program, said_of_read_only, set_in_header

from tmx.failure import BadFormat, Failure, FileProblem, TmxError
from tmx.memory import open_memory, schema
from tmx.memory.importing.run import import_units
from tmx.memory.indexing import normalising
from tmx.memory.memory import Memory


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A memory of 200 units, closed."""
    place = tmp_path / "m.tm"
    with open_memory(place, create=True) as memory:
        import_units(memory, plain(200), "a.tmx")
    return place


def overwritten(place: Path, start: int, data: bytes) -> None:
    with open(place, "r+b") as file:
        file.seek(start)
        file.write(data)


def other_program(place: Path) -> None:
    place.unlink()
    with sqlite3.connect(place) as connection:
        connection.execute("CREATE TABLE note (text)")
    connection.close()


# What is done to the file, and what is said of it.
BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "text": (
        lambda place: place.write_text("not a database\n"),
        "it is not a translation memory; name a file made by 'diptych tm import'",
    ),
    "empty": (lambda place: place.write_bytes(b""), "the file is empty; check that it was saved"),
    "other program": (
        other_program,
        "it is another program's database; name a file made by 'diptych tm import'",
    ),
    "other application": (
        set_in_header("application_id = 7"),
        "it is another program's database; name a file made by 'diptych tm import'",
    ),
    "newer": (
        set_in_header("user_version = 9"),
        "a newer version of diptych made it (layout 9, this one knows 1); update diptych: "
        "pip install --upgrade diptych",
    ),
    "begins right": (
        lambda place: place.write_bytes(b"SQLite format 3\0" + b"x" * 500),
        "it is not a translation memory; name a file made by 'diptych tm import'",
    ),
}
DAMAGED = (
    "it is damaged; take it from a backup, or save what is readable: diptych tm rescue OUT.tmx"
)


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_memory_is_told_and_left_alone(path: Path, case: str) -> None:
    change, told = BAD[case]
    change(path)
    before = path.read_bytes()
    with pytest.raises(Failure) as failure:
        open_memory(path)
    assert str(failure.value) == f"{path}: {told}"
    assert path.read_bytes() == before


def test_another_programs_database_is_not_written_to_either(path: Path) -> None:
    other_program(path)
    before = path.read_bytes()
    with pytest.raises(BadFormat, match="another program's database"):
        open_memory(path, create=True)
    assert path.read_bytes() == before


def cut_in_half(place: Path) -> None:
    os.truncate(place, place.stat().st_size // 2 // 4096 * 4096)


def damaged_page(place: Path) -> None:
    for page in range(3, 40):
        overwritten(place, page * 4096, b"\xff" * 64)


@pytest.mark.parametrize("damage", [cut_in_half, damaged_page])
def test_damage_is_told_whenever_it_shows(path: Path, damage: Callable[[Path], None]) -> None:
    damage(path)

    def use() -> None:
        with open_memory(path) as memory:
            kept(memory)

    with pytest.raises(BadFormat) as failure:
        use()
    assert str(failure.value) == f"{path}: {DAMAGED}"


def test_a_missing_memory_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="there is no translation memory here; make one with"):
        open_memory(tmp_path / "none.tm")
    with pytest.raises(FileProblem, match="is a directory"):
        open_memory(tmp_path)


def test_an_old_sqlite_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.34.1")
    with pytest.raises(TmxError) as failure:
        open_memory(path)
    assert str(failure.value) == (
        "a translation memory needs SQLite 3.37 or newer, this Python brings 3.34.1; "
        "use a newer Python"
    )


def test_names_with_odd_characters(tmp_path: Path) -> None:
    place = tmp_path / "a folder" / "50% of #1?.tm"
    with open_memory(place, create=True) as memory:
        import_units(memory, plain(2), "a.tmx")
    with open_memory(place) as memory:
        assert len(memory) == 2


# What is imported late (pathlib does so from Python 3.13 on) is not to be found once root is left.
READ_ONLY = """
import os, sys, urllib.parse
from tmx.failure import Failure
from tmx.memory import open_memory
from tmx.memory.importing.run import import_units
if os.getuid() == 0:
    os.setuid(65534)
with open_memory("m.tm") as memory:
    print(sum(1 for _ in memory.units()))
    try:
        import_units(memory, [], "a.tmx")
    except Failure as failure:
        print(failure)
"""


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="permissions are another matter here")
@pytest.mark.parametrize("folder_too", [True, False])
def test_one_that_may_only_be_read_is_searched(path: Path, folder_too: bool) -> None:
    lines = said_of_read_only(path, READ_ONLY, folder_too=folder_too)
    assert lines == [
        "200",
        "m.tm: it may only be read; check the permissions of the file and of its folder",
    ]


def add_column(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE unit ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")


def fail_half_way(connection: sqlite3.Connection) -> None:
    add_column(connection)
    connection.execute("UPDATE unit SET status = 'unheard of'")


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    return newer_program(schema, monkeypatch)


def test_an_older_layout_is_brought_up_with_a_copy_beside_it(path: Path, steps: Steps) -> None:
    steps[1] = add_column
    with open_memory(path) as memory:
        assert len(kept(memory)) == 200
        assert memory.connection.execute("SELECT DISTINCT mood FROM unit").fetchall() == [("calm",)]
    copy = path.with_name("m.tm.layout-1")
    assert (layout(path), layout(copy)) == (2, 1)
    with open_memory(path) as memory:
        assert len(memory) == 200


def test_a_step_that_fails_leaves_the_memory_as_it_was(
    path: Path,
    steps: Steps,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    steps[1] = fail_half_way
    with pytest.raises(BadFormat) as failure:
        open_memory(path)
    assert str(failure.value).startswith(f"{path}: it cannot be brought from layout 1 to 2 (CHECK")
    assert str(failure.value).endswith("; it is as it was; a copy is in m.tm.layout-1")
    monkeypatch.undo()
    with open_memory(path) as memory:
        assert len(kept(memory)) == 200
        assert memory.connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_other_rules_are_noticed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(normalising, "RULES", 2)
    with pytest.raises(BadFormat) as failure:
        open_memory(path)
    assert str(failure.value) == (
        f"{path}: its indexes were made by other rules (version 1, now 2); "
        "make them anew: diptych tm reindex"
    )
    memory: Memory
    with open_memory(path, any_rules=True) as memory:
        assert len(memory) == 200
