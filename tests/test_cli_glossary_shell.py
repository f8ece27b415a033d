"""`diptych glossary shell`: on standard input, and typed at on a terminal."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import select
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import ROOT
from glossary_runs import Here

from cli.glossary.asking import Asker, Question
from cli.glossary.conversing import COMMANDS, completions
from glossaries import Termbase


@pytest.fixture
def here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Here:
    return Here(tmp_path, monkeypatch, capsys)


def test_lines_are_answered_one_by_one(here: Here) -> None:
    ended = here.own("shell", stdin="Plans of action\n\n  预警系统\nzebra\n:quit\nminutes\n")
    assert [row[:4] for row in ended.rows] == [
        ["Plans of action", "inflected", "plan of action", "行动计划 | 行动方案"],
        ["预警系统", "exact", "预警系统", "early warning system"],
    ]
    assert (ended.code, ended.said) == (0, "nothing found: zebra\n")


def test_for_programs_an_object_a_line(here: Here) -> None:
    ended = here.own("shell", "--json", stdin="plan of action\nzebra\n")
    assert [(one["text"], len(one["matches"])) for one in ended.objects] == [
        ("plan of action", 1),
        ("zebra", 0),
    ]


# what is typed, the first cells of the last row or None, the last that is said
SESSIONS: list[tuple[str, list[str] | None, str]] = [
    (":from zh\n:into fr\n安理会", ["安理会", "exact", "安理会 (安全理事会)"],
     "direction: zh > fr\n"),
    (":from fr\n:swap\n", None, "direction: zh > fr\n"),
    (":from fr\n:from\n", None, "direction: any\n"),
    (":swap\n", None, "direction: zh > en\n"),
    (":number 1\nSecurity Council", ["Security Council", "exact"], ""),
    (":n 1\nSecurity Council", ["Security Council", "exact"], ""),
    (":number none", None, "'none' is no number from 1\n"),
    (":s", None, "':s' is no command; there are :swap, :show\n"),
    (":zebra", None, "':zebra' is no command; there are :from, :into, :swap, :number, :examples, "
     ":show, :add, :help, :quit\n"),
    (":", None, "':' is no command; there are :from, :into, :swap, :number, :examples, :show, "
     ":add, :help, :quit\n"),
    (":from klingonese", None, "'klingonese' is not a language; give a BCP 47 code such as en, "
     "zh-CN or fr-CA\n"),
    (":show", None, "the last answer had 0 concepts\n"),
    (":add agenda", None, "say :add TERM = TRANSLATION\n"),
    (":examples 2", None, "there is no memory to take examples from; name one with --memory\n"),
    ("Security Council\n:show", ["ar"], ""),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "row", "said"), SESSIONS)
def test_commands(here: Here, typed: str, row: list[str] | None, said: str) -> None:
    ended = here.run("shell", stdin=f"{typed}\n")
    assert ended.code == 0
    last = [cells for cells in ended.rows if len(cells) > 1][-1:]
    assert [cells[: len(row or [])] for cells in last] == ([row] if row else [])
    assert ended.said.endswith(said)


def test_help_names_every_command(here: Here) -> None:
    rows = here.run("shell", stdin=":help\n").rows
    assert [row[0].split()[0] for row in rows] == [f":{name}" for name in COMMANDS]


def test_what_is_added_is_found_at_once_and_kept(here: Here) -> None:
    typed = ":add climate finance = 气候融资\n:add 碳汇 = carbon sink\nclimate finances\n碳汇\n"
    ended = here.run("shell", stdin=typed + ":add climate finance = 气候资金\n")
    assert [row[1:4] for row in ended.rows if row[1] in ("inflected", "exact")] == [
        ["inflected", "climate finance", "气候融资"],
        ["exact", "碳汇", "carbon sink"],
    ]
    assert "'climate finance' is there already" in ended.said
    with Termbase.open(here.folder / "t.termbase") as base:
        told = [[(term.language, term.text) for term in one.concept.terms]
                for one in base.concepts()]  # fmt: skip
    assert told == [
        [("en", "climate finance"), ("zh", "气候融资")],
        [("zh", "碳汇"), ("en", "carbon sink")],
    ]


def test_a_term_is_added_in_its_language_whatever_the_direction(here: Here) -> None:
    here.run("shell", stdin=":from zh\n:add carbon sink = 碳汇\n")
    with Termbase.open(here.folder / "t.termbase") as base:
        assert list(next(base.concepts()).concept.languages()) == ["en", "zh"]


def test_completions(here: Here) -> None:
    opened = Asker.opened(
        ["terms.csv"], Question(), core=False, memory=None, as_json=False, quiet=True
    )
    with opened as asker:
        assert completions(asker, "EARLY w") == [("early warning system", "")]
        assert completions(asker, "预") == [("预警系统", "")]
        assert completions(asker, "zebra") == []
        assert [line for line, _ in completions(asker, ":s")] == [":swap", ":show"]
        assert completions(asker, ":from zh-han")[0][0] == ":from zh-Hans"
        assert completions(asker, ":number 5") == []


class _Typist:
    """A shell on a terminal of its own, which is typed at."""

    def __init__(self, folder: Path) -> None:
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            words = [sys.executable, "-m", "cli", "glossary", "shell", "-g", "terms.csv"]
            surroundings = {
                "PATH": "/usr/bin:/bin", "HOME": str(folder), "TERM": "xterm", "COLUMNS": "90",
                "LINES": "30", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT),
                "XDG_DATA_HOME": str(folder / "data"), "PROMPT_TOOLKIT_NO_CPR": "1",
            }  # fmt: skip
            os.execve(sys.executable, words, surroundings)  # noqa: S606

    def type(self, text: str) -> None:
        os.write(self._terminal, text.encode())

    def until(self, sign: str) -> str:
        """What it shows until a sign stands there; fails after ten seconds."""
        shown, end = "", time.monotonic() + 10
        while not re.search(sign, shown):
            ready, _, _ = select.select([self._terminal], [], [], max(0, end - time.monotonic()))
            assert ready, f"{sign!r} does not come: {shown!r}"
            shown += os.read(self._terminal, 65_536).decode("utf-8", "replace")
        return shown

    def ready(self, sign: str = "") -> str:
        """What it shows until it asks again, behind a sign: it turns bracketed paste on then."""
        return self.until(rf"{sign}[\s\S]*\x1b\[\?2004h")

    def ended(self) -> int:
        """The exit code; fails if it does not end."""
        end = time.monotonic() + 10
        with contextlib.suppress(OSError):  # Linux says EIO at the end
            while select.select([self._terminal], [], [], max(0, end - time.monotonic()))[0]:
                os.read(self._terminal, 65_536)
            os.kill(self.pid, 9)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


@pytest.fixture
def typist(here: Here) -> Iterator[_Typist]:
    typing = _Typist(here.folder)
    typing.ready("Ctrl-D ends")
    yield typing
    with contextlib.suppress(ProcessLookupError, ChildProcessError):
        os.kill(typing.pid, 9)
        os.waitpid(typing.pid, 0)


def test_typed_at_it_completes_answers_and_remembers(typist: _Typist, here: Here) -> None:
    typist.type("early")
    typist.until("early warning system")  # offered below the line
    typist.type("\t")
    typist.type("\r")
    typist.ready("预警系统")
    typist.type("not this one\x03")
    typist.ready()
    typist.type(":number 2\r")
    typist.ready()
    typist.type("行动计划\r")
    typist.ready("plan of action")
    typist.type("\x04")
    assert typist.ended() == 0
    history = here.folder / "data" / "diptych" / "glossary-history"
    kept = [line[1:] for line in history.read_text("utf-8").splitlines() if line.startswith("+")]
    assert kept == ["early warning system", ":number 2", "行动计划"]
    assert history.stat().st_mode & 0o777 == 0o600


def test_where_nothing_can_be_remembered_it_still_answers(here: Here) -> None:
    (here.folder / "data").write_text("in the way", "utf-8")
    typing = _Typist(here.folder)
    typing.ready("nothing is remembered")
    typing.type("minutes\r")
    typing.ready("会议记录")
    typing.type(":q\r")
    assert typing.ended() == 0
