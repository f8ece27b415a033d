"""The translation unit: one text in several languages, with all that TMX 1.4 can say about it.

Every reader gives these values and every writer takes them, so that nothing in one format is lost
on the way through another that can hold it. The model follows the TMX 1.4b specification (LISA
OSCAR, 2005): a unit (`tu`) has variants (`tuv`), a variant has a segment (`seg`), a segment is text
mixed with inline elements.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import TypeAlias

from tmx.languages import canonical, closeness

# Names of the props that say where a unit comes from. Lokalize and Weblate read x-context,
# Lokalize reads x-file too; the others are kept by every tool and read by diptych.
DOCUMENT = "x-document"  # document symbol (E/CN.15/2011/19), else the file name
FILE = "x-file"  # file name of the source
LINE = "x-line"  # line (or paragraph) of that file where the source's block starts, from 1
POSITION = "x-position"  # number of the bead in its alignment, from 1
BEAD = "x-bead"  # bead type, such as 1-2
MOVED = "x-moved"  # yes: the target stands elsewhere in its document than its neighbours do
CONFIDENCE = "x-confidence"  # of the alignment, 0.00 to 1.00
ENCODER = "x-encoder"  # what turned the sentences into vectors
LABEL = "x-label"  # printed label of the block: 1., (a), ㈠
KIND = "x-kind"  # heading, paragraph, list-item, table-cell, footnote
PART = "x-part"  # front (masthead, title page), back (job number); none in the text
SESSION = "x-session"  # of the body, as the source document prints it (Twentieth session)
DATE = "x-date"  # of the source document, ISO 8601 (2011-02-18)
TITLE = "x-title"  # of the source document, as printed
CONTEXT = "x-context"  # what tells repeated sources apart (PO's msgctxt)
STATUS = "x-status"  # fuzzy, or an XLIFF state: initial, translated, reviewed, final
FORMAT = "x-format"  # what PO's flags say of placeholders: c-format, no-python-format
REMOVED = "x-removed"  # why it was taken out of a memory, in a file that gives it back

STANDARD_PROPS = (
    DOCUMENT, SESSION, DATE, TITLE, FILE, LINE, POSITION, BEAD, MOVED, CONFIDENCE, ENCODER, LABEL,
    KIND, PART, CONTEXT, STATUS,
)  # fmt: skip

#: Below this confidence a unit is marked as doubtful: `#, fuzzy` in PO, state `initial` in XLIFF.
LOW_CONFIDENCE = 0.5

#: The source language that TMX writes when any variant of a unit may be the source.
ANY_LANGUAGE = "*all*"

#: Inline elements whose content is code and not text (TMX 1.4b, section 3.2).
CODE_KINDS = frozenset({"bpt", "ept", "ph", "it", "ut", "sub"})

Content: TypeAlias = "tuple[str | Inline, ...]"


@dataclass(frozen=True, slots=True)
class Inline:
    """An element inside a segment.

    Attributes:
        kind: `bpt`, `ept`, `ph`, `it`, `hi`, `ut` or `sub`.
        attributes: (name, value) in document order.
        content: text and elements within it; for all kinds but `hi` it is code, not text.
    """

    kind: str
    attributes: tuple[tuple[str, str], ...] = ()
    content: Content = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """A unit's text in one language.

    Attributes:
        language: canonical BCP 47 tag; what the file says where that is no language.
        content: text and inline elements in order; neighbouring texts are joined, none is empty.
        props: (type, value) in order.
        notes: in order.
        attributes: those of `tuv` but the language, in order: creationdate, changeid, ...
    """

    language: str
    content: Content = ()
    props: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The text a reader sees: what stands in no code element."""
        content = self.content
        if len(content) == 1 and isinstance(content[0], str):
            return content[0]
        return plain_text(content)


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """Variants that are translations of one another.

    Attributes:
        variants: one a language as a rule; in the order of the file.
        source_language: tag of the language translated from; `*all*` if any may be; "" if unknown.
        props: (type, value) in order; see STANDARD_PROPS.
        notes: in order.
        attributes: those of `tu` but srclang, in order: tuid, creationdate, ...
        line: 1-based line of the file it was read from, 0 if unknown; not part of its value.
    """

    variants: tuple[Variant, ...] = ()
    source_language: str = ""
    props: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    line: int = field(default=0, compare=False)

    def variant(self, language: str) -> Variant | None:
        """The variant in `language`: the same tag, else the nearest of the same primary subtag."""
        for variant in self.variants:
            if variant.language == language and language:
                return variant
        ranked = [(closeness(v.language, language), i) for i, v in enumerate(self.variants)]
        best = min((pair for pair in ranked if pair[0] is not None), default=None)
        return None if best is None else self.variants[best[1]]

    @property
    def source_variant(self) -> Variant | None:
        """The variant translated from: the first where the source language is unknown."""
        variants, language = self.variants, self.source_language
        # Nearly always, and asked for again and again.
        if variants and variants[0].language == language:
            return variants[0]
        return self.variant(language) or (variants[0] if variants else None)

    @property
    def target_variant(self) -> Variant | None:
        """The first variant that is not the source."""
        source = self.source_variant
        for variant in self.variants:
            if variant is not source:
                return variant
        return None

    @property
    def source(self) -> str:
        """Text of the source variant, "" if there is none."""
        variant = self.source_variant
        return variant.text if variant else ""

    @property
    def target(self) -> str:
        """Text of the first variant that is not the source, "" if there is none."""
        variant = self.target_variant
        return variant.text if variant else ""

    def prop(self, name: str, default: str = "") -> str:
        """Value of the first prop of type `name`."""
        if not self.props:
            return default
        return next((value for kind, value in self.props if kind == name), default)

    def attribute(self, name: str, default: str = "") -> str:
        """Value of the attribute `name` of the unit itself."""
        return next((value for key, value in self.attributes if key == name), default)

    @property
    def confidence(self) -> float | None:
        """The alignment's confidence, 0.0 to 1.0; None if the unit does not say."""
        told = self.prop(CONFIDENCE)
        if not told:
            return None
        try:
            return float(told)
        except ValueError:
            return None

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at it: low confidence, or marked fuzzy where it was read."""
        if status := self.prop(STATUS):
            return status in {"fuzzy", "initial"}
        return self.confidence is not None and self.confidence < LOW_CONFIDENCE


def plain_text(content: Content) -> str:
    """Text of a segment without its codes; what a `hi` holds is text."""
    return "".join(
        part if isinstance(part, str) else plain_text(part.content)
        for part in content
        if isinstance(part, str) or part.kind not in CODE_KINDS
    )


def joined(parts: Sequence[str | Inline]) -> Content:
    """Content in its normal form: no empty text, no two texts side by side."""
    content: list[str | Inline] = []
    for part in parts:
        if isinstance(part, str) and content and isinstance(content[-1], str):
            content[-1] += part
        elif part != "":
            content.append(part)
    return tuple(content)


def tmx_date(moment: datetime) -> str:
    """`YYYYMMDDThhmmssZ` (TMX 1.4b, 'creationdate'); a moment without a zone is taken as UTC."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    return moment.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ")


def pair_unit(
    source: str | Content,
    target: str | Content,
    source_language: str,
    target_language: str,
    *,
    props: Sequence[tuple[str, str]] = (),
    creation_date: datetime | None = None,
    identifier: str = "",
) -> TranslationUnit:
    """A unit of one sentence (or several) and its translation.

    Args:
        source: text in the source language, with inline elements or without; "" if only the
            target has it.
        target: likewise in the target language.
        source_language: any form that `tmx.languages.canonical` takes.
        target_language: likewise.
        props: (type, value), with names from STANDARD_PROPS as far as they fit.
        creation_date: when the pair was made; without a zone it is taken as UTC.
        identifier: the unit's tuid, "" for none.

    Raises:
        UnknownLanguage: a code or name is not a language.
    """
    first, second = canonical(source_language), canonical(target_language)
    dates = () if creation_date is None else (("creationdate", tmx_date(creation_date)),)
    names = (("tuid", identifier),) if identifier else ()
    return TranslationUnit(
        variants=(Variant(first, _content(source)), Variant(second, _content(target))),
        source_language=first,
        props=tuple(props),
        attributes=names + dates,
    )


def _content(given: str | Content) -> Content:
    if isinstance(given, str):
        return (given,) if given else ()
    return joined(given)
