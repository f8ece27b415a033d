"""An XLIFF file gets translations where it has none; every other byte of it stays."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from searching import examples
from strategies import units

from tmx import read_units, write_units
from tmx.failure import BadFormat
from tmx.filling import FillCounts, Proposal, Propose, fill, fill_xliff
from tmx.unit import STATUS, TranslationUnit

ANSWERS = {
    "Agenda": Proposal("议程", "Agenda"),
    "Opening": Proposal("开幕", "Closing", 75),
    "Q&A": Proposal("问与答 <1>", "Q&A"),
    "Item 4": Proposal("项目4", "Item 3", 100, adapted=True),
}


def known(source: str, _context: str) -> Proposal | None:
    return ANSWERS.get(source)


def filled(folder: Path, text: str, propose: Propose = known) -> tuple[str, FillCounts]:
    path = folder / "t.xlf"
    path.write_bytes(text.encode())
    counts = fill_xliff(path, path, propose)
    return path.read_bytes().decode(), counts


def old(unit: str) -> str:
    return (
        "<?xml version='1.0'?>\r\n<!-- ours -->\n<xliff version='1.2' "
        'xmlns="urn:oasis:names:tc:xliff:document:1.2">\n<file original="a.html" '
        "source-language='en' target-language='zh' datatype=\"html\"><body>\n"
        f"{unit}\n</body></file></xliff>"
    )


def new(unit: str) -> str:
    return (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" '
        f'srcLang="en" trgLang="zh">\n<file id="f1"><!-- & --> {unit}</file></xliff>\n'
    )


EXACT_1 = 'state="translated" state-qualifier="exact-match"'
FUZZY_1 = 'state="needs-review-translation" state-qualifier="fuzzy-match"'
FUZZY_2 = 'state="initial" subState="diptych:fuzzy-match"'
CASES_1 = {
    "no target": (
        "<trans-unit id='1'>\n  <source>Agenda</source>\n</trans-unit>",
        "<trans-unit id='1'>\n  <source>Agenda</source>\n"
        f"  <target {EXACT_1}>议程</target>\n</trans-unit>",
    ),
    "a target without end tag": (
        '<trans-unit id="1"><source>Opening</source><target xml:lang="zh" /></trans-unit>',
        '<trans-unit id="1"><source>Opening</source>'
        f'<target xml:lang="zh" {FUZZY_1}>开幕</target></trans-unit>',
    ),
    "an empty target with a state": (
        "<trans-unit id=\"1\"><source>Q&amp;A</source><target state='new'> </target></trans-unit>",
        f'<trans-unit id="1"><source>Q&amp;A</source><target {EXACT_1}>'
        "问与答 &lt;1&gt;</target></trans-unit>",
    ),
    "a section": (
        '<trans-unit id="1"><source><![CDATA[Q&A]]></source></trans-unit>',
        '<trans-unit id="1"><source><![CDATA[Q&A]]></source>'
        f"<target {EXACT_1}>问与答 &lt;1&gt;</target></trans-unit>",
    ),
    "codes at the ends": (
        '<trans-unit id="1"><source><g id="1"><x id="2"/>Agenda</g><ph id="3">\\n</ph></source>'
        "</trans-unit>",
        '<trans-unit id="1"><source><g id="1"><x id="2"/>Agenda</g><ph id="3">\\n</ph></source>'
        f'<target {EXACT_1}><g id="1"><x id="2"/>议程</g><ph id="3">\\n</ph></target>'
        "</trans-unit>",
    ),
    "codes inside": (
        '<trans-unit id="1"><source><g id="1">Item</g> 4</source></trans-unit>',
        '<trans-unit id="1"><source><g id="1">Item</g> 4</source>'
        f"<target {FUZZY_1}>项目4</target></trans-unit>",
    ),
    "a prefix, notes behind": (
        '<p:trans-unit xmlns:p="u" id="1"><p:source>Agenda</p:source><p:note>n</p:note>'
        "</p:trans-unit>",
        '<p:trans-unit xmlns:p="u" id="1"><p:source>Agenda</p:source>'
        f"<p:target {EXACT_1}>议程</p:target><p:note>n</p:note></p:trans-unit>",
    ),
    "segments": (
        '<trans-unit id="1"><source>Agenda. Opening</source><seg-source><mrk mtype="seg" mid="0">'
        'Agenda</mrk>. <mrk mtype="seg" mid="1">Opening</mrk></seg-source></trans-unit>',
        '<trans-unit id="1"><source>Agenda. Opening</source><seg-source><mrk mtype="seg" mid="0">'
        'Agenda</mrk>. <mrk mtype="seg" mid="1">Opening</mrk></seg-source>'
        f'<target {FUZZY_1}><mrk mtype="seg" mid="0">议程</mrk>. <mrk mtype="seg" mid="1">'
        "开幕</mrk></target></trans-unit>",
    ),
    "segments of which some are there, and some unknown": (
        '<trans-unit id="1"><source>.</source><seg-source><mrk mtype="seg" mid="0">Agenda</mrk>'
        '<mrk mtype="seg" mid="1">Agenda</mrk><mrk mtype="seg" mid="2">Unheard</mrk></seg-source>'
        '<target><mrk mtype="seg" mid="0">日程</mrk><mrk mtype="seg" mid="1"/>'
        '<mrk mtype="seg" mid="2"></mrk></target></trans-unit>',
        '<trans-unit id="1"><source>.</source><seg-source><mrk mtype="seg" mid="0">Agenda</mrk>'
        '<mrk mtype="seg" mid="1">Agenda</mrk><mrk mtype="seg" mid="2">Unheard</mrk></seg-source>'
        '<target state="needs-translation"><mrk mtype="seg" mid="0">日程</mrk>'
        '<mrk mtype="seg" mid="1">议程</mrk><mrk mtype="seg" mid="2"></mrk></target></trans-unit>',
    ),
}
CASES_2 = {
    "no target": (
        '<unit id="1"><segment><source>Agenda</source></segment></unit>',
        '<unit id="1"><segment state="translated"><source>Agenda</source>'
        "<target>议程</target></segment></unit>",
    ),
    "an empty one": (
        "<unit id=\"1\"><segment id='s' state='initial'>\n<source>Item 4</source>\n<target/>"
        "</segment></unit>",
        f"<unit id=\"1\"><segment id='s' {FUZZY_2}>\n<source>Item 4</source>\n"
        "<target>项目4</target></segment></unit>",
    ),
    "codes at the ends": (
        '<unit id="1"><segment><source><pc id="1">Agenda</pc><ph id="2"/></source></segment>'
        "</unit>",
        '<unit id="1"><segment state="translated"><source><pc id="1">Agenda</pc><ph id="2"/>'
        '</source><target><pc id="1">议程</pc><ph id="2"/></target></segment></unit>',
    ),
    "several segments": (
        '<unit id="1"><segment><source>Unheard</source></segment><ignorable><source> </source>'
        "</ignorable><segment><source>Opening</source></segment></unit>",
        '<unit id="1"><segment><source>Unheard</source></segment><ignorable><source> </source>'
        f"</ignorable><segment {FUZZY_2}><source>Opening</source><target>开幕</target></segment>"
        "</unit>",
    ),
}
KEPT_1 = (
    '<trans-unit id="1"><source>Agenda</source><target>日程</target></trans-unit>',
    '<trans-unit id="1"><source>Agenda</source><target><x id="1"/></target></trans-unit>',
    '<trans-unit id="1" translate="no"><source>Agenda</source></trans-unit>',
    "<group translate='no'><trans-unit id=\"1\"><source>Agenda</source></trans-unit></group>",
    '<trans-unit id="1"><source>Unheard</source><target/></trans-unit>',
    '<trans-unit id="1"><source> </source><target/></trans-unit>',
    '<trans-unit id="1"><source>A</source><seg-source><mrk mtype="seg" mid="1">Agenda</mrk>'
    "</seg-source><target>日程</target></trans-unit>",
)
KEPT_2 = (
    '<unit id="1" translate="no"><segment><source>Agenda</source></segment></unit>',
    '<unit id="1"><segment><source>Agenda</source><target>日程</target></segment></unit>',
    '<unit id="1"><ignorable><source>Agenda</source></ignorable></unit>',
)


@pytest.mark.parametrize("name", CASES_1)
def test_what_is_filled_in_1_2(name: str, tmp_path: Path) -> None:
    before, after = CASES_1[name]
    assert filled(tmp_path, old(before))[0] == old(after)


@pytest.mark.parametrize("name", CASES_2)
def test_what_is_filled_in_2(name: str, tmp_path: Path) -> None:
    before, after = CASES_2[name]
    assert filled(tmp_path, new(before))[0] == new(after)


@pytest.mark.parametrize("text", [*map(old, KEPT_1), *map(new, KEPT_2)])
def test_what_stays(text: str, tmp_path: Path) -> None:
    found, counts = filled(tmp_path, text)
    assert found == text
    assert (counts.exact, counts.fuzzy) == (0, 0)


def test_what_became_of_the_segments_is_counted(tmp_path: Path) -> None:
    all_units = "".join(unit for unit, _ in CASES_1.values())
    assert filled(tmp_path, old(all_units))[1] == FillCounts(exact=7, fuzzy=3, kept=1, empty=1)


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030", "iso-8859-1"])
def test_the_encoding_stays(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "t.xlf"
    text = old(CASES_1["no target"][0]).replace("'1.0'", f"'1.0' encoding='{encoding}'")
    path.write_bytes(text.encode(encoding))
    fill(path, path, known)
    assert path.read_bytes().startswith(codecs.BOM_UTF16) == (encoding == "utf-16")
    assert [(unit.source, unit.target) for unit in read_units(path)] == [("Agenda", "议程")]


def test_the_name_of_a_unit_is_its_context(tmp_path: Path) -> None:
    asked: list[tuple[str, str]] = []

    def propose(source: str, context: str) -> Proposal | None:
        asked.append((source, context))
        return None

    filled(tmp_path, new(CASES_2["no target"][0].replace("<unit", '<unit name="menu"')), propose)
    filled(
        tmp_path,
        old(CASES_1["no target"][0].replace("<trans-unit", '<trans-unit resname="m"')),
        propose,
    )
    assert asked == [("Agenda", "menu"), ("Agenda", "m")]


BOMB = '<!DOCTYPE xliff [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + new("&b;")
AGAIN = "; export the file again, or mend it at this line"
BROKEN = {
    "tags that cross": (
        new("\n<unit><segment></unit>"),
        ":3: not well-formed XML: mismatched tag" + AGAIN,
    ),
    "entities": (BOMB, ":1: declares the entity 'a', which is not read" + AGAIN),
    "depth": (new("<group>" * 300), ":2: elements lie more than 200 deep" + AGAIN),
    "another root": (
        "<html/>",
        ": the root element is <html>, not <xliff>; check that the file is what its suffix says",
    ),
    "nothing": (" \n", ": the file is empty; check that it was saved"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_told_and_stays(name: str, tmp_path: Path) -> None:
    text, told = BROKEN[name]
    with pytest.raises(BadFormat) as caught:
        filled(tmp_path, text)
    assert str(caught.value) == f"{tmp_path}/t.xlf{told}"
    assert (tmp_path / "t.xlf").read_text() == text


@settings(max_examples=examples(40), suppress_health_check=list(HealthCheck))
@given(st.lists(units, min_size=1, max_size=3), st.sampled_from([100, 80]))
def test_our_own_files_are_filled(
    tmp_path_factory: pytest.TempPathFactory, found: list[TranslationUnit], score: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "own.xlf"
    write_units(path, found, source_language="en", target_language="x-none")
    before = list(read_units(path))
    text = path.read_bytes()
    fill_xliff(path, path, lambda *_: None)
    assert path.read_bytes() == text
    counts = fill_xliff(path, path, lambda source, _: Proposal(f"译{source}", source, score))
    after = list(read_units(path))
    assert len(after) == len(before)
    for one, other in zip(before, after, strict=True):
        assert one.source_variant == other.source_variant
        if one.source.strip():
            assert other.target == "译" + one.source
            assert (other.prop(STATUS) == "initial") or score == 100
    assert counts.kept == counts.empty == 0
