"""The short way of reading texts into tokens gives what the tokenizer itself gives."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from aligner.encoders.bundled import FOLDER, TOKENIZER
from aligner.encoders.pieces import PieceReader

READER = PieceReader(FOLDER / TOKENIZER)
REFERENCE = Tokenizer.from_file(str(FOLDER / TOKENIZER))

TEXTS = [
    "The Commission adopted resolution 65/230, entitled “Crime prevention”.",
    "委员会第二十一届会议通过了第65/230号决议。",
    "聯合國毒品和犯罪問題辦公室，臨時議程說明",
    "A/RES/65/230—E/CN.15/2011/19/Add.1; 10,000 (1.5 %)",
    "Côte d’Ivoire, São Tomé, İstanbul, Ångström",
    "e\u0301cole: a combining mark joins the letter before it",
    "ＵＮＯＤＣ　１２３４　㈠ ① ﬁ ½ ㎏",
    "Комиссия по предупреждению преступности",
    "会议\u200b开幕\ufeff了 \x07 bell\x1fseparator\x85next",
    "龘 㐂 𠀀 are rare ideographs",
    "😀👩‍👩‍👧 emoji",
    "tab\tline\nreturn\r\nend",
    "한국어 カタカナ ひらがな العربية हिन्दी",
    "x" * 300 + "的" * 300 + "7" * 300,
    "",
    "   ",
]


def _ids(text: str) -> list[int]:
    ids: list[int] = REFERENCE.encode(text, add_special_tokens=False).ids
    return ids


@pytest.mark.parametrize("text", TEXTS)
def test_both_ways_agree(text: str) -> None:
    ids, sizes = READER.read([text])
    assert ids.tolist() == _ids(text)
    assert sizes.tolist() == [len(ids)]


_MIXED = st.text(
    st.one_of(
        st.sampled_from(
            "The commission 委员会聯決議的第二十届，。《》（）“”’—…•§«·»ÀİſK/.,()0123456789月日"
            "\u00a0\u0301Ａ１\t"
        ),
        st.characters(codec="utf-8"),
        st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF),
    )
)


@given(_MIXED)
def test_both_ways_agree_on_any_text(text: str) -> None:
    assert READER.read([text])[0].tolist() == _ids(text)


def test_ids_of_many_texts_follow_each_other() -> None:
    ids, sizes = READER.read(TEXTS)
    assert sizes.tolist() == [len(_ids(text)) for text in TEXTS]
    assert ids.tolist() == [one for text in TEXTS for one in _ids(text)]
    assert ids.dtype == np.int32
    assert sizes.dtype == np.int64


def test_runs_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.encoders.pieces._REMEMBERED", 3)
    reader = PieceReader(FOLDER / TOKENIZER)
    reader.read(TEXTS)
    before = len(reader._known)
    assert reader.read(TEXTS[:2])[0].tolist() == [one for text in TEXTS[:2] for one in _ids(text)]
    assert 3 < len(reader._known) < before


def test_half_a_surrogate_pair_is_read_as_unknown() -> None:
    ids, sizes = READER.read(["The \ud800 agenda", "The agenda"])
    assert sizes.tolist() == [3, 2]
    assert ids.tolist()[0::2] == [_ids("the")[0], _ids("agenda")[0], _ids("agenda")[0]]


def test_threads_may_share_a_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.encoders.pieces._REMEMBERED", 5)
    reader = PieceReader(FOLDER / TOKENIZER)
    texts = [f"word{number} agenda{number % 7}" for number in range(200)]
    expected = [_ids(text) for text in texts]

    def read(text: str) -> list[int]:
        ids: list[int] = reader.read([text])[0].tolist()
        return ids

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(read, texts)) == expected


@pytest.mark.parametrize(
    "word", ["commission", "resolution", "agenda", "委员会", "决议", "联合国", "大会", "议程"]
)
def test_words_of_the_domain_are_whole(word: str) -> None:
    assert REFERENCE.encode(word).tokens == [word]


@pytest.mark.parametrize("number", ["0", "7", "65", "230", "320", "007", "1945", "2030"])
def test_numbers_of_three_digits_and_years_are_whole(number: str) -> None:
    assert REFERENCE.encode(number).tokens == [number]


def test_every_piece_has_a_row() -> None:
    from safetensors import safe_open

    with safe_open(FOLDER / "model.safetensors", framework="np") as tensors:
        shape = tensors.get_slice("embeddings").get_shape()
    assert shape[0] == len(READER) == REFERENCE.get_vocab_size()


@pytest.mark.parametrize(
    "damage", [{"pre_tokenizer": {"type": "Whitespace"}}, {"pre_tokenizer": 1}]
)
def test_another_kind_of_tokenizer_is_refused(damage: dict[str, object], tmp_path: Path) -> None:
    data = json.loads((FOLDER / TOKENIZER).read_text(encoding="utf-8"))
    path = tmp_path / TOKENIZER
    path.write_text(json.dumps({**data, **damage}), encoding="utf-8")
    with pytest.raises(ValueError, match="not a tokenizer that cuts by one"):
        PieceReader(path)
