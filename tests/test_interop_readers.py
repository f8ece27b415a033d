"""What `diptych align` writes, read by other programs: gettext, Translate Toolkit, xmllint."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import polib
import pytest

from tmx import read_units

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples"
SEED = ROOT.parent / "shared" / "data" / "seed-pair"


@dataclass(frozen=True, slots=True)
class Product:
    """The files that one run wrote."""

    tmx: Path
    po: Path

    def pairs(self) -> list[tuple[str, str]]:
        """Source and target of every unit, as we read them ourselves."""
        return [(unit.source, unit.target) for unit in read_units(self.tmx)]


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(EXAMPLE, id="example"),
        pytest.param(
            SEED,
            id="seed-pair",
            marks=pytest.mark.shared,
        ),
    ],
)
def product(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Product:
    folder = tmp_path_factory.mktemp("product")
    made = Product(folder / "agenda.tmx", folder / "agenda.po")
    documents = (request.param / "agenda.en.md", request.param / "agenda.zh.md")
    subprocess.run(
        [sys.executable, "-m", "cli", "align", *documents, "-o", made.tmx, "-o", made.po],
        cwd=ROOT,
        check=True,
    )
    return made


def _silent(*command: str | Path) -> None:
    """The command succeeds and has nothing to say; without the program the test is skipped."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_msgfmt_checks_the_po_without_a_word(product: Product) -> None:
    _silent("msgfmt", "-c", "-o", "/dev/null", product.po)


def test_other_programs_of_gettext_take_the_po_without_a_word(product: Product) -> None:
    _silent("msgcat", "-o", "/dev/null", product.po)
    _silent("msgmerge", "--quiet", "-o", "/dev/null", product.po, product.po)


def test_xmllint_finds_the_tmx_valid(product: Product) -> None:
    dtd = ROOT / "tests" / "data" / "tmx14.dtd"
    _silent("xmllint", "--noout", "--nonet", "--dtdvalid", dtd, product.tmx)


def test_translate_toolkit_reads_every_unit_of_the_tmx(product: Product) -> None:
    from translate.storage.tmx import tmxfile

    with product.tmx.open("rb") as stream:
        store = tmxfile(stream, sourcelanguage="en", targetlanguage="zh")
    assert [(unit.source, unit.target) for unit in store.units] == product.pairs()


def test_translate_toolkit_and_polib_read_every_pair_of_the_po(product: Product) -> None:
    from translate.storage.pypo import pofile

    with product.po.open("rb") as stream:
        units = [unit for unit in pofile(stream).units if not unit.isheader()]
    pairs = {pair for pair in product.pairs() if pair[0]}
    assert {(str(unit.source), str(unit.target)) for unit in units} == pairs
    entries = polib.pofile(str(product.po))
    assert {(entry.msgid, entry.msgstr) for entry in entries} == pairs
