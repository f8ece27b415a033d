"""Which parts of an Office file belong together (ECMA-376 Part 2, 8.5: relationships).

A part names others by ids that a part of relationships resolves. Targets outside the file and
targets that are not there are no links: nothing is ever fetched.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from os import PathLike
from typing import Any

from aligner.readers.archive import Archive, open_archive
from aligner.readers.content import ZIP, check


@dataclass(frozen=True, slots=True)
class Link:
    """Where a relationship leads.

    Attributes:
        kind: last word of its type (`slide`, `notesSlide`), the same in strict files.
        part: name of the part in the archive.
    """

    kind: str
    part: str


def links(archive: Archive, part: str) -> dict[str, Link]:
    """The links of a part by their ids, in the file's order; of the whole file for the part ""."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in archive:
        return {}
    found: dict[str, Link] = {}
    for each in archive.xml(listed).iterchildren("{*}Relationship"):
        target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).strip("/")
        if each.get("TargetMode") != "External" and target in archive:
            kind = each.get("Type", "").rpartition("/")[2]
            found[each.get("Id", "")] = Link(kind, target)
    return found


def linked(known: Mapping[str, Link], element: Any, name: str = "id") -> Link | None:
    """The link that an attribute such as `r:id` names, None if there is none."""
    values = (value for key, value in element.attrib.items() if key.endswith(f"}}{name}"))
    return next((known[value] for value in values if value in known), None)


def of_kind(known: Mapping[str, Link], kind: str) -> str:
    """The first part of a kind, "" if there is none."""
    return next((link.part for link in known.values() if link.kind == kind), "")


def open_main(
    data: bytes, path: str | PathLike[str], format_name: str, usual: str, remedy: str
) -> tuple[Archive, str]:
    """An Office file and the name of its main part.

    Args:
        data: of the file.
        path: for messages.
        format_name: `PPTX` or `XLSX`.
        usual: name that the main part has as a rule.
        remedy: for a broken file.

    Raises:
        UnreadableDocument: it is none or is damaged.
    """
    check(data, path, format_name, accepted=(ZIP,))
    archive = open_archive(data, path, format_name, remedy)
    main = of_kind(links(archive, ""), "officeDocument")
    if posixpath.dirname(main) != posixpath.dirname(usual):
        main = usual
    if main not in archive:
        raise archive.failure(f"is a zip archive without {usual}, not {format_name}", remedy)
    return archive, main
