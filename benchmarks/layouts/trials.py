"""Texts in looks, read and measured."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aligner import read_document
from aligner.errors import AlignerError
from benchmarks.layouts import office, text
from benchmarks.layouts.looks import Look
from benchmarks.layouts.measure import ALL, NAMES, Figures, Measured, measure
from benchmarks.layouts.text import LANGUAGES, Text
from benchmarks.layouts.word import write_docx

TEXTS: dict[str, Callable[[str], Text]] = {"agenda": text.agenda, "rich": text.rich}
FORMATS = ("docx", "pdf")


@dataclass(frozen=True, slots=True)
class Made:
    """A text laid out in a file.

    Attributes:
        name: of the text.
        language: of the text.
        look: how it is laid out.
        path: of the file; its suffix is its format.
    """

    name: str
    language: str
    look: Look
    path: Path

    @property
    def format(self) -> str:
        """docx or pdf."""
        return self.path.suffix[1:]


@cache
def truth_of(name: str, language: str) -> Text:
    """A text by its name, read once."""
    return TEXTS[name](language)


def lay_out(looks: Sequence[Look], folder: Path, names: Sequence[str] = ()) -> list[Made]:
    """Every text in every look and both languages, as DOCX and as PDF.

    Raises:
        NoOffice: LibreOffice is missing or failed.
    """
    prints = folder / "printed"
    prints.mkdir(exist_ok=True)
    made, printed = [], []
    for look in looks:
        for name in names or TEXTS:
            for language in LANGUAGES:
                path = folder / f"{name}.{look.name}.{language}.docx"
                write_docx(truth_of(name, language), look, path)
                made.append(Made(name, language, look, path))
                printed.append(prints / path.name)
                write_docx(truth_of(name, language), look, printed[-1], printed=True)
    pages = office.convert(printed, folder)
    as_pdf = [
        Made(one.name, one.language, one.look, path) for one, path in zip(made, pages, strict=True)
    ]
    return made + as_pdf


@dataclass(frozen=True, slots=True)
class Trial:
    """A file read and measured.

    Attributes:
        made: the file.
        seconds: that reading took.
        measured: what was found; None if it could not be read.
        problem: why not.
    """

    made: Made
    seconds: float = 0.0
    measured: Measured | None = None
    problem: str = ""


def tried(made: Made) -> Trial:
    """Reads a file and compares it with what it was made of."""
    began = time.perf_counter()
    try:
        document = read_document(made.path, made.language)
    except AlignerError as error:
        return Trial(made, problem=error.cause)
    seconds = time.perf_counter() - began
    truth = truth_of(made.name, made.language).truth()
    return Trial(made, seconds, measure(truth, document.blocks))


def rows(made: Sequence[Made]) -> Iterator[str]:
    """A table with a row for each look, format, language and kind, texts taken together."""
    yield "| look | format | language | kind | recall | precision | labels | order | seconds |"
    yield "|---|---|---|---|---|---|---|---|---|"
    groups: dict[tuple[str, str, str], list[Trial]] = {}
    for one in made:
        groups.setdefault((one.look.name, one.format, one.language), []).append(tried(one))
    for group, trials in sorted(groups.items()):
        yield from _group_rows(" | ".join(group), trials)


def _group_rows(head: str, trials: Sequence[Trial]) -> Iterator[str]:
    problems = {one.problem for one in trials if one.problem}
    if problems:
        yield f"| {head} | not read: {'; '.join(sorted(problems))} | | | | | |"
        return
    found = [one.measured for one in trials if one.measured]
    for name in NAMES:
        figures = sum((one.by_kind[name] for one in found), Figures(0, 0, 0))
        yield f"| {head} | {name} | {figures.recall:.3f} | {figures.precision:.3f} | | | |"
    whole = sum((one.whole for one in found), Figures(0, 0, 0))
    labels = sum(one.labels for one in found) / len(found)
    order = sum(one.order for one in found) / len(found)
    yield (
        f"| {head} | {ALL} | {whole.recall:.3f} | {whole.precision:.3f} "
        f"| {labels:.3f} | {order:.3f} | {sum(one.seconds for one in trials):.2f} |"
    )


def differences(made: Sequence[Made]) -> Iterator[str]:
    """What differs in each file, block by block: `-` lacks, `+` is too much, `~` another label."""
    for one in made:
        trial = tried(one)
        yield f"=== {one.path.name}"
        yield from trial.measured.differences if trial.measured else [trial.problem]
