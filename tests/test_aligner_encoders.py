"""Encoders: the bundled one and the registry."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from aligner.encoders import ENCODERS, load_encoder
from aligner.encoders.base import BagEncoder, Encoder
from aligner.encoders.bundled import FOLDER, TOKENIZER, WEIGHTS, StaticEncoder, normalise
from aligner.errors import MissingExtra, UnknownEncoder, UnreadableDocument

PAIRS = [
    ("The Commission adopted the provisional agenda.", "委员会通过了临时议程。"),
    ("The meeting was opened by the Chair.", "会议由主席宣布开幕。"),
    ("The report was submitted to the General Assembly.", "该报告已提交大会。"),
    ("Member States were invited to provide comments.", "请会员国提出评论意见。"),
]


def test_vectors_are_float32_rows_of_length_one() -> None:
    vectors = load_encoder("bundled").encode([one for pair in PAIRS for one in pair])
    assert vectors.dtype == np.float32
    assert vectors.shape == (8, 256)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(8), abs=1e-5)


def test_translations_are_nearest_to_each_other() -> None:
    encoder = load_encoder()
    english, chinese = (encoder.encode(list(side)) for side in zip(*PAIRS, strict=True))
    cosines = english @ chinese.T
    assert cosines.argmax(axis=1).tolist() == [0, 1, 2, 3]
    assert cosines.argmax(axis=0).tolist() == [0, 1, 2, 3]


def test_sums_of_a_run_are_the_sum_of_sums() -> None:
    encoder = load_encoder()
    assert isinstance(encoder, BagEncoder)
    sums = encoder.sums([PAIRS[0][0], PAIRS[1][0]])
    together = encoder.encode([f"{PAIRS[0][0]} {PAIRS[1][0]}"])
    assert normalise(sums.sum(axis=0, keepdims=True)) == pytest.approx(together, abs=1e-5)


def test_texts_without_tokens_are_zeros() -> None:
    vectors = load_encoder().encode(["", "   ", "text"])
    assert not vectors[:2].any()
    assert vectors[2].any()


def test_one_text_is_no_list_of_texts() -> None:
    with pytest.raises(TypeError, match="a list of texts is wanted, not one text"):
        load_encoder().encode("The meeting was opened.")


def test_no_texts_give_no_rows() -> None:
    assert load_encoder().encode([]).shape == (0, 256)


@pytest.mark.parametrize(
    ("language", "known"), [("en", True), ("zh-Hant", True), ("zh-CN", True), ("fr", False)]
)
def test_languages(language: str, *, known: bool) -> None:
    assert load_encoder().knows(language) is known


def test_an_encoder_is_loaded_once() -> None:
    assert load_encoder("bundled") is load_encoder("bundled")


def test_every_registered_encoder_is_one() -> None:
    assert all(isinstance(load_encoder(name), Encoder) for name in ENCODERS)


def test_an_unknown_name_lists_the_choices() -> None:
    with pytest.raises(UnknownEncoder) as caught:
        load_encoder("labse")
    assert str(caught.value) == (
        "no encoder is called 'labse'; take bundled, or a sentence-transformers model such as "
        "sentence-transformers/LaBSE or the path of its folder"
    )


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=f"^{tmp_path}: not a bundled-encoder folder"):
        StaticEncoder(tmp_path)


def test_weights_of_another_vocabulary_are_refused(tmp_path: Path) -> None:
    shutil.copy(FOLDER / TOKENIZER, tmp_path)
    rows, scale = np.zeros((5, 4), dtype=np.int8), np.ones(5, dtype=np.float32)
    save_file({"embeddings": rows, "weights": scale}, tmp_path / WEIGHTS)
    with pytest.raises(UnreadableDocument, match=r"\(5 rows and 5 scales for \d+ pieces\)"):
        StaticEncoder(tmp_path)


def test_without_the_extra_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(MissingExtra) as caught:
        load_encoder("sentence-transformers/LaBSE")
    assert str(caught.value) == (
        "the encoder 'sentence-transformers/LaBSE' needs sentence-transformers, "
        "which is not installed; "
        "in the folder of diptych run: pip install -c constraints.txt '.[neural]'"
    )
