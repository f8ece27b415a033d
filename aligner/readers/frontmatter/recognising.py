"""What stands before a document's text and behind it: masthead, cover lines, job number.

`recognised` reads the masthead's values and marks its blocks, and takes no text away: a block that
is marked is still read, paired and written, and only says of itself that it is no text. It is sure
or silent. A masthead is there if something is that stands in no text by itself (a document symbol,
`Distr.:`, `Original:`), and it ends where the first line is that a masthead does not have: the
title, as a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aligner.document import Block, Document, Kind, Masthead
from aligner.readers.frontmatter.lines import Piece, Role, is_job, pieces
from aligner.readers.repair import masthead_symbol

FRONT, BACK = "front", "back"

# A masthead is no longer, in blocks, and neither is what page headers say of it, in lines.
_MOST_BLOCKS, _MOST_LINES = 40, 60
# Lines that are none of a masthead's and stand in one: names of bodies of an unusual form.
_MOST_STRANGERS = 2
_LONGEST_STRANGER = 160
_LONGEST_TITLE = 400

# What no text has in a line of its own; with one more piece the organisation's name is enough.
_SURE = {Role.SYMBOL, Role.DISTRIBUTION, Role.ORIGINAL}
# After one of these a stranger was still in the masthead; places and items may follow a title.
_WITHIN = _SURE | {
    Role.ORGANISATION, Role.DATE, Role.LANGUAGE, Role.ORGAN, Role.SESSION, Role.REISSUED,
}  # fmt: skip

_SENTENCE_END = re.compile(r"[.。!?！？;；:：]\W*$")
# What stands below a title and is none: who wrote the document, or to whom.
_BYLINE = re.compile(
    r"\[?(?:Note|Report|Memorandum|Statement|Summary|Letter) (?:by|of|from|dated)\b"
    r"|(?:Working|Background|Discussion|Conference room|Information) (?:paper|note|document)\b"
    r"|(?:Submitted|Prepared|Adopted) (?:by|at)\b|Addendum|Corrigendum|Revision|on the report of"
    r"|.{0,30}(?:的报告|的说明|提交|增编|更正)$"
    r"|(?:Note|Rapport|Lettre|Informe|Nota|Carta) (?:du|de|des|del)\b"
    r"|Доклад|Записка|Письмо|تقرير|مذكرة|رسالة",
    re.I,
)
_RESOLUTION_TITLE = re.compile(r"(?:\d{1,3}|\d{4})/\d{1,4}[.\s]\s*\S")
_ASTERISKS = re.compile(r"\*{1,4}")
# Beside a job number: its bar code, and the days on which the job was done.
_BESIDE_A_JOB = re.compile(r"\*?\d{6,8}\*?")


@dataclass(frozen=True, slots=True)
class _Line:
    """A block that is no note, and what of a masthead it consists of."""

    index: int
    block: Block
    pieces: tuple[Piece, ...]

    @property
    def roles(self) -> set[Role]:
        return {piece.role for piece in self.pieces}

    @property
    def may_be_strange(self) -> bool:
        text = self.block.text
        in_text = self.block.kind in {Kind.HEADING, Kind.LIST_ITEM} or self.block.label
        return not in_text and len(text) <= _LONGEST_STRANGER and not _SENTENCE_END.search(text)


def recognised(document: Document, headers: Sequence[str] = ()) -> Document:
    """A document with what its first page says, and with the parts of its blocks.

    Args:
        document: as a reader made it; a symbol that it has is kept.
        headers: lines that stand in page headers beside `document.running`.

    Returns:
        The document with `symbol`, `masthead`, and `part` of its blocks; the texts and the number
        of the blocks are as they were. Without a masthead only a symbol may be found.
    """
    lines = _first_lines(document.blocks)
    front = _front(lines)
    printed = [each for line in front for each in line.pieces]
    above = [each for line in (*headers, *document.running)[:_MOST_LINES] for each in pieces(line)]
    found = printed + above
    if not _is_sure({piece.role for piece in found}):
        front, found = [], []
    symbol = document.symbol or _value(found, Role.SYMBOL) or masthead_symbol(document.blocks)
    marked = _front_indices(document.blocks, front)
    blocks = tuple(
        replace(block, part=part) if part else block
        for block, part in zip(document.blocks, _parts(document.blocks, marked), strict=True)
    )
    masthead = _masthead(found, lines, front) if found else document.masthead
    return replace(document, blocks=blocks, symbol=symbol, masthead=masthead)


def _first_lines(blocks: Sequence[Block]) -> list[_Line]:
    return [
        _Line(index, block, () if block.label else pieces(block.text))
        for index, block in enumerate(blocks[:_MOST_BLOCKS])
        if block.kind is not Kind.FOOTNOTE
    ]


def _is_sure(roles: set[Role]) -> bool:
    return bool(roles & _SURE) or (Role.ORGANISATION in roles and len(roles) > 1)


def _front(lines: Sequence[_Line]) -> list[_Line]:
    """The lines before the title, strangers among them included."""
    kept = 0
    for place, line in enumerate(lines):
        if line.pieces and line.block.kind is not Kind.LIST_ITEM:
            strangers = place - kept
            if strangers and not line.roles & _WITHIN:
                break
            kept = place + 1
        elif not line.may_be_strange or place - kept >= _MOST_STRANGERS:
            break
    return list(lines[: kept - _title_taken(lines, kept)])


def _title_taken(lines: Sequence[_Line], kept: int) -> int:
    """How many lines at the end name a body by their form alone and are rather the title.

    A heading with nothing of the masthead below it is; so is a line above running text.
    """
    last = lines[kept - 1] if kept else None
    if last is None or last.roles != {Role.BODY}:
        return 0
    below = lines[kept] if kept < len(lines) else None
    untitled = below is None or not _may_be_title(below)
    return int(last.block.kind is Kind.HEADING or untitled)


def _may_be_title(line: _Line) -> bool:
    text = line.block.text
    if line.block.kind is Kind.HEADING:
        return True
    return (
        line.block.kind in {Kind.PARAGRAPH, Kind.TABLE_CELL}
        and len(text) <= _LONGEST_TITLE
        and not _SENTENCE_END.search(text)
    )


def _masthead(found: Sequence[Piece], lines: Sequence[_Line], front: Sequence[_Line]) -> Masthead:
    return Masthead(
        distribution=_value(found, Role.DISTRIBUTION, without="Distr."),
        date=_value(found, Role.DATE),
        original=_value(found, Role.ORIGINAL),
        session=_value(found, Role.SESSION),
        title=_title(lines[len(front) :], front),
    )


def _value(found: Sequence[Piece], role: Role, without: str = "") -> str:
    return next((one.value for one in found if one.role is role and one.value != without), "")


def _title(rest: Sequence[_Line], front: Sequence[_Line]) -> str:
    """The title among the lines below the masthead, "" if none of them looks like one."""
    near = []
    for line in rest[:4]:
        if not _may_be_title(line):
            break
        near.append(line.block)
    if not near:
        return ""
    named = next((each for each in near if _RESOLUTION_TITLE.match(_printed(each))), None)
    heading = next((each for each in near[:3] if each.kind is Kind.HEADING), None)
    if named or heading:
        return _printed(named or heading or near[0])
    # Below the number of an agenda's item stands the item's name, and then the title.
    named_by_item = front and Role.ITEM in front[-1].roles and len(near) > 1
    second = named_by_item and not _BYLINE.match(near[1].text)
    return _printed(near[1] if second else near[0])


def _printed(block: Block) -> str:
    return f"{block.label} {block.text}".strip().rstrip("*").rstrip()


def _front_indices(blocks: Sequence[Block], front: Sequence[_Line]) -> set[int]:
    """The front's blocks and the notes that belong to it."""
    marked = {line.index for line in front}
    if not front:
        return marked
    carried = {mark for index in marked for _, mark in blocks[index].marks}
    starred = any("*" in blocks[index].text for index in marked)
    carried |= {"*", "**", "***"} if starred else set()
    notes = {index for index, block in enumerate(blocks[:_MOST_BLOCKS]) if _is_note(block, carried)}
    return marked | notes


def _is_note(block: Block, carried: set[str]) -> bool:
    """Whether a block is a masthead's note: `* E/CN.15/2018/1.`, `* Reissued for ...`."""
    if block.kind is Kind.FOOTNOTE:
        return block.label in carried and bool(_ASTERISKS.fullmatch(block.label))
    if block.kind is Kind.HEADING or block.label or not carried & {"*", "**", "***"}:
        return False
    roles = {piece.role for piece in pieces(block.text.rstrip(".。"))}
    starred = block.kind is Kind.LIST_ITEM or block.text.startswith("*")
    return roles == {Role.REISSUED} or (starred and roles == {Role.SYMBOL})


def _parts(blocks: Sequence[Block], front: set[int]) -> Iterator[str]:
    """Each block's part. A job number stands at a page's foot, wherever that page ends."""
    jobs = {at for at, block in enumerate(blocks) if not block.label and is_job(block.text)}
    for index, block in enumerate(blocks):
        beside = {index - 1, index + 1} & jobs and _BESIDE_A_JOB.fullmatch(block.text)
        if index in jobs or (beside and not block.label):
            yield BACK
        else:
            yield FRONT if index in front else block.part
