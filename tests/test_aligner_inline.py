"""Formats on their way from blocks to units: cut, joined, and written as codes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from aligner.document import (
    Alignment,
    Bead,
    Block,
    Document,
    Format,
    Kind,
    Masthead,
    Segment,
    join_segments,
)
from aligner.inline import contents, joined_formats, within
from aligner.readers.formats import NAMES
from aligner.segmentation import segment_document
from aligner.units import units
from tmx import read_units, write_units
from tmx.unit import Content, plain_text

DTD = etree.DTD(str(Path(__file__).parent / "data" / "tmx14.dtd"))
LETTERS = {"b": "bold", "i": "italic", "u": "underline", "^": "superscript", "_": "subscript"}


def formatted(marked: str) -> Segment:
    """A segment from a text in which `{b:...}` is bold and so on, nested as may be."""
    text, opened, formats = "", list[tuple[int, str]](), list[Format]()
    at = 0
    while at < len(marked):
        if marked[at] == "{":
            opened.append((len(text), LETTERS[marked[at + 1]]))
            at += 3
        elif marked[at] == "}":
            start, name = opened.pop()
            formats.append(Format(start, len(text), name))
            at += 1
        else:
            text += marked[at]
            at += 1
    return Segment(text, formats=tuple(sorted(formats, key=lambda one: (one.start, -one.end))))


def aligned(source: list[Segment], target: list[Segment]) -> Alignment:
    bead = Bead(tuple(range(len(source))), tuple(range(len(target))), 0.9)
    return Alignment(tuple(source), tuple(target), (bead,), Document("en", ()), Document("zh", ()))


def shown(content: Content) -> str:
    """A side as its markup: `<1 bold>` opens pair 1, `</1>` closes it."""
    return "".join(_shown(part) for part in content)


def _shown(part: object) -> str:
    if isinstance(part, str):
        return part
    values = dict(part.attributes)  # type: ignore[attr-defined]
    if "type" not in values:
        return f"</{values['i']}>"
    assert values["i"] == values["x"]
    return f"<{values['i']} {values['type']}>"


# (source, target, both as they are written)
SIDES = {
    "no format": (["Plain."], ["平。"], "Plain.", "平。"),
    "one each": (
        ["The {b:Group} met."],
        ["{b:工作组}开会。"],
        "The <1 bold>Group</1> met.",
        "<1 bold>工作组</1>开会。",
    ),
    "of all kinds": (
        ["{u:a} {^:b} {_:c} {i:d}."],
        ["甲"],
        "<1 ulined>a</1> <2 x-superscript>b</2> <3 x-subscript>c</3> <4 italic>d</4>.",
        "甲",
    ),
    "in another order": (
        ["{b:a} and {i:b} and {b:c}"],
        ["{i:乙}和{b:甲}和{b:丙}"],
        "<1 bold>a</1> and <2 italic>b</2> and <3 bold>c</3>",
        "<2 italic>乙</2>和<1 bold>甲</1>和<3 bold>丙</3>",
    ),
    "more of a kind on one side": (
        ["{b:a} and {i:b}"],
        ["{b:甲}和{b:乙}和{i:丙}"],
        "<1 bold>a</1> and <2 italic>b</2>",
        "<3 bold>甲</3>和<4 bold>乙</4>和<2 italic>丙</2>",
    ),
    "nested": (["{b:a {i:b} c} d"], [""], "<1 bold>a <2 italic>b</2> c</1> d", ""),
    "the whole segment": (["{b:All.}"], ["全。"], "<1 bold>All.</1>", "全。"),
    "sentences joined": (
        ["One {b:two.}", "{b:Three} four.", "{b:Five.}"],
        ["一{b:二。}", "{b:三}四。"],
        "One <1 bold>two. Three</1> four. <2 bold>Five.</2>",
        "一<3 bold>二。三</3>四。",
    ),
    "a whole sentence between two": (
        ["a {b:b}", "{b:c}", "{b:d} e"],
        [""],
        "a <1 bold>b c d</1> e",
        "",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("source", "target", "one", "other"), SIDES.values(), ids=SIDES.keys())
def test_a_side_of_a_bead_as_content(
    source: list[str], target: list[str], one: str, other: str
) -> None:
    alignment = aligned([formatted(each) for each in source], [formatted(each) for each in target])
    assert tuple(map(shown, contents(alignment, alignment.beads[0]))) == (one, other)


def test_the_code_itself_is_html() -> None:
    alignment = aligned([formatted("a {i:b}")], [formatted("甲")])
    first, _ = contents(alignment, alignment.beads[0])
    assert [part.content for part in first if not isinstance(part, str)] == [("<i>",), ("</i>",)]


OVERLAPS = {
    "two": (
        (Format(0, 3, "bold"), Format(2, 5, "italic")),
        "<1 bold>ab<2 italic>c</2></1><3 italic>de</3>f",
    ),
    "three": (
        (Format(0, 4, "bold"), Format(1, 5, "italic"), Format(2, 6, "underline")),
        "<1 bold>a<2 italic>b<3 ulined>cd</3></2></1><4 italic><5 ulined>e</5></4><6 ulined>f</6>",
    ),
    "the same place": (
        (Format(0, 3, "bold"), Format(0, 3, "italic")),
        "<1 bold><2 italic>abc</2></1>def",
    ),
    "side by side": (
        (Format(0, 3, "bold"), Format(3, 6, "italic")),
        "<1 bold>abc</1><2 italic>def</2>",
    ),
}


@pytest.mark.parametrize(("formats", "expected"), OVERLAPS.values(), ids=OVERLAPS.keys())
def test_overlaps_are_split_so_that_pairs_nest(formats: tuple[Format, ...], expected: str) -> None:
    alignment = aligned([Segment("abcdef", formats=formats)], [Segment("甲")])
    assert shown(contents(alignment, alignment.beads[0])[0]) == expected


@st.composite
def segments(draw: st.DrawFn) -> Segment:
    text = draw(st.text("ab 文。", min_size=1, max_size=12).filter(str.strip)).strip()
    formats = draw(
        st.lists(
            st.tuples(
                st.integers(0, len(text)), st.integers(0, len(text)), st.sampled_from(NAMES)
            ).filter(lambda one: one[0] < one[1]),
            max_size=5,
            unique=True,
        )
    )
    return Segment(text, formats=tuple(Format(*one) for one in sorted(formats)))


@given(st.lists(segments(), min_size=1, max_size=3), st.lists(segments(), min_size=1, max_size=3))
def test_pairs_always_nest_and_the_text_is_never_touched(
    source: list[Segment], target: list[Segment]
) -> None:
    alignment = aligned(source, target)
    sides = contents(alignment, alignment.beads[0])
    assert tuple(map(plain_text, sides)) == alignment.texts(alignment.beads[0])
    for content, given_, language in zip(sides, (source, target), ("en", "zh"), strict=True):
        opened: list[str] = []
        used: list[str] = []
        for part in content:
            if isinstance(part, str):
                continue
            number = dict(part.attributes)["i"]
            if part.kind == "bpt":
                opened.append(number)
                used.append(number)
            else:
                assert opened.pop() == number
        assert opened == []
        assert len(set(used)) == len(used)
        assert _look(content) == _given_look(given_, language)


def _look(content: Content) -> list[frozenset[str]]:
    """The codes that are open at each character."""
    opened: dict[str, str] = {}
    found = []
    for part in content:
        if isinstance(part, str):
            found += [frozenset(opened.values())] * len(part)
        elif part.kind == "bpt":
            opened[dict(part.attributes)["i"]] = part.content[0].strip("<>")  # type: ignore[union-attr]
        else:
            del opened[dict(part.attributes)["i"]]
    return found


def _given_look(given_: list[Segment], language: str) -> list[frozenset[str]]:
    tags = {"bold": "b", "italic": "i", "underline": "u", "superscript": "sup", "subscript": "sub"}
    formats = joined_formats(given_, language)
    text = join_segments(given_, language)
    return [
        frozenset(tags[each.name] for each in formats if each.start <= at < each.end)
        for at in range(len(text))
    ]


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (0, 10, ((2, 6, "bold"),)),
        (2, 6, ((0, 4, "bold"),)),
        (4, 10, ((0, 2, "bold"),)),
        (0, 3, ((2, 3, "bold"),)),
        (6, 10, ()),
        (0, 2, ()),
    ],
)
def test_formats_are_cut_with_their_text(
    start: int, end: int, found: tuple[tuple[int, int, str], ...]
) -> None:
    assert within([Format(2, 6, "bold")], start, end) == tuple(Format(*one) for one in found)


def test_segments_have_the_formats_and_the_part_of_their_block() -> None:
    text = "The Group met. It adopted its agenda.  Lunch followed."
    start, end = text.index("met"), text.index(" Lunch")
    block = Block(
        Kind.PARAGRAPH, text, "1.", formats=(Format(start, end - 1, "bold"),), part="front"
    )
    found = segment_document(Document("en", (block,)))
    assert [(one.text, [(each.start, each.end) for each in one.formats]) for one in found] == [
        ("The Group met.", [(10, 14)]),
        ("It adopted its agenda.", [(0, 22)]),
        ("Lunch followed.", []),
    ]
    assert {one.part for one in found} == {"front"}
    assert [one.label for one in found] == ["1.", "", ""]


def test_units_carry_codes_through_our_own_tmx(tmp_path: Path) -> None:
    alignment = aligned([formatted("The {b:Group {i:met}} <now>.")], [formatted("{b:{i:组}}会。")])
    given_ = list(units(alignment))
    path = tmp_path / "memory.tmx"
    write_units(path, given_)
    assert [one.variants for one in read_units(path)] == [one.variants for one in given_]
    assert DTD.validate(etree.parse(str(path))), str(DTD.error_log)


@pytest.mark.parametrize("profile", ["lokalize", "weblate"])
def test_tools_that_lose_text_after_codes_get_text_alone(profile: str, tmp_path: Path) -> None:
    alignment = aligned([formatted("The {b:Group} met.")], [formatted("{b:组}会。")])
    path = tmp_path / "memory.tmx"
    write_units(path, units(alignment), profile=profile)
    assert [one.source_variant.content for one in read_units(path)] == [("The Group met.",)]  # type: ignore[union-attr]


@pytest.mark.parametrize("suffix", [".po", ".tsv", ".jsonl"])
def test_formats_without_codes_get_text_alone(suffix: str, tmp_path: Path) -> None:
    alignment = aligned([formatted("The {b:Group} met.")], [formatted("{b:组}会。")])
    path = tmp_path / f"memory{suffix}"
    write_units(path, units(alignment))
    assert [(one.source, one.target) for one in read_units(path)] == [("The Group met.", "组会。")]


def test_units_say_what_the_source_documents_masthead_says() -> None:
    masthead = Masthead("General", "2031-02-03", "en", "Twentieth session", "Report on buoys")
    document = Document("en", (), path="a.docx", symbol="E/CN.24/1", masthead=masthead)
    source = (Segment("E/CN.24/1", part="front"), Segment("The Group met."))
    target = (Segment("E/CN.24/1"), Segment("工作组开会。"))
    beads = (Bead((0,), (0,), 0.9), Bead((1,), (1,), 0.9))
    other = Document("zh", (), masthead=Masthead(title="浮标报告"))
    first, second = units(Alignment(source, target, beads, document, other))
    assert first.props[:5] == (
        ("x-document", "E/CN.24/1"),
        ("x-session", "Twentieth session"),
        ("x-date", "2031-02-03"),
        ("x-title", "Report on buoys"),
        ("x-file", "a.docx"),
    )
    assert [one.prop("x-part") for one in (first, second)] == ["front", ""]


@pytest.mark.parametrize(
    ("title", "told"),
    [("议" * 200, "议" * 200), ("word " * 60, ("word " * 40)[:199].rstrip() + "…")],
)
def test_a_long_title_is_cut_as_every_unit_has_it(title: str, told: str) -> None:
    given_ = aligned([Segment("a")], [Segment("甲")])
    document = Document("en", (), masthead=Masthead(title=title))
    (unit,) = units(replace(given_, source_document=document))
    assert unit.prop("x-title") == told
