"""Findings as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors show beside the text."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote

from qa.baseline import fingerprint
from qa.check import Check
from qa.finding import Finding
from qa.reports.summary import Summary
from tmx.version import VERSION

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
#: The name of the fingerprint, with the version of the way in which it is made.
FINGERPRINT = "diptych/v1"


def write(
    stream: BinaryIO, findings: Iterable[Finding], checks: Sequence[Check], summary: Summary
) -> None:
    """Write one run, its results as they come; see `qa.reports.write_report`."""
    head = (
        f'{{"$schema": {_json(_SCHEMA)}, "version": "2.1.0", "runs": [{{\n'
        f'"tool": {{"driver": {_json(_driver(checks))}}},\n'
        '"columnKind": "unicodeCodePoints",\n"results": ['
    )
    stream.write(head.encode())
    numbers = {check.name: number for number, check in enumerate(checks)}
    between = "\n"
    for finding in findings:
        told = between + _json(_result(finding, numbers))
        stream.write(told.encode(errors="replace"))
        between = ",\n"
    stream.write(b"\n]}]}\n")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _driver(checks: Sequence[Check]) -> dict[str, Any]:
    return {"name": "diptych", "version": VERSION, "rules": [_rule(check) for check in checks]}


def _rule(check: Check) -> dict[str, Any]:
    example = check.example
    return {
        "id": check.name,
        "shortDescription": {"text": check.about},
        "fullDescription": {"text": check.about},
        "help": {"text": f"Example: {example.source} | {example.target}: {example.message}."},
        "defaultConfiguration": {"level": check.severity},
        "properties": {"tags": ["translation", check.group]},
    }


def _result(finding: Finding, numbers: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {"ruleId": finding.check}
    if finding.check in numbers:
        result["ruleIndex"] = numbers[finding.check]
    result |= {
        "level": finding.severity,
        "message": {"text": finding.message},
        "locations": [_location(finding)],
        "partialFingerprints": {FINGERPRINT: fingerprint(finding)},
        "properties": {
            "unit": finding.unit, "source": finding.source, "target": finding.target,
            "sourceSpan": finding.source_span, "targetSpan": finding.target_span,
        },
    }  # fmt: skip
    return result


def _location(finding: Finding) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(finding.file)}}
    if finding.line:
        place["region"] = {"startLine": finding.line, "snippet": {"text": finding.target}}
    unit = {"name": finding.id or f"unit {finding.unit}", "kind": "element"}
    return {"physicalLocation": place, "logicalLocations": [unit]}


def _uri(file: str) -> str:
    """A path as a reference by RFC 3986: relative if it is."""
    if os.path.isabs(file):
        return Path(file).as_uri()
    return quote(file.replace(os.sep, "/")) or "unnamed"
