"""The README says what is so: its examples run, and show what comes out."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from command import ROOT, diptych

from tmx.exchange import writable_suffixes
from tmx.profiles import PROFILES

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The README's code blocks of a language."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks like the clone after the first command: examples and their outputs."""
    place = tmp_path_factory.mktemp("clone")
    for name in ("examples", "benchmarks"):
        (place / name).symlink_to(ROOT / name)
    command = re.search(r"diptych (align examples.*)\n", blocks("sh")[0])
    assert command
    assert diptych(*command[1].split(), cwd=place).returncode == 0
    return place


def test_the_first_command_makes_what_it_names(folder: Path) -> None:
    assert {"agenda.tmx", "agenda.po", "agenda.html"} <= {path.name for path in folder.iterdir()}


def test_the_units_shown_are_those_that_come_out(folder: Path) -> None:
    shown = [line for line in README.splitlines() if line.count("\t") >= 4]
    result = diptych("align", "examples/agenda.en.md", "examples/agenda.zh.md", cwd=folder)
    made = [line.split("\t") for line in result.stdout.splitlines()]
    assert len(shown) == 2
    for line in shown:
        cells = line.split("\t")
        same = [row for row in made if row[:2] == cells[:2] and row[3:5] == cells[3:5]]
        assert same
        assert abs(float(same[0][2]) - float(cells[2])) < 0.05


def test_the_summary_shown_is_the_one_that_comes_out(folder: Path) -> None:
    (shown,) = (line for line in README.splitlines() if re.match(r"\d+ \+ \d+ segments; ", line))
    result = diptych("align", "examples/agenda.en.md", "examples/agenda.zh.md", cwd=folder)
    said = result.stderr.splitlines()[-1]
    assert said.rpartition(";")[0] == shown.rpartition(";")[0]


def test_the_commands_run(folder: Path) -> None:
    lines = [
        line.split("#")[0].strip()
        for block in blocks("sh")[2:]
        for line in block.splitlines()
        if line.strip() and not line.startswith("#")
    ]
    assert len(lines) >= 5
    variables: dict[str, str] = {}
    for line in lines:
        first, *words = shlex.split(line)
        if first == "export":
            name, _, value = words[0].partition("=")
            variables[name] = value
            continue
        if first == "diptych":
            result = diptych(*words, cwd=folder, **variables)
        else:
            arguments = [sys.executable, *words]
            result = subprocess.run(
                arguments, capture_output=True, text=True, check=False, cwd=folder
            )
        assert result.returncode == 0, (line, result.stderr)


def test_the_match_shown_is_the_one_that_comes_out(folder: Path) -> None:
    (shown,) = (block for block in blocks("text") if block.startswith("$ diptych tm search"))
    command, heading, _, target = shown.splitlines()
    assert diptych("tm", "import", "agenda.tmx", "-m", "shown.tm", cwd=folder).returncode == 0
    words = shlex.split(command)[2:]
    [row] = diptych(*words, "-m", "shown.tm", cwd=folder).stdout.splitlines()
    score, _, proposal, details = row.split("\t")
    assert [score, details] == heading.split(maxsplit=1)
    assert proposal == target.split(maxsplit=1)[1]


def test_the_terms_shown_are_those_that_come_out(folder: Path) -> None:
    (shown,) = (block for block in blocks("text") if block.startswith("$ diptych glossary extract"))
    command, _, *rows = shown.splitlines()
    result = diptych(*shlex.split(command)[2:], cwd=folder)
    found = [line.split("\t")[:5] for line in result.stdout.splitlines()[1:]]
    told = [re.split(r" {2,}", row) for row in rows]
    assert told == [
        [*texts, times, f"{float(score):.2f}"]
        for *texts, times, score in found[: len(told)]
    ]  # fmt: skip


def test_the_snippet_runs(folder: Path) -> None:
    (snippet,) = blocks("python")
    script = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{snippet}"
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=folder
    )
    assert result.returncode == 0, result.stderr
    assert (folder / "agenda.xlf").stat().st_size > 10_000


@pytest.mark.parametrize("suffix", [*writable_suffixes(), ".html", ".md", ".txt", ".docx"])
def test_formats_are_named(suffix: str) -> None:
    assert f"`{suffix}`" in README


@pytest.mark.parametrize("name", PROFILES)
def test_profiles_are_named(name: str) -> None:
    assert re.search(rf"--profile [a-z|]*\b{name}\b", README)


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#]+)\)", README))
def test_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()
