"""`diptych qa`: checks on a translation."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from aligner.bilingual import paired_suffixes
from aligner.encoders import load_encoder
from aligner.readers import SUFFIXES
from cli import options
from cli.completing import GLOSSARY, MEMORY, Files
from cli.qa_inputs import Bar, Input, of_documents, of_files, of_memory, reading_of
from cli.qa_showing import explain, list_checks, say_result
from cli.render import messages, progress, say
from qa.baseline import Baseline, read_baseline
from qa.baseline import write_baseline as write_known
from qa.checks import registry
from qa.reports import FORMATS, write_report
from qa.reports import SUFFIXES as REPORTS
from qa.reports.summary import Summary
from qa.running import Checker
from qa.settings import FAIL_ON, NO_SETTINGS, Settings, find_settings, read_settings
from qa.telling import Tally
from tmx.files import STDIN, refuse_same, written
from tmx.options import Reading
from tmx.processes import cores

if TYPE_CHECKING:
    from glossaries.term import Concept
    from qa.check import Encoder
    from qa.finding import Finding
    from tmx.memory import Memory

EXAMPLE = """\b
Examples:
  diptych qa report.po
  diptych qa report.tmx -g terms.tbx -m memory.tm --fail-on warning
  diptych qa --source agenda.en.docx --target agenda.zh.docx -o agenda.html
  diptych qa report.po --only number,date --format sarif -o report.sarif
  diptych qa --explain untranslated
"""


def _complete_checks(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Names of checks; behind a comma, the next."""
    before, comma, last = incomplete.rpartition(",")
    return [
        CompletionItem(before + comma + name) for name in registry.NAMES if name.startswith(last)
    ]


def _names(ctx: click.Context, param: click.Parameter, given: Sequence[str]) -> tuple[str, ...]:
    """The checks that an option lists, with commas between or repeated.

    Raises:
        BadParameter: it is there, and lists none.
    """
    names = tuple(name.strip() for one in given for name in one.split(",") if name.strip())
    if given and not names:
        raise click.BadParameter("name a check, such as number.", ctx, param)
    return names


@click.command("qa", epilog=EXAMPLE)
@click.argument("files", nargs=-1, metavar="[FILE]...", type=Files(paired_suffixes()))
@click.option(
    "--source", type=Files(SUFFIXES), metavar="DOC",
    help="A document, to be aligned with --target before it is checked.",
)  # fmt: skip
@click.option("--target", type=Files(SUFFIXES), metavar="DOC", help="Its translation.")
@options.told_languages(
    "Language to translate from. Without it, what FILE tells, else en.",
    "Language to translate into. Without it, what FILE tells, else zh.",
)
@click.option(
    "-g", "--glossary", "glossaries", type=GLOSSARY, multiple=True, metavar="FILE",
    help="A glossary or termbase to check terms by; may be repeated. Without it, your termbase, if "
    "there is one (DIPTYCH_TERMBASE names it).",
)  # fmt: skip
@click.option(
    "--no-core", is_flag=True,
    help="Leave out the glossary of the United Nations that comes with diptych.",
)  # fmt: skip
@click.option(
    "-m", "--memory", type=MEMORY, metavar="PATH",
    help="A translation memory to hold the units against. Without FILE, its own units are checked.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(tuple(FORMATS)), default=None,
    help="text: FILE:LINE: severity [check] message; json: one object a line; html: a page to "
    "read; sarif: SARIF 2.1.0. Without it, what OUT's suffix says, else text.",
)  # fmt: skip
@click.option(
    "-o", "--output", default=STDIN, type=Files(REPORTS), metavar="OUT",
    help="File for the report. Without it, standard output.",
)  # fmt: skip
@click.option(
    "--only", multiple=True, callback=_names, metavar="CHECK,...", shell_complete=_complete_checks,
    help="Only these checks.",
)  # fmt: skip
@click.option(
    "--skip", multiple=True, callback=_names, metavar="CHECK,...", shell_complete=_complete_checks,
    help="All but these checks.",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(FAIL_ON), default=None,
    help="End with exit status 1 if a finding is so grave, or graver. Without it, error.",
)  # fmt: skip
@click.option(
    "--baseline", type=Files([".json"]), metavar="FILE",
    help="Report only what is not in FILE, which --write-baseline made.",
)  # fmt: skip
@click.option(
    "--write-baseline", is_flag=True,
    help="Write all findings to the baseline, as known from now on, instead of reporting them.",
)  # fmt: skip
@click.option(
    "--config", type=Files([".toml"]), metavar="FILE",
    help="Settings. Without it, diptych-qa.toml in this folder or the nearest above it.",
)  # fmt: skip
@click.option(
    "-j", "--jobs", type=click.IntRange(1), default=None, metavar="N",
    help="Most processes at a time. Without it, as many as there are cores.",
)  # fmt: skip
@options.encoder
@options.table(
    source=options.PAIRS_SOURCE,
    file_format="Format of FILE, where its name does not say it: po, tmx, csv, …",
)
@options.password
@click.option("--list-checks", "listing", is_flag=True, help="List the checks, and do no more.")
@click.option(
    "--explain", "explained", metavar="CHECK", shell_complete=_complete_checks,
    help="Say what a check finds, with an example, and do no more.",
)  # fmt: skip
@options.common
def command(
    files: tuple[str, ...],
    source: str | None,
    target: str | None,
    source_lang: str,
    target_lang: str,
    glossaries: tuple[str, ...],
    no_core: bool,
    memory: str | None,
    form: str | None,
    output: str,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    fail_on: str | None,
    baseline: str | None,
    write_baseline: bool,
    config: str | None,
    jobs: int | None,
    encoder: str,
    device: str | None,
    no_cache: bool,
    source_column: str,
    target_column: str,
    sheet: str,
    encoding: str,
    source_format: str,
    password: str | None,
    listing: bool,
    explained: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Check a translation: numbers, dates, symbols, terms, punctuation, omissions and more.

    FILE may be PO, TMX, XLIFF, TSV, CSV, JSONL, XLSX, or a DOCX with tables; or two documents are
    given with --source and --target; with --memory alone, the memory is checked. A comment
    `# qa: ignore CHECK` in the PO, or such a note of a unit, lets its findings alone.
    """
    if listing:
        list_checks(registry.chosen(only, skip), as_json=form == "json")
        return
    if explained:
        explain(registry.check_named(explained), as_json=form == "json")
        return
    _refuse(
        files, (source, target), memory, output, baseline,
        form=form, write_baseline=write_baseline,
    )  # fmt: skip
    began = time.monotonic()
    settings = _settings(config, quiet=quiet or not verbose).with_choice(only, skip, {})
    reading = reading_of(source_lang, target_lang, encoding, (source_column, target_column), sheet)
    with ExitStack() as stack:
        stack.enter_context(messages(quiet=quiet, verbose=verbose))
        bar = stack.enter_context(progress(quiet=quiet))
        opened = stack.enter_context(_open(memory)) if memory else None
        if source and target:
            inputs = of_documents(source, target, reading, encoder, password, bar)
        elif files or opened is None:
            inputs = of_files(files, reading, source_format, password, bar, quiet=quiet)
        else:
            inputs = of_memory(opened, reading, bar)
        checker = Checker(
            settings,
            concepts=_concepts(glossaries, reading, quiet=quiet, verbose=verbose),
            core=() if no_core else None,
            # A memory that is checked would find each of its units in itself.
            memory=opened if files or source else None,
            encoder=_encoder(settings, encoder, device, no_cache, bar),
        )
        run = _Run(checker, inputs, jobs or cores(), _baseline(baseline, write_baseline))
        if write_baseline and baseline:
            _keep(run, baseline, quiet=quiet)
            return
        with written(output) as stream:
            form = form or REPORTS.get(os.path.splitext(output)[1].lower(), "text")
            write_report(stream, form, run.findings(), checker.checks, run.summary)
    named = (*only, *settings.only)
    say_result(run.summary, named, time.monotonic() - began, verbose=verbose, quiet=quiet)
    if run.summary.fires(fail_on or settings.fail_on or "error"):
        raise click.exceptions.Exit(1)


class _Run:
    """A run over all inputs.

    Args:
        checker: ready to check.
        inputs: each opened when its turn comes.
        jobs: most processes at a time.
        baseline: what is known already.
    """

    def __init__(
        self, checker: Checker, inputs: Iterable[Input], jobs: int, baseline: Baseline
    ) -> None:
        self._checker = checker
        self._inputs = inputs
        self._jobs = jobs
        self._baseline = baseline
        self.summary = Summary()

    def findings(self) -> Iterator[Finding]:
        """What is new, counted as it passes."""
        yield from self.summary.counting(self._baseline.new(self._all()))
        self.summary.hidden = self._baseline.hidden

    def _all(self) -> Iterator[Finding]:
        for one in self._inputs:
            tally = Tally()
            self.summary.files.append(one.name)
            self.summary.tallies.append(tally)
            yield from self._checker.findings(
                one.units,
                source_language=one.source_language,
                target_language=one.target_language,
                file=one.name,
                jobs=self._jobs,
                tally=tally,
            )
            one.refuse_others(tally)


def _refuse(
    files: Sequence[str],
    documents: tuple[str | None, str | None],
    memory: str | None,
    output: str,
    baseline: str | None,
    *,
    form: str | None,
    write_baseline: bool,
) -> None:
    """Refuse what does not go together.

    Raises:
        UsageError: it does not.
        FileProblem: the report would take the place of what is read.
    """
    if any(documents) and not all(documents):
        raise click.UsageError("--source and --target go together.")
    if any(documents) and files:
        raise click.UsageError("Name files of pairs, or --source and --target; not both.")
    if not (files or any(documents) or memory):
        raise click.UsageError("Nothing to check: name a FILE, or --source and --target.")
    if write_baseline and not baseline:
        raise click.UsageError("--write-baseline: say with --baseline where.")
    if write_baseline and output != STDIN:
        raise click.UsageError("--write-baseline writes no report: leave out -o.")
    for read in (*files, *filter(None, documents), *filter(None, [memory])):
        for out in (output, baseline or STDIN):
            refuse_same(read, out)
    _refuse_form(output, form)


def _refuse_form(output: str, form: str | None) -> None:
    """Refuse a report whose name promises another format, or one that there is not.

    Raises:
        UsageError: it does.
    """
    suffix = os.path.splitext(output)[1].lower()
    named = REPORTS.get(suffix)
    if form and named and named != form:
        raise click.UsageError(f"-o {output} is for {named}, --format says {form}: leave one out.")
    if suffix and not (form or named):
        known = ", ".join(REPORTS)
        raise click.UsageError(f"-o {output}: no report has the suffix '{suffix}'; use {known}.")


def _settings(config: str | None, *, quiet: bool) -> Settings:
    """The settings of a file that is named, or that holds in this folder."""
    path = config or find_settings()
    if path is None:
        return NO_SETTINGS
    say(f"{path}: settings", quiet=quiet)
    return read_settings(path)


def _open(path: str) -> Memory:
    from tmx.memory import open_memory

    return open_memory(path)


def _concepts(
    glossaries: tuple[str, ...], reading: Reading, *, quiet: bool, verbose: bool
) -> Sequence[Concept]:
    """The concepts of the glossaries that are named, or of the user's termbase."""
    from cli.glossary.sources import gather, own_termbase

    if not glossaries and not own_termbase():
        return ()
    return gather(
        glossaries, core=False, source=reading.source_language, target=reading.target_language,
        quiet=quiet, verbose=verbose,
    ).concepts  # fmt: skip


def _encoder(
    settings: Settings, name: str, device: str | None, no_cache: bool, bar: Bar
) -> Encoder | None:
    """The encoder, if a check asks for one."""
    if all(check.needs != "encoder" for check in registry.chosen(settings.only, settings.skip)):
        return None
    return load_encoder(name, device=device, cache=not no_cache, progress=bar)


def _baseline(path: str | None, writes: bool) -> Baseline:
    return Baseline() if writes or not path else read_baseline(path)


def _keep(run: _Run, path: str, *, quiet: bool) -> None:
    count = write_known(path, run.findings())
    say(f"{path}: {count:,} findings are known from now on", quiet=quiet)
