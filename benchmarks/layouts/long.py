"""Documents of a hundred pages: how long reading takes, and whether memory stays flat."""

from __future__ import annotations

import importlib.util
import math
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import docx

from aligner import read_document
from aligner.document import Block, Kind
from aligner.errors import AlignerError
from benchmarks.data import DATA, ROOT, sentence_pairs
from benchmarks.layouts import office
from benchmarks.layouts.looks import Look
from benchmarks.layouts.text import LANGUAGES, Cell, Piece, Table, Text
from benchmarks.layouts.word import write_docx
from benchmarks.speed import seconds as command_seconds
from benchmarks.spent import spent

PAIRS = DATA / "un" / "train.en-zh.tsv"
LOOK = Look("long", masthead="header", automatic=True, hyphenated=True)
_SENTENCES = 2_100  # make a hundred pages and some in both languages
_RUNS = 3
TIMES = 20  # that one document is read in one process
_MASTHEAD = {
    "organ": "United Nations",
    "body": "General Assembly",
    "symbol": "A/90/1",
    "distribution": "Distr.: General",
}


def lacking() -> str:
    """What the documents are made of, if it is not there; else ""."""
    return "" if PAIRS.is_file() else f"no {PAIRS}"


def long(language: str) -> Text:
    """A text of numbered paragraphs of three sentences, with headings, notes and tables."""
    sentences = iter(sentence_pairs(PAIRS)[LANGUAGES.index(language)][:_SENTENCES])
    glue = "" if language == "zh" else " "
    pieces: list[Piece] = []
    notes: dict[str, Block] = {}
    for count, three in enumerate(iter(lambda: list(islice(sentences, 3)), []), 1):
        text = glue.join(three)
        marks: tuple[tuple[int, str], ...] = ()
        if count % 8 == 1:
            pieces.append(Block(Kind.HEADING, three[0][:50], level=2))
        if count % 40 == 0:
            pieces.append(_table(three))
        if count % 6 == 0:
            mark = str(len(notes) + 1)
            notes[mark] = Block(Kind.FOOTNOTE, three[-1], mark)
            marks = ((len(text), mark),)
        pieces.append(Block(Kind.LIST_ITEM, text, f"{count}.", 1, marks=marks))
    return Text(language, tuple(pieces), notes, _MASTHEAD)


def _table(texts: list[str]) -> Table:
    """As many rows as columns, the texts moved on by one in each."""
    cells = [Cell(Block(Kind.TABLE_CELL, text[:80])) for text in texts]
    return Table(tuple((*cells[at:], *cells[:at]) for at in range(len(cells))), 1)


@dataclass(frozen=True, slots=True)
class Took:
    """What reading a document took.

    Attributes:
        path: of the document; its suffix is its format.
        language: of the document.
        pages: of the document, as printed.
        seconds: of the best of some runs; endless if it could not be read.
        problem: why it could not.
    """

    path: Path
    language: str
    pages: int
    seconds: float = math.inf
    problem: str = ""

    @property
    def format(self) -> str:
        """docx or pdf."""
        return self.path.suffix[1:]


def lay_out(folder: Path) -> list[tuple[Path, str, int]]:
    """The text as DOCX and PDF in both languages: path, language and number of pages.

    Raises:
        NoOffice: LibreOffice is missing or failed.
    """
    files = [folder / f"long.{language}.docx" for language in LANGUAGES]
    for path, language in zip(files, LANGUAGES, strict=True):
        write_docx(long(language), LOOK, path)
    prints = office.convert(files, folder)
    pages = [_pages(path) for path in prints]
    return [each for paths in (files, prints) for each in zip(paths, LANGUAGES, pages, strict=True)]


def took(path: Path, language: str, pages: int, runs: int = _RUNS) -> Took:
    """What reading a file takes."""
    try:
        seconds = best(lambda: read_document(path, language), runs)
    except AlignerError as error:
        return Took(path, language, pages, problem=error.cause)
    return Took(path, language, pages, seconds)


def best(run: Callable[[], object], runs: int = _RUNS) -> float:
    """The shortest of some runs, in seconds."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        run()
        times.append(time.perf_counter() - began)
    return min(times)


def megabytes(path: Path, language: str, times: int) -> float:
    """Peak memory of a process that reads a document so many times, one after another."""
    module = "benchmarks.layouts.again"
    command = [sys.executable, "-m", module, str(path), language, str(times)]
    return spent(command, folder=ROOT).megabytes


def rows(folder: Path) -> Iterator[str]:
    """Two tables: what reading took beside other programs, and its memory."""
    all_took = [took(*each) for each in lay_out(folder)]
    yield "| format | language | pages | seconds | peer | peer's seconds | times peer |"
    yield "|---|---|---|---|---|---|---|"
    for one in all_took:
        head = f"| {one.format} | {one.language} | {one.pages}"
        if one.problem:
            yield f"{head} | not read: {one.problem} | | | |"
            continue
        for peer, run in _PEERS[one.format].items():
            its = run(one.path)
            yield f"{head} | {one.seconds:.2f} | {peer} | {its:.2f} | {one.seconds / its:.1f} |"
    yield f"\n| format | language | MB, read once | MB, read {TIMES} times |\n|---|---|---|---|"
    for one in all_took:
        if not one.problem:
            once, often = (megabytes(one.path, one.language, times) for times in (1, TIMES))
            yield f"| {one.format} | {one.language} | {once:.0f} | {often:.0f} |"


def _paragraphs(path: Path) -> float:
    return best(lambda: [each.text for each in docx.Document(str(path)).paragraphs])


def _pdftotext(path: Path) -> float:
    return command_seconds(["pdftotext", "-layout", str(path), "-"], _RUNS)


def _pdfplumber(path: Path) -> float:
    import pdfplumber

    with pdfplumber.open(path) as pages:
        return best(lambda: [page.extract_text() for page in pages.pages])


def _pages(path: Path) -> int:
    """Of a PDF, by poppler."""
    told = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, text=True)
    return int(re.search(r"Pages:\s+(\d+)", told.stdout)[1])  # type: ignore[index]


_PEERS: dict[str, dict[str, Callable[[Path], float]]] = {
    "docx": {"python-docx, text of all paragraphs": _paragraphs},
    "pdf": {"pdftotext -layout": _pdftotext},
}
if importlib.util.find_spec("pdfplumber"):
    _PEERS["pdf"]["pdfplumber"] = _pdfplumber
