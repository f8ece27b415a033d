"""`diptych tm pretranslate`: a file to translate, filled from the memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.completing import OUTPUT
from cli.options import FILE, common, password, srx, tag_of, told_languages, xliff_version
from cli.render import progress, say, say_uncovered, staged
from cli.tm.options import as_json, memory
from cli.tm.printing import put_json
from tmx.failure import FileProblem
from tmx.files import STDIN, STDIN_NAME
from tmx.options import unheard

if TYPE_CHECKING:
    from aligner.pretranslation import Pretranslated
    from tmx.memory import Memory

EXAMPLE = """\b
Examples:
  diptych tm pretranslate guide.zh.po -o guide.zh.po
  diptych tm pretranslate agenda.docx -o agenda.xlf --min-score 80
  diptych tm pretranslate letter.txt -o letter.zh.txt --lines --no-fuzzy
"""

# Kind -> what is said of so many.
_SAID = {
    "exact": "exact",
    "adapted": "with numbers put right",
    "fuzzy": "fuzzy",
    "none": "without a match",
}


@click.command("pretranslate", epilog=EXAMPLE)
@click.argument("file", type=FILE, metavar="FILE")
@click.option(
    "-o", "--output", required=True, type=OUTPUT, metavar="OUT",
    help="File to write; its suffix names the format. `-` is standard output.",
)  # fmt: skip
@memory
@told_languages(
    "Language of FILE. Without it, what FILE tells, else en.",
    "Language to translate into. Without it, what FILE tells, else zh.",
)
@click.option(
    "--min-score", type=click.IntRange(1, 100), default=75, show_default=True, metavar="N",
    help="Take nothing that is less like the text than this (1 to 100).",
)  # fmt: skip
@click.option("--no-fuzzy", is_flag=True, help="Take only what nobody need look at.")
@click.option(
    "--lines", is_flag=True, help="Each line of FILE, a text file, is one segment already."
)
@srx
@click.option(
    "--from", "source_format", default="", metavar="FORMAT",
    help="Format of FILE, where its name does not say it: po, xlf, …",
)  # fmt: skip
@click.option(
    "--to", "target_format", default="", metavar="FORMAT", help="Format of OUT, likewise."
)
@xliff_version
@password
@as_json
@common
def command(
    file: str,
    output: str,
    memory: str | None,
    source_lang: str,
    target_lang: str,
    min_score: int,
    no_fuzzy: bool,
    lines: bool,
    srx: str | None,
    source_format: str,
    target_format: str,
    xliff_version: str,
    password: str | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Fill from the memory what FILE has no translation for, and write it to OUT.

    A PO or XLIFF file stays as it is but for its gaps; OUT may be FILE itself. Of any other file of
    pairs (TSV, CSV, XLSX, JSONL, TMX), and of a document (DOCX, PDF, HTML, Markdown, text, …),
    cut into segments as by `diptych segment`, OUT is TMX, PO, XLIFF, TSV, CSV, XLSX, JSONL, or
    .txt: one line a segment, those without a translation as they were.

    The very text with a translation that nobody doubts is taken as it is. All else is marked to be
    looked at: fuzzy in PO, `initial` in XLIFF. What is translated already is kept.
    """
    from aligner.bilingual import format_named
    from aligner.pretranslation import How, pretranslate
    from aligner.untranslated import Cutting
    from tmx.memory import open_memory
    from tmx.memory.searching.languages import lacking

    if as_json and output == STDIN:
        raise click.UsageError("--json has no place beside a file on standard output.")
    name = STDIN_NAME if file == STDIN else file
    with progress(quiet=quiet) as bar, open_memory(memory) as opened:
        how = How(
            tag_of(source_lang),
            tag_of(target_lang),
            min_score,
            not no_fuzzy,
            format_named(source_format) if source_format else "",
            f".{target_format.lower().lstrip('.')}" if target_format else "",
            Cutting(lines, srx, password, staged(bar, name)),
            lambda told: say(f"{name}: {told}", quiet=quiet),
            xliff_version,
            (lambda share: bar("pretranslating", share)) if bar else unheard,
        )
        done = pretranslate(opened, file, output, how)
        _count_use(opened, done, quiet=quiet)
        lacks = lacking(opened.connection, *done.languages)
    if lacks:
        say(lacks, quiet=quiet)
    say_uncovered(srx, done.languages[0], quiet=quiet)
    say(_summary("standard output" if output == STDIN else output, done), quiet=quiet)
    if as_json:
        put_json({"file": name, "output": output, **_told(done)})


def _count_use(memory: Memory, done: Pretranslated, *, quiet: bool) -> None:
    """The memory counts what was taken, unless it may only be read: the file is written already."""
    from tmx.memory.marking import used

    try:
        used(memory, done.taken)
    except FileProblem as problem:
        say(f"what was taken is not counted: {problem}", quiet=quiet)


def _summary(name: str, done: Pretranslated) -> str:
    counts = done.counts
    words = sum(counts.words.values())
    each = [
        f"{counts.segments[kind]:,} {said} ({counts.words[kind]:,} words)"
        for kind, said in _SAID.items()
        if counts.segments[kind]
    ]
    if kept := counts.segments["kept"]:
        each.append(f"{kept:,} translated before")
    told = f"{name}: {sum(counts.segments.values()):,} segments, {words:,} words looked up"
    return f"{told}: {', '.join(each)}" if each else told


def _told(done: Pretranslated) -> dict[str, object]:
    counts = done.counts
    return {
        "source_language": done.languages[0],
        "target_language": done.languages[1],
        "segments": counts.segments,
        "words": counts.words,
        "repeated": counts.repeated,
    }
