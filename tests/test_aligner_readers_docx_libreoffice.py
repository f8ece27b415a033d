"""DOCX: what LibreOffice makes of a file reads as the file does, and is what LibreOffice prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner import read_document
from benchmarks.layouts import office
from benchmarks.layouts.looks import look
from benchmarks.layouts.measure import measure
from benchmarks.layouts.text import LANGUAGES, rich
from benchmarks.layouts.word import write_docx

pytestmark = pytest.mark.office
LOOKS = ("letter", "decorated")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same files as LibreOffice saves them, by name; all in one call, as it starts slowly."""
    folder = tmp_path_factory.mktemp("made")
    paths = []
    for name in LOOKS:
        for language in LANGUAGES:
            paths.append(folder / f"{name}.{language}.docx")
            # LibreOffice writes tracked changes in a way of its own, and some not at all.
            write_docx(rich(language), look(name), paths[-1], printed=True)
    again = office.convert(paths, tmp_path_factory.mktemp("saved"), "docx")
    return {path.name: path for path in again}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LOOKS)
def test_what_libreoffice_saves(name: str, language: str, saved: dict[str, Path]) -> None:
    document = read_document(saved[f"{name}.{language}.docx"], language)
    body = [block for block in document.blocks if not block.part]
    figures = measure(rich(language).truth(), document.blocks).by_kind
    assert {kind: one.recall for kind, one in figures.items()} == dict.fromkeys(figures, 1.0)
    assert len(body) <= len(rich(language).truth())
