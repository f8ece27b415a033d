"""What goes wrong with checks, in the shape of all messages (tmx.failure).

Failure
└── QaError
    ├── UnknownCheck  (also ValueError: a name that no check has)
    ├── NoChecks      (also ValueError: all checks are left out)
    ├── BadSettings   (also ValueError: a file of settings that is none)
    ├── CheckFailed   (a mistake of a check's)
    ├── UnknownMetric (also ValueError: a name that no metric of scores has)
    └── BadSegments   (also ValueError: files that cannot be scored against each other)
"""

from __future__ import annotations

from tmx.failure import Failure


class QaError(Failure):
    """Root of what the package qa raises."""


class UnknownCheck(QaError, ValueError):
    """A name that no check has."""


class NoChecks(QaError, ValueError):
    """A choice of checks that leaves none."""


class BadSettings(QaError, ValueError):
    """A file of settings, or a baseline, that is damaged or says what cannot be.

    Attributes:
        check: name of the check that refuses what it is told, "" for none.
        rule: number of the user's own rule that it refuses, from 1; 0 for none.
    """

    check = ""
    rule = 0


class CheckFailed(QaError):
    """A check that ended with an exception: a mistake of the program's."""


class UnknownMetric(QaError, ValueError):
    """A name that no metric of scores has."""


class BadSegments(QaError, ValueError):
    """Files whose segments cannot be scored against each other."""
