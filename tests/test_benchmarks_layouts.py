"""The texts, the files made of them and the measure: `benchmarks.layouts`."""

from __future__ import annotations

import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree

from aligner import align, read_document
from aligner.document import Block, Document, Format, Kind
from benchmarks.layouts import crossed, drawn, long, office, text, trials
from benchmarks.layouts.looks import LOOKS, Look, look
from benchmarks.layouts.measure import Figures, counted, measure, same_beads
from benchmarks.layouts.text import LANGUAGES, Box, Table, Text, parse
from benchmarks.layouts.word import write_docx
from benchmarks.layouts.word_numbers import Numbers
from benchmarks.layouts.word_xml import Stretch, stretches

SIMPLE = Look("simple", running=False)
HEADING, PARAGRAPH, NOTE, CELL = (
    Block(Kind.HEADING, "Introduction", "I.", 1),
    Block(Kind.PARAGRAPH, "The meeting was opened at 10 a.m. by the Chair, who made a statement."),
    Block(Kind.FOOTNOTE, "See A/82/391.", "1"),
    Block(Kind.TABLE_CELL, "Date"),
)
TRUTH = (HEADING, PARAGRAPH, NOTE, CELL)


def blocks(written: str) -> list[tuple[str, str, str, int]]:
    """Kind, label, text and level of what a text in our notation consists of."""
    found = parse(written, "en").truth()
    return [(str(block.kind), block.label, block.text, block.level) for block in found]


# --- texts


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("# Report", ("heading", "", "Report", 1)),
        ("## II. | Local teams", ("heading", "II.", "Local teams", 2)),
        ("### （一） | 救援队", ("heading", "（一）", "救援队", 3)),
        ("12. | A person who falls", ("list-item", "12.", "A person who falls", 1)),
        ("(c) | Third", ("list-item", "(c)", "Third", 2)),
        ("(ii) | Second", ("list-item", "(ii)", "Second", 3)),
        ("- | Bullet", ("list-item", "", "Bullet", 2)),
        ("Plain *and slanted* text.", ("paragraph", "", "Plain and slanted text.", 0)),
        ("[] In a box", ("paragraph", "", "In a box", 0)),
    ],
)
def test_a_line_is_a_piece(line: str, expected: tuple[str, str, str, int]) -> None:
    assert blocks(line) == [expected]


def test_a_note_stands_behind_the_block_with_its_mark() -> None:
    found = parse("One^1^ *two*^*^.\n^1 Note.\nThree.\n^* Starred.", "en").truth()
    assert [block.text for block in found] == ["One two.", "Note.", "Starred.", "Three."]
    assert found[0].marks == ((3, "1"), (7, "*"))
    assert found[0].formats == (Format(4, 7, "italic"),)


def test_a_mark_without_its_note_is_refused() -> None:
    with pytest.raises(KeyError):
        parse("One^1^.", "en")


def test_cells_are_merged_to_the_right_and_downwards() -> None:
    (table,) = parse("= Region | Number | <\n= ^ | 2028 | 2029\n+ Asia | 4 | 5", "en").pieces
    assert isinstance(table, Table)
    spans = [[(each.across, each.down) if each else None for each in row] for row in table.rows]
    assert spans == [[(1, 2), (2, 1), None], [None, (1, 1), (1, 1)], [(1, 1), (1, 1), (1, 1)]]
    assert table.headers == 2
    told = [block.text for block in table.blocks()]
    assert told == ["Region", "Number", "2028", "2029", "Asia", "4", "5"]


def shape(made: Text) -> list[tuple[Kind, int, int]]:
    """Kind, level of headings and number of marks of all blocks."""
    return [
        (block.kind, block.level if block.kind is Kind.HEADING else 0, len(block.marks))
        for block in made.truth()
    ]


def test_both_languages_have_the_same_parts() -> None:
    english, chinese = (text.rich(language) for language in LANGUAGES)
    assert shape(english) == shape(chinese)
    assert {type(piece) for piece in english.pieces} == {Block, Table, Box}
    assert {block.kind for block in english.truth()} == set(Kind)


def test_the_agenda_is_a_text_too() -> None:
    made = text.agenda("en")
    assert made.truth()[0].text == "Annotated provisional agenda"
    assert {block.kind for block in made.truth()} == set(Kind)


# --- files


def laid_out(made: Text, how: Look, folder: Path) -> Path:
    """The path of a text's DOCX."""
    path = folder / "made.docx"
    write_docx(made, how, path)
    return path


def part(path: Path, name: str) -> etree._Element:
    """The root of a part of a DOCX."""
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


@pytest.mark.parametrize("how", LOOKS, ids=lambda how: str(how.name))
@pytest.mark.parametrize("language", LANGUAGES)
def test_python_docx_opens_what_is_written(how: Look, language: str, tmp_path: Path) -> None:
    opened = docx.Document(str(laid_out(text.rich(language), how, tmp_path)))
    assert len(opened.tables) == 1 + (how.masthead == "body")
    texts = " ".join(paragraph.text for paragraph in opened.paragraphs)
    assert {"en": "Rescue in the mountains", "zh": "山区救援"}[language] in texts
    cited = f"word/{how.notes}.xml"
    assert f"/{cited}" in {str(each.partname) for each in opened.part.package.iter_parts()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("automatic", [False, True], ids=["typed", "automatic"])
def test_the_reader_finds_the_truth_in_a_simple_look(
    automatic: bool, language: str, tmp_path: Path
) -> None:
    written = (
        "# Report\n## I. | Introduction\n1. | One^1^ two *three*.\n(a) | First;\n(b) | Second.\n"
        "^1 See A/82/391.\n2. | Two.\n(a) | Again.\n## II. | Conclusions\n3. | Three.\nEnd.\n"
        "= Date | Item\n+ 9 April | 1\n"
    )
    made = parse(written, language)
    path = laid_out(made, replace(SIMPLE, automatic=automatic), tmp_path)
    measured = measure(made.truth(), read_document(path, language).blocks)
    assert measured.differences == ()
    assert (measured.labels, measured.order) == (1.0, 1.0)


def test_lists_start_and_go_on_as_the_labels_say() -> None:
    numbers = Numbers()
    labels = [("1.", 0), ("(a)", 1), ("(b)", 1), ("2.", 0), ("(a)", 1), ("（一）", 1), ("3.", 0)]
    given = [numbers.properties(label, level) for label, level in labels]
    identities = [each[1].val if each is not None else None for each in given]
    assert identities == [101, 101, 101, 101, 101, 102, 101]
    assert numbers.properties("㈠", 1) is None


def test_roman_one_is_told_from_the_letter_by_what_stands_before() -> None:
    numbers = Numbers()
    for label in ("(h)", "(i)"):
        numbers.properties(label, 1)
    assert len(numbers.lists) == 1
    numbers.properties("(i)", 2)
    assert numbers.lists[0].manners[2] == ("lowerRoman", "({})")


def test_a_block_is_cut_where_its_manner_changes() -> None:
    block = parse("One **two**^1^ three.\n^1 Note.", "en").truth()[0]
    assert list(stretches(block)) == [
        Stretch("One "),
        Stretch("two", frozenset({"bold"})),
        Stretch("", mark="1"),
        Stretch(" three."),
    ]


def test_what_is_printed_has_no_deleted_words(tmp_path: Path) -> None:
    made, how = text.rich("en"), look("decorated")
    write_docx(made, how, tmp_path / "file.docx")
    write_docx(made, how, tmp_path / "printed.docx", printed=True)
    found = [
        len(list(part(tmp_path / name, "word/document.xml").iter("{*}delText")))
        for name in ("file.docx", "printed.docx")
    ]
    assert found[0] > 0
    assert found[1] == 0


def test_an_unknown_look_is_told_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"^no look 'grand'; there are plain, masthead"):
        look("grand")


@pytest.mark.shared
@pytest.mark.parametrize("number", [1, 2])
def test_what_is_drawn_has_the_same_parts_in_both_languages(number: int, tmp_path: Path) -> None:
    english, chinese = (drawn.text(language, number) for language in LANGUAGES)
    assert shape(english) == shape(chinese)
    assert drawn.text("en", number) == english
    assert drawn.text("en", number + 1) != english
    path = laid_out(chinese, drawn.look(number), tmp_path)
    assert len(read_document(path, "zh").blocks) > len(chinese.truth()) / 2


def test_a_drawn_look_is_the_same_every_time() -> None:
    assert drawn.look(7) == drawn.look(7)
    assert len({replace(drawn.look(number), name="") for number in range(20)}) == 20


@pytest.mark.shared
def test_a_long_text_has_what_a_report_has() -> None:
    kinds = Counter(block.kind for block in long.long("zh").truth())
    assert set(kinds) == {Kind.HEADING, Kind.LIST_ITEM, Kind.TABLE_CELL, Kind.FOOTNOTE}
    assert kinds[Kind.LIST_ITEM] == 700


# --- the measure


@pytest.mark.parametrize(
    ("found", "kind", "expected"),
    [
        (TRUTH, "paragraphs", Figures(1, 1, 1)),
        ((HEADING, NOTE, CELL), "paragraphs", Figures(0, 1, 0)),
        ((*TRUTH, CELL), "cells", Figures(1, 1, 2)),
        (
            (
                HEADING,
                replace(PARAGRAPH, text="The meeting was opened at 10 a.m."),
                replace(PARAGRAPH, text="by the Chair, who made a statement."),
            ),
            "paragraphs",
            Figures(0, 1, 2),
        ),
        ((replace(HEADING, kind=Kind.PARAGRAPH),), "headings", Figures(0, 1, 0)),
        ((replace(CELL, text=" Date\u00a0"),), "cells", Figures(1, 1, 1)),
        ((replace(PARAGRAPH, kind=Kind.LIST_ITEM),), "paragraphs", Figures(1, 1, 1)),
    ],
    ids=["same", "dropped", "added", "split", "other kind", "white space", "item"],
)
def test_a_block_counts_if_kind_and_text_are_right(
    found: tuple[Block, ...], kind: str, expected: Figures
) -> None:
    assert measure(TRUTH, found).by_kind[kind] == expected


def test_labels_and_order_are_told_apart_from_texts() -> None:
    found = (replace(HEADING, label=""), NOTE, PARAGRAPH, CELL)
    measured = measure(TRUTH, found)
    assert measured.whole == Figures(4, 4, 4)
    assert (measured.labels, measured.order) == (0.75, 0.75)


def test_differences_say_what_is_lacking_and_what_is_there() -> None:
    found = (replace(HEADING, label="1."), replace(PARAGRAPH, text="The meeting"), NOTE)
    assert measure(TRUTH, found).differences == (
        "~ heading [I.] Introduction: label is '1.'",
        f"- paragraph [] {PARAGRAPH.text}",
        "+ paragraph [] The meeting",
        "- table-cell [] Date",
    )


TITLE = Block(Kind.HEADING, "Report", part="front")
STAMP = Block(Kind.PARAGRAPH, "Distr.: General", part="front")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ((TITLE, STAMP, HEADING), (TITLE, HEADING)),
        ((TITLE, replace(STAMP, part=""), HEADING), (TITLE, replace(STAMP, part=""), HEADING)),
        ((TITLE, replace(HEADING, part="front")), (TITLE,)),
        ((replace(TITLE, part=""), HEADING), (replace(TITLE, part=""), HEADING)),
    ],
    ids=["masthead", "masthead taken for text", "text taken for masthead", "cover"],
)
def test_a_masthead_that_is_told_apart_is_left_out(
    found: tuple[Block, ...], expected: tuple[Block, ...]
) -> None:
    assert counted((TITLE, HEADING), found) == list(expected)


def test_contents_may_be_there_or_not() -> None:
    entry = replace(PARAGRAPH, text="Introduction")
    with_page = replace(entry, text="Introduction 3")
    truth = (HEADING, PARAGRAPH)
    assert counted(truth, (entry, HEADING, PARAGRAPH), [HEADING]) == [HEADING, PARAGRAPH]
    assert counted(truth, (HEADING, PARAGRAPH), [HEADING]) == [HEADING, PARAGRAPH]
    assert counted(truth, (with_page, HEADING), [HEADING]) == [with_page, HEADING]


def test_formats_are_measured_where_they_set_a_part_apart() -> None:
    bold, whole = Format(4, 11, "bold"), Format(0, len(PARAGRAPH.text), "italic")
    true = replace(PARAGRAPH, formats=(bold, Format(0, 3, "italic")))
    given = replace(PARAGRAPH, formats=(bold, whole))
    assert measure([true], [given]).formats == Figures(1, 2, 1)


def test_the_same_beads_are_counted_by_their_texts() -> None:
    source, target = (
        Document(language, (Block(Kind.PARAGRAPH, one), Block(Kind.PARAGRAPH, other)))
        for language, one, other in (
            ("en", "The meeting was opened.", "The agenda was adopted."),
            ("zh", "会议开幕。", "议程获得通过。"),
        )
    )
    first = align(source, target)
    assert same_beads(first, first) == 1.0
    assert same_beads(first, replace(first, beads=first.beads[:1])) == pytest.approx(2 / 3)


# --- with LibreOffice


@pytest.mark.office
def test_one_look_is_laid_out_and_read(tmp_path: Path) -> None:
    made = trials.lay_out([("rich", look("masthead"))], tmp_path)
    assert [(one.format, one.language) for one in made] == [
        ("docx", "en"), ("docx", "zh"), ("pdf", "en"), ("pdf", "zh"),
    ]  # fmt: skip
    assert all(one.path.read_bytes().startswith((b"PK", b"%PDF")) for one in made)
    found = [trials.tried(one) for one in made]
    assert list(trials.rows(found))[1].startswith("| masthead | docx | en | paragraphs | ")
    assert len(crossed.crossings(found)) == 2


@pytest.mark.office
def test_a_file_that_cannot_be_converted_is_told(tmp_path: Path) -> None:
    with pytest.raises(office.NoOffice, match=r"did not write gone\.pdf"):
        office.convert([tmp_path / "gone.docx"], tmp_path)


def test_without_libreoffice_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(office.NoOffice, match=r"^LibreOffice \(soffice\) and poppler-utils"):
        office.convert([Path("a.docx")], Path())
