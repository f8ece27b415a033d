"""Candidates in files: the columns that others count on, and all formats read back."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossaries.exchange import Writing, read_concepts, writable_suffixes
from glossaries.extraction import Candidate
from glossaries.extraction.candidate import flipped
from glossaries.extraction.files import OWN, suffix_of, write_candidates, write_to
from glossaries.extraction.output import COLUMNS, as_record, concepts, rows
from glossaries.failure import UnknownGlossary
from tmx.failure import Failure

FUND = Candidate(
    source="Lake Fund",
    target="湖泊基金",
    kind="body",
    frequency=3,
    score=0.9125,
    example_source="The Lake Fund (LF) met.",
    example_target="湖泊基金（湖基）开会。",
    standing="conflict",
    source_variants=("lake funds", "Lake Fund of Gondor"),
    target_variants=("湖金",),
    short_forms=(("Fund", "基金"),),
    abbreviation="LF",
    target_abbreviation="湖基",
    references=("71/412",),
    units=(0, 4),
    known=("湖泊基金会", "湖款"),
)
BUOY = Candidate(
    "warning buoy", "警示浮标", "phrase", 1, 0.5, "A\twarning\r\nbuoy.", "“警示\u2028浮标”。"
)
BOTH = [FUND, BUOY]
OPTIONS = Writing(source_language="en", target_language="zh")


def _bytes(suffix: str, candidates: list[Candidate]) -> bytes:
    stream = io.BytesIO()
    write_to(stream, suffix, candidates, OPTIONS)
    return stream.getvalue()


def test_the_first_columns_are_a_contract() -> None:
    assert COLUMNS[:7] == (
        "source", "target", "kind", "frequency", "score", "example-source", "example-target",
    )  # fmt: skip


def test_tsv() -> None:
    assert _bytes(".tsv", BOTH).decode() == (
        "source\ttarget\tkind\tfrequency\tscore\texample-source\texample-target\tstanding\t"
        "abbreviation\ttarget-abbreviation\tsource-variants\ttarget-variants\tshort-forms\t"
        "references\tunits\tin-glossary\n"
        "Lake Fund\t湖泊基金\tbody\t3\t0.912\tThe Lake Fund (LF) met.\t湖泊基金（湖基）开会。\t"
        "conflict\tLF\t湖基\tlake funds | Lake Fund of Gondor\t湖金\tFund = 基金\t71/412\t1 5\t"
        "湖泊基金会 | 湖款\n"
        "warning buoy\t警示浮标\tphrase\t1\t0.500\tA warning buoy.\t“警示 浮标”。\tnew"
        "\t\t\t\t\t\t\t\t\n"
    )


def test_csv() -> None:
    read = list(csv.reader(io.StringIO(_bytes(".csv", BOTH).decode(), newline="")))
    assert read == [list(COLUMNS), *map(list, rows(BOTH))]


def test_jsonl() -> None:
    first, second = map(json.loads, _bytes(".jsonl", BOTH).decode().split("\n")[:2])
    assert list(first) == list(second) == list(COLUMNS)
    assert first == as_record(FUND)
    assert first["short-forms"] == [["Fund", "基金"]]
    assert (first["units"], first["score"], first["frequency"]) == ([1, 5], 0.9125, 3)
    assert second["example-source"] == "A\twarning\r\nbuoy."


_ANY = st.text(st.characters(codec="utf-8"), max_size=12)


@given(texts=st.lists(_ANY, min_size=4, max_size=4), variants=st.lists(_ANY, max_size=3).map(tuple))
def test_any_text_is_one_cell_of_one_line(texts: list[str], variants: tuple[str, ...]) -> None:
    ours, theirs, example, other = texts
    one = Candidate(
        ours, theirs, "phrase", 1, 0.5, example, other, source_variants=variants, known=variants
    )
    lines = _bytes(".tsv", [one]).decode().split("\n")
    assert [len(line.split("\t")) for line in lines] == [len(COLUMNS), len(COLUMNS), 1]
    assert len(_bytes(".tsv", [one]).decode().splitlines()) == 2
    assert json.loads(_bytes(".jsonl", [one]))["source"] == ours


def test_what_is_no_unicode_is_replaced() -> None:
    one = replace(BUOY, source="a\ud800b")
    for suffix in OWN:
        assert b"a?b" in _bytes(suffix, [one])


def test_a_candidate_as_a_concept() -> None:
    first, second = concepts(BOTH, "en", "zh")
    assert [(one.language, one.text, one.form) for one in first.terms] == [
        ("en", "Lake Fund", ""),
        ("en", "LF", "acronym"),
        ("en", "Lake Fund of Gondor", "variant"),
        ("en", "Fund", "short"),
        ("zh", "湖泊基金", ""),
        ("zh", "湖基", "short"),
        ("zh", "湖金", "variant"),
        ("zh", "基金", "short"),
    ]
    assert first.terms[0].context == FUND.example_source
    assert first.terms[4].context == FUND.example_target
    assert first.kind == "body"
    assert first.note == "in the glossary: 湖泊基金会, 湖款; see 71/412"
    assert first.properties == (("score", "0.912"), ("frequency", "3"), ("standing", "conflict"))
    assert len(first.created) == len("2026-01-31")
    assert (second.note, second.properties[2]) == ("", ("standing", "new"))


def test_a_short_name_of_a_concept_is_no_concept_of_its_own() -> None:
    fund = replace(BUOY, source="Fund", target="基金", kind="body")
    first, second = concepts([fund, *BOTH], "en", "zh")
    assert [first.terms[0].text, second.terms[0].text] == ["Lake Fund", "warning buoy"]
    other = replace(fund, target="款项")
    assert len(list(concepts([other, *BOTH], "en", "zh"))) == 3
    disputed = replace(fund, standing="conflict")
    assert len(list(concepts([disputed, *BOTH], "en", "zh"))) == 3
    # A table has every row.
    assert ("Fund", "基金") in [row[:2] for row in rows([fund, *BOTH])]


def test_a_conflict_with_what_is_barred_says_so() -> None:
    (one,) = concepts([replace(BUOY, standing="conflict")], "en", "zh")
    assert one.note == "in the glossary: not to be used"


def test_abbreviations_are_acronyms() -> None:
    (one,) = concepts([replace(BUOY, source="UNLF")], "en", "zh")
    assert one.terms[0].form == "acronym"


def test_a_pair_turned_twice_is_as_before() -> None:
    turned = flipped(FUND)
    assert (turned.source, turned.abbreviation) == ("湖泊基金", "湖基")
    assert turned.short_forms == (("基金", "Fund"),)
    assert flipped(turned) == FUND


@pytest.mark.parametrize("suffix", sorted({*writable_suffixes(), *OWN}))
def test_every_format_is_read_back(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"terms{suffix}"
    write_candidates([path], BOTH, OPTIONS)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    read = read_concepts(path, source_language="en", target_language="zh")
    pairs = {
        (ours.text, theirs.text)
        for one in read
        for ours in one.terms_in("en")[:1]
        for theirs in one.terms_in("zh")[:1]
    }
    assert pairs >= {("Lake Fund", "湖泊基金"), ("warning buoy", "警示浮标")}


def test_several_files_appear_together_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("before", "utf-8")
    with pytest.raises(Failure, match=r"none.b\.tbx: no such file or directory"):
        write_candidates([tmp_path / "a.tsv", tmp_path / "none" / "b.tbx"], BOTH, OPTIONS)
    assert (tmp_path / "a.tsv").read_text("utf-8") == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["a.tsv"]
    write_candidates([tmp_path / "a.tsv", tmp_path / "b.utf8"], BOTH, OPTIONS)
    assert (tmp_path / "a.tsv").read_bytes() == _bytes(".tsv", BOTH)
    assert (tmp_path / "b.utf8").read_text("utf-8-sig").count("\n") >= 2


def test_no_candidates_are_a_heading() -> None:
    assert _bytes(".tsv", []).decode() == "\t".join(COLUMNS) + "\n"
    assert _bytes(".jsonl", []) == b""


@pytest.mark.parametrize("name", ["A.TSV", "a.b.csv", "x.jsonl", "y.TBX", "z.utf8"])
def test_suffixes_name_formats(name: str) -> None:
    assert suffix_of(name) == Path(name).suffix.lower()


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("terms.docx", "the suffix '.docx' names no format"),
        ("terms.termbase", "the suffix '.termbase' names no format"),
        ("terms", "the name has no suffix"),
    ],
)
def test_other_suffixes_are_refused(name: str, cause: str) -> None:
    with pytest.raises(UnknownGlossary) as caught:
        suffix_of(name)
    assert str(caught.value).startswith(f"{name}: {cause}; use one of .")
    assert ".jsonl" in str(caught.value)
