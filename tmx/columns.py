"""Which columns of a table are source and target: by the user, by heading, by content, by order.

The headings decide where there are any (`tmx.headings`); what they leave open, the script of the
texts decides (Chinese against Latin); where that tells nothing, the order of two columns. Anything
else is a question to the user, never a guess.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tmx.failure import BadFormat
from tmx.headings import NOTHING, SOURCE, TARGET, Heading, heading_of
from tmx.languages import closeness, same_language
from tmx.options import Languages, Reading
from tmx.scripts import script_for, script_of

Rows = Sequence[Sequence[str]]

#: So many rows are looked at to tell the columns.
SAMPLE = 200
# The row of headings is one of the first; titles and notes may stand above it.
_HEADED_WITHIN = 8
# A column of fewer different texts than this share is a property, such as a status.
_VARIED = 0.1
_LONGEST_HEADING = 60
# So many of a column's texts are in its script: there may be an acronym among them.
_NEARLY_ALL = 0.8
# So much of a text tells people which column it is.
_SHOWN = 20
_CODE = re.compile(r"[\W\d_]*(?:[A-Za-z]?[\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that may hold one side of the pairs.

    Attributes:
        index: from 0.
        name: its heading, "" for none.
        role: `source` or `target` where the heading says so.
        language: of its texts, "" if unknown.
        script: that its texts are written in, "" if unknown.
        first: its first text, "" if unknown.
    """

    index: int
    name: str = ""
    role: str = ""
    language: str = ""
    script: str = ""
    first: str = ""

    def __str__(self) -> str:
        number = str(self.index + 1)
        if self.name or not self.first:
            return f"{number} '{self.name}'" if self.name else number
        first = " ".join(self.first.split())
        return f"{number} ('{first[:_SHOWN]}{'…' * (len(first) > _SHOWN)}')"


@dataclass(frozen=True, slots=True)
class Columns:
    """How rows become pairs.

    Attributes:
        source: the source's column.
        target: the target's.
        others: columns of further languages.
        properties: (index, role or "", heading) of the columns that say something about the pair.
        start: index of the first row below the headings; 0 if there are none.
    """

    source: Column
    target: Column
    others: tuple[Column, ...] = ()
    properties: tuple[tuple[int, str, str], ...] = ()
    start: int = 0

    @property
    def told(self) -> str:
        """What was decided: `columns 'English' -> en, '中文' -> zh`."""
        parts = [
            f"'{one.name}' -> {one.language}" if one.name else f"{one.index + 1} -> {one.language}"
            for one in (self.source, self.target, *self.others)
        ]
        return f"columns {', '.join(parts)}"


def columns_of(rows: Rows, languages: Languages, reading: Reading) -> Columns | None:
    """The columns of a table, told from its first rows; None if it holds no pairs.

    Args:
        rows: the first rows, `SAMPLE` of them as a rule.
        languages: tags of source and target where neither user nor file say another.
        reading: the languages and columns that the user asks for.

    Raises:
        BadFormat: the columns that are asked for are not there, or several would do.
    """
    start, headings, names = _header(rows, reading)
    understood = bool(headings)
    if not start and _stands_out(rows, [_number(one, rows) for one in _wanted(reading)]):
        start, names = 1, [" ".join(cell.split()) for cell in rows[0]]
        headings = [heading_of(name) for name in names]
    body = rows[start:]
    found = _candidates(body, headings, names, languages, by_content=not understood)
    width = max(map(len, rows), default=0)
    source = _asked(reading.source_column, SOURCE, names, found, width)
    target = _asked(reading.target_column, TARGET, names, found, width)
    if source is None and target is None and len(found) < 2:
        return None
    chosen = _chosen(found, source, target, languages, reading)
    others = tuple(
        column
        for column in found
        if column.index not in {one.index for one in chosen} and understood and column.language
        and not any(same_language(column.language, one.language) for one in chosen)
    )  # fmt: skip
    taken = {one.index for one in (*chosen, *others)}
    properties = tuple(
        (index, heading.role, names[index])
        for index, heading in enumerate(headings)
        if index not in taken and names[index]
    )
    return Columns(*chosen, others, properties, start)


def _header(rows: Rows, reading: Reading) -> tuple[int, list[Heading], list[str]]:
    """Rows up to the one below the headings, what these say, and how they read."""
    asked = {name.casefold() for name in _wanted(reading) if _number(name, rows) is None}
    for index, row in enumerate(rows[:_HEADED_WITHIN]):
        names = [" ".join(cell.split()) for cell in row]
        headings = [heading_of(name) for name in names]
        if are_headings(headings) or asked & {name.casefold() for name in names if name}:
            return index + 1, headings, names
    return 0, [], []


def _wanted(reading: Reading) -> list[str]:
    """The columns that the user names."""
    return [name for name in (reading.source_column, reading.target_column) if name]


def _number(name: str, rows: Rows) -> int | None:
    """The index of a column that the user names by its number; None if it is none."""
    width = max(map(len, rows), default=0)
    return int(name) - 1 if name.isdecimal() and 1 <= int(name) <= width else None


def _stands_out(rows: Rows, asked: Sequence[int | None]) -> bool:
    """Whether the first row heads the columns in words that are not known.

    It does if it is in one script and the rows below in two, each column in its own: `Begriff,Word`
    above English and Chinese. Beside columns that the user names by number one known heading is
    enough.

    Args:
        rows: the first ones.
        asked: indexes of the columns that the user names by number.
    """
    first, body = (rows[0], rows[1:]) if rows else ((), ())
    if not body or max(map(len, first), default=0) > _LONGEST_HEADING:
        return False
    if asked and None not in asked:
        others = (cell for index, cell in enumerate(first) if index not in asked)
        if any(heading_of(cell).role for cell in others):
            return True
    places = [one for one in asked if one is not None] or range(len(first))
    words = [first[index].strip() for index in places if index < len(first)]
    scripts = {script for index in places if (script := _only_script(body, index))}
    own = {script_of([word]) for word in words}
    distinct = len({word.casefold() for word in words}) == len(words) and not any(
        word.isupper() for word in words if word.isascii()
    )
    return distinct and "" not in own and len(own) == 1 < len(scripts) and own < scripts


def _only_script(rows: Rows, index: int) -> str:
    """The script that nearly all of a column's texts are written in; "" if there is none."""
    cells = (row[index] for row in rows if index < len(row) and row[index].strip())
    scripts = Counter(script for cell in cells if (script := script_of([cell])))
    [(most, count)] = scripts.most_common(1) or [("", 0)]
    return most if count >= _NEARLY_ALL * sum(scripts.values()) else ""


def are_headings(headings: list[Heading]) -> bool:
    """Whether a row heads two sides: two languages, or source and target, or one of each."""
    texts = [one for one in headings if one.is_text]
    languages = {one.language for one in texts if one.language}
    roles = {one.role for one in texts if one.role}
    distinct = any(not same_language(one, other) for one in languages for other in languages)
    return distinct or roles == {SOURCE, TARGET} or (len(texts) > 1 and bool(roles and languages))


def _candidates(
    body: Rows,
    headings: list[Heading],
    names: list[str],
    languages: Languages,
    *,
    by_content: bool,
) -> list[Column]:
    width = max((len(row) for row in body), default=len(names))
    found = []
    for index in range(width):
        heading = headings[index] if index < len(headings) else NOTHING
        texts = [row[index] for row in body if index < len(row) and row[index].strip()]
        if heading.is_text or (by_content and not heading.role and _is_prose(texts)):
            name = names[index] if index < len(names) else ""
            script = script_of(texts)
            language = heading.language or _by_script(script, languages)
            found.append(
                Column(index, name, heading.role, language, script, texts[0] if texts else "")
            )
    return found


def _is_prose(texts: list[str]) -> bool:
    """Whether the cells of a column without heading are texts and not numbers, codes or states."""
    if not texts or sum(_CODE.fullmatch(text.strip()) is not None for text in texts) * 2 > len(
        texts
    ):
        return False
    return len(texts) < 10 or len(set(texts)) > _VARIED * len(texts)


def _by_script(script: str, languages: Languages) -> str:
    """The one of both languages that is written in a script, "" if both are or none is."""
    fitting = {language for language in languages if script and script_for(language) == script}
    return fitting.pop() if len(fitting) == 1 else ""


def _asked(
    wanted: str, side: str, names: list[str], found: list[Column], width: int
) -> Column | None:
    """The column that the user names for a side, None if none is named."""
    if not wanted:
        return None
    matching = [i for i, name in enumerate(names) if name and name.casefold() == wanted.casefold()]
    if wanted.isdecimal() and 1 <= int(wanted) <= width:
        matching = [int(wanted) - 1]
    if len(matching) != 1:
        cause = "two columns are headed" if matching else "there is no column"
        listed = ", ".join(f"{i + 1} '{name}'" for i, name in enumerate(names) if name)
        raise BadFormat(
            f"{cause} '{wanted}'" + (f" (columns: {listed})" if listed else ""),
            remedy=f"give --{side}-column a heading or a number from 1 to {width}",
        )
    index = matching[0]
    known = next((column for column in found if column.index == index), None)
    return known or Column(index, names[index] if index < len(names) else "")


def _chosen(
    found: list[Column],
    source: Column | None,
    target: Column | None,
    languages: Languages,
    reading: Reading,
) -> tuple[Column, Column]:
    """Both sides' columns, each with a language."""
    if not reading.source_language and not reading.target_language:
        source, target = source or _sided(found, SOURCE), target or _sided(found, TARGET)
    source = source or _in_language(found, languages.source, SOURCE, target)
    target = target or _in_language(found, languages.target, TARGET, source)
    source = source or _left_over(found, target, SOURCE, bool(reading.source_language))
    target = target or _left_over(found, source, TARGET, bool(reading.target_language))
    if source is None or target is None:
        raise _untold(found, source, languages, reading)
    if source.index == target.index:
        raise BadFormat(f"column {source} is named for both sides", remedy="name two columns")
    if source.language == target.language and not same_language(*languages):
        # Told by script alone, both would be in one language: the order of the sides counts.
        source, target = (
            replace(one, language=heading_of(one.name).language) for one in (source, target)
        )
    swapped = (source.language and same_language(source.language, languages.target)) or (
        target.language and same_language(target.language, languages.source)
    )
    usual = Languages(*reversed(languages)) if swapped else languages
    return _spoken(source, usual.source, reading), _spoken(target, usual.target, reading)


def _spoken(column: Column, language: str, reading: Reading) -> Column:
    """The column with its language: the given one where the file says none, or nothing nearer."""
    asked_for = language in (reading.source_language, reading.target_language)
    if column.language:
        general = "-" not in column.language and same_language(column.language, language)
        return replace(column, language=language if general and asked_for else column.language)
    if not asked_for and column.script and script_for(language) not in ("", column.script):
        raise BadFormat(
            f"column {column} is not in '{language}', which is taken where nothing is said",
            remedy="say the languages with -s and -t",
        )
    return replace(column, language=language)


def _sided(found: list[Column], role: str) -> Column | None:
    """The one column whose heading says the side."""
    sided = [column for column in found if column.role == role]
    return sided[0] if len(sided) == 1 else None


def _in_language(
    found: list[Column], language: str, role: str, without: Column | None
) -> Column | None:
    """The column in a language; of several the one whose heading says the side, or the nearest.

    Raises:
        BadFormat: several are as near.
    """
    near = [
        (distance, column)
        for column in found
        if column.language and (without is None or column.index != without.index)
        and (distance := closeness(column.language, language)) is not None
    ]  # fmt: skip
    sided = [column for _, column in near if column.role == role]
    least = min((distance for distance, _ in near), default=0)
    best = sided or [column for distance, column in near if distance == least]
    if len(best) > 1:
        told = f"{', '.join(map(str, best[:-1]))} and {best[-1]}"
        raise BadFormat(
            f"columns {told} {'both' if len(best) == 2 else 'all'} look like '{language}'",
            remedy=f"say which with --{role}-column, or the languages with -s and -t",
        )
    return best[0] if best else None


def _left_over(
    found: list[Column], other: Column | None, role: str, asked_for: bool
) -> Column | None:
    """A side by its heading, or by order where no more columns are left than sides.

    A column that is surely in another language than the user asked for is never taken.
    """
    left = [column for column in found if other is None or column.index != other.index]
    best = _sided(left, role)
    if best is None and len(left) == (2 if other is None else 1):
        best = left[0]
    return None if best is None or (best.language and asked_for) else best


def _untold(
    found: list[Column], source: Column | None, languages: Languages, reading: Reading
) -> BadFormat:
    listed = ", ".join(
        f"{column} -> {column.language}" if column.language else str(column) for column in found
    )
    side = "source" if source is None else "target"
    asked_for = reading.source_language if source is None else reading.target_language
    if asked_for and any(column.language for column in found):
        cause = f"no column is in '{getattr(languages, side)}' (columns: {listed})"
    else:
        cause = f"which columns are source and target cannot be told (columns: {listed})"
    return BadFormat(
        cause, remedy="say it with --source-column and --target-column, by heading or number"
    )


def in_order(rows: Rows, languages: Languages) -> Columns:
    """The first two columns of a plain bitext, turned round if the scripts say that they are."""
    scripts = [script_of(row[side] for row in rows if side < len(row)) for side in (0, 1)]
    expected = [script_for(language) for language in languages]
    turned = all(scripts) and all(expected) and scripts == expected[::-1] != expected
    first, second = Column(0), Column(1)
    source, target = (second, first) if turned else (first, second)
    return Columns(
        replace(source, language=languages.source, script=scripts[source.index]),
        replace(target, language=languages.target, script=scripts[target.index]),
    )


def doubt(columns: Columns, reading: Reading) -> str:
    """What speaks against a language that nobody asked for: the script of the texts; "" if none."""
    asked_for = (reading.source_language, reading.target_language)
    for one in (columns.source, columns.target):
        expected = script_for(one.language)
        if one.language not in asked_for and one.script and expected not in ("", one.script):
            return f"{columns.told}, but column {one} is in {one.script} script: give -s and -t"
    return ""
