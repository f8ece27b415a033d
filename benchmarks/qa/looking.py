"""Which alarms on published pairs a person has looked at, and what came of it.

`looked_at.tsv` has a row a finding: number of the pair (from 0, train and then dev), digest of its
two texts, check, verdict, why. The digest keeps a verdict from being taken for that of another
pair when the data changes; the file holds no sentence of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from benchmarks.qa.rows import Row

LOOKED_AT = Path(__file__).parent / "looked_at.tsv"
HEADER = ("unit", "digest", "check", "verdict", "why")
TRUE_FAULT, FALSE_ALARM = "true-fault", "false-alarm"
VERDICTS = (TRUE_FAULT, FALSE_ALARM)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was thought of a finding.

    Attributes:
        unit: number of the pair.
        verdict: one of VERDICTS.
        why: in a few words.
    """

    unit: int
    verdict: str
    why: str


def digest(row: Row) -> str:
    """What stands for a pair: twelve hexadecimal digits."""
    return sha256(f"{row.source}\t{row.target}".encode()).hexdigest()[:12]


def verdicts(path: Path = LOOKED_AT) -> dict[tuple[str, str], Verdict]:
    """(digest, check) -> what was thought of it.

    Raises:
        ValueError: a row that is none, with its line.
    """
    read: dict[tuple[str, str], Verdict] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        cells = tuple(line.split("\t"))
        if number == 1 and cells == HEADER:
            continue
        if len(cells) != len(HEADER) or cells[3] not in VERDICTS or not cells[4]:
            raise ValueError(f"line {number}: not unit, digest, check, verdict and why: {line!r}")
        read[cells[1], cells[2]] = Verdict(int(cells[0]), cells[3], cells[4])
    return read
