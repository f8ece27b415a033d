"""Where the command starts: Ctrl-C ends it without a traceback from the first moment on."""

from __future__ import annotations

import gc
import os
import signal
import sys

# Objects between two looks for cycles. An alignment makes hundreds of thousands, none of them in
# a cycle; with Python's 700 a twentieth of the time goes into looking.
_OBJECTS = 100_000

#: Set by a shell that wants to know how what is typed goes on (click's name for it).
COMPLETE = "_DIPTYCH_COMPLETE"


def run() -> None:
    """Entry point of the console script."""
    # While modules load there is nothing to tell and nothing to clean up.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # Before numpy is loaded. Its products are small here: a second thread gains nothing, and when
    # the other cores are busy it waits for them many times longer than it computes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(_OBJECTS)
    from cli.failures import guarded
    from cli.main import diptych

    if COMPLETE in os.environ:
        # Asked by a shell, which wants an answer in its own form.
        from cli.shells import register

        register()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    code = guarded(lambda: diptych.main(prog_name="diptych", standalone_mode=False))
    # All is written and said: an interrupt now would only lie about it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(code)
