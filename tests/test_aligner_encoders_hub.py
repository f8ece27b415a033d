"""Models by their id: what is taken from this machine, what is downloaded, what is said if not."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from command import ROOT

from aligner.encoders import hub, load_encoder
from aligner.encoders import sentence_transformers as neural
from aligner.errors import UnknownEncoder

NAME, COMMIT = "owner/tiny", "89abcdef" * 5
MODULES = [
    {"path": "", "type": "sentence_transformers.models.Transformer"},
    {"path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
    {"path": "2_Dense", "type": "sentence_transformers.models.Dense"},
    {"path": "3_Normalize", "type": "sentence_transformers.models.Normalize"},
]
FILES = {
    "modules.json": json.dumps(MODULES),
    "config.json": "{}",
    "model-00001-of-00002.safetensors": "w",
    "model-00002-of-00002.safetensors": "w",
    "model.safetensors.index.json": json.dumps(
        {"weight_map": {f"w{i}": f"model-0000{i}-of-00002.safetensors" for i in (1, 2)}}
    ),
    "1_Pooling/config.json": "{}",
    "2_Dense/model.safetensors": "w",
}


@pytest.fixture
def snapshot(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of a model that was downloaded, in the layout of the hub client's cache."""
    monkeypatch.setenv("SENTENCE_TRANSFORMERS_HOME", str(tmp_path))
    place = tmp_path / "models--owner--tiny"
    for name, content in FILES.items():
        path = place / "snapshots" / COMMIT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (place / "refs").mkdir()
    (place / "refs" / "main").write_text(COMMIT, encoding="utf-8")
    return place / "snapshots" / COMMIT


@pytest.fixture
def nobody_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hub that nothing answers for."""
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", "http://127.0.0.1:9")


@pytest.mark.parametrize(
    ("name", "is_id"),
    [
        ("sentence-transformers/LaBSE", True),
        ("BAAI/bge-m3", True),
        ("a/b_c.d-e", True),
        ("./models/labse", False),
        ("../labse", False),
        ("/models/labse", False),
        ("models/new/labse", False),
        ("labse/", False),
        ("~/labse", False),
    ],
)
def test_ids(name: str, *, is_id: bool) -> None:
    assert hub.is_hub_id(name) is is_id


def test_what_is_here_is_taken_without_asking_the_hub(snapshot: Path, nobody_home: None) -> None:
    assert hub.snapshot(NAME) == snapshot
    found = neural.find_model(NAME)
    assert (found.folder, found.fingerprint) == (snapshot, COMMIT)


@pytest.mark.parametrize(
    ("removed", "lacks"),
    [
        ("modules.json", "modules.json"),
        ("1_Pooling/config.json", "1_Pooling/config.json"),
        ("2_Dense/model.safetensors", "2_Dense/*.safetensors"),
        ("model-00002-of-00002.safetensors", "model-00002-of-00002.safetensors"),
    ],
)
def test_a_download_that_was_cut_short_is_seen(snapshot: Path, removed: str, lacks: str) -> None:
    assert hub.missing(snapshot) is None
    (snapshot / removed).unlink()
    assert hub.missing(snapshot) == lacks


@pytest.mark.parametrize(
    ("file", "content"),
    [("modules.json", "["), ("modules.json", "[1]"), ("model.safetensors.index.json", "{")],
)
def test_a_damaged_file_counts_as_missing(snapshot: Path, file: str, content: str) -> None:
    (snapshot / file).write_text(content, encoding="utf-8")
    assert hub.missing(snapshot) is not None


PICKLED = json.dumps({"weight_map": {"w1": "pytorch_model-00001-of-00001.bin"}})


def test_shards_of_weights_that_are_there_twice(snapshot: Path) -> None:
    """Safetensors are read where there are both; the pickled ones need not be here."""
    index = snapshot / "pytorch_model.bin.index.json"
    index.write_text(PICKLED, encoding="utf-8")
    assert hub.missing(snapshot) is None
    for path in snapshot.glob("*.safetensors*"):
        path.unlink()
    (snapshot / "pytorch_model.bin").write_text("w", encoding="utf-8")
    assert hub.missing(snapshot) == "pytorch_model-00001-of-00001.bin"
    page = [*FILES, index.name, "pytorch_model-00001-of-00001.bin"]
    groups = hub.needed(dict.fromkeys(page, 1))
    assert not [name for group in groups for name in group if ".bin" in name]
    assert hub.needed({index.name: 1})[0] == [index.name]


PLAIN = ("config.json", "model.safetensors", "tokenizer.json", "README.md")


@pytest.fixture
def plain(snapshot: Path) -> Path:
    """A model of transformers alone, whole."""
    shutil.rmtree(snapshot)
    snapshot.mkdir()
    for name in PLAIN:
        (snapshot / name).write_text("{}", encoding="utf-8")
    return snapshot


def test_a_plain_model_of_transformers_is_whole(plain: Path, nobody_home: None) -> None:
    assert hub.snapshot(NAME) == plain


@pytest.mark.parametrize(
    ("removed", "lacks"),
    [
        ("config.json", "config.json"),
        ("model.safetensors", "*.safetensors"),
        ("tokenizer.json", "tokenizer*"),
        ("README.md", "modules.json"),
    ],
)
def test_what_a_plain_model_may_lack(plain: Path, removed: str, lacks: str) -> None:
    """Without README.md transformers alone may have fetched it, which leaves modules.json out."""
    (plain / removed).unlink()
    assert hub.missing(plain) == lacks


def test_a_page_that_is_known_to_have_no_modules(plain: Path) -> None:
    (plain / "README.md").unlink()
    known = plain.parents[1] / ".no_exist" / COMMIT / "modules.json"
    known.parent.mkdir(parents=True)
    known.touch()
    assert hub.missing(plain) is None


def test_files_that_vanish_while_they_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The client renames what it has finished."""
    assert hub._bytes(tmp_path / "none") == 0
    for name in ("a", "b.incomplete"):
        (tmp_path / name).write_bytes(b"12345")
    listed = list(os.scandir(tmp_path))
    (tmp_path / "b.incomplete").unlink()
    monkeypatch.setattr(os, "scandir", lambda folder: contextlib.nullcontext(listed))
    assert hub._bytes(tmp_path) == 5


def test_only_what_is_read_is_downloaded_and_the_weights_last() -> None:
    page = (
        ".gitattributes", "1_Pooling/config.json", "2_Dense/model.safetensors",
        "2_Dense/pytorch_model.bin", "README.md", "config.json", "flax_model.msgpack",
        "imgs/a.jpg", "model.safetensors", "modules.json", "onnx/model.onnx",
        "onnx/model.onnx_data", "openvino/openvino_model.bin", "pytorch_model.bin",
        "sentencepiece.bpe.model", "tf_model.h5", "tokenizer.json",
    )  # fmt: skip
    assert hub.needed(dict.fromkeys(page, 1)) == [
        ["1_Pooling/config.json", "README.md", "config.json", "modules.json",
         "sentencepiece.bpe.model", "tokenizer.json"],
        ["2_Dense/model.safetensors", "model.safetensors"],
    ]  # fmt: skip


def test_pickled_weights_are_taken_where_there_are_no_others() -> None:
    assert hub.needed({"config.json": 1, "pytorch_model.bin": 2})[1] == ["pytorch_model.bin"]


@pytest.mark.parametrize(
    ("size", "told"),
    [(0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (471_000_000, "471.0 MB"),
     (1_880_000_000, "1.9 GB"), (15 * 10**12, "15000.0 GB")],
)  # fmt: skip
def test_amounts(size: int, told: str) -> None:
    assert hub._amount(size) == told


def _told(name: str) -> str:
    with pytest.raises(UnknownEncoder) as caught:
        hub.snapshot(name)
    return str(caught.value)


REMEDY = (
    "; where there is a connection run: hf download owner/tiny --local-dir tiny; "
    "then bring that folder here and name it: --encoder ./tiny"
)


def test_without_a_connection(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, nobody_home: None
) -> None:
    monkeypatch.setenv("SENTENCE_TRANSFORMERS_HOME", str(tmp_path))
    assert _told(NAME) == (
        "the encoder 'owner/tiny' cannot be had: it is not here, "
        "there is no connection to http://127.0.0.1:9, "
        f"and there is no folder of that name here{REMEDY}"
    )
    assert list(tmp_path.iterdir()) == []


def test_where_downloads_are_forbidden(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SENTENCE_TRANSFORMERS_HOME", str(tmp_path))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    assert _told(NAME) == (
        "the encoder 'owner/tiny' cannot be had: it is not here, "
        "HF_HUB_OFFLINE forbids to download it, "
        f"and there is no folder of that name here{REMEDY}"
    )


def test_with_part_of_it(snapshot: Path, nobody_home: None) -> None:
    (snapshot / "1_Pooling" / "config.json").unlink()
    assert _told(NAME) == (
        "the encoder 'owner/tiny' cannot be had: only part of it is here "
        "(no 1_Pooling/config.json), and there is no connection to http://127.0.0.1:9" + REMEDY
    )


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "./no/such/folder",
            "there is no folder './no/such/folder'; check the path, or name a model as OWNER/NAME, "
            "such as sentence-transformers/LaBSE",
        ),
        (
            "EMPTY",
            "the folder 'EMPTY' holds no sentence-transformers model (neither modules.json nor "
            "config.json); name the folder that holds these files",
        ),
    ],
)
def test_folders_that_are_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, message: str
) -> None:
    (tmp_path / "EMPTY").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnknownEncoder) as caught:
        neural.find_model(name)
    assert str(caught.value) == message


@pytest.mark.neural
def test_a_model_is_downloaded_once_and_it_is_said(tmp_path: Path) -> None:
    from tiny_models import COMMIT as SERVED
    from tiny_models import hub as served
    from tiny_models import save_bert

    folder = save_bert(tmp_path / "made")
    (folder / "onnx").mkdir()
    (folder / "onnx" / "model.onnx").write_bytes(b"not read")
    (folder / "pytorch_model.bin").write_bytes(b"not read")
    for name, text in (("a.en.txt", "The meeting opened.\n"), ("a.zh.txt", "会议开幕。\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    home = tmp_path / "home" / "hub"
    place = home / "models--owner--tiny" / "snapshots" / SERVED

    def run(endpoint: str, *options: str) -> list[str]:
        names = {"HF_ENDPOINT": endpoint, "HF_HOME": str(home.parent), "PYTHONPATH": str(ROOT)}
        ran = subprocess.run(
            [sys.executable, "-m", "cli", "align", "a.en.txt", "a.zh.txt", *options,
             "--encoder", NAME],
            cwd=tmp_path,
            env={**os.environ, **names, "DIPTYCH_CACHE": str(tmp_path / "cache")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=True,
        )  # fmt: skip
        return ran.stderr.splitlines()

    with served(folder, NAME) as endpoint:
        said = run(endpoint)
        assert said[0].startswith("downloading owner/tiny (6")
        assert said[0].endswith(f" kB) from {endpoint} to {home}")
        assert len(said) == 2  # the other is the summary
        assert (place / "model.safetensors").exists()
        assert not (place / "onnx").exists()
        assert not (place / "pytorch_model.bin").exists()
        (place / "model.safetensors").unlink()
        assert run(endpoint, "--no-cache")[0].startswith("downloading owner/tiny")
    assert len(run("http://127.0.0.1:9", "--no-cache")) == 1
    assert run("http://127.0.0.1:9", "-q") == []


@pytest.mark.neural
def test_a_model_that_the_hub_does_not_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tiny_models import hub as served

    monkeypatch.setenv("SENTENCE_TRANSFORMERS_HOME", str(tmp_path / "home"))
    (tmp_path / "nothing").mkdir()
    with served(tmp_path / "nothing", NAME) as endpoint:
        monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", endpoint)
        monkeypatch.setattr("huggingface_hub.hf_api.api.endpoint", endpoint)
        with pytest.raises(UnknownEncoder) as caught:
            load_encoder("owner/other")
    assert str(caught.value) == (
        f"the encoder 'owner/other' cannot be had: it is not here, {endpoint} has no model of "
        "that name that is open to you, and there is no folder of that name here; "
        "check the name, or say who you are: hf auth login"
    )


class TestRevision:
    """What is listed and what is fetched are of one commit, whatever happens on the hub."""

    def fetch(
        self, monkeypatch: pytest.MonkeyPatch, home: Path, names: Sequence[str]
    ) -> tuple[Path, list[str]]:
        """The snapshot of a page that has these files, and the revisions that were asked for."""
        asked: list[str] = []

        def info(api: object, name: str, **options: object) -> SimpleNamespace:
            files = [SimpleNamespace(rfilename=one, size=2) for one in names]
            return SimpleNamespace(sha=COMMIT, siblings=files)

        def fetched(
            name: str, *, revision: str, allow_patterns: list[str], cache_dir: Path
        ) -> None:
            asked.append(revision)
            folder = cache_dir / "models--owner--tiny" / "snapshots" / revision
            folder.mkdir(parents=True, exist_ok=True)
            for one in allow_patterns:
                (folder / one).write_text("{}", encoding="utf-8")

        monkeypatch.setenv("SENTENCE_TRANSFORMERS_HOME", str(home))
        monkeypatch.setattr("huggingface_hub.HfApi.model_info", info)
        monkeypatch.setattr("huggingface_hub.snapshot_download", fetched)
        return hub.snapshot(NAME), asked

    def test_both_groups_are_of_the_commit_that_was_listed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder, asked = self.fetch(monkeypatch, tmp_path, PLAIN[:3])
        assert asked == [COMMIT, COMMIT]
        assert hub.local_snapshot(NAME) == folder
        # That the page has no modules.json is known from now on, without a connection too.
        assert hub.missing(folder) is None

    def test_a_page_that_lacks_something_is_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with pytest.raises(UnknownEncoder) as caught:
            self.fetch(monkeypatch, tmp_path, PLAIN[:2])
        assert str(caught.value) == (
            "the encoder 'owner/tiny' is no model for sentences: its page has no tokenizer*; "
            "name another model"
        )
