"""Texts in looks, read and measured."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from statistics import mean

from aligner import read_document
from aligner.document import Document
from benchmarks.layouts import drawn, office, text
from benchmarks.layouts.looks import Look, look
from benchmarks.layouts.measure import ALL, NAMES, Figures, Measured, counted, measure
from benchmarks.layouts.text import LANGUAGES, Text
from benchmarks.layouts.word import write_docx
from benchmarks.layouts.word_contents import contents_of
from tmx.failure import Failure

_COLUMNS = (
    "look", "format", "language", "kind", "recall", "precision",
    "labels", "order", "formats", "seconds",
)  # fmt: skip
TEXTS: dict[str, Callable[[str], Text]] = {"agenda": text.agenda, "rich": text.rich}


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
        """docx, pdf or another."""
        return self.path.suffix[1:]


@cache
def truth_of(name: str, language: str) -> Text:
    """A text by its name, read once; `drawn-7` is the seventh that is drawn."""
    if name in TEXTS:
        return TEXTS[name](language)
    return drawn.text(language, drawn.number_of(name))


def every(looks: Sequence[Look], names: Sequence[str] = tuple(TEXTS)) -> list[tuple[str, Look]]:
    """Each text in each look."""
    return [(name, each) for each in looks for name in names]


def named(name: str) -> list[tuple[str, Look]]:
    """Texts in the look of this name; a drawn one has its own text.

    Raises:
        NoLook: there is none.
    """
    if drawn.number_of(name):
        return [(name, drawn.look(drawn.number_of(name)))]
    return every([look(name)])


def lay_out(
    wanted: Sequence[tuple[str, Look]], folder: Path, suffixes: Sequence[str] = ("pdf",)
) -> list[Made]:
    """Texts in looks and in both languages, as DOCX and in other formats.

    Args:
        wanted: names of texts with their looks.
        folder: for the files.
        suffixes: of the other formats.

    Raises:
        NoOffice: LibreOffice is missing or failed.
    """
    prints = folder / "printed"
    prints.mkdir(exist_ok=True)
    made, printed = [], []
    for name, how in wanted:
        for language in LANGUAGES:
            path = folder / f"{name}.{how.name}.{language}.docx"
            write_docx(truth_of(name, language), how, path)
            made.append(Made(name, language, how, path))
            printed.append(prints / path.name)
            write_docx(truth_of(name, language), how, printed[-1], printed=True)
    converted = [path for suffix in suffixes for path in office.convert(printed, folder, suffix)]
    return made + [
        replace(one, path=path) for one, path in zip(made * len(suffixes), converted, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Trial:
    """A file read and measured.

    Attributes:
        made: the file.
        seconds: that reading took.
        document: what was read, without masthead and contents; None if it could not be.
        measured: how much of the truth is in it, likewise.
        problem: why it could not be read.
    """

    made: Made
    seconds: float = 0.0
    document: Document | None = None
    measured: Measured | None = None
    problem: str = ""


def tried(made: Made) -> Trial:
    """Reads a file and compares it with what it was made of."""
    began = time.perf_counter()
    try:
        document = read_document(made.path, made.language)
    except Failure as problem:
        return Trial(made, problem=problem.cause)
    except Exception as problem:
        # A reader that breaks down in one look is to be seen beside the others.
        return Trial(made, problem=f"CRASHED: {type(problem).__name__}: {problem}")
    seconds = time.perf_counter() - began
    text_of = truth_of(made.name, made.language)
    optional = contents_of(text_of) if made.look.contents else ()
    blocks = tuple(counted(text_of.truth(), document.blocks, optional))
    measured = measure(text_of.truth(), blocks)
    return Trial(made, seconds, replace(document, blocks=blocks), measured)


def rows(trials: Sequence[Trial]) -> Iterator[str]:
    """A table with a row for each look, format, language and kind, texts taken together."""
    yield f"| {' | '.join(_COLUMNS)} |\n|{'---|' * len(_COLUMNS)}"
    for group, ones in grouped(trials).items():
        yield from _group_rows(" | ".join(group), ones)


def grouped(trials: Sequence[Trial]) -> dict[tuple[str, str, str], list[Trial]]:
    """Trials by look, format and language."""
    groups: dict[tuple[str, str, str], list[Trial]] = {}
    for one in trials:
        key = (one.made.look.name, one.made.format, one.made.language)
        groups.setdefault(key, []).append(one)
    return groups


def by_kind(trials: Sequence[Trial]) -> dict[str, Figures]:
    """Figures of several files together, by kind; what could not be read has none."""
    found = [one.measured for one in trials if one.measured]
    return {name: sum((one.by_kind[name] for one in found), Figures(0, 0, 0)) for name in NAMES}


def _group_rows(head: str, trials: Sequence[Trial]) -> Iterator[str]:
    problems = {one.problem for one in trials if one.problem}
    if problems:
        yield f"| {head} | not read: {'; '.join(sorted(problems))} | | | | | | |"
        return
    figures = by_kind(trials)
    for name, one in figures.items():
        yield f"| {head} | {name} | {one.recall:.3f} | {one.precision:.3f} | | | | |"
    whole = sum(figures.values(), Figures(0, 0, 0))
    found = [one.measured for one in trials if one.measured]
    labels = mean(one.labels for one in found)
    order = mean(one.order for one in found)
    seconds = sum(one.seconds for one in trials)
    formats = sum((one.formats for one in found), Figures(0, 0, 0))
    yield (
        f"| {head} | {ALL} | {whole.recall:.3f} | {whole.precision:.3f} "
        f"| {labels:.3f} | {order:.3f} | {formats.recall:.3f} | {seconds:.2f} |"
    )


def worst(trials: Sequence[Trial], suffix: str) -> float:
    """The least recall or precision of any kind of block in any look and language.

    Args:
        trials: of all formats.
        suffix: the format that is asked for; 0 if a file of it could not be read.
    """
    groups = {key: ones for key, ones in grouped(trials).items() if key[1] == suffix}
    if any(one.problem for ones in groups.values() for one in ones):
        return 0.0
    figures = [each for ones in groups.values() for each in by_kind(ones).values()]
    return min(share for each in figures for share in (each.recall, each.precision))


def differences(trials: Sequence[Trial]) -> Iterator[str]:
    """What differs in each file, block by block: `-` lacks, `+` is too much, `~` another label."""
    for one in trials:
        yield f"=== {one.made.path.name}"
        yield from one.measured.differences if one.measured else [one.problem]
