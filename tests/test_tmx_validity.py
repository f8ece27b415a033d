"""Every TMX that is written holds by the DTD and by the values of the specification's prose."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from searching import examples
from strategies import units

from tmx.options import Options
from tmx.profiles import PROFILES, profile_named
from tmx.unit import Inline, TranslationUnit, Variant, pair_unit
from tmx.writer import write_tmx

DATA = Path(__file__).parent / "data"
DTD = etree.DTD(str(DATA / "tmx14.dtd"))
SCHEMA = etree.RelaxNG(etree.parse(str(DATA / "tmx14.rng")))
ALL = [None, *PROFILES]
#: Tools whose language codes have an underscore, which no standard allows; else all holds.
UNDERSCORES = {"lokalize", "weblate"}
LANGUAGES = re.compile(rb'(?<=lang=")([A-Za-z]+)_([A-Za-z]+)(?:_([A-Za-z]+))?(?=")')


def written(found: list[TranslationUnit], profile: str | None, source: str = "") -> bytes:
    stream = io.BytesIO()
    write_tmx(stream, found, Options(source, profile=profile_named(profile)))
    return stream.getvalue()


def faults(data: bytes) -> list[str]:
    root = etree.fromstring(data)
    return [str(one.error_log) for one in (DTD, SCHEMA) if not one.validate(root)]


def with_hyphens(data: bytes) -> bytes:
    return LANGUAGES.sub(lambda match: b"-".join(part for part in match.groups() if part), data)


WILD = TranslationUnit(
    variants=(
        Variant("en", ("a\x00b", Inline("bpt", (), ("<b>",)), Inline("it", (), ("x",)))),
        Variant("", ("甲",)),
    ),
    source_language="no language at all",
    props=(("", "a"), ("two words", "b")),
    attributes=(
        ("creationdate", "2011"),
        ("changedate", "20111399T030000Z"),
        ("usagecount", "many"),
        ("segtype", "clause"),
        ("mine", "1"),
    ),
)
KINDS = {
    "nothing": [],
    "pairs": [pair_unit("Agenda", "议程", "en", "zh"), pair_unit("甲", "A", "zh", "en")],
    "many languages": [
        TranslationUnit(
            tuple(Variant(tag, (tag,)) for tag in ("en-GB", "zh-Hant", "fr-CA", "ar", "ru", "es"))
        )
    ],
    "what no standard knows": [WILD],
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("profile", ALL)
def test_each_profile_is_valid(profile: str | None, kind: str) -> None:
    data = written(KINDS[kind], profile)
    data = data.decode("utf-16").encode() if data[:2] == b"\xff\xfe" else data
    data = re.sub(rb"^<\?xml.*?\?>", b"", data)
    assert not faults(with_hyphens(data) if profile in UNDERSCORES else data)


@settings(max_examples=examples(40), suppress_health_check=list(HealthCheck))
@given(st.lists(units, max_size=3), st.sampled_from(ALL))
def test_units_of_all_kinds_are_valid(found: list[TranslationUnit], profile: str | None) -> None:
    data = written(found, profile)
    assert not faults(with_hyphens(data) if profile in UNDERSCORES else data)


GOOD = written(KINDS["pairs"], None).decode()
BAD = {
    "a version": ('version="1.4"', 'version="1.4b"'),
    "an encoding": ('<tmx version="1.4">', '<tmx version="1.4" encoding="UTF-8">'),
    "no o-tmf": (' o-tmf="diptych"', ""),
    "an underscore": ('xml:lang="zh"', 'xml:lang="zh_CN"'),
    "a date": ("<tu>", '<tu creationdate="2011-04-11">'),
    "a month": ("<tu>", '<tu creationdate="20111311T030000Z">'),
    "a kind of segment": ('segtype="sentence"', 'segtype="clause"'),
    "a prop behind": ("</tu>", '<prop type="x">a</prop></tu>'),
    "a code without a number": ("<seg>Agenda", "<seg><bpt>x</bpt>Agenda"),
    "an element of another standard": ("<seg>Agenda", "<seg><g>x</g>Agenda"),
    "a prop without a type": ("<tu>", "<tu><prop>a</prop>"),
    "no segment": ("<seg>议程</seg>", ""),
}


@pytest.mark.parametrize("name", BAD)
def test_what_tools_refuse_is_refused_here_too(name: str) -> None:
    before, after = BAD[name]
    assert before in GOOD
    assert not faults(GOOD.encode())
    assert faults(GOOD.replace(before, after, 1).encode())
