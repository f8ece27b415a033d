"""Pretranslation: what may stand without a look, what is marked, and what is not taken at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from tmx import Inline, TranslationUnit, pair_unit
from tmx.filling import Proposal
from tmx.memory import Memory, open_memory
from tmx.memory.importing.run import import_units
from tmx.memory.pretranslating import Pretranslator
from tmx.placeholders import placeholders
from tmx.unit import Content, Variant

BOLD = Inline("bpt", (("i", "1"),), ("<b>",))
END = Inline("ept", (("i", "1"),), ("</b>",))


def unit(source: str | Content, target: str | Content, **props: str) -> TranslationUnit:
    named = [(f"x-{name}", value) for name, value in props.items()]
    return pair_unit(source, target, "en", "zh-CN", props=named)


UNITS = (
    unit("The Commission adopted its agenda.", "委员会通过了议程。"),
    unit("The meeting rose at 5 p.m. on the last day.", "会议在最后一天下午5时结束。"),
    unit("Open the file %s now.", "立即打开文件%s。"),
    unit("Close the file {name} now.", "立即关闭文件。"),
    unit("The report was not clear.", "报告不清楚。", confidence="0.30"),
    unit("The draft was rejected by all.", "草案被否决。", status="rejected"),
    unit("Chair", "主席", context="person"),
    unit("Chair", "椅子", context="furniture"),
    unit("Summary of the discussion", "讨论摘要", document="A/1"),
    unit("Summary of the discussion", "讨论摘要", document="A/2"),
    unit("Summary of the discussion", "讨论概要", document="A/3"),
    unit("The document was issued late.", "文件晚发。", confidence="0.20"),
    unit("The document was issued late.", "文件印发较晚。", confidence="0.90"),
    unit(("Read ", BOLD, "this", END, " first."), ("先读", BOLD, "这个", END, "。")),
)


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Memory]:
    with open_memory(tmp_path_factory.mktemp("memory") / "memory.tm", create=True) as opened:
        import_units(opened, UNITS, "units.tmx")
        yield opened


def proposed(memory: Memory, source: str, context: str = "", least: int = 75) -> Proposal | None:
    return Pretranslator(memory, "en", "zh", min_score=least).propose(source, context)


# Source, context, translation, whether it can stand, what it counts as.
CASES = [
    ("The Commission adopted its agenda.", "", "委员会通过了议程。", True, "exact"),
    ("The Commission adopted its agenda", "", "委员会通过了议程。", False, "fuzzy"),
    ("The Commission adopted an agenda.", "", "委员会通过了议程。", False, "fuzzy"),
    ("The meeting rose at 6 p.m. on the last day.", "",
     "会议在最后一天下午6时结束。", False, "adapted"),
    ("Open the file %s now.", "", "立即打开文件%s。", True, "exact"),
    ("Close the file {name} now.", "", "立即关闭文件。", False, "fuzzy"),
    ("The report was not clear.", "", "报告不清楚。", False, "fuzzy"),
    ("Chair", "furniture", "椅子", True, "exact"),
    ("Chair", "person", "主席", True, "exact"),
    ("Summary of the discussion", "", "讨论摘要", True, "exact"),
    ("The document was issued late.", "", "文件印发较晚。", True, "exact"),
    ("  The Commission adopted its agenda.\n", "", "  委员会通过了议程。\n", True, "exact"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "context", "target", "stands", "kind"), CASES)
def test_what_is_proposed(
    memory: Memory, source: str, context: str, target: str, stands: bool, kind: str
) -> None:
    work = Pretranslator(memory, "en", "zh")
    found = work.propose(source, context)
    assert found is not None
    assert (found.target, found.exact) == (target, stands)
    assert {kind for kind, count in work.counts.segments.items() if count} == {kind}


@pytest.mark.parametrize(
    "source", ["", " ", "The draft was rejected by all.", "Nothing of the kind was ever said here."]
)
def test_nothing_is_proposed(memory: Memory, source: str) -> None:
    work = Pretranslator(memory, "en", "zh")
    assert work.propose(source, "") is None
    assert (work.counts.segments["none"], work.taken) == (1, [])


@pytest.mark.parametrize("row", CASES)
def test_without_fuzzy_only_what_can_stand(
    memory: Memory, row: tuple[str, str, str, bool, str]
) -> None:
    found = Pretranslator(memory, "en", "zh", fuzzy=False).propose(row[0], row[1])
    assert (found is not None) == row[3]


def test_equal_rivals_are_for_a_person_to_choose_from(memory: Memory) -> None:
    found = proposed(memory, "Chair")
    assert found is not None
    assert (found.score, found.exact) == (99, False)


def test_the_least_score_holds(memory: Memory) -> None:
    assert proposed(memory, "The Commission adopted an agenda.", least=80) is not None
    assert proposed(memory, "The Commission adopted an agenda.", least=81) is None


def test_a_repeated_text_is_looked_for_once(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Pretranslator(memory, "en", "zh")
    asked: list[object] = []
    search = work._searcher.search

    def counted(text: str | Content, *languages: str, limit: int, min_score: int) -> object:
        asked.append(text)
        return search(text, *languages, limit=limit, min_score=min_score)

    monkeypatch.setattr(work._searcher, "search", counted)
    for _ in range(3):
        work.propose("The Commission adopted its agenda.", "")
    assert (len(asked), work.counts.repeated, work.counts.segments["exact"]) == (1, 2, 3)
    assert work.taken == [1, 1, 1]


def test_words_are_counted_in_both_languages(memory: Memory) -> None:
    work = Pretranslator(memory, "en", "zh")
    work.propose("The Commission adopted its agenda.", "")
    work.propose("没有说过的话", "")
    assert (work.counts.words["exact"], work.counts.words["none"]) == (5, 6)


def filled(memory: Memory, *units: TranslationUnit) -> Sequence[TranslationUnit]:
    return list(Pretranslator(memory, "en", "zh").filled(units))


def test_units_are_filled_and_marked(memory: Memory) -> None:
    first, second, third = filled(
        memory,
        pair_unit("The Commission adopted its agenda.", "", "en", "zh"),
        pair_unit("The Commission adopted an agenda.", "", "en", "zh", props=[("x-line", "7")]),
        pair_unit("Nothing of the kind was said.", "", "en", "zh"),
    )
    assert (first.target, first.props, first.notes) == ("委员会通过了议程。", (), ())
    assert (second.target, second.doubtful) == ("委员会通过了议程。", True)
    assert second.props == (("x-line", "7"), ("x-status", "fuzzy"))
    assert second.notes == ("80%: The Commission adopted its agenda.",)
    assert third.target == ""


def test_what_was_adapted_says_so(memory: Memory) -> None:
    [one] = filled(memory, pair_unit("The meeting rose at 6 p.m. on the last day.", "", "en", "zh"))
    assert one.notes == ("99%, auto-adapted: The meeting rose at 5 p.m. on the last day.",)


def test_what_is_translated_is_kept(memory: Memory) -> None:
    own = pair_unit("The Commission adopted its agenda.", "别的译文", "en", "zh")
    work = Pretranslator(memory, "en", "zh")
    assert list(work.filled([own])) == [own]
    assert (work.counts.segments["kept"], work.taken) == (1, [])


def test_a_unit_without_the_target_language_gets_it(memory: Memory) -> None:
    alone = TranslationUnit((Variant("en", ("Open the file %s now.",)),), "en")
    [one] = filled(memory, alone)
    assert [(v.language, v.text) for v in one.variants] == [
        ("en", "Open the file %s now."), ("zh", "立即打开文件%s。"),
    ]  # fmt: skip


def test_codes_stay_where_both_have_the_same(memory: Memory) -> None:
    [one] = filled(memory, unit(("Read ", BOLD, "this", END, " first."), ""))
    assert (one.target_variant or Variant("")).content == ("先读", BOLD, "这个", END, "。")
    assert not one.doubtful


def test_codes_that_lack_are_marked(memory: Memory) -> None:
    [one] = filled(memory, unit(("The Commission ", BOLD, "adopted", END, " its agenda."), ""))
    assert (one.target, one.doubtful) == ("委员会通过了议程。", True)


PLACEHOLDERS = [
    ("%s of %d, %1$s, %(name)s, %.2f, %-5lu", ["%s", "%d", "%1$s", "%(name)s", "%.2f", "%-5lu"]),
    ("{} {0} {name} {value:>9} {user.name}", ["{}", "{0}", "{name}", "{value:>9}", "{user.name}"]),
    ("%1 of %L2 and %%", ["%1", "%L2", "%%"]),
    ("${path} $(name) {{ page }}", ["${path}", "$(name)", "{{ page }}"]),
    ('<b>x</b> <a href="y">z</a><br/> &amp; &#160;',
     ["<b>", "</b>", '<a href="y">', "</a>", "<br/>", "&amp;", "&#160;"]),
    ("5% of 20 % and 100%, a < b and c > d, {a b}, 3 & 4;", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), PLACEHOLDERS)
def test_placeholders_are_told_from_words(text: str, found: list[str]) -> None:
    assert list(placeholders(text).elements()) == found
