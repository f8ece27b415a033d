"""Whether a memory is sound, its indexes made anew, what can be rescued of it, and its figures."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from memories import assert_sound, broken_after, document, kept, plain, sentences, sources

from tmx import TranslationUnit, Variant, pair_unit
from tmx.database.checking import Check
from tmx.failure import BadFormat
from tmx.memory import Memory, open_memory
from tmx.memory.care.checking import REINDEX, RESCUE, checks
from tmx.memory.care.rescuing import Rescue, readable
from tmx.memory.care.statistics import Document, Language, statistics
from tmx.memory.importing.run import import_units
from tmx.memory.indexing import normalising, signatures
from tmx.memory.indexing.reindexing import reindex
from tmx.memory.marking import mark, used

UNITS = [*document(sentences(30)), *plain(10, 200), pair_unit("***", "——", "en", "zh")]


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with open_memory(tmp_path / "m.tm", create=True) as opened:
        import_units(opened, UNITS, "a.tmx")
        yield opened


def found(memory: Memory) -> dict[str, Check]:
    return {check.name: check for check in checks(memory) if not check.holds}


def test_a_memory_that_was_used_is_sound(memory: Memory) -> None:
    import_units(memory, document(["New.", *sentences(20)]), "b.tmx")
    memory.remove([stored.id for stored in memory.units("u.id % 3 = 0")])
    assert found(memory) == {}


def forget_signatures(memory: Memory) -> None:
    memory.connection.execute("DELETE FROM signature WHERE id = 1")


def wrong_signatures(memory: Memory) -> None:
    memory.connection.execute("UPDATE signature SET bits = zeroblob(length(bits)) WHERE id = 1")


def forget_words(memory: Memory) -> None:
    memory.connection.execute("INSERT INTO words (words) VALUES ('delete-all')")


def wrong_keys(memory: Memory) -> None:
    memory.connection.execute("UPDATE variant SET key = key + 1 WHERE id = 7")


def other_rules(memory: Memory) -> None:
    memory.connection.execute("UPDATE setting SET value = '0' WHERE name = 'rules'")


@pytest.mark.parametrize(
    ("harm", "names", "problem"),
    [
        (forget_signatures, {"index for fuzzy matches"}, "segment 1 is not in the index for fuzzy"),
        (wrong_signatures, {"signatures for fuzzy matches"}, "segment 1 is not in the index for"),
        (forget_words, {"index of words"}, "segment 1 is not in the index of words"),
        (wrong_keys, {"index for exact matches"}, "segment 7 is not found by its text"),
        (other_rules, {"rules of the indexes"}, "the indexes are of version 0"),
    ],
)
def test_an_index_that_does_not_fit_is_told_and_made_anew(
    memory: Memory, harm: Callable[[Memory], None], names: set[str], problem: str
) -> None:
    harm(memory)
    bad = found(memory)
    assert bad.keys() == names
    assert all(check.remedy == REINDEX for check in bad.values())
    assert any(check.problems[0].startswith(problem) for check in bad.values())
    shares: list[float] = []
    assert reindex(memory, shares.append) == 82
    assert shares == [1.0]
    assert (found(memory), kept(memory)) == ({}, UNITS)


def test_reindexing_forgets_what_is_gone(memory: Memory) -> None:
    memory.remove([1, 2, 3])
    reindex(memory)
    indexed = {v for language in (1, 2) for b in signatures.blocks(memory.connection, language)
               for v in b.variants.tolist()}  # fmt: skip
    # The three dashes and stars have no tokens.
    assert indexed == set(range(7, 81))
    assert found(memory) == {}


def test_reindexing_follows_new_rules(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(normalising, "RULES", 2)
    assert found(memory).keys() == {"rules of the indexes"}
    reindex(memory)
    assert (memory.rules, found(memory)) == (2, {})


def test_references_and_units_without_a_translation_are_found(memory: Memory) -> None:
    memory.connection.execute("PRAGMA foreign_keys = OFF")
    memory.connection.execute("DELETE FROM language WHERE tag = 'zh'")
    memory.connection.execute("DELETE FROM variant WHERE id = 2")
    bad = found(memory)
    assert bad["references between its tables"].problems[0].endswith("a language that is not there")
    assert bad["units are whole"].problems == ("unit 1 has no translation",)
    assert bad["units are whole"].remedy == RESCUE


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A memory of 3,000 units with pages of rubbish in the middle."""
    place = tmp_path / "damaged.tm"
    with open_memory(place, create=True) as memory:
        import_units(memory, document(sentences(3_000)), "a.tmx")
        # A page of units and one of variants: where they lie is told by SQLite.
        pages = [
            memory.connection.execute(
                "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' "
                "ORDER BY pageno LIMIT 1 OFFSET 3",
                (table,),
            ).fetchone()[0]
            for table in ("unit", "variant")
        ]
    with open(place, "r+b") as file:
        for page in pages:
            file.seek((page - 1) * 4096)
            file.write(b"\xff" * 100)
    return place


def has_page_list() -> bool:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("SELECT * FROM dbstat")
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()
    return True


needs_page_list = pytest.mark.skipif(
    not has_page_list(), reason="this SQLite has no list of pages (dbstat)"
)


@needs_page_list
def test_what_is_readable_of_a_damaged_memory_is_rescued(damaged: Path, tmp_path: Path) -> None:
    with pytest.raises(BadFormat, match="it is damaged"), open_memory(damaged) as memory:
        kept(memory)
    with open_memory(damaged) as memory:
        rescue = Rescue(memory)
        units = [stored.unit for stored in rescue.units()]
        assert "the file" in found(memory)
    lost = sum(last - first + 1 for first, last in rescue.lost)
    assert 0 < lost < 100
    assert len(units) + lost == 3_000
    assert set(units) < set(document(sentences(3_000)))
    with open_memory(tmp_path / "new.tm", create=True) as memory:
        assert import_units(memory, units, "rescued.tmx").added == len(units)
    assert_sound(tmp_path / "new.tm")


@needs_page_list
def test_a_damaged_index_of_texts_costs_no_unit(memory: Memory, tmp_path: Path) -> None:
    memory.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    pages = memory.connection.execute("SELECT pageno FROM dbstat WHERE name = 'variant_unit'")
    content = bytearray(memory.path.read_bytes())
    for (page,) in pages:
        content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    place = tmp_path / "damaged.tm"
    place.write_bytes(content)
    with readable(place) as rescue:
        assert [stored.unit for stored in rescue.units()] == UNITS
        assert rescue.lost == []


def test_of_a_sound_memory_all_is_rescued(memory: Memory) -> None:
    rescue = Rescue(memory)
    assert [stored.unit for stored in rescue.units()] == UNITS
    assert rescue.lost == []


@pytest.fixture
def cut(tmp_path: Path) -> Path:
    """A memory of 3,000 units of which a copy was interrupted."""
    place = tmp_path / "cut.tm"
    with open_memory(place, create=True) as memory:
        for start in range(0, 3_000, 500):
            import_units(memory, plain(500, 10_000 + start), f"{start}.tmx")
    with open(place, "r+b") as file:
        file.truncate(place.stat().st_size * 2 // 3 + 1_000)
    return place


def test_what_is_readable_of_a_memory_that_was_cut_short_is_rescued(cut: Path) -> None:
    content = cut.read_bytes()
    with pytest.raises(BadFormat, match=r"it is damaged; .* diptych tm rescue"), open_memory(cut):
        pass
    with readable(cut) as rescue:
        assert rescue.path == cut
        units = [stored.unit for stored in rescue.units()]
    lost = sum(last - first + 1 for first, last in rescue.lost)
    assert len(units) > 500
    assert len(units) + lost == 3_000
    assert units == [unit for unit in plain(3_000, 10_000) if unit in set(units)]
    assert cut.read_bytes() == content


def test_what_hangs_below_a_lost_inner_page_is_rescued(tmp_path: Path) -> None:
    place = tmp_path / "cut.tm"
    # In one go: the inner pages are made late, and lie far behind.
    with open_memory(place, create=True) as memory:
        import_units(memory, plain(6_000, 10_000), "a.tmx")
        # What was taken out does not come back.
        memory.remove(range(1, 1_001))
    with open(place, "r+b") as file:
        file.truncate(place.stat().st_size // 2)
    with readable(place) as rescue:
        units = [stored.unit for stored in rescue.units()]
    assert len(units) > 1_000
    assert len(units) + sum(last - first + 1 for first, last in rescue.lost) == 6_000
    assert set(units) < set(plain(5_000, 11_000))


@pytest.mark.parametrize("left", [100, 5_000, 40_000])
def test_of_what_cannot_be_read_at_all_that_is_said(cut: Path, left: int) -> None:
    with open(cut, "r+b") as file:
        file.truncate(left)
    with (
        pytest.raises(BadFormat, match="nothing of it can be read; take it from a backup") as told,
        readable(cut) as rescue,
    ):
        list(rescue.units())
    assert "rescue" not in str(told.value).replace(str(cut), "")


def test_a_damaged_definition_of_a_table_is_told(cut: Path) -> None:
    content = cut.read_bytes()
    place = content.index(b"CREATE TABLE unit") + 7
    cut.write_bytes(content[:place] + b"\xff" * 8 + content[place + 8 :])
    with pytest.raises(BadFormat, match="nothing of it can be read"), readable(cut):
        pass


def test_an_empty_memory_has_nothing_to_rescue(tmp_path: Path) -> None:
    with open_memory(tmp_path / "m.tm", create=True) as memory:
        rescue = Rescue(memory)
        assert (list(rescue.units()), rescue.lost) == ([], [])


def test_the_figures_of_a_memory(memory: Memory) -> None:
    french = TranslationUnit(
        tuple(Variant(tag, (text,)) for tag, text in (("fr", "Annexe I."), ("en", "Annex I."))),
        "*all*", props=(("x-confidence", "0.50"), ("x-document", "A/1")),
    )  # fmt: skip
    sure = replace(french, props=(("x-confidence", "1.00"), ("x-document", "A/1")))
    import_units(memory, [french, sure, pair_unit("x", "", "en", "zh")], "b.tmx")
    with pytest.raises(BadFormat):
        import_units(memory, broken_after(plain(1, 900)), "c.tmx")
    mark(memory, [1, 2], "reviewed")
    mark(memory, [3], "rejected")
    used(memory, [4, 4])
    told = statistics(memory)
    assert (told.units, told.statuses) == (44, {"aligned": 41, "reviewed": 2, "rejected": 1})
    assert told.pairs == {("en", "zh"): 42, ("fr", "en"): 2}
    assert told.languages[2] == Language("fr", 2, 4, 18)
    assert [(one.tag, one.segments) for one in told.languages] == [
        ("en", 44),
        ("zh", 42),
        ("fr", 2),
    ]
    english = sum(len(normalising.tokens(text)) for text in sources(memory)[:41]) + 10 + 4
    assert told.languages[0].words == english
    assert told.documents == (Document("E/2019/7", "en zh", 30), Document("A/1", "en fr", 2))
    assert (told.document_count, told.without_document, told.used) == (2, 12, 2)
    assert (told.confidence, told.with_confidence) == (0.75, 2)
    last, before, first = told.imports
    assert (first.file, first.read, first.added, first.ended is None) == ("a.tmx", 41, 41, False)
    assert (before.read, before.added, before.rejected) == (3, 2, 1)
    assert (last.added, last.ended) == (1, None)
    assert last.problem == "broken.tmx:99: not well-formed XML (unit 2); mend it"
    assert (told.layout, told.rules) == (1, normalising.RULES)
    assert told.size >= memory.path.stat().st_size
    assert (len(statistics(memory, 1).documents), len(statistics(memory, 1).imports)) == (1, 1)


def test_the_figures_of_an_empty_memory(tmp_path: Path) -> None:
    with open_memory(tmp_path / "m.tm", create=True) as memory:
        told = statistics(memory)
        assert (told.units, told.pairs, told.languages, told.confidence) == (0, {}, (), None)
        assert found(memory) == {}
        assert reindex(memory) == 0
