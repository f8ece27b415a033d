"""How concepts are written: what every writer is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

from glossaries.failure import UnknownGlossary
from glossaries.term import Concept
from tmx.languages import canonical, same_language
from tmx.options import DEFAULT_LANGUAGES

#: The versions of TBX that are written, the default first: ISO 30042:2019, and the one of 2008.
TBX_3, TBX_2 = TBX_VERSIONS = ("3", "2")

#: How TBX 3 names its categories, the default first: in an attribute, or as elements.
DCA, DCT = TBX_STYLES = ("dca", "dct")

#: The columns of tables, the default first: all that is known, or those that a tool imports.
PLAIN, MEMOQ, TRADOS = LAYOUTS = ("plain", "memoq", "trados")


@dataclass(frozen=True, slots=True)
class Writing:
    """How concepts are written.

    Attributes:
        source_language: canonical tag; of OmegaT's glossaries, and the first in a table.
        target_language: likewise, and the second.
        tbx_version: one of TBX_VERSIONS.
        tbx_style: one of TBX_STYLES; TBX 2 knows the first only.
        layout: of a table, one of LAYOUTS.
        suffix: of the file, for formats that have several.
    """

    source_language: str = ""
    target_language: str = ""
    tbx_version: str = TBX_3
    tbx_style: str = DCA
    layout: str = PLAIN
    suffix: str = ""

    def resolved(self, concepts: Iterable[Concept]) -> tuple[Writing, Iterable[Concept]]:
        """These options with both languages known, and the concepts.

        A language that is not said is the first of the first concept that is not the other one; if
        that has more than two, English and Chinese come before the others.
        """
        if self.source_language and self.target_language:
            return self, concepts
        stream = iter(concepts)
        first = next(stream, None)
        own = list(first.languages()) if first else []
        usual = [one for one in own for wanted in DEFAULT_LANGUAGES if same_language(one, wanted)]
        known = [*(usual if len(own) > 2 else ()), *own, *DEFAULT_LANGUAGES]
        source = self.source_language or _other(known, self.target_language)
        target = self.target_language or _other(known, source)
        held = () if first is None else (first,)
        return replace(self, source_language=source, target_language=target), chain(held, stream)


def _other(languages: Iterable[str], than: str) -> str:
    return next(one for one in languages if not than or not same_language(one, than))


def writing(
    source_language: str = "",
    target_language: str = "",
    tbx_version: str = TBX_3,
    tbx_style: str = DCA,
    layout: str = PLAIN,
) -> Writing:
    """Options from what a user gives.

    Raises:
        UnknownLanguage: a code is none.
        UnknownGlossary: a version, style or layout is not known, or TBX 2 is asked for in a style
            that it does not have.
    """
    _known(tbx_version, TBX_VERSIONS, "version of TBX")
    _known(tbx_style, TBX_STYLES, "style of TBX")
    _known(layout, LAYOUTS, "layout of a table")
    if tbx_version == TBX_2 and tbx_style != DCA:
        raise UnknownGlossary(
            f"TBX 2 has no style '{tbx_style}'", remedy=f"ask for version {TBX_3}, or leave it out"
        )
    return Writing(
        source_language=canonical(source_language) if source_language else "",
        target_language=canonical(target_language) if target_language else "",
        tbx_version=tbx_version,
        tbx_style=tbx_style,
        layout=layout,
    )


def _known(name: str, names: tuple[str, ...], what: str) -> None:
    if name not in names:
        raise UnknownGlossary(
            f"'{name}' is no {what} that is written", remedy=f"choose one of {', '.join(names)}"
        )
