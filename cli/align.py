"""`diptych align`: two documents in, translation units out."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import datetime, timezone

import click

from aligner.document import Alignment
from aligner.encoders import ENCODERS
from aligner.outputs import OutputOptions, Written, destinations, write_outputs
from aligner.pipeline import NO_ENCODER, Options, align
from aligner.summary import summarise
from aligner.units import left_out
from cli import options
from cli.render import messages, progress, say, say_uncovered
from tmx.profiles import PROFILES, profile_named

# Mean confidence below which a person should look: two unrelated agendas, much alike in form,
# come to .69, the freest of six literary translations to .65, UN documents to .94 and more.
FEW_SURE = 0.7

EXAMPLE = """\b
Examples:
  diptych align agenda.en.md agenda.zh.md -o agenda.tmx -o agenda.po -o agenda.html
  diptych align --lines 001.en 001.zh --beads 001.beads -o 001.tsv
"""


@click.command("align", epilog=EXAMPLE)
@click.argument("source", type=options.FILE)
@click.argument("target", type=options.FILE)
@click.option(
    "-o", "--output", "outputs", multiple=True, type=options.FILE, metavar="PATH",
    help="File to write; its suffix chooses the format: .tmx .po .xlf .tsv .jsonl .html. "
    "Repeatable. Without it, TSV on stdout.",
)  # fmt: skip
@options.source_language
@options.target_language
@click.option(
    "--lines", is_flag=True,
    help="Each line of both files is one segment already; nothing is split or joined.",
)  # fmt: skip
@click.option(
    "--beads", "beads", type=options.FILE, metavar="PATH",
    help="Write one line a bead, such as [0,1]:[2]:0.87 (segment indices from 0, confidence).",
)  # fmt: skip
@options.encoder
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, metavar="X",
    help="Leave beads below X (0 to 1) out of the outputs, never out of --beads.",
)  # fmt: skip
@options.srx
@click.option(
    "--max-span", type=click.IntRange(1, 12), default=Options().max_span, show_default=True,
    metavar="N", help="Most segments on one side of a bead.",
)  # fmt: skip
@click.option(
    "--profile", type=click.Choice(sorted(PROFILES)), default=None,
    help="The CAT tool that will read the TMX.",
)  # fmt: skip
@options.common
def command(
    source: str,
    target: str,
    outputs: Sequence[str],
    source_lang: str,
    target_lang: str,
    lines: bool,
    beads: str | None,
    encoder: str,
    device: str | None,
    no_cache: bool,
    min_confidence: float,
    srx: str | None,
    max_span: int,
    profile: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Pair the sentences of SOURCE and TARGET, two language versions of one document.

    They may be Markdown (.md), plain text (.txt), HTML (.html) or DOCX; `-` is plain text from
    standard input, or TSV to standard output.
    """
    began = time.monotonic()
    _say_ignored(outputs, lines, srx, profile, quiet=quiet)
    _say_idle(encoder, device, no_cache, quiet=quiet)
    wanted = destinations(outputs, beads, inputs=(source, target, *([srx] if srx else ())))
    how = Options(
        encoder=encoder,
        device=device,
        cache=not no_cache,
        max_span=max_span,
        srx=srx,
        lines=lines,
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
    for document in (alignment.source_document, alignment.target_document):
        say_uncovered(None if lines else srx, document.language, quiet=quiet)
    if alignment.signature["encoder"] == NO_ENCODER:
        pair = f"{alignment.source_document.language}-{alignment.target_document.language}"
        say(
            f"the encoder '{encoder}' does not know {pair}: aligned by numbers, dates, symbols, "
            "labels, length and structure only; name one that does, such as "
            "--encoder sentence-transformers/LaBSE",
            quiet=quiet,
        )
    written = write_outputs(
        alignment,
        wanted,
        OutputOptions(min_confidence, profile_named(profile), datetime.now(timezone.utc)),
    )
    _say_result(alignment, written, min_confidence, verbose=verbose, quiet=quiet)
    summary = summarise(alignment)
    if summary.confidence < FEW_SURE:
        say(
            "few sure pairs: look through them, and at whether these are versions of one document",
            quiet=quiet,
        )
    say(f"{summary}; {time.monotonic() - began:.2f} s", quiet=quiet)


def _say_ignored(
    outputs: Sequence[str], lines: bool, srx: str | None, profile: str | None, *, quiet: bool
) -> None:
    """Options that change nothing in this run."""
    if lines and srx:
        say("--srx changes nothing: with --lines nothing is split", quiet=quiet)
    if profile and not any(path.lower().endswith(".tmx") for path in outputs):
        say(f"--profile {profile} changes nothing: no output is TMX", quiet=quiet)


def _say_idle(encoder: str, device: str | None, no_cache: bool, *, quiet: bool) -> None:
    """Options of models that change nothing for the encoders that come with the package."""
    for given, option in ((device, "--device"), (no_cache, "--no-cache")):
        if given and encoder in ENCODERS:
            say(f"{option} changes nothing: the encoder '{encoder}' has no use for it", quiet=quiet)


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
    below = left_out(alignment, min_confidence)
    if below:
        say(f"{below} beads below confidence {min_confidence:g} left out", quiet=quiet)
