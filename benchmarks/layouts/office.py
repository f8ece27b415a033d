"""LibreOffice without a screen: files of one format into another, many at a time."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

PROGRAM = "soffice"
_SECONDS = 60  # for a call, and for each file in it
_SECONDS_EACH = 30


class NoOffice(Exception):
    """LibreOffice is not here, or did not do what it was asked."""


def is_here() -> bool:
    """Whether LibreOffice is on the machine."""
    return shutil.which(PROGRAM) is not None


def convert(paths: Sequence[Path], folder: Path, suffix: str = "pdf") -> list[Path]:
    """Files in another format, under the same names in a folder, in the order given.

    All in one call: LibreOffice takes longer to start than to convert. It gets a profile of its
    own, since it refuses to run twice with one.

    Raises:
        NoOffice: it is missing, took too long, or left a file out.
    """
    if not is_here():
        raise NoOffice("LibreOffice (soffice) is not on the machine")
    with tempfile.TemporaryDirectory() as profile:
        command = [PROGRAM, "--headless", "--norestore", f"-env:UserInstallation=file://{profile}"]
        command += ["--convert-to", suffix, "--outdir", str(folder), *map(str, paths)]
        limit = _SECONDS + _SECONDS_EACH * len(paths)
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=limit)
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
            raise NoOffice(f"LibreOffice failed: {error}") from error
    made = [folder / f"{path.stem}.{suffix}" for path in paths]
    if missing := [path.name for path in made if not path.is_file()]:
        raise NoOffice("LibreOffice did not write " + ", ".join(missing))
    return made
