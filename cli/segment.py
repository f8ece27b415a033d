"""`diptych segment`: what the aligner would pair."""

from __future__ import annotations

from collections import Counter

import click

from aligner.plausibility import check_language
from aligner.readers import SUFFIXES, read_document
from aligner.segmentation import Segmenter, segment_document
from cli import options
from cli.completing import Files, complete_language
from cli.render import progress, put, say, say_uncovered, staged
from tmx.languages import canonical

EXAMPLE = """\b
Example:
  diptych segment agenda.zh.md -l zh
"""


@click.command("segment", epilog=EXAMPLE)
@click.argument("file", type=Files(SUFFIXES))
@click.option(
    "-l", "--lang", default="en", show_default=True, metavar="LANG",
    shell_complete=complete_language, help="Language of FILE.",
)  # fmt: skip
@options.srx
@options.password
@options.common
def command(
    file: str, lang: str, srx: str | None, password: str | None, quiet: bool, verbose: bool
) -> None:
    """The segments of FILE, one a line: kind, label and text, separated by tabs."""
    language = canonical(lang)
    with progress(quiet=quiet) as bar:
        document = read_document(file, language, password=password, progress=staged(bar, file))
    check_language(document)
    say_uncovered(srx, language, quiet=quiet)
    segments = segment_document(document, Segmenter.chosen(srx, language))
    for one in segments:
        put(f"{one.kind}\t{one.label}\t{one.text}")
    if verbose:
        kinds = Counter(str(one.kind) for one in segments)
        told = ", ".join(f"{kind}: {count}" for kind, count in kinds.most_common())
        say(f"{len(segments)} segments ({told}) in {len(document.blocks)} blocks")
