"""Concepts as lines of JSON: one a line, with everything in it.

Rows that extraction writes (`source`, `target` and what is known of the pair) are concepts too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from typing import Any, BinaryIO

from glossaries.exchange.extracted import PAIR, concept_of
from glossaries.exchange.options import Writing
from glossaries.exchange.statuses import known_term
from glossaries.failure import BadGlossary
from glossaries.term import Concept, Term
from tmx.failure import empty_file
from tmx.languages import tidy
from tmx.lines import lines_of
from tmx.options import DEFAULT_READING, Languages, Reading, WriteResult

# Field of a concept -> its key; texts that stand there only if there are any.
_CONCEPT = {
    "identifier": "id", "kind": "kind", "domain": "domain", "note": "note", "source": "source",
    "created": "created", "changed": "changed",
}  # fmt: skip
_TERM = ("language", "text", "status", "form", "part_of_speech", "source", "note", "context")


def write_jsonl(stream: BinaryIO, concepts: Iterable[Concept], _options: Writing) -> WriteResult:
    """Write concepts as JSON objects, one a line, UTF-8.

    Keys: `id`, `kind`, `domain`, `terms` (each with `language`, `text` and what else is known),
    `definitions`, `note`, `source`, `created`, `changed`, `properties` (pairs of name and value).
    """
    result = WriteResult()
    for concept in concepts:
        line = json.dumps(record_of(concept), ensure_ascii=False) + "\n"
        stream.write(line.encode(errors="replace"))
        result.written += 1
    return result


def record_of(concept: Concept) -> dict[str, object]:
    """The object that stands for a concept; what is not known of it is left out."""
    told = {key: getattr(concept, name) for name, key in _CONCEPT.items()}
    record: dict[str, object] = {key: told[key] for key in ("id", "kind", "domain")}
    record["terms"] = [_filled(_term_record(term)) for term in concept.terms]
    record["definitions"] = [
        _filled({"language": language, "text": text}) for language, text in concept.definitions
    ]
    record |= told
    record["properties"] = [list(pair) for pair in concept.properties]
    return {key: value for key, value in record.items() if value or key == "terms"}


def _term_record(term: Term) -> dict[str, object]:
    record: dict[str, object] = {name: getattr(term, name) for name in _TERM}
    return record | {"properties": [list(pair) for pair in term.properties]}


def _filled(record: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in record.items() if value or key == "text"}


def read_jsonl(
    path: str | PathLike[str], reading: Reading = DEFAULT_READING
) -> Iterator[tuple[int, Concept]]:
    """The concepts of a JSONL file with their lines.

    Args:
        path: as `write_jsonl` writes it, or rows of extraction.
        reading: its encoding, and the languages of rows that name none.

    Raises:
        FileProblem, BadEncoding: it cannot be read.
        BadGlossary: a line is not such an object.
    """
    found = False
    for number, line in lines_of(path, reading):
        if not line.strip():
            continue
        found = True
        try:
            record = json.loads(line, parse_float=str, parse_int=str)
        except RecursionError as error:
            raise _bad("nested too deeply", path, number) from error
        except ValueError as error:
            raise _bad(f"not JSON: {error}", path, number) from error
        if fault := _fault(record):
            raise _bad(fault, path, number)
        yield number, _concept(record, reading.languages)
    if not found:
        raise empty_file(path)


def _bad(cause: str, path: str | PathLike[str], line: int) -> BadGlossary:
    return BadGlossary(cause, path=path, line=line, remedy="mend this line, or take it out")


def _fault(record: Any) -> str:
    if not isinstance(record, dict):
        return "not a JSON object"
    if "terms" not in record:
        wrong = [key for key in PAIR if not isinstance(record.get(key), str)]
        return f"neither 'terms' nor a text '{wrong[0]}'" if wrong else ""
    if not _are_records(record["terms"], ("language", "text")):
        return "'terms' is not a list of objects with 'language' and 'text'"
    if not _are_records(record.get("definitions", []), ("text",)):
        return "'definitions' is not a list of objects with 'text'"
    holders = [record, *record["terms"]]
    if not all(_are_pairs(one.get("properties", [])) for one in holders):
        return "'properties' is not a list of pairs"
    texts = [(record, _CONCEPT.values()), *((term, _TERM) for term in record["terms"])]
    wrong = [key for one, keys in texts for key in keys if not isinstance(one.get(key, ""), str)]
    return f"'{wrong[0]}' is not a string" if wrong else ""


def _are_records(found: Any, keys: tuple[str, ...]) -> bool:
    return isinstance(found, list) and all(
        isinstance(one, dict) and all(isinstance(one.get(key), str) for key in keys)
        for one in found
    )


def _are_pairs(found: Any) -> bool:
    return isinstance(found, list) and all(
        isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str) for pair in found
    )


def _concept(record: Mapping[str, Any], languages: Languages) -> Concept:
    if "terms" not in record:
        return concept_of(record, languages)
    definitions = record.get("definitions", [])
    return Concept(
        terms=tuple(_term(one) for one in record["terms"]),
        definitions=tuple((tidy(one.get("language", "")), one["text"]) for one in definitions),
        properties=_pairs(record),
        **{name: record.get(key, "") for name, key in _CONCEPT.items()},
    )


def _term(record: Mapping[str, Any]) -> Term:
    told = {name: record.get(name, "") for name in _TERM} | {"language": tidy(record["language"])}
    return known_term(Term(**told, properties=_pairs(record)))


def _pairs(record: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(value)) for name, value in record.get("properties", []))
