"""`diptych align-corpus`: many pairs of documents into one memory, or one a pair."""

from __future__ import annotations

import contextlib
import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from aligner.corpus.finding import find_pairs
from aligner.corpus.output import Output
from aligner.corpus.pairing import Corpus, Languages, Pair, both_languages
from aligner.corpus.running import Outcome, Watch, align_corpus
from aligner.corpus.work import Recipe, Result
from aligner.corpus.workers import cores
from aligner.encoders import ENCODERS
from aligner.errors import NoPairs
from aligner.pipeline import NO_ENCODER, Options
from aligner.plausibility import UNRELATED
from cli import options
from cli.completing import OUTPUT
from cli.corpus_table import say_table
from cli.notes import FEW_SURE, say_idle, say_languages
from cli.render import Steps, messages, progress, say, steps
from tmx.failure import Failure
from tmx.profiles import profile_named

# Of files without a partner and the like, unless --verbose.
_MOST_NAMES = 20

EXAMPLE = """\b
Examples:
  diptych align-corpus documents/ -o memory.tmx
  diptych align-corpus pairs.tsv -o 'memories/{name}.tmx' --jobs 4 --report pairs.jsonl
"""


@click.command("align-corpus", epilog=EXAMPLE)
@click.argument("corpus", metavar="DIR|MANIFEST.tsv", type=options.FILE)
@click.option(
    "-o", "--output", required=True, type=OUTPUT, metavar="OUT",
    help="The memory: .tmx .po .xlf .tsv .csv .xlsx .jsonl. With {name} in it, such as "
    "'tm/{name}.tmx', one file a pair.",
)  # fmt: skip
@click.option(
    "--jobs", type=click.IntRange(1), metavar="N",
    help="Pairs at a time. Without it, as many as there are cores; one with a model, which uses "
    "them all by itself.",
)  # fmt: skip
@click.option(
    "--report", type=options.FILE, metavar="PATH",
    help="Write the whole table of pairs, doubtful ones first: .tsv or .jsonl.",
)  # fmt: skip
@options.aligning
@options.common
def command(
    corpus: str,
    output: str,
    jobs: int | None,
    report: str | None,
    source_lang: str,
    target_lang: str,
    lines: bool,
    strict: bool,
    encoder: str,
    device: str | None,
    no_cache: bool,
    min_confidence: float,
    password: str | None,
    srx: str | None,
    max_span: int,
    profile: str | None,
    xliff_version: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """Align the pairs of documents in a folder, or in a list of two paths a line.

    Pairs are found by their names: NAME.en.docx with NAME.zh.docx, NAME_en.md with NAME-zh-CN.md,
    en/NAME.md with zh/NAME.md, subfolders included. Files whose names tell no language are read:
    they are paired by the rest of the name (report.docx with report_zh.html), or by the document
    symbol in their mastheads. A pair that fails is reported and the rest goes on. A run that was
    stopped is taken up where it was by the same command.

    Exit code: 0 all pairs are aligned, 1 some failed, 2 none could be aligned.
    """
    began = time.monotonic()
    say_idle(
        outputs=[output],
        lines=lines,
        srx=srx,
        profile=profile,
        xliff_version=xliff_version,
        encoder=encoder,
        device=device,
        no_cache=no_cache,
        quiet=quiet,
    )
    languages = both_languages(source_lang, target_lang)
    try:
        found = _pairs(corpus, languages, lines, password, jobs or cores(), quiet=quiet)
    except NoPairs as failure:
        # What was read tells why; where names alone were looked at, the message does.
        if failure.corpus.read or verbose:
            _say_unpaired(failure.corpus, all_of_them=verbose, quiet=quiet)
        raise
    used = [path for pair in found.pairs for path in (pair.source, pair.target)]
    place = Output.of(
        output,
        report=report,
        profile=profile_named(profile),
        xliff_version=xliff_version,
        inputs=[*used, *([srx] if srx else ()), *(() if Path(corpus).is_dir() else (corpus,))],
    )
    _say_unpaired(found, all_of_them=verbose, quiet=quiet)
    _say_found(found, verbose=verbose, quiet=quiet)
    how = Options(
        encoder=encoder,
        device=device,
        cache=not no_cache,
        max_span=max_span,
        srx=srx,
        lines=lines,
        password=password,
    )
    with messages(quiet=quiet, verbose=verbose):
        with progress(quiet=quiet) as bar:
            recipe = Recipe.of(languages, how, min_confidence, bar)
        known = recipe.encoder != NO_ENCODER
        say_languages(languages, encoder, None if lines else srx, known=known, quiet=quiet)
        with _watching(found, place, quiet=quiet, verbose=verbose) as watch:
            outcome = align_corpus(
                found, recipe, place, jobs=jobs or _jobs(encoder), strict=strict, watch=watch
            )
    _say_outcome(outcome, place, time.monotonic() - began, quiet=quiet)
    raise click.exceptions.Exit(_exit_code(outcome))


def _pairs(
    corpus: str,
    languages: Languages,
    lines: bool,
    password: str | None,
    jobs: int,
    *,
    quiet: bool,
) -> Corpus:
    from aligner.corpus.manifest import read_manifest

    if not Path(corpus).is_dir():
        return read_manifest(corpus, languages)
    with progress(quiet=quiet) as bar:
        return find_pairs(
            corpus,
            languages,
            lines=lines,
            password=password,
            jobs=jobs,
            progress=lambda share: bar("telling languages", share) if bar else None,
        )


def _jobs(encoder: str) -> int:
    """How many workers suit an encoder: a model takes gigabytes in each, and has threads."""
    return cores() if encoder in ENCODERS else 1


def _say_unpaired(corpus: Corpus, *, all_of_them: bool, quiet: bool) -> None:
    """Files that take no part, and what else the list of pairs gave to say."""
    for remark in corpus.remarks:
        say(remark, quiet=quiet)
    most = None if all_of_them else _MOST_NAMES
    alone = dict.fromkeys(corpus.alone, "without a partner")
    for reasons in (alone, corpus.left_out):
        told = [f"{name}: {reason}: left out" for name, reason in reasons.items()]
        for line in told[:most]:
            say(line, quiet=quiet)
        if most is not None and len(told) > most:
            what = "without a partner" if reasons is alone else "left out (-v tells them)"
            say(f"… and {len(told) - most} more {what}", quiet=quiet)


# How pairs were found -> as it is said of one, and of how many.
_WAYS = {
    "name": "by name and language of the text",
    "symbol": "by symbol",
}


def _say_found(corpus: Corpus, *, verbose: bool, quiet: bool) -> None:
    """How pairs were found, if names did not tell all."""
    counts = Counter(pair.found for pair in corpus.pairs)
    if not any(counts[way] for way in _WAYS):
        return
    if verbose:
        for pair in corpus.pairs:
            if pair.found:
                one, other = pair.origin, os.path.basename(pair.target)
                say(f"{pair.name}: {one} + {other} ({_WAYS[pair.found]})")
    named = [f"{counts['']} by their names"] if counts[""] else []
    ways = [f"{counts[way]} {said}" for way, said in _WAYS.items() if counts[way]]
    more = "" if verbose else " (-v tells which)"
    say(f"pairs found: {', '.join(named + ways)}{more}", quiet=quiet)


@dataclass(slots=True)
class _Watch(Watch):
    """Says what happens, and moves the bar."""

    total: int
    bar: Steps
    verbose: bool
    quiet: bool

    def resumed(self, done: int, changed: int) -> None:
        again = f"; {changed} changed since and are done again" if changed else ""
        say(f"resuming: {done} of {self.total} pairs are done{again}", quiet=self.quiet)
        self.bar.begin(done)

    def finished(self, pair: Pair, result: Result) -> None:
        if self.verbose:
            say(f"{pair.name}: {result.summary}; {result.seconds:.2f} s")
        self.bar.step()

    def failed(self, name: str, failure: Failure) -> None:
        # An error: said in a quiet run too.
        say(f"failed: {name}: {failure}")
        self.bar.step()

    def writing(self) -> None:
        self.bar.name("writing")


@contextlib.contextmanager
def _watching(corpus: Corpus, place: Output, *, quiet: bool, verbose: bool) -> Iterator[_Watch]:
    """Progress while the inner block runs; Ctrl-C ends it with what was reached."""
    total = len(corpus.pairs) + len(corpus.unclear)
    try:
        with steps("aligning", total, "pairs", quiet=quiet) as bar:
            yield _Watch(total, bar, verbose, quiet)
    except KeyboardInterrupt:
        say(f"diptych: interrupted; what is done is kept in {place.journal}: run again to go on")
        raise click.exceptions.Exit(130) from None


def _say_outcome(outcome: Outcome, place: Output, seconds: float, *, quiet: bool) -> None:
    for path, reasons in outcome.written.left_out.items():
        for reason, count in reasons.items():
            say(f"{path}: {count} units left out: {reason}", quiet=quiet)
    _say_unrelated([row.name for row in outcome.rows if row.summary.unrelated], quiet=quiet)
    say_table(outcome.rows, FEW_SURE, seconds, quiet=quiet)
    if not outcome.failures:
        return
    failed, total = len(outcome.failures), len(outcome.rows)
    if failed == total:
        say("diptych: no pair could be aligned; nothing was written")
        return
    say(
        f"diptych: {failed} of {total} pairs failed; {place.journal} keeps the others: "
        "mend them and run again",
    )


def _say_unrelated(names: Sequence[str], *, quiet: bool) -> None:
    for name in names[:_MOST_NAMES]:
        say(f"{name}: {UNRELATED}", quiet=quiet)
    if len(names) > _MOST_NAMES:
        say(f"… and {len(names) - _MOST_NAMES} more such pairs", quiet=quiet)


def _exit_code(outcome: Outcome) -> int:
    if len(outcome.failures) == len(outcome.rows):
        return 2
    return 1 if outcome.failures else 0
