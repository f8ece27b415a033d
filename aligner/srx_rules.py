"""Segmentation rules files: SRX 2.0, and 1.0 as older tools still write it.

No library is used for this. The one on PyPI that is alive, choppa-srx, ports the Java library
`segment`: it says nothing of the line and the rule that are at fault, takes a file that is not
SRX for one without rules, and gives segments without their places.

Source: SRX 2.0 Specification, LISA 2008 (https://www.unicode.org/uli/pas/srx/srx20.html).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from os import PathLike, fspath
from typing import TYPE_CHECKING

from aligner.errors import BadRules
from tmx.files import read_bytes

if TYPE_CHECKING:
    from lxml import etree

_EXPORT = "export the segmentation rules from the CAT tool again, as SRX 2.0"


@dataclass(frozen=True, slots=True)
class Rule:
    """One `<rule>`: where its two patterns meet, there is a break or there is none.

    Attributes:
        breaks: True for a break, False for an exception.
        before: regular expression for the text that ends at the place, "" for any.
        after: likewise for the text that starts there.
        group: `languagerulename` of the list that it stands in.
        number: its 1-based place in that list.
        line: 1-based line in the file.
    """

    breaks: bool
    before: str
    after: str
    group: str = ""
    number: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class LanguageMap:
    """One `<languagemap>`: languages whose codes match `pattern` use the rules called `group`."""

    pattern: str
    group: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A rules file.

    Attributes:
        path: where it was read from.
        version: its version as written, "" if it gives none.
        cascade: True if every matching languagemap counts, False if only the first.
        segment_subflows: whether text inside other text (a footnote) is segmented by itself.
        format_handles: markup type (start, end, isolated) to whether it stays before the break;
            kept for completeness: our text has no markup.
        maps: the languagemaps in order.
        groups: rules by languagerulename, in order.
    """

    path: str
    version: str
    cascade: bool
    segment_subflows: bool = True
    format_handles: dict[str, bool] = field(default_factory=dict)
    maps: tuple[LanguageMap, ...] = ()
    groups: dict[str, tuple[Rule, ...]] = field(default_factory=dict)

    def covers(self, language: str) -> bool:
        """Whether a languagemap matches the language."""
        return next(self._matching(language), None) is not None

    def select(self, language: str) -> tuple[Rule, ...]:
        """The rules for a language, in the order in which they are tried.

        A pattern has to match the whole code, letter case aside, as in OmegaT and Okapi; both
        `zh-CN` and `zh_CN` are tried, since tools differ in the separator.

        Raises:
            BadRules: no languagemap matches, or the one that does names rules that are missing.
        """
        found = list(self._matching(language))
        if not found:
            raise BadRules(
                f'no rules for the language "{language}"',
                path=self.path,
                remedy=f'add a <languagemap languagepattern="{language}.*" ...> to the file',
            )
        if not self.cascade:
            del found[1:]
        return tuple(rule for entry in found for rule in self._group(entry))

    def _matching(self, language: str) -> Iterator[LanguageMap]:
        import regex

        from aligner.srx_regex import compiles

        codes = {language, language.replace("-", "_")}
        for entry in self.maps:
            try:
                pattern = regex.compile(compiles(entry.pattern), regex.VERSION1 | regex.IGNORECASE)
            except regex.error as error:
                raise BadRules(
                    f'languagepattern "{entry.pattern}" is not a regular expression ({error})',
                    path=self.path,
                    line=entry.line,
                    remedy="correct it, for example to EN.*",
                ) from error
            if any(pattern.fullmatch(code) for code in codes):
                yield entry

    def _group(self, entry: LanguageMap) -> tuple[Rule, ...]:
        if entry.group not in self.groups:
            raise BadRules(
                f'languagepattern "{entry.pattern}" names the rules "{entry.group}", '
                "which the file does not have",
                path=self.path,
                line=entry.line,
                remedy=f"it has: {', '.join(sorted(self.groups))}",
            )
        return self.groups[entry.group]


def read_rules(path: str | PathLike[str]) -> RuleSet:
    """Reads an SRX file, with or without the SRX namespace.

    `cascade` absent means yes in version 2.0 (OmegaT writes such files and cascades always) and
    no in version 1.0, where the first matching languagemap decides.

    Raises:
        FileProblem: it cannot be read.
        BadRules: it is not XML, not SRX, or breaks the standard.
    """
    name = fspath(path)
    root = _parse(read_bytes(path), name)
    header = next(root.iter("{*}header"), None)
    version = root.get("version", "")
    cascade = header.get("cascade") if header is not None else None
    rules = RuleSet(
        path=name,
        version=version,
        cascade=not version.startswith("1") if cascade is None else _yes(cascade),
        segment_subflows=header is None or _yes(header.get("segmentsubflows", "yes")),
        format_handles={
            handle.get("type", ""): _yes(handle.get("include", "no"))
            for handle in root.iter("{*}formathandle")
        },
        maps=tuple(
            LanguageMap(
                entry.get("languagepattern", ""), entry.get("languagerulename", ""), _line(entry)
            )
            for entry in root.iter("{*}languagemap")
        ),
        groups={
            group.get("languagerulename", ""): tuple(_rules(group, name))
            for group in root.iter("{*}languagerule")
        },
    )
    if not rules.groups:
        raise BadRules("has no <languagerule>", path=name, remedy=_EXPORT)
    return rules


def _parse(data: bytes, name: str) -> etree._Element:
    from lxml import etree

    if not data.strip():
        raise BadRules("is empty", path=name, remedy=_EXPORT)
    # No entity is resolved and nothing is fetched: the file is somebody else's.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        cause = f"is not XML ({error.msg})"
        raise BadRules(cause, path=name, line=error.lineno, remedy=_EXPORT) from error
    if etree.QName(root).localname != "srx":
        raise _not_srx(root, name)
    return root


def _not_srx(root: etree._Element, name: str) -> BadRules:
    from lxml import etree

    tag = etree.QName(root).localname
    remedy = _EXPORT
    if tag == "java":
        remedy = (
            "this is OmegaT's older segmentation.conf: open the project in OmegaT 6, "
            "which turns it into segmentation.srx"
        )
    return BadRules(
        f"is not SRX: its root element is <{tag}>", path=name, line=_line(root), remedy=remedy
    )


def _rules(group: etree._Element, path: str) -> Iterator[Rule]:
    name = group.get("languagerulename", "")
    for number, element in enumerate(group.iterfind("{*}rule"), start=1):
        rule = Rule(
            breaks=_yes(element.get("break", "yes")),
            before=_pattern(element, "beforebreak"),
            after=_pattern(element, "afterbreak"),
            group=name,
            number=number,
            line=_line(element),
        )
        if not rule.before and not rule.after:
            raise BadRules(
                f'rule {number} of "{name}" has neither <beforebreak> nor <afterbreak>',
                path=path,
                line=rule.line,
                remedy="fill one in or remove the rule",
            )
        yield rule


def _pattern(rule: etree._Element, tag: str) -> str:
    element = rule.find(f"{{*}}{tag}")
    return "" if element is None else str(element.xpath("string()"))


def _yes(value: str) -> bool:
    return value.strip().lower() in {"yes", "true", "1"}


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 0
