"""What is done with one pair, and what stands for its result in the journal."""

from __future__ import annotations

import hashlib
import json
import os
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from aligner.corpus.pairing import Languages, Pair
from aligner.encoders import load_encoder
from aligner.pipeline import NO_ENCODER, Options, Progress, align
from aligner.plausibility import refuse_unrelated
from aligner.segmentation import Segmenter
from aligner.summary import Summary, summarise
from aligner.units import left_out, units
from tmx.files import read_bytes
from tmx.unit import Content, Inline, TranslationUnit, joined, pair_unit, plain_text
from tmx.version import VERSION

if TYPE_CHECKING:
    from aligner.encoders.base import Encoder

# Of what is kept of a pair; with another one all is done again.
_LAYOUT = 3


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the pairs of a corpus are aligned: all that decides what comes of two files.

    Attributes:
        languages: canonical tags of source and target.
        options: of `align`.
        min_confidence: beads below it give no unit.
        encoder: name and version of what `options.encoder` names.
        rules: digest of the user's segmentation rules, "" for the bundled ones.
    """

    languages: Languages
    options: Options
    min_confidence: float
    encoder: str
    rules: str

    @classmethod
    def of(
        cls,
        languages: Languages,
        options: Options,
        min_confidence: float = 0.0,
        progress: Progress | None = None,
    ) -> Recipe:
        """A recipe; a model is downloaded and rules are read here, before any work is done.

        Raises:
            AlignerError, TmxError: what is wrong with the encoder or the rules.
        """
        encoder = _encoder(options, progress)
        known = all(encoder.knows(tag) for tag in languages)
        rules = b"" if options.srx is None or options.lines else read_bytes(options.srx)
        if rules:
            for tag in languages:
                Segmenter.chosen(options.srx, tag)
        name = f"{encoder.name} {encoder.version}" if known else NO_ENCODER
        return cls(languages, options, min_confidence, name, _digest(rules) if rules else "")

    def digest(self, pair: Pair) -> bytes:
        """16 bytes that change with anything that the units of a pair depend on.

        Raises:
            FileProblem: a file cannot be read.
        """
        how = (
            _LAYOUT, VERSION, self.encoder, self.languages, self.min_confidence, self.rules,
            self.options.max_span, self.options.lines, repr(self.options.weights),
        )  # fmt: skip
        # The name of the source stands in each unit; a suffix decides how a file is read.
        names = os.path.basename(pair.source), os.path.basename(pair.target)
        files = (_digest(read_bytes(pair.source)), _digest(read_bytes(pair.target)))
        text = json.dumps([how, names, files])
        return hashlib.blake2b(text.encode(), digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a pair.

    Attributes:
        digest: of the recipe and the files as they were.
        summary: counts of its alignment.
        units: packed; see `unpacked`.
        count: how many units these are.
        left_out: beads below the least confidence.
        seconds: that it took.
    """

    digest: bytes
    summary: Summary
    units: bytes
    count: int
    left_out: int
    seconds: float


def prepare(recipe: Recipe) -> None:
    """Load what all pairs need, once a worker.

    Raises:
        AlignerError, TmxError: it cannot be loaded.
    """
    _encoder(recipe.options)
    if not recipe.options.lines:
        for tag in recipe.languages:
            Segmenter.chosen(recipe.options.srx, tag)


def aligned(pair: Pair, recipe: Recipe, *, strict: bool = False) -> Result:
    """Align one pair.

    Args:
        pair: of files.
        recipe: how.
        strict: refuse two that do not look like versions of one document.

    Raises:
        Unrelated: they do not, and that is refused.
        AlignerError, TmxError: as `aligner.pipeline.align`.
    """
    began = time.monotonic()
    # Taken first: if a file changes while it is read, the digest is the old one, so that the next
    # run sees a change and does the pair again.
    digest = recipe.digest(pair)
    source, target = recipe.languages
    alignment = align(
        pair.source,
        pair.target,
        source_language=source,
        target_language=target,
        options=recipe.options,
        encoder=_encoder(recipe.options),
    )
    if strict:
        refuse_unrelated(alignment)
    found = list(units(alignment, min_confidence=recipe.min_confidence))
    return Result(
        digest=digest,
        summary=summarise(alignment),
        units=packed(found),
        count=len(found),
        left_out=left_out(alignment, recipe.min_confidence),
        seconds=time.monotonic() - began,
    )


def packed(found: Iterable[TranslationUnit]) -> bytes:
    """Units of `aligner.units` in a few bytes; their date is the run's and not kept with them."""
    rows = [[*_sides(one), one.props, one.attributes] for one in found]
    return zlib.compress(json.dumps(rows, separators=(",", ":")).encode(), level=3)


def unpacked(data: bytes, languages: Languages, created: datetime) -> Iterator[TranslationUnit]:
    """The units again.

    Args:
        data: from `packed`.
        languages: of source and target.
        created: the units' creation date.
    """
    for source, target, props, attributes in json.loads(zlib.decompress(data)):
        one = pair_unit(
            _content(source),
            _content(target),
            *languages,
            props=[(name, value) for name, value in props],
            creation_date=created,
        )
        kept = tuple((name, value) for name, value in attributes)
        yield replace(one, attributes=kept[:1] + one.attributes + kept[1:])


# A side as JSON has it: a text alone, or texts and elements as (kind, attributes, content).
_Packed: TypeAlias = "str | list[str | tuple[str, tuple[tuple[str, str], ...], _Packed]]"


def _sides(unit: TranslationUnit) -> Iterator[_Packed]:
    for variant in unit.variants:
        yield _row(variant.content)


def _row(content: Content) -> _Packed:
    if all(isinstance(part, str) for part in content):
        return plain_text(content)
    return [
        part if isinstance(part, str) else (part.kind, part.attributes, _row(part.content))
        for part in content
    ]


def _content(row: Any) -> Content:
    """What `_row` was made of, from lists where it had tuples."""
    if isinstance(row, str):
        return joined([row])
    return tuple(
        part
        if isinstance(part, str)
        else Inline(part[0], tuple((name, value) for name, value in part[1]), _content(part[2]))
        for part in row
    )


# One object for one worker: a model is not looked for again for each pair.
_LOADED: dict[tuple[str, str | None, bool], Encoder] = {}


def _encoder(options: Options, progress: Progress | None = None) -> Encoder:
    key = (options.encoder, options.device, options.cache)
    if key not in _LOADED:
        _LOADED[key] = load_encoder(
            options.encoder, device=options.device, cache=options.cache, progress=progress
        )
    return _LOADED[key]


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
