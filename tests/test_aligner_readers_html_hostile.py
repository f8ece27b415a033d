"""Pages made to break a reader: each ends soon, as a document or in one message."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from aligner.errors import UnreadableDocument
from aligner.readers import html
from aligner.readers.given import Given
from aligner.readers.html import page as html_page
from tmx.failure import Failure


def outcome(source: str | bytes, language: str = "en") -> str:
    """The texts that are read, or the message."""
    data = source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass")
    try:
        return "|".join(block.text for block in html.read(Given(data, language, "a.html")).blocks)
    except Failure as failure:
        return str(failure)


NESTED = "is nested too deeply; save it from a browser as text"
ENDINGS = {
    "a million nested elements": ("<div>" * 1_000_000 + "One", NESTED),
    "nested formatting": ("<b>" * 300_000 + "One", NESTED),
    "drawings within drawings": ("<svg><g>" * 200_000 + "</g></svg>" * 200_000, NESTED),
    "a gigantic attribute": (
        f"<p class='{'nav ' * 2_000_000}' style='{'a:b;' * 500_000}'>One",
        "One",
    ),
    "a gigantic script": (f"<script>{'a<b;' * 500_000}</script><p>One", "One"),
    "null bytes": (b"<p>O\0ne</p><p>Two is what stands here.</p>", "One|Two is what stands here."),
    "broken UTF-8 in a page that declares it": (
        b"<meta charset=utf-8><p>Caf\xe9 society met.</p>",
        "Café society met.",
    ),
    "an encoding that is none": (b"<meta charset=nonsense><p>One.</p>", "One."),
    "an entity of its own": (
        "<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b SYSTEM 'file:///etc/passwd'>]><p>x &b; &a;",
        "]>|x &b; &a;",
    ),
    "a page that names other places": (
        "<base href='http://0.0.0.0:1/'><link rel=stylesheet href='http://0.0.0.0:1/a.css'>"
        "<p>One<img src='http://0.0.0.0:1/a.png'></p>",
        "One",
    ),
    "only scripts": (
        "<body><div id=root></div><noscript>Turn on scripts.</noscript><script src=a.js></script>",
        "a.html: has no text to align; it may need a browser to show it; open it in a browser and "
        "save it from there as a complete page or as MHTML",
    ),
    "an unclosed comment in a style sheet": (f"<style>{'/*' * 300_000}</style><p>One", "One"),
    "too many tags": (
        "<p>" * 1_000_001,
        "a.html: has more than 1,000,000 tags; split it, or save it as plain text",
    ),
}


@pytest.mark.parametrize(("source", "ending"), ENDINGS.values(), ids=ENDINGS.keys())
def test_a_page_ends(source: str | bytes, ending: str) -> None:
    assert outcome(source) == ending


def test_a_page_of_any_size_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_page, "_MOST_BYTES", 2**20)
    assert outcome("a" * (2**20 + 1)) == (
        "a.html: is larger than 1 MB; split it, or save it as plain text"
    )
    assert outcome("a" * 2**20) == "a" * 2**20


# Each for a number; twice the number may take twice the time, and a little more.
GROWING: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: "<p class=x>One.</p>" * n,
    "formatting": lambda n: "<p>" + "<b>a</b> " * n,
    "deep nests side by side": lambda n: ("<div>" * 100 + "x" + "</div>" * 100) * (n // 100),
    "tables within tables": lambda n: (
        ("<table><tr><td>" * 50 + "x" * 200 + "</table>" * 50) * (n // 100)
    ),
    "lists within lists": lambda n: ("<ol><li>" * 50 + "x" + "</ol>" * 50) * (n // 100),
    "links": lambda n: "<a href=/x>a</a> " * n,
    "navigation between text": lambda n: "<nav>x</nav>y" * n,
    "headings of related links": lambda n: (
        "<h2>Related</h2><ul><li><a href=/x>a</a></ul>" * (n // 4)
    ),
    "list items": lambda n: "<ol reversed>" + "<li>a" * n,
    "items of Word": lambda n: "<p><span style='mso-list:Ignore'>1.</span>a</p>" * (n // 2),
    "breaks": lambda n: "<p>" + "a<br>" * n,
    "notes": lambda n: "<p>a<sup>1</sup></p><p><sup>1</sup>b</p>" * (n // 4),
    "rules of a style sheet": lambda n: (
        f"<style>{''.join(f'.c{i}' + '{display:none}' for i in range(n))}</style><p class=c1>a<p>b"
    ),
    "braces of a style sheet": lambda n: f"<style>{'{' * 20 * n}</style><p>a",
    "spaces": lambda n: "<p>a" + " " * 100 * n + "b",
    "words that pages share by": lambda n: "<p><a href=/>" + "share " * 20 * n,
    "a long path": lambda n: "<p><a href=/>home</a>" + " > " * 20 * n,
    "ampersands": lambda n: "<p>" + "&a" * 20 * n,
    "dashes": lambda n: "<p>" + "-" * 100 * n,
}


@pytest.mark.parametrize("name", GROWING)
def test_time_grows_with_the_size(name: str) -> None:
    small, large = (min(_seconds(GROWING[name](size)) for _ in range(2)) for size in (500, 2_000))
    assert large < 4 * small * 2.5 + 0.05


def _seconds(source: str) -> float:
    began = time.process_time()
    outcome(source)
    return time.process_time() - began


def test_what_is_refused_is_one_failure() -> None:
    with pytest.raises(UnreadableDocument, match="nested too deeply"):
        html.parse("<i>" * 5000)
