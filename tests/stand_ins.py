"""Programs that stand in for LibreOffice in tests: each does one thing that it may do."""

from __future__ import annotations

import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.errors import UnreadableDocument
from aligner.readers import read_document
from aligner.readers.office import libreoffice

_START = """\
#!{python}
import os, pathlib, subprocess, sys, time
given = pathlib.Path(sys.argv[-1])
target = sys.argv[sys.argv.index("--convert-to") + 1].split(":")[0]
output = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1], given.stem + "." + target)
home = pathlib.Path({home!r})
def note(pid):
    with open(home / "pids", "a") as pids:
        pids.write(str(pid) + "\\n")
def convert():
    output.write_bytes((home / "result").read_bytes())
def start_another():
    note(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]).pid)
note(os.getpid())
"""


class StandIn:
    """A program in a folder of its own.

    Args:
        home: the folder.
        body: Python that is run with `given` and `output` as paths, `convert()`, which writes
            `result`, and `start_another()`, which starts a process that sleeps.
        result: bytes of a converted file.
    """

    def __init__(self, home: Path, body: str, result: bytes = b"") -> None:
        self.home = home
        self.program = home / "soffice"
        start = _START.format(python=sys.executable, home=str(home))
        self.program.write_text(start + textwrap.dedent(body), "utf-8")
        self.program.chmod(0o755)
        (home / "result").write_bytes(result)

    def pids(self) -> list[int]:
        """The processes that it was and that it started."""
        path = self.home / "pids"
        return [int(line) for line in path.read_text().split()] if path.exists() else []

    def left_running(self) -> list[int]:
        """Those of them that are still there after a moment."""
        wait_until(lambda: not any(map(_is_running, self.pids())))
        return [pid for pid in self.pids() if _is_running(pid)]


def wait_until(holds: Callable[[], bool], seconds: float = 10.0) -> None:
    """Waits for something to come true, not for ever."""
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.01)


def _is_running(pid: int) -> bool:
    """A process that has ended may stay in the table until its parent looks."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def stand_in(monkeypatch: pytest.MonkeyPatch, place: Path, body: str, result: bytes) -> StandIn:
    """A stand-in that will be taken for LibreOffice, beside the folder for temporary files."""
    made = StandIn(place.parent, body, result)
    monkeypatch.setenv(libreoffice.VARIABLE, str(made.program))
    return made


def texts(path: Path) -> list[str]:
    """The texts of a document's blocks."""
    return [block.text for block in read_document(path, "en").blocks]


def failure(path: Path) -> str:
    """What is said of a document that cannot be read, without its name."""
    with pytest.raises(UnreadableDocument) as caught:
        read_document(path, "en")
    return str(caught.value).removeprefix(f"{path}: ")


def file_named(place: Path, name: str, data: bytes) -> Path:
    """A file beside the folder for temporary files."""
    path = place.parent / name
    path.write_bytes(data)
    return path
