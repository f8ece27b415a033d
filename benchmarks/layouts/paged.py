"""The same texts by another typesetter: `python -m benchmarks.layouts.paged`.

LibreOffice has habits: how it orders characters, rules tables and spaces words. Here WeasyPrint
(the extra `peers`; Debian's libpango-1.0-0, libpangoft2-1.0-0, libharfbuzz-subset0) sets the texts
from HTML in pages of its own, and the same measure tells how much the reader gives back.
"""

from __future__ import annotations

import argparse
import html
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from aligner.document import Block, Kind
from benchmarks.layouts import drawn, trials
from benchmarks.layouts.looks import Look
from benchmarks.layouts.measure import Figures
from benchmarks.layouts.text import LANGUAGES, Box, Piece, Table, Text

_SERIF = "'Liberation Serif', 'Noto Serif CJK SC'"
_SANS = "'Liberation Sans', 'WenQuanYi Zen Hei'"
_COMMON = """
.note { float: footnote; font-size: 8pt; text-align: left; text-indent: 0; font-style: normal }
.note::footnote-call { content: attr(data-mark); font-size: 62%; vertical-align: super }
.note::footnote-marker { content: attr(data-mark) '\\2002'; font-size: 62%; vertical-align: super }
table { border-collapse: collapse; text-align: left; hyphens: none; text-indent: 0 }
td { padding: 2pt 5pt; vertical-align: top }
.box { border: .5pt solid black; padding: 4pt }
"""
PAGES: dict[str, str] = {
    "ruled": f"""@page {{ size: A4; margin: 25mm 22mm; @top-right {{ content: 'A/95/204' }}
        @bottom-center {{ content: counter(page) }} @footnote {{ border-top: .5pt solid black }} }}
        body {{ font: 10.5pt/1.3 {_SERIF}; text-align: justify; hyphens: auto }}
        h2 {{ font-size: 14pt }} td {{ border: .5pt solid black }}""",
    "columns": f"""@page {{ size: letter; margin: 20mm; @top-left {{ content: 'A/95/204' }}
        @bottom-right {{ content: counter(page) '/' counter(pages) }}
        @footnote {{ border-top: .5pt solid black }} }}
        body {{ font: 9.5pt/1.25 {_SANS}; columns: 2; column-gap: 8mm }}
        h2, h3 {{ font-size: 11pt }} td {{ border: .5pt solid black; font-size: 8pt }}""",
    "hanging": f"""@page:left {{ @bottom-left {{ content: counter(page) }} }}
        @page:right {{ @bottom-right {{ content: counter(page) }} }}
        @page {{ size: A4; margin: 30mm 25mm; @top-center {{ content: '26-00123 (E)' }} }}
        body {{ font: 11pt/1.4 {_SERIF} }} h2, h3 {{ font-size: 11pt }}
        .item {{ padding-left: 12mm; text-indent: -12mm }}
        .label {{ display: inline-block; width: 12mm; text-indent: 0 }}""",
    "indented": f"""@page {{ size: A4; margin: 28mm 25mm; @bottom-center {{
        content: '- ' counter(page) ' -' }} @footnote {{ border-top: .4pt solid black }} }}
        body {{ font: 11pt/1.5 {_SERIF}; text-align: justify }} p {{ margin: 0; text-indent: 2em }}
        h2, h3 {{ font-size: 12pt; text-align: center }} td {{ border: .4pt solid black }}""",
    "striped": f"""@page {{ size: letter; margin: 25mm; @top-right {{ content: 'A/95/204' }}
        @bottom-left {{ content: counter(page) }} }}
        body {{ font: 10.5pt/1.35 {_SANS} }} h2 {{ font-size: 13pt; color: #246 }}
        tr:nth-child(odd) {{ background: #e8eef4 }}""",
}
"""How pages look, as CSS."""


def main() -> int:
    """Print a table with a row for each look, language and kind."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.layouts.paged", description=__doc__)
    parser.add_argument("--drawn", type=int, default=4, help="texts drawn at random, beside ours")
    parser.add_argument("--show", metavar="LOOK", choices=sorted(PAGES), help="what differs in it")
    options = parser.parse_args()
    names = [*trials.TEXTS, *(f"{drawn.PREFIX}{at}" for at in range(1, options.drawn + 1))]
    looks = [options.show] if options.show else list(PAGES)
    with TemporaryDirectory() as place:
        try:
            made = list(_made(names, looks, Path(place)))
        except (ImportError, OSError) as problem:
            print(f"WeasyPrint is not here: {problem}", file=sys.stderr)
            return 1
        found = [trials.tried(one) for one in made]
    print("\n".join(trials.differences(found) if options.show else _rows(found)))
    return 0


def _rows(found: list[trials.Trial]) -> Iterator[str]:
    yield from trials.rows(found)
    figures = trials.by_kind(found)
    yield ""
    for name, one in {**figures, "all": sum(figures.values(), Figures(0, 0, 0))}.items():
        yield f"{name}: recall {one.recall:.3f}, precision {one.precision:.3f}"


def _made(names: list[str], looks: list[str], folder: Path) -> Iterator[trials.Made]:
    import weasyprint

    for look in looks:
        for name in names:
            for language in LANGUAGES:
                path = folder / f"{name}.{look}.{language}.pdf"
                page = page_of(trials.truth_of(name, language), PAGES[look])
                weasyprint.HTML(string=page).write_pdf(path)
                yield trials.Made(name, language, Look(look), path)


def page_of(text: Text, look: str) -> str:
    """A text as HTML.

    Args:
        text: in one language.
        look: of its pages, as CSS.
    """
    body = "\n".join(_piece(piece, text) for piece in text.pieces)
    return (
        f'<html lang="{text.language}"><meta charset="utf-8"><style>{_COMMON}{look}</style>'
        f"<body>{body}</body></html>"
    )


def _piece(piece: Piece, text: Text) -> str:
    if isinstance(piece, Table):
        return f"<table>{''.join(_row(piece, at, text) for at in range(len(piece.rows)))}</table>"
    if isinstance(piece, Box):
        return f'<div class="box">{_piece(piece.block, text)}</div>'
    label = piece.label or ("•" if piece.kind is Kind.LIST_ITEM else "")
    printed = f'<span class="label">{html.escape(label)}</span>\u2002' if label else ""
    if piece.kind is Kind.HEADING:
        level = min(max(piece.level, 1), 3)
        return f"<h{level}>{printed}{_inline(piece, text)}</h{level}>"
    kind = ' class="item"' if label else ""
    return f"<p{kind}>{printed}{_inline(piece, text)}</p>"


def _row(table: Table, at: int, text: Text) -> str:
    cells = (cell for cell in table.rows[at] if cell)
    told = (
        f'<td colspan="{cell.across}" rowspan="{cell.down}">'
        f"{_inline(cell.block, text) if cell.block else ''}</td>"
        for cell in cells
    )
    return f"<tr>{''.join(told)}</tr>"


_TAGS = {
    "bold": "b", "italic": "i", "underline": "u", "superscript": "sup", "subscript": "sub",
}  # fmt: skip


def _inline(block: Block, text: Text) -> str:
    """Text with its formats, and each note where its mark stands."""
    opened = {one.start: f"<{_TAGS[one.name]}>" for one in block.formats}
    closed = {one.end: f"</{_TAGS[one.name]}>" for one in block.formats}
    notes: dict[int, str] = {}
    for offset, mark in block.marks:
        note = html.escape(text.notes[mark].text)
        notes[offset] = (
            notes.get(offset, "") + f'<span class="note" data-mark="{mark}">{note}</span>'
        )
    parts = []
    for at in range(len(block.text) + 1):
        parts.append(closed.get(at, "") + notes.get(at, "") + opened.get(at, ""))
        parts.append(html.escape(block.text[at : at + 1]))
    return "".join(parts)


if __name__ == "__main__":
    sys.exit(main())
