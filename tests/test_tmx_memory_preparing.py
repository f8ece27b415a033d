"""Making units ready by the batch, or in a process of its own, changes nothing of what is kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests import strategies
from tests.command import ROOT
from tmx import TranslationUnit, pair_unit, write_units
from tmx.exchange import read_units
from tmx.failure import BadFormat, Failure, TmxError
from tmx.memory import apart, characters, indexing, open_memory, preparing, records
from tmx.memory.entries import entries
from tmx.memory.importing import import_file, import_units
from tmx.options import Reading
from tmx.unit import Variant

# Marks, ligatures, halves of characters, what joins, what separates, digits of many scripts.
_ODD = (
    "a\u0301\u0300\u0327éßŒﬁ…№℃½² \n\r\t\0\x1e\u2028\u3000.,,1２٣৪_-'ǅİſK"
    "\u1100\u1161\u11a8가\u09c7\u09be\u0e33\u0e48文議\uf900\u3400\U00020000\U0002f800\ud800\udc00中，。"
)
_texts = st.lists(
    st.text(st.one_of(st.sampled_from(_ODD), st.characters()), max_size=12), max_size=8
)


def plainly(text: str) -> indexing.Entry:
    return indexing.entry(text)


def together(texts: list[str]) -> list[indexing.Entry]:
    made = entries(texts)
    rows = zip(made.keys, made.tokens, made.lengths, made.signatures, strict=True)
    return [
        indexing.Entry(key, tokens, int(length), bits.tobytes())
        for key, tokens, length, bits in rows
    ]


@given(_texts)
@example([])
@example([""])
@example(["", "\n", "Straße… 1,000.5", "1.", ".5", "1,,2", "3.4,5", "***"])
@example(["é", "e\u0301", "\u0301", "\n\u0301", "가", "\u1100\u1161\u11a8"])
def test_entries_made_together_are_those_made_one_by_one(texts: list[str]) -> None:
    assert together(texts) == list(map(plainly, texts))


def test_every_character_is_taken_as_it_is_alone_and_between_others() -> None:
    every = [chr(code) for code in range(0x30000)]
    texts = ["".join(every[i : i + 64]) for i in range(0, len(every), 64)]
    texts += [f"x{character}y" for character in every[:0x3000]]
    assert together(texts) == list(map(plainly, texts))


def test_what_joins_the_character_before_it_is_known_for_all_of_unicode() -> None:
    beyond = range(characters.LAST_COMPOSED + 1, 0x110000)
    halves = [unicodedata.decomposition(chr(code)).split() for code in beyond]
    assert not [pair for pair in halves if len(pair) == 2 and pair[0][0] != "<"]


def test_many_texts_are_divided_and_joined_again() -> None:
    texts = [f"Paragraph {number} of the report, 第{number}段" * 20 for number in range(1_000)]
    assert together(texts) == list(map(plainly, texts))


def test_some_of_the_entries() -> None:
    made = entries(["one", "two", "three"]).chosen([True, False, True])
    assert made.tokens == ["one", "three"]
    assert np.array_equal(made.signatures, entries(["one", "three"]).signatures)


@given(strategies.units)
def test_a_batch_gives_each_unit_its_digest(unit: TranslationUnit) -> None:
    [batch] = preparing.batches([unit], 2)
    assert list(batch.units.digests) == [records.digest(unit)]
