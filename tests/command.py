"""The command as a process of its own, and two small files to give it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

PAIRS = [
    ("The Commission adopted the provisional agenda.", "委员会通过了临时议程。"),
    ("The meeting was opened by the Chair on 3 May 2021.", "会议于2021年5月3日由主席宣布开幕。"),
    ("The report is contained in document A/75/12.", "报告载于A/75/12号文件。"),
]


def diptych(
    *arguments: str | Path, cwd: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **variables},
    )
