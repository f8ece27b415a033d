"""The side-by-side report: all there, nothing that runs or loads, readable without a script."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import time
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from aligner.document import Alignment, Bead, Document, Kind, Segment
from aligner.report import DOUBTFUL, write_report

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
HOSTILE = (
    "<script>alert(1)</script>",
    "</p></td></tr></table><img src=x onerror=alert(1)>",
    "a &amp; b && c &lt;",
    "\"quoted\" 'quoted' `quoted`",
    "<!-- not a comment",
    "]]> ${title} $title $$ %s {0} \\1",
    "</style></script></title>",
)

SOURCE = (
    Segment("Programme of work", Kind.HEADING, level=1, line=1),
    Segment("Members shall elect a chair.", Kind.LIST_ITEM, "(a)", 2, line=3),
    Segment("The chair serves for a year.", Kind.LIST_ITEM, "", 2, line=3),
    Segment("Coffee is served.", line=5),
    Segment("Morning", Kind.TABLE_CELL, line=7),
    Segment("See annex I.", Kind.FOOTNOTE, "1", line=9),
)
TARGET = (
    Segment("工作方案", Kind.HEADING, level=1),
    Segment("成员应选举主席，任期一年。", Kind.LIST_ITEM, "(a)", 2),
    Segment("上午", Kind.TABLE_CELL),
    Segment("茶歇", Kind.TABLE_CELL),
    Segment("见附件一。", Kind.FOOTNOTE, "1"),
)
BEADS = (
    Bead((0,), (0,), 0.98),
    Bead((1, 2), (1,), 0.74),
    Bead((3,), ()),
    Bead((4,), (2,), 0.31),
    Bead((), (3,)),
    Bead((5,), (4,), 0.9),
)

# Of the same segments, one pair across the others.
CROSSING = (
    Bead((0,), (0,), 0.98),
    Bead((1, 2), (4,), 0.74, moved=True),
    Bead((3, 4), (1, 2), 0.9),
    Bead((5,), (3,), 0.9),
)


def alignment(**changed: Any) -> Alignment:
    values: dict[str, Any] = {
        "source": SOURCE,
        "target": TARGET,
        "beads": BEADS,
        "source_document": Document("en", (), "/somewhere/plan.en.md", "X/1/Add.2"),
        "target_document": Document("zh", (), "plan.zh.md"),
        "signature": {"diptych": "1.2", "encoder": "bundled abc"},
    }
    return Alignment(**values | changed)


def single(text: str, **changed: Any) -> Alignment:
    """One bead with the same segment on both sides."""
    segments = (Segment(text, **changed),)
    return alignment(source=segments, target=segments, beads=(Bead((0,), (0,), 0.8),))


def written(given: Alignment, **options: Any) -> str:
    stream = io.BytesIO()
    write_report(stream, given, **options)
    return stream.getvalue().decode("utf-8")


def parsed(given: Alignment, **options: Any) -> Any:
    return html.document_fromstring(written(given, **options))


def rows(page: Any) -> Any:
    return page.xpath("//table[@id='beads']/tbody/tr")


def cells(row: Any) -> list[list[str]]:
    """The segments of both sides, with their labels."""
    return [[p.text_content() for p in td.xpath("p")] for td in row.xpath("td")]


class Nesting(HTMLParser):
    """Holds that every element is closed where it must be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_every_bead_stands_there_in_order() -> None:
    found = [(row.get("id"), *cells(row)) for row in rows(parsed(alignment()))]
    assert found == [
        ("bead-1", ["Programme of work"], ["工作方案"]),
        (
            "bead-2",
            ["(a) Members shall elect a chair.", "The chair serves for a year."],
            ["(a) 成员应选举主席，任期一年。"],
        ),
        ("bead-3", ["Coffee is served."], []),
        ("bead-4", ["Morning"], ["上午"]),
        ("bead-5", [], ["茶歇"]),
        ("bead-6", ["1 See annex I."], ["1 见附件一。"]),
    ]


def test_a_row_says_position_type_and_confidence() -> None:
    found = [row.xpath("string(th)").split() for row in rows(parsed(alignment()))]
    assert found == [
        ["1", "1-1", "0.98"],
        ["2", "2-1", "0.74"],
        ["3", "1-0", "unaligned"],
        ["4", "1-1", "0.31"],
        ["5", "0-1", "unaligned"],
        ["6", "1-1", "0.90"],
    ]


@pytest.mark.parametrize(
    ("bead", "expected"),
    [
        (Bead((0,), (0,), 1.0), ("1-1", "1.00", "", "c4 w20")),
        (Bead((0,), (0,), 0.7949), ("1-1", "0.79", "", "c3 w16")),
        (Bead((0, 1), (0,), 0.5), ("2-1", "0.50", "", "c2 w10")),
        # What is shown decides, not digits that nobody sees.
        (Bead((0,), (0,), 0.4999), ("1-1", "0.50", "", "c2 w10")),
        (Bead((0,), (0, 1), 0.3), ("1-2", "0.30", "doubtful", "c1 w6")),
        (Bead((0,), (0,), 0.0), ("1-1", "0.00", "doubtful", "c0 w0")),
        (Bead((0, 1), ()), ("2-0", "0.00", "doubtful unaligned", None)),
        (Bead((), (0,)), ("0-1", "0.00", "doubtful unaligned", None)),
    ],
)
def test_filters_and_colours_find_what_they_need(
    bead: Bead, expected: tuple[str, str, str, str | None]
) -> None:
    [row] = rows(parsed(alignment(beads=(bead,))))
    bars = [bar.get("class").removeprefix("bar ") for bar in row.xpath(".//*[@class][not(node())]")]
    kind, confidence, classes, bar = expected
    assert (row.get("data-type"), row.get("data-confidence")) == (kind, confidence)
    assert row.get("class") == classes
    assert bars == ([] if bar is None else [bar])


@pytest.mark.parametrize(
    ("position", "side", "note"), [(2, 1, "not in the target"), (4, 0, "not in the source")]
)
def test_a_missing_side_is_marked(position: int, side: int, note: str) -> None:
    cell = rows(parsed(alignment()))[position].xpath("td")[side]
    assert (cell.get("class"), cell.text_content(), cell.get("lang")) == ("none", note, None)


@pytest.mark.parametrize(
    ("segment", "shown"),
    [
        (Segment("A", Kind.HEADING, "I.", 2, line=4), ("heading", "2", "line 4", "I. A", "I.")),
        (Segment("A", Kind.LIST_ITEM, "㈠", 1), ("list-item", "1", None, "㈠ A", "㈠")),
        (Segment("A", Kind.TABLE_CELL), ("table-cell", None, None, "A", "")),
        (Segment("A", Kind.FOOTNOTE, "*"), ("footnote", None, None, "* A", "*")),
        (Segment("A", Kind.PARAGRAPH, line=1), ("paragraph", None, "line 1", "A", "")),
    ],
)
def test_a_segment_shows_its_part_in_the_document(
    segment: Segment, shown: tuple[str | None, ...]
) -> None:
    page = parsed(alignment(source=(segment,), target=(), beads=(Bead((0,), ()),)))
    [p] = page.xpath("//td/p")
    label = p.xpath("string(span[@class='label'])")
    found = (p.get("class"), p.get("data-level"), p.get("title"), p.text_content(), label)
    assert found == shown


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text_wherever_it_stands(text: str) -> None:
    document = Document("en", (), "a" + text.replace("/", ""), text)
    given = alignment(
        source=(Segment(text, Kind.LIST_ITEM, text),),
        beads=(Bead((0,), ()),),
        source_document=document,
        signature={text: text},
    )
    page = parsed(given, title=text)
    assert page.findtext("head/title") == text
    assert page.xpath("string(//h1)") == text
    assert page.xpath("string(//*[@class='signature'])") == f"{text} {text}"
    assert text in page.xpath("string(//thead/tr/th[2])")
    assert page.xpath("//td/p/text()") == [f" {text}"]
    assert page.xpath("count(//script)") == 1
    assert page.xpath("count(//img)") == 0


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1))
def test_any_text_reads_back(text: str) -> None:
    [row] = rows(parsed(single(text)))
    assert cells(row) == [[text], [text]]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b", "a␀b"),
        ("\x1b[0m\x7f", "␛[0m␡"),
        ("tab\there", "tab\there"),
        ("half \ud800 of a pair", "half ? of a pair"),
    ],
)
def test_what_html_cannot_hold_is_shown_all_the_same(text: str, shown: str) -> None:
    assert parsed(single(text)).xpath("//td[1]/p/text()") == [shown]


@pytest.mark.parametrize(
    ("language", "direction", "name"),
    [
        ("en", "ltr", "English"),
        ("zh-Hant", "ltr", "Traditional Chinese"),
        ("fr-CA", "ltr", "French"),
        ("ar", "rtl", "Arabic"),
        ("he", "rtl", "Hebrew"),
        ("ur-PK", "rtl", "Urdu"),
        ("az-Arab", "rtl", "az-Arab"),
        ("az", "ltr", "az"),
        ("x-none", "ltr", "x-none"),
    ],
)
def test_each_cell_says_its_language(language: str, direction: str, name: str) -> None:
    page = parsed(alignment(target_document=Document(language, (), "t.md")))
    cells_there = page.xpath("//tbody/tr/td[2][not(@class)]")
    assert len(cells_there) == 5
    assert {(td.get("lang"), td.get("dir")) for td in cells_there} == {(language, direction)}
    assert page.xpath("string(//thead//th[3]/span[@class='name'])") == name


def test_the_head_sums_up() -> None:
    page = parsed(alignment())
    entries = [" ".join(entry.text_content().split()) for entry in page.xpath("//dl/div")]
    assert entries == [
        "Segments6 + 5",
        "Beads4 1-1: 3, 2-1: 1",
        "Unaligned1 + 1",
        "Mean confidence0.73",
    ]
    assert page.findtext("head/title") == "plan.en.md · plan.zh.md"
    assert page.xpath("string(//*[@class='signature'])") == "diptych 1.2 · encoder bundled abc"
    columns = page.xpath("//thead//span[@class='file']/text()")
    assert columns == ["en · plan.en.md · X/1/Add.2", "zh · plan.zh.md"]


def test_folders_of_the_writer_are_not_told() -> None:
    assert "somewhere" not in written(alignment())


@pytest.mark.parametrize(
    ("least", "kept", "told"),
    [
        (0.0, [1, 2, 3, 4, 5, 6], []),
        (0.5, [1, 2, 3, 5, 6], ["1 below 0.50"]),
        (0.74, [1, 2, 3, 5, 6], ["1 below 0.74"]),
        (1.0, [3, 5], ["4 below 1.00"]),
    ],
)
def test_beads_below_the_least_confidence_are_left_out_and_told(
    least: float, kept: list[int], told: list[str]
) -> None:
    page = parsed(alignment(), min_confidence=least)
    assert [row.get("id") for row in rows(page)] == [f"bead-{n}" for n in kept]
    entries = page.xpath("//dl/div[dt='Left out']/dd")
    assert [entry.text_content() for entry in entries] == told


@pytest.mark.parametrize(
    "given", [alignment(), alignment(source=(), target=(), beads=())], ids=["full", "empty"]
)
def test_the_page_is_well_formed(given: Alignment) -> None:
    text = written(given)
    assert text.startswith("<!DOCTYPE html>\n")
    checker = Nesting()
    checker.feed(text)
    checker.close()
    assert checker.open == []
    ids = parsed(given).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_nothing_is_loaded_from_anywhere() -> None:
    text = written(alignment())
    page = parsed(alignment())
    assert page.xpath("//link | //img | //iframe | //object | //embed | //base | //form") == []
    assert page.xpath("//@src | //@action | //@style | //@*[starts-with(name(), 'on')]") == []
    assert all(href.startswith("#bead-") for href in page.xpath("//@href"))
    assert not re.search(r"https?:|@import|url\(|fetch\(|XMLHttpRequest|\bimport\b", text)


def test_the_policy_lets_only_the_pages_own_style_and_script_run() -> None:
    page = parsed(alignment())
    [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["default-src"] == "'none'"
    for name in ("style", "script"):
        [text] = page.xpath(f"//{name}/text()")
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert directives[f"{name}-src"] == f"'sha256-{digest}'"


def test_without_a_script_the_text_is_shown_and_idle_controls_are_not() -> None:
    page = parsed(alignment())
    assert page.xpath("//main//*[@hidden][not(self::input)]") == []
    idle = page.xpath("//input[not(ancestor-or-self::*[@hidden])]")
    assert idle == []


def test_beads_that_cross_are_marked_counted_and_found_by_a_filter() -> None:
    page = parsed(alignment(beads=CROSSING))
    assert [row.get("class") for row in rows(page)] == ["", "moved", "", ""]
    told = [row.xpath("string(th/*[@class='elsewhere'])") for row in rows(page)]
    assert told == ["", "moved", "", ""]
    assert page.xpath("string(//dl/div[dt='Moved']/dd)") == "1"
    assert page.xpath("count(//input[@value='moved'])") == 1


def test_where_nothing_crosses_no_filter_stands_for_it() -> None:
    page = parsed(alignment())
    assert page.xpath("//input[@value='moved'] | //dl/div[dt='Moved']") == []


def test_documents_that_are_not_versions_of_one_are_told_in_the_head() -> None:
    told = parsed(alignment(unrelated=True)).xpath("string(//dl/div[dt='Doubt']/dd)")
    assert told == "these do not look like two versions of one document"
    assert parsed(alignment()).xpath("//dl/div[dt='Doubt']") == []


def test_the_script_finds_its_elements_and_filters() -> None:
    page = parsed(alignment(beads=CROSSING))
    script = page.xpath("string(//script)")
    wanted = set(re.findall(r'\$\("([\w-]+)"\)', script))
    assert (
        {"threshold", "find-source", "find-target", "count"} <= wanted <= set(page.xpath("//@id"))
    )
    values = page.xpath("//input[@name='filter']/@value")
    assert values[-1] == "moved"
    table = script.split("const filters = {")[1].split("};")[0]
    assert re.findall(r'^ *"?([\w-]+)"?: \(', table, re.M) == values
    assert page.xpath("string(//input[@id='threshold']/@value)") == f"{DOUBTFUL:.2f}"


def test_every_class_of_the_scale_has_its_rule() -> None:
    beads = tuple(Bead((n,), (n,), n / 100) for n in range(101))
    segments = tuple(Segment(str(n)) for n in range(101))
    page = parsed(alignment(source=segments, target=segments, beads=beads))
    style = page.xpath("string(//style)")
    used = set(" ".join(page.xpath("//*[contains(@class, 'bar ')]/@class")).split())
    assert len(used) == 1 + 5 + 21
    assert [name for name in used if not re.search(rf"\.{name}\b", style)] == []


def test_the_same_alignment_gives_the_same_bytes() -> None:
    assert written(alignment()) == written(alignment())


def test_ten_thousand_beads_are_written_in_a_second() -> None:
    count = 10_000
    segments = tuple(Segment(f"Paragraph {n} says something.", line=n) for n in range(count))
    beads = tuple(Bead((n,), (n,), n / count) for n in range(count))
    given = alignment(source=segments, target=segments, beads=beads)
    start = time.process_time()
    text = written(given)
    assert time.process_time() - start < 1
    assert text.count("<tr id=") == count
