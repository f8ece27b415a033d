"""Models by whatever name: what of it goes into files, and odd names that must do no harm."""

from __future__ import annotations

import gc
import json
import os
import sys
import weakref
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from aligner.encoders import fingerprint, load_encoder
from aligner.encoders import sentence_transformers as neural
from aligner.encoders.cache import VectorCache
from aligner.encoders.fingerprint import folder_digest
from aligner.encoders.prompts import prompt_for
from aligner.encoders.sentence_transformers import Found, Model, NeuralEncoder, find_model
from aligner.errors import UnknownEncoder


def a_model(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "modules.json").write_text("[]", encoding="utf-8")
    return folder


class Strict:
    """A model that takes what tokenizers take: text that is UTF-8."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def load(self, found: Found, device: str | None) -> Model:
        return self

    def encode(self, texts: list[str], *, prompt: str, batch_size: int) -> NDArray[np.float32]:
        self.given += [(prompt + text).encode("utf-8").decode() for text in texts]
        return np.ones((len(texts), 3), dtype=np.float32)


class TestWhatGoesIntoFiles:
    """A path may tell whose work a file is: outputs get no more than the folder's own name."""

    def test_of_a_folder_its_own_name(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = a_model(tmp_path / "clients" / "LaBSE")
        (tmp_path / "link").symlink_to(folder)
        names = [str(folder), f"{folder}/", str(tmp_path / "link"), "."]
        monkeypatch.chdir(folder)
        encoders = [NeuralEncoder(find_model(name)) for name in names]
        assert [encoder.name for encoder in encoders] == ["LaBSE"] * 4

    def test_messages_keep_the_whole(self, tmp_path: Path) -> None:
        folder = a_model(tmp_path / "LaBSE")
        assert find_model(str(folder)).name == str(folder)

    def test_nothing_that_a_file_could_not_hold(self, tmp_path: Path) -> None:
        folder = a_model(tmp_path / os.fsdecode(b"La\xffB\nSE"))
        assert NeuralEncoder(find_model(str(folder))).name == "La\N{REPLACEMENT CHARACTER}B" + (
            "\N{REPLACEMENT CHARACTER}SE"
        )


@pytest.mark.parametrize("name", ["~nosuchuser/m", "no\0such/m/odel", "x/" * 3000 + "m"])
def test_names_of_no_folder(name: str) -> None:
    with pytest.raises(UnknownEncoder, match="there is no folder"):
        find_model(name)


@pytest.mark.parametrize("name", ["x" * 5000, "no\0such", ""])
def test_names_of_no_encoder(name: str) -> None:
    with pytest.raises(UnknownEncoder, match="no encoder is called"):
        load_encoder(name)


@pytest.mark.parametrize("name", ["secret", "secret/model/inner"])
def test_a_folder_that_may_not_be_looked_into(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def refused(path: object, *arguments: object, **options: object) -> os.stat_result:
        raise PermissionError(13, "Permission denied", os.fspath(str(path)))

    monkeypatch.setattr(os, "stat", refused)
    monkeypatch.setattr(Path, "stat", refused)
    with pytest.raises(UnknownEncoder):
        load_encoder(name) if "/" not in name else find_model(name)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are Unicode")
def test_files_whose_names_are_not_utf_8(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprint, "_LARGE", 1)
    monkeypatch.setattr(fingerprint, "_FRESH_NS", -1)
    folder = a_model(tmp_path / os.fsdecode(b"mod\xe8le"))
    (folder / os.fsdecode(b"poids\xe9")).write_bytes(b"weights")
    cache = VectorCache(tmp_path / "cache")
    first = folder_digest(folder, cache)
    assert folder_digest(folder, cache) == first == folder_digest(folder)
    (folder / os.fsdecode(b"poids\xe9")).rename(folder / os.fsdecode(b"poids\xea"))
    assert folder_digest(folder, cache) != first


def test_an_ascii_name_has_the_digest_that_it_always_had(tmp_path: Path) -> None:
    assert folder_digest(a_model(tmp_path / "m")) == (
        "8f2559bc45023b326fd056bfaa7b92efbe159a2aa8acc47a83e53e3264d326e4"
    )


def test_half_a_character_does_not_reach_the_model(tmp_path: Path) -> None:
    model = Strict()
    found = Found("some/model", Path("unused"), "f" * 40, "", "some/model")
    texts = ["a\ud800b", "\udfff", "whole 会"]
    for _ in range(2):
        encoder = NeuralEncoder(found, cache=VectorCache(tmp_path), load=model.load)
        assert encoder.encode(texts).shape == (3, 3)
    assert sorted(model.given) == ["?", "a?b", "whole 会"]


def test_half_a_character_in_a_prompt(tmp_path: Path) -> None:
    config = {"prompts": {"STS": "like \ud800: "}}
    (tmp_path / "config_sentence_transformers.json").write_text(json.dumps(config), "utf-8")
    assert prompt_for("some/model", tmp_path) == "like ?: "


def test_one_model_at_a_time_stays_in_memory() -> None:
    def made(name: str) -> NeuralEncoder:
        return neural._encoder(Found(name, Path(name), "f" * 40, "", name), None, None)

    first = made("a/a")
    assert made("a/a") is first
    gone = weakref.ref(first)
    del first
    made("b/b")
    gc.collect()
    assert gone() is None
