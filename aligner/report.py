"""An alignment to read: both versions side by side in one HTML file that needs nothing else.

A translator or reviewer opens it in any browser, from disk or from mail, and looks at the beads
that the aligner is least sure of. Without JavaScript everything is there to read; the script
adds filters, search and keys. The look and the script stand in `report_page`, as files of their
own kind; a Content-Security-Policy in the page lets nothing else run or load.
"""

from __future__ import annotations

import base64
import hashlib
import html
import os
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from string import Template
from typing import BinaryIO

from aligner.document import Alignment, Bead, Document, Segment
from aligner.plausibility import UNRELATED
from aligner.summary import summarise
from tmx.languages import LANGUAGES
from tmx.version import VERSION

# Where the slider stands at first: below it a bead is likelier wrong than right.
DOUBTFUL = 0.5

# A filter that stands there only if it has something to show.
_MOVED_FILTER = (
    '<label><input type="radio" name="filter" value="moved"><span>Moved <b></b></span></label>'
)

# Scripts written from right to left (Unicode Standard, chapters 9 and 19), by ISO 15924 code.
_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})

# Colours of the scale from doubtful to sure, and steps of the bar: classes in page.css.
_COLOURS = 5
_STEPS = 20

# Stands where the confidence of a bead with both sides does.
_LONE = '<span class="sure">unaligned</span>'
# Stands below it where a bead crosses others.
_MOVED = '<span class="elsewhere" title="stands elsewhere in the target">moved</span>'

# Characters that HTML has no place for are shown by their pictures (Unicode block 2400).
_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)}
_PICTURES[0x7F] = 0x2421

_SIDES = ("source", "target")


def write_report(
    stream: BinaryIO, alignment: Alignment, *, title: str = "", min_confidence: float = 0.0
) -> None:
    """Write the side-by-side report: one HTML file, UTF-8, the same bytes for the same alignment.

    Args:
        stream: open for writing bytes.
        alignment: of two documents.
        title: of the page; by default the names of the two documents.
        min_confidence: beads with both sides that are below it are left out, and the head says
            how many; sides left unaligned stay, since nothing else shows that they are.
    """
    documents = (alignment.source_document, alignment.target_document)
    kept = [(n, bead) for n, bead in enumerate(alignment.beads, 1) if _keeps(bead, min_confidence)]
    style, script = _file("page.css"), _file("page.js")
    page = Template(_file("page.html")).substitute(
        policy=_policy(style, script),
        generator=_text(f"diptych {VERSION}"),
        title=_text(title or " · ".join(_name(document) for document in documents)),
        style=style,
        script=script,
        signature=_text(" · ".join(" ".join(item) for item in alignment.signature.items())),
        summary=_summary(alignment, len(alignment.beads) - len(kept), min_confidence),
        moved=_MOVED_FILTER if any(bead.moved for _, bead in kept) else "",
        threshold=f"{DOUBTFUL:.2f}",
        columns="\n".join(map(_column, _SIDES, documents)),
        rows="\n".join(_rows(alignment, kept)),
    )
    # A lone surrogate is no character; UTF-8 has no bytes for it.
    stream.write(page.encode("utf-8", "replace"))


def _keeps(bead: Bead, min_confidence: float) -> bool:
    return not (bead.source and bead.target) or bead.confidence >= min_confidence


def _file(name: str) -> str:
    return (resources.files("aligner") / "report_page" / name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """What the page may do (CSP Level 3): run its own script and style, known by their hashes."""
    return (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _text(text: str) -> str:
    return html.escape(text.translate(_PICTURES))


# The head.


def _name(document: Document) -> str:
    return os.path.basename(document.path) or document.symbol or _language(document.language)


def _language(tag: str) -> str:
    known = LANGUAGES.get(tag) or LANGUAGES.get(tag.split("-")[0])
    return known[0] if known else tag


def _summary(alignment: Alignment, left_out: int, min_confidence: float) -> str:
    summary = summarise(alignment)
    types = ", ".join(f"{kind}: {count}" for kind, count in summary.beads.items())
    entries = [
        ("Segments", _pair(summary.segments)),
        ("Beads", f"{sum(summary.beads.values())} <small>{types}</small>"),
        ("Unaligned", _pair(summary.unaligned)),
        ("Mean confidence", f"{summary.confidence:.2f}{_bar(summary.confidence)}"),
    ]
    if moved := sum(bead.moved for bead in alignment.beads):
        entries.append(("Moved", str(moved)))
    if alignment.unrelated:
        entries.append(("Doubt", UNRELATED))
    if left_out:
        entries.append(("Left out", f"{left_out} <small>below {min_confidence:.2f}</small>"))
    return "\n".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in entries)


def _pair(counts: tuple[int, int]) -> str:
    return f"{counts[0]} + {counts[1]}"


def _column(side: str, document: Document) -> str:
    language = _language(document.language)
    names = (language, document.language, os.path.basename(document.path), document.symbol)
    others = " · ".join(dict.fromkeys(name for name in names if name and name != language))
    return (
        f'<th scope="col"><span class="name">{_text(language)}</span> '
        f'<span class="file">{_text(others)}</span>'
        f'<input type="search" id="find-{side}" placeholder="Search the {side}" '
        f'aria-label="Search the {side}" {_script_of(document.language)} hidden></th>'
    )


def _script_of(language: str) -> str:
    """The attributes that tell a browser which glyphs to take and where lines begin."""
    return f'lang="{_text(language)}" dir="{_direction(language)}"'


def _direction(language: str) -> str:
    import langcodes

    try:
        script = langcodes.get(language).maximize().script
    except ValueError:
        return "ltr"
    return "rtl" if script in _RIGHT_TO_LEFT else "ltr"


# The beads.


def _rows(alignment: Alignment, kept: Iterable[tuple[int, Bead]]) -> Iterator[str]:
    languages = (alignment.source_document.language, alignment.target_document.language)
    opening = [f"<td {_script_of(language)}>" for language in languages]
    absent = [f'<td class="none"><span>not in the {side}</span></td>' for side in _SIDES]
    segments = (alignment.source, alignment.target)
    for position, bead in kept:
        cells = (
            f"{opening[side]}{_segments(segments[side], indices)}</td>" if indices else absent[side]
            for side, indices in enumerate((bead.source, bead.target))
        )
        yield f"{_row_start(position, bead)}{''.join(cells)}</tr>"


def _row_start(position: int, bead: Bead) -> str:
    anchor = f"bead-{position}"
    # What is read and what is compared with the slider is one number.
    confidence = round(bead.confidence, 2)
    full = bool(bead.source and bead.target)
    marks = {"doubtful": confidence < DOUBTFUL, "unaligned": not full, "moved": bead.moved}
    classes = " ".join(name for name, holds in marks.items() if holds)
    return (
        f'<tr id="{anchor}" class="{classes}" data-type="{bead.type}" '
        f'data-confidence="{confidence:.2f}">'
        f'<th scope="row"><a href="#{anchor}">{position}</a> '
        f'<span class="type">{bead.type}</span> {_sureness(confidence) if full else _LONE}'
        f"{_MOVED if bead.moved else ''}</th>"
    )


def _sureness(confidence: float) -> str:
    """The number in a colour of the scale and a bar whose length says the same."""
    return f'<span class="sure {_colour(confidence)}">{confidence:.2f}</span>{_bar(confidence)}'


def _bar(confidence: float) -> str:
    return f'<span class="bar {_colour(confidence)} w{round(confidence * _STEPS)}"></span>'


def _colour(confidence: float) -> str:
    return f"c{min(int(confidence * _COLOURS), _COLOURS - 1)}"


def _segments(segments: Sequence[Segment], indices: Sequence[int]) -> str:
    return "".join(map(_segment, map(segments.__getitem__, indices)))


def _segment(segment: Segment) -> str:
    label = f'<span class="label">{_text(segment.label)}</span> ' if segment.label else ""
    level = f' data-level="{segment.level}"' if segment.level else ""
    line = f' title="line {segment.line}"' if segment.line else ""
    return f'<p class="{segment.kind}"{level}{line}>{label}{_text(segment.text)}</p>'
