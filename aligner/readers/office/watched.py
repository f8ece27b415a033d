"""Runs one program so that nothing of it outlives the process that wanted it.

A converter that hangs, or whose caller is killed, would go on for ever and leave its folder
behind. So this file is run as a program of its own, between the two. It ends the other with
all that it started when its time is up, or when its caller is gone, however that came: the
caller's end of its standard input closes then. It imports nothing but the standard library.

    python watched.py FOLDER SECONDS MEMORY PROGRAM ARGUMENT...
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading

TIMED_OUT = 124
NOT_STARTED = 127
# As shells tell the signal that ended a program.
SIGNALLED = 128


def run(folder: str, seconds: float, memory: int, command: list[str]) -> int:
    """Runs a program to its end, or to the end of its time.

    Args:
        folder: where it runs; deleted if the caller goes away before the program's end.
        seconds: that it may take.
        memory: bytes that each of its processes may ask for, where the system can hold to that.
        command: the program and its arguments.

    Returns:
        Its exit code, 128 and the signal that ended it, `TIMED_OUT` or `NOT_STARTED`.
    """
    _bound(memory)
    try:
        # The program is one that the user has installed and named.
        process = subprocess.Popen(  # noqa: S603
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return NOT_STARTED
    ending = threading.Lock()
    watch = (process.pid, folder, ending)
    threading.Thread(target=_end_with_caller, args=watch, daemon=True).start()
    try:
        code = process.wait(seconds)
    except subprocess.TimeoutExpired:
        code = TIMED_OUT
    # Held by the other thread, it is never given back: that one ends this process.
    with ending:
        _end(process.pid)
        process.wait()
    return SIGNALLED - code if code < 0 else code


def _bound(memory: int) -> None:
    """Sets limits that the program inherits."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in (("RLIMIT_AS", memory), ("RLIMIT_FSIZE", memory), ("RLIMIT_CORE", 0)):
        limit = getattr(resource, kind)
        hard = resource.getrlimit(limit)[1]
        resource.setrlimit(limit, (most if hard < 0 else min(most, hard), hard))


def _end(group: int) -> None:
    """Ends a program with all that it started."""
    if sys.platform == "win32":
        tree = ["taskkill", "/F", "/T", "/PID", str(group)]
        subprocess.run(tree, capture_output=True, check=False)  # noqa: S603
        return
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        # It had ended, and left nothing running.
        return


def _end_with_caller(group: int, folder: str, ending: threading.Lock) -> None:
    while os.read(0, 4096):
        pass
    ending.acquire()
    _end(group)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]))
