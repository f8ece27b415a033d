"""Findings to read: one HTML file that needs nothing else, with filters by check and severity.

Findings of a unit stand together above its two texts, in which all their places are marked. Without
JavaScript everything is there to read. A Content-Security-Policy lets nothing run or load but the
page's own script and style.
"""

from __future__ import annotations

import base64
import hashlib
import html
import os
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from itertools import groupby, pairwise
from string import Template
from typing import BinaryIO

from qa.check import Check
from qa.finding import SEVERITIES, Finding, Span
from qa.reports.summary import Summary
from tmx.version import VERSION

# Characters that HTML has no place for are shown by their pictures (Unicode block 2400).
_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)}
_PICTURES[0x7F] = 0x2421
# Those that nobody sees, where a finding is about them.
_UNSEEN = {0x09: "⇥", 0x20: "␣", 0xA0: "⍽", 0x200B: "∅", 0x200C: "∅", 0x200D: "∅", 0xFEFF: "∅"}


def write(
    stream: BinaryIO, findings: Iterable[Finding], checks: Sequence[Check], summary: Summary
) -> None:
    """Write the page; see `qa.reports.write_report`."""
    units = [list(group) for _, group in groupby(findings, lambda one: (one.file, one.unit))]
    style, script = _file("page.css"), _file("page.js")
    page = Template(_file("page.html")).substitute(
        policy=_policy(style, script),
        generator=_text(f"diptych {VERSION}"),
        title=_text(" · ".join(map(os.path.basename, summary.files)) or "checks"),
        style=style,
        script=script,
        told=_text(summary.told()),
        severities="\n".join(map(_severity_filter, SEVERITIES, _counts(summary))),
        checks="\n".join(_check_filters(checks, summary)),
        units="\n".join(_unit(number, found) for number, found in enumerate(units)),
    )
    stream.write(page.encode("utf-8", "replace"))


def _file(name: str) -> str:
    return (resources.files("qa.reports") / "page" / name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """What the page may do (CSP Level 3): its own script and style, known by their hashes."""
    return (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _text(text: str) -> str:
    return html.escape(text.translate(_PICTURES))


# The head.


def _counts(summary: Summary) -> list[int]:
    return [summary.of_severity(severity) for severity in SEVERITIES]


def _severity_filter(severity: str, count: int) -> str:
    return (
        f'<label class="{severity}"><input type="checkbox" name="severity" value="{severity}" '
        f"checked><span>{severity} <b>{count}</b></span></label>"
    )


def _check_filters(checks: Sequence[Check], summary: Summary) -> Iterator[str]:
    """A choice for each check that found something, with what the check is about."""
    about = {check.name: check.about for check in checks}
    for name, *counts in summary.rows():
        yield (
            f'<label title="{_text(about.get(name, ""))}"><input type="checkbox" name="check" '
            f'value="{_text(name)}" checked><span>{_text(name)} <b>{sum(counts)}</b></span></label>'
        )


# The units.


def _unit(number: int, findings: Sequence[Finding]) -> str:
    first = findings[0]
    items = "".join(_item(place, finding) for place, finding in enumerate(findings))
    source = _marked(first.source, [finding.source_span for finding in findings], findings)
    target = _marked(first.target, [finding.target_span for finding in findings], findings)
    anchor = f"unit-{number}"
    return (
        f'<article id="{anchor}"><h2><a href="#{anchor}">{_text(_place(first))}</a></h2>'
        f"<ul>{items}</ul>"
        f'<div class="texts"><p class="source" dir="auto">{source}</p>'
        f'<p class="target" dir="auto">{target}</p></div></article>'
    )


def _place(finding: Finding) -> str:
    """Where a unit stands, for a person."""
    name = os.path.basename(finding.file) or "unit"
    place = f"{name}:{finding.line}" if finding.line else f"{name}, unit {finding.unit + 1}"
    return f"{place} · {finding.id}" if finding.id else place


def _item(place: int, finding: Finding) -> str:
    return (
        f'<li class="{finding.severity}" data-check="{_text(finding.check)}" '
        f'data-severity="{finding.severity}" data-place="{place}">'
        f'<span class="severity">{finding.severity}</span> <code>{_text(finding.check)}</code> '
        f"{_text(finding.message)}</li>"
    )


def _marked(text: str, spans: Sequence[Span | None], findings: Sequence[Finding]) -> str:
    """A text with its places marked; where they overlap, a piece belongs to several findings."""
    known = [
        (max(0, span[0]), min(len(text), span[1]), place)
        for place, span in enumerate(spans)
        if span is not None
    ]
    cuts = sorted({0, len(text), *(end for span in known for end in span[:2])})
    return "".join(
        _piece(text[start:end], [p for first, last, p in known if first <= start < last], findings)
        for start, end in pairwise(cuts)
    )


def _piece(text: str, places: Sequence[int], findings: Sequence[Finding]) -> str:
    if not places:
        return _text(text)
    gravest = min((findings[place].severity for place in places), key=SEVERITIES.index)
    shown = text if text.strip("".join(map(chr, _UNSEEN))) else text.translate(_UNSEEN)
    told = "; ".join(findings[place].message for place in places)
    return (
        f'<mark class="{gravest}" data-places="{" ".join(map(str, places))}" '
        f'title="{_text(told)}">{_text(shown)}</mark>'
    )
