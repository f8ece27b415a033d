"""Neural encoders: what is encoded, kept and said; a model of letters, and tiny real ones."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from command import ROOT
from numpy.typing import NDArray

from aligner.encoders import load_encoder
from aligner.encoders.base import BagEncoder, Encoder, SlowEncoder
from aligner.encoders.cache import VectorCache
from aligner.encoders.prompts import prompt_for
from aligner.encoders.sentence_transformers import STRETCH, Found, Model, NeuralEncoder
from aligner.encoders.torch_model import check_name
from aligner.errors import DeviceProblem, UnknownEncoder

TEXTS = ["The Commission adopted its agenda.", "委员会通过了议程。", "The meeting opened."]


class Counting:
    """A model whose vector is the counts of a few letters; remembers what it was given."""

    def __init__(self, answer: float | None = None, error: Exception | None = None) -> None:
        self.given: list[str] = []
        self.prompts: set[str] = set()
        self.loads = 0
        self._answer, self._error = answer, error

    def load(self, found: Found, device: str | None) -> Model:
        self.loads += 1
        return self

    def encode(self, texts: list[str], *, prompt: str, batch_size: int) -> NDArray[np.float32]:
        if self._error:
            raise self._error
        self.given += texts
        self.prompts.add(prompt)
        counts = [[1 + (prompt + text).count(letter) for letter in "aeiot"] for text in texts]
        rows = np.array(counts, dtype=np.float32)
        return rows if self._answer is None else np.full_like(rows, self._answer)


def found(prompt: str = "", fingerprint: str = "f" * 40) -> Found:
    return Found("some/model", Path("unused"), fingerprint, prompt, "some/model")


def test_it_is_an_encoder_that_one_waits_for() -> None:
    encoder = NeuralEncoder(found(), load=Counting().load)
    assert isinstance(encoder, Encoder)
    assert isinstance(encoder, SlowEncoder)
    assert not isinstance(encoder, BagEncoder)
    assert (encoder.name, encoder.version) == ("some/model", "ffffffff")


def test_rows_are_of_length_one_and_in_order() -> None:
    vectors = NeuralEncoder(found(), load=Counting().load).encode(["aaa", "e", "aaa"])
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-6)
    expected = np.array([[4, 1, 1, 1, 1], [1, 2, 1, 1, 1], [4, 1, 1, 1, 1]])
    assert vectors == pytest.approx(
        expected / np.linalg.norm(expected, axis=1, keepdims=True), abs=1e-6
    )


def test_a_text_is_encoded_once_however_often_it_comes() -> None:
    model = Counting()
    NeuralEncoder(found(), load=model.load).encode(["tie", "a", "tie", "", " \n", "a"])
    assert model.given == ["tie", "a"]
    assert model.loads == 1


@pytest.mark.parametrize(("texts", "rows"), [([], 0), (["", " "], 2)])
def test_texts_without_words_are_zeros_of_the_right_size(texts: list[str], rows: int) -> None:
    vectors = NeuralEncoder(found(), load=Counting().load).encode(texts)
    assert vectors.shape == (rows, 5)
    assert vectors.dtype == np.float32
    assert not vectors.any()


def test_long_texts_come_first_and_progress_goes_up_to_one() -> None:
    model, shares = Counting(), list[float]()
    texts = ["t" * (1 + i % 50) + str(i) for i in range(3 * STRETCH)]
    NeuralEncoder(found(), load=model.load).encode_watched(texts, shares.append)
    assert [len(text) for text in model.given] == sorted(map(len, texts), reverse=True)
    assert shares[0] == 0
    assert shares[-1] == 1
    assert shares == sorted(shares)
    assert len(shares) == 4


class TestCache:
    """With a cache, a model is loaded only for texts that are new."""

    def encoder(self, folder: Path, model: Counting, given: Found | None = None) -> NeuralEncoder:
        return NeuralEncoder(given or found(), cache=VectorCache(folder), load=model.load)

    def test_a_second_run_loads_no_model(self, tmp_path: Path) -> None:
        first, second = Counting(), Counting()
        once = self.encoder(tmp_path, first).encode([*TEXTS, ""])
        again = self.encoder(tmp_path, second).encode([*TEXTS, ""])
        assert once.tobytes() == again.tobytes()
        assert (first.loads, second.loads) == (1, 0)

    def test_only_new_texts_are_encoded(self, tmp_path: Path) -> None:
        self.encoder(tmp_path, Counting()).encode(TEXTS[:2])
        model, shares = Counting(), list[float]()
        self.encoder(tmp_path, model).encode_watched(TEXTS, shares.append)
        assert model.given == TEXTS[2:]
        assert 0 < shares[0] < 1
        assert shares[-1] == 1

    @pytest.mark.parametrize("other", [found("query: "), found(fingerprint="0" * 40)])
    def test_another_model_or_prompt_is_encoded_anew(self, tmp_path: Path, other: Found) -> None:
        self.encoder(tmp_path, Counting()).encode(TEXTS)
        model = Counting()
        self.encoder(tmp_path, model, other).encode(TEXTS)
        assert sorted(model.given) == sorted(TEXTS)

    def test_another_version_of_the_library_is_encoded_anew(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.encoder(tmp_path, Counting()).encode(TEXTS)
        monkeypatch.setattr("importlib.metadata.version", lambda name: "99.0")
        model = Counting()
        self.encoder(tmp_path, model).encode(TEXTS)
        assert len(model.given) == len(TEXTS)

    def test_what_was_done_when_a_run_stopped_is_kept(self, tmp_path: Path) -> None:
        texts = [f"{'t' * 9}{i}" for i in range(2 * STRETCH)]

        def stop(share: float) -> None:
            if share:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            self.encoder(tmp_path, Counting()).encode_watched(texts, stop)
        model = Counting()
        self.encoder(tmp_path, model).encode(texts)
        assert len(model.given) == STRETCH

    def test_vectors_that_are_no_numbers_are_not_kept(self, tmp_path: Path) -> None:
        with pytest.raises(DeviceProblem):
            self.encoder(tmp_path, Counting(answer=np.nan)).encode(TEXTS)
        assert not (tmp_path / "vectors-1.sqlite").exists()

    def test_a_damaged_cache_costs_a_warning_and_no_more(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        before = self.encoder(tmp_path, Counting()).encode(TEXTS)
        (tmp_path / "vectors-1.sqlite").write_bytes(b"rubbish" * 999)
        for _ in range(2):
            assert np.array_equal(self.encoder(tmp_path, Counting()).encode(TEXTS), before)
        warnings = [one for one in caplog.records if one.levelno >= logging.WARNING]
        assert len(warnings) == 1


@pytest.mark.parametrize(
    ("model", "message"),
    [
        (
            Counting(answer=np.inf),
            "the encoder 'some/model' gave vectors that are not numbers; "
            "try --device cpu, or another model",
        ),
        (
            Counting(error=RuntimeError("CUDA out of memory. Tried to allocate 2 GiB.\nmore")),
            "the encoder 'some/model' failed on cuda (CUDA out of memory. Tried to allocate 2 GiB.)"
            "; try --device cpu, or a smaller model",
        ),
    ],
)
def test_a_model_that_fails_says_what_to_do(model: Counting, message: str) -> None:
    with pytest.raises(DeviceProblem) as caught:
        NeuralEncoder(found(), "cuda", load=model.load).encode(TEXTS)
    assert str(caught.value) == message


E5, INSTRUCT = "query: ", "Instruct: Retrieve parallel sentences.\nQuery: "


@pytest.mark.parametrize(
    ("name", "prompt"),
    [
        ("intfloat/multilingual-e5-small", E5),
        ("intfloat/e5-base-v2", E5),
        ("someone/Multilingual-E5-Large-onnx", E5),
        ("intfloat/multilingual-e5-large-instruct", INSTRUCT),
        ("intfloat/e5-mistral-7b-instruct", INSTRUCT),
        ("sentence-transformers/LaBSE", ""),
        ("BAAI/bge-m3", ""),
        ("someone/cafe5-small", ""),
        ("google-t5/t5-base", ""),
    ],
)
def test_prompts_by_family(tmp_path: Path, name: str, prompt: str) -> None:
    assert prompt_for(name, tmp_path) == prompt


@pytest.mark.parametrize(
    ("prompts", "default", "prompt"),
    [
        ({"BitextMining": "bitext: ", "STS": "likeness: "}, None, "bitext: "),
        ({"web_search_query": "search: ", "sts_query": "likeness: "}, None, "likeness: "),
        ({"query": "search: ", "document": ""}, None, ""),
        ({"query": "search: ", "document": ""}, "query", "search: "),
        ({"STS": ""}, "none such", ""),
        (["no", "prompts"], None, ""),
    ],
)
def test_prompts_of_the_models_own_configuration(
    tmp_path: Path, prompts: object, default: str | None, prompt: str
) -> None:
    config = {"prompts": prompts, "default_prompt_name": default}
    (tmp_path / "config_sentence_transformers.json").write_text(json.dumps(config), "utf-8")
    assert prompt_for("some/model", tmp_path) == prompt


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("config.json", '{"_name_or_path": "intfloat/multilingual-e5-small"}'),
        ("README.md", "---\nmodel-index:\n- name: multilingual-e5-small\n---\n"),
    ],
)
def test_a_folder_of_another_name_is_known_by_its_files(
    tmp_path: Path, file: str, content: str
) -> None:
    (tmp_path / file).write_text(content, encoding="utf-8")
    assert prompt_for("my-model", tmp_path) == E5


def test_a_damaged_configuration_has_no_prompts(tmp_path: Path) -> None:
    (tmp_path / "config_sentence_transformers.json").write_text("{", encoding="utf-8")
    assert prompt_for("some/model", tmp_path) == ""


@pytest.mark.parametrize("device", [None, "cpu", "cuda", "cuda:1", "mps"])
def test_names_of_devices(device: str | None) -> None:
    check_name(device)


@pytest.mark.parametrize("device", ["gpu", "cuda:", "cuda:x", "CPU", "", "mps:0"])
def test_what_is_no_device_is_refused(device: str) -> None:
    with pytest.raises(DeviceProblem) as caught:
        check_name(device)
    assert str(caught.value) == (
        f"no device is called {device!r}; take cpu, cuda, cuda:1 (the second card) or mps"
    )


# From here on with PyTorch.


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tiny_models import save_bert

    return save_bert(tmp_path_factory.mktemp("bert"), {"STS": "query: ", "query": "report: "})


@pytest.fixture(scope="module")
def static(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tiny_models import save_static

    return save_static(tmp_path_factory.mktemp("static"))


@pytest.fixture
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("DIPTYCH_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def direct(folder: Path, texts: Sequence[str]) -> NDArray[np.float32]:
    """What sentence-transformers itself gives."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(folder), device="cpu")
    vectors = model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
    return np.asarray(vectors)


@pytest.mark.neural
class TestWithPyTorch:
    def test_a_static_folder(self, static: Path, own_cache: Path) -> None:
        encoder = load_encoder(str(static))
        vectors = encoder.encode(TEXTS)
        assert vectors == pytest.approx(direct(static, TEXTS), abs=1e-6)
        assert (own_cache / "vectors-1.sqlite").exists()

    def test_a_prompt_of_the_configuration_is_used(self, bert: Path, own_cache: Path) -> None:
        vectors = load_encoder(str(bert)).encode(TEXTS)
        assert vectors == pytest.approx(direct(bert, [f"query: {t}" for t in TEXTS]), abs=1e-6)
        assert vectors != pytest.approx(direct(bert, TEXTS), abs=1e-6)

    def test_batches_do_not_mix_texts_up(self, bert: Path, own_cache: Path) -> None:
        words = "the commission adopted its agenda and report at meeting".split()  # noqa: SIM905
        texts = [" ".join(words[: 1 + i % 9] + [words[i % 7]] * (i % 5)) for i in range(300)]
        vectors = load_encoder(str(bert)).encode(texts)
        prompted = [f"query: {text}" for text in texts]
        assert vectors == pytest.approx(direct(bert, prompted), abs=1e-5)

    def test_a_second_run_does_not_import_torch(self, bert: Path, own_cache: Path) -> None:
        code = (
            "import sys; from aligner import load_encoder; "
            f"v = load_encoder({str(bert)!r}).encode({TEXTS!r}); "
            "print(v.tobytes().hex(), 'torch' in sys.modules, 'transformers' in sys.modules)"
        )
        outputs = [
            subprocess.run(
                [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
            )
            for _ in range(2)
        ]
        (first, *loaded), (second, *again) = (one.stdout.split() for one in outputs)
        assert first == second
        assert (loaded, again) == (["True", "True"], ["False", "False"])
        assert [one.stderr for one in outputs] == ["", ""]

    def test_without_a_cache_nothing_is_kept(self, static: Path, own_cache: Path) -> None:
        load_encoder(str(static), cache=False).encode(TEXTS)
        assert not own_cache.exists()

    def test_a_changed_folder_is_another_model(
        self, static: Path, own_cache: Path, tmp_path: Path
    ) -> None:
        import shutil

        from safetensors.numpy import load_file, save_file

        folder = tmp_path / "copy"
        shutil.copytree(static, folder)
        before = load_encoder(str(folder))
        old = before.encode(TEXTS)
        late = load_encoder(str(folder), device="cpu")
        tensors = load_file(folder / "model.safetensors")
        save_file({name: -rows for name, rows in tensors.items()}, folder / "model.safetensors")
        after = load_encoder(str(folder))
        assert before.version == load_encoder(str(static)).version != after.version
        assert after.encode(TEXTS) == pytest.approx(-old, abs=1e-6)
        with pytest.raises(UnknownEncoder, match="was changed during this run; run again when"):
            late.encode(["states"])

    def test_a_device_that_is_not_there(self, static: Path, own_cache: Path) -> None:
        with pytest.raises(DeviceProblem) as caught:
            load_encoder(str(static), device="cuda:77").encode(TEXTS)
        assert str(caught.value).startswith("there is no device 'cuda:77': PyTorch sees cpu")
        assert str(caught.value).endswith("; take one of these, or leave --device out")

    def test_the_processor_can_be_chosen(self, static: Path, own_cache: Path) -> None:
        assert load_encoder(str(static), device="cpu").encode(TEXTS).shape == (3, 16)

    def test_a_damaged_model(self, static: Path, own_cache: Path, tmp_path: Path) -> None:
        import shutil

        folder = tmp_path / "damaged"
        shutil.copytree(static, folder)
        (folder / "model.safetensors").write_bytes(b"version https://git-lfs.github.com/spec/v1")
        with pytest.raises(UnknownEncoder) as caught:
            load_encoder(str(folder)).encode(TEXTS)
        told = str(caught.value)
        assert told.startswith(f"the encoder '{folder}' cannot be loaded (")
        assert told.endswith("; check the folder, or fetch the model again")
        assert "\n" not in told

    def test_align_takes_a_folder(self, static: Path, own_cache: Path, tmp_path: Path) -> None:
        from aligner import Options, align

        paths = (tmp_path / "a.en.txt", tmp_path / "a.zh.txt")
        sides = (
            ["the commission adopted its agenda", "the chair opened it", "states were at it"],
            ["commission adopted agenda 了", "chair opened 了", "states at 了"],
        )
        for path, lines in zip(paths, sides, strict=True):
            path.write_text("\n".join(lines), encoding="utf-8")
        stages: list[tuple[str, float]] = []
        options = Options(encoder=str(static), lines=True, device="cpu")
        result = align(
            *paths, options=options, progress=lambda stage, share: stages.append((stage, share))
        )
        assert [(bead.source, bead.target) for bead in result.beads] == [
            ((i,), (i,)) for i in range(3)
        ]
        assert result.signature["encoder"] == f"{static.name} {load_encoder(str(static)).version}"
        assert ("encoding", 1.0) in stages
