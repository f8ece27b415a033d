"""What of a page is not the document, case by case."""

from __future__ import annotations

import pytest

from aligner.readers.html.looks import declarations, looks_of
from aligner.readers.html.page import tree_of
from aligner.readers.html.walking import parse, read
from aligner.readers.html.words import names_of

PROSE = (
    "<p>The panel met in the great hall of the library, and heard what each delegation had to say "
    "of the rivers in its country, of floods and of droughts.</p>"
)
PAGE = "<nav><a href=/>Menu</a></nav>" + PROSE * 4
"""A site's page; what is added to it is judged as such."""


def text(source: str) -> str:
    read = [block.text for block in parse(source) if not block.text.startswith("The panel met")]
    return " ".join(read)


GONE = {
    "navigation": "<nav><p>x</p></nav>",
    "role": "<div role=navigation>x</div>",
    "attribute": "<p hidden>x</p>",
    "for screen readers only": "<p><span aria-hidden=true>x</span></p>",
    "style": "<p style='color:red; DISPLAY : none !important'>x</p>",
    "visibility": "<p style='visibility:hidden'>x</p>",
    "class of a style sheet": "<style>.a, b .c{display:none}</style><p class='z a'>x</p>",
    "two classes of a style sheet": "<style>p.a.b{display:none}</style><p class='b a'>x</p>",
    "closed dialog": "<dialog>x</dialog>",
    "template": "<template><p>x</p></template>",
    "breadcrumb": "<ol class=breadcrumb><li><a href=/>x</a></ol>",
    "breadcrumb by its words": "<p><a href=/>Home</a> &gt; <a href=/n>News</a> &gt; x</p>",
    "breadcrumb in Chinese": "<div>您现在的位置：<a href=/>首页</a> &gt; 正文</div>",
    "camel case": "<div class=topNavLinks><a href=/>x</a></div>",
    "share": "<div class='post-share-buttons'>x</div>",
    "share by its words": "<p><a href=/s>Share this on Facebook</a></p>",
    "cookies": f"<div id=cookie-banner>{PROSE.replace('The panel', 'A cookie')}</div>",
    "languages": "<p><a href=/e>English</a> | <a href=/f>Français</a> | 中文</p>",
    "back to the top": "<p><a href=#top>Back to top</a></p>",
    "footer": "<footer><p>x</p></footer>",
    "sidebar": "<aside><p>x</p></aside>",
    "form": "<form action=/s><p>x</p></form>",
    "copyright": "<p>© 2021 The Panel. All rights reserved.</p>",
    "registration of a Chinese site": "<p>备案号：京ICP备00000000号</p>",
    "related": "<div><h3>Related stories</h3><ul><li><a href=/1>x</a></ul></div>",
    "related in a list of its own": "<h3>相关阅读</h3><ul><li><a href=/1>x</a></ul>",
    "comments": f"<div id=comments>{PROSE.replace('The panel', 'I') * 5}</div>",
    "advertisement": "<div class=ad-slot><p>x</p></div>",
    "previous and next": "<p>上一篇：<a href=/p>x</a></p>",
}


@pytest.mark.parametrize("source", GONE.values(), ids=GONE.keys())
def test_furniture_goes(source: str) -> None:
    assert text(PAGE + source) == ""


KEPT = {
    "a heading that names what furniture is called": (
        "<section id=comments><h2>Comments</h2><p>One</p></section>",
        "Comments One",
    ),
    "words within words": ("<div class='navy advice shareholder'>One</div>", "One"),
    "beside a sidebar": ("<div class='has-sidebar'>One</div>", "One"),
    "a cell of a class": ("<table><tr class=footer><td class=menu>One</td></tr></table>", "One"),
    "a note in a footer": (
        "<p>A<a href=#fn1><sup>1</sup></a></p><footer><p id=fn1>One</p></footer>",
        "A One",
    ),
    "a note in an aside": ("<aside role=doc-footnote id=fn1>One</aside>", "One"),
    "the foot of an article": ("<article><p>One</p><footer>Two</footer></article>", "One Two"),
    "a matter that furniture is called by": (
        f"<div class='part recommendations'>{PROSE.replace('The panel', 'It') * 3}</div>",
        " ".join([parse(PROSE)[0].text.replace("The panel", "It")] * 3),
    ),
    "actions that are no buttons": ("<div class=climate-actions>One</div>", "One"),
    "the head of the document": ("<div class=document-header>One</div>", "One"),
    "a head with a symbol": ("<div class=header>X/2021/1</div>", "X/2021/1"),
    "documents below a heading": (
        "<h2>Documents</h2><ul><li><a href=/1.pdf>One</a><li><a href=/2.pdf>Two</a></ul>",
        "Documents One Two",
    ),
    "see also": ("<h2>See also</h2><ul><li><a href=/1>One</a></ul>", "See also One"),
    "a link within the text": ("<p>As <a href=/s>Share</a> says.</p>", "As Share says."),
    "a link set in bold": ("<p>As <b><a href=/s>Print</a></b> says.</p>", "As Print says."),
    "elements that the parser leaves in the head": ("<title>x</title><section>One", "One"),
    "what can be opened": (
        "<div class=accordion-panel style='display:none'>"
        f"{PROSE.replace('The panel', 'Who')}</div>",
        parse(PROSE)[0].text.replace("The panel", "Who"),
    ),
    "hidden on paper alone": ("<style>@media print{.a{display:none}}</style><p class=a>One", "One"),
    "shown by a stronger rule": (
        "<style>.a{display:none}.a.on{display:block}</style><p class='a on'>One",
        "One",
    ),
    "a rule for what stands below another": (
        "<style>.b .a{display:none} .a:hover{display:none}</style><p class='a'>One",
        "One",
    ),
}


@pytest.mark.parametrize(("source", "kept"), KEPT.values(), ids=KEPT.keys())
def test_text_stays(source: str, kept: str) -> None:
    assert text(PAGE + source) == kept


@pytest.mark.parametrize(
    "source",
    [
        "<header><h1>One</h1></header><p>Two</p><footer>Three</footer>",
        "<body hidden><h1>One</h1><p>Two</p><p>Three</p>",
        "<form><p>One</p></form><p>Two</p><p>© Three</p>",
        "<nav><p>One</p><p>Two</p><p>Three</p></nav>",
        "<h2>Related</h2><ul><li><a href=/>One Two Three</a></ul>",
        "<style>body{visibility:hidden}</style><p>One</p><p>Two</p><p>Three</p>",
        "<html aria-hidden=true><p>One</p><p>Two</p><p>Three</p>",
        "<meta name=generator content='Microsoft Word 15'><nav>One</nav><div class=menu>Two</div>"
        "<p><a href=#top>Back to top</a></p>Three",
    ],
)
def test_a_page_without_furniture_stays_whole(source: str) -> None:
    read = " ".join(block.text for block in parse(source))
    assert [word for word in ("One", "Two", "Three") if word not in read] == []


def test_running_lines_of_word_processors_are_told() -> None:
    from aligner.readers.given import Given

    source = (
        "<div style='mso-element:header'><p>One</p></div><p>Two</p>"
        "<div style='mso-element:footer'><p>One</p><p>Three</p></div>"
    )
    document = read(Given(source.encode(), "en"))
    assert ([block.text for block in document.blocks], document.running) == (
        ["Two"],
        ("One", "Three"),
    )


@pytest.mark.parametrize(
    ("attributes", "names"),
    [
        ("id=mainNav class='top-bar X2'", "| main nav | top bar | x 2 |"),
        ("class='mw_editsection HTMLPart 页脚'", "| mw editsection | html part | 页脚 |"),
        ("class='-- '", ""),
        ("", ""),
    ],
)
def test_names_are_read_word_by_word(attributes: str, names: str) -> None:
    assert names_of(tree_of(f"<body><p {attributes}>x</p></body>").find(".//p")) == names


def test_an_id_made_of_the_heading_is_no_name() -> None:
    element = tree_of("<body><p id=file-menu class=a>x</p></body>").find(".//p")
    assert names_of(element, "The File menu¶") == "| a |"


@pytest.mark.parametrize(
    ("style", "declared"),
    [
        ("display:none", {"display": "none"}),
        ("Display : None ! important", {"display": "none ! important"}),
        ("display:none!important;color:red", {"display": "none"}),
        ("a:b:c;;display", {}),
    ],
)
def test_declarations(style: str, declared: dict[str, str]) -> None:
    assert declarations(style) == declared


def test_rules_in_braces_of_others_do_not_count() -> None:
    sheet = "<style>@media x{.a{display:none}} .b{display:none} }{ .c{display:none</style>"
    assert set(looks_of(tree_of(sheet + "<p>x")).rules) == {".b"}
