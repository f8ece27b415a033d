"""Filling the empty targets of an XLIFF 1.2 or 2 file, with all else in it left as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from os import PathLike

from tmx.escaping import escaped_text
from tmx.failure import BadFormat
from tmx.filling import FillCounts, Propose
from tmx.xml_places import Edit, Node, edited, parse, with_attributes
from tmx.xml_text import whole_text

#: Sub-state of a segment whose translation was made for another text.
FUZZY_MATCH = "diptych:fuzzy-match"
# XLIFF 1.2 codes whose content is native code, not text (XLIFF 1.2, section 2.4).
_NATIVE = frozenset({"ph", "bpt", "ept", "it"})
_BLANK = re.compile(rb"[ \t\r\n]*$")


def filled_xliff(path: str | PathLike[str], propose: Propose) -> tuple[bytes, FillCounts]:
    """The bytes of an XLIFF file with its gaps filled, and what became of its segments.

    A segment whose codes all stand at its ends keeps them there; with codes inside, the text is
    filled in without them and counts as fuzzy. What is not to be translated is passed over.

    Raises:
        FileProblem, BadEncoding, BadFormat: it cannot be read, or is not XLIFF.
    """
    whole = whole_text(path)
    data = whole.text.encode()
    root = parse(path, data)
    if root.local != "xliff":
        raise BadFormat(
            f"the root element is <{root.local}>, not <xliff>",
            path=path,
            remedy="check that the file is what its suffix says",
        )
    filler = _Filler(data, propose)
    fill = filler.fill_2 if root.attributes.get("version", "1").startswith("2") else filler.fill_1
    for unit in _units(root, translate=True):
        fill(unit)
    text = edited(data, filler.edits).decode()
    return whole.encoded(text), filler.counts


def _units(node: Node, *, translate: bool) -> Iterator[Node]:
    """The units below an element that are to be translated."""
    own = node.attributes.get("translate")
    translate = translate if own is None else own != "no"
    if node.local in ("unit", "trans-unit"):
        if translate:
            yield node
        return
    for child in node.children:
        yield from _units(child, translate=translate)


@dataclass(frozen=True, slots=True)
class _Source:
    """What a segment's source says.

    Attributes:
        text: without codes.
        before: the codes before the text, as they stand in the file.
        after: likewise those behind it.
        coded_inside: whether there are codes between parts of the text.
    """

    text: str
    before: str = ""
    after: str = ""
    coded_inside: bool = False


def _read(node: Node, data: bytes) -> _Source:
    pieces = sorted(_pieces(node), key=lambda piece: piece[1])
    text = "".join(text for text, _, _ in pieces)
    if not pieces or not node.children:
        return _Source(text)
    start, end = pieces[0][1], pieces[-1][2]
    inner = [one for one in node.all_within() if one is not node]
    codes = [place for one in inner for place in (one.start, one.inner_end)]
    within = data[node.inner : node.inner_end]
    if b"<![CDATA[" in within or any(start < place < end for place in codes):
        return _Source(text, coded_inside=True)
    return _Source(text, data[node.inner : start].decode(), data[end : node.inner_end].decode())


def _pieces(node: Node) -> Iterator[tuple[str, int, int]]:
    if node.local not in _NATIVE:
        yield from node.texts
        for child in node.children:
            yield from _pieces(child)


def _segments(node: Node | None) -> dict[str, Node]:
    """Identifier -> the segments that an element of XLIFF 1.2 is cut into."""
    marks = node.all_within() if node else ()
    return {
        mark.attributes.get("mid", ""): mark
        for mark in marks
        if mark.local == "mrk" and mark.attributes.get("mtype") == "seg"
    }


def _empty(node: Node | None) -> bool:
    """Whether nothing stands in an element but white space and empty segments."""
    return node is None or (
        not any(text.strip() for one in node.all_within() for text, _, _ in one.texts)
        and all(one.local == "mrk" for one in node.all_within() if one is not node)
    )


class _Filler:
    """What is to be changed in a document."""

    def __init__(self, data: bytes, propose: Propose) -> None:
        self.counts = FillCounts()
        self.edits: list[Edit] = []
        self._data = data
        self._propose = propose

    def fill_2(self, unit: Node) -> None:
        """Fill the segments of an XLIFF 2 unit."""
        context = unit.attributes.get("name", "")
        for segment in unit.children:
            source, target = segment.child("source"), segment.child("target")
            if segment.local != "segment" or source is None:
                continue
            found = self._found(source, target, context)
            if found is None:
                continue
            markup, fuzzy = found
            state = (
                {"state": "initial", "subState": FUZZY_MATCH} if fuzzy else {"state": "translated"}
            )
            self._change_tag(segment, state)
            self._put(source, target, markup, {}, source)

    def fill_1(self, unit: Node) -> None:
        """Fill an XLIFF 1.2 unit, or those of its segments that are empty."""
        source, target = unit.child("source"), unit.child("target")
        if source is None:
            return
        segmented = unit.child("seg-source")
        context = unit.attributes.get("resname", "")
        if segmented is not None and _segments(segmented):
            self._fill_segments(segmented, target, source, context)
            return
        if found := self._found(source, target, context):
            markup, fuzzy = found
            self._put(source, target, markup, _state_1(fuzzy, whole=True), segmented or source)

    def _fill_segments(
        self, segmented: Node, target: Node | None, source: Node, context: str
    ) -> None:
        sources, targets = _segments(segmented), _segments(target)
        if target is not None and not targets and not _empty(target):
            self.counts.kept += len(sources)
            return
        before = self.counts.empty
        found = {
            name: filled
            for name, one in sources.items()
            if (filled := self._found(one, targets.get(name), context))
        }
        if not found:
            return
        whole = self.counts.empty == before
        fuzzy = any(one[1] for one in found.values())
        state = _state_1(fuzzy, whole=whole)
        if target is None or not targets:
            markup = self._copied(segmented, sources, {name: one[0] for name, one in found.items()})
            self._put(source, target, markup, state, segmented)
            return
        self._change_tag(target, state)
        for name, (markup, _) in found.items():
            if name in targets:
                self._put(source, targets[name], markup, {}, segmented)

    def _copied(self, segmented: Node, sources: dict[str, Node], found: dict[str, str]) -> str:
        """What `seg-source` holds, each segment with its translation or empty."""
        base = segmented.inner
        edits = [
            (one.inner - base, one.inner_end - base, found.get(name, ""))
            for name, one in sources.items()
        ]
        return edited(self._data[base : segmented.inner_end], edits).decode()

    def _found(self, source: Node, target: Node | None, context: str) -> tuple[str, bool] | None:
        """What goes into the target of a segment, and whether it is to be looked at."""
        read = _read(source, self._data)
        if not read.text.strip():
            return None
        if not _empty(target):
            self.counts.kept += 1
            return None
        proposal = self._propose(read.text, context)
        if proposal is None or not proposal.target.strip():
            self.counts.empty += 1
            return None
        fuzzy = not proposal.exact or read.coded_inside
        self.counts.fuzzy += fuzzy
        self.counts.exact += not fuzzy
        return read.before + escaped_text(proposal.target) + read.after, fuzzy

    def _put(
        self, source: Node, target: Node | None, markup: str, state: dict[str, str], after: Node
    ) -> None:
        """Write a target, which stands behind `after` where there was none."""
        if target is None:
            prefix = source.name.removesuffix(source.local)
            blank = _BLANK.search(self._data, max(0, source.start - 200), source.start)
            indent = blank[0].decode() if blank else ""
            start = with_attributes(f"<{prefix}target>", state)
            new = f"{indent}{start}{markup}</{prefix}target>"
            self.edits.append((after.end, after.end, new))
            return
        tag = with_attributes(self._data[target.start : target.inner].decode(), state)
        if target.inner == target.end:
            tag = re.sub(r"\s*/>$", ">", tag)
        self.edits.append((target.start, target.end, f"{tag}{markup}</{target.name}>"))

    def _change_tag(self, node: Node, values: dict[str, str]) -> None:
        tag = self._data[node.start : node.inner].decode()
        self.edits.append((node.start, node.inner, with_attributes(tag, values)))


def _state_1(fuzzy: bool, *, whole: bool) -> dict[str, str]:
    """State and qualifier of a target (XLIFF 1.2, attributes "state" and "state-qualifier")."""
    if not whole:
        return {"state": "needs-translation"}
    if fuzzy:
        return {"state": "needs-review-translation", "state-qualifier": "fuzzy-match"}
    return {"state": "translated", "state-qualifier": "exact-match"}
