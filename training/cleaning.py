"""Remove noisy sentence pairs: `python -m training.cleaning IN.tsv... -o OUT.tsv`.

Collections from the web hold pairs that are in the wrong language, torn, damaged or no
translations. What is removed, and by which rule, is printed as Markdown, with examples, so that
whoever trains on other pairs can see whether the rules fit them.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np

from aligner.encoders import load_encoder
from aligner.encoders.base import Encoder
from tmx.failure import Failure
from tmx.files import replacing, writing
from training.pairs import Pair, read_raw
from training.rules import RULES, Memory, Rule, look

_EXAMPLES = 2
_SHOWN = 110
_PROGRESS_EVERY = 100_000
_BATCH = 8_192
_UNRELATED = "unrelated"

#: What is put right rather than removed, on either side: pattern and replacement.
_MENDINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    # Left by web pages: invisible characters, marks of a blog's editor, a form's placeholder.
    (re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f]"), ""),
    (re.compile(r"(?<=[a-z])(?:_[rl])+\b"), ""),
    (re.compile("在这里输入译文"), ""),
    (re.compile(r"(?<=[?？!！])\s*。+$"), ""),
    # A circle in the place of the numeral: 二○一○年.
    (re.compile("(?<=[〇一二三四五六七八九])[○◯]+(?=[〇一二三四五六七八九年])"), "〇"),
    (re.compile(r"\s{2,}|[^\S ]"), " "),
)
_MENDABLE = re.compile("|".join(pattern.pattern for pattern, _ in _MENDINGS))


def mend(text: str) -> str:
    """A text without the small remains that need not cost the pair."""
    text = text.strip()
    if not _MENDABLE.search(text):
        return text
    for pattern, replacement in _MENDINGS:
        text = pattern.sub(replacement, text)
    return text.strip()


@dataclass(slots=True)
class Report:
    """What a run did.

    Attributes:
        read: pairs looked at.
        kept: pairs that no rule found.
        mended: pairs kept or removed of which some character was put right.
        removed: pairs by the rule that found them.
        compared: whether an encoder compared the sides.
        examples: some of these, chosen evenly over the run.
    """

    read: int = 0
    kept: int = 0
    mended: int = 0
    compared: bool = False
    removed: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[Pair]] = field(default_factory=dict)
    _chance: random.Random = field(default_factory=lambda: random.Random(13))  # noqa: S311

    def remove(self, name: str, pair: Pair) -> None:
        """Count a pair and keep it as an example with a falling chance (reservoir sampling)."""
        self.removed[name] += 1
        examples = self.examples.setdefault(name, [])
        if len(examples) < _EXAMPLES:
            examples.append(pair)
        elif (place := self._chance.randrange(self.removed[name])) < _EXAMPLES:
            examples[place] = pair


def clean(
    pairs: Iterable[Pair], report: Report | None = None, rules: Sequence[Rule] = RULES
) -> Iterator[Pair]:
    """The pairs that no rule finds, mended, one after another.

    Args:
        pairs: English and Chinese.
        report: where the counts go.
        rules: asked in this order.
    """
    report = report or Report()
    memory = Memory()
    for pair in pairs:
        mended = (mend(pair[0]), mend(pair[1]))
        report.read += 1
        report.mended += mended != pair
        sides = look(*mended)
        found = next((rule.name for rule in rules if rule.finds(sides, memory)), None)
        if found is None:
            report.kept += 1
            yield mended
        else:
            report.remove(found, mended)


def related(
    pairs: Iterable[Pair], encoder: Encoder, least: float, report: Report | None = None
) -> Iterator[Pair]:
    """The pairs whose two sides an encoder finds alike enough.

    Args:
        pairs: English and Chinese.
        encoder: its judgement is flattering on pairs that it was trained on.
        least: cosine below which a pair is removed.
        report: where the counts go.
    """
    report = report or Report()
    report.compared = True
    rest = iter(pairs)
    while batch := list(islice(rest, _BATCH)):
        english, chinese = (encoder.encode([pair[side] for pair in batch]) for side in (0, 1))
        cosines = np.einsum("ij,ij->i", english, chinese)
        for pair, cosine in zip(batch, cosines, strict=True):
            if cosine >= least:
                yield pair
            else:
                report.kept -= 1
                report.remove(_UNRELATED, pair)


def watched(pairs: Iterable[Pair], report: Report) -> Iterator[Pair]:
    """The same pairs; from time to time a line on standard error tells how far it is."""
    began = time.monotonic()
    for pair in pairs:
        yield pair
        if report.read % _PROGRESS_EVERY == 0:
            spent = time.monotonic() - began
            print(f"{report.read:,} read, {report.kept:,} kept, {spent:.0f} s", file=sys.stderr)


def as_markdown(report: Report, rules: Sequence[Rule] = RULES) -> str:
    """A table of what each rule removed, and below it the examples."""
    reasons = {rule.name: rule.why for rule in rules}
    reasons |= {_UNRELATED: "the encoder finds the sides unlike each other"}
    lines = [
        f"{report.read:,} pairs read, {report.kept:,} kept ({_share(report.kept, report.read)}), "
        f"{report.mended:,} mended.",
        "",
        "| rule | removed | share | why |",
        "|---|---|---|---|",
    ]
    for name, why in reasons.items():
        count = report.removed[name]
        if name == _UNRELATED and not report.compared:
            continue
        lines.append(f"| {name} | {count:,} | {_share(count, report.read)} | {why} |")
    for name in (name for name in reasons if name in report.examples):
        lines += ["", f"{name}:", ""]
        lines += [f"- {_short(left)} | {_short(right)}" for left, right in report.examples[name]]
    return "\n".join([*lines, ""])


def _share(count: int, whole: int) -> str:
    return f"{count / max(whole, 1):.3%}"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def main(arguments: Sequence[str] | None = None) -> int:
    """Clean the files into one, and print what was removed."""
    options = _parser().parse_args(arguments)
    try:
        report = _run(options.inputs, options.output, options.encoder, options.least)
    except Failure as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(as_markdown(report), end="")
    return 0


def _run(inputs: Sequence[Path], output: Path, encoder: str | None, least: float) -> Report:
    report = Report()
    kept = clean(watched(read_raw(inputs), report), report)
    if encoder is not None:
        kept = related(kept, load_encoder(encoder), least, report)
    with replacing([output]) as [temporary], writing(temporary, output) as stream:
        for english, chinese in kept:
            stream.write(f"{english}\t{chinese}\n".encode())
    return report


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training.cleaning", description=__doc__)
    parser.add_argument("inputs", type=Path, nargs="+", metavar="IN.tsv")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.tsv")
    parser.add_argument(
        "--encoder",
        metavar="NAME",
        help="also remove pairs whose sides this encoder finds unlike each other",
    )
    parser.add_argument(
        "--least", type=float, default=0.5, metavar="COSINE", help="below it they are unlike"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
