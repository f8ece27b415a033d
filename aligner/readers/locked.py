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

# Office hashes a password 100,000 times; a file that asks for more than this wants to waste time.
_MOST_SPINS = 1_000_000
_STREAM = "EncryptedPackage".encode("utf-16-le")


def is_locked(data: bytes) -> bool:
    """Whether a file is an Office document locked with a password."""
    return data.startswith(OLE) and _STREAM in data


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
        raise UnreadableDocument(
            "is protected with a password",
            path=given.path,
            remedy="give it with --password, or save the file without one",
        )
    from msoffcrypto.exceptions import InvalidKeyError

    try:
        return _decrypted(given.data, given.password)
    except InvalidKeyError as error:
        raise UnreadableDocument(
            "is protected with another password", path=given.path, remedy="check --password"
        ) from error
    # Whatever a damaged file does to the library (struct.error, KeyError, OSError), it means this.
    except Exception as error:
        raise UnreadableDocument(
            f"is a {format_name} locked in a way that cannot be opened here",
            path=given.path,
            remedy="open it in Office and save it without a password",
        ) from error


def _decrypted(data: bytes, password: str) -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile

    file: Any = OOXMLFile(io.BytesIO(data))
    if int(file.info.get("spinValue", 0)) > _MOST_SPINS:
        raise ValueError("too many rounds")
    file.load_key(password=password, verify_password=True)
    plain = io.BytesIO()
    file.decrypt(plain)
    return plain.getvalue()
