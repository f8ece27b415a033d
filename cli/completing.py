"""What the shell offers while a command is being typed: files by suffix, languages, conditions.

Options and arguments name these in `type` or `shell_complete`; `cli.shells` has what each shell
makes of them. Nothing heavy is loaded here: it answers between two keystrokes.
"""

from __future__ import annotations

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem

from glossaries.exchange import readable_suffixes as glossary_suffixes
from glossaries.exchange import writable_suffixes as writable_glossary_suffixes
from tmx.exchange import readable_suffixes, writable_suffixes
from tmx.languages import LANGUAGES

#: A file by its suffix: the item's value is the suffixes with spaces between.
SUFFIXES = "suffixes"
#: More is to be typed behind it: no space follows.
OPEN = "open"

MEMORY_SUFFIX = ".tm"
TERMBASE_SUFFIX = ".termbase"


class Files(click.Path):
    """A file's name, of which the shell offers those with some suffixes; any other is taken too.

    A file that is missing or may not be read is told about by what opens it.

    Args:
        suffixes: with the dot.
    """

    def __init__(self, suffixes: Iterable[str]) -> None:
        super().__init__(readable=False)
        self.suffixes = tuple(suffixes)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        return [CompletionItem(" ".join(self.suffixes), type=SUFFIXES)]


UNITS = Files(readable_suffixes())
OUTPUT = Files(writable_suffixes())
MEMORY = Files([MEMORY_SUFFIX])
UNITS_OR_MEMORY = Files([MEMORY_SUFFIX, *readable_suffixes()])
GLOSSARY = Files(glossary_suffixes())
GLOSSARY_OUTPUT = Files(writable_glossary_suffixes())
TERMBASE = Files([TERMBASE_SUFFIX])
OUTPUT_OR_MEMORY = Files([MEMORY_SUFFIX, *writable_suffixes()])


def complete_language(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Codes of languages, with their names."""
    return [
        CompletionItem(code, help=names[0])
        for code, names in LANGUAGES.items()
        if code.lower().startswith(incomplete.lower())
    ]


def complete_filter(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Names of conditions; behind their operators, values as far as they are known."""
    from tmx.memory.exporting.filters import NAMES, begun

    name, operator, value = begun(incomplete)
    if not operator:
        return [
            CompletionItem(f"{known}=", type=OPEN, help=what.told)
            for known, what in NAMES.items()
            if known.startswith(name)
        ]
    *before, last = value.split(",") if name in _LISTS else [value]
    head = name + operator + "".join(f"{one}," for one in before)
    return [
        CompletionItem(head + one, help=None)
        for one in _values(name, last, ctx.params.get("memory"))
        if one.startswith(last)
    ]


#: What takes several values with commas between.
_LISTS = frozenset({"status", "kind", "language", "languages"})
_KINDS = ("heading", "paragraph", "list-item", "table-cell", "footnote")


def _values(name: str, begin: str, memory: str | None) -> Iterable[str]:
    from tmx.memory.schema import STATUSES

    if name == "status":
        return STATUSES
    if name == "kind":
        return _KINDS
    if name in ("language", "languages", "source-language", "document", "origin"):
        from tmx.memory.exporting.suggesting import names

        return names(name if name in ("document", "origin") else "language", begin, memory)
    return ()
