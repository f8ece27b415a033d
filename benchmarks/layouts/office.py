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
    """LibreOffice, or what looks at its files, is not here; or it did not do what it was asked."""


_POPPLER = "pdfinfo"


def lacking() -> str:
    """Which programs are not on the machine, "" if all are."""
    programs = {PROGRAM: "LibreOffice (soffice)", _POPPLER: "poppler-utils (pdfinfo, pdftotext)"}
    missing = [name for program, name in programs.items() if shutil.which(program) is None]
    return f"{' and '.join(missing)} not on the machine" if missing else ""


def convert(paths: Sequence[Path], folder: Path, suffix: str = "pdf") -> list[Path]:
    """Files in another format, under the same names in a folder, in the order given.

    All in one call: LibreOffice takes longer to start than to convert. It gets a profile of its
    own, since it refuses to run twice with one.

    Raises:
        NoOffice: it is missing, took too long, or left a file out.
    """
    if problem := lacking():
        raise NoOffice(problem)
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
