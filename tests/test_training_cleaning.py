"""The rules that tell noisy sentence pairs apart, one pair for each side of every rule."""

from __future__ import annotations

import string
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tmx.failure import BadEncoding, BadFormat, FileProblem
from training.cleaning import Report, as_markdown, clean, main, mend, related
from training.pairs import read_raw
from training.rules import RULES, Memory, fold, look

SHARED = Path(__file__).parents[2] / "shared"
GOOD = ("The committee adopted the report of its working group.", "委员会通过了工作组的报告。")

MANY_WORDS = " ".join(f"w{one}{two}" for one in string.ascii_letters for two in "abcdefgh")
MANY_CHARACTERS = "".join(map(chr, range(0x4E00, 0x4E00 + 400)))

#: English, Chinese, and the rule that finds the pair; none where it is sound.
JUDGED = [
    (*GOOD, None),
    ("", "报告。", "contentless"),
    ("A/1", "A/1", "contentless"),
    ("Yes.", "是。", None),
    ("The hall was f\ufffdull on Monday.", "星期一大厅座无虚席。", "damaged"),
    ("It doesnâ€™t open on Mondays.", "它星期一不开门。", "damaged"),
    ("Das Haus ist nicht groß und der Garten ist klein.", "房子不大，花园也小。", "foreign"),
    ("La maison est dans une rue avec des arbres.", "房子在一条种着树的街上。", "foreign"),
    ("委员会通过了报告。", "委员会通过了报告。", "foreign"),
    ("委员会 meets 星期一 in Vienna.", "委员会星期一在维也纳开会。", "foreign"),
    ("They drove from Rio de Janeiro to La Paz.", "他们从里约热内卢开车到拉巴斯。", None),
    ("Women mingtian qu Beijing kan pengyou.", "我们明天去北京看朋友。", "pinyin"),
    ("China, Japan, Oman, Mali, Benin", "中国、日本、阿曼、马里、贝宁", None),
    ("The train leaves in the morning.", "電車は朝に出ます。", "other script"),
    ("The train leaves in the morning.", "기차는 아침에 떠납니다 朝.", "other script"),
    ("Mr. Karl Braun opened the meeting.", "卡尔・布劳恩先生宣布开会。", None),
    ("<b>Open</b> the window, please.", "<b>请</b>开窗。", "markup"),
    ("Set $a = {x|y} and $b = {z};", "令 $a = {x|y} 和 $b = {z}；", "markup"),
    ("Profit & loss of the year", "本年度损益", None),
    ("https://example.org/reports/today", "网址：报告今日", "address"),
    ("Write to office@example.org before Friday.", "请在星期五前致函办公室。", None),
    ("Stop !!! ????? ----- !!!!!!", "停下!!!", "signs"),
    ("No no no no no, he said.", "他说：不不不不不。", "repetitive"),
    ("He laughed for a very long time.", "他笑了很久很久很久很久很久很久。", "repetitive"),
    ("aaaaaaaaaaah, said the doctor", "医生说：啊", "repetitive"),
    ("n. a small table", "名词：小桌子", "entry"),
    ("vt. to carry something", "vt. 搬运某物", "entry"),
    ("Open the settings of the printer.", "Open settings printer 页", "untranslated"),
    (
        "That is the point of this lecture.",
        "这是，the，point，of，this，课的要点。",
        "untranslated",
    ),
    ("The ratio is what they want.", "比例 is what they want 是他们想知道的。", "untranslated"),
    ("Mr. Victor Sands (Malta)", "Victor Sands先生（马耳他）", None),
    ("The plan of the city was changed.", "，城市规划已经改变。", "torn"),
    ("The plan of the city was changed.", "的城市规划已经改变了。", "torn"),
    ("Indeed, the plan was changed.", "的确，规划已经改变了。", None),
    (MANY_WORDS, MANY_CHARACTERS, "too long"),
    (
        "The report was read.",
        "报告宣读以后，与会者提出了许多问题，主席逐一作了回答，然后宣布休会。",
        "unlike length",
    ),
    (
        "After the report had been read the members asked many questions, all of which the Chair "
        "answered before she adjourned the meeting.",
        "报告宣读了。",
        "unlike length",
    ),
    ("Everything is well arranged on a sound basis.", "万事妥帖。", None),
    ("UNCITRAL met.", "联合国国际贸易法委员会举行了会议。", None),
    ("The hall seats 350 people.", "大厅可容纳420人。", "other numbers"),
    ("The hall seats 350 people.", "大厅可容纳很多人。", "other numbers"),
    ("The hall seats very many people.", "大厅可容纳350人。", "other numbers"),
    ("The hall seats 350 people.", "大厅可容纳三百五十人。", None),
    ("The budget is 5 million dollars.", "预算为500万美元。", None),
    ("The budget is 1,250,000 dollars.", "预算为125万美元。", None),
    ("It opened in the 1980s in Vienna.", "它于20世纪80年代在维也纳开业。", None),
    ("It opens at 9 p.m. on Mondays.", "它星期一21时开门。", None),
    ("The tank holds 40 gallons of water.", "水箱可容纳151升水。", None),
    ("The plane was a DC-850.", "那是一架飞机。", None),
    ("137. The report was adopted by all.", "报告获得一致通过。", None),
]


def _found(english: str, chinese: str, memory: Memory | None = None) -> str | None:
    sides, memory = look(mend(english), mend(chinese)), memory or Memory()
    return next((rule.name for rule in RULES if rule.finds(sides, memory)), None)


@pytest.mark.parametrize(("english", "chinese", "rule"), JUDGED)
def test_rules_find_what_they_are_for(english: str, chinese: str, rule: str | None) -> None:
    assert _found(english, chinese) == rule


def test_the_table_above_shows_every_rule_on_single_pairs() -> None:
    about_others = {"repeated", "near repeated", "crowded"}
    assert {rule for *_, rule in JUDGED} - {None} == {rule.name for rule in RULES} - about_others


def test_rules_have_names_of_their_own_and_reasons() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.why and not rule.why.endswith(".") for rule in RULES)


@pytest.mark.parametrize(
    ("second", "rule"),
    [
        (GOOD, "repeated"),
        (("the COMMITTEE adopted the report of its working group", GOOD[1]), "near repeated"),
        ((GOOD[0], "委员会通过了工作组的报告．"), "near repeated"),
        ((GOOD[0], "委员会通过了工作组的报告1。"), None),
        (("The committee adopted the report of its working party.", GOOD[1]), None),
    ],
)
def test_repetitions_are_found(second: tuple[str, str], rule: str | None) -> None:
    memory = Memory()
    assert _found(*GOOD, memory) is None
    assert _found(*second, memory) == rule


def test_a_side_is_kept_with_three_others() -> None:
    english = "The meeting is open."
    targets = ["会议开始了。", "现在开会。", "会议现在开幕。", "我宣布会议开幕。"]
    report = Report()
    kept = list(clean([(english, target) for target in targets], report))
    assert [pair[1] for pair in kept] == targets[:3]
    assert report.removed == {"crowded": 1}


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("dog \u200bbarks\u00ad", "dog barks"),
        ("the expression_r_r of joy", "the expression of joy"),
        ("在这里输入译文它在山里。", "它在山里。"),
        ("你知道吗？。", "你知道吗？"),
        ("他来了。", "他来了。"),
        ("二○一○年", "二〇一〇年"),
        ("  two\u00a0 words\u3000here ", "two words here"),
    ],
)
def test_small_remains_are_mended(text: str, mended: str) -> None:
    assert mend(text) == mended


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ａ/1 ＲＥＳ", "a-1 res"), ("会议，开幕。", "会议 开幕"), ("STRASSE", "straße")],
)
def test_folding_leaves_words_and_figures(one: str, other: str) -> None:
    assert fold(one) == fold(other)


SIDES = st.text(alphabet="ab Z19.,?。，会议的年\u200b_r<>○一", max_size=24)


@given(st.lists(st.tuples(SIDES, SIDES), max_size=12))
def test_nothing_is_lost_uncounted_and_cleaning_again_changes_nothing(
    pairs: list[tuple[str, str]],
) -> None:
    report, again = Report(), Report()
    kept = list(clean(pairs, report))
    assert report.read == len(pairs)
    assert report.kept == len(kept) == len(pairs) - report.removed.total()
    assert list(clean(kept, again)) == kept
    assert not again.removed


class _Encoder:
    """Vectors by the first letter, which is the same on both sides of a true pair here."""

    name, version = "letters", "1"

    def knows(self, language: str) -> bool:
        return language in {"en", "zh"}

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.eye(128, dtype=np.float32)[[ord(text[0]) for text in texts]]


def test_an_encoder_may_judge_as_well() -> None:
    report = Report(read=3, kept=3)
    pairs = [("a one", "a 一"), ("b two", "c 二"), ("d three", "d 三")]
    assert list(related(pairs, _Encoder(), 0.5, report)) == [pairs[0], pairs[2]]
    assert (report.kept, report.removed["unrelated"]) == (2, 1)
    assert "| unrelated | 1 |" in as_markdown(report)
    assert "unrelated" not in as_markdown(Report())


def test_the_report_tells_each_rule_with_two_examples() -> None:
    report = Report()
    torn = [(f"The plan number {n} was changed.", f"，第{n}号规划已经改变。") for n in range(5)]
    assert list(clean([GOOD, *torn], report)) == [GOOD]
    told = as_markdown(report).splitlines()
    assert told[0] == "6 pairs read, 1 kept (16.667%), 0 mended."
    begins = "| torn | 5 | 83.333% | the Chinese side begins"
    assert [line.startswith(begins) for line in told].count(True) == 1
    examples = told[told.index("torn:") + 2 :]
    assert len(examples) == len(set(examples)) == 2
    assert all(line.startswith("- The plan number ") for line in examples)


def test_the_command_writes_what_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "in.tsv", tmp_path / "out.tsv"
    lines = ["\t".join((*GOOD, "a source")), "n. a table\t名词：桌子", "\t".join(GOOD)]
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert main([str(source), "-o", str(target)]) == 0
    assert target.read_text(encoding="utf-8") == "\t".join(GOOD) + "\n"
    told = capsys.readouterr().out
    assert "3 pairs read, 1 kept (33.333%)" in told
    assert "\n| entry | 1 |" in told
    assert "\n| repeated | 1 |" in told


def test_the_command_tells_bad_input_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "in.tsv", tmp_path / "out.tsv"
    source.write_text("\t".join(GOOD) + "\nno tab here\n", encoding="utf-8")
    target.write_text("kept", encoding="utf-8")
    assert main([str(source), "-o", str(target)]) == 2
    assert capsys.readouterr().err == (
        f"error: {source}:2: no tab between the two sides; "
        "write English, a tab and Chinese on each line\n"
    )
    assert target.read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize(
    ("name", "data", "kind", "told"),
    [
        ("a.tsv", None, FileProblem, "no such file or directory; check the name"),
        ("a.tsv", "é\t会".encode("latin-1", "replace"), BadEncoding, "is not UTF-8; convert it"),
        ("a.tsv.xz", b"one\ttwo", BadFormat, "is no whole xz archive; fetch it again"),
    ],
)
def test_unreadable_files_are_told(
    tmp_path: Path, name: str, data: bytes | None, kind: type[Exception], told: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(kind) as failure:
        list(read_raw([path]))
    assert str(failure.value).startswith(f"{path}: {told}")


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the development data is not beside the checkout")
def test_hardly_any_pair_of_the_united_nations_is_lost() -> None:
    report = Report()
    list(clean(read_raw([SHARED / "data" / "un" / "train.en-zh.tsv"]), report))
    assert report.read == 3000
    assert report.kept >= 2975
