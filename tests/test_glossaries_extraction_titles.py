"""What is found whole: quoted titles, headings, names in brackets, references, known terms."""

from __future__ import annotations

import pytest
from extraction_corpora import Dictionary, corpus

from glossaries import Concept, Term
from glossaries.extraction.brackets import bracketed
from glossaries.extraction.corpus import Side
from glossaries.extraction.headings import headings
from glossaries.extraction.linking import learn
from glossaries.extraction.patterns import patterns_for
from glossaries.extraction.recognised import recognised
from glossaries.extraction.references import numbers_before, references
from glossaries.extraction.titles import Title, marked_titles, quoted, titles
from glossaries.term import DOCUMENT_TITLE, PHRASE, RESOLUTION_TITLE

PATTERNS = patterns_for("en"), patterns_for("zh")
ENCODER = Dictionary(
    "protection 保护", "lakes lake 湖泊", "mountain 高山", "ports port 港口", "night 夜间",
    "plan 计划", "convention 公约", "are 是", "deep 深", "safety 安全", "ferries 渡船",
    "report 报告", "protocol 议定书", "entitled 题为", "question 问题", "day 白天",
)  # fmt: skip

# language, text, what stands between marks (and whether these are title marks)
QUOTED: list[tuple[str, str, list[tuple[str, bool]]]] = [
    ("en", "entitled “Lakes of the North”,", [("Lakes of the North", False)]),
    ("en", "the “Lakes, ports,” here", [("Lakes, ports", False)]),
    ("en", 'the "Lake Plan" and the "Port Plan"', [("Lake Plan", False), ("Port Plan", False)]),
    ("en", 'the "Lake Plan" of 5" pipes', []),
    ("en", "“a “great” day” here", [("a “great” day", False)]),
    ("en", "one “word” alone", []),
    ("en", "“never closed at all", []),
    ("en", f"“{'word ' * 70}”", []),
    ("zh", "题为“保护湖泊”的决议", [("保护湖泊", False)]),
    ("zh", "「保护湖泊」", [("保护湖泊", False)]),
    ("zh", "《湖泊公约》", [("湖泊公约", True)]),
    (
        "zh",
        "《关于〈湖泊公约〉的议定书》",
        [("关于〈湖泊公约〉的议定书", True), ("湖泊公约", True)],
    ),
    ("zh", "》湖泊《公约", []),
]


def _side(language: str, text: str) -> Side:
    return corpus([(text, "x")], language, "fr").source


@pytest.mark.parametrize(("language", "text", "found"), QUOTED)
def test_what_stands_between_marks(language: str, text: str, found: list[tuple[str, bool]]) -> None:
    side = _side(language, text)
    got = quoted(side, 0, patterns_for(language))
    assert [(one.text, one.certain) for one in got] == found
    for one in got:
        written = side.text(one.first, one.last)
        assert written.startswith(one.text.split()[0])
        assert one.text in text
        assert text.index(one.text) == len(one.before) + (len(text.split(one.before)[0]))


def test_all_between_title_marks_is_kept() -> None:
    side = corpus(
        [("a", "《湖泊公约》和《港口法》"), ("b", "《关于〈渡船公约〉的书》和“湖泊”")]
    ).target
    assert marked_titles(side, PATTERNS[1]) == {"湖泊公约", "港口法", "渡船公约"}
    assert marked_titles(_side("en", "“Lakes of the North”"), PATTERNS[0]) == frozenset()


def _titles(*pairs: tuple[str, str]) -> list[Title]:
    read = corpus(pairs)
    return list(titles(read, learn(read, ENCODER), PATTERNS))


# source, target, (title, its translation, what it is)
TITLES = [
    (
        "Recalling resolution 71/412, entitled “Protection of mountain lakes”",
        "回顾题为“保护高山湖泊”的第71/412号决议",
        [("Protection of mountain lakes", "保护高山湖泊", RESOLUTION_TITLE)],
    ),
    ("the “Lake Plan”", "《湖泊计划》", [("Lake Plan", "湖泊计划", DOCUMENT_TITLE)]),
    (
        "entitled “Ports at night” and “Lakes by day”",
        "题为“湖泊白天”和“港口夜间”",
        [
            ("Ports at night", "港口夜间", DOCUMENT_TITLE),
            ("Lakes by day", "湖泊白天", DOCUMENT_TITLE),
        ],
    ),
    (
        "the “Protocol to the Convention on Lakes”",
        "《〈湖泊公约〉议定书》",
        [("Protocol to the Convention on Lakes", "〈湖泊公约〉议定书", DOCUMENT_TITLE)],
    ),
    ("He said “Lakes are deep”", "他说“湖泊是深的”", []),
    ("entitled “protection of lakes”", "题为“保护湖泊”", []),
    ("entitled “Protection of lakes”", "保护湖泊", []),
    ("Ports at night, entitled “Deep lakes”", "深湖泊，题为“港口夜间”", []),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "found"), TITLES)
def test_titles_are_paired_whole(
    source: str, target: str, found: list[tuple[str, str, str]]
) -> None:
    got = _titles((source, target))
    assert [(one.source, one.target, one.kind) for one in got] == found
    assert all(0 < one.score <= 1.001 for one in got)


@pytest.mark.parametrize(
    ("source", "kind"),
    [("Protection of lakes", RESOLUTION_TITLE), ("The protection of lakes", RESOLUTION_TITLE),
     ("Activities on lakes", PHRASE)],
)  # fmt: skip
def test_items_of_an_agenda_are_titles_of_resolutions(source: str, kind: str) -> None:
    read = corpus([(source, "保护湖泊")])
    assert [one.kind for one in headings(read, learn(read), PATTERNS)] == [kind]


def _headings(source: str, target: str, language: str = "en") -> list[tuple[str, str]]:
    read = corpus([(source, target)], language)
    found = headings(read, learn(read), (patterns_for(language), PATTERNS[1]))
    return [(one.source, one.target) for one in found]


# source, target, the heading
HEADINGS = [
    ("3. Adoption of the agenda.", "3. 通过议程。", ("Adoption of the agenda", "通过议程")),
    ("(a) Protection of lakes (A/76/1)", "(a) 保护湖泊（A/76/1）",
     ("Protection of lakes", "保护湖泊")),
    ("Protection of lakes; and", "保护湖泊；以及", ("Protection of lakes", "保护湖泊")),
    ("• Reduction of noise", "• 减少噪音", ("Reduction of noise", "减少噪音")),
    ("Question of the Lake Islands (Gondor)", "湖岛（刚铎）问题",
     ("Question of the Lake Islands (Gondor)", "湖岛（刚铎）问题")),
    ("Assistance to displaced children", "援助流离失所儿童",
     ("Assistance to displaced children", "援助流离失所儿童")),
    ("Protection was given to all", "给予所有人保护", None),
    ("The Regional Office opened a library.", "区域办公室开设了图书馆。", None),
    ("Financing of ports. Lakes", "港口资助。湖泊", None),
    ("Report of the Fund on 3 May 2020", "基金的报告", None),
    ("the protection of lakes", "保护湖泊", None),
    ("Lakes of the North", "北方湖泊", None),
    ("Work plan", "计划", None),
    ("Protection of lakes", "2020年，保护湖泊", None),
    ("Protection of " + "deep and " * 30 + "lakes", "保护湖泊", None),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "heading"), HEADINGS)
def test_units_that_are_headings(source: str, target: str, heading: tuple[str, str] | None) -> None:
    assert _headings(source, target) == ([heading] if heading else [])


def test_headings_of_a_language_without_heads_are_not_looked_for() -> None:
    assert _headings("Protection of lakes", "保护湖泊", "fr") == []


# source, target, short names in both brackets
BRACKETS = [
    ("the Lake Fund (LF)", "湖泊基金（湖基金）", [("LF", "湖基金")]),
    ("the Lake Fund (“LF”)", "湖泊基金（“湖基金”）", [("LF", "湖基金")]),
    ("Fund (LF) and Office (PO)", "基金（LF）和办公室（港办）", [("LF", "LF"), ("PO", "港办")]),
    ("Fund (UN-Lakes)", "基金(湖泊署)", [("UN-Lakes", "湖泊署")]),
    ("Fund (LF), Office (PO)", "基金（湖基金），办公室（港办）", []),
    ("Fund (LF)", "基金（2020年）", []),
    ("Fund (LF)", "基金（见附件）", []),
    ("Fund (LF)", "基金（湖泊，港口）", []),
    ("Fund (the lakes)", "基金（湖基金）", []),
    ("Fund LF", "基金（湖基金）", []),
]


@pytest.mark.parametrize(("source", "target", "found"), BRACKETS)
def test_short_names_in_brackets(source: str, target: str, found: list[tuple[str, str]]) -> None:
    got = list(bracketed(corpus([(source, target)])))
    assert [(one.short, one.short_target) for one in got] == found
    for one in got:
        assert source[one.opens] == "("
        assert target[one.opens_target] in "(（"


# source, target, references: value, as printed in both
REFERENCES = [
    ("resolution 71/412", "第71/412号决议",
     [("71/412", "resolution 71/412", "第71/412号决议")]),
    ("Decision 12/4", "第12/4号决定", [("12/4", "decision 12/4", "第12/4号决定")]),
    ("resolutions 71/412 and 71/413", "第71/412号和第71/413号决议",
     [("71/412", "resolution 71/412", "第71/412号决议"),
      ("71/413", "resolution 71/413", "第71/413号决议")]),
    ("resolution 1325 (2000)", "第1325（2000）号决议",
     [("1325 (2000)", "resolution 1325 (2000)", "第1325（2000）号决议")]),
    ("resolution 71/412 was lost, 71/413 was not", "第71/412号决议遗失，第71/413号决议没有",
     [("71/412", "resolution 71/412", "第71/412号决议"), ("71/413", "71/413", "71/413")]),
    ("see A/76/901", "见A/76/901", [("A/76/901", "A/76/901", "A/76/901")]),
    ("A/76/901", "载于文件", []),
    ("three of 45", "45个中的三个", []),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "found"), REFERENCES)
def test_references_of_both_sides(
    source: str, target: str, found: list[tuple[str, str, str]]
) -> None:
    got = references(corpus([(source, target)]))
    assert [(one.value, *one.source, *one.target) for one in got] == found


def test_references_of_all_units_the_most_frequent_first() -> None:
    pairs = [
        ("see A/76/1 and A/76/2", "见A/76/1和A/76/2"),
        ("none", "无"),
        ("in A/76/2", "A/76/2中"),
    ]
    got = references(corpus(pairs))
    assert [(one.value, one.kind, one.units) for one in got] == [
        ("A/76/2", "symbol", [0, 2]), ("A/76/1", "symbol", [0]),
    ]  # fmt: skip


def test_french_and_english_references() -> None:
    got = references(corpus([("la résolution 71/412", "resolution 71/412")], "fr", "en"))
    assert [(*one.source, *one.target) for one in got] == [
        ("résolution 71/412", "resolution 71/412")
    ]


def test_numbers_before_a_title() -> None:
    assert list(numbers_before("its resolution 71/412 and A/76/901, entitled “", "en")) == [
        "71/412", "A/76/901",
    ]  # fmt: skip
    assert list(numbers_before("the paper called “", "en")) == []


def _concept(*terms: tuple[str, str, str]) -> Concept:
    return Concept(tuple(Term(language, text, status) for language, text, status in terms))


FUND = _concept(("en", "Lake Fund", ""), ("en", "LF", ""), ("zh", "湖泊基金", ""))
PACT = _concept(("en", "lake pact", ""), ("zh", "湖泊条约", ""), ("zh", "湖约", "forbidden"))


# source, target, (source of the row, target, how it is written there)
RECOGNISED = [
    ("The Lake Fund met.", "湖泊基金开会。", [("Lake Fund", "湖泊基金", {"Lake Fund": 1})]),
    ("The LF met.", "湖泊基金开会。", [("LF", "湖泊基金", {"LF": 1})]),
    ("Lake pacts are few.", "湖泊条约很少。", [("lake pact", "湖泊条约", {"Lake pacts": 1})]),
    ("Lake pacts are few.", "湖约很少。", []),
    ("The Lake Fund met.", "它开会了。", []),
    ("It met.", "湖泊基金开会。", []),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "found"), RECOGNISED)
def test_known_terms_of_both_sides(
    source: str, target: str, found: list[tuple[str, str, dict[str, int]]]
) -> None:
    got = recognised(corpus([(source, target)]), [FUND, PACT])
    assert [(one.source, one.target, dict(one.forms)) for one in got] == found


def test_one_row_for_all_units() -> None:
    pairs = [("The Lake Fund met.", "湖泊基金开会。"), ("no", "不"), ("a LAKE FUND", "湖泊基金")]
    told: list[float] = []
    (one,) = recognised(corpus(pairs), [FUND], told.append)
    assert (one.units, dict(one.forms)) == ([0, 2], {"Lake Fund": 1, "LAKE FUND": 1})
    assert one.concept is FUND
    assert told == [0.0]


def test_concepts_with_the_same_name_are_held_apart() -> None:
    meanings = [_concept(("en", "port", ""), ("zh", text, "")) for text in ("港口", "端口", "口岸")]
    got = recognised(corpus([("a port", "端口，口岸")]), meanings)
    assert [(one.source, one.target) for one in got] == [("port", "端口"), ("port", "口岸")]
