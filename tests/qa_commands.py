"""Runs of `diptych qa` in this process, over a small file and the checks of `qa_fakes`."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from qa_fakes import register

from cli.failures import guarded
from cli.main import diptych

PO = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: zh\\n"

msgctxt "first"
msgid "In 2011"
msgstr "2012年！！"

# qa: ignore digits
msgid "In 2013"
msgstr "2014年"

msgid "Yes"
msgstr "！！？"
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended."""

    code: int
    out: str
    said: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.lines]


Run = Callable[..., Ended]


def runner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """What runs the command in a folder with `a.po`, without anybody's termbase or settings."""
    register(monkeypatch)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIPTYCH_TERMBASE", str(tmp_path / "none.termbase"))
    monkeypatch.setenv("COLUMNS", "100")
    Path("a.po").write_text(PO, "utf-8")

    def run(*arguments: str, stdin: str = "") -> Ended:
        stream = io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8")
        monkeypatch.setattr("sys.stdin", stream)
        words = ["qa", *arguments]
        code = guarded(lambda: diptych.main(words, prog_name="diptych", standalone_mode=False))
        return Ended(code, *capsys.readouterr())

    return run
