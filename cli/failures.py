"""From exceptions to exit codes: the one place that decides how a command ends.

0 done; 1 ran, and what it checked does not hold; 2 bad usage or bad input; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable

from tmx.failure import Failure
from tmx.files import file_problem


class PipeClosed(Exception):
    """Whoever read our standard output (head, less) has had enough: no mistake of the user's.

    click ends the program with 1 for the BrokenPipeError itself, so commands raise this instead.
    """


def guarded(command: Callable[[], int | None]) -> int:
    """Run a command and turn whatever ends it into an exit code and at most one message."""
    import click

    try:
        # click gives back the code of a command that ends by Exit.
        code = command() or 0
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except (KeyboardInterrupt, click.Abort):
        return _told("interrupted; nothing was written", 130)
    except Failure as failure:
        return _told(str(failure), 2)
    except OSError as error:
        return _stream_problem(error)
    except PipeClosed:
        _forget_stdout()
        return 0
    return code


def _told(message: str, code: int) -> int:
    print(f"diptych: {message}", file=sys.stderr)  # noqa: T201 - the last word of the program
    return code


def _stream_problem(error: OSError) -> int:
    """An error of a file that is no input or output by name: standard output, as a rule."""
    _forget_stdout()
    if error.errno == errno.EPIPE:
        return 0
    return _told(str(file_problem(error, error.filename or "standard output")), 2)


def _forget_stdout() -> None:
    """What is still buffered would fail again, with a traceback, when Python closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
