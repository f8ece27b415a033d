"""Markdown, as people write it and as it comes out of PDFs."""

from __future__ import annotations

import pytest

from aligner.document import Block, Kind
from aligner.readers.markdown import parse
from aligner.readers.markdown_inline import inline

SHORT = {
    Kind.HEADING: "h",
    Kind.PARAGRAPH: "p",
    Kind.LIST_ITEM: "li",
    Kind.TABLE_CELL: "td",
    Kind.FOOTNOTE: "fn",
}


def shown(blocks: tuple[Block, ...]) -> list[tuple[str, str, str]]:
    return [
        (SHORT[block.kind] + (str(block.level) if block.level else ""), block.label, block.text)
        for block in blocks
    ]


BLOCKS = {
    "heading with a number": ("### 2. Work of the panel", [("h3", "2.", "Work of the panel")]),
    "heading with a letter": ("#### (b) 通过议程 ####", [("h4", "(b)", "通过议程")]),
    "heading with a Chinese number": ("## 二、工作安排", [("h2", "二、", "工作安排")]),
    "heading with a number in brackets": ("## （一）开幕", [("h2", "（一）", "开幕")]),
    "heading that is only a number": ("## IV.", [("h2", "", "IV.")]),
    "chapter stays": ("## Chapter 3: Rivers", [("h2", "", "Chapter 3: Rivers")]),
    "第三章 stays": ("## 第三章　河流", [("h2", "", "第三章　河流")]),
    "annex stays": ("# Annex I", [("h1", "", "Annex I")]),
    "附件 stays": ("# 附件一", [("h1", "", "附件一")]),
    "year is no label": ("2018年，小组开会。", [("p", "", "2018年，小组开会。")]),
    "date is no label": ("3-5 April, Geneva", [("p", "", "3-5 April, Geneva")]),
    "quantity is no label": ("3.5 million trees", [("p", "", "3.5 million trees")]),
    "underlined heading": ("Rivers\n======\n", [("h1", "", "Rivers")]),
    "front matter": (
        "---\ntitle: Note\nauthors:\n  - A\n---\nThe panel met.",
        [("p", "", "The panel met.")],
    ),
    "rule, no front matter": ("---\n\nNote: x\n\n---", [("p", "", "Note: x")]),
    "strong line": ("**Rivers and lakes**\n", [("h6", "", "Rivers and lakes")]),
    "strong sentence": ("**The panel met.**", [("p", "", "The panel met.")]),
    "numbered paragraph": ("12. The panel met.", [("li1", "12.", "The panel met.")]),
    "sign": ("㈠ 会议开幕", [("li1", "㈠", "会议开幕")]),
    "circled": ("①会议开幕", [("li1", "①", "会议开幕")]),
    "strong label": ("**1.** The panel met.", [("li1", "1.", "The panel met.")]),
    "escaped label": (r"1\. The panel met.", [("li1", "1.", "The panel met.")]),
    "bullets": ("- One\n* two\n• 三", [("li1", "", "One"), ("li1", "", "two"), ("li1", "", "三")]),
    "nested by indentation": (
        "1. One:\n  - (a) two;\n    - (i) three;\n  - (b) four.\n2. Five.",
        [
            ("li1", "1.", "One:"),
            ("li2", "(a)", "two;"),
            ("li3", "(i)", "three;"),
            ("li2", "(b)", "four."),
            ("li1", "2.", "Five."),
        ],
    ),
    "nested by label": (
        "1. 一：\n\n(a) 二；\n\n(i) 三；\n\n(b) 四。\n\n2. 五。",
        [
            ("li1", "1.", "一："),
            ("li2", "(a)", "二；"),
            ("li3", "(i)", "三；"),
            ("li2", "(b)", "四。"),
            ("li1", "2.", "五。"),
        ],
    ),
    "letters up to i": (
        "(h) Eight;\n\n(i) nine;\n\n(j) ten.",
        [("li1", "(h)", "Eight;"), ("li1", "(i)", "nine;"), ("li1", "(j)", "ten.")],
    ),
    "a number inside a wrapped sentence": (
        "The panel considered its work under agenda item\n"
        "4. (b) of the list that it had adopted at the start.",
        [
            (
                "p",
                "",
                "The panel considered its work under agenda item 4. (b) of the list that it "
                "had adopted at the start.",
            )
        ],
    ),
    "masthead": (
        "7 May 2021  \nEnglish  \nOriginal: French\n\n水务小组  \n2021年5月7日，日内瓦",
        [
            ("p", "", "7 May 2021"),
            ("p", "", "English"),
            ("p", "", "Original: French"),
            ("p", "", "水务小组"),
            ("p", "", "2021年5月7日，日内瓦"),
        ],
    ),
    "masthead with tags": (
        "7 May 2021<br>English",
        [("p", "", "7 May 2021"), ("p", "", "English")],
    ),
    "a hard break in a sentence": (
        "The panel met in  \nthe old hall.",
        [("p", "", "The panel met in the old hall.")],
    ),
    "masthead without breaks": (
        "Expert Panel on Rivers\nGeneva, 7 May 2021",
        [("p", "", "Expert Panel on Rivers"), ("p", "", "Geneva, 7 May 2021")],
    ),
    "tabs": (
        "Day\tItem\tTitle\nMonday\t1 (a)\tOpening\n\t\tOther\n",
        [
            ("td", "", "Day"),
            ("td", "", "Item"),
            ("td", "", "Title"),
            ("td", "", "Monday"),
            ("td", "", "1 (a)"),
            ("td", "", "Opening"),
            ("td", "", "Other"),
        ],
    ),
    "a tab after a label": (
        "1.\tOpening\n2.\tOther",
        [("li1", "1.", "Opening"), ("li1", "2.", "Other")],
    ),
    "bars": (
        "| 日期 | 项目 |\n|---|:-:|\n| 周一 | **开幕** |\n|  | a \\| b |",
        [
            ("td", "", "日期"),
            ("td", "", "项目"),
            ("td", "", "周一"),
            ("td", "", "开幕"),
            ("td", "", "a | b"),
        ],
    ),
    "no outer bars": ("A | B\n--|--\nc | d", [("td", "", each) for each in "ABcd"]),
    "HTML table": (
        "<table>\n<tr><td>One</td><td></td></tr>\n<tr><td>二</td></tr>\n</table>\nAfter.",
        [("td", "", "One"), ("td", "", "二"), ("p", "", "After.")],
    ),
    "quote": ("> The panel met.", [("p", "", "The panel met.")]),
    "fence": ("```\nThe panel met.\n```", [("p", "", "The panel met.")]),
    "comment": ("One.\n\n<!-- two\nthree -->\n\nFour.", [("p", "", "One."), ("p", "", "Four.")]),
    "image": ("![A river](river.png)\n\nOne.", [("p", "", "One.")]),
    "hard-wrapped English": (
        "The panel met in the old town hall and took up the\n"
        "question of rivers, on which members had many views\n"
        "to exchange.\n",
        [
            (
                "p",
                "",
                "The panel met in the old town hall and took up the question of rivers, on which "
                "members had many views to exchange.",
            )
        ],
    ),
    "hard-wrapped Chinese": (
        "小组在旧市政厅举行会议，审议了关于河流的问题，\n各位成员就此交换了许多意见。",
        [("p", "", "小组在旧市政厅举行会议，审议了关于河流的问题，各位成员就此交换了许多意见。")],
    ),
    "a paragraph a line": (
        "The panel met on Monday.\nIt adopted its agenda.",
        [("p", "", "The panel met on Monday."), ("p", "", "It adopted its agenda.")],
    ),
    "white space in a note": (
        "One.[^1]\n\n[^1]: Two\tor  three.",
        [("p", "", "One."), ("fn", "1", "Two or three.")],
    ),
    "a cell keeps its number": (
        "1.\t(a)\t2. Two",
        [("td", "", t) for t in ("1.", "(a)", "2. Two")],
    ),
    "spaces in Chinese stay": ("第 65/230 号决议", [("p", "", "第 65/230 号决议")]),
}


@pytest.mark.parametrize(("source", "expected"), BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks(source: str, expected: list[tuple[str, str, str]]) -> None:
    assert shown(parse(source)) == expected


PAGES = {
    "English, between words": (
        "The panel reviewed the list and\n\n<sup>1</sup> See annex.\n\n\n\nadopted it.<sup>1</sup>",
        [("p", "", "The panel reviewed the list and adopted it."), ("fn", "1", "See annex.")],
    ),
    "Chinese, inside a word": (
        "小组请秘书处<sup>1</sup>编写一份关于各国河流管理的全面研"
        "\n\n<sup>1</sup> 见附件。\n\n究报告。",
        [
            ("p", "", "小组请秘书处编写一份关于各国河流管理的全面研究报告。"),
            ("fn", "1", "见附件。"),
        ],
    ),
    "two notes": (
        "The panel<sup>1</sup> met with<sup>2</sup>\n\n"
        "<sup>1</sup> One.\n<sup>2</sup> Two.\n\nits staff.",
        [("p", "", "The panel met with its staff."), ("fn", "1", "One."), ("fn", "2", "Two.")],
    ),
    "a sentence that ended": (
        "The panel<sup>1</sup> met.\n\n<sup>1</sup> One.\n\nit then rose.",
        [("p", "", "The panel met."), ("fn", "1", "One."), ("p", "", "it then rose.")],
    ),
    "a title in a list of documents": (
        "Note by the secretariat on rivers (X/2021/4)\n\n"
        "<sup>1</sup> One.\n\nThe panel may wish to act.",
        [
            ("p", "", "Note by the secretariat on rivers (X/2021/4)"),
            ("fn", "1", "One."),
            ("p", "", "The panel may wish to act."),
        ],
    ),
    "a new item follows": (
        "The panel met with\n\n<sup>1</sup> One.\n\n2. its staff",
        [("p", "", "The panel met with"), ("fn", "1", "One."), ("li1", "2.", "its staff")],
    ),
    "a heading follows": (
        "The panel met with\n\n---\n\n## its staff",
        [("p", "", "The panel met with"), ("h2", "", "its staff")],
    ),
    "no sign of a page's end": (
        "The panel met with\n\nits staff.",
        [("p", "", "The panel met with"), ("p", "", "its staff.")],
    ),
    "page number": (
        "The panel met with\n\n- 2 -\n\nits staff.",
        [("p", "", "The panel met with its staff.")],
    ),
    "form feed": ("The panel met with\n\fits staff.", [("p", "", "The panel met with its staff.")]),
    "page number of UN form": (
        "小组请\n\nV.21-01234 2/7\n\nX/CN.2/2021/1\n\n秘书处\n\n第 3 页\n\n协助，",
        [("p", "", "小组请"), ("p", "", "X/CN.2/2021/1"), ("p", "", "秘书处"), ("p", "", "协助，")],
    ),
    "running header": (
        "X/CN.2/2021/1\n\nThe panel met with\n\nX/CN.2/2021/1\n\nits staff.",
        [("p", "", "X/CN.2/2021/1"), ("p", "", "The panel met with its staff.")],
    ),
    "bare numbers that count": (
        "The panel met with\n\n2\n\nits staff.\n\n3\n\nIt rose.",
        [("p", "", "The panel met with its staff."), ("p", "", "It rose.")],
    ),
    "a bare number alone stays": (
        "The panel met with\n\n2\n\nOthers.",
        [("p", "", "The panel met with"), ("p", "", "2"), ("p", "", "Others.")],
    ),
    "a name cut in two, whole elsewhere": (
        "The River Panel met.\n\nIt heard the River\n\n---\n\nPanel again.",
        [("p", "", "The River Panel met."), ("p", "", "It heard the River Panel again.")],
    ),
    "hyphen of the typesetter": (
        "Biodiversity counts.\n\nThe panel spoke of biodi-\n\n- 3 -\n\nversity.",
        [("p", "", "Biodiversity counts."), ("p", "", "The panel spoke of biodiversity.")],
    ),
    "hyphen of the word": (
        "A well-known river.\n\nThe panel met at a well-\n\n- 3 -\n\nknown river.",
        [("p", "", "A well-known river."), ("p", "", "The panel met at a well-known river.")],
    ),
    "an item goes on": (
        "- (a) The panel, with\n\n<sup>1</sup> One.\n\nits staff;\n- (b) others.",
        [
            ("li1", "(a)", "The panel, with its staff;"),
            ("fn", "1", "One."),
            ("li1", "(b)", "others."),
        ],
    ),
    "note far below": (
        "One.<sup>1</sup>\n\n## Two\n\nThree.<sup>2</sup>\n\n"
        "<sup>1</sup> First.\n\n<sup>2</sup> Second.",
        [
            ("p", "", "One."),
            ("fn", "1", "First."),
            ("h2", "", "Two"),
            ("p", "", "Three."),
            ("fn", "2", "Second."),
        ],
    ),
    "notes that start again on each page": (
        "One.<sup>1</sup>\n\n<sup>1</sup> First.\n\nTwo.<sup>1</sup>\n\n<sup>1</sup> Second.",
        [("p", "", "One."), ("fn", "1", "First."), ("p", "", "Two."), ("fn", "1", "Second.")],
    ),
}


@pytest.mark.parametrize(("source", "expected"), PAGES.values(), ids=PAGES.keys())
def test_page_ends(source: str, expected: list[tuple[str, str, str]]) -> None:
    assert shown(parse(source)) == expected


MARKS = {
    "after a full stop": ("One.<sup>1</sup> Two.", "One. Two.", ((4, "1"),)),
    "between words": ("One<sup>12</sup> and two.", "One and two.", ((3, "12"),)),
    "spaces on both sides": ("One <sup>1</sup> and two.", "One and two.", ((4, "1"),)),
    "in Chinese": ("语文，<sup>2</sup>并分发", "语文，并分发", ((3, "2"),)),
    "star": ("Agenda<sup>*</sup>", "Agenda", ((6, "*"),)),
    "two in one": ("One.<sup>1, 2</sup>", "One.", ((4, "1"), (4, "2"))),
    "bracketed": ("One.<sup>[3]</sup>", "One.", ((4, "3"),)),
    "Markdown's own": ("One.[^4]\n\n[^4]: Note.", "One.", ((4, "4"),)),
    "TeX": ("One.$^{5}$", "One.", ((4, "5"),)),
    "superscript figure with its note": ("One.¹\n\n¹ Note.", "One.", ((4, "1"),)),
    "superscript figure without note": ("Nine m² of land.", "Nine m² of land.", ()),
    "exponent": ("Nine m<sup>2</sup> of land.", "Nine m2 of land.", ()),
    "ordinal": ("The 4<sup>th</sup> day.", "The 4th day.", ()),
}


@pytest.mark.parametrize(("source", "text", "marks"), MARKS.values(), ids=MARKS.keys())
def test_note_marks(source: str, text: str, marks: tuple[tuple[int, str], ...]) -> None:
    first = parse(source)[0]
    assert (first.text, first.marks) == (text, marks)


INLINE = {
    "plain": ("A plain text", "A plain text"),
    "link": ("See [the page](http://x.org/a_b).", "See the page."),
    "link with emphasis": ("[**one** two](u)", "one two"),
    "address": ("<http://x.org>", "http://x.org"),
    "emphasis": ("*one* **two** _three_ ~~four~~", "one two three four"),
    "emphasis beside Chinese": ("注意：**重点。**其他", "注意：重点。其他"),
    "underscores in names": ("a_b_c", "a_b_c"),
    "escapes and entities": (r"2 \* 3 &amp; 4 &lt; 5", "2 * 3 & 4 < 5"),
    "code": ("`one` two", "one two"),
    "tags": ("<u>one</u> <b>two</b>", "one two"),
    "less than": ("1 < 2", "1 < 2"),
}


@pytest.mark.parametrize(("source", "expected"), INLINE.values(), ids=INLINE.keys())
def test_inline_markup(source: str, expected: str) -> None:
    assert inline(source)[0] == expected


def test_lines_are_those_of_the_file() -> None:
    source = "# One\n\nTwo\n\n<sup>1</sup> Note.\n\n- three\n\nA\tB\n"
    assert [block.line for block in parse(source)] == [1, 3, 5, 7, 9, 9]
