"""Writing TMX 1.4: valid, the same bytes each time, nothing lost, and fit for each CAT tool."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from searching import examples
from strategies import units

from tmx.failure import UnknownProfile
from tmx.options import Options, WriteResult
from tmx.profiles import PROFILES, profile_named
from tmx.reader import read_tmx
from tmx.unit import Content, Inline, TranslationUnit, Variant, pair_unit
from tmx.version import VERSION
from tmx.writer import write_tmx

DTD = etree.DTD(str(Path(__file__).parent / "data" / "tmx14.dtd"))


def written(found: Sequence[TranslationUnit], **options: str) -> bytes:
    return outcome(found, **options)[0]


def outcome(
    found: Sequence[TranslationUnit],
    *,
    profile: str = "omegat",
    source_language: str = "",
    target_language: str = "",
) -> tuple[bytes, WriteResult]:
    stream = io.BytesIO()
    result = write_tmx(
        stream, found, Options(source_language, target_language, profile_named(profile))
    )
    return stream.getvalue(), result


def assert_valid(data: bytes) -> None:
    assert DTD.validate(etree.fromstring(data)), str(DTD.error_log)


def test_the_file_as_a_whole() -> None:
    unit = pair_unit("Q&A <1>", "问答", "en", "zh-CN", props=[("x-file", "a.md")], identifier="1")
    assert written([unit], source_language="en", target_language="zh-CN").decode() == (
        f"""<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="diptych" creationtoolversion="{VERSION}" segtype="sentence" """
        """o-tmf="diptych" adminlang="en" srclang="en" datatype="plaintext"/>
<body>
<tu tuid="1">
  <prop type="x-file">a.md</prop>
  <tuv xml:lang="en">
    <seg>Q&amp;A &lt;1&gt;</seg>
  </tuv>
  <tuv xml:lang="zh-CN">
    <seg>问答</seg>
  </tuv>
</tu>
</body>
</tmx>
"""
    )


@settings(max_examples=examples(60), suppress_health_check=list(HealthCheck))
@given(st.lists(units, max_size=4), st.sampled_from(["omegat", "memoq"]))
def test_what_is_written_is_valid_and_read_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, found: list[TranslationUnit], profile: str
) -> None:
    data = written(found, profile=profile)
    assert_valid(data)
    path = tmp_path_factory.getbasetemp() / "round.tmx"
    path.write_bytes(data)
    assert list(read_tmx(path)) == found
    assert written(list(read_tmx(path)), profile=profile) == data


@settings(max_examples=examples(15), suppress_health_check=list(HealthCheck))
@given(st.lists(units, max_size=3), st.sampled_from(sorted(PROFILES)))
def test_every_profile_writes_valid_files(found: list[TranslationUnit], profile: str) -> None:
    assert_valid(written(found, profile=profile))


def test_an_empty_memory_is_valid() -> None:
    assert_valid(written([]))
    assert b'srclang="*all*"' in written([])


MESSY = TranslationUnit(
    variants=(
        Variant("en", ("a\x00b\x0bc\ud800\uffff",), attributes=(("x-mine", "1"),)),
        Variant("", ("甲",)),
    ),
    source_language="en",
    props=(("", "a\x07"),),
    notes=("n\x1b",),
    attributes=(
        ("creationdate", "last week"),
        ("segtype", "clause"),
        ("changedate", "20110411T030000Z"),
        ("tuid", '<"\x01">'),
    ),
)


def test_what_xml_or_the_dtd_cannot_hold_is_dropped() -> None:
    data = written([MESSY])
    assert_valid(data)
    (tu,) = etree.fromstring(data).iter("tu")
    assert dict(tu.items()) == {"changedate": "20110411T030000Z", "tuid": '<"">'}
    assert [(e.tag, e.text) for e in tu.iter("note", "prop", "seg")] == [
        ("note", "n"),
        ("prop", "a"),
        ("seg", "abc"),
        ("seg", "甲"),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            (Inline("bpt", (), ("<b>",)), "a", Inline("ept", (), ("</b>",))),
            '<bpt i="1">&lt;b&gt;</bpt>a<ept i="1">&lt;/b&gt;</ept>',
        ),
        (
            (Inline("bpt"), Inline("bpt"), "a", Inline("ept"), Inline("ept")),
            '<bpt i="1"></bpt><bpt i="2"></bpt>a<ept i="2"></ept><ept i="1"></ept>',
        ),
        (
            (Inline("bpt", (("i", "1"),)), Inline("bpt"), "a", Inline("ept")),
            '<bpt i="1"></bpt><bpt i="2"></bpt>a<ept i="2"></ept>',
        ),
        (("a", Inline("ept")), 'a<ept i="1"></ept>'),
        (("a", Inline("it")), 'a<it pos="begin"></it>'),
    ],
)
def test_attributes_that_older_versions_lack_are_filled_in(content: Content, expected: str) -> None:
    unit = TranslationUnit((Variant("en", content), Variant("zh", ("甲",))), "en")
    data = written([unit])
    assert_valid(data)
    assert f"<seg>{expected}</seg>" in data.decode()


def test_units_without_a_translation_are_left_out_and_counted() -> None:
    found = [
        pair_unit("a", "甲", "en", "zh"),
        pair_unit("b", "", "en", "zh"),
        pair_unit("", "丙", "en", "zh"),
        pair_unit("d", " \n", "en", "zh"),
        TranslationUnit(),
    ]
    _, result = outcome(found)
    assert (result.written, result.left_out) == (1, {"no translation": 4})


def test_a_unit_with_another_source_language_says_so() -> None:
    found = [pair_unit("a", "甲", "en", "zh"), pair_unit("乙", "b", "zh", "en")]
    root = etree.fromstring(written(found))
    assert [tu.get("srclang") for tu in root.iter("tu")] == [None, "zh"]


PAIR = pair_unit("Agenda", "议程", "en", "zh")
CODED = TranslationUnit(
    (
        Variant("en", (Inline("bpt", (("i", "1"),), ("<b>",)), "a", Inline("ept", (("i", "1"),)))),
        Variant("zh", ("甲",)),
    ),
    "en",
)
LONG = pair_unit("x" * 2001, "长", "en", "zh")
LONGEST = pair_unit("x" * 2000, "长", "en", "zh")


def languages(data: bytes) -> list[str]:
    root = etree.fromstring(data)
    tags = root.xpath("//@srclang | //@*[name() = 'xml:lang']")
    assert isinstance(tags, list)
    return [str(tag) for tag in tags]


@pytest.mark.parametrize(
    ("profile", "tags", "keeps_codes", "takes_long"),
    [
        ("omegat", ["en", "en", "zh"], True, True),
        ("memoq", ["en", "en", "zh"], True, True),
        ("lokalize", ["en", "en", "zh_CN"], False, True),
        ("trados", ["en-US", "en-US", "zh-CN"], True, False),
        ("weblate", ["en", "en", "zh_Hans"], False, True),
    ],
)
def test_profiles(profile: str, tags: list[str], keeps_codes: bool, takes_long: bool) -> None:
    assert languages(written([PAIR], profile=profile)) == tags
    coded = etree.fromstring(written([CODED], profile=profile))
    assert bool(list(coded.iter("bpt"))) is keeps_codes
    assert "".join(map(str, next(coded.iter("seg")).itertext())).endswith("a")
    _, result = outcome([LONG, LONGEST], profile=profile)
    left_out = {} if takes_long else {"longer than 2000 characters": 1}
    assert (result.written, result.left_out) == (2 if takes_long else 1, left_out)


def test_memoq_gets_utf_16_with_a_mark() -> None:
    data = written([PAIR], profile="memoq")
    assert data.startswith(codecs.BOM_UTF16_LE)
    assert data[2:].decode("utf-16-le").startswith('<?xml version="1.0" encoding="UTF-16"?>')


def test_an_unknown_profile_lists_the_known_ones() -> None:
    with pytest.raises(UnknownProfile) as caught:
        profile_named("wordfast")
    assert str(caught.value) == (
        "'wordfast' is not a profile; choose one of omegat, lokalize, trados, memoq, weblate"
    )


def omegat_accepts(root: etree._Element) -> bool:
    header = root.find("header")
    codes = [str(tuv.get("{http://www.w3.org/XML/1998/namespace}lang")) for tuv in root.iter("tuv")]
    return (
        dict(root.items()) == {"version": "1.4"}
        and header is not None
        and bool(header.get("o-tmf"))
        and not any("_" in code for code in codes)
    )


CHECKS: dict[str, Callable[[etree._Element], bool]] = {
    "OmegaT 6.1's schema": omegat_accepts,
    "a variant in the source language": lambda root: all(
        any(tuv.values()[0] == "en" for tuv in tu.iter("tuv")) for tu in root.iter("tu")
    ),
    "sentences are not cut again": lambda root: (
        root.find("header[@segtype='sentence']") is not None
    ),
}


@pytest.mark.parametrize("name", CHECKS)
def test_what_tools_ask_of_a_file(name: str) -> None:
    assert CHECKS[name](etree.fromstring(written([PAIR, CODED, LONG])))
