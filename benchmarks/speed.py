"""How long commands take from process start: `python -m benchmarks.speed`.

Best of several runs, since the machine does other things too; beside each the time that Python
itself takes to start, so that figures from different machines can be compared.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.data import ROOT, SEED
from tmx.version import VERSION

EXAMPLES = ROOT / "examples"


def seconds(command: Sequence[str], runs: int = 5) -> float:
    """The shortest wall-clock time of a command, in seconds.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
        times.append(time.perf_counter() - began)
    return min(times)


def bare_python() -> float:
    """Seconds that the interpreter takes to start and end."""
    return seconds([sys.executable, "-c", "pass"])


def help_page() -> float:
    """Seconds for `diptych --help`."""
    return seconds([sys.executable, "-m", "cli", "--help"])


def pair(folder: Path) -> float:
    """Seconds to align `agenda.en.md` with `agenda.zh.md` of a folder, into TMX, PO and HTML."""
    with tempfile.TemporaryDirectory() as place:
        outputs = [part for s in ("tmx", "po", "html") for part in ("-o", f"{place}/agenda.{s}")]
        files = [str(folder / f"agenda.{language}.md") for language in ("en", "zh")]
        return seconds([sys.executable, "-m", "cli", "align", *files, *outputs])


def main() -> None:
    """Print the times as a Markdown table."""
    print(f"{date.today()}, {os.cpu_count()} cores, Python {platform.python_version()}, ", end="")
    print(f"diptych {VERSION}\n")
    base = bare_python()
    rows = {"python -c pass": base, "diptych --help": help_page(), "example": pair(EXAMPLES)}
    if SEED.is_dir():
        rows["seed-pair"] = pair(SEED)
    print("| command | seconds | times bare Python |\n|---|---|---|")
    for name, spent in rows.items():
        print(f"| {name} | {spent:.2f} | {spent / base:.0f} |")


if __name__ == "__main__":
    main()
