"""Which units a memory takes, why not, and what is put right in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from memories import assert_sound, kept

from tmx import Inline, TranslationUnit, Variant, pair_unit
from tmx.memory import open_memory
from tmx.memory.importing.fitness import LONGEST, Fitting, unfit
from tmx.memory.importing.run import import_units


def unit(*texts: tuple[str, str]) -> TranslationUnit:
    return TranslationUnit(
        tuple(Variant(tag, (text,) if text else ()) for tag, text in texts), "en"
    )


CODE = Inline("ph", (("x", "1"),), ("x" * LONGEST,))
REASONS = [
    (TranslationUnit(), "no text"),
    (unit(("en", ""), ("zh", " \n")), "no text"),
    (unit(("en", "Annex"), ("zh", "")), "text in one language only"),
    (unit(("en", "Annex"), ("en", "Appendix")), "text in one language only"),
    (unit(("en", "Annex"), ("enligsh!", "附件")), "'enligsh!' is no language code"),
    (unit(("en", "Annex"), ("", "附件")), "no language code"),
    (unit(("en", "a" * (LONGEST + 1)), ("zh", "甲")), f"longer than {LONGEST:,} characters"),
    (pair_unit(("a", CODE), "甲", "en", "zh"), f"longer than {LONGEST:,} characters"),
    (unit(("en", "a" * LONGEST), ("zh", "甲")), ""),
    (unit(("en", "Annex"), ("zh", "附件"), ("enligsh!", "x")), ""),
    (unit(("en-US", "Annex"), ("en-GB", "Annexe")), ""),
    (pair_unit((CODE.__class__("ph", (), ("1",)),), "附件", "en", "zh"), ""),
]


@pytest.mark.parametrize(("given", "reason"), REASONS)
def test_why_a_unit_is_not_taken(given: TranslationUnit, reason: str) -> None:
    assert unfit(given) == reason


def test_units_that_are_not_taken_are_counted_by_reason() -> None:
    fitting = Fitting()
    assert list(fitting.fit(given for given, _ in REASONS)) == [g for g, why in REASONS if not why]
    assert (fitting.read, sum(fitting.rejected.values())) == (12, 8)
    assert fitting.rejected["text in one language only"] == 2


def test_a_file_full_of_codes_that_are_none_gives_few_reasons() -> None:
    fitting = Fitting()
    assert not list(fitting.fit(unit(("en", "a"), (f"!{n}", "b")) for n in range(1000)))
    assert len(fitting.rejected) == 21
    assert sum(fitting.rejected.values()) == 1000


BAD = "a\ud800b\x00c\x0bd\ufffee"
CODES = Inline("ph", (("x", BAD),), (BAD,))


def test_what_xml_cannot_hold_leaves_the_texts(tmp_path: Path) -> None:
    given = [
        TranslationUnit(
            variants=(
                Variant("en", (BAD,)),
                Variant("zh", ("甲", CODES, BAD), (("x-a", BAD),), (BAD,)),
            ),
            source_language="en",
            props=(("x-b", BAD),),
            notes=(BAD,),
            attributes=(("tuid", BAD), ("usagecount", "9" * 30)),
        ),
        pair_unit("\x07", "\x08", "en", "zh"),
    ]  # fmt: skip
    with open_memory(tmp_path / "m.tm", create=True) as memory:
        result = import_units(memory, given, "x\udcff.jsonl")
        (one,) = kept(memory)
        assert memory.connection.execute("SELECT file FROM import").fetchone() == ("x\\xff.jsonl",)
    assert (result.read, result.added, result.rejected) == (2, 1, {"no text": 1})
    assert one.variants[0].content == ("abcde",)
    assert one.variants[1].content == ("甲", Inline("ph", (("x", "abcde"),), ("abcde",)), "abcde")
    assert (one.props, one.notes) == ((("x-b", "abcde"),), ("abcde",))
    assert_sound(tmp_path / "m.tm")
