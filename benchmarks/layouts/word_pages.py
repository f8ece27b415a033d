"""Pages of a DOCX: paper, columns, mastheads, headers and footers, hyphenation."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn
from docx.shared import Cm

from benchmarks.layouts.looks import Look
from benchmarks.layouts.text import Text
from benchmarks.layouts.word_xml import borders, field, made, run, twips, written

_GAP = 0.8  # centimetres between columns


def set_pages(document: Any, text: Text, look: Look) -> None:
    """Sets up the only section of a document."""
    section = document.sections[0]
    section.page_width, section.page_height = (Cm(side) for side in look.paper)
    section.left_margin = section.right_margin = Cm(look.margins[0])
    section.top_margin = section.bottom_margin = Cm(look.margins[1])
    columns = section._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), str(look.columns))
    columns.set(qn("w:space"), str(twips(_GAP)))
    _number_endnotes(section._sectPr)
    _set_hyphenation(document, look)
    if look.masthead == "header":
        section.different_first_page_header_footer = True
        _only(section.first_page_header._element, masthead(text), made("p"))
    if look.running:
        document.settings.odd_and_even_pages_header_footer = True
        symbol = text.masthead["symbol"]
        for header, side in ((section.header, "right"), (section.even_page_header, "left")):
            _only(header._element, _line(side, run(written(symbol))))
        for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
            _only(footer._element, _line(side, *field("PAGE", "2")))


def text_width(look: Look) -> float:
    """Centimetres that a line of text has."""
    inner = look.paper[0] - 2 * look.margins[0]
    return (inner - _GAP * (look.columns - 1)) / look.columns


def _number_endnotes(section: Any) -> None:
    """Word counts endnotes in Roman numerals if nobody says otherwise."""
    section.insert(0, made("endnotePr", made("numFmt", val="decimal")))


def _set_hyphenation(document: Any, look: Look) -> None:
    settings = document.settings.element
    settings.find(qn("w:characterSpacingControl")).addprevious(
        made("autoHyphenation", val=str(look.hyphenated).lower())
    )


def _only(part: Any, *elements: Any) -> None:
    """These elements instead of what is in a header or footer."""
    for each in list(part):
        part.remove(each)
    part.extend(elements)


def _line(side: str, *runs: Any) -> Any:
    return made("p", made("pPr", made("jc", val=side)), *runs)


def masthead(text: Text) -> Any:
    """A table without lines but two: organ and symbol above, body and dates below them."""
    said = text.masthead
    dates = [
        said[name] for name in ("distribution", "date", "language", "original") if name in said
    ]
    upper = [_cell([said["organ"]], 10), _cell([said["symbol"]], 6.4, side="right")]
    lower = [_cell([said["body"]], 10, bold=True), _cell(dates, 6.4)]
    return made(
        "tbl",
        made("tblPr", made("tblW", w=0, type="auto"), borders("tblBorders")),
        made("tblGrid", made("gridCol", w=twips(10)), made("gridCol", w=twips(6.4))),
        made("tr", *upper),
        made("tr", *lower),
    )


def _cell(lines: list[str], width: float, *, bold: bool = False, side: str = "left") -> Any:
    names = ["bold"] if bold else []
    return made(
        "tc",
        made("tcPr", made("tcW", w=twips(width), type="dxa"), borders("tcBorders", "bottom")),
        *(_line(side, run(written(line), names=names)) for line in lines),
    )
