"""Office files that are locked with a password: an OLE file that holds the encrypted zip.

What is encrypted how is told in [MS-OFFCRYPTO]; msoffcrypto-tool does it, and is only loaded
where a file is locked and a password was given.
"""

from __future__ import annotations

import io
from typing import Any

from aligner.errors import UnreadableDocument
from aligner.readers.content import OLE
from aligner.readers.given import Given
from aligner.readers.office.compound import root_streams

PROTECTED = (
    "is protected with a password",
    "give it with --password, or save the file without one",
)
"""Cause and remedy for a locked file without a password, of any format."""
ANOTHER_PASSWORD = ("is protected with another password", "check --password")
"""Likewise for one with another password."""
# Office hashes a password 100,000 times; a file that asks for more than this wants to waste time.
_MOST_SPINS = 1_000_000
_STREAM = "EncryptedPackage"


def is_locked(data: bytes) -> bool:
    """Whether a file is an Office document locked with a password."""
    return data.startswith(OLE) and _STREAM in root_streams(data)


def unlocked(given: Given, format_name: str) -> bytes:
    """The document inside a locked file.

    Args:
        given: the file and its password.
        format_name: what the suffix promises, as messages name it.

    Raises:
        UnreadableDocument: no password was given, or another one; the file is damaged, or
            locked in a way that no password opens.
    """
    if not given.password:
        cause, remedy = PROTECTED
        raise UnreadableDocument(cause, path=given.path, remedy=remedy)
    # Whatever a damaged file does to the library (struct.error, KeyError, OSError, an error about
    # the key where the key was right), it means that this file cannot be opened.
    try:
        file = _opened(given.data, given.password)
        plain = io.BytesIO()
        if file is not None:
            file.decrypt(plain)
    except Exception as error:
        raise UnreadableDocument(
            f"is a {format_name} locked in a way that cannot be opened here",
            path=given.path,
            remedy="open it in Office and save it without a password",
        ) from error
    if file is None:
        cause, remedy = ANOTHER_PASSWORD
        raise UnreadableDocument(cause, path=given.path, remedy=remedy)
    return plain.getvalue()


def _opened(data: bytes, password: str) -> Any | None:
    """The locked file with its key, None if the password is another."""
    from msoffcrypto.exceptions import InvalidKeyError
    from msoffcrypto.format.ooxml import OOXMLFile

    file: Any = OOXMLFile(io.BytesIO(data))
    if int(file.info.get("spinValue", 0)) > _MOST_SPINS:
        raise ValueError("more rounds than any program asks for")
    try:
        file.load_key(password=password, verify_password=True)
    except InvalidKeyError:
        return None
    return file
