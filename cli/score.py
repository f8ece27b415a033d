"""`diptych score`: translations against references, by sacreBLEU."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from cli import options
from cli.completing import MEMORY, Files
from cli.render import put, say
from tmx.exchange import readable_suffixes

if TYPE_CHECKING:
    from qa.scores.metrics import Metric
    from qa.scores.segments import Segments

# As in qa.scores.metrics, which is loaded only when there is something to score.
_METRICS = ("chrf", "bleu", "ter")
_OF_FILES, _OF_UNITS = ("chrf", "bleu"), ("chrf",)
# Of matches of a memory, as of `tm search`.
_LEAST = 70

EXAMPLE = """\b
Examples:
  diptych score machine.zh.txt reference.zh.txt
  diptych score draft.po final.po --metric chrf --metric ter
  diptych score draft.tmx --memory memory.tm --by-unit
  diptych score draft.po final.po other.po --by-unit --json
"""


@dataclass(frozen=True, slots=True)
class _Task:
    """What is scored: some segments of a file, and what they are held against.

    Attributes:
        segments: all of the file.
        units: numbers of those that are scored.
        texts: of these.
        references: sets of them, each as long as the texts.
        matches: of a memory, one a text; none for references from files.
    """

    segments: Segments
    units: Sequence[int]
    texts: Sequence[str]
    references: Sequence[Sequence[str]]
    matches: Sequence[int] = ()


@click.command("score", epilog=EXAMPLE)
@click.argument("hypothesis", metavar="HYP", type=Files([".txt", *readable_suffixes()]))
@click.argument("references", metavar="[REF]...", nargs=-1,
                type=Files([".txt", *readable_suffixes()]))  # fmt: skip
@click.option(
    "--metric", "metrics", type=click.Choice(_METRICS), multiple=True,
    help="Repeatable. Without it, chrf and bleu; by unit chrf.",
)  # fmt: skip
@click.option(
    "--by-unit", is_flag=True,
    help="A row for each unit: its number (of a unit from 0, of a line of text from 1), its "
    "scores, and whether it is far below.",
)  # fmt: skip
@click.option(
    "-m", "--memory", type=MEMORY, metavar="PATH",
    help="Score against the best match that this memory has for each unit, instead of REF.",
)  # fmt: skip
@click.option(
    "--min-score", type=click.IntRange(1, 100), default=None, metavar="N",
    help="With --memory: how like a stored source must be, 1 to 100. Other units are left out. "
    "Without it, 70.",
)  # fmt: skip
@options.source_language
@options.target_language
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs, an object a line.")
@options.common
def command(
    hypothesis: str,
    references: tuple[str, ...],
    metrics: tuple[str, ...],
    by_unit: bool,
    memory: str | None,
    min_score: int | None,
    source_lang: str,
    target_lang: str,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Score the translations in HYP against one or more references, as sacreBLEU does.

    Files are texts with a segment a line, or units (PO, TMX, XLIFF, tables), of which the target is
    taken. Chinese is cut by sacreBLEU's zh tokeniser, other languages by 13a; TER cuts Chinese into
    characters. Each score comes with sacreBLEU's signature.
    """
    from qa.scores.metrics import Metric

    if bool(references) == bool(memory):
        raise click.UsageError("give either REF, one or more, or --memory")
    if min_score and not memory:
        say("--min-score changes nothing without --memory", quiet=quiet)
    languages = options.tag_of(source_lang), options.tag_of(target_lang)
    names = metrics or (_OF_UNITS if by_unit else _OF_FILES)
    chosen = [Metric(name, languages[1]) for name in dict.fromkeys(names)]
    if memory:
        task = _recalled(hypothesis, memory, languages, min_score or _LEAST)
    else:
        task = _referred(hypothesis, references, languages)
    _say_task(task, quiet=quiet)
    show = _show_units if by_unit else _show_file
    show(task, chosen, as_json=as_json, quiet=quiet)


def _referred(path: str, references: Sequence[str], languages: tuple[str, str]) -> _Task:
    from qa.failure import BadSegments
    from qa.scores.matching import check_same
    from qa.scores.segments import read_segments

    segments = read_segments(path, *languages)
    others = [read_segments(one, *languages) for one in references]
    for other in others:
        check_same(segments, other)
    texts = [segments.texts, *(other.texts for other in others)]
    # Where no side has anything there is nothing to score.
    units = [n for n in range(len(segments)) if any(those[n].strip() for those in texts)]
    if not units:
        raise BadSegments("has no text, nor have its references", path=path,
                          remedy="check that it was saved")  # fmt: skip
    kept, *rest = [[those[number] for number in units] for those in texts]
    return _Task(segments, units, kept, rest)


def _recalled(path: str, memory: str, languages: tuple[str, str], min_score: int) -> _Task:
    from qa.scores.recalled import recall
    from qa.scores.segments import read_segments
    from tmx.memory import open_memory

    segments = read_segments(path, *languages)
    with open_memory(memory) as opened:
        found = recall(opened, segments, languages, min_score)
    texts = [segments.texts[number] for number in found.units]
    return _Task(segments, found.units, texts, [found.references], found.matches)


def _say_task(task: _Task, *, quiet: bool) -> None:
    """How much is scored, and what is not."""
    nothing = 0 if task.matches else len(task.segments) - len(task.units)
    if nothing:
        say(f"{task.segments.name}: {nothing:,} of {len(task.segments):,} segments are empty, and "
            "so are their references: they are left out", quiet=quiet)  # fmt: skip
    untranslated = sum(not text.strip() for text in task.texts)
    if untranslated:
        say(f"{task.segments.name}: {untranslated:,} of {len(task.texts):,} segments are empty and "
            "count as such", quiet=quiet)  # fmt: skip
    if task.matches:
        say(f"{task.segments.name}: {len(task.units):,} of {len(task.segments):,} units have a "
            f"match in the memory (mean {sum(task.matches) / len(task.matches):.0f}); the others "
            "are left out", quiet=quiet)  # fmt: skip


def _show_file(task: _Task, metrics: Sequence[Metric], *, as_json: bool, quiet: bool) -> None:
    from cli.tables import print_table

    scores = [metric.of_all(task.texts, task.references) for metric in metrics]
    if as_json:
        for one in scores:
            put(_json({
                "metric": one.metric, "name": one.name, "score": round(one.value, 4),
                "segments": len(task.texts), "signature": one.signature, "details": one.details,
            }))  # fmt: skip
        return
    rows = [[one.name, f"{one.value:.2f}", one.signature, one.details] for one in scores]
    print_table(["metric", "score", "signature", "details"], rows, names=1, wraps=True)


def _show_units(task: _Task, metrics: Sequence[Metric], *, as_json: bool, quiet: bool) -> None:
    from cli.tables import print_table
    from qa.scores.outliers import far_below

    scores = [metric.of_each(task.texts, task.references) for metric in metrics]
    # The first metric tells which units are far below.
    low = far_below(scores[0], rises=metrics[0].rises)
    names = [metric.name for metric in metrics]
    if as_json:
        for line in _lines(task, names, scores, low):
            put(line)
    else:
        rows = [
            [
                str(task.segments.number(unit)),
                *(f"{one:.2f}" for one in those),
                "far below" if far else "",
            ]
            for unit, far, *those in zip(task.units, low, *scores, strict=True)
        ]
        print_table([task.segments.counted_by, *names, "note"], rows, names=0)
    for metric in metrics:
        say(f"{metric.name}: {metric.signature_of_each()}", quiet=quiet)
    _say_low(task, low, names[0], quiet=quiet)


def _lines(
    task: _Task, names: Sequence[str], scores: Sequence[Sequence[float]], low: Sequence[bool]
) -> Iterator[str]:
    """A unit as JSON, a line each."""
    ids = task.segments.ids
    for place, unit in enumerate(task.units):
        told: dict[str, object] = {"unit": unit, "id": ids[unit] if ids else ""}
        told |= {} if task.segments.sources else {"line": task.segments.number(unit)}
        told |= {name: round(those[place], 4) for name, those in zip(names, scores, strict=True)}
        told |= {"low": low[place], "text": task.texts[place]}
        told["references"] = [those[place] for those in task.references]
        if task.matches:
            told["match"] = task.matches[place]
        yield _json(told)


def _json(told: dict[str, object]) -> str:
    return json.dumps(told, ensure_ascii=False)


def _say_low(task: _Task, low: Sequence[bool], name: str, *, quiet: bool) -> None:
    """Which units are far below those around them, and where they stand."""
    far = [task.segments.place(unit) for unit, one in zip(task.units, low, strict=True) if one]
    if far:
        more = f" and {len(far) - 20:,} more" if len(far) > 20 else ""
        say(f"{task.segments.name}: far below the others by {name}: {', '.join(far[:20])}{more}",
            quiet=quiet)  # fmt: skip
