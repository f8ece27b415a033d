"""`diptych glossary validate`: what is wrong with a glossary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource
from click.shell_completion import CompletionItem

from cli.completing import GLOSSARY
from cli.glossary import options
from cli.glossary.sources import TERMBASE, own_termbase
from cli.options import common, tag_of, told_languages
from cli.render import progress, put, say, staged
from cli.tables import print_table
from cli.tm.printing import put_json
from tmx.failure import Failure
from tmx.files import STDIN, STDIN_NAME

if TYPE_CHECKING:
    from glossaries.term import Concept
    from glossaries.validation import Finding
    from tmx.options import Reading

EXAMPLE = """\b
Examples:
  diptych glossary validate terms.tbx
  diptych glossary validate terms.csv --skip untranslated --json
  diptych glossary validate --list-rules
"""


def complete_rule(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Names of the rules, with what they find."""
    from glossaries.validation.rules import RULES

    return [
        CompletionItem(name, help=rule.why)
        for name, rule in RULES.items()
        if name.startswith(incomplete)
    ]


@click.command("validate", epilog=EXAMPLE)
@click.argument("files", nargs=-1, type=GLOSSARY, metavar="[FILE]...")
@click.option(
    "--only", multiple=True, metavar="RULE", shell_complete=complete_rule,
    help="Ask only this rule; may be repeated.",
)  # fmt: skip
@click.option(
    "--skip", multiple=True, metavar="RULE", shell_complete=complete_rule,
    help="Do not ask this rule; may be repeated.",
)  # fmt: skip
@click.option("--list-rules", is_flag=True, help="Name the rules and end.")
@told_languages(
    "Language of the terms, of which every concept must have one.",
    "Language of the translations, likewise. Without -s and -t, a concept must have two.",
)
@options.termbase
@options.table
@options.as_json
@common
def command(
    files: tuple[str, ...],
    only: tuple[str, ...],
    skip: tuple[str, ...],
    list_rules: bool,
    source_lang: str,
    target_lang: str,
    termbase: str | None,
    source_column: str,
    target_column: str,
    sheet: str,
    encoding: str,
    source_format: str,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Show what is wrong with the glossaries FILE..., a line each: FILE:LINE: severity [rule].

    FILE is any glossary that `diptych glossary import` takes; without one, it is your termbase (or
    the one that -b names), in which LINE is the number of the concept. The exit code is 1 if there
    is an error; warnings are for a person to look at. With -v, what to do about each is told too.
    """
    from tmx.options import Reading

    if list_rules:
        _put_rules(as_json)
        return
    named = click.get_current_context().get_parameter_source("termbase")
    if termbase and named is ParameterSource.COMMANDLINE:
        if files:
            raise click.UsageError("-b and FILE exclude each other.")
        files, source_format = (termbase,), TERMBASE
    elif not files:
        files, source_format = own_termbase(termbase), TERMBASE
    if not files:
        raise click.UsageError("There is no termbase: name a glossary.")
    source, target = tag_of(source_lang), tag_of(target_lang)
    reading = Reading(source, target, encoding, source_column, target_column, sheet)
    run = _Run(reading, source_format, only, skip, as_json, quiet, verbose)
    codes = [run.validate(file) for file in files]
    if any(codes):
        raise click.exceptions.Exit(max(codes))


class _Run:
    """How files are read, which rules are asked, and how findings are shown."""

    def __init__(
        self,
        reading: Reading,
        file_format: str,
        only: Sequence[str],
        skip: Sequence[str],
        as_json: bool,
        quiet: bool,
        verbose: bool,
    ) -> None:
        self._reading, self._format = reading, file_format
        self._only, self._skip = only, skip
        self._as_json, self._quiet, self._verbose = as_json, quiet, verbose

    def validate(self, file: str) -> int:
        """Show what is found in a file.

        Returns:
            The exit code: 2 if it cannot be read, 1 if it has errors, else 0.
        """
        from glossaries.validation import validate

        name = STDIN_NAME if file == STDIN else file
        counts: Counter[str] = Counter()
        languages = self._reading.source_language, self._reading.target_language
        # The rules are known before anything is read.
        list(validate((), only=self._only, skip=self._skip))
        try:
            concepts = list(self._read(file))
        except Failure as failure:
            say(f"diptych: {failure}")
            return 2
        for one in validate(concepts, *languages, only=self._only, skip=self._skip):
            counts[one.severity] += 1
            self._put(name, one)
        self._say(name, len(concepts), counts)
        return 1 if counts["error"] else 0

    def _read(self, file: str) -> Iterator[tuple[int, Concept]]:
        from glossaries.exchange import read_numbered

        def tell(told: str) -> None:
            say(f"{file}: {told}", quiet=self._quiet)

        with progress(quiet=self._quiet) as bar:
            reading = replace(self._reading, tell=tell, progress=staged(bar, file))
            yield from read_numbered(file, reading=reading, file_format=self._format)

    def _put(self, name: str, one: Finding) -> None:
        if self._as_json:
            put_json(_object(name, one))
            return
        place = f"{name}:{one.line}" if one.line else name
        remedy = f"; {one.remedy}" if self._verbose else ""
        put(f"{place}: {one.severity} [{one.rule}] {_in_one_line(one.message)}{remedy}")

    def _say(self, name: str, concepts: int, counts: Counter[str]) -> None:
        told = [_count(concepts, "concept")]
        told += [_count(counts[severity], severity) for severity in ("error", "warning")]
        hint = "; -v tells what to do" if counts and not (self._verbose or self._as_json) else ""
        say(f"{name}: {', '.join(told)}{hint}", quiet=self._quiet)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" + ("" if number == 1 else "s")


def _in_one_line(text: str) -> str:
    """A message that quotes a term with breaks or controls in it, as one line."""
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in text)


def _object(name: str, one: Finding) -> dict[str, object]:
    return {
        "file": name,
        "line": one.line or None,
        "id": one.identifier or None,
        "severity": one.severity,
        "rule": one.rule,
        "term": one.term or None,
        "message": one.message,
        "remedy": one.remedy,
    }


def _put_rules(as_json: bool) -> None:
    from glossaries.validation.rules import RULES

    if as_json:
        for rule in RULES.values():
            put_json({"rule": rule.name, "why": rule.why, "remedy": rule.remedy})
    else:
        rows = [(rule.name, rule.why, rule.remedy) for rule in RULES.values()]
        print_table(("rule", "finds", "what to do"), rows, names=3, wraps=True)
