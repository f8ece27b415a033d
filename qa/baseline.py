"""Findings that are known already, in a file: what is new is not lost among them.

A finding is known again by its check and the texts of its unit, with the places in them; not by its
line or number, so it stays known when the file grows. Of findings that are alike as many are known
as there were.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from qa.failure import BadSettings
from qa.finding import Finding
from tmx.files import read_bytes, replacing, writing

_KIND = "diptych qa baseline"
_VERSION = 1


def fingerprint(finding: Finding) -> str:
    """What tells a finding from others, 16 hexadecimal digits.

    The message takes no part (it may name other units), nor does the folder of the file.
    """
    told = (
        os.path.basename(finding.file), finding.check, finding.source, finding.target,
        finding.source_span, finding.target_span,
    )  # fmt: skip
    written = json.dumps(told, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()[:16]


@dataclass(slots=True)
class Baseline:
    """How many findings of each kind are known.

    Attributes:
        known: fingerprint -> how many.
        hidden: how many findings were known so far.
    """

    known: Counter[str] = field(default_factory=Counter)
    hidden: int = 0

    def new(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings that are not known, in order."""
        for finding in findings:
            mark = fingerprint(finding) if self.known else ""
            if mark and self.known[mark] > 0:
                self.known[mark] -= 1
                self.hidden += 1
            else:
                yield finding

    @property
    def gone(self) -> int:
        """How many that are known were not found again."""
        return sum(self.known.values())


def read_baseline(path: str | os.PathLike[str]) -> Baseline:
    """The baseline that a file holds.

    Raises:
        FileProblem: it cannot be read.
        BadSettings: it is none.
    """
    remedy = "write it anew with --write-baseline"
    try:
        told = json.loads(read_bytes(path).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadSettings("is not UTF-8", path=path, remedy=remedy) from error
    except json.JSONDecodeError as error:
        raise BadSettings(
            f"is not JSON: {error.msg}", path=path, line=error.lineno, remedy=remedy
        ) from error
    except RecursionError as error:
        raise BadSettings("is nested too deeply", path=path, remedy=remedy) from error
    if not isinstance(told, dict) or told.get("kind") != _KIND:
        raise BadSettings("is no baseline", path=path, remedy=remedy)
    if told.get("version") != _VERSION:
        raise BadSettings(
            f"is a baseline of version {told.get('version')}, which is not known",
            path=path,
            remedy=remedy,
        )
    known: Counter[str] = Counter()
    for number, row in enumerate(_rows(told), 1):
        if not _is_row(row):
            raise BadSettings(f"its finding {number} is none", path=path, remedy=remedy)
        known[row["fingerprint"]] += row["count"]
    return Baseline(known)


def _rows(told: dict[str, Any]) -> list[Any]:
    rows = told.get("findings")
    return rows if isinstance(rows, list) else [None]


def _is_row(row: Any) -> bool:
    return (
        isinstance(row, dict)
        and isinstance(row.get("fingerprint"), str)
        and isinstance(row.get("count"), int)
        and row["count"] > 0
    )


def write_baseline(path: str | os.PathLike[str], findings: Iterable[Finding]) -> int:
    """Write what is known from now on: one finding a line, by file and check, for people too.

    Returns:
        How many findings it holds.

    Raises:
        FileProblem: it cannot be written; what was there stays.
    """
    counts: Counter[str] = Counter()
    rows: dict[str, dict[str, object]] = {}
    for finding in findings:
        mark = fingerprint(finding)
        counts[mark] += 1
        rows.setdefault(mark, {
            "file": os.path.basename(finding.file), "check": finding.check,
            "message": finding.message, "source": _short(finding.source),
        })  # fmt: skip
    written = [
        json.dumps({"fingerprint": mark, "count": counts[mark], **row}, ensure_ascii=False)
        for mark, row in sorted(rows.items(), key=_by_file)
    ]
    text = (
        f'{{"kind": "{_KIND}", "version": {_VERSION}, "findings": [\n'
        + ",\n".join(written)
        + "\n]}\n"
    )
    with replacing([path]) as [place], writing(place, path) as stream:
        stream.write(text.encode(errors="replace"))
    return sum(counts.values())


_SHOWN = 80


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _by_file(row: tuple[str, dict[str, object]]) -> tuple[str, str, str]:
    mark, told = row
    return str(told["file"]), str(told["check"]), mark
