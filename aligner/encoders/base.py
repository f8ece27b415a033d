"""What an encoder is, and what one whose sentence is the sum of its tokens can do besides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@runtime_checkable
class Encoder(Protocol):
    """Texts into vectors whose inner product is high for texts of one meaning.

    Attributes:
        name: what outputs call it; with `version` it stands in the origin of every unit, so of a
            folder it is the last name only.
        version: changes whenever the same text would get another vector.
    """

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    def knows(self, language: str) -> bool:
        """Whether texts of this language (a BCP 47 tag) get meaningful vectors."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, float32 [n, d], rows of length 1; zeros for a text without tokens."""


@runtime_checkable
class BagEncoder(Encoder, Protocol):
    """An encoder that adds up vectors of tokens.

    The vector of any run of texts is then the difference of two prefix sums, so that
    many-to-many beads cost nothing to encode.
    """

    def sums(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text before it is scaled to length 1, float32 [n, d]."""


@runtime_checkable
class SlowEncoder(Encoder, Protocol):
    """An encoder that one waits for."""

    def encode_watched(
        self, texts: Sequence[str], progress: Callable[[float], None]
    ) -> NDArray[np.float32]:
        """As `encode`; calls `progress` with the share that is done, 0 to 1, now and then."""
