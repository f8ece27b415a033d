"""What workers are given to do: by name, since they are processes that import it."""

from __future__ import annotations

import os
import signal
import time


def doubled(number: int) -> int:
    """Work: 3 is refused, 4 kills its worker, 5 ends it; 6 takes long; 7 waits a little."""
    if number == 3:
        raise ValueError("three")
    if number == 4:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 5:
        os._exit(9)
    time.sleep({6: 600, 7: 0.3}.get(number, 0))
    return 2 * number


def threads(_: int) -> str:
    """How many threads numpy may take."""
    return os.environ.get("OPENBLAS_NUM_THREADS", "")


def deaf(_: int) -> bool:
    """Whether Ctrl-C does nothing to this process."""
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0.05)
    return True


def die_twice(folder: str) -> None:
    """A setup that all workers survive but two."""
    for name in ("first", "second"):
        try:
            os.mkdir(os.path.join(folder, name))
        except FileExistsError:
            continue
        os._exit(7)


def die() -> None:
    """A setup that ends its worker."""
    os._exit(7)
