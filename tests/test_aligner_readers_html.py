"""HTML pages."""

from __future__ import annotations

import pytest
from test_aligner_readers_markdown import shown

from aligner.errors import UnreadableDocument
from aligner.readers.html import parse

BLOCKS = {
    "headings and paragraphs": (
        "<h1>Agenda</h1><h3>1. Opening</h3><p>The panel\n met.</p>",
        [("h1", "", "Agenda"), ("h3", "1.", "Opening"), ("p", "", "The panel met.")],
    ),
    "a source line's end in Chinese": ("<p>小组\n  开会。</p>", [("p", "", "小组开会。")]),
    "not the page's text": (
        "<head><title>T</title><style>p{}</style></head><body><nav><p>Menu</p></nav>"
        "<script>var a</script><p>One<!-- two --></p><p hidden>Three</p></body>",
        [("p", "", "One")],
    ),
    "main alone": (
        "<body><p>Site</p><main><p>One</p></main><p>Foot</p></body>",
        [("p", "", "One")],
    ),
    "masthead": (
        "<p>7 May 2021<br>English<br/>Original: French</p>",
        [("p", "", "7 May 2021"), ("p", "", "English"), ("p", "", "Original: French")],
    ),
    "a break in a sentence": (
        "<p>The panel met<br>in the hall.</p>",
        [("p", "", "The panel met in the hall.")],
    ),
    "a break in a heading": ("<h2>Work of<br>the Panel</h2>", [("h2", "", "Work of the Panel")]),
    "text outside of paragraphs": (
        "<div>One<p>Two</p>Three</div>",
        [("p", "", "One"), ("p", "", "Two"), ("p", "", "Three")],
    ),
    "inline elements": ("<p>O<b>n</b>e <a href='x'>two</a></p>", [("p", "", "One two")]),
    "entities": ("<p>A&nbsp;&amp;&#x4e2d;</p>", [("p", "", "A\xa0&中")]),
    "characters that XML cannot hold": ("<p>A&#1;B&#xfdd0;C\x02</p>", [("p", "", "ABC")]),
    "lists": (
        "<ul><li>One<ul><li>Two</li></ul></li></ul>"
        "<ol start=3><li>三</li><li><p>四</p><p>又</p></li></ol>"
        "<ol type=a><li>(x) typed</li></ol>",
        [
            ("li1", "", "One"),
            ("li2", "", "Two"),
            ("li1", "3.", "三"),
            ("li1", "4.", "四"),
            ("p", "", "又"),
            ("li1", "(x)", "typed"),
        ],
    ),
    "letters": (
        "<ol type=a><li>One</li><li>Two</li></ol>",
        [("li1", "a.", "One"), ("li1", "b.", "Two")],
    ),
    "table": (
        "<table><caption>Days</caption><tr><th>Day</th><th></th></tr>"
        "<tr><td rowspan=2>Monday</td><td><p>One</p><p>Two</p></td></tr></table>",
        [
            ("p", "", "Days"),
            ("td", "", "Day"),
            ("td", "", "Monday"),
            ("td", "", "One"),
            ("td", "", "Two"),
        ],
    ),
    "preformatted": ("<pre>One\nTwo</pre>", [("p", "", "One"), ("p", "", "Two")]),
    "notes with sup": (
        "<p>One.<sup>1</sup> Two.</p><p>Three.</p><p><sup>1</sup> Note.</p>",
        [("p", "", "One. Two."), ("fn", "1", "Note."), ("p", "", "Three.")],
    ),
    "notes of a Markdown converter": (
        '<p>One.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref">'
        "<sup>1</sup></a></p>"
        '<p>Two.</p><section class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>Note.'
        '<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>',
        [("p", "", "One."), ("fn", "1", "Note."), ("p", "", "Two.")],
    ),
    "notes of a word processor": (
        '<p>小组<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>开会。</p><p>二</p><hr>'
        '<div id=ftn1><p><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> 见附件。</p></div>',
        [("p", "", "小组开会。"), ("fn", "1", "见附件。"), ("p", "", "二")],
    ),
    "a note of two paragraphs": (
        '<p>One.<sup>1</sup></p><aside role="doc-footnote" id="fn1">'
        "<p>Two.</p><p>Three.</p></aside>",
        [("p", "", "One."), ("fn", "1", "Two. Three.")],
    ),
}


@pytest.mark.parametrize(("source", "expected"), BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks(source: str, expected: list[tuple[str, str, str]]) -> None:
    assert shown(parse(source)) == expected


def test_marks_keep_their_places() -> None:
    assert parse("<p>One.<sup>1</sup> Two.<sup>*</sup></p>")[0].marks == ((4, "1"), (9, "*"))


def test_depth_is_no_problem() -> None:
    source = "<div>" * 2000 + "One" + "</div>" * 2000
    assert shown(parse(source)) == [("p", "", "One")]


def test_text_that_the_parser_would_leave_out_is_told() -> None:
    with pytest.raises(UnreadableDocument, match="is nested too deeply"):
        parse("<div>" * 3000 + "One" + "</div>" * 3000)
