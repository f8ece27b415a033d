"""Filling the untranslated messages of a PO file, with every other byte of it left as it is."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from os import PathLike

from tmx.failure import BadEncoding
from tmx.files import read_bytes
from tmx.filling import FillCounts, Proposal, Propose
from tmx.po import cleaned, with_breaks_of
from tmx.po import parsed as parsed_po
from tmx.po_lines import Message, String, messages, string_lines

# What a format string must hold again: %d, %1$s, %(name)s, {0}, {name}.
_PLACEHOLDER = re.compile(
    r"%(?:\d+\$|\([^)]*\))?[-+ #0']*(?:\d+|\*)?(?:\.(?:\d+|\*))?[hlLqjzt]*[A-Za-z%]|\{[^{}]*\}"
)
# What a template and a catalogue without a translation may have for an encoding.
_CHARSET = re.compile(r"(?<=charset=)(?:CHARSET|(?:US-)?ASCII)(?=\\n)", re.IGNORECASE)
_LINE = re.compile("[^\n]*\n|[^\n]+")


def filled_po(path: str | PathLike[str], propose: Propose) -> tuple[bytes, FillCounts]:
    """The bytes of a PO file with its gaps filled, and what became of its messages.

    Raises:
        FileProblem, BadEncoding, BadFormat: it cannot be read, or its encoding does not know a
            character of a proposal.
    """
    encoding = parsed_po(path).encoding
    if codecs.lookup(encoding).name == "ascii":
        encoding = "utf-8"
    lines = _LINE.findall(read_bytes(path).decode(encoding))
    filler = _Filler(lines, propose)
    for message in messages(lines):
        filler.fill(message)
    try:
        return "".join(filler.lines()).encode(encoding), filler.counts
    except UnicodeEncodeError as error:
        raise BadEncoding(
            f"its encoding, {encoding.upper()}, has no {error.object[error.start]!r}",
            path=path,
            remedy="convert it first: msgconv -t UTF-8",
        ) from error


class _Filler:
    """The lines of a file, and what takes the place of some."""

    def __init__(self, lines: list[str], propose: Propose) -> None:
        self.counts = FillCounts()
        self._lines = lines
        self._propose = propose
        self._header: String | None = None
        # Index of a line -> what stands there instead, and what is put before it.
        self._instead: dict[int, list[str]] = {}
        self._before: dict[int, list[str]] = {}
        self._end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"

    def lines(self) -> list[str]:
        """All lines, as they are now."""
        if self._header and self._instead:
            # What was filled in may need more than the file did.
            for number in range(self._header.first, self._header.last + 1):
                self._instead[number] = [_CHARSET.sub("UTF-8", self._lines[number])]
        return [
            new
            for number, line in enumerate(self._lines)
            for new in (*self._before.get(number, ()), *self._instead.get(number, (line,)))
        ]

    def fill(self, message: Message) -> None:
        """Fill a message, if it has no translation and there is something for it."""
        if not message.text("msgid") and "msgctxt" not in message.strings:
            self._header = message.strings["msgstr"]
        elif any(message.text(keyword) for keyword in message.translations):
            self.counts.kept += 1
        elif found := self._proposals(message):
            self._write(message, found)
        else:
            self.counts.empty += 1

    def _proposals(self, message: Message) -> dict[str, Proposal]:
        """Keyword -> proposal, for all of them or none."""
        context = message.text("msgctxt")
        found: dict[str, Proposal] = {}
        for source, keyword in _sources(message):
            proposal = self._propose(source, context)
            if proposal is None or not proposal.target.strip():
                return {}
            found[keyword] = proposal
        return found

    def _write(self, message: Message, found: dict[str, Proposal]) -> None:
        sources = {keyword: source for source, keyword in _sources(message)}
        flags = [flag.strip() for flag in self._flags(message).split(",")]
        fuzzy = "fuzzy" in flags
        for keyword, proposal in found.items():
            target = with_breaks_of(sources[keyword], cleaned(proposal.target))
            fuzzy = fuzzy or not proposal.exact or _breaks_format(flags, sources[keyword], target)
            string = message.strings[keyword]
            for number in range(string.first, string.last + 1):
                self._instead[number] = []
            self._instead[string.first] = string_lines(keyword, target, self._end)
        self.counts.fuzzy += fuzzy
        self.counts.exact += not fuzzy
        if fuzzy:
            self._mark(message, flags, next(iter(found.values())).source)

    def _flags(self, message: Message) -> str:
        """What the flag lines of a message say."""
        told = (self._lines[number].strip() for number in message.comments)
        return ",".join(line[2:].strip() for line in told if line.startswith("#,"))

    def _mark(self, message: Message, flags: list[str], previous: str) -> None:
        """Flag a message as fuzzy, and say which source its translation was made for."""
        first = min(string.first for string in message.strings.values())
        old = [number for number in message.comments if self._lines[number].startswith("#|")]
        place = min([first, *old])
        flagged = [n for n in message.comments if self._lines[n].startswith("#,")]
        added: list[str] = []
        if "fuzzy" not in flags and flagged:
            line = self._lines[flagged[0]]
            self._instead[flagged[0]] = [line.replace("#,", "#, fuzzy,", 1)]
        elif "fuzzy" not in flags:
            added.append(f"#, fuzzy{self._end}")
        previous = cleaned(previous)
        if previous and previous != message.text("msgid") and not old:
            added += string_lines("#| msgid", previous, self._end)
        self._before[place] = added


def _sources(message: Message) -> list[tuple[str, str]]:
    """(text to ask for, keyword to fill): the singular for the first of several forms."""
    keywords = message.translations
    plural = message.text("msgid_plural")
    if not plural:
        return [(message.text("msgid"), keyword) for keyword in keywords]
    first = message.text("msgid") if len(keywords) > 1 else plural
    return [(first, keywords[0]), *((plural, keyword) for keyword in keywords[1:])]


def _breaks_format(flags: list[str], source: str, target: str) -> bool:
    """Whether a format string's translation lacks or adds a placeholder, which msgfmt refuses."""
    if not any(flag.endswith("-format") and not flag.startswith("no-") for flag in flags):
        return False
    return Counter(_PLACEHOLDER.findall(source)) != Counter(_PLACEHOLDER.findall(target))
