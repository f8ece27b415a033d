"""What is said in a `glossary shell`: questions, and commands that begin with a colon."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import click

from cli.glossary.asking import Asker
from cli.glossary.showing import concept_tables, in_short, sides
from cli.options import tag_of
from cli.render import put, say
from cli.tables import Table, put_tables
from tmx.failure import Failure
from tmx.languages import LANGUAGES


class Conversation:
    """A shell's state: what answers, and how it is asked now.

    Args:
        asker: what answers.
        termbase: where `:add` adds to; None for the user's.

    Attributes:
        asker: what answers.
        goes_on: False once the user has had enough.
    """

    def __init__(self, asker: Asker, termbase: str | None = None) -> None:
        self.asker = asker
        self.goes_on = True
        self._termbase = termbase

    @property
    def direction(self) -> str:
        """Which languages are looked up in and translated to, for people."""
        asked = self.asker.question
        if not (asked.source or asked.target):
            return "any"
        target = asked.target or next(iter(sides(asked.source, asked.source, "")), "any")
        return f"{asked.source or 'any'} > {target}"

    def take(self, line: str, *, several: bool = False) -> None:
        """Answer a line; what is wrong with it is told, and the shell goes on.

        Args:
            line: a question, or a command.
            several: whether rows name the question.
        """
        line = line.strip()
        try:
            if line.startswith(":"):
                self._obey(line[1:].strip())
            elif line:
                self.asker.answer(line, several=several)
        except Failure as failure:
            say(str(failure))
        except click.UsageError as error:
            say(error.message)

    def _obey(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        names = [name for name in COMMANDS if name.startswith(word)] if word else []
        if word in COMMANDS:
            names = [word]
        if len(names) != 1:
            known = ", ".join(f":{name}" for name in names or COMMANDS)
            raise click.UsageError(f"':{word}' is no command; there are {known}")
        COMMANDS[names[0]].do(self, rest.strip())

    def from_(self, language: str) -> None:
        """Set the language of the questions."""
        self.asker.question.source = _language(language)
        self._tell_direction()

    def into(self, language: str) -> None:
        """Set the language of the translations."""
        self.asker.question.target = _language(language)
        self._tell_direction()

    def swap(self, _rest: str) -> None:
        """Turn the direction round."""
        asked = self.asker.question
        source = asked.source or "en"
        target = asked.target or next(iter(sides(source, source, "")), "zh")
        asked.source, asked.target = target, source
        self._tell_direction()

    def number(self, number: str) -> None:
        """Set how many concepts are shown."""
        self.asker.question.limit = _number(number, least=1)

    def examples(self, number: str) -> None:
        """Set how many sentences are shown."""
        self.asker.question.examples = _number(number, least=0)
        if self.asker.memory is None:
            say("there is no memory to take examples from; name one with --memory")

    def show(self, number: str) -> None:
        """Show all that is known of a concept that was found last."""
        found = self.asker.last
        place = _number(number or "1", least=1)
        if place > len(found):
            raise click.UsageError(f"the last answer had {len(found)} concepts")
        concept = found[place - 1].concept
        put_tables(concept_tables(0, concept))
        put("")

    def add(self, rest: str) -> None:
        """Add a concept to the termbase."""
        from cli.glossary.add import added
        from glossaries import Termbase
        from glossaries.term import Concept, Term

        texts = [part.strip() for part in rest.split(" = ")]
        if len(texts) != 2 or not all(texts):
            raise click.UsageError("say :add TERM = TRANSLATION")
        languages = self._languages_of(texts[0])
        terms = [Term(tag, text) for tag, text in zip(languages, texts, strict=True)]
        with Termbase.open(self._termbase, create=True) as base:
            number, concept = added(base, Concept(tuple(terms)))
            self.asker.take(str(base.path), number, concept)
            say(f"{base.path}: concept {number}: {in_short(concept)}")

    def _languages_of(self, term: str) -> tuple[str, str]:
        """The languages of a new term and its translation: as they are asked in, or by script."""
        from tmx.scripts import script_for, script_of

        asked, script = self.asker.question, script_of([term])
        source = asked.source or ("zh" if script == "Han" else "en")
        target = next(iter(sides(source, source, asked.target)), asked.target)
        turned = script_for(target) == script != script_for(source)
        return (target, source) if turned else (source, target)

    def help(self, _rest: str) -> None:
        """List the commands."""
        rows = [(f":{name} {what.takes}".rstrip(), what.told) for name, what in COMMANDS.items()]
        put_tables([Table((), rows, wraps=True)])

    def quit(self, _rest: str) -> None:
        """End."""
        self.goes_on = False

    def _tell_direction(self) -> None:
        say(f"direction: {self.direction}", quiet=self.asker.quiet)


class _Command(NamedTuple):
    """A command of the shell.

    Attributes:
        do: is called with what stands behind the command.
        takes: what that is, for people.
        told: what the command does.
    """

    do: Callable[[Conversation, str], None]
    takes: str
    told: str


#: Name -> command; as many letters of a name are enough as tell it from the others.
COMMANDS = {
    "from": _Command(Conversation.from_, "LANG", "look up terms of this language; without it, any"),
    "into": _Command(Conversation.into, "LANG", "translate into this language; without it, any"),
    "swap": _Command(Conversation.swap, "", "turn the direction round"),
    "number": _Command(Conversation.number, "N", "show so many concepts"),
    "examples": _Command(Conversation.examples, "N", "show so many sentences of the memory"),
    "show": _Command(Conversation.show, "[N]", "all that is known of the Nth that was found"),
    "add": _Command(Conversation.add, "TERM = TRANSLATION", "add a concept to the termbase"),
    "help": _Command(Conversation.help, "", "list the commands"),
    "quit": _Command(Conversation.quit, "", "end, as Ctrl-D does"),
}


def _language(told: str) -> str:
    return "" if told in ("", "any") else tag_of(told)


def _number(told: str, *, least: int) -> int:
    if not (told.isascii() and told.isdigit()) or int(told) < least:
        raise click.UsageError(f"'{told}' is no number from {least}")
    return int(told)


def completions(asker: Asker, typed: str) -> list[tuple[str, str]]:
    """How what is typed goes on: (line, what is told of it).

    Args:
        asker: whose terms are offered.
        typed: from the beginning of the line; from a colon on, commands are offered.
    """
    if not typed.startswith(":"):
        return [(term, "") for term in asker.finder.completions(typed)]
    word, space, rest = typed[1:].partition(" ")
    if not space:
        return [(f":{name}", one.told) for name, one in COMMANDS.items() if name.startswith(word)]
    return _languages_from(word, rest.strip().lower()) if word in ("from", "into") else []


def _languages_from(word: str, begun: str) -> list[tuple[str, str]]:
    return [
        (f":{word} {code}", names[0])
        for code, names in LANGUAGES.items()
        if code.lower().startswith(begun)
    ]
