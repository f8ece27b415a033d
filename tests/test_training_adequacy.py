"""Faults that are put into pairs, and the fit of `low-adequacy` on them."""

from __future__ import annotations

import random
import re

import numpy as np
import pytest

from aligner.encoders.bundled import FOLDER, StaticEncoder
from qa.adequacy import coefficients
from qa.adequacy.judging import FEATURES
from training.adequacy import Fit, fit_all, measure, put_to_use, written
from training.seeding import CHINESE, ENGLISH, Case, cases

NOUNS = [("report", "报告"), ("budget", "预算"), ("school", "学校"), ("forest", "森林"),
         ("water", "水"), ("treaty", "条约"), ("court", "法院"), ("vessel", "船只")]  # fmt: skip
VERBS = [("discussed", "讨论了"), ("rejected", "拒绝了"), ("welcomed", "欢迎"), ("sold", "出售了")]
PEOPLE = [("farmers", "农民"), ("judges", "法官"), ("doctors", "医生"), ("ministers", "部长")]


def pairs(count: int, seed: int = 1) -> list[tuple[str, str]]:
    """Sentences of two clauses."""
    chance = random.Random(seed)  # noqa: S311
    made = []
    for _ in range(count):
        (a, b), (c, d), (e, f) = (chance.choice(one) for one in (PEOPLE, VERBS, NOUNS))
        (g, h), (i, j), (k, m) = (chance.choice(one) for one in (PEOPLE, VERBS, NOUNS))
        made.append((
            f"On the first day the {a} {c} the {e}, and after a long debate the {g} {i} the {k}.",
            f"第一天{b}在会议上{d}{f}，经过长时间辩论之后{h}{j}{m}。",
        ))  # fmt: skip
    return made


def test_faults_are_what_they_say() -> None:
    given = pairs(30)
    made = list(cases(given, random.Random(2)))  # noqa: S311
    assert made == list(cases(given, random.Random(2)))  # noqa: S311
    assert {(case.gap, case.apart, case.sound is not None) for case in made} == {
        (None, False, False), (None, True, False), (ENGLISH, False, True), (CHINESE, False, True),
        (ENGLISH, False, False), (CHINESE, False, False),
    }  # fmt: skip
    assert [case.pair for case in made if case.gap is None and case.pair in given] == given
    for case in made:
        if case.sound and case.gap is not None:
            lacking = 1 - case.gap
            start, end = case.dropped
            whole = case.sound[lacking]
            assert whole[:start] + whole[end:] == case.pair[lacking]
            assert case.pair[case.gap] == case.sound[case.gap]
        if case.apart:
            assert case.pair not in given


@pytest.mark.parametrize(
    "pair",
    [
        ("Annex", "附件"),
        ("The report, in short.", "报告，略。"),
        ("A sentence of one clause without any commas.", "这是一个没有任何逗号的单一句子。"),
    ],
)
def test_what_has_no_clause_to_lose_is_left_whole(pair: tuple[str, str]) -> None:
    assert list(cases([pair], random.Random(1))) == [Case(pair)]  # noqa: S311


def test_a_fit_finds_the_faults_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("USUAL_LENGTH", "WORDS", "GAPS", "APART"):
        monkeypatch.setattr(coefficients, name, getattr(coefficients, name))
    encoder = StaticEncoder(FOLDER)
    fit = fit_all(pairs(80), encoder, 1)
    put_to_use(fit)
    lines = measure(pairs(60, 9), encoder, 1)
    assert len(lines) == 15
    gap = next(line for line in lines if line.startswith("English gap"))
    recall = {kind: float(share) for kind, share in re.findall(r"([\w ]+) (\d\.\d{3})", gap)}
    assert recall[" clause only in English"] > 0.9
    assert recall[" clause only in Chinese"] < 0.1


def test_what_is_written_is_read_as_it_was() -> None:
    shapes = {"words": (2, 6), "gaps": (2, len(FEATURES)), "apart": (len(FEATURES),)}
    numbers = np.random.default_rng(1)
    fit = Fit(0.25, *(numbers.normal(size=shape) for shape in shapes.values()))
    names: dict[str, object] = {}
    exec(written(fit), {"np": np}, names)  # noqa: S102 - what the program prints is Python
    assert names["USUAL_LENGTH"] == 0.25
    for name, shape in (("WORDS", (2, 6)), ("GAPS", (2, 14)), ("APART", (14,))):
        value = names[name]
        assert isinstance(value, np.ndarray)
        assert value.shape == shape == getattr(coefficients, name).shape
    assert names["GAPS"] == pytest.approx(fit.gaps, abs=6e-4)
