"""XLIFF 1.2 as it is written, and read back."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from searching import examples
from strategies import units

from tmx import UnknownProfile, read_units, write_units
from tmx.options import Options, WriteResult
from tmx.unit import Content, Inline, TranslationUnit, Variant, pair_unit
from tmx.xliff import write_xliff
from tmx.xliff_reader import read_xliff

STRUCTURE = etree.RelaxNG(etree.parse(str(Path(__file__).parent / "data" / "xliff12.rng")))


def outcome(
    found: Sequence[TranslationUnit], source: str = "en", target: str = "zh"
) -> tuple[bytes, WriteResult]:
    stream = io.BytesIO()
    result = write_xliff(stream, found, Options(source, target, xliff_version="1.2"))
    return stream.getvalue(), result


def tree(found: Sequence[TranslationUnit]) -> etree._Element:
    root = etree.fromstring(outcome(found)[0])
    assert STRUCTURE.validate(root), str(STRUCTURE.error_log)
    return root


def read(folder: Path, data: bytes) -> list[TranslationUnit]:
    path = folder / "t.xlf"
    path.write_bytes(data)
    return list(read_xliff(path))


def pair(source: str, target: str, **props: str) -> TranslationUnit:
    named = [(f"x-{name}", value) for name, value in props.items()]
    return pair_unit(source, target, "en", "zh", props=named)


def test_the_file_as_a_whole() -> None:
    unit = pair_unit(
        "Q&A", "问答", "en", "zh", props=[("x-file", "a.md"), ("x-label", "1.")], identifier="s-1"
    )
    assert outcome([unit])[0].decode() == (
        """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.md" source-language="en" target-language="zh" datatype="plaintext"><body>
<trans-unit id="s-1" xml:space="preserve">
  <source>Q&amp;A</source>
  <target state="translated">问答</target>
  <context-group name="diptych" purpose="information">
    <context context-type="x-label">1.</context>
  </context-group>
</trans-unit>
</body></file>
</xliff>
"""
    )


@settings(max_examples=examples(60), suppress_health_check=list(HealthCheck))
@given(st.lists(units, max_size=4))
def test_what_is_written_has_the_standard_structure_and_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, found: list[TranslationUnit]
) -> None:
    root = tree(found)
    for side in root.iter("{*}source", "{*}target"):
        ids = [
            (child.get("id"), etree.QName(child).localname in ("ept", "ex"))
            for child in side.iter("{*}*")
            if child is not side
        ]
        assert len(ids) == len(set(ids))
    data = outcome(found)[0]
    folder = tmp_path_factory.getbasetemp()
    once = read(folder, data)
    taken = [unit for unit in found if (variant := unit.variant("en")) and variant.text.strip()]
    for unit, again in zip(taken, once, strict=False):
        texts = [variant.text if (variant := unit.variant(tag)) else "" for tag in ("en", "zh")]
        assert [again.source, again.target] == texts
        assert again.notes == unit.notes
        assert {one for one in unit.attributes if one[1]} <= set(again.attributes)
        assert [one for one in again.props if one[0] != "x-status"] == [
            one for one in unit.props if one[0] not in ("x-file", "x-status")
        ]
    # What XLIFF says otherwise (numbers of codes, ut as ph) is said once and for all.
    assert read(folder, outcome(once)[0]) == once


def test_an_empty_file_has_the_standard_structure(tmp_path: Path) -> None:
    tree([])
    assert read(tmp_path, outcome([])[0]) == []


@pytest.mark.parametrize(
    ("unit", "state", "approved"),
    [
        (pair("a", "甲"), "translated", None),
        (pair("a", "甲", confidence="0.31"), "needs-review-translation", None),
        (pair("a", "甲", status="fuzzy"), "needs-review-translation", None),
        (pair("a", "甲", status="reviewed"), "signed-off", "yes"),
        (pair("a", "甲", status="final", confidence="0.31"), "final", "yes"),
    ],
)
def test_states(unit: TranslationUnit, state: str, approved: str | None) -> None:
    (element,) = tree([unit]).iter("{*}trans-unit")
    target = element.find("{*}target")
    assert target is not None
    assert (target.get("state"), element.get("approved")) == (state, approved)


def test_a_unit_without_a_translation_has_no_target() -> None:
    (element,) = tree([pair("a", "")]).iter("{*}trans-unit")
    assert element.find("{*}target") is None
    assert outcome([pair("", "甲")])[1].left_out == {"no source text": 1}


def coded(source: Content, target: Content) -> TranslationUnit:
    return TranslationUnit((Variant("en", source), Variant("zh", target)), "en")


BOLD = Inline("bpt", (("i", "1"), ("x", "1"), ("type", "bold")), ("<b>",))
NO_BOLD = Inline("ept", (("i", "1"),), ("</b>",))
BREAK = Inline("ph", (("x", "2"),), ("<br/>",))


def test_codes_have_the_same_identifier_on_both_sides() -> None:
    root = tree([coded((BOLD, "a", NO_BOLD, BREAK), (BREAK, BOLD, "甲", NO_BOLD))])
    segment = [
        etree.tostring(side, encoding="unicode").partition(">")[2].rpartition("</")[0]
        for side in root.iter("{*}source", "{*}target")
    ]
    assert segment == [
        '<bpt id="1" ctype="bold">&lt;b&gt;</bpt>a<ept id="1">&lt;/b&gt;</ept>'
        '<ph id="2">&lt;br/&gt;</ph>',
        '<ph id="2">&lt;br/&gt;</ph>'
        '<bpt id="1" ctype="bold">&lt;b&gt;</bpt>甲<ept id="1">&lt;/b&gt;</ept>',
    ]


@pytest.mark.parametrize(
    ("content", "again"),
    [
        ((BOLD, "a", NO_BOLD), None),
        ((BOLD, "a", Inline("bpt", (("i", "2"), ("x", "2"))), "b", NO_BOLD, "c",
          Inline("ept", (("i", "2"),))), None),
        ((Inline("ph", (("x", "1"), ("type", "x-pause")), ("{1}",)), "a"), None),
        ((Inline("ph", (("x", "1"), ("type", "x-tmx-pause")), ("{1}",)), "a"), None),
        ((Inline("ph", (("x", "1"), ("type", "index")),), "a"), None),
        ((Inline("hi", (("x", "1"), ("type", "ulined")), ("a", Inline("ph", (("x", "2"),)))), "b"),
         None),
        ((Inline("it", (("pos", "begin"), ("x", "1"), ("type", "italic")), ("<i>",)), "a"), None),
        ((Inline("it", (("pos", "end"), ("x", "1")), ("</i>",)), "a"), None),
        ((BOLD, "a"),
         (Inline("it", (("pos", "begin"), ("x", "1"), ("type", "bold")), ("<b>",)), "a")),
        ((NO_BOLD, "a"), (Inline("it", (("pos", "end"), ("x", "1")), ("</b>",)), "a")),
        ((Inline("ut", (("x", "1"),), ("?",)), "a"), (Inline("ph", (("x", "1"),), ("?",)), "a")),
    ],
)  # fmt: skip
def test_inline_elements_are_read_back(
    content: Content, again: Content | None, tmp_path: Path
) -> None:
    (unit,) = read(tmp_path, outcome([coded(content, ("甲",))])[0])
    assert unit.variants[0].content == (again or content)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    unit = TranslationUnit(
        variants=(Variant("en", (" a  b ",)), Variant("zh", ("甲",))),
        source_language="en",
        props=(("x-file", "a.md"), ("x-confidence", "0.41"), ("Domain", "law"), ("x-tmx-a", "b"),
               ("x-status", "initial")),
        notes=("first", "second"),
        attributes=(("creationdate", "20110411T030000Z"), ("tuid", "k")),
    )  # fmt: skip
    assert read(tmp_path, outcome([unit])[0]) == [unit]


def test_the_version_is_chosen_by_who_writes(tmp_path: Path) -> None:
    path = tmp_path / "t.xlf"
    write_units(path, [pair("a", "甲")], xliff_version="1.2")
    assert b'version="1.2"' in path.read_bytes()
    assert [unit.target for unit in read_units(path)] == ["甲"]
    write_units(path, [pair("a", "甲")])
    assert b'version="2.1"' in path.read_bytes()
    with pytest.raises(UnknownProfile) as caught:
        write_units(path, [], xliff_version="2.0")
    assert (
        str(caught.value) == "'2.0' is no version of XLIFF that is written; choose one of 2.1, 1.2"
    )
