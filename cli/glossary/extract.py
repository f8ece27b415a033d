"""`diptych glossary extract`: bodies, titles, symbols and terms out of aligned units."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from cli.completing import GLOSSARY, GLOSSARY_OUTPUT, MEMORY, UNITS
from cli.glossary import options
from cli.glossary.sources import own_termbase, read_whole
from cli.options import common, source_language, target_language
from cli.options import encoder as encoder_options
from cli.render import progress, say
from cli.tables import Table, put_tables
from tmx.files import STDIN, to_standard_output

if TYPE_CHECKING:
    from aligner.encoders.base import Encoder
    from glossaries.exchange import Writing
    from glossaries.extraction import Candidate
    from glossaries.term import Concept
    from tmx.unit import TranslationUnit

EXAMPLE = """\b
Examples:
  diptych glossary extract agenda.tmx -o terms.tsv
  diptych glossary extract old/*.tmx new.po -o terms.tbx -o terms.utf8 -g terms.xlsx
  diptych glossary extract --memory agenda.tm --kind body --kind document-title
"""

# So many rows are shown on a terminal; files have all.
_SHOWN = 40
# The languages of so many units are told if they are others than those asked for.
_SAMPLE = 100
_KINDS = ("body", "resolution-title", "document-title", "symbol", "phrase")
_PLURALS = {
    "body": "bodies", "resolution-title": "titles of resolutions",
    "document-title": "titles of documents", "symbol": "symbols", "phrase": "terms",
}  # fmt: skip
_SINGULARS = {"body": "body", "symbol": "symbol", "phrase": "term",
              "resolution-title": "title of a resolution",
              "document-title": "title of a document"}  # fmt: skip


@click.command("extract", epilog=EXAMPLE)
@click.argument("files", nargs=-1, type=UNITS, metavar="UNITS...")
@click.option(
    "-o", "--output", "outputs", multiple=True, type=GLOSSARY_OUTPUT, metavar="PATH",
    help="Where to write; may be repeated, the suffix chooses the format: .tsv .csv .jsonl (all "
    "that is known of a row), .tbx .xlsx .utf8 (OmegaT). Without it, or with -, TSV on standard "
    "output.",
)  # fmt: skip
@click.option(
    "-m", "--memory", type=MEMORY, metavar="PATH", help="Take the units of this memory too."
)
@source_language
@target_language
@click.option(
    "-g", "--glossary", "glossaries", type=GLOSSARY, multiple=True, metavar="FILE",
    help="What is in it is not proposed again, and what contradicts it comes first; may be "
    "repeated. Without it, your termbase, if there is one.",
)  # fmt: skip
@click.option("--known", is_flag=True, help="List what is in the glossary already, too.")
@click.option(
    "--kind", "kinds", type=click.Choice(_KINDS), multiple=True,
    help="Only this kind; may be repeated.",
)  # fmt: skip
@click.option(
    "--min-score", type=click.FloatRange(0, 1), default=0.2, show_default=True, metavar="X",
    help="Leave out what is less probable to be taken as it stands.",
)  # fmt: skip
@click.option(
    "--min-frequency", type=click.IntRange(1), default=1, show_default=True, metavar="N",
    help="Leave out what stands in fewer places.",
)  # fmt: skip
@click.option(
    "--no-core", is_flag=True,
    help="Do not recognise terms by the glossary of the United Nations that comes with diptych.",
)  # fmt: skip
@encoder_options
@options.tbx
@common
def command(
    files: tuple[str, ...],
    outputs: tuple[str, ...],
    memory: str | None,
    source_lang: str,
    target_lang: str,
    glossaries: tuple[str, ...],
    known: bool,
    kinds: tuple[str, ...],
    min_score: float,
    min_frequency: int,
    no_core: bool,
    encoder: str,
    device: str | None,
    no_cache: bool,
    tbx_version: str,
    tbx_style: str,
    layout: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """Find the terms of aligned units, each with its translation.

    UNITS are TMX, PO, XLIFF, TSV, CSV, XLSX or JSONL; `--memory` takes the units of a memory.
    Bodies, titles of resolutions and documents, symbols, terms and stock phrases come out, the
    likeliest first, with how often they stand there and a segment that shows both sides.
    """
    from glossaries.exchange.options import writing
    from glossaries.extraction import extract

    if not files and memory is None:
        raise click.UsageError("Name files of units, or a memory with --memory.")
    began = time.monotonic()
    source, target = options.direction(source_lang, target_lang)
    chosen = writing(source, target, tbx_version, tbx_style, layout)
    for output in outputs:
        _require_writable(output, (*files, *glossaries, *([memory] if memory else [])))
    there = _known(glossaries, source, target, quiet)
    chosen_encoder = _encoder(encoder, device, not no_cache, (source, target), quiet)
    counted, languages = Counter[str](), Counter[str]()
    with progress(quiet=quiet) as bar:
        found = extract(
            _counted(_units(files, memory, source, target), counted, languages),
            source,
            target,
            known=there,
            reference=() if no_core else None,
            encoder=chosen_encoder,
            least_score=min_score,
            progress=bar or (lambda stage, share: None),
        )
    if not found:
        _require_languages(languages, source, target)
    wanted = _wanted(found, kinds, min_frequency)
    rows = wanted if known else [one for one in wanted if one.standing != "known"]
    _put(rows, outputs, chosen)
    say(_summary(wanted, rows, counted["units"], time.monotonic() - began), quiet=quiet)


def _require_writable(output: str, inputs: Sequence[str]) -> None:
    """Refuse what cannot be written, or is being read, before the work begins."""
    from glossaries.extraction.files import suffix_of
    from tmx.files import refuse_same

    if output == STDIN:
        return
    suffix_of(output)
    for one in inputs:
        refuse_same(one, output)


def _units(
    files: Sequence[str], memory: str | None, source: str, target: str
) -> Iterator[TranslationUnit]:
    from aligner.bilingual import read_pairs
    from tmx.memory import open_memory
    from tmx.options import Reading

    for file in files:
        yield from read_pairs(file, Reading(source_language=source, target_language=target))
    if memory is not None:
        with open_memory(memory) as opened:
            yield from (one.unit for one in opened.units("u.status <> 'rejected'"))


def _counted(
    units: Iterator[TranslationUnit], counted: Counter[str], languages: Counter[str]
) -> Iterator[TranslationUnit]:
    for unit in units:
        counted["units"] += 1
        if counted["units"] <= _SAMPLE:
            languages.update(variant.language for variant in unit.variants)
        yield unit


def _require_languages(languages: Counter[str], source: str, target: str) -> None:
    """Refuse units of other languages.

    Raises:
        BadFormat: none that was looked at has one of the two.
    """
    from tmx.failure import BadFormat
    from tmx.languages import closeness

    for wanted in (source, target):
        if languages and all(closeness(one, wanted) is None for one in languages):
            raise BadFormat(
                f"no unit has a text in '{wanted}'",
                remedy=f"the units are in {', '.join(sorted(languages))}: say so with -s and -t",
            )


def _known(files: Sequence[str], source: str, target: str, quiet: bool) -> list[Concept]:
    from tmx.options import Reading

    wanted = [(file, "") for file in files] or [(one, "termbase") for one in own_termbase()]
    return [
        concept
        for file, file_format in wanted
        for _, concept in read_whole(file, Reading(source, target), file_format, quiet=quiet)
    ]


def _encoder(
    name: str, device: str | None, cache: bool, languages: tuple[str, str], quiet: bool
) -> Encoder | None:
    from aligner import load_encoder

    encoder = load_encoder(name, device=device, cache=cache)
    unknown = [language for language in languages if not encoder.knows(language)]
    if not unknown:
        return encoder
    say(
        f"the encoder '{name}' knows no {' nor '.join(unknown)}: only terms that come back are "
        "found well",
        quiet=quiet,
    )
    return None


def _wanted(found: Sequence[Candidate], kinds: Sequence[str], frequency: int) -> list[Candidate]:
    return [one for one in found if (not kinds or one.kind in kinds) and one.frequency >= frequency]


def _put(rows: Sequence[Candidate], outputs: Sequence[str], chosen: Writing) -> None:
    from glossaries.extraction.files import write_candidates, write_to

    if files := [output for output in outputs if output != STDIN]:
        write_candidates(files, rows, chosen)
    if not outputs and sys.stdout is not None and sys.stdout.isatty():
        _show(rows)
    elif not outputs or STDIN in outputs:
        with to_standard_output() as stream:
            write_to(stream, ".tsv", rows, chosen)


def _show(rows: Sequence[Candidate]) -> None:
    """The first rows as a table; what contradicts the glossary says with what."""
    conflicts = any(one.standing == "conflict" for one in rows[:_SHOWN])
    headings = ("source", "target", "kind", "times", "score")
    more = ("in the glossary",) if conflicts else ()
    shown = [_row(one, conflicts) for one in rows[:_SHOWN]]
    put_tables([Table((*headings, *more), shown, frozenset([4]))])
    if len(rows) > _SHOWN:
        say(f"{len(rows) - _SHOWN} more: -o FILE writes all")


def _row(one: Candidate, conflicts: bool) -> list[str | int]:
    more = [", ".join(one.known)] if conflicts else []
    return [one.source, one.target, one.kind, one.frequency, f"{one.score:.2f}", *more]


def _summary(
    wanted: Sequence[Candidate], rows: Sequence[Candidate], units: int, seconds: float
) -> str:
    standing = Counter(one.standing for one in wanted)
    kinds = Counter(one.kind for one in rows)
    parts = [
        f"{kinds[kind]:,} {(_SINGULARS if kinds[kind] == 1 else _PLURALS)[kind]}"
        for kind in _KINDS
        if kinds[kind]
    ]
    told = [f"{units:,} unit{'' if units == 1 else 's'}: {', '.join(parts) or 'nothing found'}"]
    if standing["conflict"]:
        told.append(f"{standing['conflict']:,} not as in the glossary (first)")
    if standing["known"]:
        left_out = "" if len(rows) == len(wanted) else " (left out; --known lists them)"
        told.append(f"{standing['known']:,} in the glossary already{left_out}")
    return f"{'; '.join(told)}; {seconds:.1f} s"
