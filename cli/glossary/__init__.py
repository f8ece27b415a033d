"""The commands `diptych glossary ...`: one file a command, loaded when it is called."""

from __future__ import annotations

import click

from cli.groups import LazyGroup
from cli.options import common

COMMANDS = {
    "extract": (
        "cli.glossary.extract",
        "Find the terms of aligned units, with their translations.",
    ),
    "lookup": ("cli.glossary.lookup", "Find what a term is called in the other language."),
    "annotate": ("cli.glossary.annotate", "Mark the terms of a text, with their translations."),
    "shell": ("cli.glossary.shell", "Look up all day: with history and completion."),
    "import": ("cli.glossary.import_", "Take glossaries into the termbase: TBX, tables, OmegaT."),
    "export": ("cli.glossary.export", "Write the termbase, or other glossaries, to a file."),
    "validate": ("cli.glossary.validate", "Find what is wrong with a glossary."),
    "list": ("cli.glossary.list_", "The concepts of the termbase, by domain, status, text."),
    "show": ("cli.glossary.show", "All that the termbase knows of a concept."),
    "add": ("cli.glossary.add", "Add a concept to the termbase."),
    "edit": ("cli.glossary.edit", "Change a concept of the termbase."),
    "remove": ("cli.glossary.remove", "Take concepts out of the termbase; undoable."),
    "stats": ("cli.glossary.stats", "What the termbase holds; with --check, whether it is sound."),
}

SECTIONS = {
    "Find": ("extract", "lookup", "annotate", "shell"),
    "In and out": ("import", "export", "validate"),
    "The termbase": ("list", "show", "add", "edit", "remove", "stats"),
}

EXAMPLE = """\b
Example:
  diptych glossary lookup "Economic and Social Council"
  diptych glossary import terms.xlsx
"""


@click.group(cls=LazyGroup, lazy=COMMANDS, sections=SECTIONS, epilog=EXAMPLE)
@common
def command(quiet: bool, verbose: bool) -> None:
    """Look up terms, mark them in texts, and keep them."""
