"""What the bundled encoder promises beyond vectors: figures, names, another reader."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from aligner.encoders import load_encoder
from aligner.encoders.bundled import FOLDER

MIXED = [
    "The Commission adopted resolution 65/230 by consensus.",
    "委员会以协商一致方式通过了第65/230号决议。",
    "聯合國毒品和犯罪問題辦公室，臨時議程說明",
    "Café, e\u0301cole, ＵＮＯＤＣ １２３ ㈠ … 😀 龘",
    "한국어 и русский",
    "",
    "x" * 200,
]


def _encode(*texts: str) -> NDArray[np.float32]:
    return load_encoder("bundled").encode(texts)


def _cosine(one: str, other: str) -> float:
    left, right = _encode(one, other)
    return float(left @ right)


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("聯合國毒品和犯罪問題辦公室", "联合国毒品和犯罪问题办公室"),
        ("臨時議程項目說明", "临时议程项目说明"),
        ("預防犯罪和刑事司法委員會第二十一屆會議", "预防犯罪和刑事司法委员会第二十一届会议"),
        ("請會員國於2018年4月3日前提出評論意見。", "请会员国于2018年4月3日前提出评论意见。"),
    ],
)
def test_traditional_text_has_the_vector_of_its_simplified_form(
    traditional: str, simplified: str
) -> None:
    left, right = _encode(traditional, simplified)
    assert np.array_equal(left, right)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("resolution 65/230", "resolution 65/320"),
        ("第65/230号决议", "第65/320号决议"),
        ("A/RES/65/230", "A/RES/65/231"),
        ("3 April 2018", "4 April 2018"),
        ("2018年4月3日", "2018年5月3日"),
        ("the sixty-ninth session", "the seventy-ninth session"),
        ("第六十九届会议", "第七十九届会议"),
        ("10 per cent", "15 per cent"),
        ("$1.5 million", "$2.5 million"),
    ],
)
def test_figures_that_differ_make_vectors_differ(one: str, other: str) -> None:
    assert _cosine(one, one) == pytest.approx(1, abs=1e-5)
    assert _cosine(one, other) < 0.9


@pytest.mark.parametrize(
    ("english", "right", "wrong"),
    [
        ("resolution 65/230", "第65/230号决议", "第65/320号决议"),
        ("3 April 2018", "2018年4月3日", "2018年3月4日"),
        ("the sixty-ninth session", "第六十九届会议", "第六十八届会议"),
        ("UNODC submitted a report.", "UNODC提交了一份报告。", "UNDP提交了一份报告。"),
        ("Ms. Kowalska was elected Chair.", "Kowalska女士当选主席。", "Moreno女士当选主席。"),
        ("the CRIME programme network", "CRIME方案网络", "方案网络"),
    ],
)
def test_figures_and_latin_names_find_their_own(english: str, right: str, wrong: str) -> None:
    assert _cosine(english, right) > _cosine(english, wrong) + 0.02


def test_the_model_fits_into_the_wheel() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < 25e6


def test_the_card_names_data_and_figures() -> None:
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    for named in ("CC-CEDICT", "CC BY-SA 4.0", "United Nations Parallel Corpus", "Apache-2.0"):
        assert named in card
    assert "| dev.en-zh.tsv | 1,000 |" in card


def test_the_files_are_those_that_sentence_transformers_looks_for() -> None:
    modules = json.loads((FOLDER / "modules.json").read_text(encoding="utf-8"))
    assert [Path(one["type"].replace(".", "/")).name for one in modules] == [
        "StaticEmbedding",
        "Normalize",
    ]
    assert all((FOLDER / one["path"]).is_dir() for one in modules)


@pytest.mark.neural
def test_sentence_transformers_reads_equal_vectors_from_the_same_files() -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(FOLDER), device="cpu")
    ours, theirs = _encode(*MIXED), model.encode(MIXED)
    assert theirs.dtype == np.float32
    assert ours == pytest.approx(theirs, abs=1e-5)
    assert not ours[5].any()


@pytest.mark.neural
def test_the_folder_is_also_an_encoder_by_its_path() -> None:
    ours, theirs = load_encoder("bundled"), load_encoder(str(FOLDER), cache=False)
    assert theirs.encode(MIXED) == pytest.approx(ours.encode(MIXED), abs=1e-5)
