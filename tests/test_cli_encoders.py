"""`diptych align` and encoders: what is said about languages, devices, downloads and the cache."""

from __future__ import annotations

import importlib.util
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command import ROOT, diptych

from cli.render import messages

HAS_NEURAL = importlib.util.find_spec("sentence_transformers") is not None

SENTENCES = {
    "en": "The Committee met on 12 May 2011.\nIt adopted resolution 65/230.\n",
    "fr": "Le Comité s'est réuni le 12 mai 2011.\nIl a adopté la résolution 65/230.\n",
    "zh": "委员会于2011年5月12日举行会议。\n委员会通过了第65/230号决议。\n",
}


def write(folder: Path, *languages: str) -> list[str]:
    for language in languages:
        (folder / f"a.{language}.txt").write_text(SENTENCES[language], encoding="utf-8")
    return [f"a.{language}.txt" for language in languages]


@pytest.mark.parametrize(("source", "target"), [("en", "fr"), ("fr", "zh")])
def test_languages_that_the_bundled_encoder_does_not_know(
    tmp_path: Path, source: str, target: str
) -> None:
    names = write(tmp_path, source, target)
    result = diptych("align", *names, "-s", source, "-t", target, cwd=tmp_path)
    lines = result.stderr.splitlines()
    assert result.returncode == 0
    assert lines[0] == (
        f"the encoder 'bundled' does not know {source}-{target}: aligned by numbers, dates, "
        "symbols, labels, length and structure only; name one that does, such as "
        "--encoder sentence-transformers/LaBSE"
    )
    assert lines[-1].startswith("2 + 2 segments; 2 beads (1-1: 2); unaligned: 0 + 0; ")
    pairs = [line.split("\t")[:2] for line in result.stdout.splitlines()]
    assert pairs == [list(pair) for pair in zip(*_lines(source, target), strict=True)]
    assert len([line for line in lines if "does not know" in line]) == 1


def _lines(*languages: str) -> list[list[str]]:
    return [SENTENCES[language].splitlines() for language in languages]


def test_languages_that_it_knows_are_no_matter_of_words(tmp_path: Path) -> None:
    told = diptych("align", *write(tmp_path, "en", "zh"), cwd=tmp_path).stderr
    assert "does not know" not in told


def test_options_of_models_are_idle_without_one(tmp_path: Path) -> None:
    names = write(tmp_path, "en", "zh")
    told = diptych("align", *names, "--device", "cuda", "--no-cache", cwd=tmp_path).stderr
    assert told.splitlines()[:2] == [
        "--device changes nothing: the encoder 'bundled' has no use for it",
        "--no-cache changes nothing: the encoder 'bundled' has no use for it",
    ]
    quiet = diptych("align", *names, "--device", "cuda", "-q", cwd=tmp_path)
    assert (quiet.returncode, quiet.stderr) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--encoder", "sentence-transformers/LaBSE", "--device", "gpu"],
            "no device is called 'gpu'; take cpu, cuda, cuda:1 (the second card) or mps",
        ),
        pytest.param(
            ["--encoder", "sentence-transformers/LaBSE"],
            "the encoder 'sentence-transformers/LaBSE' needs sentence-transformers, which is not "
            "installed; in the folder of diptych run: pip install -c constraints.txt '.[neural]'",
            marks=pytest.mark.skipif(HAS_NEURAL, reason='the extra "neural" is installed'),
        ),
        (
            ["--encoder", "./none"],
            "there is no folder './none'; check the path, or name a model as OWNER/NAME, such as "
            "sentence-transformers/LaBSE",
        ),
        (
            ["--encoder", "."],
            "the folder '.' holds no sentence-transformers model (neither modules.json nor "
            "config.json); name the folder that holds these files",
        ),
    ],
)
def test_what_cannot_be_had_is_refused(tmp_path: Path, arguments: list[str], message: str) -> None:
    names = write(tmp_path, "en", "zh")
    result = diptych("align", *names, *arguments, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f"diptych: {message}\n"


def test_help_names_the_options() -> None:
    told = diptych("align", "--help").stdout
    assert all(option in told for option in ("--encoder NAME", "--device DEVICE", "--no-cache"))


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({}, ["told", "warned"]),
        ({"quiet": True}, []),
        ({"verbose": True}, ["details", "told", "warned"]),
    ],
)
def test_what_packages_log_is_said(
    capsys: pytest.CaptureFixture[str], how: dict[str, bool], said: list[str]
) -> None:
    logger = logging.getLogger("aligner.somewhere")
    with messages(**how):
        logger.debug("details")
        logger.info("told")
        logger.warning("%s", "warned")
    logger.info("outside")
    assert capsys.readouterr().err.splitlines() == said


def test_levels_are_as_before() -> None:
    logger = logging.getLogger("aligner.somewhere")
    with messages(verbose=True):
        assert logger.isEnabledFor(logging.DEBUG)
    assert not logger.isEnabledFor(logging.DEBUG)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tiny_models import save_static

    return save_static(tmp_path_factory.mktemp("static"))


@pytest.mark.neural
class TestWithPyTorch:
    @pytest.fixture(autouse=True)
    def own_cache(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("DIPTYCH_CACHE", str(tmp_path / "cache"))

    def test_the_encoder_that_the_user_names_is_taken_for_any_languages(
        self, model: Path, tmp_path: Path
    ) -> None:
        names = write(tmp_path, "fr", "zh")
        languages = ("-s", "fr", "-t", "zh")
        told = [
            diptych("align", *names, *languages, "--encoder", model, "-v", cwd=tmp_path).stderr
            for _ in range(2)
        ]
        assert "does not know" not in told[0]
        assert f"encoder: {model.name} " in told[0]
        assert told[0].splitlines()[0] == f"encoder {model}: 4 texts, 0 vectors from the cache"
        assert told[1].splitlines()[0] == f"encoder {model}: 4 texts, 4 vectors from the cache"

    def test_no_cache_keeps_nothing(self, model: Path, tmp_path: Path) -> None:
        names = write(tmp_path, "en", "zh")
        diptych("align", *names, "--encoder", model, "--no-cache", cwd=tmp_path)
        assert not (tmp_path / "cache").exists()

    def test_a_device_that_is_not_there(self, model: Path, tmp_path: Path) -> None:
        names = write(tmp_path, "en", "zh")
        result = diptych("align", *names, "--encoder", model, "--device", "cuda:77", cwd=tmp_path)
        assert result.returncode == 2
        assert result.stderr.startswith("diptych: there is no device 'cuda:77': PyTorch sees cpu")
        assert result.stderr.endswith("; take one of these, or leave --device out\n")

    def test_on_a_terminal_a_bar_and_what_is_to_be_said(self, model: Path, tmp_path: Path) -> None:
        (tmp_path / "cache").mkdir()
        (tmp_path / "cache" / "vectors-1.sqlite").write_bytes(b"rubbish" * 999)
        arguments = ("align", *write(tmp_path, "en", "zh"), "--encoder", str(model))
        shown = on_a_terminal(tmp_path, *arguments)
        assert "encoding" in shown
        assert "━" in shown
        assert shown.count("the cache of vectors is damaged (file is not a database): set ") == 1
        assert on_a_terminal(tmp_path, *arguments, "--no-cache", "-q") == ""


def on_a_terminal(folder: Path, *arguments: str) -> str:
    """What a command shows on stderr when that is a terminal."""
    import pty  # not on Windows

    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "400", "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    # Reading a terminal whose other end was closed is an error on Linux, an end of file elsewhere.
    with os.fdopen(ours, "rb", buffering=0) as stream:
        while part := _read(stream.fileno()):
            shown += part
    assert process.wait() == 0
    return shown.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:
        return b""
