"""The journal: what is kept, what is refused, what is begun anew."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

import pytest
from command import ROOT
from hypothesis import given
from hypothesis import strategies as st
from strategies import contents

from aligner.corpus.journal import Journal
from aligner.corpus.work import Result, packed, unpacked
from aligner.errors import JournalProblem
from aligner.summary import Summary
from tmx.failure import FileProblem
from tmx.unit import TranslationUnit, pair_unit

BEGUN = datetime(2031, 3, 4, 5, 6, 7, 890, tzinfo=timezone.utc)
SUMMARY = Summary((3, 4), {"1-1": 2, "1-2": 1}, (0, 0), 0.875)


def result(digest: bytes = b"d" * 16, units: bytes = b"units") -> Result:
    return Result(digest, SUMMARY, units, 3, 1, 0.25)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "m.tmx.journal"


@pytest.fixture
def kept(path: Path) -> Path:
    """A journal with pairs in it, several pages long."""
    journal = Journal(path, "m.tmx")
    journal.begun(BEGUN)
    for number in range(20):
        journal.keep(f"pair {number}", result(units=os.urandom(3000)))
    journal.close()
    return path


def test_what_is_kept_is_there_again(path: Path) -> None:
    first = Journal(path, "m.tmx")
    assert first.begun(BEGUN) == BEGUN
    prefix = first.prefix
    first.keep("a/b 甲", result())
    first.keep("a/b 甲", result(b"e" * 16, b"other"))
    first.close()
    second = Journal(path, "m.tmx")
    assert second.begun(datetime(2040, 1, 1, tzinfo=timezone.utc)) == BEGUN
    assert second.known("a/b 甲") == Result(b"e" * 16, SUMMARY, b"", 3, 1, 0.25)
    assert second.units("a/b 甲") == b"other"
    assert second.known("c") is None
    assert second.prefix == prefix
    second.discard()
    assert list(path.parent.iterdir()) == []


def test_a_second_run_is_refused(kept: Path) -> None:
    journal = Journal(kept, "m.tmx")
    script = (
        "import sys; from aligner.corpus.journal import Journal\n"
        "try: Journal(sys.argv[1], 'm.tmx')\n"
        "except Exception as error: print(type(error).__name__, error)"
    )

    def other() -> str:
        command = [sys.executable, "-c", script, str(kept)]
        return subprocess.run(
            command, capture_output=True, text=True, check=True, cwd=ROOT
        ).stdout.strip()

    said = (
        "JournalProblem m.tmx: another run is writing it; "
        "wait until that has ended, or name another output"
    )
    assert other() == said
    # Still so after something was written.
    journal.keep("x", result())
    assert other() == said
    journal.close()
    assert other() == ""


@pytest.mark.parametrize("data", [b"my notes", b"SQLite format 3\0" + bytes(100)])
def test_a_file_of_anothers_is_left_alone(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(JournalProblem) as caught:
        Journal(path, "m.tmx")
    assert str(caught.value) == (
        f"{path}: is no journal of this program; move it away, or name another output"
    )
    assert path.read_bytes() == data


def test_an_empty_file_is_what_a_run_killed_at_once_leaves(path: Path) -> None:
    path.touch()
    Journal(path, "m.tmx").close()
    assert path.stat().st_size > 0


def test_a_damaged_journal_is_begun_anew(kept: Path, caplog: pytest.LogCaptureFixture) -> None:
    # All but the header, which still says whose it is.
    data = kept.read_bytes()
    kept.write_bytes(data[:100] + b"\xff" * (len(data) - 100))
    journal = Journal(kept, "m.tmx")
    assert journal.known("pair 0") is None
    journal.keep("pair 0", result())
    journal.close()
    assert caplog.messages == [f"{kept}: damaged: begun anew"]


def test_a_journal_that_was_cut_off_is_begun_anew(kept: Path) -> None:
    kept.write_bytes(kept.read_bytes()[:4096])
    journal = Journal(kept, "m.tmx")
    journal.keep("pair 0", result())
    assert journal.known("pair 0") is not None
    journal.close()


def test_a_row_that_is_not_what_was_written_is_not_taken(kept: Path) -> None:
    with sqlite3.connect(kept) as base:
        base.execute("UPDATE pairs SET units = ? WHERE name = 'pair 3'", (b"something",))
    base.close()
    journal = Journal(kept, "m.tmx")
    assert journal.known("pair 2") is not None
    assert journal.known("pair 3") is None
    journal.close()


def test_the_journal_of_another_layout_is_begun_anew(kept: Path) -> None:
    with sqlite3.connect(kept) as base:
        base.execute("PRAGMA user_version = 99")
    base.close()
    journal = Journal(kept, "m.tmx")
    assert journal.known("pair 2") is None
    journal.close()


def test_a_folder_in_its_place_is_told(path: Path) -> None:
    path.mkdir()
    with pytest.raises(FileProblem, match="is a directory; name a file, not a folder"):
        Journal(path, "m.tmx")


words = st.text(st.characters(exclude_categories=()), max_size=20)
props = st.lists(st.tuples(words, words), max_size=3)


@st.composite
def units(draw: st.DrawFn) -> TranslationUnit:
    return pair_unit(
        draw(st.one_of(words.filter(bool), contents.filter(bool))),
        draw(st.one_of(words, contents)),
        "en",
        "zh-Hant",
        props=draw(props),
        creation_date=BEGUN,
        identifier=str(draw(st.integers(1, 99))),
    )


@given(st.lists(units(), max_size=4))
def test_units_come_back_as_they_were(given_units: list[TranslationUnit]) -> None:
    undated = [
        TranslationUnit(one.variants, one.source_language, one.props, one.notes, one.attributes[:1])
        for one in given_units
    ]
    data = packed(undated)
    again = list(unpacked(data, ("en", "zh-Hant"), BEGUN))
    assert again == given_units
    assert data == packed(replace(one, attributes=one.attributes[:1]) for one in again)
