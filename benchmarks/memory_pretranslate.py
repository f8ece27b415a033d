"""How fast a catalogue is filled from a memory: `python -m benchmarks.memory_pretranslate`.

A third of its messages stand in the memory, a third have one word changed, a third are in none.
Each run is a process of its own; seconds are those of the processor. Beside it, in the same run, on
a memory and a catalogue that it can manage, Translate Toolkit's `pretranslate` with the same units.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.data import DATA, ROOT
from benchmarks.memory_meaning import big_pairs
from benchmarks.spent import Spent, spent
from tmx import TranslationUnit, pair_unit, write_units
from tmx.memory import open_memory
from tmx.memory.importing.run import import_units

UNITS, MESSAGES = 1_000_000, 10_000
# The other program compares each message with each unit.
_SMALL_UNITS, _SMALL_MESSAGES = 20_000, 300

_TOOLKIT = """
import io, sys
from translate.tools.pretranslate import pretranslate_file
source, memory, output = sys.argv[1:]
# It asks for an earlier version of the catalogue too: an empty one.
earlier = io.BytesIO(b'msgid ""\\nmsgstr ""\\n')
earlier.name = "earlier.po"
with open(source, "rb") as read, open(output, "wb") as written:
    pretranslate_file(read, written, earlier, tm=memory, min_similarity=75)
"""

Pair = tuple[str, str]


def changed(text: str, rng: random.Random) -> str:
    """One word is another."""
    words = text.split()
    words[rng.randrange(len(words))] = "otherwise"
    return " ".join(words)


def asked(kept: Sequence[Pair], others: Sequence[Pair], count: int) -> Iterator[str]:
    """The messages, mixed."""
    rng = random.Random(7)  # noqa: S311 - the same in each run
    third = count // 3
    texts = [source for source, _ in rng.sample(kept, 2 * third)]
    texts[third:] = [changed(text, rng) for text in texts[third:]]
    texts += [source for source, _ in others[: count - 2 * third]]
    rng.shuffle(texts)
    yield from texts


def catalogue(path: Path, texts: Iterable[str]) -> None:
    """A PO file of messages without translations."""
    units = (pair_unit(text, "", "en", "zh") for text in dict.fromkeys(texts))
    write_units(path, units)


def memory(path: Path, pairs: Iterable[Pair]) -> None:
    """A memory of such pairs."""
    with open_memory(path, create=True) as opened:
        import_units(opened, _units(pairs), "pairs.tsv")


def _units(pairs: Iterable[Pair]) -> Iterator[TranslationUnit]:
    return (pair_unit(source, target, "en", "zh") for source, target in pairs)


def own(folder: Path, name: str) -> tuple[Spent, str]:
    """What filling takes, and what is said of it."""
    arguments = [
        "tm", "pretranslate", str(folder / f"{name}.po"), "-o", str(folder / "own.po"),
        "-m", str(folder / f"{name}.tm"),
    ]  # fmt: skip
    took = spent([sys.executable, "-m", "cli", *arguments], folder=ROOT)
    found = (folder / "own.po").read_text("utf-8")
    return took, f"{found.count('#, fuzzy'):,} fuzzy"


def _row(program: str, units: int, messages: int, took: Spent, found: str) -> str:
    cells = [
        program, f"{units:,}", f"{messages:,}", f"{took.processor:.1f}",
        f"{1000 * took.processor / messages:.1f}", f"{took.megabytes:.0f}", found,
    ]  # fmt: skip
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the figures as a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path, default=DATA / "bitext.en-zh.tsv.xz")
    parser.add_argument("--units", type=int, default=UNITS, help=f"in the memory ({UNITS:,})")
    parser.add_argument("--messages", type=int, default=MESSAGES, help=f"({MESSAGES:,})")
    given = parser.parse_args()
    pairs = [pair for pair in big_pairs(given.pairs, given.units) if all(pair)]
    others = [pair for pair in pairs[-given.messages :] if pair[0].split()]
    pairs = pairs[: -given.messages]
    print("| program | units | messages | seconds | ms a message | peak MB | marked |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        memory(folder / "large.tm", pairs)
        catalogue(folder / "large.po", asked(pairs, others, given.messages))
        print(_row("diptych", len(pairs), given.messages, *own(folder, "large")), flush=True)
        few = pairs[:_SMALL_UNITS]
        memory(folder / "small.tm", few)
        write_units(folder / "small.tmx", _units(islice(few, _SMALL_UNITS)))
        catalogue(folder / "small.po", asked(few, others, _SMALL_MESSAGES))
        print(_row("diptych", len(few), _SMALL_MESSAGES, *own(folder, "small")), flush=True)
        arguments = [folder / "small.po", folder / "small.tmx", folder / "toolkit.po"]
        took = spent([sys.executable, "-c", _TOOLKIT, *map(str, arguments)], folder=ROOT)
        marked = (folder / "toolkit.po").read_text("utf-8").count("#, fuzzy")
        print(_row("Translate Toolkit", len(few), _SMALL_MESSAGES, took, f"{marked:,} fuzzy"))


if __name__ == "__main__":
    main()
