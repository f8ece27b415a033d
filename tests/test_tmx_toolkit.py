"""Our files in the hands of Translate Toolkit, the library behind Weblate, Pootle and Virtaal."""

from __future__ import annotations

import importlib
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

import tmx
from tmx.filling import Proposal, fill_po
from tmx.unit import Inline, TranslationUnit, Variant

pytest.importorskip("translate.storage", reason="translate-toolkit is not installed")

# Before 3.20 it collapses white space in XLIFF 2 in spite of xml:space="preserve"; 3.17 is the last
# series for Python 3.10.
KEEPS_SPACES = tuple(map(int, version("translate-toolkit").split(".")[:2])) >= (3, 20)
PAIRS = {
    "The Committee adopted its agenda (E/CN.24/L.1).": "委员会通过了议程（E/CN.24/L.1）。",
    'Costs & gains, e.g. <No. 5> "in full".': "收支，例如<第5号>“全额”。",
    "  Two  spaces ": " 两个  空格 ",
}
UNITS = [
    tmx.pair_unit(source, target, "en", "zh-CN", props=[("x-file", "a b.md"), ("x-line", "3")])
    for source, target in PAIRS.items()
]
CODED = TranslationUnit(
    (
        Variant("en", ("Read ", Inline("ph", (("x", "1"),), ("<br/>",)), "on")),
        Variant("zh-CN", ("继续", Inline("ph", (("x", "1"),), ("<br/>",)), "阅读")),
    ),
    "en",
)


def stored(module: str, kind: str, path: Path, *languages: str) -> Any:
    store = getattr(importlib.import_module(f"translate.storage.{module}"), kind)
    with path.open("rb") as stream:
        return store.parsefile(stream) if not languages else store(stream, *languages)


def texts(store: Any) -> dict[str, str]:
    return {
        str(unit.source): str(unit.target)
        for unit in store.units
        if not getattr(unit, "isheader", bool)()
    }


def collapsed(pairs: dict[str, str]) -> dict[str, str]:
    return {" ".join(source.split()): " ".join(target.split()) for source, target in pairs.items()}


@pytest.mark.parametrize("profile", ["omegat", "lokalize", "memoq", "weblate", "trados"])
def test_tmx(profile: str, tmp_path: Path) -> None:
    path = tmp_path / "t.tmx"
    tmx.write_units(path, UNITS, profile=profile)
    codes = {
        "lokalize": ("en", "zh_CN"),
        "weblate": ("en", "zh_Hans"),
        "trados": ("en-US", "zh-CN"),
    }
    assert texts(stored("tmx", "tmxfile", path, *codes.get(profile, ("en", "zh-CN")))) == PAIRS


def test_po(tmp_path: Path) -> None:
    path = tmp_path / "t.po"
    tmx.write_units(path, UNITS)
    store = stored("po", "pofile", path)
    assert texts(store) == PAIRS
    assert store.gettargetlanguage() == "zh_CN"
    assert store.units[1].getlocations() == ["a b.md:3"]


def test_xliff_1_2(tmp_path: Path) -> None:
    path = tmp_path / "t.xlf"
    tmx.write_units(path, UNITS, xliff_version="1.2")
    store = stored("xliff", "xlifffile", path)
    assert texts(store) == PAIRS
    assert (store.getsourcelanguage(), store.gettargetlanguage()) == ("en", "zh-CN")
    # To the Toolkit all is fuzzy that nobody has approved.
    assert all(unit.isfuzzy() and not unit.isapproved() for unit in store.units)


@pytest.mark.parametrize("suffix", [".tmx", ".po", ".xlf"])
def test_its_factory_tells_what_our_files_are(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"t{suffix}"
    tmx.write_units(path, UNITS, xliff_version="1.2")
    store = importlib.import_module("translate.storage.factory").getobject(str(path))
    assert set(texts(store)) == set(PAIRS)


def run(tool: str, *arguments: str | Path) -> str:
    """What one of its commands prints."""
    script = f"from translate.{tool} import main; main()"
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_its_commands_take_a_po_that_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "t.po"
    extra = tmx.pair_unit("Closing of the session", "", "en", "zh-CN")
    tmx.write_units(path, [*(tmx.pair_unit(one, "", "en", "zh-CN") for one in PAIRS), extra])
    answers = iter([100, 100, 80, 0])

    def propose(source: str, _context: str) -> Proposal | None:
        score = next(answers)
        return Proposal(PAIRS[source], source + "!" * (score < 100), score) if score else None

    counts = fill_po(path, path, propose)
    assert (counts.exact, counts.fuzzy, counts.empty) == (2, 1, 1)
    header, row = run("tools.pocount", "--csv", path).strip().splitlines()
    told = dict(zip(header.replace(" ", "").split(","), row.split(","), strict=False))
    assert (told["TranslatedMessages"], told["FuzzyMessages"]) == ("2", "1")
    assert told["UntranslatedMessages"] == "1"
    run(
        "filters.pofilter",
        "--progress=none",
        "--test=untranslated",
        path,
        "-o",
        tmp_path / "rest.po",
    )
    rest = stored("po", "pofile", tmp_path / "rest.po")
    assert "Closing of the session" in texts(rest)


def test_its_commands_take_xliff_1_2_and_tmx(tmp_path: Path) -> None:
    tmx.write_units(tmp_path / "t.xlf", UNITS, xliff_version="1.2")
    tmx.write_units(tmp_path / "t.tmx", UNITS)
    run("convert.xliff2po", "--progress=none", tmp_path / "t.xlf", tmp_path / "t.po")
    assert texts(stored("po", "pofile", tmp_path / "t.po")) == PAIRS
    assert str(len(PAIRS)) in run("tools.pocount", "--short", tmp_path / "t.tmx")


def test_xliff(tmp_path: Path) -> None:
    path = tmp_path / "t.xlf"
    tmx.write_units(path, UNITS)
    store = stored("xliff2", "Xliff2File", path)
    assert texts(store) == (PAIRS if KEEPS_SPACES else collapsed(PAIRS))


def test_theirs_is_read_by_us(tmp_path: Path) -> None:
    store = importlib.import_module("translate.storage.tmx").tmxfile()
    for source, target in PAIRS.items():
        store.addtranslation(source, "en", target, "zh-CN")
    path = tmp_path / "t.tmx"
    path.write_bytes(bytes(store))
    assert {unit.source: unit.target for unit in tmx.read_units(path)} == PAIRS
