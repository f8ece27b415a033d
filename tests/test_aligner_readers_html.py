"""HTML pages."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from test_aligner_readers_markdown import shown

from aligner.errors import UnreadableDocument
from aligner.readers import read_document
from aligner.readers.html.walking import parse

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
    "numbers of lists": (
        "<ol type=I start=3><li>One<li value=7>Two</ol><ol reversed><li>Three<li>Four</ol>"
        "<ol style='list-style-type: cjk-ideographic'><li>五<li>六</ol>"
        "<ul style='list-style: lower-roman inside'><li>Seven</ul>"
        "<ol style='list-style-type:none'><li>Eight</ol>"
        "<ol style='list-style-type: decimal-leading-zero'><li>Nine</ol>",
        [
            ("li1", "III.", "One"),
            ("li1", "VII.", "Two"),
            ("li1", "2.", "Three"),
            ("li1", "1.", "Four"),
            ("li1", "一、", "五"),
            ("li1", "二、", "六"),
            ("li1", "i.", "Seven"),
            ("li1", "", "Eight"),
            ("li1", "01.", "Nine"),
        ],
    ),
    "numbers of lists by a style sheet": (
        "<style>ol.a > li {x:y} ol.a, .b { list-style-type: lower-alpha } /* } */ "
        "@media print { .b { list-style: none } }</style><ol class='a'><li>One</ol>"
        "<ul class='x b'><li>Two</ul>",
        [("li1", "a.", "One"), ("li1", "a.", "Two")],
    ),
    "numbers as Google Docs counts them": (
        '<style>.lst-kix_x-0 > li:before{content:"(" counter(lst-ctn-kix_x-0,lower-roman) ") "}'
        "ol.lst-kix_x-0{list-style-type:none}</style>"
        "<ol class='c1 lst-kix_x-0 start'><li>One</li><li>Two</li></ol>",
        [("li1", "(i)", "One"), ("li1", "(ii)", "Two")],
    ),
    "typed bullets": (
        "<p>·&nbsp;&nbsp; One</p><p>1.&nbsp; Two</p><p>* *** *</p><ul><li>\uf0b7\uf0b7Three</ul>",
        [("li1", "", "One"), ("li2", "1.", "Two"), ("p", "", "* *** *"), ("li1", "", "Three")],
    ),
    "definitions, details": (
        "<dl><dt>One</dt><dd>Two</dd></dl><details><summary>Three</summary><p>Four</p></details>",
        [("p", "", "One"), ("p", "", "Two"), ("p", "", "Three"), ("p", "", "Four")],
    ),
    "a table within a table": (
        "<table><tr><td colspan=2>Monday<br>Tuesday</td><td>One</td><td><table><tr><td>Two</td>"
        "</tr></table></td></tr></table>",
        [("td", "", "Monday"), ("td", "", "Tuesday"), ("td", "", "One"), ("td", "", "Two")],
    ),
    "a table that lays out the page": (
        "<table role=presentation><tr><td><p>1. One</p></td></tr></table>"
        "<table><tr><td><h2>Two</h2></td></tr><tr><td>(a) Three</td></tr></table>"
        "<table><tr><td><table><tr><td>Four</td></tr></table></td></tr></table>"
        f"<table><tr><td>Five</td><td>{'Six seven. ' * 60}</td></tr></table>",
        [
            ("li1", "1.", "One"),
            ("h2", "", "Two"),
            ("li1", "(a)", "Three"),
            ("td", "", "Four"),
            ("p", "", "Five"),
            ("p", "", ("Six seven. " * 60).strip()),
        ],
    ),
    "characters and their marks": (
        "<p>long<wbr>word so\u00adft <ruby>漢<rp>(</rp><rt>kan</rt></ruby> <bdo dir=rtl>abc</bdo>"
        " <q>d</q><template>no</template><noscript>no</noscript></p>",
        [("p", "", "longword soft 漢 abc “d”")],
    ),
    "mathematics": (
        "<p>Let <math><mi>y</mi><mo>=</mo><mn>2</mn><annotation>y=2</annotation></math>.</p>",
        [("p", "", "Let y=2.")],
    ),
    "XHTML": (
        "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' "
        "'http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd'><html "
        "xmlns='http://www.w3.org/1999/xhtml'><head><title/><script src='a'/></head>"
        "<body><p>7 May<br/>English</p><div/><p>Three &hellip;</p></body></html>",
        [("p", "", "7 May"), ("p", "", "English"), ("p", "", "Three …")],
    ),
    "lists of Word": (
        "<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>"
        "(a)<span>&nbsp; </span></span><![endif]>One<o:p></o:p></p>"
        "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:\nIgnore'>·<span>&nbsp;</span>"
        "</span>Two</p><h2 style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>II.</span>"
        "Three</h2>",
        [("li1", "(a)", "One"), ("li2", "", "Two"), ("h2", "II.", "Three")],
    ),
    "headings by style and role": (
        "<p class=MsoTitle>One</p><p class='x MsoHeading7'>Two</p><p class=HChG>Three</p>"
        "<div role=heading aria-level=3>Four</div><p class=MsoNormal>Five</p>",
        [
            ("h1", "", "One"),
            ("h6", "", "Two"),
            ("h1", "", "Three"),
            ("h3", "", "Four"),
            ("p", "", "Five"),
        ],
    ),
    "what Word hides": (
        "<!--[if gte mso 9]><xml>no</xml><![endif]--><p>One<span style='display:none;mso-hide:all'>"
        "no</span><del>no</del><ins> two</ins><a class=msocomanchor href=#c1>[A1]</a></p>"
        "<div style='mso-element:comment-list'><p>no</p></div>",
        [("p", "", "One two")],
    ),
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
    "notes of LibreOffice": (
        '<p>One.<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup>'
        '</a></p><p>Two.</p><div id="sdfootnote1"><p><a class="sdfootnotesym" '
        'name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Note.</p></div>',
        [("p", "", "One."), ("fn", "1", "Note."), ("p", "", "Two.")],
    ),
    "notes of Google Docs": (
        '<p>One.<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><p>Two.</p><hr><div><p>'
        '<a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Note.</span></p></div>',
        [("p", "", "One."), ("fn", "1", "Note."), ("p", "", "Two.")],
    ),
    "notes of a wiki": (
        '<p>One.<sup><a href="#cite_note-1">[1]</a></sup></p><p>Two.</p><ol class="references">'
        '<li id="cite_note-1"><a href="#cite_ref-1">↑</a> <span>Note.</span></li></ol>',
        [("p", "", "One."), ("fn", "1", "Note."), ("p", "", "Two.")],
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


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("kind", ["html", "xhtml:XHTML Writer File"])
def test_what_libreoffice_saves(kind: str, tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("1. Opening", 1)
    made.add_paragraph("The panel met in the hall.")
    for style in ("List Number", "List Number", "List Bullet"):
        made.add_paragraph("One", style=style)
    made.add_table(1, 2).cell(0, 1).text = "10 a.m."
    made.sections[0].header.paragraphs[0].text = "X/2021/1"
    made.save(str(tmp_path / "a.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", kind, "a.docx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=100,
    )  # fmt: skip
    document = read_document(tmp_path / f"a.{kind.split(':')[0]}", "en")
    assert shown(document.blocks) == [
        ("h1", "1.", "Opening"),
        ("p", "", "The panel met in the hall."),
        ("li1", "1.", "One"),
        ("li1", "2.", "One"),
        ("li1", "", "One"),
        ("td", "", "10 a.m."),
    ]
    assert document.running in {("X/2021/1",), ()}
