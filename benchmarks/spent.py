"""Seconds and peak memory of a command by itself (POSIX only).

`resource.getrusage(RUSAGE_CHILDREN)` tells of the largest child so far, not of this one; and a
child that Linux forks from a large process is counted as large as that before it runs its own
program. So a small process of its own, this very file, starts the command and waits for it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# `ru_maxrss` counts kilobytes, on macOS bytes.
_PER_MEGABYTE = 1_000_000 if sys.platform == "darwin" else 1_000_000 / 1024


class CommandFailed(Exception):
    """A measured command that did not end with 0."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What a command took.

    Attributes:
        seconds: wall clock, from process start to its end.
        processor: seconds of processor time, all threads together.
        megabytes: peak resident memory, in millions of bytes.
    """

    seconds: float
    processor: float
    megabytes: float


def spent(command: Sequence[str], *, folder: Path, output: Path | None = None) -> Spent:
    """Run a command to its end.

    Args:
        command: program and arguments.
        folder: where it runs.
        output: a file for its standard output, which is dropped otherwise.

    Raises:
        CommandFailed: with the last lines that it wrote to standard error.
    """
    launcher = [sys.executable, "-I", __file__, str(output or os.devnull), *command]
    done = subprocess.run(launcher, cwd=folder, capture_output=True, text=True, errors="replace")
    if done.returncode:
        last = " ".join(done.stderr.split("\n")[-6:]).strip()
        raise CommandFailed(f"{command[0]}: {last or f'exit code {done.returncode}'}")
    return Spent(**json.loads(done.stdout))


def _launch(output: str, command: Sequence[str]) -> int:
    with open(output, "wb") as file:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=file)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
    code = process.returncode = os.waitstatus_to_exitcode(status)
    processor, megabytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _PER_MEGABYTE
    print(json.dumps({"seconds": seconds, "processor": processor, "megabytes": megabytes}))
    return min(abs(code), 255)


if __name__ == "__main__":
    sys.exit(_launch(sys.argv[1], sys.argv[2:]))
