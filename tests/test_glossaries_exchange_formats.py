"""One door to all formats of glossaries, and JSONL, which is the plainest of them."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from glossary_strategies import concepts
from hypothesis import given, settings
from hypothesis import strategies as st
from searching import examples

from glossaries.exchange import (
    FORMATS,
    Writing,
    read_concepts,
    read_numbered,
    readable_suffixes,
    writable_suffixes,
    write_concepts,
    write_files,
    write_stream,
)
from glossaries.failure import BadGlossary, UnknownGlossary
from glossaries.term import Concept, Term
from tmx.failure import BadFormat, FileProblem, UnknownLanguage

SOME = [
    Concept((Term("en", "agenda"), Term("zh", "议程"))),
    Concept((Term("en", "session"), Term("zh", "届会"))),
]
LISTED = ".tbx, .csv, .tsv, .xlsx, .utf8, .txt, .tab, .jsonl"
needs_dev_full = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="the system has no /dev/full"
)


@pytest.mark.parametrize("suffix", writable_suffixes())
def test_every_format_is_written_and_read_by_its_suffix(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"glossary{suffix.upper()}"
    result = write_concepts(path, iter(SOME), source_language="English", target_language="zh_CN")
    assert (result.written, result.left_out) == (2, {})
    assert list(read_concepts(path)) == SOME


@pytest.mark.parametrize("suffix", writable_suffixes())
def test_standard_input_and_output(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(output))
    write_concepts("-", SOME, file_format=suffix.removeprefix("."))
    write_concepts(tmp_path / f"t{suffix}", SOME)
    assert output.getvalue() == (tmp_path / f"t{suffix}").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(output.getvalue())))
    assert list(read_concepts("-", file_format=suffix)) == SOME


def test_trouble_in_standard_input_is_told_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<tbx>")))
    with pytest.raises(BadFormat, match=r"^standard input:1: not well-formed XML"):
        list(read_concepts("-", file_format="tbx"))


@pytest.mark.parametrize(
    ("path", "file_format", "told"),
    [
        ("t.docx", "", f"t.docx: the suffix '.docx' names no format; use one of {LISTED}"),
        ("t", "", f"t: the name has no suffix; use one of {LISTED}"),
        ("-", "", f"the format of standard input or output is not said; say one of {LISTED}"),
        ("t", "doc", f"doc: the suffix '.doc' names no format; use one of {LISTED}"),
    ],
)
def test_a_format_that_is_not_known(path: str, file_format: str, told: str) -> None:
    with pytest.raises(UnknownGlossary) as caught:
        write_concepts(path, SOME, file_format=file_format)
    assert str(caught.value) == told


def test_a_termbase_is_read_only(tmp_path: Path) -> None:
    assert set(readable_suffixes()) - set(writable_suffixes()) == {".termbase"}
    with pytest.raises(UnknownGlossary, match=r"the suffix '\.termbase' names no format"):
        write_concepts(tmp_path / "t.termbase", SOME)


def test_what_a_termbase_holds_is_read(tmp_path: Path) -> None:
    kept = pytest.importorskip("glossaries.termbase", reason="there are no termbases yet")
    with kept.Termbase.open(tmp_path / "t.termbase", create=True) as base:
        for concept in SOME:
            base.add(concept)
    assert [one.terms for one in read_concepts(tmp_path / "t.termbase")] == [
        one.terms for one in SOME
    ]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"tbx_version": "4"}, "'4' is no version of TBX that is written; choose one of 3, 2"),
        ({"tbx_style": "xml"}, "'xml' is no style of TBX that is written; choose one of dca, dct"),
        ({"layout": "word"}, "'word' is no layout of a table that is written; "
         "choose one of plain, memoq, trados"),
        ({"tbx_version": "2", "tbx_style": "dct"}, "TBX 2 has no style 'dct'; "
         "ask for version 3, or leave it out"),
    ],
)  # fmt: skip
def test_options_that_are_not_known(options: dict[str, str], told: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownGlossary) as caught:
        write_concepts(tmp_path / "t.tbx", SOME, **options)
    assert str(caught.value) == told
    assert list(tmp_path.iterdir()) == []


def test_what_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"t\.tbx: no such file or directory; check the name"):
        read_concepts(tmp_path / "t.tbx")
    with pytest.raises(FileProblem, match="is a directory"):
        read_concepts(tmp_path)
    with pytest.raises(UnknownLanguage):
        write_concepts(tmp_path / "t.tbx", SOME, source_language="xx1")


def failing() -> Iterator[Concept]:
    yield SOME[0]
    raise BadGlossary("not JSON", path="in.jsonl", line=7)


@pytest.mark.parametrize("suffix", writable_suffixes())
def test_a_failure_on_the_way_leaves_what_was_there(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"t{suffix}"
    path.write_text("what was there", encoding="utf-8")
    with pytest.raises(BadGlossary, match=r"in\.jsonl:7: not JSON"):
        write_concepts(path, failing())
    assert path.read_text(encoding="utf-8") == "what was there"
    assert list(tmp_path.iterdir()) == [path]


@needs_dev_full
@pytest.mark.parametrize("suffix", writable_suffixes())
def test_a_full_disk_is_told_with_the_name_that_was_given(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"t{suffix}"
    path.symlink_to("/dev/full")
    with pytest.raises(FileProblem, match="no space left on device; free some space"):
        write_concepts(path, SOME)


def test_several_files_appear_together_or_not_at_all(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.tbx", tmp_path / "none" / "b.csv"
    assert [one.written for one in write_files([good, tmp_path / "b.csv"], SOME)] == [2, 2]
    before = good.read_bytes()
    with pytest.raises(FileProblem):
        write_files([good, bad], SOME[:1])
    assert good.read_bytes() == before


def test_a_stream_is_written_as_a_file_is(tmp_path: Path) -> None:
    stream = io.BytesIO()
    write_stream(stream, ".tbx", SOME, Writing(tbx_style="dct"))
    write_concepts(tmp_path / "t.tbx", SOME, tbx_style="dct")
    assert stream.getvalue() == (tmp_path / "t.tbx").read_bytes()


def test_a_file_can_be_rewritten_from_itself(tmp_path: Path) -> None:
    path = tmp_path / "t.tbx"
    write_concepts(path, SOME * 500)
    before = path.read_bytes()
    write_concepts(path, read_concepts(path))
    assert path.read_bytes() == before


def test_readers_and_writers_in_the_table_exist() -> None:
    for known in FORMATS.values():
        for place in filter(None, (known.reader, known.writer)):
            module, _, name = place.partition(":")
            assert callable(getattr(__import__(module, fromlist=[name]), name))


@settings(max_examples=examples(60))
@given(some=st.lists(concepts, min_size=1, max_size=3))
def test_json_keeps_everything(
    some: list[Concept], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("json") / "t.jsonl"
    write_concepts(path, some)
    assert [(line, one) for line, one in read_numbered(path)] == list(enumerate(some, 1))


def test_a_line_of_json_is_plain(tmp_path: Path) -> None:
    write_concepts(tmp_path / "t.jsonl", SOME)
    first, _ = (tmp_path / "t.jsonl").read_text("utf-8").splitlines()
    assert json.loads(first) == {
        "terms": [{"language": "en", "text": "agenda"}, {"language": "zh", "text": "议程"}]
    }


def test_a_status_that_is_none_is_kept_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    term = {"language": "EN", "text": "seat", "status": "nice", "form": "Acronym"}
    path.write_text(json.dumps({"terms": [term]}), encoding="utf-8")
    (concept,) = read_concepts(path)
    assert concept.terms == (Term("en", "seat", form="acronym", properties=(("status", "nice"),)),)
    write_concepts(tmp_path / "t.tbx", [concept])
    assert list(read_concepts(tmp_path / "t.tbx")) == [concept]


def test_rows_of_extraction_in_json(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    row = {"source": "seat", "target": "席位", "kind": "phrase", "frequency": 3, "score": 0.5,
           "example-source": "a seat", "files": ["a", "b"]}  # fmt: skip
    path.write_text(json.dumps(row) + "\n\n", encoding="utf-8")
    assert list(read_concepts(path)) == [
        Concept(
            (Term("en", "seat", context="a seat"), Term("zh", "席位")),
            kind="phrase",
            properties=(("frequency", "3"), ("score", "0.5"), ("files", "a | b")),
        )
    ]


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("{", "not JSON: "),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "not a JSON object"),
        ("{}", "neither 'terms' nor a text 'source'"),
        ('{"source": "a", "target": []}', "neither 'terms' nor a text 'target'"),
        ('{"terms": [{"text": "a"}]}', "'terms' is not a list of objects with 'language'"),
        ('{"terms": [], "definitions": [1]}', "'definitions' is not a list of objects"),
        ('{"terms": [], "properties": [["a"]]}', "'properties' is not a list of pairs"),
        ('{"terms": [], "note": 1.5e3, "domain": []}', "'domain' is not a string"),
    ],
)
def test_a_line_that_is_no_concept(line: str, cause: str, tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text('{"terms": []}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(BadGlossary) as caught:
        list(read_concepts(path))
    assert str(caught.value).startswith(f"{path}:2: {cause}")
    assert str(caught.value).endswith("; mend this line, or take it out")
