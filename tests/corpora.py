"""Small corpora, made here, and the command that aligns them, run in this process."""

from __future__ import annotations

import contextlib
import io
import os
import re
from pathlib import Path

from cli.failures import guarded
from cli.main import diptych

Told = tuple[int, list[str]]

# Each body has a document of its own; numbers and dates tell its sentences apart.
_BODIES = [
    ("Working Group on Harbours", "港口工作组"),
    ("Committee on Archives", "档案委员会"),
    ("Expert Group on Measurement", "计量专家组"),
    ("Commission on Mountain Roads", "山区公路委员会"),
    ("Panel on Rural Libraries", "乡村图书馆小组"),
]
_SENTENCES = [
    ("The {en} opened its session on {day} March 2031.", "{zh}于2031年3月{day}日开幕。"),
    ("It had before it document A/{n}/12.", "它面前有A/{n}/12号文件。"),
    ("The Chair made a statement.", "主席发了言。"),
    ("{n} delegations took part in the discussion.", "{n}个代表团参加了讨论。"),
    ("The {en} took note of the report.", "{zh}注意到该报告。"),
    ("It decided to meet again in {n} days.", "它决定{n}天后再次开会。"),
]


def document(number: int) -> tuple[str, str]:
    """A short document in English and Chinese, one sentence a paragraph."""
    english, chinese = _BODIES[number % len(_BODIES)]
    values = {"en": english, "zh": chinese, "day": 1 + number % 28, "n": 10 + number}
    sides = zip(*_SENTENCES, strict=True)
    one, other = ("\n\n".join(side).format(**values) + "\n" for side in sides)
    return one, other


def make_corpus(folder: Path, count: int) -> Path:
    """`count` pairs `docNN.en.txt`, `docNN.zh.txt` in a new folder."""
    folder.mkdir()
    for number in range(count):
        for language, text in zip(("en", "zh"), document(number), strict=True):
            name = f"doc{number:02}.{language}.txt"
            (folder / name).write_text(text, encoding="utf-8")
    return folder


def without_dates(data: bytes) -> bytes:
    """A TMX without what tells when it was made."""
    return re.sub(rb'creationdate="\d{8}T\d{6}Z"', b"", data)


def run(place: Path, *arguments: str | Path, command: str = "align-corpus") -> Told:
    """Exit code and what is said, by line."""
    before, said = Path.cwd(), io.StringIO()
    line = [command, *map(str, arguments)]
    if command == "align-corpus" and "--jobs" not in arguments:
        # A second worker would take longer to start than it saves.
        line += ["--jobs", "1"]
    os.chdir(place)
    try:
        with contextlib.redirect_stderr(said):
            code = guarded(lambda: diptych.main(line, prog_name="diptych", standalone_mode=False))
    finally:
        os.chdir(before)
    return code, said.getvalue().splitlines()


def left(place: Path) -> list[str]:
    """What stands beside the documents."""
    names = (path for path in place.iterdir() if path.name != "docs" and path.stem != "whole")
    return sorted(path.name for path in names)
