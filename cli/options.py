"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from cli.completing import Files, complete_language
from tmx.version import VERSION

VERSION_LINE = "%(prog)s %(version)s"

Command = TypeVar("Command", bound=Callable[..., Any])


#: Columns, sheets and encodings of files of pairs, as help tells them.
PAIRS_SOURCE = "In a table, the column to translate from: its heading, or its number from 1."
SHEET = "Only this sheet of a workbook, or this table of a DOCX by its number from 1."
ENCODING = "Of a CSV, TSV or JSONL file, where the bytes do not tell it: gb18030, utf-16, …"

# A file that is missing or may not be read is told about by what opens it, in one form for all.
FILE = click.Path(readable=False)

quiet = click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
verbose = click.option("-v", "--verbose", is_flag=True, help="Say more on stderr.")
source_language = click.option(
    "-s", "--source-lang", default="en", show_default=True, metavar="LANG",
    shell_complete=complete_language, help="Language of SOURCE: a BCP 47 tag or a name.",
)  # fmt: skip
target_language = click.option(
    "-t", "--target-lang", default="zh", show_default=True, metavar="LANG",
    shell_complete=complete_language, help="Language of TARGET.",
)  # fmt: skip
srx = click.option(
    "--srx", type=Files([".srx"]), metavar="FILE",
    help="Segmentation rules of your CAT tool instead of the bundled ones.",
)  # fmt: skip

encoder_name = click.option(
    "--encoder", default="bundled", show_default=True, metavar="NAME",
    help="bundled, or a sentence-transformers model: its folder, or its id on the Hugging Face hub "
    "(sentence-transformers/LaBSE), which is downloaded if it is not here.",
)  # fmt: skip
device = click.option(
    "--device", metavar="DEVICE",
    help="Where a model computes: cpu, cuda, cuda:1, mps. Without it, the best that is there.",
)  # fmt: skip
no_cache = click.option(
    "--no-cache", is_flag=True,
    help="Neither take a model's vectors from earlier runs nor keep them for later ones.",
)  # fmt: skip

password = click.option(
    "--password", metavar="WORD", envvar="DIPTYCH_PASSWORD", show_envvar=True,
    help="Opens files that are locked with a password.",
)  # fmt: skip


def encoder(command: Command) -> Command:
    """Add how texts become vectors: `--encoder`, `--device` and `--no-cache`."""
    return encoder_name(device(no_cache(command)))


def xliff_version(command: Command) -> Command:
    """Add `--xliff-version`, for every command that writes units."""
    # Not before such a command is loaded.
    from tmx.options import XLIFF_VERSIONS

    return click.option(
        "--xliff-version", type=click.Choice(XLIFF_VERSIONS), default=XLIFF_VERSIONS[0],
        show_default=True,
        help="Of an output .xlf or .xliff: 1.2 is what memoQ and Trados read best.",
    )(command)  # fmt: skip


def profile(command: Command) -> Command:
    """Add `--profile`, for every command that writes TMX."""
    # Not before such a command is loaded.
    from tmx.profiles import PROFILES

    return click.option(
        "--profile", type=click.Choice(sorted(PROFILES)),
        help="The CAT tool that will read the TMX.",
    )(command)  # fmt: skip


def told_languages(source_help: str, target_help: str) -> Callable[[Command], Command]:
    """Add `-s` and `-t` to a command that can do without them; "" is what was not told."""
    source = click.option(
        "-s", "--source-lang", default="", metavar="LANG", shell_complete=complete_language,
        help=source_help,
    )  # fmt: skip
    target = click.option(
        "-t", "--target-lang", default="", metavar="LANG", shell_complete=complete_language,
        help=target_help,
    )  # fmt: skip
    return lambda command: source(target(command))


def table(
    *, source: str, file_format: str, sheet: str = SHEET, encoding: str = ENCODING
) -> Callable[[Command], Command]:
    """Add what is said of a table or text file that does not say it itself.

    Args:
        source, sheet, encoding, file_format: help of `--source-column`, `--sheet`, `--encoding` and
            `--from`, which is `source_format` in the command; "" is what was not told.
    """
    told = (
        ("--source-column", "source_column", "NAME|N", source),
        (
            "--target-column", "target_column", "NAME|N",
            "In a table, the column with the translations.",
        ),
        ("--sheet", "sheet", "NAME|N", sheet),
        ("--encoding", "encoding", "NAME", encoding),
        ("--from", "source_format", "FORMAT", file_format),
    )  # fmt: skip

    def add_all(command: Command) -> Command:
        for option, name, metavar, said in reversed(told):
            command = click.option(option, name, default="", metavar=metavar, help=said)(command)
        return command

    return add_all


def limit(most: int, said: str) -> Callable[[Command], Command]:
    """Add `--limit`, for a command that finds more than anybody reads."""
    return click.option(
        "-n", "--limit", type=click.IntRange(1), default=most, show_default=True, metavar="N",
        help=said,
    )  # fmt: skip


def tag_of(language: str) -> str:
    """The canonical tag of a language that a user names; "" for none.

    Raises:
        UnknownLanguage: it is none.
    """
    from tmx.languages import canonical

    return canonical(language) if language else ""


def aligning(command: Command) -> Command:
    """Add how documents are aligned: languages, `--lines`, `--strict`, encoder and the like."""
    # Not before a command that aligns is loaded: numpy comes with it.
    from aligner.pipeline import MOST_SPAN, Options

    lines = click.option(
        "--lines", is_flag=True,
        help="Each line of both files is one segment already; nothing is split or joined.",
    )  # fmt: skip
    strict = click.option(
        "--strict", is_flag=True,
        help="Take it for an error if two documents do not look like versions of one, and write "
        "nothing of them.",
    )  # fmt: skip
    min_confidence = click.option(
        "--min-confidence", type=click.FloatRange(0, 1), default=0.0, metavar="X",
        help="Leave beads below X (0 to 1) out of the units.",
    )  # fmt: skip
    max_span = click.option(
        "--max-span", type=click.IntRange(1, MOST_SPAN), default=Options().max_span,
        show_default=True, metavar="N", help="Most segments on one side of a bead.",
    )  # fmt: skip
    command = xliff_version(command)
    for add in (profile, max_span, srx, password, min_confidence, encoder, strict, lines):
        command = add(command)
    return source_language(target_language(command))


def common(command: Command) -> Command:
    """Add what every command has: `--quiet`, `--verbose` and `--version`."""
    version = click.version_option(VERSION, prog_name="diptych", message=VERSION_LINE)
    return quiet(verbose(version(command)))
