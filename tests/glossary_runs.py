"""The commands `diptych glossary ...` within this process, in a folder with glossaries."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cli.failures import guarded
from cli.main import diptych

TERMS = """\
English,Chinese,Domain,Status (en),Status (zh),Note
plan of action,行动计划|行动方案,planning,,preferred|admitted,
early warning system,预警系统,disasters,,,Not early alarm
minutes,会议记录,meetings,deprecated,,
summary record|meeting minutes,简要记录,meetings,preferred|forbidden,,
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended.

    Attributes:
        code: its exit code.
        out: what it printed.
        said: what it said on stderr.
    """

    code: int
    out: str
    said: str

    @property
    def rows(self) -> list[list[str]]:
        return [line.split("\t") for line in self.out.splitlines()]

    @property
    def objects(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


class Here:
    """A folder in which commands run, with `terms.csv` and no data of the user's."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.folder = folder
        self._monkeypatch, self._capsys = monkeypatch, capsys
        monkeypatch.chdir(folder)
        monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
        monkeypatch.setenv("DIPTYCH_TERMBASE", "t.termbase")
        monkeypatch.setenv("DIPTYCH_MEMORY", "m.tm")
        self.write("terms.csv", TERMS)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, "utf-8")
        return path

    def read(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8-sig")

    def run(self, *arguments: str, stdin: str = "") -> Ended:
        stream = io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8")
        self._monkeypatch.setattr("sys.stdin", stream)
        words = ["glossary", *arguments]
        self._capsys.readouterr()
        code = guarded(lambda: diptych.main(words, prog_name="diptych", standalone_mode=False))
        out, said = self._capsys.readouterr()
        return Ended(code, out, said)

    def own(self, *arguments: str, stdin: str = "") -> Ended:
        """A command that looks into `terms.csv` alone."""
        name, *rest = arguments
        return self.run(name, "-g", "terms.csv", "--no-core", *rest, stdin=stdin)
