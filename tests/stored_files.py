"""What tests do to files of SQLite, be it a memory or a termbase."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from command import ROOT

Steps = dict[int, Callable[..., None]]


def set_in_header(pragma: str) -> Callable[[Path], None]:
    """What writes `name = value` into the header of a file."""

    def change(place: Path) -> None:
        connection = sqlite3.connect(place)
        connection.execute(f"PRAGMA {pragma}")
        connection.close()

    return change


def layout(place: Path) -> int:
    """The number of a file's layout."""
    connection = sqlite3.connect(place)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    connection.close()
    return version


def newer_program(schema: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Steps:
    """A version of the program that knows layout 2; its steps are filled in by the test."""
    steps: Steps = {}
    monkeypatch.setattr(schema, "VERSION", 2)
    monkeypatch.setattr(schema, "MIGRATIONS", steps)
    return steps


def said_of_read_only(path: Path, program: str, *, folder_too: bool) -> list[str]:
    """The lines that a program prints beside a copy of a file which may only be read.

    The copy has the name of the file; the program leaves root by itself.
    """
    with tempfile.TemporaryDirectory() as name:
        place = Path(name) / path.name
        place.write_bytes(path.read_bytes())
        place.chmod(0o444)
        os.chmod(name, 0o555 if folder_too else 0o777)
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=name, capture_output=True, text=True, check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip
        os.chmod(name, 0o700)
    assert done.stderr == ""
    return done.stdout.splitlines()
