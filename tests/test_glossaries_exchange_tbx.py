"""TBX: round trips without loss, our own files against schemas, and files as they are found."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from glossary_strategies import concepts, in_order
from hypothesis import given, settings
from hypothesis import strategies as st
from searching import examples

from glossaries.exchange import read_concepts, read_numbered, write_concepts
from glossaries.term import ADMITTED, DEPRECATED, FORBIDDEN, PREFERRED, Concept, Term
from tmx.failure import BadFormat

DATA = Path(__file__).parent / "data"
# Version and style -> the schema of what we write.
KINDS = {
    ("3", "dca"): "tbx-basic-dca",
    ("3", "dct"): "tbx-basic-dct",
    ("2", "dca"): "tbx-basic-2008",
}
CONCEPTS = [
    Concept(
        terms=(
            Term(
                "en", "Security Council", PREFERRED, "full", "noun", "Charter", "a <note> & more",
                "The Security Council met.", (("frequency", "12"), ("admin:projectSubset", "UN")),
            ),
            Term("en", "SC", FORBIDDEN, "acronym", "properNoun"),
            Term("zh-Hans", "安全理事会", ADMITTED),
            Term("zh-Hans", "安理会", DEPRECATED, "short", "verb"),
        ),
        identifier="security-council",
        kind="body",
        domain="organs",
        definitions=(("", "an organ"), ("en", "one of six organs"), ("fr", "un organe")),
        note="[sic] first\nsecond",
        source="Charter, Article 7",
        created="2026-11-29T08:30:00Z",
        changed="2026-11-30",
        properties=(
            ("admin:customerSubset", "DGACM"),
            ("descrip:definition/admin:source", "ours"),
            ("kind", "a property of that name"),
            ("note@zh-Hans", "of all that is Chinese"),
            ("ref:crossReference", "<seat>"),
            ("ref:crossReference", "seat <not a name>"),
            ("xref:externalCrossReference", "site <https://example.org/a?b&c>"),
            ("xref:xGraphic", "picture.png"),
        ),
    ),
    Concept((Term("en", "seat"),), identifier="a b"),
    Concept(
        (Term("ru", "место"), Term("en", "seat")), identifier="security-council", created="1945"
    ),
]  # fmt: skip


@cache
def schema(name: str) -> Any:
    from lxml import etree

    return etree.RelaxNG(etree.parse(str(DATA / f"{name}.rng")))


def written(
    folder: Path, some: list[Concept], kind: tuple[str, str] = ("3", "dca")
) -> tuple[Path, list[Concept]]:
    path = folder / "t.tbx"
    write_concepts(path, some, tbx_version=kind[0], tbx_style=kind[1])
    return path, list(read_concepts(path))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_lost(kind: tuple[str, str], tmp_path: Path) -> None:
    _, read = written(tmp_path, CONCEPTS, kind)
    assert list(map(in_any_order, read)) == list(map(in_any_order, CONCEPTS))


def in_any_order(concept: Concept) -> Concept:
    """A concept with all sorted that has no order across levels; languages stay in theirs."""
    terms = (replace(one, properties=tuple(sorted(one.properties))) for one in concept.terms)
    return replace(
        concept,
        terms=tuple(terms),
        definitions=tuple(sorted(concept.definitions)),
        properties=tuple(sorted(concept.properties)),
    )


@settings(max_examples=examples(60))
@given(some=st.lists(concepts, min_size=1, max_size=3), kind=st.sampled_from(list(KINDS)))
def test_any_concept_comes_back_and_is_valid(
    some: list[Concept], kind: tuple[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    from lxml import etree

    path, read = written(tmp_path_factory.mktemp("tbx"), some, kind)
    assert [in_order(one) for one in read] == some
    known = schema(KINDS[kind])
    assert known.validate(etree.parse(str(path))), known.error_log


# Names of properties as the reader makes them: other dialects' categories, groups, languages.
NAMES = (
    "admin:customerSubset", "admin:x", "termNote:register", "xref:xGraphic", "ref:crossReference",
    "descrip:definition/admin:source", "descrip:definition@zh/x", "note@zh", "definition@fr",
    "transac:import", "transac:import/transacNote:responsibility", "transac:import@en", "status",
    "element:{urn:x}y", "kind", "note", "id", "=kind", "descrip:foo", "descrip:foo/note",
    "descrip:context/admin:source", "admin:foo@zh",
)  # fmt: skip
VALUES = ("2020-01-01", "x <http://a>", "deprecatedTerm-admn-sts", "[kind] x", "a\nb")
PROPERTIES = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES)), max_size=4).map(
    lambda pairs: tuple(sorted(pairs))
)


@settings(max_examples=examples(60))
@given(
    concept=concepts, kind=st.sampled_from(list(KINDS)), of_concept=PROPERTIES, of_terms=PROPERTIES
)
def test_categories_of_any_dialect_come_back(
    concept: Concept,
    kind: tuple[str, str],
    of_concept: tuple[tuple[str, str], ...],
    of_terms: tuple[tuple[str, str], ...],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    terms = tuple(replace(term, properties=of_terms) for term in concept.terms)
    concept = replace(concept, terms=terms, properties=of_concept)
    _, (read,) = written(tmp_path_factory.mktemp("tbx"), [concept], kind)
    assert in_order(read) == concept


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_is_valid(kind: tuple[str, str], tmp_path: Path) -> None:
    from lxml import etree

    path, _ = written(tmp_path, CONCEPTS, kind)
    known = schema(KINDS[kind])
    assert known.validate(etree.parse(str(path))), known.error_log


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        (("3", "dca"), ("<langSec", "<langSet")),
        (("3", "dca"), ("deprecatedTerm-admn-sts", "forbiddenTerm")),
        (("3", "dca"), ('type="context"', 'type="contexts"')),
        (("3", "dct"), ("basic:termType", "min:termType")),
        (("3", "dct"), ("2026-11-30", "30.11.2026")),
        (("2", "dca"), ("<tig>", "<ntig>")),
        (("2", "dca"), ('id="security-council"', 'id="2"')),
    ],
)
def test_the_schemas_refuse_what_is_wrong(
    kind: tuple[str, str], wrong: tuple[str, str], tmp_path: Path
) -> None:
    from lxml import etree

    path, _ = written(tmp_path, CONCEPTS, kind)
    text = path.read_text("utf-8")
    closing = text.replace(wrong[0], wrong[1]).replace(
        wrong[0].replace("<", "</").rstrip(">"), wrong[1].replace("<", "</").rstrip(">")
    )
    assert closing != text
    known = schema(KINDS[kind])
    assert not known.validate(etree.fromstring(closing.encode()))


def test_the_same_concepts_give_the_same_bytes(tmp_path: Path) -> None:
    first = written(tmp_path, CONCEPTS)[0].read_bytes()
    assert written(tmp_path, CONCEPTS)[0].read_bytes() == first


def test_a_concept_without_terms_is_left_out_and_told(tmp_path: Path) -> None:
    result = write_concepts(tmp_path / "t.tbx", [Concept(()), CONCEPTS[1]])
    assert (result.written, result.left_out) == (1, {"no term": 1})


def test_categories_of_other_dialects_are_told(tmp_path: Path) -> None:
    term = Term("en", "a", properties=(("termNote:register", "technical"),))
    result = write_concepts(tmp_path / "t.tbx", [Concept((term,))])
    assert result.remarks == ["categories that TBX-Basic does not have are written back: register"]
    assert '<termNote type="register">technical</termNote>' in (tmp_path / "t.tbx").read_text()


def read_text(folder: Path, text: str) -> list[Concept]:
    path = folder / "found.tbx"
    path.write_text(text, encoding="utf-8")
    return list(read_concepts(path))


MARTIF = """<?xml version='1.0' encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en-US">
 <martifHeader><fileDesc><sourceDesc><p>from a CAT tool</p></sourceDesc></fileDesc></martifHeader>
 <text><body>
  <termEntry id="eid-1">
   <descrip type="subjectField">law</descrip>
   <transacGrp><transac type="transactionType">origination</transac>
    <transacNote type="responsibility">A. N. Other</transacNote><date>2001-02-03</date></transacGrp>
   <descripGrp><descrip type="definition">what a court
       decides</descrip><admin type="source">a book</admin></descripGrp>
   <langSet xml:lang="EN_us">
    <admin type="entrySource">board</admin>
    <ntig><termGrp><term>court <hi type="bold">order</hi></term>
      <termNote type="termType">entryTerm</termNote>
      <termNote type="administrativeStatus">preferredTerm</termNote></termGrp>
      <descripGrp><descrip type="context">by court order</descrip>
        <admin type="source">a judgment</admin></descripGrp></ntig>
    <tig><term>writ</term><termNote type="normativeAuthorization">supersededTerm</termNote>
      <note>old</note><note>[obsolete] since 1999</note></tig>
    <tig><term/></tig>
   </langSet>
   <langSet lang="ZH-CN"><tig><term>法院命令</term></tig></langSet>
  </termEntry>
 </body></text></martif>
"""


def test_a_file_of_an_old_tool(tmp_path: Path) -> None:
    (concept,) = read_text(tmp_path, MARTIF)
    assert (concept.identifier, concept.domain, concept.created) == ("eid-1", "law", "2001-02-03")
    assert concept.definitions == (("", "what a court decides"),)
    assert set(concept.properties) == {
        ("descrip:definition/admin:source", "a book"),
        ("transac:origination/transacNote:responsibility", "A. N. Other"),
        ("admin:entrySource@en-US", "board"),
    }
    order, writ, chinese = concept.terms
    assert (order.language, order.text, order.status) == ("en-US", "court order", PREFERRED)
    assert order.context == "by court order"
    assert set(order.properties) == {
        ("termNote:termType", "entryTerm"),
        ("termNote:administrativeStatus", "preferredTerm"),
        ("descrip:context/admin:source", "a judgment"),
    }
    assert (writ.text, writ.status) == ("writ", DEPRECATED)
    # Only our own files have values in notes.
    assert writ.note == "old\n[obsolete] since 1999"
    assert (chinese.language, chinese.text) == ("zh-CN", "法院命令")


@pytest.mark.parametrize("kind", KINDS)
def test_what_an_old_tool_wrote_survives_our_writers(kind: tuple[str, str], tmp_path: Path) -> None:
    (concept,) = read_text(tmp_path, MARTIF)
    (again,) = written(tmp_path, [concept], kind)[1]
    assert sorted(again.properties) == sorted(concept.properties)
    for one, other in zip(again.terms, concept.terms, strict=True):
        assert sorted(one.properties) == sorted(other.properties)
        assert (one.text, one.status, one.note) == (other.text, other.status, other.note)


DCT = """<tbx type="TBX-Linguist" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed:3.0"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"
 xmlns:ling="http://www.tbxinfo.net/ns/linguist"><tbxHeader><fileDesc><sourceDesc><p>x</p>
 </sourceDesc></fileDesc></tbxHeader><text><body><conceptEntry id="c">
 <basic:subjectField>stars</basic:subjectField>
 <transacGrp><basic:transactionType>modification</basic:transactionType><date>2010-05-01</date>
  <basic:responsibility target="p1">Ann</basic:responsibility></transacGrp>
 <langSec xml:lang="en"><descripGrp><basic:definition>a group</basic:definition>
  <basic:source>book</basic:source></descripGrp>
  <termSec><term>cluster</term><min:administrativeStatus>admittedTerm-admn-sts
  </min:administrativeStatus><ling:register>technical</ling:register></termSec></langSec>
 </conceptEntry></body></text></tbx>"""


def test_categories_as_elements_whatever_their_module(tmp_path: Path) -> None:
    (concept,) = read_text(tmp_path, DCT)
    assert (concept.domain, concept.changed) == ("stars", "2010-05-01")
    assert concept.definitions == (("en", "a group"),)
    assert set(concept.properties) == {
        ("descrip:definition/admin:source@en", "book"),
        ("transac:modification/transacNote:responsibility", "Ann <p1>"),
    }
    (term,) = concept.terms
    assert term.status == ADMITTED
    register = ("element:{http://www.tbxinfo.net/ns/linguist}register", "technical")
    assert term.properties == (register,)
    assert written(tmp_path, [concept], ("3", "dct"))[1][0].terms[0].properties == (register,)


def test_a_status_that_was_changed_is_written_and_not_the_word_that_came_in(tmp_path: Path) -> None:
    kept = (("termNote:administrativeStatus", "supersededTerm-admn-sts"),)
    old = Concept((Term("en", "a", DEPRECATED, properties=kept),))
    new = Concept((Term("en", "a", PREFERRED, properties=kept),))
    path, read = written(tmp_path, [old, new])
    found = path.read_text("utf-8").partition('"diptych-2"')
    assert 'administrativeStatus">supersededTerm-admn-sts<' in found[0]
    assert 'administrativeStatus">preferredTerm-admn-sts<' in found[2]
    assert read == [old, new]


def test_definitions_may_name_their_language_themselves(tmp_path: Path) -> None:
    text = DCT.replace(
        "<langSec", '<basic:definition xml:lang="FR">un amas</basic:definition><langSec'
    )
    (concept,) = read_text(tmp_path, text)
    assert concept.definitions == (("fr", "un amas"), ("en", "a group"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "gb18030"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    text = MARTIF.replace("UTF-8", encoding if encoding == "gb18030" else "UTF-16")
    (tmp_path / "t.tbx").write_bytes(text.encode(encoding))
    (concept,) = read_concepts(tmp_path / "t.tbx")
    assert concept.terms[-1].text == "法院命令"


def test_a_language_that_is_not_said(tmp_path: Path) -> None:
    text = "<martif><text><body><termEntry><langSet><tig><term>a</term></tig></langSet></termEntry>"
    (concept,) = read_text(tmp_path, text + "</body></text></martif>")
    assert concept.terms == (Term("", "a"),)
    path, read = written(tmp_path, [concept])
    assert 'xml:lang="und"' in path.read_text("utf-8")
    assert read == [concept]


def test_lines_are_known_however_long_the_file(tmp_path: Path) -> None:
    path = tmp_path / "t.tbx"
    entries = [f'<termEntry id="e{n}">\n' + "\n" * 70 + "</termEntry>\n" for n in range(1000)]
    head = '<?xml version="1.0"?>\n<martif><text><body>\n'
    path.write_text(head + "".join(entries) + "</body></text></martif>", encoding="utf-8")
    assert [line for line, _ in read_numbered(path)] == [3 + 72 * n for n in range(1000)]
    assert list(read_concepts(path)) == []


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f'<!DOCTYPE martif [<!ENTITY e0 "ha">{BOMB}]><martif><text><body><termEntry><langSet '
         "xml:lang='en'><tig><term>&e8;</term></tig></langSet></termEntry></body></text></martif>",
         "t.tbx:1: the entity 'e4' expands to more than 10,000 characters"),
        ('<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tbx><text><body><conceptEntry>'
         "<langSec xml:lang='en'><termSec><term>&x;</term></termSec></langSec></conceptEntry>"
         "</body></text></tbx>",
         "t.tbx:1: refers to the external entity 'x', which is not read"),
        ("<tmx/>", "t.tbx: the root element is <tmx>, not <tbx>"),
        ("<tbx>\n<text><body>\n<conceptEntry>", "t.tbx:3: not well-formed XML: "),
        ("", "t.tbx: the file is empty"),
    ],
)  # fmt: skip
def test_what_is_refused(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "t.tbx"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadFormat) as caught:
        list(read_concepts(path))
    assert told in str(caught.value)
