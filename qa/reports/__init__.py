"""Findings for people and programs.

text     a line a finding, as compilers write them
jsonl    one JSON object a line
sarif    SARIF 2.1.0, which code hosts and editors show beside the text
html     a page to read, with filters; its look and script stand in `page`
summary  how many by check and severity
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import BinaryIO

from qa.check import Check
from qa.finding import Finding
from qa.reports.summary import Summary

#: Name of a format: the module that writes it, by its function `write`.
FORMATS = {
    "text": "qa.reports.text",
    "json": "qa.reports.jsonl",
    "html": "qa.reports.html",
    "sarif": "qa.reports.sarif",
}

#: Suffixes of files -> format.
SUFFIXES = {
    ".txt": "text", ".json": "json", ".jsonl": "json", ".html": "html", ".htm": "html",
    ".sarif": "sarif",
}  # fmt: skip


def write_report(
    stream: BinaryIO,
    form: str,
    findings: Iterable[Finding],
    checks: Sequence[Check],
    summary: Summary,
) -> None:
    """Write findings, UTF-8.

    Args:
        stream: open for writing bytes.
        form: one of FORMATS.
        findings: in order; gone through once.
        checks: that were run.
        summary: complete when the findings are gone through.

    Raises:
        OSError: the stream cannot be written.
        Failure: whatever the findings raise while they come.
    """
    import_module(FORMATS[form]).write(stream, findings, checks, summary)
