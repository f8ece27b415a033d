"""A text with its terms as a page that a browser shows, and that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
import html
import os
from collections.abc import Iterator
from string import Template
from typing import TYPE_CHECKING

from cli.glossary import showing
from tmx.version import VERSION

if TYPE_CHECKING:
    from cli.glossary.annotated import Annotated, Row
    from glossaries.annotation import Mark

_STYLE = """
body { font: 1rem/1.6 Georgia, "Noto Serif", "Noto Serif CJK SC", serif; margin: 2rem auto;
  max-width: 45rem; padding: 0 1rem; color: #1a1a1a; background: #fff; }
.text { white-space: pre-wrap; overflow-wrap: break-word; }
mark { background: none; color: inherit; border-bottom: 1px dotted #0a5; }
mark.against { border-bottom: 2px solid #c30; }
mark + i { font-style: normal; font-size: .8em; color: #075; background: #eef6f1;
  padding: 0 .25em; margin-left: .15em; border-radius: .2em; }
mark.against + i { color: #a20; background: #fbeee9; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; margin-top: 3rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .5rem;
  border-bottom: 1px solid #ddd; }
td:first-child { text-align: right; }
@media (prefers-color-scheme: dark) {
  body { color: #ddd; background: #181818; } mark + i { color: #8d8; background: #223328; }
  mark.against + i { color: #f97; background: #3a221c; } th, td { border-color: #444; }
}
"""

_PAGE = Template("""\
<!DOCTYPE html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '$hash'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="$generator">
<title>$title</title>
<style>$style</style>
</head>
<body>
<h1>$title</h1>
<div class="text" lang="$language" dir="auto">$text</div>
<table>
<tr><th>count</th><th>term</th><th>translations</th><th>domain</th><th>note</th></tr>
$rows
</table>
</body>
</html>
""")

# Characters that HTML has no place for are shown by their pictures (Unicode block 2400).
_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)}


def page(found: Annotated) -> str:
    """The page: the text with translations behind its terms, and the table of the terms."""
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    return _PAGE.substitute(
        language=found.source,
        hash=f"sha256-{digest}",
        generator=_text(f"diptych {VERSION}"),
        title=_text(os.path.basename(found.text.name)),
        style=_STYLE,
        text="".join(_pieces(found)),
        rows="\n".join(map(_row, found.rows())),
    )


def _text(text: str) -> str:
    return html.escape(text.translate(_PICTURES))


def _pieces(found: Annotated) -> Iterator[str]:
    for piece, mark in found.pieces():
        yield _text(piece) if mark is None else _marked(piece, mark, found)


def _marked(piece: str, mark: Mark, found: Annotated) -> str:
    against = showing.against(mark.term, mark.concept)
    told = "; ".join(filter(None, (*found.proposals(mark), against)))
    kind = ' class="against"' if against else ""
    title = _text("; ".join(filter(None, (mark.concept.domain, mark.concept.note))))
    behind = f'<i lang="{found.target}">{_text(told)}</i>' if told else ""
    return f'<mark{kind} title="{title}">{_text(piece)}</mark>{behind}'


def _row(row: Row) -> str:
    cells = (
        str(row.count),
        showing.found_as(row.term, row.concept),
        showing.listed(row.translations),
        row.concept.domain,
        showing.notes(row.term, row.concept),
    )
    return f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in cells)}</tr>"
