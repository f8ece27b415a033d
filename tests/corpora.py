"""Small corpora, made here, and items for workers of which some die."""

from __future__ import annotations

import os
import re
import signal
import time
from pathlib import Path

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


def doubled(number: int) -> int:
    """Work: 3 is refused, 4 kills its worker, 5 ends it; 6 takes long; 7 waits a little."""
    if number == 3:
        raise ValueError("three")
    if number == 4:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 5:
        os._exit(9)
    time.sleep({6: 600, 7: 0.3}.get(number, 0))
    return 2 * number


def threads(_: int) -> str:
    """How many threads numpy may take."""
    return os.environ.get("OPENBLAS_NUM_THREADS", "")


def deaf(_: int) -> bool:
    """Whether Ctrl-C does nothing to this process."""
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0.05)
    return True


def die_unless_alone(folder: str) -> None:
    """A setup that only one worker survives."""
    try:
        os.mkdir(folder)
    except FileExistsError:
        os._exit(7)


def die() -> None:
    """A setup that ends its worker."""
    os._exit(7)
