"""Bold, italics and the like of HTML and Markdown, as stretches of the final text."""

from __future__ import annotations

import pytest

from aligner.document import Block, Format, Kind
from aligner.readers.html.walking import parse as parse_html
from aligner.readers.markdown import parse as parse_markdown
from aligner.readers.marks import wrap
from aligner.readers.repair import mend

Found = list[tuple[str, str]]


def told(blocks: tuple[Block, ...]) -> list[tuple[str, Found]]:
    return [
        (one.text, [(one.text[each.start : each.end], each.name) for each in one.formats])
        for one in blocks
    ]


HTML = {
    "all elements": (
        "<p><b>a</b> <strong>b</strong>, <i>c</i> <em>d</em> e <cite>f</cite>, <u>g</u>"
        " h<sub>i</sub> j<sup>kl</sup></p>",
        [("a b, c d e f, g hi jkl", [("a b", "bold"), ("c d", "italic"), ("f", "italic"),
                                     ("g", "underline"), ("i", "subscript"),
                                     ("kl", "superscript")])],
    ),
    "CSS": (
        "<p><span style='color:red; FONT-WEIGHT: 700'>a</span> b <span style=font-style:italic>c"
        "</span> <span style='text-decoration: underline'>d</span> e<b style='font-weight:normal'>f"
        "</b></p>",
        [("a b c d ef", [("a", "bold"), ("c", "italic"), ("d", "underline")])],
    ),
    "nested and wrongly closed": (
        "<p>One <b>two <i>three</b> four</i> five</p>",
        [("One two three four five", [("two three", "bold"), ("three", "italic")])],
    ),
    "the look of a whole block": (
        "<p><b>All of it</b></p><h2><b>Head</b> <b>line</b></h2>",
        [("All of it", []), ("Head line", [])],
    ),
    "without its label": (
        "<p><b>1.</b> The <b>Group</b> met</p><p><b>2. Costs</b> rose</p>",
        [("The Group met", [("Group", "bold")]), ("Costs rose", [("Costs", "bold")])],
    ),
    "a note mark is none": (
        "<p>It was <i>noted</i>.<sup>1</sup> By <b>all</b><sup><a href='#fn2'>2</a></sup> there."
        " 5 m<sup>2</sup>, the 4<sup>th</sup></p>",
        [("It was noted. By all there. 5 m2, the 4th",
          [("noted", "italic"), ("all", "bold"), ("2", "superscript"), ("th", "superscript")])],
    ),
    "lines of a masthead": (
        "<p><b>General</b><br>7 May <i>2021</i><br><b>Original:</b> French</p>",
        [("General", []), ("7 May 2021", [("2021", "italic")]),
         ("Original: French", [("Original:", "bold")])],
    ),
    "items, cells and notes": (
        "<ol><li>a <b>b</b></li></ol><table><tr><td>c <i>d</i></td></tr></table>"
        "<div class=footnotes><ol><li><p>e <i>f</i></p><p>g <b>h</b></p></li></ol></div>",
        [("a b", [("b", "bold")]), ("c d", [("d", "italic")]),
         ("e f g h", [("f", "italic"), ("h", "bold")])],
    ),
    "Chinese over lines": (
        "<p>工作组<b>通过\n了</b>议程，<i>休\u00ad会</i>。</p>",
        [("工作组通过了议程，休会。", [("通过了", "bold"), ("休会", "italic")])],
    ),
    "what is dropped": ("<p>a <b>b<script>c</script></b> d</p>", [("a b d", [("b", "bold")])]),
}  # fmt: skip


@pytest.mark.parametrize(("source", "found"), HTML.values(), ids=HTML.keys())
def test_html(source: str, found: list[tuple[str, Found]]) -> None:
    assert told(parse_html(source)) == found


MARKDOWN = {
    "emphasis": (
        "The *first* and **second** and ***third*** one.",
        [("The first and second and third one.",
          [("first", "italic"), ("second", "bold"), ("third", "bold"), ("third", "italic")])],
    ),
    "tags": (
        "A <u>b</u> <B>c</B> H<sub>2</sub>O",
        [("A b c H2O", [("b", "underline"), ("c", "bold"), ("2", "subscript")])],
    ),
    "beside Chinese": ("注意：**重点。**其他", [("注意：重点。其他", [("重点。", "bold")])]),
    "in a link": ("See [the **page**](x).", [("See the page.", [("page", "bold")])]),
    "over a line's end": (
        "The *Group\nmet* there.", [("The Group met there.", [("Group met", "italic")])]),
    "without its label": ("**1.** The **Group** met", [("The Group met", [("Group", "bold")])]),
    "a note mark beside": (
        "It *noted*<sup>1</sup> that **all** came.\n\n<sup>1</sup> See *there*.",
        [("It noted that all came.", [("noted", "italic"), ("all", "bold")]),
         ("See there.", [("there", "italic")])],
    ),
    "headings and cells": (
        "## The *Group* met\n\n| a *b* | **c** |\n|---|---|\n| **d** e | f |\n",
        [("The Group met", [("Group", "italic")]), ("a b", [("b", "italic")]), ("c", []),
         ("d e", [("d", "bold")]), ("f", [])],
    ),
    "a table in HTML": (
        "<table><tr><td>a <b>b</b></td></tr></table>", [("a b", [("b", "bold")])]),
    "a paragraph over a page's end": (
        "The Group, *having met* in the\n\n12\f\n\nhall, **adopted** its agenda.",
        [("The Group, having met in the hall, adopted its agenda.",
          [("having met", "italic"), ("adopted", "bold")])],
    ),
    "not closed": ("The *Group met **there.", [("The *Group met **there.", [])]),
    "code": ("a `*b*` c", [("a *b* c", [])]),
}  # fmt: skip


@pytest.mark.parametrize(("source", "found"), MARKDOWN.values(), ids=MARKDOWN.keys())
def test_markdown(source: str, found: list[tuple[str, Found]]) -> None:
    assert told(parse_markdown(source)) == found


def test_formats_of_raw_blocks_follow_the_text_through_mending() -> None:
    halves = (
        Block(Kind.PARAGRAPH, f"The Group{wrap('1')} noted,", formats=(Format(4, 9, "bold"),)),
        None,
        Block(
            Kind.PARAGRAPH, f"with{wrap('2')} concern, costs.", formats=(Format(5, 12, "italic"),)
        ),
    )
    found = [("Group", "bold"), ("concern", "italic")]
    assert told(mend(halves)) == [("The Group noted, with concern, costs.", found)]
    assert told(mend(halves[:1])) == [("The Group noted,", found[:1])]
