"""`diptych tm concordance`: where a phrase occurs, both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.options import common, limit, source_language, target_language
from cli.render import say
from cli.tm.options import as_json, memory
from cli.tm.printing import put_json
from cli.tm.showing import (
    Piece,
    Side,
    described,
    details,
    on_terminal,
    put_block,
    put_in_context,
    put_row,
)

if TYPE_CHECKING:
    from tmx.memory.searching import Concordance, Hit
    from tmx.unit import Variant

EXAMPLE = """\b
Examples:
  diptych tm concordance "plan of action"
  diptych tm concordance 届会 --in target
  diptych tm concordance "agend*" -n 50 --json
"""


@click.command("concordance", epilog=EXAMPLE)
@click.argument("phrase")
@memory
@click.option(
    "--in", "side", type=click.Choice(["source", "target"]), default=None,
    help="Look in the source language, or in the target language, alone.",
)  # fmt: skip
@limit(20, "Most units to show.")
@source_language
@target_language
@as_json
@common
def command(
    phrase: str,
    memory: str | None,
    side: str | None,
    limit: int,
    source_lang: str,
    target_lang: str,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Show the units that have PHRASE, the newest first, with their translations.

    Words, numbers and Chinese characters count, whole and in any case and width; punctuation counts
    where PHRASE has it. A * after a word stands for any ending.
    """
    from tmx.memory import open_memory
    from tmx.memory.searching import concordance
    from tmx.memory.searching.languages import lacking

    sides = {"source": [source_lang], "target": [target_lang], None: [source_lang, target_lang]}
    with open_memory(memory) as opened:
        found = concordance(opened, phrase, language=sides[side], limit=limit)
        why = lacking(opened.connection, *sides[side])
    shown = [_Shown(hit, source_lang, target_lang) for hit in found.hits]
    if as_json:
        put_json([one.for_programs() for one in shown])
    else:
        for one in shown:
            one.put()
    say(_summary(found, why), quiet=quiet)


def _summary(found: Concordance, why: str) -> str:
    if not found.hits:
        return f"nothing found: {why}" if why else "nothing found"
    units = "unit" if found.units == 1 else "units"
    told = f"{found.units:,} {units}"
    if found.more:
        told = f"more than {told}"
    shown = sum(hit.times for hit in found.hits)
    if shown == found.units and not found.more:
        return told
    return f"{len(found.hits):,} of {told}"


class _Shown:
    """A hit as the command shows it: the two languages that were asked for."""

    def __init__(self, hit: Hit, source_language: str, target_language: str) -> None:
        self._hit = hit
        self._source = hit.stored.unit.variant(source_language)
        self._target = hit.stored.unit.variant(target_language)

    def put(self) -> None:
        told = details(self._hit.stored, self._hit.times)
        variants = [one for one in (self._source, self._target) if one is not None]
        if not on_terminal():
            put_row([*(one.text if one else "" for one in (self._source, self._target)), told])
            return
        found = next((one for one in variants if self._hit.spans(one)), None)
        if found is not None:
            put_in_context(self._pieces(found))
        others = [Side(one.language, self._pieces(one)) for one in variants if one is not found]
        put_block(told, others)

    def _pieces(self, variant: Variant) -> list[Piece]:
        pieces: list[Piece] = []
        end = 0
        for start, stop in self._hit.spans(variant):
            pieces += [Piece(variant.text[end:start]), Piece(variant.text[start:stop], "found")]
            end = stop
        pieces.append(Piece(variant.text[end:]))
        return [piece for piece in pieces if piece.text]

    def for_programs(self) -> dict[str, object]:
        told: dict[str, object] = {}
        for name, variant in (("source", self._source), ("target", self._target)):
            told[name] = variant.text if variant else None
            told[f"{name}_language"] = variant.language if variant else None
            told[f"{name}_spans"] = self._hit.spans(variant)
        return {**told, **described(self._hit.stored, self._hit.times)}
