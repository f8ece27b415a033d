"""Findings for programs: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from qa.check import Check
from qa.finding import Finding
from qa.reports.summary import Summary


def write(
    stream: BinaryIO, findings: Iterable[Finding], checks: Sequence[Check], summary: Summary
) -> None:
    """Write an object for each finding; see `qa.reports.write_report`."""
    for finding in findings:
        told = json.dumps(record(finding), ensure_ascii=False)
        stream.write(f"{told}\n".encode(errors="replace"))


def record(finding: Finding) -> dict[str, object]:
    """A finding as an object: `unit` counts from 0, `span` is that of the target."""
    return {
        "file": finding.file,
        "id": finding.id,
        "unit": finding.unit,
        "check": finding.check,
        "severity": finding.severity,
        "message": finding.message,
        "source": finding.source,
        "target": finding.target,
        "span": finding.target_span,
        "source_span": finding.source_span,
        "line": finding.line,
    }
