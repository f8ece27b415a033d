"""What counts as the same term where one is looked up or two files are brought together.

Case, width and compatibility forms (Unicode NFKC), kinds of dashes, apostrophes and spaces make no
difference; everything else does, so that `A/RES/65/230` is not `A/RES/65/23`.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

from entities.folding import fold
from tmx.memory.indexing.normalising import folded as in_one_form


def folded(text: str) -> str:
    """A term in the form in which it is compared."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(fold(in_one_form(text)).split())


# A file's terms are looked up by it and then written with it, a batch at a time.
@lru_cache(maxsize=1 << 14)
def key(text: str) -> int:
    """A signed 64-bit number that is the same for terms that count as the same."""
    return key_of(folded(text))


def key_of(form: str) -> int:
    """The key of a term that is folded already."""
    digest = hashlib.blake2b(form.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)
