"""`diptych glossary export`: the termbase, or other glossaries, to a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from cli.completing import GLOSSARY, GLOSSARY_OUTPUT
from cli.glossary import options
from cli.glossary.sources import gather, own_termbase
from cli.options import common, told_languages
from cli.render import say
from cli.tm.printing import put_json
from tmx.files import STDIN, refuse_same

if TYPE_CHECKING:
    from glossaries.term import Concept
    from tmx.options import WriteResult

EXAMPLE = """\b
Examples:
  diptych glossary export terms.tbx
  diptych glossary export omegat/glossary/terms.utf8 -s en -t zh --core
  diptych glossary export memoq.csv --layout memoq -g terms.xlsx
  diptych glossary export - --to tbx --tbx-version 2 -g terms.csv
"""


@click.command("export", epilog=EXAMPLE)
@click.argument("output", type=GLOSSARY_OUTPUT, metavar="OUT")
@options.termbase
@click.option(
    "-g", "--glossary", "files", type=GLOSSARY, multiple=True, metavar="FILE",
    help="Write this glossary instead of the termbase; may be repeated.",
)  # fmt: skip
@click.option(
    "--core", is_flag=True,
    help="Write the glossary of the United Nations that comes with diptych too.",
)  # fmt: skip
@told_languages(
    "Language of the terms; the first in a table. Without it, that of the first concept.",
    "Language of the translations, likewise. With both, other languages are left out.",
)
@click.option("--domain", default="", metavar="NAME", help="Only the concepts of this domain.")
@options.tbx
@click.option(
    "--to", "target_format", default="", metavar="FORMAT",
    help="Format of OUT, where its name does not say it: tbx, csv, …",
)  # fmt: skip
@options.as_json
@common
def command(
    output: str,
    termbase: str | None,
    files: tuple[str, ...],
    core: bool,
    source_lang: str,
    target_lang: str,
    domain: str,
    tbx_version: str,
    tbx_style: str,
    layout: str,
    target_format: str,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write the concepts of the termbase to OUT; its suffix names the format.

    OUT is TBX, CSV, TSV, XLSX, a glossary of OmegaT (.utf8 .txt .tab) or JSONL; `-` is standard
    output.
    """
    from glossaries.exchange import write_concepts

    if as_json and output == STDIN:
        raise click.UsageError("--json has no place beside a glossary on standard output.")
    source, target = options.direction(source_lang, target_lang)
    for read in files or own_termbase(termbase):
        refuse_same(read, output)
    if not files:
        _require(termbase, core=core)
    gathered = gather(
        files,
        core=core,
        termbase=termbase,
        source=source,
        target=target,
        quiet=quiet,
        verbose=verbose,
    )
    chosen = _Chosen(source, target, domain)
    result = write_concepts(
        output,
        list(chosen.of(gathered.concepts)),
        source_language=source,
        target_language=target,
        tbx_version=tbx_version,
        tbx_style=tbx_style,
        layout=layout,
        file_format=target_format,
    )
    for why, count in chosen.left_out.items():
        result.left_out[why] = result.left_out.get(why, 0) + count
    _say_result(output, result, quiet=quiet)
    if as_json:
        put_json({"file": output, "written": result.written, "left_out": dict(result.left_out)})


def _require(termbase: str | None, *, core: bool) -> None:
    """The termbase must be there, but beside the core glossary, if the command does not name it."""
    from glossaries import Termbase

    named = click.get_current_context().get_parameter_source("termbase")
    if named is ParameterSource.COMMANDLINE or not core or own_termbase(termbase):
        with Termbase.open(termbase):
            pass


class _Chosen:
    """Which concepts and terms are written.

    Attributes:
        left_out: reason -> concepts.
    """

    def __init__(self, source: str, target: str, domain: str) -> None:
        self._languages = (source, target) if source and target else ()
        self._domain = domain.casefold()
        self.left_out: Counter[str] = Counter()

    def of(self, concepts: Iterable[Concept]) -> Iterator[Concept]:
        """The concepts that are wanted, with the terms that are."""
        for concept in concepts:
            lacking = [one for one in self._languages if not concept.terms_in(one)]
            if self._domain and concept.domain.casefold() != self._domain:
                self.left_out["of another domain"] += 1
            elif lacking:
                self.left_out[f"no term in {lacking[0]}"] += 1
            else:
                yield self._cut(concept)

    def _cut(self, concept: Concept) -> Concept:
        if not self._languages:
            return concept
        wanted = {term for language in self._languages for term in concept.terms_in(language)}
        return replace(concept, terms=tuple(term for term in concept.terms if term in wanted))


def _say_result(output: str, result: WriteResult, *, quiet: bool) -> None:
    name = "standard output" if output == STDIN else output
    for remark in result.remarks:
        say(f"{name}: {remark}", quiet=quiet)
    reasons = ", ".join(f"{count:,} left out: {why}" for why, count in result.left_out.items())
    concepts = "1 concept" if result.written == 1 else f"{result.written:,} concepts"
    say(f"{name}: {concepts}" + (f"; {reasons}" if reasons else ""), quiet=quiet)
