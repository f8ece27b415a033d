"""Documents of a hundred pages: how long reading takes, and whether memory stays flat."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

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
LOOK = Look("long", masthead=True, automatic=True, hyphenated=True)
_SENTENCES = 2_100  # make a hundred pages and some in both languages
_RUNS = 3
_TIMES = 20  # that one document is read in one process
_MASTHEAD = {
    "organ": "United Nations",
    "body": "General Assembly",
    "symbol": "A/90/1",
    "distribution": "Distr.: General",
}


def is_here() -> bool:
    """Whether the sentences are there that the documents are made of."""
    return PAIRS.is_file()


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
        format: docx or pdf.
        language: of the document.
        pages: of the document, as printed.
        seconds: of the best of some runs; 0 if it could not be read.
        peers: seconds of other programs on the same file, by name.
        once: peak memory of a process that reads the document once, in MB.
        often: of one that reads it many times.
        problem: why it could not be read.
    """

    format: str
    language: str
    pages: int = 0
    seconds: float = 0.0
    peers: tuple[tuple[str, float], ...] = ()
    once: float = 0.0
    often: float = 0.0
    problem: str = ""


@cache
def measured() -> tuple[Took, ...]:
    """Both formats in both languages.

    Raises:
        NoOffice: LibreOffice is missing or failed.
    """
    with TemporaryDirectory() as place:
        files = [Path(place) / f"long.{language}.docx" for language in LANGUAGES]
        for path, language in zip(files, LANGUAGES, strict=True):
            write_docx(long(language), LOOK, path)
        prints = office.convert(files, Path(place))
        pages = [_pages(path) for path in prints]
        return tuple(
            _took(path, language, count)
            for paths in (files, prints)
            for path, language, count in zip(paths, LANGUAGES, pages, strict=True)
        )


def _took(path: Path, language: str, pages: int) -> Took:
    name = path.suffix[1:]
    try:
        seconds = best(lambda: read_document(path, language))
    except AlignerError as error:
        return Took(name, language, pages, problem=error.cause)
    peers = tuple((peer, run(path)) for peer, run in _PEERS[name].items())
    once, often = (megabytes(path, language, times) for times in (1, _TIMES))
    return Took(name, language, pages, seconds, peers, once, often)


def best(run: Callable[[], object]) -> float:
    """The shortest of some runs, in seconds."""
    times = []
    for _ in range(_RUNS):
        began = time.perf_counter()
        run()
        times.append(time.perf_counter() - began)
    return min(times)


def megabytes(path: Path, language: str, times: int) -> float:
    """Peak memory of a process that reads a document so many times, one after another."""
    module = "benchmarks.layouts.again"
    command = [sys.executable, "-m", module, str(path), language, str(times)]
    return spent(command, folder=ROOT).megabytes


def rows() -> Iterator[str]:
    """A table of what reading took."""
    yield "| format | language | pages | seconds | peer | times peer | MB, once | MB, 20 times |"
    yield "|---|---|---|---|---|---|---|---|"
    for took in measured():
        head = f"| {took.format} | {took.language} | {took.pages}"
        if took.problem:
            yield f"{head} | not read: {took.problem} | | | | |"
            continue
        for peer, seconds in took.peers:
            yield (
                f"{head} | {took.seconds:.2f} | {peer}: {seconds:.2f} s "
                f"| {took.seconds / seconds:.1f} | {took.once:.0f} | {took.often:.0f} |"
            )


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
