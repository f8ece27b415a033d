"""Published pairs, and what is made of them before a fault is put in.

The development data has hardly a symbol or a mark of a note, and a sentence a pair. Where a kind of
fault needs these, they are put into both sides of a published pair, rightly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from benchmarks.data import DATA, ROOT, SEED, sentence_pairs

_SETS = ("train", "dev")
_HAN_DIGITS = "〇一二三四五六七八九"
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")

#: What stands before a pair or behind it, in the two languages; {} is a reference.
_RESOLUTIONS = (
    ("(General Assembly resolution {})", "（大会第{}号决议）"),
    ("(resolution {}, annex)", "（第{}号决议，附件）"),
    ("(see Council decision {})", "(见理事会第{}号决定)"),
    ("(Assembly resolution {}, para. 12)", "（大会第{}号决议，第12段）"),
)
_SYMBOLS = (
    ("(see {})", "（见{}）"),
    ("({})", "({})"),
    ("({}, para. 12)", "（{}，第12段）"),
    ("(document {})", "（{}号文件）"),
)
_PREFIXES = ("A/69/{}", "S/2014/{}", "A/C.1/69/L.{}", "E/CN.6/2015/{}", "A/HRC/28/{}/Add.1",
             "CCPR/C/BGR/{}", "A/RES/69/{}", "ECE/TRANS/WP.29/{}", "A/68/{}/Corr.1")  # fmt: skip
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Row:
    """A pair without a fault, as far as anybody knows.

    Attributes:
        number: of the published pair, from 0 in train and then dev; of the first, if joined.
        source, target: texts.
        parts: the sentences of the target, where several pairs were joined.
    """

    number: int
    source: str
    target: str
    parts: tuple[str, ...] = ()

    def pair(self) -> tuple[str, str]:
        """Source and target."""
        return self.source, self.target


def published() -> list[Row]:
    """The published pairs of the development data, train and then dev, each text once or more."""
    files = [DATA / "un" / f"{name}.en-zh.tsv" for name in _SETS]
    pairs = [pair for path in files for pair in zip(*sentence_pairs(path), strict=True)]
    return [Row(number, source, target) for number, (source, target) in enumerate(pairs)]


def agendas() -> list[Row]:
    """Pairs of the two agendas, as the aligner gives them: symbols, times, lists and headings."""
    from aligner import align
    from aligner.units import units

    made: list[Row] = []
    for folder in (SEED, ROOT / "examples"):
        alignment = align(folder / "agenda.en.md", folder / "agenda.zh.md")
        for unit in units(alignment):
            source, target = unit.variant("en"), unit.variant("zh")
            if source and target and source.text and target.text:
                made.append(Row(len(made), source.text, target.text))
    return made


def different(rows: Sequence[Row]) -> list[Row]:
    """Each pair of texts once, and no pair that is its own translation."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for row in rows:
        key = row.source, row.target
        if key not in seen and row.source != row.target:
            kept.append(row)
        seen.add(key)
    return kept


def as_published(rows: Sequence[Row], chance: Random) -> list[Row]:
    """The rows as they are."""
    return list(rows)


def joined(rows: Sequence[Row], chance: Random) -> list[Row]:
    """Two or three neighbours in one, where all are whole sentences."""
    made = []
    for at in range(len(rows)):
        group = rows[at : at + chance.choice((2, 2, 3))]
        if len(group) > 1 and all(map(_is_sentence, group)):
            parts = tuple(row.target for row in group)
            source = " ".join(row.source for row in group)
            made.append(Row(rows[at].number, source, "".join(parts), parts))
    return made


def _is_sentence(row: Row) -> bool:
    """Whether both sides are whole, with the number of a paragraph on both or on neither."""
    return (
        row.source.endswith(".")
        and row.target.endswith("。")
        and len(row.target) >= 10
        and row.source[0].isdecimal() == row.target[0].isdecimal()
        and (row.target[0].isalnum() or row.target[0] in "《“")
    )


def dated_in_words(rows: Sequence[Row], chance: Random) -> list[Row]:
    """Rows with dates, these in Chinese figures in the target."""
    return [
        replace(row, target=_DATE.sub(_in_words, row.target))
        for row in rows
        if _DATE.search(row.target)
    ]


def _in_words(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    return f"{''.join(_HAN_DIGITS[int(one)] for one in year)}年{han(int(month))}月{han(int(day))}日"


def han(number: int) -> str:
    """A number from 1 to 99 in Chinese figures."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("" if tens == 1 else _HAN_DIGITS[tens]) + "十"
    return head + (_HAN_DIGITS[ones] if ones else "")


def with_resolution(rows: Sequence[Row], chance: Random) -> list[Row]:
    """Sentences that name a resolution at their end, and those that had one before."""
    named = [row for row in rows if re.search(r"第\d+\(\d{4}\)号", row.target)]
    return named + list(_ended(rows, _RESOLUTIONS, _resolution, chance))


def with_symbol(rows: Sequence[Row], chance: Random) -> list[Row]:
    """Sentences that name a document at their end."""
    return list(_ended(rows, _SYMBOLS, _symbol, chance))


def _resolution(chance: Random) -> str:
    if chance.random() < 0.25:
        return f"{chance.randint(1, 57)}/{chance.randint(1, 40)}"
    return f"{chance.randint(48, 75)}/{chance.randint(1, 320)}"


def _symbol(chance: Random) -> str:
    return chance.choice(_PREFIXES).format(chance.randint(12, 980))


def _ended(
    rows: Sequence[Row], templates: Sequence[tuple[str, str]], make: object, chance: Random
) -> Iterator[Row]:
    assert callable(make)  # noqa: S101
    for row in filter(_is_sentence, rows):
        english, chinese = chance.choice(templates)
        value = make(chance)
        source = f"{row.source[:-1]} {english.format(value)}."
        yield Row(row.number, source, f"{row.target[:-1]}{chinese.format(value)}。")


def with_note(rows: Sequence[Row], chance: Random) -> list[Row]:
    """Sentences with the mark of a note at their end, and those that had one before."""
    had = [
        row for row in rows if "*" in row.source and row.source.count("*") == row.target.count("*")
    ]
    made = []
    for row in filter(_is_sentence, rows):
        number = str(chance.randint(1, 120))
        mark = chance.choice((number.translate(_SUPERSCRIPTS), f"[{number}]", "*"))
        made.append(Row(row.number, row.source + mark, row.target + mark))
    return had + made
