"""What shells complete, asked of real ones: bash and zsh on a terminal, fish by its own command."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import ROOT, diptych
from memory_files import made_memory, unit
from test_architecture import HEAVY

from cli.main import COMMANDS
from cli.shells import SHELLS

DOCUMENTS = ("A/65/1", "A/66/2", "E/CN.15/2011/19")


def needs(shell: str) -> pytest.MarkDecorator:
    """Skip where a shell is not there."""
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not on the machine")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files to choose from, and `diptych` on the path."""
    place = tmp_path_factory.mktemp("completion")
    (place / "bin").mkdir()
    program = place / "bin" / "diptych"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m cli "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    inside = place / "files"
    (inside / "sub").mkdir(parents=True)
    for name in ("agenda.tmx", "list.po", "notes.txt", "two words.tmx", "page.html"):
        (inside / name).touch()
    units = [unit(f"Item {n}", f"项目{n}", name) for n, name in enumerate(DOCUMENTS)]
    made_memory(inside / "m.tm", units)
    return place


def surroundings(folder: Path) -> dict[str, str]:
    return {
        "PATH": f"{folder / 'bin'}:/usr/bin:/bin",
        "HOME": str(folder),
        "TERM": "dumb",
        "PS1": "$ ",
        "LC_ALL": "C.UTF-8",
        "DIPTYCH_MEMORY": "m.tm",
    }


class _Shell:
    """A shell on a terminal of its own, which is typed at."""

    def __init__(self, words: list[str], folder: Path) -> None:
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            os.chdir(folder / "files")
            os.execve(shutil.which(words[0]) or words[0], words, surroundings(folder))  # noqa: S606

    def until(self, sign: str) -> str:
        """What it shows until a sign stands there; fails after ten seconds."""
        shown, end = "", time.monotonic() + 10
        while not re.search(sign, shown):
            ready, _, _ = select.select([self._terminal], [], [], max(0, end - time.monotonic()))
            assert ready, f"{sign!r} does not come: {shown!r}"
            shown += os.read(self._terminal, 65_536).decode("utf-8", "replace")
        return shown

    def type(self, text: str) -> None:
        os.write(self._terminal, text.encode())

    def close(self) -> None:
        os.close(self._terminal)
        os.waitpid(self._pid, 0)


_STARTS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(diptych completion bash)"'),
    "zsh": (
        ["zsh", "-f", "-i"],
        'autoload -U compinit; compinit -u -D; eval "$(diptych completion zsh)"',
    ),
}


@pytest.fixture(scope="module", params=[pytest.param(name, marks=needs(name)) for name in _STARTS])
def shell(request: pytest.FixtureRequest, folder: Path) -> Iterator[_Shell]:
    words, setup = _STARTS[request.param]
    started = _Shell(words, folder)
    # The sign is put together by the shell: what is typed shows up too, and must not be taken for
    # it.
    started.type(f"{setup}; echo ready''now\n")
    started.until("readynow")
    yield started
    started.close()


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("diptych tm exp\t", "diptych tm export "),
        ("diptych tm import ag\t", "agenda.tmx "),
        ("diptych tm import tw\t", r"two\\ words.tmx "),
        ("diptych tm import su\t", "sub/"),
        ("diptych tm export -m m\t", "-m m.tm "),
        ("diptych tm export --profile=ome\t", "--profile=omegat "),
        ("diptych tm export --filter stat\t", "status="),
        ("diptych tm export --filter status=rev\t", "status=reviewed "),
        ("diptych tm export --filter document=E\t", "document=E/CN.15/2011/19 "),
        ("diptych tm export --filter 'document=E\t", "'document=E/CN.15/2011/19'"),
    ],
)
def test_what_is_typed_goes_on(typed: str, completed: str, shell: _Shell) -> None:
    shell.type(f"\x15: x; {typed}")
    shown = shell.until(completed)
    # The line is not carried out.
    shell.type("\x15")
    assert "notes" not in shown


@needs("fish")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("diptych tm exp", ["export\tWrite the memory's units to a file."]),
        ("diptych tm import ", ["agenda.tmx", "list.po", "sub/", "two words.tmx"]),
        ("diptych tm export --profile=ome", ["--profile=omegat"]),
        ("diptych tm export --filter status=re", ["status=reviewed", "status=rejected"]),
        ("diptych tm export --filter document=", [f"document={name}" for name in DOCUMENTS]),
        ("diptych align -s zh-H", ["zh-Hans\tSimplified Chinese", "zh-Hant\tTraditional Chinese"]),
    ],
)
def test_fish(typed: str, offered: list[str], folder: Path) -> None:
    ran = subprocess.run(
        ["fish", "-c", f"diptych completion fish | source; complete -C '{typed}'"],
        capture_output=True, text=True, check=True, cwd=folder / "files", env=surroundings(folder),
    )  # fmt: skip
    assert ran.stdout.splitlines() == offered


def asked(typed: str, folder: Path, *, shell: str = "fish", program: str = "") -> list[list[str]]:
    """What the program answers a shell."""
    ran = subprocess.run(
        [sys.executable, *(["-c", program] if program else ["-m", "cli"])],
        capture_output=True, text=True, check=True, cwd=folder / "files",
        env={**surroundings(folder), "PYTHONPATH": str(ROOT), "COMP_TYPED": typed,
             "_DIPTYCH_COMPLETE": f"{shell}_complete"},
    )  # fmt: skip
    return [line.split("\t") for line in ran.stdout.splitlines() if line]


def test_commands_are_offered_with_their_help(folder: Path) -> None:
    assert asked("diptych ", folder) == [["plain", name, COMMANDS[name][1]] for name in COMMANDS]


def test_asking_loads_nothing_heavy(folder: Path) -> None:
    code = (
        "import sys, atexit; from cli.start import run\n"
        f"atexit.register(lambda: print('loaded', *sorted(set({HEAVY!r}) & set(sys.modules))))\n"
        "sys.argv = ['diptych']; run()"
    )
    for typed in ("diptych tm ", "diptych tm export --pro"):
        *answer, (loaded,) = asked(typed, folder, program=code)
        assert answer
        assert loaded.split() == ["loaded"]


def test_a_memory_that_is_none_offers_nothing(folder: Path) -> None:
    typed = "diptych tm export -m {} --filter document="
    assert asked(typed.format("agenda.tmx"), folder) == []
    assert asked(typed.format("none.tm"), folder) == []
    assert not (folder / "files" / "none.tm").exists()


@pytest.mark.parametrize("shell", [pytest.param(name, marks=needs(name)) for name in SHELLS])
def test_scripts_are_sound(shell: str, folder: Path) -> None:
    result = diptych("completion", shell)
    assert (result.returncode, result.stderr) == (0, "")
    ran = subprocess.run(
        [shell, "-n"], input=result.stdout, text=True, capture_output=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_shell_that_is_not_known(folder: Path) -> None:
    result = diptych("completion", "tcsh")
    assert result.returncode == 2
    assert "'tcsh' is not one of 'bash', 'zsh', 'fish'" in result.stderr
