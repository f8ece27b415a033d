"""`diptych glossary shell`: for somebody who looks up all day."""

from __future__ import annotations

import sys

import click

from cli.glossary import options
from cli.glossary.asking import Asker, Question
from cli.glossary.conversing import Conversation
from cli.options import common
from cli.render import say

EXAMPLE = """\b
Examples:
  diptych glossary shell -g terms.tbx
  diptych glossary shell < terms.txt > found.tsv
"""


@click.command("shell", epilog=EXAMPLE)
@options.glossaries
@options.termbase
@options.languages
@options.limit
@options.examples
@options.as_json
@common
def command(
    files: tuple[str, ...],
    no_core: bool,
    termbase: str | None,
    source_lang: str,
    target_lang: str,
    limit: int,
    memory: str | None,
    examples: int | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Look up one term after another.

    What you type is looked up as by `diptych glossary lookup`. Terms are completed as you type
    (Tab), arrow keys bring back earlier questions, also those of other days. A line that begins
    with a colon is a command; :help lists them. Ctrl-D or :quit ends. Without a terminal, lines of
    standard input are answered one by one.
    """
    question = Question(*options.direction(source_lang, target_lang), limit, examples)
    asked = Asker.opened(
        files,
        question,
        core=not no_core,
        termbase=termbase,
        memory=memory,
        as_json=as_json,
        quiet=quiet,
        verbose=verbose,
    )
    with asked as asker:
        conversation = Conversation(asker, termbase)
        if _by_hand():
            _greet(asker, quiet=quiet)
            _converse(conversation, quiet=quiet)
        else:
            _read(conversation)


def _by_hand() -> bool:
    """Whether a person types and reads."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _greet(asker: Asker, *, quiet: bool) -> None:
    names = ", ".join(asker.gathered.names)
    concepts = f"{len(asker.gathered.concepts):,} concepts"
    say(f"{concepts} ({names}); :help for commands, Ctrl-D ends", quiet=quiet)


def _converse(conversation: Conversation, *, quiet: bool) -> None:
    from cli.glossary.prompting import Prompt

    prompt = Prompt(conversation, quiet=quiet)
    while conversation.goes_on:
        try:
            line = prompt.ask()
        except EOFError:
            return
        except KeyboardInterrupt:
            # What was typed is given up, not the shell.
            continue
        try:
            conversation.take(line)
        except KeyboardInterrupt:
            say("interrupted")


def _read(conversation: Conversation) -> None:
    from tmx.files import input_lines

    for line in input_lines():
        conversation.take(line, several=True)
        if not conversation.goes_on:
            return
