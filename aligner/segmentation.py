"""Blocks into segments, by segmentation rules in the CAT world's exchange format (SRX).

A translation memory finds a sentence again only if it was cut as the CAT tool cuts it: so the
rules are data in the standard's own format, ours can be replaced by the user's, and the engine
does what SRX 2.0 says: at every place between two characters the first rule whose `beforebreak`
matches up to there and whose `afterbreak` matches from there decides.

Source: SRX 2.0 Specification, LISA 2008 (https://www.unicode.org/uli/pas/srx/srx20.html).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.document import Block, Document, Format, Segment
from aligner.errors import BadRules
from aligner.inline import within
from aligner.srx_rules import Rule, RuleSet, read_rules

if TYPE_CHECKING:
    import regex

BUNDLED = Path(__file__).parent / "srx" / "diptych.srx"


@dataclass(frozen=True, slots=True)
class _Part:
    """A rule whose patterns are in the dialect of `regex`."""

    breaks: bool
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring rules that say the same, as one pattern: their order does not matter."""

    breaks: bool
    pattern: regex.Pattern[str]


class Segmenter:
    """Cuts text into segments by a list of rules.

    Args:
        rules: in the order in which they are tried.
        path: the file that they come from, for messages.

    Raises:
        BadRules: a rule's regular expression does not compile.
    """

    __slots__ = ("_breaks", "_ends", "_runs")

    def __init__(self, rules: tuple[Rule, ...], path: str | None = None) -> None:
        parts = [_translated(rule, path) for rule in rules]
        breaks = [part for part in parts if part.breaks]
        self._runs = tuple(
            _Run(kind, _any_of(list(run))) for kind, run in groupby(parts, lambda part: part.breaks)
        )
        # A place can only become a break where some break rule matches, and such a rule can only
        # match after certain characters: most places are never looked at.
        self._breaks = _any_of(breaks)
        self._ends = _ends(breaks)

    @classmethod
    def bundled(cls, language: str) -> Segmenter:
        """A segmenter with diptych's own rules; a language without any gets the general ones.

        Args:
            language: BCP 47 tag.
        """
        return _segmenter(fspath(BUNDLED), language, _stamp(BUNDLED))

    @classmethod
    def from_file(cls, path: str | PathLike[str], language: str) -> Segmenter:
        """A segmenter with the rules of an SRX file.

        Args:
            path: the file.
            language: BCP 47 tag.

        Raises:
            FileProblem: it cannot be read.
            BadRules: it is not SRX, has no rules for the language (see `covers`), or one of
                these does not compile.
        """
        return _segmenter(fspath(path), language, _stamp(path))

    @classmethod
    def chosen(cls, path: str | PathLike[str] | None, language: str) -> Segmenter:
        """The rules of the user's file where it has any for the language, else our own.

        Args:
            path: an SRX file, or None for our own rules.
            language: BCP 47 tag.

        Raises:
            FileProblem, BadRules: as `from_file`, but for a language without rules.
        """
        if path is None or not covers(path, language):
            return cls.bundled(language)
        return cls.from_file(path, language)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the segments are: (start, end) offsets that cover the text without a gap.

        White space after a break belongs to the segment that follows.
        """
        cuts = [0, *self._cuts(text), len(text)]
        return list(pairwise(cuts)) if text else []

    def split(self, text: str) -> list[str]:
        """The segments without white space at their ends; empty ones are left out."""
        return [text[start:end] for start, end in self.stripped(text)]

    def stripped(self, text: str) -> list[tuple[int, int]]:
        """Where the segments of `split` stand: (start, end) offsets."""
        return [found for span in self.spans(text) if (found := _stripped(text, *span))]

    def _cuts(self, text: str) -> list[int]:
        breaks, last = self._breaks.match, len(text)
        places = (match.end() for match in self._ends.finditer(text))
        return [
            place
            for place in places
            if place < last and breaks(text, place) and self._decide(text, place)
        ]

    def _decide(self, text: str, place: int) -> bool:
        return next(run.breaks for run in self._runs if run.pattern.match(text, place))


def covers(path: str | PathLike[str], language: str) -> bool:
    """Whether an SRX file has rules for a language.

    Raises:
        FileProblem: the file cannot be read.
        BadRules: it is not SRX.
    """
    return _rule_set(fspath(path), _stamp(path)).covers(language)


def segment_document(document: Document, segmenter: Segmenter | None = None) -> tuple[Segment, ...]:
    """The segments of a document, in reading order.

    No segment reaches over the end of a block. A block's label goes to its first segment; a
    block that is nothing but a label becomes a segment whose text is the label. Formats are cut
    at a segment's ends; one that covers a whole segment is kept if it is not the whole block's,
    because it tells that sentence from the others (a decision's operative verb, a quotation).

    Args:
        document: what a reader made.
        segmenter: by default the bundled rules for the document's language.
    """
    rules = segmenter or Segmenter.bundled(document.language)
    return tuple(
        segment
        for index, block in enumerate(document.blocks)
        for segment in _segment_block(block, index, rules)
    )


def _segment_block(block: Block, index: int, segmenter: Segmenter) -> list[Segment]:
    spans = segmenter.stripped(block.text)
    if not spans:
        return [_segment(block, index, block.label)] if block.label else []
    return [
        _segment(
            block,
            index,
            block.text[start:end],
            "" if place else block.label,
            within(block.formats, start, end),
        )
        for place, (start, end) in enumerate(spans)
    ]


def _segment(
    block: Block, index: int, text: str, label: str = "", formats: tuple[Format, ...] = ()
) -> Segment:
    return Segment(text, block.kind, label, block.level, index, block.line, formats, block.part)


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A span without the white space at its ends; None if it is nothing else."""
    piece = text[start:end]
    bare = piece.strip()
    start += len(piece) - len(piece.lstrip())
    return (start, start + len(bare)) if bare else None


def _stamp(path: str | PathLike[str]) -> int:
    """Changes when the file does, so that cached rules are not used past an edit."""
    try:
        return Path(path).stat().st_mtime_ns
    except OSError:
        return 0  # reading it will say what is wrong


@lru_cache(maxsize=8)
def _rule_set(path: str, stamp: int) -> RuleSet:
    return read_rules(path)


@lru_cache(maxsize=32)
def _segmenter(path: str, language: str, stamp: int) -> Segmenter:
    return Segmenter(_rule_set(path, stamp).select(language), path)


def _translated(rule: Rule, path: str | None) -> _Part:
    before = _compilable(rule, "beforebreak", rule.before, path)
    after = _compilable(rule, "afterbreak", rule.after, path)
    return _Part(rule.breaks, before, after)


def _compilable(rule: Rule, tag: str, pattern: str, path: str | None) -> str:
    import regex

    from aligner.srx_regex import compiles, refers_back

    where = f'rule {rule.number} of "{rule.group}": the regular expression of <{tag}>'
    # A beforebreak is matched backwards from its end, where a group is not yet filled.
    if refers_back(pattern):
        cause = f"{where} refers back to a group: {pattern}"
        remedy = "write the alternatives out"
        raise BadRules(cause, path=path, line=rule.line, remedy=remedy)
    try:
        return compiles(pattern)
    except regex.error as error:
        cause = f"{where} does not compile ({error}): {pattern}"
        remedy = "correct it there or in the CAT tool"
        raise BadRules(cause, path=path, line=rule.line, remedy=remedy) from error


def _any_of(parts: list[_Part]) -> regex.Pattern[str]:
    import regex

    # What follows is looked at first: it is short, where what comes before may be all the text.
    sources = (f"(?=(?:{part.after}))(?<=(?:{part.before}))" for part in parts)
    # `(?!)` matches nowhere: a list of rules without a break rule leaves the text whole.
    return regex.compile("|".join(sources) or "(?!)", regex.VERSION1)


def _ends(parts: list[_Part]) -> regex.Pattern[str]:
    """What finds every character after which one of the rules can match."""
    import regex

    from aligner.srx_regex import last_characters

    sets = [last_characters(part.before) for part in parts]
    found = [characters for characters in sets if characters is not None]
    return regex.compile(
        f"[{''.join(found)}]" if found == sets != [] else r"[\s\S]", regex.VERSION1
    )
