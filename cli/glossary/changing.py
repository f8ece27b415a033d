"""What a terminologist says of a concept on the command line, and what becomes of the concept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cli.options import tag_of

if TYPE_CHECKING:
    from glossaries.term import Concept, Term
    from glossaries.termbase import Stored, Termbase

Command = TypeVar("Command", bound=Callable[..., Any])

_STATUSES = {
    "prefer": ("preferred", "Use this term before the others of its language"),
    "admit": ("admitted", "This term may be used"),
    "deprecate": ("deprecated", "This term is no longer to be used"),
    "forbid": ("forbidden", "This term must not be used"),
}
_FIELDS = {
    "domain": ("NAME", "Subject field."),
    "kind": ("NAME", "body, resolution-title, document-title, symbol, phrase, or a name of yours."),
    "note": ("TEXT", "For people."),
    "source": ("TEXT", "Where it was taken from."),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a concept.

    Attributes:
        terms: further ones, each `LANG=TEXT`.
        statuses: (term, status).
        forms: each `TERM=FORM`.
        definitions: each `LANG=TEXT`, or a text alone.
        fields: field of the concept -> its text; None for what is not said.
        without: terms to take out.
    """

    terms: Sequence[str] = ()
    statuses: Sequence[tuple[str, str]] = ()
    forms: Sequence[str] = ()
    definitions: Sequence[str] = ()
    fields: dict[str, str | None] | None = None
    without: Sequence[str] = ()

    @classmethod
    def of(cls, options: dict[str, Any]) -> Said:
        """What the options of `saying` say."""
        return cls(
            options["terms"],
            [(text, status) for name, (status, _) in _STATUSES.items() for text in options[name]],
            options["forms"],
            options["definitions"],
            {name: options[name] for name in _FIELDS},
            options.get("without", ()),
        )

    def __bool__(self) -> bool:
        lists = (self.terms, self.statuses, self.forms, self.definitions, self.without)
        return any(lists) or any(text is not None for text in (self.fields or {}).values())

    def applied(self, concept: Concept) -> Concept:
        """The concept as it is said to be.

        Raises:
            UsageError: something is said of a term that it does not have, or it has none left.
            UnknownLanguage: a language is none.
        """
        terms = _with_terms(concept.terms, self.terms)
        for text, status in self.statuses:
            terms = _with_status(terms, text, status)
        for one in self.forms:
            terms = _with_form(terms, one)
        gone = {_known(terms, text).text for text in self.without}
        terms = [term for term in terms if term.text not in gone]
        if not terms:
            raise click.UsageError("A concept has one term at least.")
        told = {name: text for name, text in (self.fields or {}).items() if text is not None}
        definitions = _with_definitions(concept.definitions, self.definitions)
        return replace(concept, terms=tuple(terms), definitions=definitions, **told)  # type: ignore[arg-type]


def saying(command: Command) -> Command:
    """Add what may be said of a concept; the options go to `Said.of` as they are."""
    for name, (metavar, told) in reversed(_FIELDS.items()):
        command = click.option(f"--{name}", default=None, metavar=metavar, help=told)(command)
    for name, (_, told) in reversed(_STATUSES.items()):
        command = click.option(
            f"--{name}", multiple=True, metavar="TERM", help=f"{told}; may be repeated."
        )(command)
    return click.option(
        "--term", "terms", multiple=True, metavar="LANG=TEXT",
        help="A further term; may be repeated.",
    )(click.option(
        "--form", "forms", multiple=True, metavar="TERM=FORM",
        help="What a term is: full, abbreviation, acronym, short, variant, phrase.",
    )(click.option(
        "--definition", "definitions", multiple=True, metavar="[LANG=]TEXT",
        help="What it is, in a language or in general.",
    )(command)))  # fmt: skip


def _with_terms(terms: Iterable[Term], said: Iterable[str]) -> list[Term]:
    from glossaries.term import Term

    known = list(terms)
    for one in said:
        language, sign, text = one.partition("=")
        if not sign or not text.strip():
            raise click.UsageError(f"'{one}' is no LANG=TEXT.")
        term = Term(tag_of(language), " ".join(text.split()))
        if all((there.language, there.text) != (term.language, term.text) for there in known):
            known.append(term)
    return known


def _with_status(terms: list[Term], text: str, status: str) -> list[Term]:
    """Of a language one term is preferred: the one that was becomes admitted."""
    meant = _known(terms, text)

    def changed(term: Term) -> Term:
        if term is meant:
            return replace(term, status=status)
        rival = status == term.status == "preferred" and term.language == meant.language
        return replace(term, status="admitted") if rival else term

    return [changed(term) for term in terms]


def _with_form(terms: list[Term], said: str) -> list[Term]:
    from glossaries.term import FORMS

    text, _, form = said.rpartition("=")
    if form not in FORMS or not text:
        raise click.UsageError(f"'{said}' is no TERM=FORM; forms are {', '.join(FORMS)}.")
    meant = _known(terms, text)
    return [replace(term, form=form) if term is meant else term for term in terms]


def _known(terms: Iterable[Term], text: str) -> Term:
    terms = list(terms)
    found = next((term for term in terms if term.text == text), None)
    if found is None:
        told = ", ".join(term.text for term in terms)
        raise click.UsageError(f"The concept has no term '{text}'; it has {told}.")
    return found


def _with_definitions(
    definitions: tuple[tuple[str, str], ...], said: Iterable[str]
) -> tuple[tuple[str, str], ...]:
    """The definitions, each that is said in the place of the one of its language."""
    known = dict(definitions)
    for one in said:
        language, text = _definition(one)
        known[language] = text
    return tuple((language, text) for language, text in known.items() if text)


def _definition(said: str) -> tuple[str, str]:
    from tmx.failure import Failure

    language, sign, text = said.partition("=")
    try:
        # A definition may have an = of its own.
        return (tag_of(language), text.strip()) if sign and language else ("", said.strip())
    except Failure:
        return "", said.strip()


def chosen(base: Termbase, wanted: str) -> Stored:
    """The concept that a user means.

    Args:
        base: where it is.
        wanted: its number, or one of its terms.

    Raises:
        GlossaryError: there is none of this number.
        UsageError: there is none of this name, or several.
    """
    from cli.glossary.showing import in_short
    from glossaries.termbase import Stored

    if wanted.isascii() and wanted.isdigit():
        return Stored(int(wanted), base.concept(int(wanted)))
    found = base.found(wanted)
    if len(found) == 1:
        return found[0]
    if not found:
        raise click.UsageError(f"There is no term '{wanted}': look it up, or name a number.")
    told = "".join(f"\n  {one.id}: {in_short(one.concept)}" for one in found)
    raise click.UsageError(f"'{wanted}' is in several concepts; name a number:{told}")
