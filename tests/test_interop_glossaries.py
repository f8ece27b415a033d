"""Our glossaries in other programs: OmegaT itself, and Translate Toolkit's reader of TBX."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest
from omegat_glossaries import Entry, entries, needs_omegat_and_javac

from glossaries.exchange import read_concepts, write_concepts
from glossaries.term import ADMITTED, FORBIDDEN, PREFERRED, Concept, Term

CONCEPTS = [
    Concept(
        (
            Term("en", "Security Council", PREFERRED),
            Term("zh", "安全理事会", PREFERRED),
            Term("zh", "安理会", ADMITTED),
            Term("zh", "保安理事会", FORBIDDEN),
        ),
        domain="organs",
        note="fifteen members",
    ),
    Concept((Term("en", "seat & vote"), Term("zh", "席位和表决权"))),
    Concept((Term("en", "#hashtag"), Term("zh", "话题标签"))),
]
BOTH = ["安全理事会", "安理会"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every format of ours that OmegaT reads."""
    folder = tmp_path_factory.mktemp("written")
    for name in ("a.utf8", "a.txt", "a.tab"):
        write_concepts(folder / name, CONCEPTS)
    write_concepts(folder / "a.tbx", CONCEPTS, tbx_version="2")
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def seen(
    written: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[Entry]]:
    """All of them in one project in `zh-CN`, though they say `zh`."""
    return entries(tmp_path_factory.mktemp("omegat"), written)


@pytest.mark.omegat
@needs_omegat_and_javac
@pytest.mark.parametrize("name", ["a.utf8", "a.txt", "a.tab"])
def test_omegat_reads_rows_and_joins_the_targets(name: str, seen: dict[str, list[Entry]]) -> None:
    council, seat = seen[name]
    assert (council.source, council.targets) == ("Security Council", BOTH)
    assert "do not use: 保安理事会 (forbidden); organs; fifteen members" in council.comment
    assert (seat.source, seat.targets, seat.comment) == ("seat & vote", ["席位和表决权"], "")


@pytest.mark.omegat
@needs_omegat_and_javac
def test_omegat_reads_tbx_2_but_takes_what_is_forbidden_for_a_target(
    seen: dict[str, list[Entry]],
) -> None:
    council, seat, hashtag = seen["a.tbx"]
    assert (council.source, council.targets[:2]) == ("Security Council", BOTH)
    # It does not look at the status: only `.utf8` keeps such terms from a translator.
    assert council.targets[2:] == ["保安理事会"]
    assert (seat.source, seat.targets) == ("seat & vote", ["席位和表决权"])
    assert (hashtag.source, hashtag.targets) == ("#hashtag", ["话题标签"])


def _stored(path: Path) -> Any:
    pytest.importorskip("translate.storage", reason="translate-toolkit is not installed")
    store = importlib.import_module("translate.storage.tbx").tbxfile
    with path.open("rb") as stream:
        return store(stream, "en", "zh")


def test_translate_toolkit_reads_tbx_2(tmp_path: Path) -> None:
    path = tmp_path / "a.tbx"
    write_concepts(path, CONCEPTS, tbx_version="2")
    pairs = {str(unit.source): str(unit.target) for unit in _stored(path).units}
    assert pairs == {
        "Security Council": "安全理事会",
        "seat & vote": "席位和表决权",
        "#hashtag": "话题标签",
    }


def test_what_translate_toolkit_writes_is_read(tmp_path: Path) -> None:
    pytest.importorskip("translate.storage", reason="translate-toolkit is not installed")
    store = importlib.import_module("translate.storage.tbx").tbxfile()
    unit = store.addsourceunit("seat & vote")
    unit.settarget("席位和表决权", lang="zh")
    path = tmp_path / "a.tbx"
    path.write_bytes(bytes(store))
    (concept,) = read_concepts(path)
    assert [(term.language, term.text) for term in concept.terms] == [
        ("en", "seat & vote"),
        ("zh", "席位和表决权"),
    ]
