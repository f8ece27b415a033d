"""Scores: sacreBLEU's own numbers, files that belong together, units far below."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import sacrebleu
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

from qa.failure import BadSegments, UnknownMetric
from qa.scores.matching import check_same
from qa.scores.metrics import METRICS, Metric, tokeniser_of
from qa.scores.outliers import deviations, far_below
from qa.scores.segments import Segments, read_segments
from tmx import pair_unit, write_units

CHINESE = ["委员会通过了议程。", "会议由主席宣布开幕。", "报告载于A/75/12号文件。"]
OTHER = ["委员会通过了其议程。", "主席宣布会议开幕。", "报告见A/75/12号文件。"]
THIRD = ["议程获得委员会通过。", "主席主持会议开幕。", "报告载于A/75/12。"]
ENGLISH = ["The Commission adopted its agenda.", "The meeting rose at noon."]
OTHER_ENGLISH = ["The Commission adopted the agenda.", "The meeting was closed at noon."]


def theirs(name: str, language: str, single: bool = False) -> object:
    """The metric as somebody sets it up who calls sacreBLEU by hand."""
    if name == "bleu":
        return BLEU(tokenize="zh" if language == "zh" else "13a", effective_order=single)
    if name == "ter":
        return TER(normalized=True, asian_support=True) if language == "zh" else TER()
    return CHRF()


@pytest.mark.parametrize("name", METRICS)
@pytest.mark.parametrize(
    ("language", "texts", "references"),
    [
        ("zh", OTHER, [CHINESE]),
        ("zh", OTHER, [CHINESE, THIRD]),
        ("zh-Hans", OTHER, [CHINESE]),
        ("en", OTHER_ENGLISH, [ENGLISH]),
        ("zh", ["", *OTHER[1:]], [CHINESE]),
    ],
)
def test_numbers_are_those_of_sacrebleu(
    name: str, language: str, texts: list[str], references: list[list[str]]
) -> None:
    primary = language.split("-")[0]
    metric, whole = Metric(name, language), theirs(name, primary)
    single = theirs(name, primary, True)
    found, expected = metric.of_all(texts, references), whole.corpus_score(texts, references)  # type: ignore[attr-defined]
    assert found.value == expected.score
    assert found.name == expected.name
    assert found.signature == str(whole.get_signature())  # type: ignore[attr-defined]
    assert found.details in str(expected)
    assert metric.of_each(texts, references) == [
        single.sentence_score(text, [those[place] for those in references]).score  # type: ignore[attr-defined]
        for place, text in enumerate(texts)
    ]
    assert metric.signature_of_each() == str(single.get_signature())  # type: ignore[attr-defined]


def test_bleu_in_short() -> None:
    found = Metric("bleu", "zh").of_all(OTHER, [CHINESE])
    assert found.value == sacrebleu.corpus_bleu(OTHER, [CHINESE], tokenize="zh").score
    assert "tok:zh" in found.signature
    assert "(BP = " in found.details


def test_the_same_is_perfect() -> None:
    values = {name: Metric(name).of_all(CHINESE, [CHINESE]).value for name in METRICS}
    assert values["chrf"] == pytest.approx(100)
    assert values["bleu"] == pytest.approx(100)
    assert values["ter"] == 0


@pytest.mark.parametrize(
    ("language", "tokeniser"),
    [("zh", "zh"), ("zh-Hant-HK", "zh"), ("en", "13a"), ("fr", "13a"), ("ru-RU", "13a")],
)
def test_tokenisers(language: str, tokeniser: str) -> None:
    assert tokeniser_of(language) == tokeniser


def test_japanese_needs_what_may_not_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.scores.metrics._has_mecab", lambda: False)
    assert tokeniser_of("ja") == "13a"
    monkeypatch.setattr("qa.scores.metrics._has_mecab", lambda: True)
    assert tokeniser_of("ja") == "ja-mecab"


def test_unknown_metric() -> None:
    with pytest.raises(UnknownMetric) as told:
        Metric("meteor")
    assert str(told.value) == "there is no metric 'meteor'; use one of chrf, bleu, ter"


def text(name: str, lines: list[str]) -> Segments:
    return Segments(name, lines)


NUMBERS = ["一号文件", "两份报告", "三次会议", "四个委员会", "五项决议", "六年计划"]
REMEDY = "; give files with the same segments in the same order"


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [
        (
            text("a.txt", NUMBERS[:2] + NUMBERS[3:]),
            text("b.txt", NUMBERS),
            "a.txt: has 5 segments, b.txt has 6; they part about line 3",
        ),
        (
            text("a.txt", NUMBERS),
            text("b.txt", NUMBERS[:1] + NUMBERS[3:]),
            "a.txt: has 6 segments, b.txt has 4; they part about line 2",
        ),
        (
            text("a.txt", NUMBERS[:1]),
            text("b.txt", NUMBERS),
            "a.txt: has 1 segment, b.txt has 6; they part behind line 1",
        ),
        (
            Segments("a.po", NUMBERS[1:], list("bcdef")),
            Segments("b.po", NUMBERS, list("abcdef")),
            "a.po: has 5 segments, b.po has 6; they part at unit 0",
        ),
        (
            Segments("a.po", NUMBERS[:5], list("abcde")),
            Segments("b.po", NUMBERS, list("abcdef")),
            "a.po: has 5 segments, b.po has 6; they part behind unit 4",
        ),
        (
            Segments("a.po", NUMBERS[:3], ["A", "B" * 50, "C"]),
            Segments("b.po", NUMBERS[:3], ["A", "D", "C"]),
            f"a.po: unit 1 translates '{'B' * 39}…', in b.po 'D'",
        ),
        (
            Segments("a.po", NUMBERS[:1], ["x" * 60 + " of the first part"]),
            Segments("b.po", NUMBERS[:1], ["x" * 60 + " of the second"]),
            f"a.po: unit 0 translates '…{'x' * 7} of the first part', "
            f"in b.po '…{'x' * 7} of the second'",
        ),
    ],
)
def test_files_that_do_not_belong_together(one: Segments, other: Segments, message: str) -> None:
    with pytest.raises(BadSegments) as told:
        check_same(one, other)
    assert str(told.value) == message + REMEDY


def test_units_may_be_held_against_a_text() -> None:
    check_same(Segments("a.po", NUMBERS, list("abcdef")), text("b.txt", NUMBERS))


def test_segments_of_files(tmp_path: Path) -> None:
    units = [
        pair_unit("One.", "一。", "en", "zh", identifier="first"),
        pair_unit("Two.", "二。", "en", "zh"),
    ]
    for name in ("a.tmx", "a.po", "a.tsv"):
        write_units(tmp_path / name, units)
        found = read_segments(str(tmp_path / name), "en", "zh")
        assert list(found.texts) == ["一。", "二。"]
        assert list(found.sources) == ["One.", "Two."]
    assert list(read_segments(str(tmp_path / "a.tmx"), "en", "zh").ids) == ["first", ""]
    (tmp_path / "a.zh").write_text("一。\r\n\n二。", encoding="utf-8")
    assert list(read_segments(str(tmp_path / "a.zh"), "en", "zh").texts) == ["一。", "", "二。"]


def test_untranslated_units_are_empty(tmp_path: Path) -> None:
    po = tmp_path / "a.po"
    po.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: zh\\n"\n\n'
        'msgid "One."\nmsgstr ""\n\nmsgid "Two."\nmsgstr "二。"\n',
        encoding="utf-8",
    )
    assert list(read_segments(str(po), "en", "zh").texts) == ["", "二。"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a.txt", "has no segments; check that it was saved"),
        ("a.tmx", "no unit has a translation into 'fr'; name its language with -t"),
    ],
)
def test_files_without_segments(tmp_path: Path, name: str, message: str) -> None:
    write_units(tmp_path / "a.tmx", [pair_unit("One.", "一。", "en", "zh")])
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    with pytest.raises(BadSegments) as told:
        read_segments(str(tmp_path / name), "en", "fr")
    assert str(told.value) == f"{tmp_path / name}: {message}"


def scattered(middle: float, count: int, seed: int = 3) -> list[float]:
    chance = random.Random(seed)  # noqa: S311
    return [middle + chance.uniform(-6, 6) for _ in range(count)]


def test_a_unit_far_below_is_pointed_at() -> None:
    scores = scattered(70, 60)
    scores[17] = 20
    assert [place for place, far in enumerate(far_below(scores)) if far] == [17]
    rising = [100 - one for one in scores]
    assert [place for place, far in enumerate(far_below(rising, rises=False)) if far] == [17]


def test_a_low_part_of_the_file_is_no_row_of_outliers() -> None:
    """Units as low as their neighbours are not far below, however good the rest of the file is."""
    scores = scattered(80, 100) + scattered(30, 30, 4) + scattered(80, 100, 5)
    assert not any(far_below(scores)[110:120])
    scores[115] = 1
    assert [place for place, far in enumerate(far_below(scores)) if far and place >= 110] == [115]


@pytest.mark.parametrize("scores", [[], [0.0], [50.0, 50.0], [100.0] * 20 + [99.0]])
def test_few_or_equal_scores_have_no_outliers(scores: list[float]) -> None:
    assert not any(far_below(scores))
    assert len(deviations(scores)) == len(scores)


def test_one_in_many_equals() -> None:
    assert far_below([100.0] * 20 + [60.0])[-1]
