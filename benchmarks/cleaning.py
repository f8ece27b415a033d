"""What cleaning removes of good pairs, what it finds of bad ones, how fast: `python -m
benchmarks.cleaning`.

Good pairs are the published ones of the development data. Bad ones are made of these by damage
that memories really come to, so that what should be found is known. `--examples N` prints what is
found in good pairs, and N units a rule of a web collection, to be judged by eye.
"""

from __future__ import annotations

import argparse
import html
import lzma
import platform
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from benchmarks.data import DATA
from tmx import Inline, TranslationUnit, pair_unit
from tmx.cleaning import PRESETS, RULES, Counts, Found, clean, learn
from tmx.version import VERSION

Row = tuple[str, str]
Damage = Callable[[Sequence[Row], int, random.Random], TranslationUnit]

_SEED = 17
_EACH = 50
_WEB_UNITS = 20_000
_WEB_STEP = 47
# So many letters at least: of a shorter text some damage leaves nothing to see.
_LEAST = 30

#: Sentences in languages that are neither, written for this file.
_ELSEWHERE = {
    "fr": (
        "Le Comité a pris note du rapport sur la protection des côtes et des ports.",
        "Les capitaines de port sont invités à envoyer leurs observations au secrétariat.",
        "La séance est levée à midi par la présidente du groupe de travail.",
    ),
    "es": (
        "El Comité tomó nota del informe sobre la protección de las costas y los puertos.",
        "Se invita a los capitanes de puerto a que envíen sus observaciones a la secretaría.",
        "La presidenta del grupo de trabajo levantó la sesión al mediodía.",
    ),
    "ru": (
        "Комитет принял к сведению доклад о защите побережья и портов.",
        "Капитанам портов предлагается направить свои замечания в секретариат.",
        "Председатель рабочей группы закрыла заседание в полдень.",
    ),
    "ja": (
        "委員会は沿岸と港湾の保護に関する報告に留意した。",
        "各港の責任者は事務局に意見を送るよう求められている。",
        "作業部会の議長は正午に会議を閉じた。",
    ),
    "ko": (
        "위원회는 해안과 항구의 보호에 관한 보고서에 유의하였다.",
        "각 항만 책임자는 사무국에 의견을 보내 주시기 바랍니다.",
    ),
    "ar": ("أحاطت اللجنة علما بالتقرير المتعلق بحماية السواحل والموانئ.",),
}
_JUNK: tuple[Row, ...] = (
    ("* * *", "* * *"),
    ("Page 12 of 30", "第12页，共30页"),
    ("- 7 -", "- 7 -"),
    ("Opening of the session ................ 12", "会议开幕 ................ 12"),
    ("__________", "__________"),
    ("Test test test test test test", "测试测试测试测试测试测试"),
    ("aaaaaaaaaaaaaaaaaa", "啊啊啊啊啊啊啊啊啊啊啊啊"),
)


def _unit(source: str, target: str) -> TranslationUnit:
    return pair_unit(source, target, "en", "zh-CN")


def _swapped(rows: Sequence[Row], at: int, _: random.Random) -> TranslationUnit:
    return _unit(*rows[at][::-1])


def _copied(rows: Sequence[Row], at: int, _: random.Random) -> TranslationUnit:
    return _unit(rows[at][0], rows[at][0])


def _half_left(rows: Sequence[Row], at: int, _: random.Random) -> TranslationUnit:
    source, target = rows[at]
    words = source.split()
    return _unit(source, target[: len(target) // 2] + " ".join(words[len(words) // 2 :]))


def _third_target(rows: Sequence[Row], at: int, chance: random.Random) -> TranslationUnit:
    return _unit(rows[at][0], chance.choice(_ELSEWHERE[chance.choice(list(_ELSEWHERE))]))


def _third_source(rows: Sequence[Row], at: int, chance: random.Random) -> TranslationUnit:
    return _unit(chance.choice(_ELSEWHERE[chance.choice(("fr", "es", "ru"))]), rows[at][1])


def _traditional(rows: Sequence[Row], at: int, _: random.Random) -> TranslationUnit:
    from opencc import OpenCC

    return _unit(rows[at][0], OpenCC("s2t").convert(rows[at][1]))


def _misread(write: str, read: str) -> Damage:
    def damage(rows: Sequence[Row], at: int, _: random.Random) -> TranslationUnit:
        source, target = rows[at]
        return _unit(source, target.encode(write, "ignore").decode(read, "replace"))

    return damage


def _accents(rows: Sequence[Row], at: int, _: random.Random) -> TranslationUnit:
    source = rows[at][0].replace("'", "’")
    changed = source if "’" in source else f"“{source}”"
    return _unit(changed.encode().decode("cp1252", "replace"), rows[at][1])


def _lost(rows: Sequence[Row], at: int, chance: random.Random) -> TranslationUnit:
    source, target = rows[at]
    gone = chance.randrange(len(target))
    return _unit(source, f"{target[:gone]}\ufffd{target[gone + 1 :]}")


def _questions(rows: Sequence[Row], at: int, _: random.Random) -> TranslationUnit:
    return _unit(rows[at][0], rows[at][1].encode("ascii", "replace").decode())


def _entities(rows: Sequence[Row], at: int, _: random.Random) -> TranslationUnit:
    source, target = rows[at]
    return _unit(html.escape(html.escape(f"“{source}” & others")), target)


def _controls(rows: Sequence[Row], at: int, chance: random.Random) -> TranslationUnit:
    source, target = rows[at]
    place = chance.randrange(len(source))
    return _unit(f"{source[:place]}\x1f{source[place:]}", target)


def _cut(rows: Sequence[Row], at: int, _: random.Random) -> TranslationUnit:
    source, target = rows[at]
    return _unit(source, target[: len(target) // 2])


def _another(rows: Sequence[Row], at: int, chance: random.Random) -> TranslationUnit:
    other = chance.choice([place for place in range(len(rows)) if place != at])
    return _unit(rows[at][0], rows[other][1])


def _unclosed(rows: Sequence[Row], at: int, _: random.Random) -> TranslationUnit:
    source, target = rows[at]
    return _unit(f"<b>{source}</b>", f"<b>{target}")


def _placeholders(rows: Sequence[Row], at: int, _: random.Random) -> TranslationUnit:
    source, target = rows[at]
    return _unit(f"{{0}}: {source} {{1}}", target)


def _unpaired(rows: Sequence[Row], at: int, _: random.Random) -> TranslationUnit:
    source, target = rows[at]
    code = Inline("bpt", (("i", "1"),), ("<b>",))
    return pair_unit((code, source), (code, target), "en", "zh-CN")


def _junk(_rows: Sequence[Row], at: int, _: random.Random) -> TranslationUnit:
    return _unit(*_JUNK[at % len(_JUNK)])


DAMAGES: dict[str, Damage] = {
    "sides swapped": _swapped,
    "source copied": _copied,
    "half of the target left in English": _half_left,
    "target in a third language": _third_target,
    "source in a third language": _third_source,
    "target in traditional characters": _traditional,
    "UTF-8 read as Latin-1, Chinese": _misread("utf-8", "latin-1"),
    "UTF-8 read as Windows-1252, Chinese": _misread("utf-8", "cp1252"),
    "UTF-8 read as Windows-1252, quotation marks": _accents,
    "UTF-8 read as GBK": _misread("utf-8", "gbk"),
    "GBK read as Latin-1": _misread("gbk", "latin-1"),
    "GBK read as Big5": _misread("gbk", "big5"),
    "a character lost (U+FFFD)": _lost,
    "Chinese as question marks": _questions,
    "entities encoded twice": _entities,
    "a control character": _controls,
    "half of the target cut": _cut,
    "another sentence's target": _another,
    "a tag not closed": _unclosed,
    "placeholders on one side": _placeholders,
    "an inline code not ended": _unpaired,
    "junk lines": _junk,
}


#: What no rule can be sure of: length, figures and words that were left show a part of it.
UNSURE = frozenset({
    "half of the target left in English",
    "half of the target cut",
    "another sentence's target",
    "GBK read as Big5",
})  # fmt: skip


def _rows(paths: Sequence[Path]) -> list[Row]:
    lines = [line for path in paths for line in path.read_text("utf-8").splitlines()]
    return [(cells[0], cells[1]) for line in lines if len(cells := line.split("\t")) >= 2]


def _web(count: int) -> Iterator[Row]:
    with lzma.open(DATA / "bitext.en-zh.tsv.xz", "rt", encoding="utf-8") as file:
        for line in islice(file, 7, None, _WEB_STEP):
            cells = line.rstrip("\n").split("\t")
            if count:
                count -= 1
                yield cells[0], cells[1]


def damaged(rows: Sequence[Row], each: int) -> list[tuple[str, TranslationUnit]]:
    """So many damaged units of every kind."""
    chance = random.Random(_SEED)  # noqa: S311
    usable = [row for row in rows if len(row[0]) >= _LEAST]
    return [
        (kind, damage(usable, chance.randrange(len(usable)), chance))
        for kind, damage in DAMAGES.items()
        for _ in range(each)
    ]


def found_by(units: Sequence[TranslationUnit], preset: str) -> tuple[dict[int, Found], Counts]:
    """What a preset finds in a memory of these units."""
    counts = Counts()
    run = clean(enumerate(units), PRESETS[preset], learn(units), counts)
    return {found.id: found for found in run}, counts


def published() -> list[Row]:
    """The published pairs of the development data."""
    return _rows([DATA / "un" / f"{name}.en-zh.tsv" for name in ("dev", "train")])


def removed_share(preset: str) -> float:
    """Which share of good pairs a preset removes."""
    rows = published()
    return len(found_by([_unit(*row) for row in rows], preset)[0]) / len(rows)


def least_recall(preset: str) -> float:
    """Which share of bad units is found, of the kind of damage that is found least.

    Kinds that no rule can be sure of do not count.
    """
    rows = published()
    bad = damaged(rows, _EACH)
    units = [_unit(*row) for row in rows] + [unit for _, unit in bad]
    found = found_by(units, preset)[0]
    hits = Counter(bad[place - len(rows)][0] for place in found if place >= len(rows))
    return min(hits[kind] for kind in DAMAGES if kind not in UNSURE) / _EACH


def units_a_second(preset: str) -> float:
    """How many units of a web collection are judged a second, both passes together."""
    return _units_a_second(preset, [_unit(*row) for row in _web(_WEB_UNITS)])[-1]


def _units_a_second(preset: str, units: Sequence[TranslationUnit]) -> tuple[float, float, float]:
    """Of the first pass, of the second, of both, in processor time."""
    began = time.process_time()
    knowledge = learn(units)
    between = time.process_time()
    for _ in clean(enumerate(units), PRESETS[preset], knowledge):
        pass
    ended = time.process_time()
    first, second, both = (
        len(units) / span for span in (between - began, ended - between, ended - began)
    )
    return first, second, both


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f} %" if whole else ""


def false_alarms(rows: Sequence[Row], examples: int) -> None:
    """Print what is found in pairs that are good."""
    units = [_unit(*row) for row in rows]
    results = {preset: found_by(units, preset) for preset in PRESETS}
    print(f"\n## {len(units):,} published pairs: what is removed\n")
    print("| rule | " + " | ".join(PRESETS) + " |\n|---|" + "---|" * len(PRESETS))
    for rule in RULES:
        counts = [results[preset][1].all[rule] for preset in PRESETS]
        if any(counts):
            print(f"| {rule} | {' | '.join(map(str, counts))} |")
    cells = [_percent(told.found, told.units) for _, told in results.values()]
    print(f"| together | {' | '.join(cells)} |")
    if examples:
        _print_examples(list(results["strict"][0].values()), len(units))


def detection(rows: Sequence[Row], each: int) -> None:
    """Print the share of bad units that is found, by kind of damage."""
    bad = damaged(rows, each)
    units = [_unit(*row) for row in rows] + [unit for _, unit in bad]
    results = {preset: found_by(units, preset)[0] for preset in PRESETS}
    print(f"\n## Of {each} units of each kind among {len(rows):,} good ones: what is found\n")
    head = "| ".join(f"{preset} " for preset in PRESETS)
    print(f"| damage | {head}| first rule |\n|---|" + "---|" * (len(PRESETS) + 1))
    for kind in DAMAGES:
        places = [len(rows) + at for at, (name, _) in enumerate(bad) if name == kind]
        hits = {
            preset: [found[at] for at in places if at in found] for preset, found in results.items()
        }
        first = Counter(one.findings[0].rule for one in hits["strict"]).most_common(2)
        cells = [f"{100 * len(one) / len(places):.0f} %" for one in hits.values()]
        print(f"| {kind} | {' | '.join(cells)} | {', '.join(rule for rule, _ in first)} |")
    cells = [_percent(sum(at < len(rows) for at in found), len(rows)) for found in results.values()]
    print(f"| good units removed | {' | '.join(cells)} | |")


def web(count: int, examples: int) -> None:
    """Print what each rule finds in a web collection."""
    units = [_unit(*row) for row in _web(count)]
    results = {preset: found_by(units, preset) for preset in PRESETS}
    print(f"\n## {len(units):,} pairs from the web\n")
    print("| rule | " + " | ".join(PRESETS) + " |\n|---|" + "---|" * len(PRESETS))
    for rule in RULES:
        cells = [str(results[preset][1].all[rule]) for preset in PRESETS]
        if any(cell != "0" for cell in cells):
            print(f"| {rule} | {' | '.join(cells)} |")
    cells = [_percent(told.found, told.units) for _, told in results.values()]
    print(f"| together | {' | '.join(cells)} |")
    if examples:
        _print_examples(list(results["strict"][0].values()), examples)


def speed(count: int) -> None:
    """Print how many units a second are judged, both passes together, on one core."""
    print("\n## Units a second of one core (processor time)\n")
    print("| preset | first pass | second pass | both |\n|---|---|---|---|")
    units = [_unit(*row) for row in _web(count)]
    found_by(units[:100], "strict")
    for preset in PRESETS:
        speeds = _units_a_second(preset, units)
        print(f"| {preset} | " + " | ".join(f"{speed:,.0f}" for speed in speeds) + " |")


def _print_examples(found: Sequence[Found], most: int) -> None:
    shuffled = random.Random(_SEED).sample(found, len(found))  # noqa: S311
    for rule in RULES:
        chosen = [one for one in shuffled if rule in {finding.rule for finding in one.findings}]
        if chosen:
            print(f"\n### {rule}: {len(chosen)}\n")
        for one in chosen[:most]:
            detail = next(finding.detail for finding in one.findings if finding.rule == rule)
            print(f"- {detail} | {one.unit.source[:240]} | {one.unit.target[:160]}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=_EACH, help="damaged units of each kind")
    parser.add_argument("--web", type=int, default=_WEB_UNITS, help="pairs from the web")
    parser.add_argument("--examples", type=int, default=0, help="print so many units a rule")
    given = parser.parse_args()
    rows = published()
    print(f"{date.today()}, Python {platform.python_version()}, diptych {VERSION}")
    false_alarms(rows, given.examples)
    detection(rows, given.each)
    web(given.web, given.examples)
    speed(given.web)


if __name__ == "__main__":
    main()
