"""What a check is. Each stands in a file of its own in `qa/checks/`, as CHECK."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias

from qa.finding import Found
from qa.pair import Pair

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from glossaries.term import Concept
    from tmx.memory import Memory

# Groups of checks, in the order in which they are listed.
COMPLETENESS = "completeness"
ENTITIES = "entities"
TERMINOLOGY = "terminology"
CONSISTENCY = "consistency"
PUNCTUATION = "punctuation"
CHARACTERS = "characters"
STRUCTURE = "structure"
MEANING = "meaning"
OWN = "user's own"

GROUPS = (
    COMPLETENESS, ENTITIES, TERMINOLOGY, CONSISTENCY, PUNCTUATION, CHARACTERS, STRUCTURE, MEANING,
    OWN,
)  # fmt: skip


class Encoder(Protocol):
    """What turns texts into vectors; aligner.encoders has some."""

    def knows(self, language: str) -> bool:
        """Whether texts of this language get meaningful vectors."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, float32 [n, d], rows of length 1; zeros for a text without tokens."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What checks may ask beside the pair itself.

    Attributes:
        concepts: of the glossaries that the user named.
        core: of the glossary that comes with diptych.
        memory: an open translation memory, None for none.
        encoder: None for none.
        options: name of a check -> what a file of settings says of it.
    """

    concepts: tuple[Concept, ...] = ()
    core: tuple[Concept, ...] = ()
    memory: Memory | None = None
    encoder: Encoder | None = None
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


#: What a check of single pairs does: gives what is wrong with a pair.
Look: TypeAlias = Callable[[Pair], Iterable[Found]]

#: The same for many pairs at a time, for what is quicker so: a list for each pair.
Batch: TypeAlias = Callable[[Sequence[Pair]], Sequence[Iterable[Found]]]


class Watcher(Protocol):
    """A check of the whole file: it sees all pairs, and says what it found at the end."""

    def see(self, pair: Pair) -> None:
        """Take note of a pair, in the order of the file."""

    def end(self) -> Iterator[tuple[int, Found]]:
        """What was found, each with the place of its pair among those seen, from 0."""


@dataclass(frozen=True, slots=True)
class Example:
    """A pair that a check finds, and what it says of it.

    Attributes:
        source, target: texts.
        message: as the check words it.
        knowledge: that it needs for it.
    """

    source: str
    target: str
    message: str
    knowledge: Knowledge = Knowledge()


@dataclass(frozen=True, slots=True)
class Check:
    """A check.

    Attributes:
        name: as on the command line: lower case, with hyphens.
        group: one of GROUPS.
        severity: of what it finds, unless the user or the finding says otherwise.
        about: one sentence that says what it finds, with a full stop.
        example: what it finds, English and simplified Chinese.
        look: made once a run from what is known; gives what is wrong with a pair. It must be quick,
            and may not keep anything of a pair. None for a check of another kind.
        batch: the same for a check that takes many pairs at a time, as one does that asks an
            encoder. However many it gets, what it says of a pair is the same.
        watch: the same for a check of the whole file.
        needs: what of `Knowledge` must be there for it to say anything: `concepts`, `memory`,
            `encoder`; "" for nothing.
        options: what a file of settings may tell it: name -> type of the value. A `float` may be
            written as a whole number.
    """

    name: str
    group: str
    severity: str
    about: str
    example: Example
    look: Callable[[Knowledge], Look] | None = None
    batch: Callable[[Knowledge], Batch] | None = None
    watch: Callable[[Knowledge], Watcher] | None = None
    needs: str = ""
    options: Mapping[str, type] = field(default_factory=dict)


def always(look: Look) -> Callable[[Knowledge], Look]:
    """For a check that needs to know nothing: `look=always(find)`."""

    def made(knowledge: Knowledge) -> Look:
        return look

    return made
