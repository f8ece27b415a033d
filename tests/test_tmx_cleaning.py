"""The rules that tell what does not belong in a memory: what each finds, and what it must leave."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tmx import Inline, TranslationUnit, Variant, pair_unit
from tmx.cleaning import PRESETS, RULES, Counts, Rule, UnknownRule, clean, learn, preset_named

DOCS = Path(__file__).parents[1] / "docs" / "cleaning.md"

LENIENT, BALANCED, STRICT = PRESETS["lenient"], PRESETS["balanced"], PRESETS["strict"]


def rules_of(unit: TranslationUnit, preset: str = "balanced") -> list[str]:
    """The rules of a preset that find something in a unit by itself."""
    return [one.rule for found in clean([(1, unit)], PRESETS[preset]) for one in found.findings]


def pair(source: str, target: str, first: str = "en", second: str = "zh-Hans") -> TranslationUnit:
    return pair_unit(source, target, first, second)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: str(rule.name))
def test_every_rule_finds_its_example(rule: Rule) -> None:
    assert rule.name in rules_of(rule.example, "strict")


def test_the_presets_hold_every_rule_and_grow_stricter() -> None:
    assert list(STRICT.thresholds) == list(RULES)
    assert set(LENIENT.thresholds) <= set(BALANCED.thresholds) <= set(STRICT.thresholds)


@pytest.mark.parametrize("name", RULES)
def test_a_stricter_preset_finds_what_a_more_lenient_one_does(name: str) -> None:
    for loose, tight in (("lenient", "balanced"), ("balanced", "strict")):
        for rule in RULES.values():
            if name in rules_of(rule.example, loose):
                assert name in rules_of(rule.example, tight)


# Source, target: good units that look odd.
SOUND = [
    ("E/CN.15/2011/19", "E/CN.15/2011/19"),
    ("www.un.org", "www.un.org"),
    ("https://example.org/documents/a", "https://example.org/documents/a"),
    ("Rio de Janeiro", "Rio de Janeiro"),
    ("Maria dos Santos e Silva", "Maria dos Santos e Silva"),
    ("1,250", "1,250"),
    ("12.5", "12.5"),
    ("UNODC", "UNODC"),
    ("INTERPOL", "国际刑警组织"),
    ("UNODC", "联合国毒品和犯罪问题办公室"),
    ("Office on Drugs and Crime (UNODC)", "毒品和犯罪问题办公室(毒罪办)"),
    ("Agenda", "议程"),
    ("Chair", "主席"),
    ("Annotations", "说明"),
    ("Yes", "是"),
    ("(a) Opening", "(a) 开幕"),
    ("Mr. Victor Sands (Malta)", "Victor Sands先生（马耳他）"),
    ("Report of UNODC and UNEP on SDG 16", "UNODC和UNEP关于SDG 16的报告"),
    ("The survey used SPSS and Stata.", "调查使用了SPSS和Stata软件。"),
    ("AT&T and R&D", "AT&T和研发"),
    ("Profit & loss; income & tax;", "损益；收入和税收；"),
    ("If x < y and y > z, stop.", "如果x < y且y > z，则停止。"),
    ("Write to <office@example.org>.", "请致函<office@example.org>。"),
    ("Costs rose by 50% in 2019.", "2019年费用上升了50%。"),
    ("Set {1, 2, 3} is finite.", "集合{1, 2, 3}是有限的。"),
    ("The café in Málaga is “El Niño”.", "马拉加的咖啡馆叫“厄尔尼诺”。"),
    ("Who said that????", "谁说的？？？？"),
    ("He waited … and waited ...", "他等啊……等啊……"),
    ("The bars close at 10 p.m.", "酒吧22时打烊。"),
    ("Some 5 million people live there.", "约500万人居住在那里。"),
    ("In the 1990s", "二十世纪九十年代"),
    ("No, no, no.", "不，不，不。"),
    ("Hiroshima (広島)", "广岛（広島）"),
    ("The Greek letters α, β and γ", "希腊字母α、β和γ"),
    ("The term “due diligence” is used.", "使用了“due diligence”一词。"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target"), SOUND)
def test_sound_units_stay(source: str, target: str) -> None:
    assert rules_of(pair(source, target)) == []
    assert rules_of(pair(source, target), "lenient") == []


SENTENCE = "The Committee asked the secretariat to prepare a revised draft for its next meeting."
SATZ = "委员会请秘书处为下次会议编写一份订正草案。"
FRENCH = "Le Comité a prié le secrétariat d’établir un projet révisé pour sa prochaine réunion."
GERMAN = "Der Ausschuss bat das Sekretariat, einen neuen Entwurf für die Sitzung zu erstellen."

# Source, target, rule that balanced finds.
BAD = [
    ("", SATZ, "empty"),
    (SENTENCE, " \u200b\u3000", "empty"),
    (SENTENCE, SENTENCE, "identical"),
    (SENTENCE, SENTENCE.upper(), "identical"),
    (SENTENCE, f"{SATZ[:4]} prepare a revised draft for its next meeting.", "untranslated"),
    (SATZ, SENTENCE, "swapped"),
    (SENTENCE, FRENCH, "wrong-language"),
    (FRENCH, SATZ, "wrong-language"),
    (GERMAN, SATZ, "wrong-language"),
    (SENTENCE, "委員会は事務局に改訂案の作成を求めた。", "wrong-language"),
    (SENTENCE, "위원회는 사무국에 개정안을 요청하였다.", "wrong-language"),
    (SENTENCE, "Комитет просил секретариат подготовить проект.", "wrong-language"),
    (SENTENCE, "طلبت اللجنة إلى الأمانة إعداد مشروع منقح.", "wrong-language"),
    (SENTENCE, "委員會請秘書處為下次會議編寫一份訂正草案。", "wrong-chinese"),
    (SENTENCE, SATZ.encode().decode("latin-1"), "mojibake"),
    (SENTENCE, SATZ.encode().decode("cp1252", "replace"), "mojibake"),
    (SENTENCE, SATZ.encode("gbk").decode("latin-1"), "mojibake"),
    (SENTENCE, SATZ.encode().decode("gbk", "replace"), "mojibake"),
    ("The cafÃ© is shut.", "咖啡馆关门了。", "mojibake"),
    ("It isnâ€™t open.", "它不开门。", "mojibake"),
    (SENTENCE, "锟斤拷委员会锟斤拷", "mojibake"),
    (SENTENCE, "委员会请秘书\ufffd为下次会议编写草案。", "lost-characters"),
    (SENTENCE, "????????????????", "lost-characters"),
    ("The meeting\x07 rose.", "散会。", "control-characters"),
    ("\ue000\ue001\ue002 The meeting rose.", "散会。", "private-characters"),
    ("Profit &amp; loss", "损益", "entities"),
    ("The &#8220;agenda&#8221;", "议程", "entities"),
    ("<b>Start</b>", "<b>开始", "broken-tags"),
    ("Press < b >Start</b>", "按<b>开始</b>", "broken-tags"),
    ("{0 files read", "读取{0}个文件", "broken-tags"),
    ("{0} of {1} read", "已读", "other-tags"),
    ("%s of %d read", "已读", "other-tags"),
    ("* * *", "。", "signs"),
    ("Page 3 of 12", "第3页，共12页", "page-number"),
    ("- 3 -", "- 3 -", "page-number"),
    ("Opening ............ 3", "开幕 ............ 3", "contents-line"),
    ("Name: ______________", "姓名：______________", "contents-line"),
    ("ha ha ha ha ha ha", "哈哈哈哈哈哈哈哈", "repetitive"),
    ("The meeting rose.", SATZ * 2, "length"),
    (SENTENCE, "散会。", "length"),
    ("It met in 2014 and 2016.", "它于2009年举行会议。", "other-numbers"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "rule"), BAD)
def test_bad_units_are_found(source: str, target: str, rule: str) -> None:
    assert rule in rules_of(pair(source, target))


@pytest.mark.parametrize(
    ("source", "target", "detail"),
    [
        (
            "The anniversary was observed.",
            "2015年是联合国成立70周年。",
            "no figure against 2015, 70",
        ),
        ("It cost $1,300 and 20.50 in all.", "第16条规定2,400。", "1,300, 20.50 against 16, 2,400"),
    ],
)
def test_figures_are_told_as_they_stand_in_the_text(source: str, target: str, detail: str) -> None:
    [found] = clean([(1, pair(source, target))], STRICT.only(["other-numbers"]))
    assert [one.detail for one in found.findings] == [detail]


CODE = Inline("bpt", (("i", "1"),), ("<b>",))
END = Inline("ept", (("i", "1"),), ("</b>",))


@pytest.mark.parametrize(
    ("source", "target", "rules"),
    [
        ((CODE, "Agenda", END), (CODE, "议程", END), []),
        ((CODE, "Agenda", END), ("议程",), ["other-codes"]),
        ((CODE, "Agenda"), (CODE, "议程"), ["unpaired-codes"]),
        (("Agenda",), ("议程", END), ["unpaired-codes"]),
        ((Inline("hi", (), (CODE, "Agenda", END)),), (CODE, "议程", END), ["other-codes"]),
    ],
)
def test_inline_codes(
    source: tuple[str | Inline, ...], target: tuple[str | Inline, ...], rules: list[str]
) -> None:
    assert rules_of(pair_unit(source, target, "en", "zh-Hans"), "strict") == rules


@pytest.mark.parametrize(
    ("props", "preset", "rules"),
    [
        ([("x-confidence", "0.30")], "lenient", []),
        ([("x-confidence", "0.30")], "balanced", ["low-confidence"]),
        ([("x-confidence", "0.60")], "balanced", []),
        ([("x-confidence", "0.60")], "strict", ["low-confidence"]),
        ([("x-confidence", "0.30"), ("x-status", "reviewed")], "strict", []),
        ([("x-status", "rejected")], "lenient", ["rejected"]),
        ([("x-confidence", "much")], "strict", []),
    ],
)
def test_what_a_unit_says_of_itself(
    props: list[tuple[str, str]], preset: str, rules: list[str]
) -> None:
    unit = pair_unit("The meeting rose.", "会议散会。", "en", "zh-Hans", props=props)
    assert rules_of(unit, preset) == rules


@pytest.mark.parametrize("status", ["reviewed", "final"])
def test_rules_that_guess_leave_alone_what_a_person_accepted(status: str) -> None:
    for rule in RULES.values():
        props = (*rule.example.props, ("x-status", status))
        if rule.name != "rejected":
            accepted = replace(rule.example, props=props)
            assert (rule.name in rules_of(accepted, "strict")) != rule.guesses


# Languages, source, target: what another pair of languages needs to be told.
OTHERS = [
    (("en", "fr"), SENTENCE, FRENCH, []),
    (("en", "fr"), "Communication internationale", "Communication internationale", []),
    (("en", "fr"), FRENCH, SENTENCE, ["swapped"]),
    (("en", "fr"), SENTENCE, SENTENCE, ["identical", "wrong-language"]),
    (("en", "fr"), SENTENCE, GERMAN, ["wrong-language"]),
    (("en", "ru"), SENTENCE, "Комитет просил секретариат подготовить новый проект доклада.", []),
    (("ru", "zh"), "Комитет просил секретариат подготовить новый проект доклада.", SATZ, []),
    (("en", "ja"), SENTENCE, "委員会は次の会合のために改訂案を作成するよう事務局に求めた。", []),
    (("en", "ko"), SENTENCE, "위원회는 다음 회의를 위해 개정안을 준비하도록 요청하였다.", []),
    (("en", "ar"), SENTENCE, "طلبت اللجنة إلى الأمانة إعداد مشروع منقح لاجتماعها المقبل.", []),
    (("en", "zh-Hant"), SENTENCE, "委員會請秘書處為下次會議編寫一份訂正草案。", []),
    (("en", "zh-TW"), SENTENCE, SATZ, ["wrong-chinese"]),
    (("en", "sw"), SENTENCE, "委員會請秘書處為下次會議編寫一份訂正草案。", ["wrong-language"]),
    (("en", "xx"), SENTENCE, "委員會請秘書處為下次會議編寫一份訂正草案。", []),
    (("en", "ca"), SENTENCE, "El Comitè va demanar a la secretaria que preparés un projecte.", []),
    (("en", "nb"), SENTENCE, "Komiteen ba sekretariatet om å utarbeide et revidert utkast.", []),
    (("en", "ms"), SENTENCE, "Jawatankuasa meminta urus setia menyediakan draf yang disemak.", []),
    (("en", "ne"), SENTENCE, "समितिले सचिवालयलाई संशोधित मस्यौदा तयार गर्न अनुरोध गर्‍यो।", []),
    (("en", "ka"), SENTENCE, "კომიტეტმა სამდივნოს სთხოვა ახალი პროექტის მომზადება.", []),
    (("en", "ky"), SENTENCE, "Комитет катчылыктан жаңы долбоорду даярдоону суранды.", []),
    (("en", "sr"), SENTENCE, "Комитет је затражио од секретаријата да припреми нацрт.", []),
    (("en", "sr-Latn"), SENTENCE, "Комитет је затражио нов нацрт.", ["wrong-language"]),
    (("en", "uk"), SENTENCE, "Комітет просив секретаріат підготувати новий проект доповіді.", []),
    (("en", "ur"), SENTENCE, "کمیٹی نے سیکریٹریٹ سے نیا مسودہ تیار کرنے کی درخواست کی۔", []),
]  # fmt: skip


@pytest.mark.parametrize(("languages", "source", "target", "rules"), OTHERS)
def test_other_languages(
    languages: tuple[str, str], source: str, target: str, rules: list[str]
) -> None:
    first, second = languages
    unit = TranslationUnit((Variant(first, (source,)), Variant(second, (target,))), first)
    assert rules_of(unit) == rules


def test_a_memory_in_traditional_characters_is_none_of_the_other_kind() -> None:
    traditional = [
        (n, pair(SENTENCE, f"委員會請秘書處為第{n}次會議編寫一份訂正草案。", "en", "zh"))
        for n in range(60)
    ]
    units = [*traditional, (99, pair(SENTENCE, SATZ, "en", "zh"))]
    knowledge = learn(unit for _, unit in units)
    found = [one.id for one in clean(units, BALANCED.only(["wrong-chinese"]), knowledge)]
    assert found == [99]


def test_a_bare_tag_of_chinese_tells_nothing_by_itself() -> None:
    traditional = pair(SENTENCE, "委員會請秘書處為下次會議編寫一份訂正草案。", "en", "zh")
    assert rules_of(traditional) == []


def test_each_target_is_judged_and_what_is_good_stays() -> None:
    unit = TranslationUnit(
        (Variant("en", (SENTENCE,)), Variant("fr", (FRENCH,)), Variant("zh-Hans", (SENTENCE,))),
        "en",
        props=(("x-document", "A/1"),),
    )
    [found] = clean([(7, unit)], BALANCED)
    assert {one.language for one in found.findings} == {"zh-Hans"}
    assert found.rest is not None
    assert [variant.language for variant in found.rest.variants] == ["en", "fr"]
    assert [variant.language for variant in found.leaving.variants] == ["en", "zh-Hans"]
    assert found.leaving.props == unit.props
    assert found.reason == "identical, untranslated, wrong-language"


def test_a_unit_without_a_good_target_leaves_whole() -> None:
    [found] = clean([(7, pair(SENTENCE, ""))], LENIENT)
    assert found.rest is None
    assert found.leaving.variants == pair(SENTENCE, "").variants


def test_a_unit_without_variants_is_empty() -> None:
    assert rules_of(TranslationUnit()) == ["empty"]


def test_counts() -> None:
    counts = Counts()
    units = [(1, pair(SENTENCE, SATZ)), (2, pair(SENTENCE, SENTENCE)), (3, pair("", SATZ))]
    assert [one.id for one in clean(units, BALANCED, counts=counts)] == [2, 3]
    assert (counts.units, counts.found) == (3, 2)
    assert dict(counts.first) == {"identical": 1, "empty": 1}
    assert counts.all["wrong-language"] == 1


@pytest.mark.parametrize(
    ("name", "threshold"), [("length", 3.0), ("letterless", 1.0), ("other-codes", 1.0)]
)
def test_rules_by_name(name: str, threshold: float) -> None:
    assert dict(BALANCED.only([name]).thresholds) == {name: threshold}


def test_unknown_names_are_told_with_those_there_are() -> None:
    with pytest.raises(UnknownRule, match="'lenght' is not a rule; choose from empty, rejected"):
        BALANCED.only(["lenght"])
    with pytest.raises(UnknownRule, match="'mild' is not a preset; choose from lenient, bal"):
        preset_named("mild")


def test_the_documentation_names_every_rule_and_its_thresholds() -> None:
    text = DOCS.read_text("utf-8")
    for rule in RULES.values():
        levels = [preset.thresholds.get(rule.name) for preset in PRESETS.values()]
        cells = ["off" if one is None else f"{one:g}" if rule.threshold else "on" for one in levels]
        row = f"| `{rule.name}` | {rule.why} |"
        assert row in text
        assert f"| `{rule.name}` | {rule.threshold or 'is there'} | {' | '.join(cells)} |" in text
