"""What the indexes find is what a scan of everything finds.

Always in a small memory; with DIPTYCH_LARGE set, as in continuous integration, in one of 100,000.
"""

from __future__ import annotations

import os
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import numpy as np
import pytest
from made_units import made_units
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from tmx.languages import interchangeable
from tmx.memory import Memory, open_memory
from tmx.memory.importing.run import import_units
from tmx.memory.indexing import normalising
from tmx.memory.memory import Stored
from tmx.memory.searching import Searcher, concordance
from tmx.memory.searching.numbers import fitted
from tmx.unit import Content, Variant, plain_text

UNITS = 100_000 if os.environ.get("DIPTYCH_LARGE") else 10_000


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Memory]:
    """Some of its units were removed: the signatures still name them."""
    with open_memory(tmp_path_factory.mktemp("scan") / "memory.tm", create=True) as opened:
        import_units(opened, made_units(UNITS), "made.tmx")
        opened.remove(range(7, UNITS, 50))
        yield opened


@dataclass(frozen=True, slots=True)
class Entry:
    """A stored text with its unit."""

    stored: Stored
    variant: Variant
    tokens: list[str]
    held: list[str]


@dataclass(frozen=True, slots=True)
class Scan:
    """All units of a memory, read once."""

    units: list[Stored]
    entries: list[Entry]


@pytest.fixture(scope="module")
def scan(memory: Memory) -> Scan:
    units = [stored for stored in memory.units() if stored.status != "rejected"]
    entries = []
    for stored in units:
        for variant in stored.unit.variants:
            tokens = normalising.tokens(variant.text)
            entries.append(Entry(stored, variant, tokens, normalising.placeheld(tokens)))
    return Scan(units, entries)


class _Letters(dict[str, str]):
    """A letter for each token, so that rows of tokens are strings."""

    def __missing__(self, token: str) -> str:
        self[token] = letter = chr(0x10000 + len(self))
        return letter

    def row(self, tokens: Sequence[str]) -> str:
        return "".join(self[token] for token in tokens)


def queries(scan: Scan, language: str, count: int) -> list[str]:
    """Texts of the memory, changed or as they are, and some that nobody would ask for."""
    chance = random.Random(5)  # noqa: S311 - texts, no secrets
    texts = [e.variant.text for e in scan.entries if interchangeable(e.variant.language, language)]
    picked = chance.sample(texts, count)
    for i, text in enumerate(picked):
        parts = normalising.tokens(text) or ["*"]
        at = chance.randrange(len(parts))
        match i % 5:
            case 0:
                picked[i] = text.replace("1", "7")
            case 1:
                picked[i] = " ".join([*parts[:at], "report", *parts[at + 1 :]])
            case 2:
                picked[i] = " ".join([*parts[:at], *parts[at + 2 :]])
            case 3:
                picked[i] = text.upper() + "!"
    return [*picked, "***", "Annex", "Item 700", "(a)", "1999", "item"]


Row = tuple[int, str, str, int, int]


def scanned(
    scan: Scan, texts: Sequence[str], languages: tuple[str, str], least: int
) -> list[list[Row]]:
    """For each text: score, source, target, unit and times of every match, the best first."""
    entries = [e for e in scan.entries if interchangeable(e.variant.language, languages[0])]
    lengths = np.array([len(e.tokens) for e in entries])
    letters = _Letters()
    found = []
    for kind in ("tokens", "held"):
        rows = [letters.row(getattr(e, kind)) for e in entries]
        asked = [letters.row(_forms(text)[kind == "held"]) for text in texts]
        found.append(cdist(asked, rows, scorer=Levenshtein.distance, dtype=np.uint16))
    ranked = []
    for text, every, words in zip(texts, *found, strict=True):
        longer = np.maximum(lengths, len(_forms(text)[0]))
        near = np.flatnonzero(100 * (longer - words.astype(int)) >= least * longer)
        edits = [(entries[n], int(words[n]), int(max(every[n], words[n]))) for n in near]
        ranked.append(_ranked(text, edits, languages, least))
    return ranked


def _forms(text: str) -> tuple[list[str], list[str]]:
    tokens = normalising.tokens(text)
    return tokens, normalising.placeheld(tokens)


class _Group(NamedTuple):
    """Units that say the same; how far their source is from the query, in tokens."""

    source: Content
    target: Content
    words: int
    every: int
    longer: int


def _ranked(
    text: str, edits: list[tuple[Entry, int, int]], languages: tuple[str, str], least: int
) -> list[Row]:
    groups: defaultdict[_Group, list[Stored]] = defaultdict(list)
    for entry, words, every in edits:
        longer = max(len(entry.tokens), len(_forms(text)[0]))
        one, other = entry.variant, _target(entry, languages[1])
        if other and (longer or one.text.strip() == text.strip()):
            groups[_Group(one.content, other.content, words, every, longer)].append(entry.stored)
    rows = []
    for (content, translation, words, every, longer), units in groups.items():
        source, target = plain_text(content), plain_text(translation)
        adapted = every > words and fitted(text, source, target, languages) is not None
        score = _score(words if adapted else every, longer)
        if not every and source.strip() == text.strip() and content == (source,):
            score = 100
        best = max(units, key=lambda one: (one.status == "reviewed", one.id))
        rank = (-score, adapted, best.status != "reviewed", -len(units), -best.id)
        if score >= least:
            rows.append((rank, (score, source, target, best.id, len(units))))
    return [row for _, row in sorted(rows)]


def _score(edits: int, longer: int) -> int:
    return min(98, 100 * (longer - edits) // longer) if edits else 99


def _target(entry: Entry, language: str) -> Variant | None:
    for one in entry.stored.unit.variants:
        if one is not entry.variant and interchangeable(one.language, language):
            return one if one.text.strip() else None
    return None


@pytest.mark.parametrize(
    ("languages", "least"),
    [(("en", "zh"), 70), (("zh", "en"), 70), (("en-GB", "zh-Hant"), 50), (("en", "zh"), 99)],
)
def test_matches_are_those_of_a_scan(
    memory: Memory, scan: Scan, languages: tuple[str, str], least: int
) -> None:
    texts = queries(scan, languages[0], 12)
    searcher = Searcher(memory)
    for text, expected in zip(texts, scanned(scan, texts, languages, least), strict=True):
        found = searcher.search(text, *languages, limit=10, min_score=least)
        got = [(m.score, m.source.text, m.target.text, m.stored.id, m.times) for m in found]
        assert got == expected[:10], text


PHRASES = [
    ("the report", None), ("A/7", "en"), ("7", None), ("safe  drinking WATER", "en"),
    ("儿童", "zh"), ("水", None), ("届会议", "zh-Hant"), ("1999-2001", None), ("item 7", None),
    ("road safety in", "en"), ("***", None), ("(a)", None), ("nowhere", None), ("会在2001", "zh"),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "language"), PHRASES)
def test_occurrences_are_those_of_a_scan(
    memory: Memory, scan: Scan, phrase: str, language: str | None
) -> None:
    expected: dict[object, list[int]] = {}
    tokens = f" {' '.join(normalising.tokens(phrase))} "
    units = {
        entry.stored.id: entry.stored
        for entry in reversed(scan.entries)
        if language is None or interchangeable(entry.variant.language, language)
        if tokens in f" {' '.join(entry.tokens)} " or tokens.isspace()
        if _has(entry.variant.text, phrase)
    }
    for stored in units.values():
        texts = tuple((v.language, v.text) for v in stored.unit.variants)
        expected.setdefault(texts, []).append(stored.id)
    found = concordance(memory, phrase, language=language, limit=50, counted=UNITS)
    assert (found.units, found.more) == (len(units), False)
    got = [(hit.stored.id, hit.times) for hit in found.hits]
    assert got == [(ids[0], len(ids)) for ids in islice(expected.values(), 50)]


def _has(text: str, phrase: str) -> bool:
    """Whether the tokens of a phrase follow one another with the phrase's own signs between."""
    if not normalising.tokens(phrase):
        return phrase in text
    sought, there = _pieces(phrase), _pieces(text)
    size = len(sought)
    return any(_fits(sought, there[at : at + size]) for at in range(len(there) - size + 1))


def _fits(sought: list[tuple[str, str]], there: list[tuple[str, str]]) -> bool:
    if [token for _, token in sought[:-1]] != [token for _, token in there[:-1]]:
        return False
    wanted = [_signs(gap) for gap, _ in sought]
    signs = [_signs(gap) for gap, _ in there]
    inner = zip(wanted[1:-1], signs[1:-1], strict=True)
    return (
        signs[0].endswith(wanted[0])
        and signs[-1].startswith(wanted[-1])
        and all(want in ("", sign) for want, sign in inner)
    )


def _signs(gap: str) -> str:
    return "".join(normalising.folded(gap).split())


def _pieces(text: str) -> list[tuple[str, str]]:
    """Each token with what stands before it, and at last what stands after all."""
    ends = [0]
    pieces = []
    for token in normalising.located(text):
        pieces.append((text[ends[-1] : token.start], token.token))
        ends.append(token.end)
    return [*pieces, (text[ends[-1] :], "")]
