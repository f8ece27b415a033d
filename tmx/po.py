"""PO, the format of gettext, through polib: for PO editors and for Weblate, Pootle and the like.

A PO file has one message for each context and source. A document repeats itself, so repeated
sentences are merged where their translations agree and told apart by a context where they differ.
What PO has no place for (confidence, label, ...) is written as extracted comments `#. x-label: 1.`
and read back from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from os import PathLike
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import quote, unquote

from tmx.failure import BadEncoding, BadFormat, empty_file
from tmx.files import read_bytes
from tmx.languages import gettext_code, primary, tidy
from tmx.options import (
    DEFAULT_LANGUAGES,
    DEFAULT_READING,
    Languages,
    Need,
    Options,
    Pair,
    Reading,
    WriteResult,
    pairs,
)
from tmx.unit import (
    CONTEXT,
    DOCUMENT,
    FILE,
    FORMAT,
    LINE,
    POSITION,
    STATUS,
    TranslationUnit,
    Variant,
    joined,
)
from tmx.version import VERSION

if TYPE_CHECKING:
    import polib

#: Plural-Forms of the six languages of the United Nations (gettext manual, "Plural forms").
PLURAL_FORMS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 ? 4 : 5);",
    "en": "nplurals=2; plural=(n != 1);",
    "es": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
    "(n%100<10 || n%100>=20) ? 1 : 2);",
    "zh": "nplurals=1; plural=0;",
}
_CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_PROP_COMMENT = re.compile(r"(x-[\w.-]+): (.*)")
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)")
_EPOCH = ("1970", "01", "01", "00", "00")
# A keyword or a continuation line up to its opening quotation mark, and one that is whole.
_OPENED = re.compile(r'\s*(?:msg(?:ctxt|id|id_plural|str(?:\[\d+\])?)\s*)?"')
_CLOSED = re.compile(r'\s*(?:msg(?:ctxt|id|id_plural|str(?:\[\d+\])?)\s*)?"(?:[^\\]|\\.)*"\s*$')
_ELSEWHERE = frozenset({CONTEXT, FILE, FORMAT, LINE, STATUS})
_FORMAT = re.compile("[a-z][a-z-]*-format")


def write_po(stream: BinaryIO, units: Iterable[TranslationUnit], options: Options) -> WriteResult:
    """Write units as one PO file in the options' languages.

    Units without source text are left out and counted; those without target text are untranslated
    messages. A message all of whose units are doubtful (`TranslationUnit.doubtful`) is fuzzy.
    """
    import polib

    options, units = options.resolved(units)
    result = WriteResult()
    found = list(pairs(units, options, result, Need.SOURCE))
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = _header(found, options)
    catalogue.extend(_messages(_grouped(found)))
    stream.write(str(catalogue).encode())
    return result


def _header(found: list[Pair], options: Options) -> dict[str, str]:
    dates = [pair.unit.attribute("creationdate") for pair in found]
    forms = PLURAL_FORMS.get(primary(options.target_language))
    return {
        "Project-Id-Version": "diptych",
        "PO-Revision-Date": _revision(max(dates, default="")),
        "Last-Translator": "Automatically generated",
        "Language-Team": "none",
        "Language": gettext_code(options.target_language),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        **({"Plural-Forms": forms} if forms else {}),
        "X-Generator": f"diptych {VERSION}",
        "X-Source-Language": gettext_code(options.source_language),
    }


def _revision(date: str) -> str:
    """A TMX date in PO's form; the epoch for none, so that equal input gives equal bytes."""
    year, month, day, hour, minute = match.groups() if (match := _DATE.match(date)) else _EPOCH
    return f"{year}-{month}-{day} {hour}:{minute}+0000"


_Key = tuple[str, str, str]  # context, source, target


def _grouped(found: list[Pair]) -> dict[_Key, list[Pair]]:
    """The units that become one message, by context and both texts, in document order.

    An untranslated repetition of a translated sentence joins the translated one.
    """
    groups: dict[_Key, list[Pair]] = {}
    for pair in found:
        groups.setdefault(_key(pair), []).append(pair)
    translated: dict[tuple[str, str], _Key] = {}
    for key in groups:
        if key[2]:
            translated.setdefault(key[:2], key)
    for key in [key for key in groups if not key[2] and key[:2] in translated]:
        groups[translated[key[:2]]] += groups.pop(key)
    return groups


def _key(pair: Pair) -> _Key:
    source = cleaned(pair.source.text)
    return (
        cleaned(pair.unit.prop(CONTEXT)),
        source,
        with_breaks_of(source, cleaned(pair.target.text)),
    )


def cleaned(text: str) -> str:
    """Text without control characters, its lines ended as gettext does."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def with_breaks_of(source: str, target: str) -> str:
    """The target with a line break at either end exactly where the source has one (msgfmt -c)."""
    bare = target.strip("\n")
    if not bare:
        return ""
    return "\n" * source.startswith("\n") + bare + "\n" * source.endswith("\n")


def _messages(groups: dict[_Key, list[Pair]]) -> Iterator[polib.POEntry]:
    versions: dict[tuple[str, str], int] = {}
    for context, source, _ in groups:
        versions[context, source] = versions.get((context, source), 0) + 1
    used = set(versions)
    for (context, source, target), group in groups.items():
        if versions[context, source] > 1:
            context = _free_context(context, source, group[0], used)
        yield _entry(context, source, target, group)


def _free_context(context: str, source: str, pair: Pair, used: set[tuple[str, str]]) -> str:
    """A context that tells this message from others of the same source: where it first stands."""
    place = pair.unit.prop(DOCUMENT) or pair.unit.prop(FILE)
    position = pair.unit.prop(POSITION)
    base = " ".join(part for part in (context, place, position and f"#{position}") if part)
    name, number = base or "1", 1
    while (name, source) in used:
        number += 1
        name = f"{base} ({number})" if base else str(number)
    used.add((name, source))
    return cleaned(name)


def _entry(context: str, source: str, target: str, group: list[Pair]) -> polib.POEntry:
    import polib

    best = max(group, key=_trust).unit
    fuzzy = bool(target) and all(pair.unit.doubtful for pair in group)
    return polib.POEntry(
        msgctxt=context or None,
        msgid=source,
        msgstr=target,
        comment="\n".join(_comments(best)),
        tcomment="\n".join(cleaned(note) for note in best.notes),
        occurrences=[place for pair in group for place in _references(pair.unit)],
        flags=(["fuzzy"] if fuzzy else []) + _FORMAT.findall(best.prop(FORMAT)),
    )


def _trust(pair: Pair) -> float:
    confidence = pair.unit.confidence
    return 1.0 if confidence is None else confidence


def _comments(unit: TranslationUnit) -> Iterator[str]:
    for kind, value in unit.props:
        if kind.startswith("x-") and kind not in _ELSEWHERE:
            yield f"{kind}: {' '.join(cleaned(value).split())}"


def _references(unit: TranslationUnit) -> list[tuple[str, str]]:
    """(file, line) as they stand in the props; white space in names is percent-encoded."""
    places: list[tuple[str, str]] = []
    for kind, value in unit.props:
        if kind == FILE:
            places.append((_reference_name(value), ""))
        elif kind == LINE and value.isdigit():
            name = places.pop()[0] if places else _reference_name(unit.prop(DOCUMENT) or "document")
            places.append((name, value))
    return places


def _reference_name(name: str) -> str:
    return re.sub(r"[\s%]", lambda match: quote(match[0]), cleaned(name))


def read_po(
    path: str | PathLike[str],
    languages: Languages = DEFAULT_LANGUAGES,
    _reading: Reading = DEFAULT_READING,
) -> Iterator[TranslationUnit]:
    """The messages of a PO or POT file as units; obsolete ones are passed over.

    The context becomes the prop x-context, `#, fuzzy` x-status, references x-file and x-position,
    comments notes. A message with plural forms gives two units: the singular with the first form,
    the plural with the last.

    Args:
        path: the file; its header names encoding and target language.
        languages: canonical tags for a file whose header does not name them.
        _reading: of no use here, polib reads the file whole; all readers take it.

    Raises:
        FileProblem: it cannot be read.
        BadEncoding: its bytes are not what the header says.
        BadFormat: it is not PO.
    """
    catalogue = parsed(path)
    languages = Languages(
        tidy(catalogue.metadata.get("X-Source-Language", "")) or languages.source,
        tidy(catalogue.metadata.get("Language", "")) or languages.target,
    )
    for entry in catalogue:
        if not entry.obsolete:
            yield from _units(entry, languages)


def parsed(path: str | PathLike[str]) -> polib.POFile:
    """The messages of a PO file.

    Raises:
        As `read_po`.
    """
    import polib

    if not read_bytes(path).strip():
        raise empty_file(path)
    try:
        _refuse_open_strings(path, polib.detect_encoding(str(path)))
        return polib.pofile(str(path), wrapwidth=0)
    except UnicodeDecodeError as error:
        raise BadEncoding(
            f"not {error.encoding.upper()}: {error.reason}",
            path=path,
            remedy="name its encoding in the header's Content-Type, or save it as UTF-8",
        ) from error
    except OSError as error:
        line = re.search(r"\(line (\d+)\)", str(error))
        raise BadFormat(
            "not PO: expected a comment, a keyword or a quoted string",
            path=path,
            line=int(line[1]) if line else None,
            remedy="check that the file is what its suffix says, or mend this line",
        ) from error


def _refuse_open_strings(path: str | PathLike[str], encoding: str) -> None:
    """A string without its closing quotation mark, which polib passes over with all that it holds.

    Raises:
        BadFormat: the first line that has one; as a rule the file was cut off there.
    """
    for number, line in enumerate(read_bytes(path).decode(encoding).split("\n"), 1):
        if _OPENED.match(line) and not _CLOSED.match(line):
            raise BadFormat(
                "a string without its closing quotation mark",
                path=path,
                line=number,
                remedy="mend this line, or export the file again",
            )


def _units(entry: polib.POEntry, languages: Languages) -> Iterator[TranslationUnit]:
    forms = entry.msgstr_plural
    texts = [(entry.msgid, entry.msgstr)]
    if entry.msgid_plural:
        texts = [
            (entry.msgid, forms.get(0, "")),
            (entry.msgid_plural, forms.get(max(forms, default=0), "")),
        ]
    lines = entry.comment.split("\n") if entry.comment else []
    props = [match.groups() for line in lines if (match := _PROP_COMMENT.fullmatch(line))]
    notes = [line for line in lines if not _PROP_COMMENT.fullmatch(line)]
    for source, target in texts:
        yield TranslationUnit(
            variants=(
                Variant(languages.source, joined([source])),
                Variant(languages.target, joined([target])),
            ),
            source_language=languages.source,
            props=(*_places(entry), *((kind, value) for kind, value in props)),
            notes=tuple(([entry.tcomment] if entry.tcomment else []) + notes),
            line=entry.linenum or 0,
        )


def _places(entry: polib.POEntry) -> Iterator[tuple[str, str]]:
    if entry.msgctxt is not None:
        yield CONTEXT, entry.msgctxt
    if "fuzzy" in entry.flags:
        yield STATUS, "fuzzy"
    if formats := [flag for flag in entry.flags if flag.endswith("-format")]:
        yield FORMAT, ", ".join(formats)
    for name, line in entry.occurrences:
        yield FILE, unquote(name)
        if line:
            yield LINE, str(line)
