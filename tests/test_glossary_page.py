"""`docs/glossary.md` says what is so: its commands run in order, and print what it shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from command import ROOT

PAGE = (ROOT / "docs" / "glossary.md").read_text("utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks like the top of the repository, and `diptych` on the path."""
    place = tmp_path_factory.mktemp("page")
    (place / "examples").symlink_to(ROOT / "examples")
    (place / "bin").mkdir()
    program = place / "bin" / "diptych"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m cli "$@"\n', "utf-8"
    )
    program.chmod(0o755)
    return place


def shell(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    surroundings = {
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        "XDG_DATA_HOME": str(folder / "data"),
        "LC_ALL": "C.UTF-8",
    }
    return subprocess.run(
        ["bash", "-e", "-c", script], cwd=folder, env=surroundings, capture_output=True,
        text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_its_commands_run(folder: Path) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    assert len(blocks) >= 3
    ran = shell("".join(blocks), folder)
    assert ran.returncode == 0, ran.stderr
    assert {"terms.tsv", "agenda.html", "terms.tbx", "core.csv"} <= set(os.listdir(folder))


def shown() -> list[tuple[str, str]]:
    """The commands whose output the page shows, with that."""
    blocks = re.findall(r"```text\n(\$ .*?)```", PAGE, re.DOTALL)
    commands = (part.partition("\n") for block in blocks for part in re.split(r"(?m)^\$ ", block))
    return [(command, output) for command, _, output in commands if command]


@pytest.mark.parametrize(("command", "output"), shown())
def test_what_it_shows_is_printed(command: str, output: str, folder: Path) -> None:
    assert shell(f"set +e; {command}", folder).stdout == output


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", PAGE))
def test_links_lead_somewhere(link: str) -> None:
    assert (ROOT / "docs" / link).exists()
