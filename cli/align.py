"""`diptych align`: two documents in, translation units out."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import datetime, timezone

import click

from aligner.document import Alignment
from aligner.outputs import OutputOptions, Written, destinations, write_outputs
from aligner.pipeline import NO_ENCODER, Options, align
from aligner.plausibility import UNRELATED, refuse_unrelated
from aligner.readers import SUFFIXES
from aligner.summary import gaps, moves, summarise
from aligner.units import left_out
from cli import options
from cli.completing import OUTPUT, Files
from cli.notes import FEW_SURE, say_idle, say_languages
from cli.render import messages, progress, say
from tmx.profiles import profile_named

# Parts that moved or are missing, told one a line.
_MOST_MOVES = 10

EXAMPLE = """\b
Examples:
  diptych align agenda.en.md agenda.zh.md -o agenda.tmx -o agenda.po -o agenda.html
  diptych align --lines 001.en 001.zh --beads 001.beads -o 001.tsv
"""


@click.command("align", epilog=EXAMPLE)
@click.argument("source", type=Files(SUFFIXES))
@click.argument("target", type=Files(SUFFIXES))
@click.option(
    "-o", "--output", "outputs", multiple=True, type=Files([*OUTPUT.suffixes, ".html"]),
    metavar="PATH",
    help="File to write; its suffix chooses the format: .tmx .po .xlf .tsv .csv .xlsx .jsonl "
    ".html. Repeatable. Without it, TSV on stdout.",
)  # fmt: skip
@click.option(
    "--beads", "beads", type=options.FILE, metavar="PATH",
    help="Write one line a bead, such as [0,1]:[2]:0.87 (segment indices from 0, confidence), "
    "whatever its confidence.",
)  # fmt: skip
@options.aligning
@options.common
def command(
    source: str,
    target: str,
    outputs: Sequence[str],
    source_lang: str,
    target_lang: str,
    lines: bool,
    strict: bool,
    beads: str | None,
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
    """Pair the sentences of SOURCE and TARGET, two language versions of one document.

    They may be DOCX, PDF, HTML (.html .mht), Markdown (.md), plain text (.txt), PPTX or XLSX, each
    in a format of its own; with LibreOffice on the machine also DOC, PPT, XLS, RTF, ODT, ODP or
    ODS. `-` is plain text from standard input, or TSV to standard output.
    """
    began = time.monotonic()
    say_idle(
        outputs=outputs,
        lines=lines,
        srx=srx,
        profile=profile,
        xliff_version=xliff_version,
        encoder=encoder,
        device=device,
        no_cache=no_cache,
        quiet=quiet,
    )
    wanted = destinations(outputs, beads, inputs=(source, target, *([srx] if srx else ())))
    how = Options(
        encoder=encoder,
        device=device,
        cache=not no_cache,
        max_span=max_span,
        srx=srx,
        lines=lines,
        password=password,
    )
    with messages(quiet=quiet, verbose=verbose), progress(quiet=quiet) as bar:
        alignment = align(
            source,
            target,
            source_language=source_lang,
            target_language=target_lang,
            options=how,
            progress=bar,
        )
    say_languages(
        [one.language for one in (alignment.source_document, alignment.target_document)],
        encoder,
        None if lines else srx,
        known=alignment.signature["encoder"] != NO_ENCODER,
        quiet=quiet,
    )
    if strict:
        refuse_unrelated(alignment)
    written = write_outputs(
        alignment,
        wanted,
        OutputOptions(
            min_confidence, profile_named(profile), datetime.now(timezone.utc), xliff_version
        ),
    )
    _say_result(alignment, written, min_confidence, verbose=verbose, quiet=quiet)
    _say_doubts(alignment, quiet=quiet)
    say(f"{summarise(alignment)}; {time.monotonic() - began:.2f} s", quiet=quiet)


def _say_doubts(alignment: Alignment, *, quiet: bool) -> None:
    """What a person should look at."""
    if alignment.unrelated:
        say(UNRELATED, quiet=quiet)
        return
    for gap in gaps(alignment)[:_MOST_MOVES]:
        say(str(gap), quiet=quiet)
    found = moves(alignment)
    for move in found[:_MOST_MOVES]:
        say(str(move), quiet=quiet)
    if len(found) > _MOST_MOVES:
        beads = sum(move.beads for move in found[_MOST_MOVES:])
        say(f"… and {beads} more beads in {len(found) - _MOST_MOVES} places", quiet=quiet)
    if summarise(alignment).confidence < FEW_SURE:
        say("few sure pairs: look through them", quiet=quiet)


def _say_result(
    alignment: Alignment, written: Written, min_confidence: float, *, verbose: bool, quiet: bool
) -> None:
    """What was written and what was left out."""
    if verbose:
        for name, value in alignment.signature.items():
            say(f"{name}: {value}")
        for path, count in written.units.items():
            say(f"{path}: {count} units")
    for path, reasons in written.left_out.items():
        for reason, count in reasons.items():
            say(f"{path}: {count} units left out: {reason}", quiet=quiet)
    for path, remarks in written.remarks.items():
        for remark in remarks:
            say(f"{path}: {remark}", quiet=quiet)
    below = left_out(alignment, min_confidence)
    if below:
        say(f"{below} beads below confidence {min_confidence:g} left out", quiet=quiet)
