"""low-adequacy: what is missing, what is added, what is another text; and what is none of these."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from searching import examples

from aligner import load_encoder
from qa.adequacy.dating import dated
from qa.adequacy.evidence import acronyms
from qa.adequacy.matching import Side, Stretch, loneliest, sides
from qa.adequacy.quoting import quoted, with_clauses
from qa.adequacy.words import Reader, Words, made_of
from qa.check import Knowledge
from qa.checks.low_adequacy import CHECK
from qa.failure import BadSettings
from qa.finding import ERROR, WARNING, Found
from qa.pair import Pair, pair_of

KNOWLEDGE = Knowledge(encoder=load_encoder("bundled"))
ELSEWHERE = "the target seems to say something else than the source"


def look(pairs: Sequence[Pair], knowledge: Knowledge = KNOWLEDGE) -> list[list[Found]]:
    assert CHECK.batch
    return [list(found) for found in CHECK.batch(knowledge)(pairs)]


def found(source: str, target: str, languages: tuple[str, str] = ("en", "zh")) -> list[Found]:
    return look([pair_of(source, target, *languages)])[0]


#: Pairs that say the same, freely in part.
SOUND = [
    ("The Commission adopted the provisional agenda.", "委员会通过了临时议程。"),
    ("Requests the Secretary-General to report to the General Assembly at its seventieth session "
     "on the implementation of the present resolution;",
     "请秘书长就本决议的执行情况向大会第七十届会议提出报告；"),
    ("Women farmers need access to credit, to land and to markets.",
     "女性农民需要获得信贷、土地和进入市场的机会。"),
    ("In many countries, schools were closed for months, and children fell behind.",
     "许多国家的学校关闭了数月，儿童学业落后。"),
    ("The delegation thanked the Committee for its constructive dialogue and promised to submit "
     "its next report on time.",
     "代表团感谢委员会进行的建设性对话，并承诺按时提交下一次报告。"),
    ("Yes.", "是。"),
    ("Annex", "附件"),
    ("COVID-19", "2019冠状病毒病"),
    ("The impact of COVID-19 on women was severe.", "2019冠状病毒病对妇女的影响非常严重。"),
    ("SDG 3", "可持续发展目标3"),
    ("The IPCC report on NGOs", "气专委关于非政府组织的报告"),
    ("from 10 a.m. to noon", "上午10时至中午12时"),
    ("The Group of Twenty (G20) leaders met.", "二十国集团领导人举行了会议。"),
    ("Table 3", "表3"),
    ("Held in Vienna on 18 May 2015", "二〇一五年五月十八日在维也纳举行"),
    ("To be held on Friday, 6 March 2015, at 12.40 p.m.",
     "定于二〇一五年三月六日星期五下午12时40分举行"),
]  # fmt: skip

FULL = (
    "The Government has set up a fund for small farmers, and trains teachers in rural schools with "
    "the support of international partners.",
    "政府为小农设立了一个基金，并在国际伙伴的支持下培训农村学校的教师。",
)

# source, target, message, span of the source, of the target
FAULTY = [
    (
        FULL[0],
        "政府为小农设立了一个基金。",
        "trains teachers in rural … of international partners",
        True,
    ),
    (
        "The meeting was opened by the Chair. Several delegations expressed concern about the "
        "rising price of medicines.",
        "会议由主席宣布开幕。",
        "Several delegations … the rising price of medicines",
        True,
    ),
    (
        "The Government has set up a fund for small farmers.",
        FULL[1],
        "并在国际伙伴的支持下培训农村学校的教师",
        False,
    ),
    (
        "The meeting was opened by the Chair.",
        "会议由主席宣布开幕。一些代表团对药品价格上涨表示关切。",
        "一些代表团对药品价格上涨表示关切",
        False,
    ),
]


@pytest.mark.parametrize(("source", "target"), [*SOUND, FULL])
def test_what_says_the_same_passes(source: str, target: str) -> None:
    assert found(source, target) == []
    assert found(target, source, ("zh", "en")) == []


@pytest.mark.parametrize(("source", "target", "quotation", "of_source"), FAULTY)
def test_what_one_side_lacks_is_found(
    source: str, target: str, quotation: str, of_source: bool
) -> None:
    (one,) = found(source, target)
    other = "target" if of_source else "source"
    assert one.message.startswith(f"nothing in the {other} seems to say '")
    text, span = (source, one.source) if of_source else (target, one.target)
    assert span
    assert (one.target if of_source else one.source) is None
    told = quoted(text[slice(*span)])
    assert one.message == f"nothing in the {other} seems to say '{told}'"
    assert told.endswith(quotation[-8:])
    assert one.severity in {ERROR, WARNING}


@pytest.mark.parametrize(("source", "target", "quotation", "of_source"), FAULTY)
def test_the_other_way_round_the_same_place_is_found(
    source: str, target: str, quotation: str, of_source: bool
) -> None:
    (one,) = found(source, target)
    (back,) = found(target, source, ("zh", "en"))
    assert (back.source, back.target) == (one.target, one.source)
    assert back.severity == one.severity


EXCHANGED = [
    ("The Secretariat informed the Committee of the state of the reserve fund.",
     "与会者强调了保护土著语言的重要性。"),
    ("Participants stressed the importance of protecting indigenous languages.",
     "秘书处向委员会通报了储备金的状况。"),
    ("He recalled that the vessel had left the port at night.", "本组织的宗旨是帮助残疾儿童上学。"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target"), EXCHANGED)
def test_another_text_is_an_error(source: str, target: str) -> None:
    assert found(source, target) == [Found(ELSEWHERE, None, None, ERROR)]
    assert found(target, source, ("zh-Hans", "en-GB")) == [Found(ELSEWHERE, None, None, ERROR)]


def test_of_a_short_text_too_little_is_known_for_an_error() -> None:
    assert found("The vessels left the port.", "本组织帮助教师。") == [
        Found(ELSEWHERE, None, None, WARNING)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The IPCC and NGOs of UNHCR", ["IPCC", "NGOs", "UNHCR"]),
        ("SDG 3", ["SDG"]),
        ("REPORT OF THE COMMITTEE", []),
        ("McDonald met a Chair in May", []),
    ],
)
def test_acronyms(text: str, found: list[str]) -> None:
    assert [one[0] for one in acronyms(text)] == found


def test_half_a_text_too_much_is_not_another_text() -> None:
    """Both look alike to a cosine of whole texts."""
    (one,) = found(f"{EXCHANGED[0][0]} {EXCHANGED[1][0]} {EXCHANGED[2][0]}", EXCHANGED[1][1])
    assert one.message.startswith("nothing in the target seems to say '")


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("", "会议由主席宣布开幕。", ("en", "zh")),
        ("The meeting was opened by the Chair.", "", ("en", "zh")),
        ("。。。；；；，，，", "、、、", ("en", "zh")),
        ("La séance est ouverte par le Président.", "会议由主席宣布开幕。", ("fr", "zh")),
        ("The meeting was opened.", "La séance est levée à midi.", ("en", "fr")),
        ("The meeting was opened by the Chair.", "A vessel left the port.", ("en", "en-GB")),
        ("\x00\ud800", "𠀀𠀁𠀂", ("en", "zh")),
    ],
)
def test_what_cannot_be_judged_is_let_alone(
    source: str, target: str, languages: tuple[str, str]
) -> None:
    pair = Pair(pair_of(source, target, *languages).unit, 0, "", *languages)
    assert look([pair]) == [[]]


def test_many_at_once_are_judged_as_each_alone() -> None:
    texts = [*SOUND, FULL, *EXCHANGED, *(one[:2] for one in FAULTY)]
    pairs = [pair_of(*one) for one in texts]
    assert look(pairs) == [look([pair])[0] for pair in pairs]
    assert look([]) == []


class WholeTexts:
    """An encoder that tells nothing of words."""

    def knows(self, language: str) -> bool:
        return True

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.ones((len(texts), 4), np.float32)


@pytest.mark.parametrize("knowledge", [Knowledge(), Knowledge(encoder=WholeTexts())])
def test_without_vectors_of_words_nothing_is_said(knowledge: Knowledge) -> None:
    assert look([pair_of(*EXCHANGED[0])], knowledge) == [[]]


def with_options(**options: object) -> Knowledge:
    return Knowledge(encoder=KNOWLEDGE.encoder, options={CHECK.name: options})


def test_settings_say_what_is_an_error() -> None:
    pair = pair_of(*FAULTY[0][:2])
    severe = with_options(error=0.1, warning=0.05)
    mild = with_options(error=0.9999999999, warning=0.05)
    assert [one.severity for one in look([pair], severe)[0]] == [ERROR]
    assert [one.severity for one in look([pair], mild)[0]] == [WARNING]
    assert look([pair], with_options(error=1 - 1e-15, warning=1 - 1e-14)) == [[]]


@pytest.mark.parametrize("value", [0, 1, 2.5, "high", True, None])
def test_settings_that_are_no_probability(value: object) -> None:
    with pytest.raises(BadSettings) as told:
        look([], with_options(warning=value))
    assert str(told.value) == (
        f"low-adequacy: warning is {value!r}, no number between 0 and 1; write a probability, "
        "such as warning = 0.5"
    )


def test_the_example() -> None:
    example = CHECK.example
    (one,) = look([pair_of(example.source, example.target)], example.knowledge)[0]
    assert one.message == example.message


def words(*vectors: Sequence[float], weight: float = 10.0) -> Words:
    rows = np.array(vectors, np.float32)
    places = [(2 * place, 2 * place + 1) for place in range(len(rows))]
    return made_of(places, rows, np.full(len(rows), weight, np.float32))


def test_two_words_together_are_what_one_says() -> None:
    half = 0.5**0.5
    one, other = words((half, half)), words((1, 0), (0, 1))
    assert sides(one, other)[0].near == pytest.approx([1.0])
    assert sides(one, other)[1].near == pytest.approx([half, half])


ODDS = np.array([0, 1, 0, 0, 0, 0], np.float32)


@pytest.mark.parametrize(
    ("odds", "stretch"),
    [
        ([-1, 2, 3, -1, -1], Stretch(1, 3, 5.0)),
        ([1, -2, 1, -0.5, 2], Stretch(2, 5, 2.5)),
        ([-1, -1], Stretch(0, 0, 0.0)),
        ([2], Stretch(0, 1, 2.0)),
        ([9, -9], Stretch(0, 1, 4.0)),
    ],
)
def test_the_stretch_with_most_evidence(odds: list[float], stretch: Stretch) -> None:
    side = Side(words(*[(1, 0)] * len(odds)), np.array(odds, np.float32))
    assert loneliest(side, ODDS) == stretch


@settings(max_examples=examples(100))
@given(st.lists(st.floats(-3, 3, width=32), min_size=1, max_size=12))
def test_no_stretch_has_more(odds: list[float]) -> None:
    side = Side(words(*[(1, 0)] * len(odds)), np.array(odds, np.float32))
    best = max(sum(odds[i:j]) for i in range(len(odds)) for j in range(i, len(odds) + 1))
    told = loneliest(side, ODDS)
    assert told.evidence == pytest.approx(best, abs=1e-4)
    assert sum(odds[told.first : told.end]) == pytest.approx(best, abs=1e-4)


TEXT = "Having met in Rome, the delegates, all of them, signed 1,500 letters."


@pytest.mark.parametrize(
    ("stretch", "widened"),
    [
        ("delegates", "the delegates"),
        ("met in Rome", "Having met in Rome"),
        ("letters", "letters"),
        ("signed", "signed"),
        ("signed 1,500 lett", "signed 1,500 letters"),
        ("of them, signed 1,500 letters", "all of them, signed 1,500 letters"),
    ],
)
def test_most_of_a_clause_is_all_of_it(stretch: str, widened: str) -> None:
    start = TEXT.index(stretch)
    place = with_clauses(TEXT, (start, start + len(stretch)))
    assert TEXT[slice(*place)] == widened


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("short", "short"),
        ("two\n lines", "two lines"),
        ("one two three four five six seven eight nine ten eleven twelve thirteen",
         "one two three four five six … ten eleven twelve thirteen"),
        ("字" * 61, "字" * 30 + "…" + "字" * 30),
    ],
)  # fmt: skip
def test_long_stretches_are_quoted_in_part(text: str, quotation: str) -> None:
    assert quoted(text) == quotation


def test_words_are_remembered_up_to_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that forgets reads the same as one that remembers."""
    assert KNOWLEDGE.encoder is not None
    pairs = [pair_of(*one) for one in [*SOUND, FULL, *EXCHANGED, *(one[:2] for one in FAULTY)]]
    whole = look(pairs)
    monkeypatch.setattr("qa.adequacy.words._REMEMBERED", 3)
    assert CHECK.batch
    forgetful = CHECK.batch(KNOWLEDGE)
    assert [list(forgetful([pair])[0]) for pair in pairs] == whole


def test_places_are_those_of_the_text() -> None:
    encoder = load_encoder("bundled")
    for text, language in ((FULL[0], "en"), (FULL[1], "zh"), ("中ABC文\u3000２０年", "zh")):
        (read,) = Reader(encoder).read([text], language)  # type: ignore[arg-type]
        assert len(read) == len(read.vectors) == len(read.weights)
        ends = [end for _, end in read.places]
        starts = [start for start, _ in read.places]
        assert all(one <= two for one, two in zip(ends, starts[1:], strict=False))
        assert all(text[start:end].isalnum() for start, end in read.places)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("自二〇一五年十月二十一日至二十三日", "自2015年10月21日至23日"),
        ("二○一五年三月", "2015年3月"),
        ("三个月，三十年，星期日", "三个月，三十年，星期日"),
    ],
)
def test_dates_in_figures(text: str, figures: str) -> None:
    assert dated(text).text == figures


def test_a_stretch_is_where_it_was_before_its_dates_were_written_in_figures() -> None:
    text = "会议于二〇一五年十月举行"
    one = dated(text)
    for part in ("会议", "举行", "年"):
        at = one.text.index(part)
        assert text[slice(*one.before((at, at + len(part))))] == part
    assert one.before((0, len(one.text))) == (0, len(text))
