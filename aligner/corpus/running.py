"""A whole corpus: what is done already is taken, the rest is done, and all is written."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timezone

from aligner.corpus.journal import Journal
from aligner.corpus.output import Output, refuse_overwriting, remove_half_written, write_corpus
from aligner.corpus.pairing import Corpus, Pair
from aligner.corpus.table import Row, rows
from aligner.corpus.work import Recipe, Result, aligned, prepare
from aligner.corpus.workers import Answer, answers
from aligner.outputs import Written
from tmx.failure import Failure


class Watch:
    """What happens, for whoever wants to see it; each method may be left as it is."""

    def resumed(self, done: int, changed: int) -> None:
        """Pairs that the journal has, and those that it has of other files or options."""

    def finished(self, pair: Pair, result: Result) -> None:
        """A pair is done."""

    def failed(self, name: str, failure: Failure) -> None:
        """A pair will not be in the output."""

    def writing(self) -> None:
        """All pairs are done or have failed; the output is being written."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a corpus.

    Attributes:
        rows: one a pair, the doubtful ones first.
        failures: name of a pair -> why it failed.
        written: what became of the units; nothing is written if no pair could be aligned.
    """

    rows: list[Row]
    failures: dict[str, Failure]
    written: Written


def align_corpus(
    corpus: Corpus,
    recipe: Recipe,
    output: Output,
    *,
    jobs: int = 1,
    strict: bool = False,
    watch: Watch | None = None,
) -> Outcome:
    """Align the pairs of a corpus and write their units in the pairs' order.

    The journal beside the output keeps each pair from the moment when it is done. It is removed
    when all pairs are done and written, and when none is.

    Args:
        corpus: the pairs.
        recipe: how they are aligned.
        output: where the units go.
        jobs: processes at a time.
        strict: pairs that do not look like versions of one document fail.
        watch: is told what happens.

    Raises:
        JournalProblem: another run writes this output, or its journal is something else.
        FileProblem: the journal or the output cannot be written, or would overwrite an input.
        WorkerProblem: no worker could be started.
    """
    watch = watch or Watch()
    refuse_overwriting(output, corpus.pairs)
    journal = Journal(output.journal, output.path)
    with closing(journal):
        remove_half_written(output, corpus.pairs, journal)
        results = _taken_up(corpus.pairs, recipe, journal, watch, strict=strict)
        begun = journal.begun(datetime.now(timezone.utc))
        failures = dict(corpus.unclear)
        for name, why in failures.items():
            watch.failed(name, why)
        work = functools.partial(aligned, recipe=recipe, strict=strict)
        setup = functools.partial(prepare, recipe)
        rest = [pair for pair in corpus.pairs if pair.name not in results]
        with closing(answers(rest, work, jobs=min(jobs, len(rest)), setup=setup)) as found:
            _take_in(found, journal, watch, results, failures)
        table = rows(corpus.pairs, results, failures)
        done = [pair for pair in corpus.pairs if pair.name in results]
        written = Written()
        if done:
            watch.writing()
            written = write_corpus(output, done, journal, recipe.languages, begun, table)
        if not done or not failures:
            journal.discard()
    return Outcome(table, failures, written)


def _taken_up(
    pairs: Sequence[Pair], recipe: Recipe, journal: Journal, watch: Watch, *, strict: bool
) -> dict[str, Result]:
    """What the journal has of these pairs, made of the files as they are and in the same way."""
    kept = {
        pair.name: result
        for pair in pairs
        # Its worker will refuse it, as if it had not been done.
        if (result := journal.known(pair.name)) and not (strict and result.summary.unrelated)
    }
    same = {
        pair.name: kept[pair.name]
        for pair in pairs
        if pair.name in kept and _is_of(kept[pair.name], pair, recipe)
    }
    if kept:
        watch.resumed(len(same), len(kept) - len(same))
    return same


def _is_of(result: Result, pair: Pair, recipe: Recipe) -> bool:
    try:
        return recipe.digest(pair) == result.digest
    except Failure:
        # Its worker will say what is wrong with the file.
        return False


def _take_in(
    found: Iterable[Answer[Pair, Result]],
    journal: Journal,
    watch: Watch,
    results: dict[str, Result],
    failures: dict[str, Failure],
) -> None:
    """Keep what the workers answer."""
    for answer in found:
        name = answer.item.name
        if isinstance(answer.value, Failure):
            failures[name] = answer.value
            watch.failed(name, answer.value)
            continue
        journal.keep(name, answer.value)
        results[name] = replace(answer.value, units=b"")
        watch.finished(answer.item, answer.value)
