"""Checks on a translation.

    finding      what a check says: `Found` in a pair, `Finding` in a file
    pair         a unit as checks see it
    check        what a check is, and what it may ask
    checks       the checks, one file each
    running      checks over the units of a file, in its order
    looking      checks of single pairs at work, in this process or in several
    telling      from what checks say to findings
    suppressing  findings that a comment or note lets alone
    settings     what a team decides: `diptych-qa.toml`; toml_lines says where in it
    baseline     findings that are known already
    documents    two documents as units, with what only one of them has
    reports      findings as text, JSON lines, SARIF, HTML
    adequacy     whether two texts say the same, for one of the checks
    scores       translations against references, by sacreBLEU
    reference    the page that lists the checks, made from them
    failure      what goes wrong

The names below are loaded on first use (tmx.lazily).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmx.lazily import on_first_use

if TYPE_CHECKING:
    from qa.finding import Finding
    from qa.running import Checker, run_checks
    from qa.settings import Settings, read_settings
    from qa.telling import Tally

__all__ = ["Checker", "Finding", "Settings", "Tally", "read_settings", "run_checks"]

__getattr__, __dir__ = on_first_use(
    __name__,
    {
        "qa.finding": ("Finding",),
        "qa.running": ("Checker", "run_checks"),
        "qa.settings": ("Settings", "read_settings"),
        "qa.telling": ("Tally",),
    },
)
