"""Making units ready by the batch, or in a process of its own, changes nothing of what is kept."""

from __future__ import annotations

import os
import signal
import unicodedata
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import strategies
from hypothesis import example, given, settings
from hypothesis import strategies as st
from memories import assert_sound, kept, plain
from searching import examples

from tmx import TranslationUnit, pair_unit, write_units
from tmx.exchange import read_units
from tmx.failure import BadFormat, Failure, TmxError
from tmx.memory import open_memory, records
from tmx.memory.importing import apart, preparing
from tmx.memory.importing.options import How
from tmx.memory.importing.run import import_file, import_units
from tmx.memory.indexing import characters, upkeep
from tmx.memory.indexing.entries import entries
from tmx.options import Reading

# Marks, ligatures, halves of characters, what joins, what separates, digits of many scripts.
_ODD = (
    "a\u0301\u0300\u0327éßŒﬁ…№℃½² \n\r\t\0\x1e\u2028\u3000.,,1２٣৪_-'ǅİſK"
    "\u1100\u1161\u11a8가\u09c7\u09be\u0e33\u0e48文議\uf900\u3400\U00020000\U0002f800\ud800\udc00中，。"
)
_texts = st.lists(
    st.text(st.one_of(st.sampled_from(_ODD), st.characters()), max_size=12), max_size=8
)


def plainly(text: str) -> upkeep.Entry:
    return upkeep.entry(text)


def together(texts: list[str]) -> list[upkeep.Entry]:
    made = entries(texts)
    rows = zip(made.keys, made.tokens, made.lengths, made.signatures, strict=True)
    return [
        upkeep.Entry(key, tokens, int(length), bits.tobytes()) for key, tokens, length, bits in rows
    ]


@given(_texts)
@example([])
@example([""])
@example(["", "\n", "Straße… 1,000.5", "1.", ".5", "1,,2", "3.4,5", "***"])
@example(["é", "e\u0301", "\u0301", "\n\u0301", "가", "\u1100\u1161\u11a8"])
def test_entries_made_together_are_those_made_one_by_one(texts: list[str]) -> None:
    assert together(texts) == list(map(plainly, texts))


def test_every_character_is_taken_as_it_is_alone_and_between_others() -> None:
    every = [chr(code) for code in range(0x20000)]
    texts = ["".join(every[i : i + 64]) for i in range(0, len(every), 64)]
    texts += [f"x{character}y" for character in every[:0x3000]]
    assert together(texts) == list(map(plainly, texts))


def test_what_joins_the_character_before_it_is_known_wherever_it_is() -> None:
    # In the planes behind these nothing is assigned that is made of anything.
    beyond = range(characters.LAST_COMPOSED + 1, 0x40000)
    halves = [unicodedata.decomposition(chr(code)).split() for code in beyond]
    assert not [pair for pair in halves if len(pair) == 2 and pair[0][0] != "<"]


def test_many_texts_are_divided_and_joined_again() -> None:
    texts = [f"Paragraph {number} of the report, 第{number}段" * 20 for number in range(1_000)]
    assert together(texts) == list(map(plainly, texts))


def test_some_of_the_entries() -> None:
    made = entries(["one", "two", "three"]).chosen([True, False, True])
    assert made.tokens == ["one", "three"]
    assert np.array_equal(made.signatures, entries(["one", "three"]).signatures)


@settings(max_examples=examples(40))
@given(strategies.units)
def test_a_batch_gives_each_unit_its_digest(unit: TranslationUnit) -> None:
    [batch] = preparing.batches([unit], 2)
    assert list(batch.units.digests) == [records.digest(unit)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A TMX file of units of all kinds."""
    path = tmp_path / "a.tmx"
    marked = pair_unit(
        "Vote.", "表决。", "en", "zh", props=[("x-document", "A/1"), ("x-line", "7")]
    )
    write_units(path, [*plain(50), marked, *plain(10, first=45)])
    return path


TABLES = (
    "SELECT * FROM language",
    "SELECT * FROM document",
    "SELECT * FROM provenance",
    "SELECT * FROM unit",
    "SELECT * FROM variant",
    "SELECT * FROM signature",
    "SELECT * FROM words_data",
)


def rows(path: Path) -> list[list[tuple[object, ...]]]:
    """All that a memory holds, but for when it came."""
    with open_memory(path) as memory:
        return [memory.connection.execute(query).fetchall() for query in TABLES]


def test_a_process_of_its_own_gives_the_same_memory(file: Path, tmp_path: Path) -> None:
    heard: list[float] = []
    reading = Reading(progress=heard.append)
    with open_memory(tmp_path / "one.tm", create=True) as memory:
        expected = import_units(memory, read_units(file), "a.tmx", how=How(batch=7))
    with open_memory(tmp_path / "two.tm", create=True) as memory:
        result = import_file(memory, partial(_read, file), reading, "a.tmx", how=How(batch=7))
    assert result == expected
    assert rows(tmp_path / "two.tm") == rows(tmp_path / "one.tm")
    assert heard[-1] == 1.0
    assert_sound(tmp_path / "two.tm")


def test_a_file_that_is_known_is_known_to_a_process_of_its_own(file: Path, tmp_path: Path) -> None:
    with open_memory(tmp_path / "a.tm", create=True) as memory:
        import_units(memory, plain(20, first=21), "other.tmx")
        import_file(memory, partial(_read, file), Reading(), "a.tmx", how=How(batch=7))
        again = import_file(memory, partial(_read, file), Reading(), "a.tmx", how=How(batch=7))
        assert (again.read, again.added, len(memory)) == (61, 0, 55)
    assert_sound(tmp_path / "a.tm")


def _read(path: Path, reading: Reading) -> Iterator[TranslationUnit]:
    return read_units(path, reading=reading)


def _broken(reading: Reading) -> Iterator[TranslationUnit]:
    reading.tell("it is broken")
    yield from plain(20)
    raise BadFormat("not well-formed XML", path="broken.tmx", line=99, remedy="mend it")


def _killed(reading: Reading) -> Iterator[TranslationUnit]:
    yield from plain(20)
    os.kill(os.getpid(), signal.SIGKILL)


def _mistaken(reading: Reading) -> Iterator[TranslationUnit]:
    yield from plain(20)
    raise ZeroDivisionError("division by zero")


@pytest.mark.parametrize(
    ("read", "kind", "said"),
    [
        (_broken, BadFormat, "broken.tmx:99: not well-formed XML (unit 21); mend it"),
        (
            _mistaken, TmxError,
            "a mistake of the program's: ZeroDivisionError: division by zero (unit 21); "
            "report it with this file",
        ),
    ],
)  # fmt: skip
def test_what_goes_wrong_there_is_told_here(
    read: apart.Read, kind: type[Failure], said: str, tmp_path: Path
) -> None:
    heard: list[str] = []
    with open_memory(tmp_path / "a.tm", create=True) as memory:
        with pytest.raises(kind) as failure:
            import_file(memory, read, Reading(tell=heard.append), "a", how=How(batch=8))
        assert (str(failure.value), kept(memory)) == (said, plain(20))
    assert heard == (["it is broken"] if read is _broken else [])


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal")
def test_a_process_that_is_killed_is_told_and_what_came_before_stays(tmp_path: Path) -> None:
    with open_memory(tmp_path / "a.tm", create=True) as memory:
        with pytest.raises(TmxError, match=r"the process that read the file was killed by SIGKILL"):
            import_file(memory, _killed, Reading(), "a", how=How(batch=8))
        assert kept(memory) == plain(16)
    assert_sound(tmp_path / "a.tm")


def _endless(pids: Path, reading: Reading) -> Iterator[TranslationUnit]:
    pids.write_text(str(os.getpid()))
    number = 0
    while True:
        number += 10
        yield from plain(10, first=number)


def test_the_process_ends_with_the_import(tmp_path: Path) -> None:
    batches = apart.batches_apart(partial(_endless, tmp_path / "pid"), Reading(), 10, lambda: True)
    next(batches)
    batches.close()
    pid = int((tmp_path / "pid").read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
