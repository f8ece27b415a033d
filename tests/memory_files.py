"""Memories and exchange files that tests make, and commands called in the tests' own process."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from cli.failures import guarded
from cli.main import diptych as program
from tmx import TranslationUnit, Variant, pair_unit
from tmx.memory import open_memory
from tmx.memory.importing.run import import_units


def called(*arguments: str | Path) -> int:
    """Call the command in this process; gives its exit code."""
    words = list(map(str, arguments))
    return guarded(lambda: program.main(words, prog_name="diptych", standalone_mode=False))


def made_memory(path: Path, units: Iterable[TranslationUnit], origin: str = "a.tmx") -> Path:
    """A memory of these units."""
    with open_memory(path, create=True) as memory:
        import_units(memory, units, origin)
    return path


def unit(
    source: str,
    target: str,
    document: str = "",
    *,
    props: dict[str, str] | None = None,
    **more: str,
) -> TranslationUnit:
    """A pair of English and Chinese.

    Args:
        source: text.
        target: text.
        document: its symbol.
        props: further props, by their names without `x-`.
        more: attributes of the translation, as OmegaT writes them (changeid, changedate).
    """
    told = ([("x-document", document)] if document else []) + [
        (f"x-{name}", value) for name, value in (props or {}).items()
    ]
    made = pair_unit(source, target, "en", "zh-CN", props=told)
    first, second = made.variants
    return replace(made, variants=(first, replace(second, attributes=tuple(more.items()))))


def in_french(made: TranslationUnit, text: str) -> TranslationUnit:
    """The unit with a French text beside."""
    return replace(made, variants=(*made.variants, Variant("fr-CA", (text,))))
