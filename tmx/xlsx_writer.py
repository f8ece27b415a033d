"""Writing pairs as XLSX, for people: headings that stay in sight, columns wide enough to read.

All cells are texts, so that nothing in them is ever calculated, taken for a number or for a link.
XlsxWriter writes a row at a time and forgets it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tmx.files import scratch
from tmx.mending import ILLEGAL
from tmx.options import Need, Options, WriteResult, pairs
from tmx.sheets import cells, heads
from tmx.unit import TranslationUnit

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

# Bounds of the format (Excel specifications and limits).
_MOST_ROWS = 1_048_576
_LONGEST = 32_767
_TOO_LONG = f"longer than {_LONGEST} characters, which no cell holds"
# In characters: two texts beside each other on a wide screen, what is said of them beside that.
_TEXT_WIDTH, _OTHER_WIDTH = 70, 12
# Equal units give equal bytes: the moment of writing is not told.
_CREATED = datetime(2000, 1, 1, tzinfo=timezone.utc)
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_xlsx(stream: BinaryIO, units: Iterable[TranslationUnit], options: Options) -> WriteResult:
    """Write units as one sheet of an XLSX file, or as several beyond a million rows.

    Columns are those of CSV (`tmx.csv_files.write_csv`). A unit with a text that no cell holds is
    left out and counted.
    """
    options, units = options.resolved(units)
    with scratch() as folder:
        path, result = folder / "units.xlsx", WriteResult()
        rows = (cells(pair, options.columns) for pair in pairs(units, options, result, Need.ANY))
        names = heads(options)
        widths = [_TEXT_WIDTH] * 2 + [_OTHER_WIDTH] * (len(names) - 2)
        write_book(path, names, rows, result, widths)
        with open(path, "rb") as whole:
            shutil.copyfileobj(whole, stream)
    return result


def write_book(
    path: Path,
    names: Sequence[str],
    rows: Iterable[Sequence[str]],
    result: WriteResult,
    widths: Sequence[int],
) -> None:
    """Write a workbook; XlsxWriter keeps what it has not packed yet in the same folder.

    Args:
        path: of the file.
        names: the headings.
        rows: as many cells each, already counted in `result`.
        result: a row that no sheet can hold is taken off it, and told.
        widths: of the columns, in characters.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    settings = {"constant_memory": True, "tmpdir": str(path.parent), **_AS_TEXT}
    book = xlsxwriter.Workbook(str(path), settings)
    book.set_properties({"created": _CREATED})
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    wrapped.set_align("top")
    sheet, row = None, _MOST_ROWS
    for told in rows:
        texts = [ILLEGAL.sub("", text) for text in told]
        if max((_length(text) for text in texts), default=0) > _LONGEST:
            result.written -= 1
            result.leave_out(_TOO_LONG)
            continue
        if sheet is None or row >= _MOST_ROWS:
            sheet, row = book.add_worksheet(), 1
            _head(sheet, names, widths, bold, wrapped)
        for column, text in enumerate(texts):
            if text:
                sheet.write_string(row, column, text, wrapped)
        row += 1
    if sheet is None:
        _head(book.add_worksheet(), names, widths, bold, wrapped)
    try:
        book.close()
    except FileCreateError as error:
        raise OSError(*error.args[0].args) from error  # it wraps one: the disk is full


def _length(text: str) -> int:
    """In the units that Excel counts, those of UTF-16."""
    return len(text) + sum(char > "\uffff" for char in text) if not text.isascii() else len(text)


def _head(
    sheet: Worksheet, names: Sequence[str], widths: Sequence[int], bold: object, wrapped: object
) -> None:
    sheet.freeze_panes(1, 0)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width, wrapped)
    for column, name in enumerate(names):
        sheet.write_string(0, column, name, bold)
