"""What holds for every check there is; `docs/checks.md` says what they say."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import pytest
from command import ROOT

from aligner.encoders import load_encoder
from qa.check import GROUPS, Check, Knowledge
from qa.checks import registry
from qa.checks.registry import NAMES, check_named, chosen
from qa.finding import SEVERITIES, Found
from qa.pair import Pair, pair_of
from qa.reference import PAGE, reference

FOLDER = ROOT / "qa" / "checks"
CHECKS = [check_named(name) for name in NAMES]
by_name = pytest.mark.parametrize("check", CHECKS, ids=lambda check: str(check.name))


def test_each_file_is_a_check_of_its_name() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__", "registry"}
    named = {stem.replace("_", "-") for stem in files if not stem.startswith("_")}
    assert named == set(NAMES)
    assert [check.name for check in CHECKS] == list(NAMES)


def test_names_are_words_with_hyphens() -> None:
    assert [name for name in NAMES if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)] == []


def test_checks_of_a_group_stand_together_in_the_order_of_the_groups() -> None:
    groups = [group for group, _ in groupby(CHECKS, lambda check: check.group)]
    assert groups == sorted(set(groups), key=GROUPS.index)


def test_chosen_keeps_their_order() -> None:
    assert list(chosen()) == CHECKS
    assert list(chosen(reversed(NAMES))) == CHECKS


@by_name
def test_it_is_described_as_it_should_be(check: Check) -> None:
    assert check.group in GROUPS
    assert check.severity in SEVERITIES
    assert check.needs in ("", "concepts", "memory", "encoder")
    assert sum(make is not None for make in (check.look, check.batch, check.watch)) == 1
    # One sentence: a capital first, a full stop last, and none within.
    assert re.fullmatch(r"[A-Z“‘《(0-9].*[^.]\.", check.about), check.about
    assert not re.search(r"[.!?]\s+[A-Z]", check.about[:-1])
    assert check.example.source or check.example.target


def found_in(check: Check, knowledge: Knowledge, *pairs: Pair) -> list[Found]:
    """What a check of any kind finds in pairs."""
    if check.look:
        look = check.look(knowledge)
        return [found for pair in pairs for found in look(pair)]
    if check.batch:
        return [found for answer in check.batch(knowledge)(pairs) for found in answer]
    assert check.watch
    watcher = check.watch(knowledge)
    for pair in pairs:
        watcher.see(pair)
    return [found for _, found in watcher.end()]


def known_to(check: Check) -> Knowledge:
    """What its example says that it may ask, and an encoder if it needs one."""
    knowledge = check.example.knowledge
    if check.needs != "encoder" or knowledge.encoder:
        return knowledge
    return Knowledge(encoder=load_encoder(), options=knowledge.options)


@by_name
def test_it_finds_its_example(check: Check) -> None:
    if check.watch or check.needs == "memory":
        pytest.skip("an example of one pair shows nothing of it: its own tests do")
    example = check.example
    pair = pair_of(example.source, example.target)
    found = found_in(check, known_to(check), pair)
    assert [one.message for one in found] == [example.message]
    for one in found:
        for span, text in ((one.source, pair.source), (one.target, pair.target)):
            assert span is None or 0 <= span[0] <= span[1] <= len(text)
        assert one.severity in ("", *SEVERITIES)
        # A text that a message ends with may itself end so: `the target has 13.`
        assert not re.search(r"[a-z]\.$", one.message)


EMPTY = [("", ""), (" ", " "), ("", "好"), ("A", ""), ("1", "1")]


@by_name
@pytest.mark.parametrize("languages", [("en", "zh"), ("zh", "en"), ("fr", "ar"), ("x-none", "und")])
def test_it_takes_any_languages_and_nothing_at_all(
    languages: tuple[str, str], check: Check
) -> None:
    knowledge = known_to(check)
    pairs = [pair_of(source, target, *languages) for source, target in EMPTY]
    for one in found_in(check, knowledge, *pairs):
        assert one.message


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text("utf-8") == reference(), "run: python -m qa.reference"


@by_name
def test_the_page_has_it(check: Check) -> None:
    row = next(line for line in reference().splitlines() if line.startswith(f"| `{check.name}` |"))
    # As many cells as columns: a bar in a text does not make another.
    assert len(re.findall(r"(?<!\\)\|", row)) == 6


def test_where_checks_stand() -> None:
    assert registry.place_of("a-b") == "qa.checks.a_b:CHECK"
    assert Path(registry.__file__).parent == FOLDER
