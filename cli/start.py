"""Where the command starts: Ctrl-C ends it without a traceback from the first moment on."""

from __future__ import annotations

import signal
import sys


def run() -> None:
    """Entry point of the console script."""
    # While modules load there is nothing to tell and nothing to clean up.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from cli.failures import guarded
    from cli.main import diptych

    signal.signal(signal.SIGINT, signal.default_int_handler)
    code = guarded(lambda: diptych.main(prog_name="diptych", standalone_mode=False))
    # All is written and said: an interrupt now would only lie about it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(code)
