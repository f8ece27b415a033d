"""Our files in the hands of Translate Toolkit, the library behind Weblate, Pootle and Virtaal."""

from __future__ import annotations

import importlib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

import tmx
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
