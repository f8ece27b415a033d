"""Findings as compilers give theirs, so that editors jump to them: `FILE:LINE: error [check] ...`.

Where a file has no lines (a memory), the number of the unit stands for it, from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from qa.check import Check
from qa.finding import Finding
from qa.reports.summary import Summary

# Texts come from anywhere: nothing of them breaks the line or moves the cursor.
_CONTROLS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def write(
    stream: BinaryIO, findings: Iterable[Finding], checks: Sequence[Check], summary: Summary
) -> None:
    """Write a line for each finding; see `qa.reports.write_report`."""
    for finding in findings:
        stream.write(f"{line(finding)}\n".encode(errors="replace"))


def line(finding: Finding) -> str:
    """A finding in a line."""
    place = f"{finding.file}:{finding.line or finding.unit + 1}"
    return _CONTROLS.sub(" ", f"{place}: {finding.severity} [{finding.check}] {finding.message}")
