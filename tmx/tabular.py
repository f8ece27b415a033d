"""Units as lines of text: TSV to look at and to cut with other tools, JSONL with everything in it.

TSV is plain bitext: source and target first, no header row, so that whatever reads two columns
reads it. JSONL keeps the languages, the props and the notes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from os import PathLike
from typing import Any, BinaryIO

from tmx.columns import SAMPLE, are_headings, doubt, in_order
from tmx.failure import BadFormat
from tmx.headings import heading_of
from tmx.languages import tidy
from tmx.lines import lines_of
from tmx.options import (
    DEFAULT_LANGUAGES,
    DEFAULT_READING,
    Languages,
    Need,
    Options,
    Pair,
    Reading,
    WriteResult,
    pairs,
)
from tmx.rows import table_units
from tmx.unit import BEAD, CONFIDENCE, KIND, LABEL, TranslationUnit, Variant, joined

#: The columns after source and target, each a prop.
COLUMNS = (CONFIDENCE, BEAD, KIND, LABEL)

_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_SHAPES = {
    CONFIDENCE: re.compile(r"(?:0(?:\.\d+)?|1(?:\.0+)?)?"),
    BEAD: re.compile(r"(?:\d+-\d+)?"),
}


def write_tsv(stream: BinaryIO, units: Iterable[TranslationUnit], options: Options) -> WriteResult:
    """Write units as lines `source<TAB>target<TAB>confidence<TAB>bead<TAB>kind<TAB>label`.

    Tabs and line breaks within a text become spaces. A unit that knows nothing of the last four
    is a plain pair of two columns. A side that only one language has is an empty column.
    """
    options, units = options.resolved(units)
    result = WriteResult()
    for pair in pairs(units, options, result, Need.ANY):
        more = [pair.unit.prop(name) for name in COLUMNS]
        cells = [_BREAKS.sub(" ", text) for text in (pair.source.text, pair.target.text, *more)]
        if not any(more):
            del cells[2:]
        stream.write(("\t".join(cells) + "\n").encode(errors="replace"))
    return result


def read_tsv(
    path: str | PathLike[str],
    languages: Languages = DEFAULT_LANGUAGES,
    reading: Reading = DEFAULT_READING,
) -> Iterator[TranslationUnit]:
    """The units of a TSV file: two columns or more, with or without a row of headings.

    Without headings the first two columns are source and target, the other way round if their
    scripts say so; those after them are read as `write_tsv` writes them, and where they do not have
    that form they are kept as notes. Quotation marks are text.

    Args:
        path: UTF-8, UTF-16, GB 18030 or Big5.
        languages: canonical tags; the file does not name them.
        reading: encoding and columns, where they are said.

    Raises:
        FileProblem, BadEncoding: it cannot be read.
        BadFormat: a line has fewer than two columns.
    """
    rows = _rows(path, reading)
    first = list(islice(rows, SAMPLE))
    texts = [cells for _, cells in first]
    stream = chain(first, rows)
    if _has_headings(texts) or reading.source_column or reading.target_column:
        yield from _of_table(stream, path, languages, reading)
        return
    columns = in_order(texts, languages)
    source, target = columns.source, columns.target
    told = doubt(columns, reading) or (columns.told if source.index else "")
    if told:
        reading.tell(told)
    for number, cells in stream:
        props, notes = _more(cells[2:])
        yield _unit(
            cells[source.index],
            cells[target.index],
            languages,
            props=props,
            notes=notes,
            line=number,
        )


def _rows(path: str | PathLike[str], reading: Reading) -> Iterator[tuple[int, list[str]]]:
    for number, line in _lines(path, reading):
        cells = line.split("\t")
        if len(cells) < 2:
            raise BadFormat(
                "the line has no tab",
                path=path,
                line=number,
                remedy="write source and target with a tab between them",
            )
        yield number, cells


def _has_headings(texts: list[list[str]]) -> bool:
    """Whether the first row says what the columns are."""
    return bool(texts) and are_headings([heading_of(cell) for cell in texts[0]])


def _of_table(
    rows: Iterator[tuple[int, list[str]]],
    path: str | PathLike[str],
    languages: Languages,
    reading: Reading,
) -> Iterator[TranslationUnit]:
    try:
        found = table_units(rows, languages, reading)
    except BadFormat as error:
        error.path = str(path)
        raise
    yield from found or ()


def _more(cells: list[str]) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    named = dict(zip(COLUMNS, cells, strict=False))
    ours = len(cells) <= len(COLUMNS) and all(
        shape.fullmatch(named.get(name, "")) for name, shape in _SHAPES.items()
    )
    if ours:
        return tuple((name, value) for name, value in named.items() if value), ()
    return (), tuple(cell for cell in cells if cell)


def _unit(
    source: str,
    target: str,
    languages: Languages,
    *,
    props: tuple[tuple[str, str], ...] = (),
    notes: tuple[str, ...] = (),
    attributes: tuple[tuple[str, str], ...] = (),
    line: int,
) -> TranslationUnit:
    return TranslationUnit(
        variants=(
            Variant(languages.source, joined([source])),
            Variant(languages.target, joined([target])),
        ),
        source_language=languages.source,
        props=props,
        notes=notes,
        attributes=attributes,
        line=line,
    )


def write_jsonl(
    stream: BinaryIO, units: Iterable[TranslationUnit], options: Options
) -> WriteResult:
    """Write units as JSON objects, one a line, UTF-8.

    Keys: source, target, source_language, target_language; confidence (a number) and bead where
    known; id, created, notes and props (type -> value, or values) where there are any.
    """
    options, units = options.resolved(units)
    result = WriteResult()
    for pair in pairs(units, options, result, Need.ANY):
        line = json.dumps(_record(pair), ensure_ascii=False) + "\n"
        stream.write(line.encode(errors="replace"))
    return result


def _record(pair: Pair) -> dict[str, object]:
    unit = pair.unit
    record: dict[str, object] = {
        "source": pair.source.text,
        "target": pair.target.text,
        "source_language": pair.source.language,
        "target_language": pair.target.language,
    }
    others = {
        "confidence": unit.confidence,
        "bead": unit.prop(BEAD),
        "id": unit.attribute("tuid"),
        "created": unit.attribute("creationdate"),
        "notes": list(unit.notes),
        "props": _prop_values(unit),
    }
    return record | {key: value for key, value in others.items() if value not in ("", None, [], {})}


def _prop_values(unit: TranslationUnit) -> dict[str, str | list[str]]:
    values: dict[str, list[str]] = {}
    for kind, value in unit.props:
        if kind != BEAD and not (kind == CONFIDENCE and unit.confidence is not None):
            values.setdefault(kind, []).append(value)
    return {kind: found[0] if len(found) == 1 else found for kind, found in values.items()}


def read_jsonl(
    path: str | PathLike[str],
    languages: Languages = DEFAULT_LANGUAGES,
    reading: Reading = DEFAULT_READING,
) -> Iterator[TranslationUnit]:
    """The units of a JSONL file as `write_jsonl` writes it; only source and target are needed.

    Args:
        path: UTF-8, UTF-16, GB 18030 or Big5.
        languages: canonical tags for lines that do not name theirs.
        reading: its encoding, where that is said.

    Raises:
        FileProblem, BadEncoding: it cannot be read.
        BadFormat: a line is not such an object.
    """
    for number, line in _lines(path, reading):
        try:
            record = json.loads(line, parse_float=str)
        except RecursionError as error:
            raise _bad_record("nested too deeply", path, number) from error
        except ValueError as error:
            raise _bad_record(f"not JSON: {error}", path, number) from error
        if problem := _fault(record):
            raise _bad_record(problem, path, number)
        yield _from_record(record, languages, number)


def _bad_record(cause: str, path: str | PathLike[str], line: int) -> BadFormat:
    return BadFormat(cause, path=path, line=line, remedy="mend this line, or take it out")


def _fault(record: Any) -> str:
    if not isinstance(record, dict):
        return "not a JSON object"
    texts = ("source", "target", "source_language", "target_language", "bead", "id", "created")
    wrong = [key for key in texts if not isinstance(record.get(key, ""), str)]
    missing = [key for key in ("source", "target") if key not in record]
    if missing or wrong:
        return f"'{(missing or wrong)[0]}' is {'missing' if missing else 'not a string'}"
    if not isinstance(record.get("props", {}), dict):
        return "'props' is not an object"
    return "" if isinstance(record.get("notes", []), list) else "'notes' is not a list"


def _from_record(record: Mapping[str, Any], languages: Languages, number: int) -> TranslationUnit:
    named = ((CONFIDENCE, record.get("confidence")), (BEAD, record.get("bead")))
    known = tuple((name, str(value)) for name, value in named if value not in ("", None))
    more = tuple(
        (kind, str(value))
        for kind, found in record.get("props", {}).items()
        for value in (found if isinstance(found, list) else [found])
    )
    stamps = (("tuid", record.get("id")), ("creationdate", record.get("created")))
    return _unit(
        record["source"],
        record["target"],
        Languages(
            tidy(record.get("source_language", languages.source)),
            tidy(record.get("target_language", languages.target)),
        ),
        props=known + more,
        notes=tuple(map(str, record.get("notes", []))),
        attributes=tuple((name, value) for name, value in stamps if value),
        line=number,
    )


def _lines(path: str | PathLike[str], reading: Reading) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers."""
    for number, line in lines_of(path, reading):
        if line.strip():
            yield number, line.rstrip("\r\n")
