"""Inline markup of Markdown: what of it is text, and which stretches of that are set apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from aligner.readers.formats import PLAIN, Runs
from aligner.readers.html.formats import inside

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKUP = re.compile(r"[`*_\[\]<>&\\~!]")
_EMPHASIS = {"strong": "bold", "em": "italic"}
_TAG = re.compile(r"<(/?)([A-Za-z]{1,10})\b[^<>]*>")
_LEFT_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_HALF_STRONG = re.compile(r"^\*\*(?=\S)|(?<=\S)\*\*$")


def inline(text: str) -> tuple[str, Runs]:
    """Text without inline markup: links become their text, emphasis and tags go.

    Returns:
        The text, and the pieces that it was made of with their formats; () if it has none.
    """
    if not _MARKUP.search(text):
        return text, ()
    runs: Runs = list(_pieces(_markdown().parseInline(text), _Look()))
    plain = "".join(piece for piece, _ in runs)
    if "**" in plain or "__" in plain:
        runs = _with_left_over(plain, runs)
        plain = _HALF_STRONG.sub("", _LEFT_STRONG.sub(r"\2", plain))
    return plain, runs if any(names for _, names in runs) else ()


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("strikethrough")


@dataclass(slots=True)
class _Look:
    """What markup is open at a place, as the formats of the text there."""

    open: Counter[str] = field(default_factory=Counter)

    def turn(self, token: Token) -> None:
        """Takes in a token that opens or closes markup; any other changes nothing."""
        kind, _, half = token.type.rpartition("_")
        if kind in _EMPHASIS:
            self.open[_EMPHASIS[kind]] += 1 if half == "open" else -1
        elif token.type == "html_inline" and (tag := _TAG.fullmatch(token.content)):
            for name in inside(PLAIN, tag[2].lower(), None):
                self.open[name] += -1 if tag[1] else 1

    @property
    def names(self) -> frozenset[str]:
        return frozenset(name for name, count in self.open.items() if count > 0)


def _pieces(tokens: Iterable[Token], look: _Look) -> Iterator[tuple[str, frozenset[str]]]:
    for token in tokens:
        if token.type == "image":
            continue  # its alternative text is printed nowhere
        if token.children:
            yield from _pieces(token.children, look)
        elif token.type in {"text", "code_inline"}:
            yield token.content, look.names
        elif token.type in {"softbreak", "hardbreak"}:
            yield " ", look.names
        else:
            look.turn(token)


def _with_left_over(text: str, runs: Runs) -> Runs:
    """The pieces, and as strong what lies between stars that CommonMark left in the text.

    Its flanking rules miss emphasis beside Chinese letters and punctuation.
    """
    styles = [names for piece, names in runs for _ in piece]
    for hit in _LEFT_STRONG.finditer(text):
        for at in range(*hit.span(2)):
            styles[at] |= {"bold"}
    pairs = groupby(zip(text, styles, strict=True), key=lambda pair: pair[1])
    return [("".join(char for char, _ in pair), names) for names, pair in pairs]
