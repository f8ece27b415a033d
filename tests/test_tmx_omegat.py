"""A memory in the hands of real OmegaT: what our TMX pre-translates in a project of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from omegat_project import Outcome, memory, needs_omegat, pretranslate

from tmx.unit import Content, Inline, joined

pytestmark = [pytest.mark.omegat, needs_omegat]

# OmegaT's own rules keep "No. 5", "10 a.m." and "Mr. A. B. Smith" whole.
PARAGRAPHS = (
    {
        "The Committee adopted its agenda (E/CN.24/L.1).": "委员会通过了议程（E/CN.24/L.1）。",
        "It decided to meet at 10 a.m. on Monday, 4 May.": "会议决定于5月4日星期一上午10时开会。",
    },
    {
        "Mr. A. B. Smith spoke on costs & gains, e.g. No. 5.": "史密斯先生谈到收支，例如第5号。",
        "“Who pays <in full>?” he asked.": "他问：“谁<全额>支付？”",
    },
    {"Opening of the session": "会议开幕"},
)
PAIRS = {source: target for texts in PARAGRAPHS for source, target in texts.items()}
UNKNOWN = "No memory holds this sentence."


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """One project in `zh-CN` whose memory says `zh`."""
    folder = tmp_path_factory.mktemp("omegat")
    text = [*(" ".join(paragraph) for paragraph in PARAGRAPHS), UNKNOWN]
    return pretranslate(folder, text, {"t.tmx": memory(folder, PAIRS)})


def test_every_sentence_is_found_word_for_word(outcome: Outcome) -> None:
    assert outcome.translated == PAIRS


def test_the_translation_is_all_chinese_but_the_unknown_sentence(outcome: Outcome) -> None:
    # OmegaT puts nothing between Chinese sentences.
    chinese = ["".join(paragraph.values()) for paragraph in PARAGRAPHS]
    assert outcome.target == [*chinese, UNKNOWN]


def test_omegat_cut_the_text_where_the_memory_does(outcome: Outcome) -> None:
    assert outcome.segments == len(PAIRS) + 1


def _coded(marked: str) -> Content:
    """`The *Group* met.` as a text with a pair of codes, as `aligner.inline` makes them."""
    before, inside, after = marked.split("*")
    opening = Inline("bpt", (("i", "1"), ("x", "1"), ("type", "bold")), ("<b>",))
    return joined([before, opening, inside, Inline("ept", (("i", "1"),), ("</b>",)), after])


def test_a_plain_sentence_is_found_in_a_memory_with_codes(tmp_path: Path) -> None:
    coded: dict[Content, Content] = {
        _coded("The *Group* met."): _coded("*工作组*开会。"),
        _coded("*Costs rose* again."): ("费用再次上升。",),
        ("Lunch followed at noon.",): _coded("中午*休会*。"),
    }
    text = ["The Group met.", "Costs rose again.", "Lunch followed at noon."]
    outcome = pretranslate(tmp_path, text, {"t.tmx": memory(tmp_path, coded)})
    assert outcome.target == ["工作组开会。", "费用再次上升。", "中午休会。"]


def test_codes_are_shown_as_the_tags_that_omegat_gives_to_html(tmp_path: Path) -> None:
    coded: dict[Content, Content] = {_coded("The *Group* met."): _coded("*工作组*开会。")}
    text = ["The <b0>Group</b0> met."]
    outcome = pretranslate(tmp_path, text, {"t.tmx": memory(tmp_path, coded)}, show_codes=True)
    assert outcome.target == ["<b0>工作组</b0>开会。"]
