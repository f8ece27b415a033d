"""The core glossary: how its tables are read, and the form of each concept in them."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

import pytest
from opencc import OpenCC

from glossaries import core as tables
from glossaries.core import COLUMNS, CORE_LANGUAGES, core, core_files, parse_table
from glossaries.failure import BadGlossary
from glossaries.term import (
    ACRONYM,
    BODY,
    FULL,
    KINDS,
    PREFERRED,
    SYMBOL,
    Concept,
    Term,
)

# What the glossary promises, over all tables.
LEAST_CONCEPTS = 600
# Seconds; a process that shares its cores may be slow, so the best of five counts.
MOST_SECONDS = 0.05

# With the common words, of which there are these at least.
ALL = (*core(), *tables.common_words())
LEAST_WORDS = 25

LATIN = ("en", "fr", "es")
SIMPLIFIED = OpenCC("t2s")
# All letters that a language's terms may hold.
LETTERS = {
    "en": "A-Za-zÀ-ÖØ-öø-ÿ",
    "fr": "A-Za-zÀÂÆÇÉÈÊËÎÏÔŒÙÛÜàâæçéèêëîïôœùûüÿ",
    "es": "A-Za-zÁÉÍÓÚÜÑáéíóúüñ",
    "ru": "А-Яа-яЁё",
    "zh": "\u4e00-\u9fff",
    "ar": "\u0621-\u063a\u0641-\u064a",
}
# Signs between the letters; marks over Arabic letters are signs to Unicode too.
SIGNS = {
    "en": " '(),&/:;-",
    "fr": " '(),&/:;«»-",
    "es": " '(),&/:;«»\"-",
    "ru": " (),/:;«»-",
    "zh": "（），、；：《》“”·/-",
    "ar": ' (),/:;«»"،؛\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652-',
}
# Names that keep the spelling of their own language.
FOREIGN_NAMES = {"es": ("Côte d'Ivoire",), "ru": ("Кот-д'Ивуар",)}
BRACKETS = {")": "(", "]": "[", "»": "«", "）": "（", "》": "《", "”": "“"}
STABLE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
HEADING = "\t".join(COLUMNS)


def _row(**cells: str) -> str:
    """A row of a table that is good in itself."""
    good = {
        "id": "water-panel", "kind": "body", "domain": "water", "en": "Water Panel",
        "fr": "Groupe de l'eau", "es": "Grupo del Agua", "ru": "Группа по воде",
        "zh": "水问题小组", "ar": "فريق المياه", "note": "",
    }  # fmt: skip
    return "\t".join((good | cells).values())


def _read(*rows: str) -> list[Concept]:
    return list(parse_table("\n".join((HEADING, *rows)) + "\n", "made.tsv"))


# How tables are read.


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Water Panel", [("Water Panel", "full", "preferred")]),
        (
            "Water Panel | WP {acronym} | the Panel {short}",
            [
                ("Water Panel", "full", "preferred"),
                ("WP", "acronym", "admitted"),
                ("the Panel", "short", "admitted"),
            ],
        ),
        (
            "Water Panel | Aqua Panel {deprecated} | AP {acronym,forbidden}",
            [
                ("Water Panel", "full", "preferred"),
                ("Aqua Panel", "full", "deprecated"),
                ("AP", "acronym", "forbidden"),
            ],
        ),
        ("AP {admitted,acronym}", [("AP", "acronym", "admitted")]),
    ],
)
def test_a_cell_is_terms_with_their_marks(cell: str, expected: list[tuple[str, str, str]]) -> None:
    (concept,) = _read(_row(en=cell))
    assert [(t.text, t.form, t.status) for t in concept.terms_in("en")] == expected


def test_a_row_is_a_concept() -> None:
    (concept,) = _read(_row(note="made up"))
    assert (concept.identifier, concept.kind, concept.domain) == ("water-panel", "body", "water")
    assert concept.note == "made up"
    assert tuple(concept.languages()) == CORE_LANGUAGES


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (
            "id\ten\n",
            "made.tsv:1: the columns are not those of a core table; "
            "wanted: id kind domain en fr es ru zh ar note",
        ),
        (
            f"{HEADING}\na\tb\n",
            "made.tsv:2: 2 cells instead of 10; wanted: id kind domain en fr es ru zh ar note",
        ),
        (
            f"{HEADING}\n{_row()}\n\n",
            "made.tsv:3: 1 cells instead of 10; wanted: id kind domain en fr es ru zh ar note",
        ),
        (
            f"{HEADING}\n{_row(fr='')}\n",
            "made.tsv:2: '' (fr) is no term; wanted: TEXT or TEXT {word,word}",
        ),
        (
            f"{HEADING}\n{_row(zh='水问题小组{short}')}\n",
            "made.tsv:2: '水问题小组{short}' (zh) is no term; wanted: TEXT or TEXT {word,word}",
        ),
        (
            f"{HEADING}\n{_row(en='Water Panel|WP')}\n",
            "made.tsv:2: 'Water Panel|WP' (en) is no term; wanted: TEXT or TEXT {word,word}",
        ),
        (
            f"{HEADING}\n{_row(en='Water Panel {new}')}\n",
            "made.tsv:2: 'Water Panel {new}' (en) has marks that do not fit; wanted: full, "
            "abbreviation, acronym, short, variant, phrase, preferred, admitted, deprecated, "
            "forbidden",
        ),
        (
            f"{HEADING}\n{_row(en='Water Panel {short,acronym}')}\n",
            "made.tsv:2: 'Water Panel {short,acronym}' (en) has marks that do not fit; wanted: "
            "full, abbreviation, acronym, short, variant, phrase, preferred, admitted, "
            "deprecated, forbidden",
        ),
    ],
)
def test_a_table_that_is_none_is_told_with_its_line(table: str, message: str) -> None:
    with pytest.raises(BadGlossary) as told:
        list(parse_table(table, "made.tsv"))
    assert str(told.value) == message


# The form of each concept: a check gives what is wrong, word for word.


def _ids(concept: Concept) -> Iterator[str]:
    if not STABLE.fullmatch(concept.identifier):
        yield "the id is not of lower-case words with hyphens"


def _kinds(concept: Concept) -> Iterator[str]:
    if concept.kind not in KINDS:
        yield f"kind {concept.kind!r} is none of {', '.join(KINDS)}"


def _texts_besides(concept: Concept) -> Iterator[str]:
    if not concept.domain:
        yield "no domain"
    for name, text in (("domain", concept.domain), ("note", concept.note)):
        if text != " ".join(text.split()):
            yield f"spaces too many in the {name}"


def _languages(concept: Concept) -> Iterator[str]:
    missing = [language for language in CORE_LANGUAGES if not concept.terms_in(language)]
    if missing:
        yield f"no term in {', '.join(missing)}"


def _first_is_preferred(concept: Concept) -> Iterator[str]:
    for language in CORE_LANGUAGES:
        statuses = [t.status for t in concept.terms if t.language == language]
        if statuses[:1] != [PREFERRED] or statuses.count(PREFERRED) > 1:
            yield f"{language}: not the first term, and it alone, is preferred"


def _twice(concept: Concept) -> Iterator[str]:
    times = Counter((term.language, term.text) for term in concept.terms)
    yield from (f"{lang}: '{text}' stands twice" for (lang, text), n in times.items() if n > 1)


def _spaces(term: Term) -> Iterator[str]:
    if term.text != " ".join(term.text.split()):
        yield "spaces at an edge or doubled"
    if re.search(r"\s[),;:]|\(\s", term.text):
        yield "a space beside a sign"


def _composed(term: Term) -> Iterator[str]:
    if unicodedata.normalize("NFC", term.text) != term.text:
        yield "not composed (NFC)"


def _ends(term: Term) -> Iterator[str]:
    if term.text[-1] in ".。,،;؛:、，：":
        yield "ends in a stop"


def _brackets(term: Term) -> Iterator[str]:
    opened: list[str] = []
    for sign in term.text:
        if sign in BRACKETS.values():
            opened.append(sign)
        elif sign in BRACKETS and (not opened or opened.pop() != BRACKETS[sign]):
            opened.append(sign)
            break
    if opened or term.text.count('"') % 2:
        yield "brackets or quotation marks are not balanced"


def _script(term: Term) -> Iterator[str]:
    text = term.text
    for name in FOREIGN_NAMES.get(term.language, ()):
        text = text.replace(name, "")
    allowed = f"[0-9{LETTERS[term.language]}{SIGNS[term.language]}]"
    strange = sorted(set(re.sub(allowed, "", text)))
    if strange:
        yield f"does not belong there: {' '.join(strange)}"
    if not re.search(f"[{LETTERS[term.language]}]", term.text):
        yield "no letter of the language"


def _simplified(term: Term) -> Iterator[str]:
    if term.language == "zh" and (wanted := SIMPLIFIED.convert(term.text)) != term.text:
        yield f"not simplified: {wanted}"


def _capitals(term: Term) -> Iterator[str]:
    if term.language in LATIN and term.form == ACRONYM and term.text != term.text.upper():
        yield "an acronym that is not in capitals"


def _official(concept: Concept) -> Iterator[str]:
    for term in concept.terms_in("en"):
        named = concept.kind == BODY and term.form == FULL
        if named and not re.match(r"[A-Z0-9]", term.text):
            yield f"en: '{term.text}': an official name without a capital"


OF_CONCEPTS: tuple[Callable[[Concept], Iterator[str]], ...] = (
    _ids, _kinds, _texts_besides, _languages, _first_is_preferred, _twice, _official,
)  # fmt: skip
OF_TERMS: tuple[Callable[[Term], Iterator[str]], ...] = (
    _spaces, _composed, _ends, _brackets, _simplified, _capitals,
)  # fmt: skip


def faults(concept: Concept) -> list[str]:
    """All that is wrong with the form of a concept."""
    found = [fault for check in OF_CONCEPTS for fault in check(concept)]
    # Symbols are the same in all languages.
    checks = OF_TERMS if concept.kind == SYMBOL else (*OF_TERMS, _script)
    for term in concept.terms:
        where = f"{term.language}: '{term.text}'"
        found += [f"{where}: {fault}" for check in checks for fault in check(term)]
    return found


@pytest.mark.parametrize("concept", ALL, ids=lambda concept: concept.identifier)
def test_a_concept_is_in_form(concept: Concept) -> None:
    assert faults(concept) == []


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"id": "Water panel"}, "the id is not of lower-case words with hyphens"),
        (
            {"kind": "pond"},
            "kind 'pond' is none of body, resolution-title, document-title, symbol, phrase",
        ),
        ({"domain": ""}, "no domain"),
        ({"domain": "water "}, "spaces too many in the domain"),
        ({"note": "a  pond"}, "spaces too many in the note"),
        (
            {"en": "Water Panel {admitted}"},
            "en: not the first term, and it alone, is preferred",
        ),
        (
            {"en": "Water Panel | Panel on Water {preferred}"},
            "en: not the first term, and it alone, is preferred",
        ),
        ({"en": "Water Panel | Water Panel {short}"}, "en: 'Water Panel' stands twice"),
        ({"en": "water panel"}, "en: 'water panel': an official name without a capital"),
        ({"en": " Water Panel"}, "en: ' Water Panel': spaces at an edge or doubled"),
        ({"ru": "Группа  по воде"}, "ru: 'Группа  по воде': spaces at an edge or doubled"),
        ({"en": "Panel ( water)"}, "en: 'Panel ( water)': a space beside a sign"),
        ({"fr": "Assemble\u0301e"}, "fr: 'Assemble\u0301e': not composed (NFC)"),
        ({"en": "Water Panel."}, "en: 'Water Panel.': ends in a stop"),
        ({"zh": "水问题小组。"}, "zh: '水问题小组。': ends in a stop"),
        (
            {"en": "Panel (Water"},
            "en: 'Panel (Water': brackets or quotation marks are not balanced",
        ),
        ({"zh": "小组）水（"}, "zh: '小组）水（': brackets or quotation marks are not balanced"),
        ({"zh": "水問題小组"}, "zh: '水問題小组': not simplified: 水问题小组"),
        ({"zh": "水问题小组WP"}, "zh: '水问题小组WP': does not belong there: P W"),
        ({"zh": "水问题 小组"}, "zh: '水问题 小组': does not belong there:  "),
        ({"ru": "Гpуппа по воде"}, "ru: 'Гpуппа по воде': does not belong there: p"),
        ({"fr": "Grupo del año"}, "fr: 'Grupo del año': does not belong there: ñ"),
        ({"es": "Groupe à eau"}, "es: 'Groupe à eau': does not belong there: à"),
        ({"ar": "فریق"}, "ar: 'فریق': does not belong there: ی"),
        ({"en": "Children’s Panel"}, "en: 'Children’s Panel': does not belong there: ’"),
        ({"ru": "1540"}, "ru: '1540': no letter of the language"),
        ({"en": "Water Panel | Wp {acronym}"}, "en: 'Wp': an acronym that is not in capitals"),
    ],
)
def test_what_is_out_of_form_is_told(cells: dict[str, str], expected: str) -> None:
    (concept,) = _read(_row(**cells))
    assert expected in faults(concept)


def test_a_good_concept_has_no_faults() -> None:
    (concept,) = _read(_row())
    assert faults(concept) == []


def test_a_language_that_is_missing_is_told() -> None:
    assert "no term in fr, es, ru, zh, ar" in faults(Concept((Term("en", "Panel"),)))


# What only the whole glossary can tell.


def _shared(keys: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    """Keys of more than one concept, with these."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for key, identifier in keys:
        owners[key].append(identifier)
    return {key: sorted(names) for key, names in owners.items() if len(names) > 1}


def test_an_id_is_of_one_concept() -> None:
    assert _shared((c.identifier, c.terms_in("en")[0].text) for c in ALL) == {}


def test_a_preferred_term_is_of_one_concept_of_its_kind() -> None:
    preferred = (
        (f"{c.kind}, {t.language}: {t.text.casefold()}", c.identifier)
        for c in ALL
        for t in c.terms
        if t.status == PREFERRED
    )
    assert _shared(preferred) == {}


def test_there_are_as_many_concepts_as_promised() -> None:
    assert len(core()) >= LEAST_CONCEPTS
    assert len(ALL) >= len(core()) + LEAST_WORDS


def test_tables_end_in_one_line_end_and_hold_no_other_control_characters() -> None:
    for table in core_files():
        raw = table.read_bytes()
        assert raw.endswith(b"\n"), table.name
        assert not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]|\n\n|^\xef\xbb\xbf", raw), table.name


def test_it_is_read_once() -> None:
    assert core() is core()


def test_it_loads_quickly() -> None:
    """In a process of its own, where nothing of it is known yet; importing is not counted."""
    code = (
        "import time\n"
        "from glossaries.core import core\n"
        "def once():\n"
        "    core.cache_clear(); start = time.perf_counter(); core()\n"
        "    return time.perf_counter() - start\n"
        "print(min(once() for _ in range(5)))\n"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert float(told.stdout) < MOST_SECONDS
