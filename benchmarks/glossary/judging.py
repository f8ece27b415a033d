"""Whether rows are right: the rules, the store of verdicts, and what is still to be judged.

Rules. A row is right if all of this holds, as its example sentences show it:

1. The source is a whole term or name, and so is the target. Nothing is missing: `Commission on the
   Status of` and `妇女地位` are cut. Nothing is more: a verb, a preposition, a particle (`的`), a
   number of a session, an article that is no part of the name, punctuation at an edge make it
   wrong. Capitals and plurals are free, title marks around Chinese too.
2. Each translates the other: not a part of it, not what stands beside it, not a wider or a narrower
   term, though the sentence may be put so. An abbreviation and a short form are one another's
   translation; an abbreviation and a full name are, where the data gives no short form.
3. A terminologist would keep it: a name of a body, a document, a treaty, a title, a state or a
   region, an office, a stock phrase of documents, a term of a subject field. Not kept are persons,
   dates, numbers, addresses, ends and beginnings of sentences, words of everyday language.
4. A row of kind `body`, `document-title` or `resolution-title` is that; a title of an agenda item
   counts as a resolution's. A row of kind `symbol` is a whole symbol, the same on both sides. A row
   of kind `phrase` may be anything that is kept.

`judged.tsv` has a row a verdict: source, target, kind, `right` or `wrong`, why. A verdict holds for
the pair and kind as they are written, but for case and spaces; what stands behind the fifth column
is not read, so that the rows that `--unjudged` prints may be filled in as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.glossary.facts import Fact
from benchmarks.glossary.rows import Row

JUDGED = Path(__file__).parent / "judged.tsv"
RIGHT, WRONG, UNJUDGED = "right", "wrong", ""
_COLUMNS = 5

# Source, target and kind.
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Precision:
    """How many rows are right.

    Attributes:
        right: rows that are judged right.
        wrong: rows that are judged wrong.
        unjudged: rows that no verdict is known of.
    """

    right: int
    wrong: int
    unjudged: int

    @property
    def value(self) -> float | None:
        """The share of right rows among those that are judged; None if none is."""
        judged = self.right + self.wrong
        return self.right / judged if judged else None


def verdicts(path: Path = JUDGED) -> dict[Key, str]:
    """The verdicts of a file.

    Raises:
        ValueError: a row without a verdict, or with another one than an earlier row has.
    """
    found: dict[Key, str] = {}
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines[1:], 2):
        columns = [*line.split("\t"), *[""] * _COLUMNS]
        source, target, kind, verdict = columns[: _COLUMNS - 1]
        if verdict not in (RIGHT, WRONG):
            raise ValueError(f"{path.name}:{number}: neither right nor wrong: {line!r}")
        if found.setdefault(_key(source, target, kind), verdict) != verdict:
            raise ValueError(f"{path.name}:{number}: judged otherwise before: {line!r}")
    return found


def right_facts(facts: Iterable[Fact]) -> dict[Key, str]:
    """What is wanted is right, as it is written and of its kind; nobody need judge it again."""
    return {
        _key(fact.source, target, fact.kind): RIGHT for fact in facts for target in fact.targets
    }


def verdict(row: Row, known: Mapping[Key, str]) -> str:
    """`right`, `wrong`, or "" if it is not known."""
    return known.get(_key(row.source, row.target, row.kind), UNJUDGED)


def precision(rows: Sequence[Row], known: Mapping[Key, str]) -> Precision:
    """How many of some rows are right."""
    counts = Counter(verdict(row, known) for row in rows)
    return Precision(counts[RIGHT], counts[WRONG], counts[UNJUDGED])


def to_judge(rows: Iterable[Row], known: Mapping[Key, str]) -> Iterator[str]:
    """Rows of `judged.tsv` to fill in, with the example sentences behind them."""
    for row in rows:
        if verdict(row, known) == UNJUDGED:
            yield "\t".join([row.source, row.target, row.kind, UNJUDGED, "", *row.examples])


def _key(source: str, target: str, kind: str) -> Key:
    return " ".join(source.casefold().split()), "".join(target.split()), kind
