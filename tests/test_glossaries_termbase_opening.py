"""Opening what is no termbase, a newer, an older one, and one that may only be read."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from stored_files import Steps, layout, newer_program, said_of_read_only, set_in_header
from termbases import SEED_BANK, held, numbered

from glossaries import Termbase
from glossaries.termbase import default_path, schema
from tmx.failure import BadFormat, Failure, FileProblem, TmxError
from tmx.memory import open_memory


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A termbase of 200 concepts, closed."""
    place = tmp_path / "t.termbase"
    with Termbase.open(place, create=True) as base:
        base.merge(numbered(200), "a.tbx")
    return place


def memory(place: Path) -> None:
    place.unlink()
    open_memory(place, create=True).close()


IMPORT = "diptych glossary import"
# What is done to the file, and what is said of it.
BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "text": (
        lambda place: place.write_text("en,zh\n"),
        f"it is not a termbase; name a file made by '{IMPORT}'",
    ),
    "begins right": (
        lambda place: place.write_bytes(b"SQLite format 3\0" + b"x" * 500),
        f"it is not a termbase; name a file made by '{IMPORT}'",
    ),
    "empty": (lambda place: place.write_bytes(b""), "the file is empty; check that it was saved"),
    "a memory": (
        memory,
        f"it is a translation memory of diptych's; name a file made by '{IMPORT}'",
    ),
    "newer": (
        set_in_header("user_version = 9"),
        "a newer version of diptych made it (layout 9, this one knows 1); update diptych: "
        "pip install --upgrade diptych",
    ),
    "damaged": (
        lambda place: place.write_bytes(place.read_bytes()[:100] + b"\xff" * 8_000),
        f"it is damaged; take it from a backup, or make it anew: {IMPORT} FILE",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_termbase_is_told_and_left_alone(path: Path, case: str) -> None:
    change, told = BAD[case]
    change(path)
    before = path.read_bytes()
    with pytest.raises(Failure) as failure:
        Termbase.open(path)
    assert str(failure.value) == f"{path}: {told}"
    assert path.read_bytes() == before


def test_a_termbase_is_no_memory(path: Path) -> None:
    with pytest.raises(BadFormat, match="it is a termbase of diptych's"):
        open_memory(path, create=True)


def test_a_missing_termbase_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as failure:
        Termbase.open(tmp_path / "none.termbase")
    assert str(failure.value) == (
        f"{tmp_path / 'none.termbase'}: there is no termbase here; make one with "
        f"'{IMPORT} FILE', or name another with DIPTYCH_TERMBASE"
    )
    with pytest.raises(FileProblem, match="is a directory"):
        Termbase.open(tmp_path)


def test_an_old_sqlite_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(TmxError, match=r"a termbase needs SQLite 3\.37 or newer"):
        Termbase.open(path)


def test_where_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIPTYCH_TERMBASE", raising=False)
    assert default_path().parts[-2:] == ("diptych", "terms.termbase")
    named = tmp_path / "a folder" / "50% of #1?.termbase"
    monkeypatch.setenv("DIPTYCH_TERMBASE", str(named))
    with Termbase.open(create=True) as base:
        base.add(SEED_BANK)
        assert base.path == named
    with Termbase.open() as base:
        assert held(base) == [SEED_BANK]


def test_the_tables_are_strict_and_the_log_is_written_ahead(path: Path) -> None:
    with Termbase.open(path) as base:
        tables = base.connection.execute("PRAGMA table_list").fetchall()
        assert {
            row[1] for row in tables if not row[1].startswith("sqlite_") and not row[5]
        } == set()
        assert base.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert base.connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_a_large_one_is_open_at_once(tmp_path: Path) -> None:
    place = tmp_path / "t.termbase"
    with Termbase.open(place, create=True) as base:
        base.merge(numbered(5_000), "a.tbx")
    began = time.process_time()
    with Termbase.open(place) as base:
        assert len(base.found("storehouse 4711")) == 1
    assert time.process_time() - began < 0.1


# What is imported late (pathlib does so from Python 3.13 on) is not to be found once root is left.
READ_ONLY = """
import os, urllib.parse, json
from glossaries import Concept, Term, Termbase
from tmx.failure import Failure
if os.getuid() == 0:
    os.setuid(65534)
with Termbase.open("t.termbase") as base:
    print(len(base.found("Storehouse 7")), len(list(base.concepts())))
    for change in (lambda: base.add(Concept((Term("en", "x"),))), lambda: base.remove([1]),
                   lambda: base.merge([], "b.tbx")):
        try:
            change()
        except Failure as failure:
            print(failure)
"""


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="permissions are another matter here")
@pytest.mark.parametrize("folder_too", [True, False])
def test_one_that_may_only_be_read_is_looked_up_in(path: Path, folder_too: bool) -> None:
    lines = said_of_read_only(path, READ_ONLY, folder_too=folder_too)
    refused = "t.termbase: it may only be read; check the permissions of the file and of its folder"
    assert lines == ["1 200", *[refused] * 3]


def add_column(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE concept ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")


def fail_half_way(connection: sqlite3.Connection) -> None:
    add_column(connection)
    connection.execute("UPDATE term SET status = 'unheard of'")


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    return newer_program(schema, monkeypatch)


def test_an_older_layout_is_brought_up_with_a_copy_beside_it(path: Path, steps: Steps) -> None:
    steps[1] = add_column
    with Termbase.open(path) as base:
        assert held(base) == numbered(200)
        assert base.connection.execute("SELECT DISTINCT mood FROM concept").fetchall() == [
            ("calm",)
        ]
    assert (layout(path), layout(path.with_name("t.termbase.layout-1"))) == (2, 1)


def test_a_step_that_fails_leaves_the_termbase_as_it_was(
    path: Path,
    steps: Steps,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    steps[1] = fail_half_way
    with pytest.raises(BadFormat) as failure:
        Termbase.open(path)
    assert str(failure.value).startswith(f"{path}: it cannot be brought from layout 1 to 2 (CHECK")
    assert str(failure.value).endswith("; it is as it was; a copy is in t.termbase.layout-1")
    monkeypatch.undo()
    with Termbase.open(path) as base:
        assert held(base) == numbered(200)
