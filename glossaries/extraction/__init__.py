"""Extraction: the bodies, titles, references and terms of aligned units, found and paired.

    run          all of it in order: units in, `Candidate`s out
    candidate    a pair that is proposed, and what speaks for it
    patterns     what is known of a language

    words        texts cut into words; corpus: units as rows of numbers
    segmenting   Chinese words mended by the corpus
    ngrams       runs of words that come back; names: names by their capitals
    items        both of them as candidates; kinds: what a candidate is, by its head

    linking      which word translates which; spans: the words that translate a run
    votes        what the places of a candidate say, added up
    association  where a text stands, and together with what
    choosing     the text that is the whole translation

    titles       what stands between quotation and title marks; headings: units that are titles
    brackets     abbreviations behind full names; references: symbols and numbers of resolutions

    proposal     what the ways of finding agree on; scoring: how probable it is that it is right
    rivals       proposals of which one is a part of another
    commonness   how common words are elsewhere
    recognised   what a reference glossary knows already
    known        what a glossary says of it
    output       candidates as concepts and as rows; files: into files of all formats

The names below are loaded on first use (tmx.lazily).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmx.lazily import on_first_use

if TYPE_CHECKING:
    from glossaries.extraction.candidate import Candidate
    from glossaries.extraction.run import extract

__all__ = ["Candidate", "extract"]

__getattr__, __dir__ = on_first_use(
    __name__,
    {
        "glossaries.extraction.candidate": ("Candidate",),
        "glossaries.extraction.run": ("extract",),
    },
)
