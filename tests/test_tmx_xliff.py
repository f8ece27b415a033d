"""XLIFF: 2.1 as it is written, 2.0 and 1.2 as other tools write them."""

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

from tmx.failure import BadFormat
from tmx.options import Options, WriteResult
from tmx.unit import Content, Inline, TranslationUnit, Variant, pair_unit
from tmx.xliff import write_xliff
from tmx.xliff_reader import read_xliff

STRUCTURE = etree.RelaxNG(etree.parse(str(Path(__file__).parent / "data" / "xliff21.rng")))
NS = {"x": "urn:oasis:names:tc:xliff:document:2.0"}


def outcome(
    found: Sequence[TranslationUnit], source: str = "en", target: str = "zh"
) -> tuple[bytes, WriteResult]:
    stream = io.BytesIO()
    result = write_xliff(stream, found, Options(source, target))
    return stream.getvalue(), result


def tree(found: Sequence[TranslationUnit]) -> etree._Element:
    root = etree.fromstring(outcome(found)[0])
    assert STRUCTURE.validate(root), str(STRUCTURE.error_log)
    return root


def found_in(root: etree._Element, path: str) -> list[str]:
    values = root.xpath(path, namespaces=NS)
    assert isinstance(values, list)
    return [str(value) for value in values]


def read(folder: Path, data: str | bytes) -> list[TranslationUnit]:
    path = folder / "t.xlf"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_xliff(path))


def pair(source: str, target: str, **props: str) -> TranslationUnit:
    named = [(f"x-{name}", value) for name, value in props.items()]
    return pair_unit(source, target, "en", "zh", props=named)


def test_the_file_as_a_whole() -> None:
    unit = pair_unit(
        "Q&A", "问答", "en", "zh", props=[("x-file", "a.md"), ("x-label", "1.")], identifier="s-1"
    )
    assert outcome([unit])[0].decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" '
        'xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" '
        'version="2.1" srcLang="en" trgLang="zh">\n'
        """<file id="f1" original="a.md" xml:space="preserve">
<unit id="s-1">
  <mda:metadata>
    <mda:metaGroup category="diptych">
      <mda:meta type="x-label">1.</mda:meta>
    </mda:metaGroup>
  </mda:metadata>
  <segment state="translated">
    <source>Q&amp;A</source>
    <target>问答</target>
  </segment>
</unit>
</file>
</xliff>
"""
    )


@settings(max_examples=examples(40), suppress_health_check=list(HealthCheck))
@given(st.lists(units, max_size=4))
def test_what_is_written_has_the_standard_structure(found: list[TranslationUnit]) -> None:
    root = tree(found)
    ids = found_in(root, "//x:unit/@id")
    assert len(ids) == len(set(ids))
    for unit in root.iter("{*}unit"):
        inline = found_in(unit, "x:segment/x:source//@id")
        assert len(inline) == len(set(inline))
        data = set(found_in(unit, "x:originalData/x:data/@id"))
        names = ("dataRef", "dataRefStart", "dataRefEnd")
        assert {each for name in names for each in found_in(unit, f".//@{name}")} == data


def test_an_empty_file_has_the_standard_structure(tmp_path: Path) -> None:
    tree([])
    assert read(tmp_path, outcome([])[0]) == []


@pytest.mark.parametrize(
    ("unit", "state", "sub_state"),
    [
        (pair("a", "甲"), "translated", None),
        (pair("a", "甲", confidence="0.93"), "translated", None),
        (pair("a", "甲", confidence="0.31"), "initial", "diptych:low-confidence"),
        (pair("a", "甲", status="fuzzy"), "initial", "diptych:low-confidence"),
        (pair("a", "甲", status="reviewed"), "reviewed", None),
        (pair("a", "甲", status="final", confidence="0.31"), "final", None),
        (pair("a", ""), "initial", None),
    ],
)
def test_states(unit: TranslationUnit, state: str, sub_state: str | None) -> None:
    (segment,) = tree([unit]).iter("{*}segment")
    assert (segment.get("state"), segment.get("subState")) == (state, sub_state)
    assert (segment.find("{*}target") is None) is (unit.target == "")


def test_units_without_source_text_are_left_out_and_counted() -> None:
    _, result = outcome([pair("", "甲"), pair("b", "乙")])
    assert (result.written, result.left_out) == (1, {"no source text": 1})


def test_files_and_identifiers() -> None:
    found = [
        pair("a", "甲", file="1.md"),
        pair_unit("b", "乙", "en", "zh", props=[("x-file", "1.md")], identifier="k"),
        pair_unit("c", "丙", "en", "zh", identifier="k"),
        pair_unit("d", "丁", "en", "zh", identifier="not a name"),
    ]
    root = tree(found)
    assert found_in(root, "//x:file/@original") == ["1.md"]
    assert found_in(root, "//x:unit/@id") == ["u1", "k", "u3", "u4"]


def coded(source: Content, target: Content) -> TranslationUnit:
    return TranslationUnit((Variant("en", source), Variant("zh", target)), "en")


BOLD = Inline("bpt", (("i", "1"), ("x", "1")), ("<b>",))
NO_BOLD = Inline("ept", (("i", "1"),), ("</b>",))
ITALIC = Inline("bpt", (("i", "2"), ("x", "2"), ("type", "italic")), ("<i>",))
NO_ITALIC = Inline("ept", (("i", "2"),), ("</i>",))
RAISED = Inline("bpt", (("i", "3"), ("x", "3"), ("type", "x-superscript")), ("<sup>",))
NOT_RAISED = Inline("ept", (("i", "3"),), ("</sup>",))
BREAK = Inline("ph", (("x", "2"),), ("<br/>",))


def test_codes_have_the_same_identifier_on_both_sides() -> None:
    root = tree([coded((BOLD, "a", NO_BOLD, BREAK), (BREAK, BOLD, "甲", NO_BOLD))])
    segment = [
        etree.tostring(side, encoding="unicode").partition(">")[2].rpartition("</")[0]
        for side in root.iter("{*}source", "{*}target")
    ]
    assert segment == [
        '<pc id="1" dataRefStart="d1" dataRefEnd="d2">a</pc><ph id="2" dataRef="d3"/>',
        '<ph id="2" dataRef="d3"/><pc id="1" dataRefStart="d1" dataRefEnd="d2">甲</pc>',
    ]
    assert found_in(root, "//x:data/text()") == ["<b>", "</b>", "<br/>"]


def test_stretches_are_one_element_if_they_nest_and_say_what_they_do() -> None:
    nested = (BOLD, "a", ITALIC, "b", NO_ITALIC, NO_BOLD)
    crossed = (ITALIC, "a", RAISED, "b", NO_ITALIC, "c", NOT_RAISED)
    (source,), (target,) = (
        tree([coded(nested, crossed)]).iter(f"{{*}}{side}") for side in ("source", "target")
    )
    assert [(each.tag.rpartition("}")[2], each.get("subType")) for each in source.iter("{*}*")] == [
        ("source", None), ("pc", None), ("pc", "xlf:i"),
    ]  # fmt: skip
    assert [(each.tag.rpartition("}")[2], each.get("subType")) for each in target.iter("{*}*")] == [
        ("target", None), ("pc", "xlf:i"), ("sc", "tmx:x-superscript"), ("ec", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "again"),
    [
        ((BOLD, "a", NO_BOLD), None),
        ((BOLD, "a", ITALIC, "b", NO_ITALIC, NO_BOLD, RAISED, "c", NOT_RAISED), None),
        ((BOLD, "a", ITALIC, "b", NO_BOLD, "c", NO_ITALIC), None),
        ((Inline("bpt", (("i", "1"), ("x", "1"))), "a", Inline("ept", (("i", "1"),))), None),
        ((Inline("ph", (("x", "1"), ("type", "x-pause")), ("{1}",)), "a"), None),
        ((Inline("hi", (("x", "1"), ("type", "bold")), ("a",)), "b"), None),
        (("a", Inline("ph", (("x", "1"),), ("{1}",)), "b"), None),
        ((Inline("hi", (("x", "1"),), ("a", Inline("ph", (("x", "2"),)))), "b"), None),
        ((Inline("it", (("pos", "begin"), ("x", "1")), ("<i>",)), "a"), None),
        ((Inline("it", (("pos", "end"), ("x", "1")), ("</i>",)), "a"), None),
        ((BOLD, "a"), (Inline("it", (("pos", "begin"), ("x", "1")), ("<b>",)), "a")),
        ((NO_BOLD, "a"), (Inline("it", (("pos", "end"), ("x", "1")), ("</b>",)), "a")),
        ((Inline("ut", (("x", "1"),), ("?",)), "a"), (Inline("ph", (("x", "1"),), ("?",)), "a")),
    ],
)
def test_inline_elements_are_read_back(
    content: Content, again: Content | None, tmp_path: Path
) -> None:
    (unit,) = read(tmp_path, outcome([coded(content, ("甲",))])[0])
    assert unit.variants[0].content == (again or content)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    unit = TranslationUnit(
        variants=(Variant("en", (" a  b ",)), Variant("zh", ("甲",))),
        source_language="en",
        props=(("x-file", "a.md"), ("x-confidence", "0.41"), ("x-status", "initial")),
        notes=("first", "second"),
        attributes=(("creationdate", "20110411T030000Z"), ("tuid", "k")),
    )
    assert read(tmp_path, outcome([unit])[0]) == [unit]


def document_1(body: str, attributes: str = 'target-language="zh-CN"') -> str:
    return (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        f'<file original="a.md" source-language="en-US" datatype="plaintext" {attributes}><body>'
        f"\n{body}\n</body></file></xliff>"
    )


OLD: dict[str, tuple[str, str, str, tuple[tuple[str, str], ...]]] = {
    "plain": ("<source>a</source><target>甲</target>", "a", "甲", ()),
    "no target": ("<source>a</source>", "a", "", ()),
    "approved": (
        '<source>a</source><target state="translated">甲</target>', "a", "甲",
        (("x-status", "reviewed"),),
    ),
    "to be translated": (
        '<source>a</source><target state="needs-translation">甲</target>', "a", "甲",
        (("x-status", "initial"),),
    ),
    "final": (
        '<source>a</source><target state="final">甲</target>', "a", "甲", (("x-status", "final"),)
    ),
    "suggestions are not translations": (
        "<source>a</source><target>甲</target>"
        "<alt-trans><source>b</source><target>乙</target></alt-trans>", "a", "甲", (),
    ),
    "codes": (
        '<source><g id="1">a</g><x id="2"/><bx id="3"/>b<ex id="3"/><ph id="4">%s</ph>'
        '<bpt id="5">[</bpt>c<ept id="5">]</ept><it id="6" pos="open">(</it>'
        '<mrk mtype="term">d</mrk></source><target>甲</target>', "abcd", "甲", (),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", OLD)
def test_xliff_1_2(name: str, tmp_path: Path) -> None:
    body, source, target, props = OLD[name]
    approved = ' approved="yes"' if name == "approved" else ""
    (unit,) = read(tmp_path, document_1(f'<trans-unit id="7"{approved}>{body}</trans-unit>'))
    assert (unit.source, unit.target) == (source, target)
    assert unit.props == (("x-file", "a.md"), *props)
    assert unit.attributes == (("tuid", "7"),)
    assert [variant.language for variant in unit.variants] == ["en-US", "zh-CN"]
    assert unit.line == 2


def test_xliff_1_2_codes(tmp_path: Path) -> None:
    (unit,) = read(tmp_path, document_1(f'<trans-unit id="7">{OLD["codes"][0]}</trans-unit>'))
    assert unit.variants[0].content == (
        Inline("hi", (("x", "1"),), ("a",)),
        Inline("ph", (("x", "2"),)),
        Inline("bpt", (("i", "3"), ("x", "3"))),
        "b",
        Inline("ept", (("i", "3"),)),
        Inline("ph", (("x", "4"),), ("%s",)),
        Inline("bpt", (("i", "5"), ("x", "5")), ("[",)),
        "c",
        Inline("ept", (("i", "5"),), ("]",)),
        Inline("it", (("pos", "begin"), ("x", "6")), ("(",)),
        "d",
    )


def test_a_unit_of_a_cat_tool_is_read_by_its_segments(tmp_path: Path) -> None:
    body = (
        '<group id="g"><trans-unit id="1"><source>a b</source>'
        '<seg-source><g id="1"><mrk mtype="seg" mid="1">a</mrk> '
        '<mrk mtype="seg" mid="2">b</mrk></g></seg-source><target><mrk mtype="seg" mid="2">乙</mrk>'
        '<mrk mtype="seg" mid="1">甲</mrk></target><note>n</note></trans-unit></group>'
    )
    found = read(tmp_path, document_1(body))
    assert [(unit.source, unit.target, unit.notes) for unit in found] == [
        ("a", "甲", ("n",)),
        ("b", "乙", ("n",)),
    ]


def test_a_file_without_target_language_takes_the_given_one(tmp_path: Path) -> None:
    body = '<trans-unit id="1"><source>a</source></trans-unit>'
    (unit,) = read(tmp_path, document_1(body, ""))
    assert [variant.language for variant in unit.variants] == ["en-US", "zh"]


def test_xliff_2_0_of_another_tool(tmp_path: Path) -> None:
    data = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en"
      trgLang="fr"><file id="f"><group id="g"><unit id="1"><originalData><data id="d1">[B]</data>
      <data id="d2">[/B]</data></originalData><segment state="final"><source>Hello
      <pc id="1" dataRefStart="d1" dataRefEnd="d2">you</pc><cp hex="001A"/><mrk id="m1"> all</mrk>
      </source><target>Salut</target></segment><ignorable><source> </source></ignorable>
      <segment><source>Bye</source></segment></unit></group></file></xliff>"""
    first, second = read(tmp_path, data)
    assert " ".join(first.source.split()) == "Hello you all"
    assert [part for part in first.variants[0].content if isinstance(part, Inline)] == [
        Inline("bpt", (("i", "1"), ("x", "1")), ("[B]",)),
        Inline("ept", (("i", "1"),), ("[/B]",)),
    ]
    assert (first.target, first.prop("x-status")) == ("Salut", "final")
    assert (second.source, second.target, second.attribute("tuid")) == ("Bye", "", "1")


def test_another_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFormat) as caught:
        read(tmp_path, "<tmx/>")
    assert str(caught.value).endswith(
        "t.xlf: the root element is <tmx>, not <xliff>; check that the file is what its suffix says"
    )


SDL = """<?xml version="1.0" encoding="utf-8"?>
<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" version="1.2"
 xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="agenda.docx" source-language="en-US" target-language="zh-CN">
<header><reference><internal-file form="base64">UEsD
BBQA</internal-file></reference></header><body>
<trans-unit id="t1"><source>One. <g id="5">Two</g>. Three.</source>
<seg-source><mrk mtype="seg" mid="1">One.</mrk> <g id="5"><mrk mtype="seg" mid="2">Two</mrk></g>
<mrk mtype="seg" mid="3">Three.</mrk></seg-source>
<target><mrk mtype="seg" mid="1">一。</mrk><g id="5"><mrk mtype="seg" mid="2"><mrk
 mtype="x-sdl-deleted">贰</mrk><mrk mtype="x-sdl-added">二</mrk></mrk></g><mrk mtype="seg" mid="3"/>
</target>
<sdl:seg-defs><sdl:seg id="1" conf="ApprovedSignOff"/><sdl:seg id="2" conf="Draft"/>
<sdl:seg id="3"/></sdl:seg-defs></trans-unit></body></file>
<file original="notes.docx" source-language="en-US" target-language="zh-CN"><body>
<trans-unit id="t2"><source><![CDATA[a < b]]></source><seg-source><mrk mtype="seg" mid="9"
>a &lt; b</mrk></seg-source><target>甲</target><note>check</note></trans-unit></body></file></xliff>
"""


def test_segments_of_sdlxliff_with_what_trados_says_of_them(tmp_path: Path) -> None:
    found = read(tmp_path, SDL)
    assert [(unit.source, unit.target) for unit in found] == [
        ("One.", "一。"), ("Two", "二"), ("Three.", ""), ("a < b", "甲"),
    ]  # fmt: skip
    assert [unit.prop("x-status") for unit in found] == ["final", "initial", "", ""]
    assert [unit.prop("x-file") for unit in found] == ["agenda.docx"] * 3 + ["notes.docx"]
    assert [unit.line for unit in found] == [7, 7, 7, 16]
    assert found[3].notes == ("check",)


@pytest.mark.parametrize(
    ("status", "state"),
    [("NotStarted", "initial"), ("ManuallyConfirmed", ""), ("Proofread", "final")],
)
def test_what_memoq_says_of_a_unit(status: str, state: str, tmp_path: Path) -> None:
    data = (
        '<xliff xmlns:mq="MQXliff" version="1.2"><file source-language="en" target-language="zh">'
        f'<body><trans-unit id="1" mq:status="{status}"><source>a<bpt id="1">{{}}</bpt>'
        '</source><target>甲<bpt id="1">{}</bpt></target></trans-unit></body></file></xliff>'
    )
    (unit,) = read(tmp_path, data)
    assert unit.prop("x-status") == state
    assert (unit.source, unit.target) == ("a", "甲")


def test_a_large_file_inside_another_costs_nothing(tmp_path: Path) -> None:
    data = SDL.replace("BBQA", "QUJD\n" * 5_000_000)
    assert len(data) > 20_000_000
    found = read(tmp_path, data)
    assert [unit.target for unit in found] == ["一。", "二", "", "甲"]
    assert found[0].line == 7 + 5_000_000
