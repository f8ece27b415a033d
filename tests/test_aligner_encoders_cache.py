"""The cache of vectors: equal vectors back, under several runs, after a kill, however damaged."""

from __future__ import annotations

import logging
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from command import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray
from searching import examples

from aligner.encoders import cache as module
from aligner.encoders import fingerprint
from aligner.encoders.cache import NAME, VectorCache, cache_folder, vector_key
from aligner.encoders.fingerprint import folder_digest

A, B, C = (vector_key("model", text) for text in "abc")


def vector(seed: int, size: int = 8) -> NDArray[np.float32]:
    return np.random.default_rng(seed).normal(size=size).astype(np.float32)


@settings(max_examples=examples(25))
@given(
    hnp.arrays(np.float32, st.integers(1, 40), elements=st.floats(width=32, allow_nan=False)),
    st.binary(min_size=16, max_size=16),
)
def test_vectors_come_back_as_they_were(row: NDArray[np.float32], key: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        VectorCache(Path(folder)).write({key: row})
        found = VectorCache(Path(folder)).read([key])[key]
    assert found.dtype == np.float32
    assert found.tobytes() == row.tobytes()


def test_what_is_not_there_is_not_given(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path / "new")
    assert cache.read([A]) == {}
    assert not (tmp_path / "new").exists()
    cache.write({A: vector(1)})
    assert set(cache.read([A, B])) == {A}


def test_more_keys_than_a_statement_takes(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path)
    rows = {vector_key("m", str(i)): vector(i) for i in range(1200)}
    cache.write(rows)
    found = cache.read(rows)
    assert all(np.array_equal(found[key], row) for key, row in rows.items())


@pytest.mark.parametrize(
    "other", [("model", "b"), ("model2", "a"), ("modela", ""), ("mode", "la"), ("model", "a ")]
)
def test_keys_tell_models_and_texts_apart(other: tuple[str, str]) -> None:
    assert vector_key(*other) != A


def test_the_folder_is_the_users_and_can_be_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DIPTYCH_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("DIPTYCH_CACHE")
    assert "diptych" in cache_folder().parts


@pytest.mark.skipif(os.name == "nt", reason="no such permissions on Windows")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path / "own")
    cache.write({A: vector(1)})
    assert cache.path.stat().st_mode & 0o077 == 0
    assert cache.path.parent.stat().st_mode & 0o077 == 0


def _rubbish(path: Path) -> None:
    path.write_bytes(b"no database " * 500)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def _flipped(path: Path) -> None:
    """One bit of a number, which SQLite does not see."""
    content, row = path.read_bytes(), vector(1, 500).tobytes()
    place = content.index(row[:64])
    path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])


@pytest.mark.parametrize("damage", [_rubbish, _cut, _flipped])
def test_a_damaged_cache_is_said_once_and_begun_anew(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, damage: Callable[[Path], None]
) -> None:
    VectorCache(tmp_path).write({A: vector(1, 500), B: vector(2, 500)})
    damage(tmp_path / NAME)
    cache = VectorCache(tmp_path)
    assert cache.read([A, B]) == {}
    cache.write({A: vector(3)})
    assert np.array_equal(cache.read([A])[A], vector(3))
    (told,) = [record.getMessage() for record in caplog.records]
    assert told.startswith("the cache of vectors is damaged (")
    assert told.endswith(f": set aside as {tmp_path / NAME}.damaged, a new one is begun")
    assert (tmp_path / f"{NAME}.damaged").exists()


def test_only_the_last_damaged_cache_is_kept(tmp_path: Path) -> None:
    aside = tmp_path / f"{NAME}.damaged"
    for ending in ("", "-wal", "-shm"):
        Path(f"{aside}{ending}").write_bytes(b"older")
    (tmp_path / NAME).write_bytes(b"rubbish" * 999)
    VectorCache(tmp_path).write({A: vector(1)})
    assert aside.read_bytes() == b"rubbish" * 999
    assert [path.name for path in tmp_path.glob("*.damaged*")] == [aside.name]


def test_what_another_run_has_begun_anew_is_not_set_aside(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path)
    cache.write({A: vector(1)})
    seen = cache.path.stat().st_ino
    cache.path.rename(tmp_path / "by another run")
    VectorCache(tmp_path).write({B: vector(2)})
    cache._set_aside(sqlite3.DatabaseError("malformed"), seen)
    assert set(cache.read([A, B])) == {B}


def _is_a_file(folder: Path) -> VectorCache:
    (folder / "file").touch()
    return VectorCache(folder / "file" / "inner")


def _of_another_program(folder: Path) -> VectorCache:
    base = sqlite3.connect(folder / NAME)
    base.execute("CREATE TABLE vectors (something TEXT)")
    base.close()
    return VectorCache(folder)


@pytest.mark.parametrize("make", [_is_a_file, _of_another_program])
def test_a_cache_that_cannot_be_used_is_said_once(
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    make: Callable[[Path], VectorCache],
) -> None:
    cache = make(tmp_path)
    for _ in range(2):
        cache.write({A: vector(1)})
        assert cache.read([A]) == {}
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert record.getMessage().startswith(f"vectors are not kept ({cache.path}: ")


def test_a_cache_that_another_run_writes_is_still_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    cache = VectorCache(tmp_path)
    cache.write({A: vector(1)})
    base = sqlite3.connect(cache.path, isolation_level=None)
    base.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    assert np.array_equal(cache.read([A])[A], vector(1))
    monkeypatch.setattr(module, "_today", lambda: 10**6)
    assert np.array_equal(cache.read([A])[A], vector(1))
    assert time.monotonic() - began < min(3, module._WAIT_S / 3)
    assert caplog.records == []
    base.close()


def test_reading_again_on_the_same_day_writes_nothing(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path)
    cache.write({A: vector(1)})
    statements: list[str] = []
    with closing(cache._connect()) as connection:
        connection.set_trace_callback(statements.append)
        assert set(module._read(connection, [A, B])) == {A}
    assert [one.split()[0] for one in statements] == ["SELECT"]


def test_the_day_of_use_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = VectorCache(tmp_path)
    cache.write({A: vector(1), B: vector(2)})
    monkeypatch.setattr(module, "_today", lambda: 10**6)
    cache.read([A])
    with closing(sqlite3.connect(cache.path)) as base:
        used = dict(base.execute("SELECT key, used FROM vectors"))
    assert used[A] == 10**6 > used[B]


def test_a_cache_that_was_busy_once_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    cache = VectorCache(tmp_path)
    cache.write({A: vector(1)})
    monkeypatch.setattr(module, "_WAIT_S", 0.05)
    base = sqlite3.connect(cache.path, isolation_level=None)
    base.execute("BEGIN IMMEDIATE")
    cache.write({B: vector(2)})
    base.close()
    cache.write({C: vector(3)})
    assert set(cache.read([A, B, C])) == {A, C}
    assert "database is locked" in caplog.text
    assert len(caplog.records) == 1


@pytest.mark.parametrize("running", [False, True])
def test_a_cache_that_may_only_be_read_is_read(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    *,
    running: bool,
) -> None:
    """Also while the run of another user, who may write it, has it open."""
    VectorCache(tmp_path).write({A: vector(1)})
    # Permissions do not bind the administrator, as whom tests may run.
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    monkeypatch.setattr(module, "_today", lambda: 10**6)
    with closing(sqlite3.connect(tmp_path / NAME)) as other:
        if running:
            other.execute("REPLACE INTO digests VALUES ('a', 'b', 'c')")
            other.commit()
        before = {path.name: path.read_bytes() for path in tmp_path.glob("*.sqlite*")}
        assert len(before) == (3 if running else 1)
        cache = VectorCache(tmp_path)
        for _ in range(2):
            assert np.array_equal(cache.read([A])[A], vector(1))
        assert caplog.records == []
        for _ in range(2):
            cache.write({B: vector(2)})
            assert set(cache.read([A, B])) == {A}
        names = {path.name: path.read_bytes() for path in tmp_path.glob("*.sqlite*")}
        assert before.keys() == names.keys()
        assert before[NAME] == names[NAME]
    (told,) = [record.getMessage() for record in caplog.records]
    assert "attempt to write a readonly database" in told


def test_it_stays_within_its_bound_and_keeps_what_was_used_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bound = 400_000
    cache = VectorCache(tmp_path, most_bytes=bound)
    days = iter(range(1, 1000))
    monkeypatch.setattr(module, "_today", lambda: next(days))
    keys = [vector_key("m", str(i)) for i in range(400)]
    for start in range(0, 400, 20):
        cache.write({key: vector(1, 768) for key in keys[start : start + 20]})
        cache.read(keys[:5])
        assert cache.path.stat().st_size < bound * 1.3
    kept = cache.read(keys)
    assert set(keys[:5]) <= set(kept)
    assert set(keys[-20:]) <= set(kept)
    assert 50 < len(kept) < 130


WRITER = """
import sys
from pathlib import Path
import numpy as np
from aligner.encoders.cache import VectorCache, vector_key
folder, first, last = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
cache = VectorCache(folder)
for start in range(first, last, 10):
    rows = range(start, start + 10)
    cache.write({vector_key("m", str(i)): np.full(64, i, np.float32) for i in rows})
"""


def _writer(folder: Path, first: int, last: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", WRITER, str(folder), str(first), str(last)]
    return subprocess.Popen(
        arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_several_runs_write_at_once(tmp_path: Path) -> None:
    ranges = [(0, 200), (100, 300), (200, 400)]
    runs = [_writer(tmp_path, first, last) for first, last in ranges]
    assert [(run.communicate(timeout=60)[1], run.returncode) for run in runs] == [("", 0)] * 3
    keys = [vector_key("m", str(i)) for i in range(400)]
    found = VectorCache(tmp_path).read(keys)
    assert [float(found[key][0]) for key in keys] == list(range(400))


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL on Windows")
def test_a_run_that_is_killed_leaves_a_sound_cache(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    cache = VectorCache(tmp_path)
    for first in (0, 10_000, 20_000):
        run = _writer(tmp_path, first, first + 10_000)
        written = vector_key("m", str(first + 50))
        while not cache.read([written]):
            assert run.poll() is None
            time.sleep(0.01)
        run.send_signal(signal.SIGKILL)
        run.communicate()
        assert float(cache.read([written])[written][0]) == first + 50
    cache.write({A: vector(1)})
    assert np.array_equal(cache.read([A])[A], vector(1))
    assert caplog.records == []


class TestFingerprint:
    """A model is known by the content of its files."""

    @pytest.fixture
    def model(self, tmp_path: Path) -> Path:
        folder = tmp_path / "model"
        (folder / "1_Pooling").mkdir(parents=True)
        (folder / "modules.json").write_text("[]", encoding="utf-8")
        (folder / "1_Pooling" / "config.json").write_text("{}", encoding="utf-8")
        (folder / "model.safetensors").write_bytes(b"w" * (fingerprint._LARGE + 1))
        return folder

    def test_a_copy_is_the_same(self, model: Path) -> None:
        before = folder_digest(model)
        assert folder_digest(model.rename(model.with_name("moved"))) == before

    @pytest.mark.parametrize(
        ("name", "same"),
        [
            ("modules.json", False),
            ("1_Pooling/config.json", False),
            ("model.safetensors", False),
            ("2_Dense/new.json", False),
            ("README.md", True),
            (".cache/lock", True),
            ("onnx/model.onnx", True),
            ("checkpoint-500/model.safetensors", True),
        ],
    )
    def test_what_vectors_depend_on_counts(self, model: Path, name: str, *, same: bool) -> None:
        before = folder_digest(model)
        (model / name).parent.mkdir(exist_ok=True)
        (model / name).write_bytes(b"changed")
        assert (folder_digest(model) == before) is same

    def test_a_link_to_a_folder_above_ends(self, model: Path) -> None:
        before = folder_digest(model)
        (model / "again").symlink_to(model)
        assert folder_digest(model) == before

    def test_a_large_file_is_read_once(
        self, model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read: list[str] = []
        honest = fingerprint._read

        def spied(path: Path) -> str:
            read.append(path.name)
            return honest(path)

        monkeypatch.setattr(fingerprint, "_read", spied)
        monkeypatch.setattr(fingerprint, "_FRESH_NS", -1)
        cache = VectorCache(tmp_path / "cache")
        first = folder_digest(model, cache)
        assert read.count("model.safetensors") == 1
        assert folder_digest(model, cache) == first == folder_digest(model)
        assert read.count("model.safetensors") == 2  # the last time without the cache
        weights = model / "model.safetensors"
        times = weights.stat()
        weights.write_bytes(b"v" * times.st_size)
        os.utime(weights, ns=(times.st_atime_ns, times.st_mtime_ns))
        assert folder_digest(model, cache) != first

    def test_a_file_that_has_just_changed_is_not_noted(self, model: Path, tmp_path: Path) -> None:
        cache = VectorCache(tmp_path / "cache")
        folder_digest(model, cache)
        assert not cache.path.exists()
