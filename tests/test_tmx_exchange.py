"""One door to all exchange formats: suffixes, languages, files whole or not at all."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import tmx
from tmx.exchange import FORMATS, readable_suffixes, writable_suffixes, writing_options
from tmx.failure import (
    BadFormat,
    FileProblem,
    UnknownLanguage,
    UnknownProfile,
    UnknownSuffix,
)

UNITS = [
    tmx.pair_unit("Opening of the session", "会议开幕", "en", "zh"),
    tmx.pair_unit("Other matters", "其他事项", "en", "zh", props=[("x-confidence", "0.41")]),
]
TEXTS = [(unit.source, unit.target) for unit in UNITS]
needs_dev_full = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="the system has no /dev/full"
)


def texts(path: Path) -> list[tuple[str, str]]:
    return [(unit.source, unit.target) for unit in tmx.read_units(path)]


@pytest.mark.parametrize("suffix", writable_suffixes())
def test_every_format_is_written_and_read_by_its_suffix(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"memory{suffix.upper()}"
    result = tmx.write_units(path, iter(UNITS), source_language="en", target_language="zh_CN")
    assert (result.written, result.left_out) == (2, {})
    assert texts(path) == TEXTS
    assert [unit.prop("x-confidence") for unit in tmx.read_units(path)] == ["", "0.41"]


@pytest.mark.parametrize("first", writable_suffixes())
@pytest.mark.parametrize("second", writable_suffixes())
def test_every_format_becomes_every_other(first: str, second: str, tmp_path: Path) -> None:
    one, other = tmp_path / f"one{first}", tmp_path / f"other{second}"
    tmx.write_units(one, UNITS)
    tmx.write_units(other, tmx.read_units(one))
    assert texts(other) == TEXTS


def test_languages_are_those_of_the_first_unit_where_none_are_given(tmp_path: Path) -> None:
    path = tmp_path / "t.xlf"
    tmx.write_units(path, [tmx.pair_unit("a", "б", "fr-CA", "ru")])
    assert 'srcLang="fr-CA" trgLang="ru"' in path.read_text(encoding="utf-8")


def test_languages_of_a_file_that_names_none(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_text("a\tб\n", encoding="utf-8")
    (unit,) = tmx.read_units(path, source_language="French", target_language="ru")
    assert [variant.language for variant in unit.variants] == ["fr", "ru"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "t.docx",
            "the suffix '.docx' names no format; "
            "use one of .tmx, .po, .xlf, .xliff, .tsv, .csv, .xlsx, .jsonl, .pot, .sdlxliff, "
            ".mqxliff",
        ),
        (
            "memory",
            "the name has no suffix; "
            "use one of .tmx, .po, .xlf, .xliff, .tsv, .csv, .xlsx, .jsonl, .pot, .sdlxliff, "
            ".mqxliff",
        ),
    ],
)
def test_a_suffix_that_is_not_read(name: str, told: str) -> None:
    with pytest.raises(UnknownSuffix) as caught:
        tmx.read_units(name)
    assert str(caught.value) == f"{name}: {told}"


def test_a_suffix_that_is_only_read(tmp_path: Path) -> None:
    path = tmp_path / "t.pot"
    with pytest.raises(UnknownSuffix) as caught:
        tmx.write_units(path, UNITS)
    assert str(caught.value) == (
        f"{path}: the suffix '.pot' names no format; "
        "use one of .tmx, .po, .xlf, .xliff, .tsv, .csv, .xlsx, .jsonl"
    )
    with pytest.raises(UnknownSuffix):
        tmx.write_stream(io.BytesIO(), ".pot", UNITS, writing_options())


def test_what_is_wrong_is_told_at_once_and_before_writing(tmp_path: Path) -> None:
    path = tmp_path / "t.tmx"
    with pytest.raises(FileProblem, match=r"t\.tmx: no such file or directory; check the name"):
        tmx.read_units(path)
    with pytest.raises(UnknownLanguage, match="'xx1' is not a language"):
        tmx.write_units(path, UNITS, target_language="xx1")
    with pytest.raises(UnknownProfile, match="'word' is not a profile"):
        tmx.write_units(path, UNITS, profile="word")
    assert list(tmp_path.iterdir()) == []


def failing() -> Iterator[tmx.TranslationUnit]:
    yield UNITS[0]
    raise BadFormat("not well-formed", path="in.tmx", line=7)


@pytest.mark.parametrize("suffix", writable_suffixes())
def test_a_failure_on_the_way_leaves_what_was_there(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"t{suffix}"
    path.write_text("what was there", encoding="utf-8")
    with pytest.raises(BadFormat, match=r"in\.tmx:7: not well-formed"):
        tmx.write_units(path, failing())
    assert path.read_text(encoding="utf-8") == "what was there"
    assert list(tmp_path.iterdir()) == [path]


@needs_dev_full
@pytest.mark.parametrize("suffix", writable_suffixes())
def test_a_full_disk_is_told_with_the_name_that_was_given(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"t{suffix}"
    path.symlink_to("/dev/full")
    with pytest.raises(FileProblem) as caught:
        tmx.write_units(path, UNITS)
    assert str(caught.value) == (f"{path}: no space left on device; free some space and run again")
    assert path.is_symlink()


@needs_dev_full
def test_several_files_appear_together_or_not_at_all(tmp_path: Path) -> None:
    good, full, also = tmp_path / "a.tmx", tmp_path / "b.tmx", tmp_path / "c.po"
    results = tmx.write_files([good, also], UNITS)
    assert [result.written for result in results] == [2, 2]
    before = good.read_bytes()
    full.symlink_to("/dev/full")
    also.unlink()
    with pytest.raises(FileProblem, match=r"b\.tmx: no space left on device"):
        tmx.write_files([good, full, also], UNITS[:1])
    assert good.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.tmx", "b.tmx"]


def test_a_stream_is_written_as_a_file_is(tmp_path: Path) -> None:
    path, stream = tmp_path / "t.tmx", io.BytesIO()
    tmx.write_units(path, UNITS, source_language="en", profile="trados")
    tmx.write_stream(stream, ".tmx", UNITS, writing_options("en", profile="trados"))
    assert stream.getvalue() == path.read_bytes()


def test_a_file_can_be_rewritten_from_itself(tmp_path: Path) -> None:
    path = tmp_path / "t.tmx"
    tmx.write_units(path, UNITS * 500)
    before = path.read_bytes()
    tmx.write_units(path, tmx.read_units(path))
    assert path.read_bytes() == before


def test_readers_and_writers_in_the_table_exist() -> None:
    assert set(writable_suffixes()) < set(readable_suffixes())
    for known in FORMATS.values():
        for place in filter(None, (known.reader, known.writer)):
            module, _, name = place.partition(":")
            assert callable(getattr(__import__(module, fromlist=[name]), name))


def test_importing_the_package_loads_nothing_heavy() -> None:
    program = (
        "import sys, tmx, tmx.exchange, tmx.unit; "
        "sys.exit(bool({'lxml', 'polib', 'langcodes', 'importlib.metadata'} & set(sys.modules)))"
    )
    command = [sys.executable, "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}; {program}"]
    assert subprocess.run(command, check=False).returncode == 0
