"""`diptych tm search`: translations for a text, exact and fuzzy, or by meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias

import click
from click.core import ParameterSource

from cli.options import common, limit, source_language, target_language
from cli.render import put, say
from cli.tm import meaning as by_meaning
from cli.tm.options import as_json, memory
from cli.tm.printing import put_json
from cli.tm.showing import (
    Piece,
    Side,
    described,
    details,
    marked,
    on_terminal,
    put_block,
    put_row,
)

if TYPE_CHECKING:
    from tmx.memory import Memory
    from tmx.memory.searching.match import Difference, Match

#: A text, the languages of source and target -> matches.
Find: TypeAlias = "Callable[[str, tuple[str, str]], list[Match]]"

EXAMPLE = """\b
Examples:
  diptych tm search "The Commission adopted its agenda."
  diptych tm search "委员会通过了议程。" --min-score 80
  diptych tm search - --json < sentences.txt
  diptych tm search --meaning "Discussion of the item was deferred."
"""


@click.command("search", epilog=EXAMPLE)
@click.argument("text")
@memory
@limit(5, "Most matches to show.")
@click.option(
    "--min-score", type=click.IntRange(1, 100), default=None, metavar="N",
    help="Least score, 1 to 100; 100 is the very text, 99 differs in no word. Without it, 70; by "
    "meaning 60.",
)  # fmt: skip
@click.option(
    "--meaning", is_flag=True,
    help="Look for what says the same in other words. The score is then how near it is: 95 for the "
    "very sentence, mostly 70 to 90 for another wording of it.",
)  # fmt: skip
@by_meaning.encoder
@by_meaning.device
@source_language
@target_language
@as_json
@common
@click.pass_context
def command(
    context: click.Context,
    text: str,
    memory: str | None,
    limit: int,
    min_score: int | None,
    meaning: bool,
    encoder: str | None,
    device: str | None,
    source_lang: str,
    target_lang: str,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Show stored translations of texts like TEXT, the best first, with the difference marked.

    What stands in [- -] or in red is in the memory alone, what stands in {+ +} or in green in TEXT
    alone. TEXT - reads a text from each line of standard input. Without -s and -t a Chinese text is
    looked for in Chinese.

    By meaning, either language finds a unit; the first search makes vectors of the whole memory
    (`diptych tm index` does so ahead), about a minute and a half for 1,000,000 units.
    """
    from tmx.memory import open_memory

    told = any(
        context.get_parameter_source(name) is not ParameterSource.DEFAULT
        for name in ("source_lang", "target_lang")
    )
    if not meaning and (encoder or device):
        say("--encoder and --device change nothing without --meaning", quiet=quiet)
    with open_memory(memory) as opened:
        many = text == "-"
        if meaning:
            chosen = by_meaning.ready(opened, encoder, device, quiet=quiet)
            find = by_meaning.finder(opened, chosen, limit, min_score, keep=many)
        else:
            find = _fuzzy(opened, limit, min_score)
        for one in _lines(blank=as_json) if many else [text]:
            languages = (source_lang, target_lang)
            if not told and _reads_backwards(one, languages):
                languages = (target_lang, source_lang)
            found = find(one, languages)
            _show(one, found, many=many, as_json=as_json)
            if not found and (one or not many):
                why = f": {one}" if many else _why(opened, one, languages)
                say(f"nothing found{why}", quiet=quiet)


def _why(memory: Memory, text: str, languages: tuple[str, str]) -> str:
    """Why nothing could be found, as far as that is known, for behind `nothing found`."""
    from tmx.memory.searching.languages import lacking

    why = "there is no text to look for" if not text.strip() else ""
    why = why or lacking(memory.connection, *languages)
    return f": {why}" if why else ""


def _fuzzy(memory: Memory, limit: int, min_score: int | None) -> Find:
    from tmx.memory.searching import Searcher
    from tmx.memory.searching.searcher import MIN_SCORE

    searcher = Searcher(memory)
    least = min_score or MIN_SCORE
    return lambda text, languages: searcher.search(text, *languages, limit=limit, min_score=least)


def _lines(*, blank: bool) -> Iterator[str]:
    """Lines of standard input, each as soon as it is there.

    Args:
        blank: also those without text: a program's answers are as many as its questions.
    """
    from tmx.files import input_lines

    return (line.strip() for line in input_lines() if blank or line.strip())


def _reads_backwards(text: str, languages: tuple[str, str]) -> bool:
    """Whether a text is written in the script of the target language, not in the source's."""
    from tmx.scripts import script_for, script_of

    scripts = [script_for(language) for language in languages]
    return scripts[0] != scripts[1] and script_of([text]) == scripts[1]


def _show(text: str, found: list[Match], *, many: bool, as_json: bool) -> None:
    if as_json:
        matches = [_for_programs(match) for match in found]
        told = {"text": text, "matches": matches} if many else matches
        put_json(told)
    elif on_terminal():
        if many:
            put(text)
        for match in found:
            _put_block(match)
    else:
        for match in found:
            source = marked(_source(match))
            row = [str(match.score), source, match.proposal, _told(match)]
            put_row([text, *row] if many else row)


def _put_block(match: Match) -> None:
    sides = [
        Side(match.source.language, _source(match)),
        Side(match.target.language, [Piece(match.proposal)]),
    ]
    put_block(f"{match.score:3}  {_told(match)}", sides)


def _told(match: Match) -> str:
    """What there is to say of a match beside its texts."""
    told = details(match.stored, match.times)
    if not match.adapted:
        return told
    changes = ", ".join(f"{was} → {now}" for was, now in match.adapted)
    return f"auto-adapted: {changes}; {told}"


def _source(match: Match) -> list[Piece]:
    """The stored source; what is worded anew throughout would be hidden below its differences."""
    return [Piece(match.source.text)] if match.kind == "meaning" else _pieces(match.differences)


def _pieces(differences: tuple[Difference, ...]) -> list[Piece]:
    """The stored source with what the query has instead."""
    pieces: list[Piece] = []
    for one in differences:
        if one.kind == "equal":
            pieces.append(Piece(one.stored))
        else:
            pieces += [Piece(one.stored, "delete"), Piece(one.query, "insert")]
    return [piece for piece in pieces if piece.text]


def _for_programs(match: Match) -> dict[str, object]:
    return {
        "score": match.score,
        "kind": match.kind,
        "source": match.source.text,
        "target": match.target.text,
        "proposal": match.proposal,
        "adapted": [{"was": was, "now": now} for was, now in match.adapted],
        "differences": [
            {"kind": one.kind, "stored": one.stored, "query": one.query}
            for one in match.differences
        ],
        "source_language": match.source.language,
        "target_language": match.target.language,
        **described(match.stored, match.times),
    }
