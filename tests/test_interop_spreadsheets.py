"""Workbooks and CSV through a spreadsheet program: what comes back is what went in."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tmx import TranslationUnit, pair_unit, read_units, write_units

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]
FILTERS = {
    ".xlsx": "xlsx:Calc MS Excel 2007 XML",
    # Comma, quotation mark, UTF-8, from the first line on.
    ".csv": "csv:Text - txt - csv (StarCalc):44,34,76,1",
}
UNITS = [
    pair_unit("=1+1", "一、二", "en", "zh-CN", props=[("x-confidence", "0.90")], identifier="007"),
    pair_unit('A "quoted" text, with commas; and more', "“引号”，逗号；等等", "en", "zh-CN"),
    pair_unit("Two\nlines", "两\n行", "en", "zh-CN", props=[("x-label", "(a)")]),
    pair_unit("3 May 2021", "2021-05-03", "en", "zh-CN", props=[("x-bead", "1-1")]),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook of ours, and what LibreOffice makes of it."""
    place = tmp_path_factory.mktemp("office")
    write_units(place / "ours.xlsx", UNITS)
    for suffix, how in FILTERS.items():
        command = [
            "soffice", f"-env:UserInstallation=file://{place}/profile", "--headless",
            "--convert-to", how, "--outdir", str(place / suffix), str(place / "ours.xlsx"),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return place


@pytest.mark.parametrize("suffix", FILTERS)
def test_what_comes_back_is_what_went_in(suffix: str, folder: Path) -> None:
    found: list[TranslationUnit] = list(read_units(folder / suffix / f"ours{suffix}"))
    assert found == UNITS
