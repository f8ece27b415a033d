"""How many stored translations take over a new sentence's figures, and how many of them rightly.

Run as `python -m benchmarks.adapting PAIRS.tsv [--most N] [--show N]`; each line of the file is an
English segment, a tab, and its Chinese translation. Pairs are changed on both sides in a way that
needs no knowledge of the rules: a figure that stands once in each is another in both; 11 April
2011 and 2011年4月11日 become another day, the sixty-fifth and 第六十五届 another session, 5.5
million and 550万 another amount. The changed source is then looked up against the stored pair,
and the changed target is the truth. With "a word less", one word is left out of the new sentence.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.entity_agreement import read_pairs
from tmx.memory.adapting import adapt

Pair = tuple[str, str]
_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NTHS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_HAN = "一二三四五六七八九"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_FIGURE = re.compile(
    r"(?<![0-9.,])[0-9]+(?:[.][0-9]+)?(?![0-9]|[.,][0-9]|[.][0-9]{2}| ?[ap]\.m|[时分])"
)
_SUFFIXED = re.compile(r"\b([0-9]+)(?:st|nd|rd|th)\b")


def _once(text: str, wanted: str, pattern: re.Pattern[str]) -> bool:
    return sum(found[0] == wanted for found in pattern.finditer(text)) == 1


def _other_figure(old: str, chance: random.Random) -> str:
    """Of the same length, and a year or a day of the month where the old one may be."""
    if "." in old:
        return f"{chance.randint(2, 99)}.{chance.randint(1, 9)}"
    if len(old) <= 2:
        return str(chance.randint(2, 9) if len(old) == 1 else chance.randint(10, 28))
    if len(old) == 4 and 1900 <= int(old) < 2050:
        return str(chance.randint(1946, 2039))
    return str(chance.randint(10 ** (len(old) - 1), 10 ** len(old) - 1))


def figures(pair: Pair, chance: random.Random) -> Pair | None:
    """Up to three figures that stand once on each side."""
    shared = [
        figure
        for figure in dict.fromkeys(_FIGURE.findall(pair[0]))
        if all(_once(text, figure, _FIGURE) for text in pair)
    ]
    if not shared:
        return None
    new: dict[str, str] = {}
    for old in chance.sample(shared, min(len(shared), chance.randint(1, 3))):
        fresh = _other_figure(old, chance)
        if not any(fresh in text for text in pair) and fresh not in new.values():
            new[old] = fresh
    first, second = (_FIGURE.sub(lambda m: new.get(m[0], m[0]), text) for text in pair)
    return (_SUFFIXED.sub(_suffixed, first), second) if new else None


def _suffixed(found: re.Match[str]) -> str:
    number = int(found[1]) % 100
    return found[1] + ("th" if 10 < number < 14 else "thstndrdth"[2 * min(number % 10, 4) :][:2])


def _rewritten(pair: Pair, old: Pair, new: Pair) -> Pair | None:
    if old == new or any(text.count(was) != 1 for text, was in zip(pair, old, strict=True)):
        return None
    first, second = (t.replace(a, b) for t, a, b in zip(pair, old, new, strict=True))
    return first, second


_DAY = re.compile(rf"(?<![0-9-])([0-9]{{1,2}}) ({'|'.join(_MONTHS)}) ([0-9]{{4}})")


def days(pair: Pair, chance: random.Random) -> Pair | None:
    """A day with month and year."""
    for found in _DAY.finditer(pair[0]):
        month = _MONTHS.index(found[2]) + 1
        day, other, year = (chance.randint(*ends) for ends in ((1, 28), (1, 12), (1946, 2039)))
        chinese = f"{found[3]}年{month}月{found[1]}日"
        # In a range the year is printed once, and would have to change for both.
        if re.search(f"{chinese}[至和、]", pair[1]):
            continue
        done = _rewritten(
            pair,
            (found[0], chinese),
            (f"{day} {_MONTHS[other - 1]} {year}", f"{year}年{other}月{day}日"),
        )
        if done:
            return done
    return None


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else f"{_HAN[tens - 1]}十")
    return head + (_HAN[ones - 1] if ones else "")


def _nth(number: int) -> str:
    tens, ones = divmod(number, 10)
    return _NTHS[number - 1] if not tens else f"{_TENS[tens - 2]}-{_NTHS[ones - 1]}"


_SESSIONS = [n for n in range(1, 100) if n % 10 and not 10 < n < 20]


def ordinals(pair: Pair, chance: random.Random) -> Pair | None:
    """The sixty-fifth of anything."""
    for old in reversed(_SESSIONS):
        was, new = (_nth(old), f"第{_han(old)}"), chance.choice(_SESSIONS)
        if not all(was[side] in pair[side] for side in (0, 1)):
            continue
        if re.search(rf"-{was[0]}|{was[0]}-|first of all", pair[0]) or re.search(
            f"{was[1]}[{_HAN}十]", pair[1]
        ):
            continue
        done = _rewritten(pair, was, (_nth(new), f"第{_han(new)}"))
        if done:
            return done
    return None


def counts(pair: Pair, chance: random.Random) -> Pair | None:
    """Three of something that is counted."""
    for old in range(2, 10):
        measured = re.findall(f"(?<![{_HAN}十两第])[{_HAN}两](?=[个名项次年位])", pair[1])
        word = _ONES[old - 1]
        han = "两" if old == 2 else _HAN[old - 1]
        if measured.count(han) != 1 or len(re.findall(rf"\b{word}\b", pair[0])) != 1:
            continue
        new = chance.choice([n for n in range(2, 10) if n != old])
        to = "两" if new == 2 else _HAN[new - 1]
        first = re.sub(rf"\b{word}\b", _ONES[new - 1], pair[0])
        second = re.sub(f"(?<![{_HAN}十两第]){han}(?=[个名项次年位])", to, pair[1])
        return first, second
    return None


_MILLIONS = re.compile(r"(?<![0-9.,])([0-9]{1,2})(?:\.([0-9]))? million")


def amounts(pair: Pair, chance: random.Random) -> Pair | None:
    """5.5 million and 550万."""
    for found in _MILLIONS.finditer(pair[0]):
        ten_thousands = int(found[1]) * 100 + int(found[2] or 0) * 10
        new = chance.randint(11, 99)
        to = f"{new // 10}.{new % 10} million" if new % 10 else f"{new // 10} million"
        done = _rewritten(pair, (found[0], f"{ten_thousands}万"), (to, f"{new * 10}万"))
        if done:
            return done
    return None


_SYMBOL = re.compile(r"\b[A-Z](?:/[A-Z0-9]+(?:\.[0-9]+)?)+/[0-9]+\b(?!/)")


def symbols(pair: Pair, chance: random.Random) -> Pair | None:
    """The last number of a document's symbol."""
    for found in _SYMBOL.finditer(pair[0]):
        to = f"{found[0].rpartition('/')[0]}/{chance.randint(1, 999)}"
        done = _rewritten(pair, (found[0], found[0]), (to, to))
        if done:
            return done
    return None


MAKERS: dict[str, Callable[[Pair, random.Random], Pair | None]] = {
    "figures": figures,
    "days": days,
    "ordinals": ordinals,
    "counts": counts,
    "amounts": amounts,
    "symbols": symbols,
}


def a_word_less(text: str, chance: random.Random) -> str:
    """Without one word that has no figure in it; of Chinese, without one character."""
    words = text.split(" ") if " " in text.strip() and text.isascii() else list(text)
    loose = [
        place
        for place, word in enumerate(words)
        if word.isalpha() and not set(word) & set(f"{_HAN}十百千万亿两年月日第届上下午时IVXL")
    ]
    if not loose:
        return text
    del words[chance.choice(loose)]
    return (" " if " " in text.strip() and text.isascii() else "").join(words)


@dataclass(slots=True)
class Tally:
    """What came of one way to change pairs, in one direction."""

    cases: int = 0
    adapted: int = 0
    right: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)

    def add(self, query: str, stored: Pair, truth: str, languages: Pair) -> None:
        """Look one changed sentence up."""
        started = time.process_time()
        found = adapt(query, *stored, *languages)
        self.seconds += time.process_time() - started
        self.cases += 1
        if found is None:
            return
        self.adapted += 1
        told = "\n".join((query, *stored, found.target, truth))
        if found.target == truth:
            self.right += 1
            self.done.append(told)
        else:
            self.wrong.append(told)


def measure(pairs: Sequence[Pair], seed: int) -> dict[tuple[str, str], Tally]:
    """Every pair, changed in every way that it allows, looked up in both directions."""
    tallies: dict[tuple[str, str], Tally] = defaultdict(Tally)
    chance = random.Random(seed)  # noqa: S311
    adapt("in 2012, 3 of them", "in 2011, 4 of them", "2011年，其中4个", "en", "zh")  # loads rules
    for pair in pairs:
        for name, make in MAKERS.items():
            made = make(pair, chance)
            if made is None:
                continue
            for side, languages in ((0, ("en", "zh")), (1, ("zh", "en"))):
                stored = (pair[side], pair[1 - side])
                way = "-".join(languages)
                tallies[name, way].add(made[side], stored, made[1 - side], languages)
                fuzzy = a_word_less(made[side], chance)
                tallies[f"{name}, a word less", way].add(fuzzy, stored, made[1 - side], languages)
    return tallies


def table(tallies: dict[tuple[str, str], Tally]) -> Iterator[str]:
    """The lines of a Markdown table."""
    yield "| changed | from-to | cases | adapted, % | of these right, % | ms each |"
    yield "|---|---|---:|---:|---:|---:|"
    for (name, way), t in tallies.items():
        adapted = 100 * t.adapted / t.cases
        right = f"{100 * t.right / t.adapted:.2f}" if t.adapted else "-"
        each = 1000 * t.seconds / t.cases
        yield f"| {name} | {way} | {t.cases} | {adapted:.1f} | {right} | {each:.2f} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, and where asked, what went wrong and what was adapted."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pairs", type=Path, help="TSV file: English segment, tab, Chinese segment")
    parser.add_argument("--most", type=int, default=5000, help="pairs to take")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="adapted cases of each kind to print")
    options = parser.parse_args(arguments)
    tallies = measure(list(read_pairs(options.pairs))[: options.most], options.seed)
    total = Tally()
    for tally in tallies.values():
        total.cases += tally.cases
        total.adapted += tally.adapted
        total.right += tally.right
        total.seconds += tally.seconds
    print("\n".join(table({**tallies, ("all", "both"): total})))
    for (name, way), tally in tallies.items():
        for told in tally.wrong[:10]:
            print(f"\nWRONG {name} {way}\n{told}")
        for told in tally.done[: options.show]:
            print(f"\n{name} {way}\n{told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
