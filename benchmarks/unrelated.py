"""Whom the command tells that two documents are no pair: `python -m benchmarks.unrelated`.

Pairs that are none: UN documents, novels and agendas with another's translation, in both
directions. Pairs that are: the same with their own, whole, short, and with a third left out of one
version. For each set, the share that is told so, and the least and the greatest mean confidence.
All are development sets,
and the encoder was trained on the UN pairs: this tells of the search.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path

from benchmarks import damage
from benchmarks.damage import SOURCE, TARGET, Hardship
from benchmarks.data import DATA, ROOT, SEED, gold_pairs
from benchmarks.hardships import Text, gold_texts, un_texts
from cli.failures import guarded
from cli.main import diptych

SENTENCE = "these do not look like two versions of one document"
# Lengths of short documents, in beads: few sentences must not be taken for no pair.
_SHORT = (1, 2, 4, 8, 16)
# Share of a text that one version lacks.
_LACKING = 0.3
_EN_ZH = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Given:
    """Two files for the command.

    Attributes:
        source: a path.
        target: a path.
        languages: of the two.
        lines: whether they have one segment a line.
    """

    source: Path
    target: Path
    languages: tuple[str, str] = _EN_ZH
    lines: bool = True


def told(given: Given, out: Path) -> tuple[bool, float]:
    """Whether the command says the sentence, and the mean confidence that it reports.

    Args:
        given: the files.
        out: a file to write, with a suffix that chooses the format.

    Raises:
        RuntimeError: it fails.
    """
    languages = ["-s", given.languages[SOURCE], "-t", given.languages[TARGET]]
    words = ["align", str(given.source), str(given.target), *languages]
    words += ["-o", str(out), *["--lines"] * given.lines]
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        code = guarded(lambda: diptych.main(words, prog_name="diptych", standalone_mode=False))
    lines = said.getvalue().splitlines()
    if code or not lines:
        raise RuntimeError(f"diptych {' '.join(words)}: {said.getvalue()}")
    return SENTENCE in lines, float(lines[-1].partition("mean confidence ")[2].split(";")[0])


def written(
    hardship: Hardship,
    folder: Path,
    name: str,
    languages: tuple[str, str] = _EN_ZH,
    *,
    suffix: str = "",
) -> Given:
    """Both versions as files of one segment a line; with a suffix they are documents."""
    paths = [folder / f"{name}.{language}{suffix}" for language in languages]
    for path, side in zip(paths, (hardship.source, hardship.target), strict=True):
        path.write_text("".join(f"{one.text}\n" for one in side), encoding="utf-8")
    return Given(paths[SOURCE], paths[TARGET], languages, lines=not suffix)


def line_set(name: str, source: str, target: str) -> list[Given]:
    """The documents of a folder."""
    pairs = gold_pairs(DATA / name, source, target)
    return [Given(pair.source, pair.target, (source, target)) for pair in pairs]


def agendas(folder: Path) -> list[Given]:
    """The seed pair and the example as Markdown, the agendas of the tests as plain text."""
    out = [
        Given(where / "agenda.en.md", where / "agenda.zh.md", lines=False)
        for where in (SEED, ROOT / "examples")
    ]
    for path in sorted((ROOT / "tests" / "data").glob("s*-*.tsv")):
        whole = damage.untouched(damage.read_rows(path))
        out.append(written(whole, folder, path.stem, suffix=".txt"))
    return out


def crossed(pairs: Sequence[Given], most: int = 60) -> list[Given]:
    """Sources with the targets of others: all such pairs, or as many of them, evenly spread."""
    every = [replace(one, target=other.target) for one, other in permutations(pairs, 2)]
    return every[:: max(1, len(every) // most)]


def shortened(texts: Iterable[Text], folder: Path) -> list[Given]:
    """The first few beads of documents."""
    return [
        written(damage.untouched(text.rows[:count]), folder, f"{text.name}-{count}")
        for text in texts
        for count in _SHORT
    ]


def lacking(texts: Iterable[Text], folder: Path) -> list[Given]:
    """Documents of which one version lacks a part."""
    return [
        written(hardship, folder, f"{Path(text.name).name}-{place}-{side}", text.languages)
        for text in texts
        for place in ("start", "middle", "end")
        for side in (SOURCE, TARGET)
        for hardship in [damage.without_section(text.rows, _LACKING, place, side)]
    ]


def table(folder: Path, count: int) -> None:
    """Print the table.

    Args:
        folder: an empty one, for files.
        count: documents of UN pairs.
    """
    texts = list(un_texts(count))
    un = [written(damage.untouched(text.rows), folder, text.name) for text in texts]
    un_docs, novels = line_set("un/docs", "en", "zh"), line_set("mac-dev", "zh", "en")
    five = agendas(folder)
    print(
        "| a pair | set | pairs | told that it is none | mean confidence |\n|---|---|---|---|---|"
    )
    for related, name, pairs in (
        ("yes", "UN pairs", un),
        ("yes", "UN pairs, 1 to 16 beads", shortened(texts, folder)),
        ("yes", "UN pairs, 30% missing", lacking(texts, folder)),
        ("yes", "un/docs", un_docs),
        ("yes", "mac-dev", novels),
        ("yes", "mac-dev, 30% missing", lacking(gold_texts("mac-dev", "zh", "en"), folder)),
        ("yes", "agendas", five),
        ("no", "UN pairs", crossed(un)),
        ("no", "un/docs", crossed(un_docs)),
        ("no", "mac-dev", crossed(novels)),
        ("no", "agendas", crossed(five)),
    ):
        said, sure = zip(*(told(pair, folder / "out.tsv") for pair in pairs), strict=True)
        share, span = sum(said) / len(pairs), f"{min(sure):.2f} to {max(sure):.2f}"
        print(f"| {related} | {name} | {len(pairs)} | {share:.3f} | {span} |", flush=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=12, help="of UN pairs (25 at most)")
    count = parser.parse_args().documents
    if not DATA.is_dir():
        parser.error(f"no development data at {DATA}; name the folder above it in DIPTYCH_SHARED")
    with tempfile.TemporaryDirectory() as folder:
        table(Path(folder), count)


if __name__ == "__main__":
    main()
