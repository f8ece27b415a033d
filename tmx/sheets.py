"""Units as rows of a table with headings: for CSV and XLSX."""

from __future__ import annotations

from collections.abc import Sequence

from tmx import headings, unit
from tmx.headings import heading_of
from tmx.languages import same_language
from tmx.options import Options, Pair

_PROPS = (
    (headings.CONFIDENCE, unit.CONFIDENCE),
    (headings.BEAD, unit.BEAD),
    (headings.KIND, unit.KIND),
    (headings.LABEL, unit.LABEL),
    (headings.STATUS, unit.STATUS),
    (headings.CONTEXT, unit.CONTEXT),
)


def heads(options: Options) -> list[str]:
    """The headings: both languages' codes, then what else is said of a pair.

    Where the codes would not be known again as headings, they are `source` and `target`.
    """
    codes = (options.source_language, options.target_language)
    told = all(heading_of(code).language == code for code in codes) and not same_language(*codes)
    sides = codes if told else (headings.SOURCE, headings.TARGET)
    more = (name.removeprefix("x-") for name in options.columns)
    return [*sides, *(heading for heading, _ in _PROPS), *more, headings.ID, headings.NOTE]


def cells(pair: Pair, columns: Sequence[str] = ()) -> list[str]:
    """A pair's row below `heads`; the same columns."""
    known = pair.unit.props
    props = [pair.unit.prop(name) for _, name in _PROPS] if known else [""] * len(_PROPS)
    identifier, notes = pair.unit.attribute("tuid"), "\n".join(pair.unit.notes)
    more = [pair.unit.prop(name) for name in columns]
    return [pair.source.text, pair.target.text, *props, *more, identifier, notes]
