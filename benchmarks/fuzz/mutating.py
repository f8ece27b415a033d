"""A good file into a broken one.

Bytes of a zip changed at random only ever find the zip's own checks, so a package is taken apart,
one of its parts is changed, and it is put together again; XML is changed as a tree, now and then
as bytes.
"""

from __future__ import annotations

import copy
import io
import random
import zipfile
import zlib
from collections.abc import Callable

from lxml import etree

# Values that readers of numbers, sizes and names have to be asked about.
_STRANGE = (
    "", "0", "-1", "1", "99", "65536", "4294967296", "1e308", "NaN", "१२", "０", "true", "false",
    "../../etc/passwd", "file:///etc/passwd", "http://localhost/", "\u202e", "\ufdd0", "%1%2%9",
    "none", "bullet", "9" * 400, "一", " ", "a" * 5000,
)  # fmt: skip
# An archive that grows over the rounds is worth nothing: the bound keeps cases small.
MOST_BYTES = 400_000

# What a broken archive may raise, whose parts cannot be changed any more.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    ValueError,
    OSError,
    RuntimeError,
    EOFError,
)

Mutation = Callable[[bytes, random.Random], bytes]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A file with one to four things changed.

    Args:
        data: of a file, whole or broken already.
        chance: what decides.
    """
    for _ in range(chance.choice((1, 1, 2, 4))):
        data = _once(data, chance)
    return data[:MOST_BYTES]


def _once(data: bytes, chance: random.Random) -> bytes:
    if data.startswith(b"PK") and chance.random() < 0.9:
        return _package(data, chance)
    if data.lstrip()[:1] == b"<" and chance.random() < 0.7:
        return _tree(data, chance)
    return chance.choice(_BYTES)(data, chance)


def _package(data: bytes, chance: random.Random) -> bytes:
    try:
        parts = _parts(data)
    except _UNREADABLE:
        return chance.choice(_BYTES)(data, chance)
    name = chance.choice(sorted(parts))
    if chance.random() < 0.05:
        del parts[name]
    elif chance.random() < 0.05:
        parts[name] = parts[chance.choice(sorted(parts))]
    else:
        parts[name] = _once(parts[name], chance)
    return _zipped(parts)


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {each.filename: archive.read(each) for each in archive.infolist()[:200]}
    if not parts:
        raise ValueError("an empty archive")
    return parts


def _zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _tree(data: bytes, chance: random.Random) -> bytes:
    try:
        root = etree.fromstring(data, etree.XMLParser(recover=True, resolve_entities=False))
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return chance.choice(_BYTES)(data, chance)
    try:
        chance.choice(_TREES)([each for each in root.iter() if isinstance(each.tag, str)], chance)
    except ValueError:
        # What was broken before can have a name that lxml reads and does not write.
        return chance.choice(_BYTES)(data, chance)
    written: bytes = etree.tostring(root, encoding="utf-8")
    return written


def _remove(elements: list[etree._Element], chance: random.Random) -> None:
    one = chance.choice(elements)
    above = one.getparent()
    if above is not None:
        above.remove(one)


def _move(elements: list[etree._Element], chance: random.Random) -> None:
    one, other = chance.choice(elements), chance.choice(elements)
    if one is not elements[0] and one not in other.iterancestors() and one is not other:
        other.insert(chance.randint(0, len(other)), one)


def _copy(elements: list[etree._Element], chance: random.Random) -> None:
    one, other = chance.choice(elements), chance.choice(elements)
    # Where one stands within the other, a copy of a copy would double it each time.
    pattern = copy.deepcopy(one)
    for _ in range(chance.choice((1, 1, 3, 30))):
        other.insert(chance.randint(0, len(other)), copy.deepcopy(pattern))


def _attribute(elements: list[etree._Element], chance: random.Random) -> None:
    with_some = [each for each in elements if each.attrib] or elements
    one = chance.choice(with_some)
    names = sorted(one.attrib) or ["val"]
    name = chance.choice(names)
    if chance.random() < 0.2:
        one.attrib.clear()
    else:
        one.set(name, _allowed(chance.choice(_STRANGE)))


def _text(elements: list[etree._Element], chance: random.Random) -> None:
    chance.choice(elements).text = _allowed(chance.choice(_STRANGE))


def _tag(elements: list[etree._Element], chance: random.Random) -> None:
    chance.choice(elements).tag = chance.choice(elements).tag


def _allowed(text: str) -> str:
    """lxml writes no noncharacters; as character references they are tried by the bytes' way."""
    return text.replace("\ufdd0", "")


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def _drop(data: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(data))
    return data[:start] + data[start + chance.randint(1, 200) :]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(data))
    piece = data[start : start + chance.randint(1, 200)]
    return data[:start] + piece * chance.choice((2, 3, 50)) + data[start:]


def _insert(data: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(data))
    return data[:start] + chance.choice(_STRANGE).encode() + data[start:]


def _number(data: bytes, chance: random.Random) -> bytes:
    """Another number in place of one: lengths, offsets and counts are what formats rest on."""
    places = [at for at, byte in enumerate(data) if 0x30 <= byte <= 0x39]
    if not places:
        return _flip(data, chance)
    start = end = chance.choice(places)
    while end < len(data) and 0x30 <= data[end] <= 0x39:
        end += 1
    return data[:start] + chance.choice(_STRANGE[:9]).encode() + data[end:]


_BYTES: tuple[Mutation, ...] = (_flip, _cut, _drop, _repeat, _insert, _number)
_TREES = (_remove, _move, _copy, _attribute, _attribute, _text, _tag)
