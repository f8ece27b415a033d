"""What holds for all tests: which are skipped, and why, and what Hypothesis tries."""

from __future__ import annotations

import importlib.util
import shutil
import tempfile
from pathlib import Path

import pytest
from command import PAIRS
from hypothesis import settings
from searching import EXPLORE, STEADY, forget_the_code

SHARED = Path(__file__).parents[2] / "shared"

# Marker: whether what it needs is here, and what is said where it is not.
_NEEDS = {
    "shared": (SHARED.is_dir(), "no development data beside the checkout (../shared)"),
    "office": (
        shutil.which("soffice") is not None,
        "LibreOffice (soffice) is not on the machine",
    ),
    "neural": (
        importlib.util.find_spec("sentence_transformers") is not None,
        'the extra "neural" is not installed',
    ),
}

settings.register_profile("steady", STEADY)
settings.register_profile("explore", EXPLORE)
settings.load_profile("steady")


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    """The profile that the command line names is loaded now."""
    if settings().derandomize:
        forget_the_code()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip marked tests whose means are missing."""
    for item in items:
        for name, (here, reason) in _NEEDS.items():
            if not here and item.get_closest_marker(name):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two files of one sentence a line."""
    paths = tmp_path / "a.en.txt", tmp_path / "a.zh.txt"
    for side, path in enumerate(paths):
        path.write_text("".join(f"{one[side]}\n" for one in PAIRS), encoding="utf-8")
    return paths


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made; empty before and, each test says, afterwards."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder
