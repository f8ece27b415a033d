"""What the aligner raises.

Failure (tmx.failure)
└── AlignerError
    ├── UnreadableDocument  (also ValueError: empty, binary, not what its suffix says)
    ├── AlreadyPaired       (also ValueError: a file of pairs given as a document)
    ├── UnknownFormat       (also ValueError: no reader for the suffix)
    ├── BadRules            (also ValueError: an SRX file that is not one)
    ├── BadBeads            (also ValueError: a line that is not a bead)
    ├── SameDocument        (also ValueError: one file given twice)
    ├── WrongLanguage       (also ValueError: a document that is plainly not in its language)
    ├── Unrelated           (also ValueError: two documents that are no versions of one)
    ├── UnknownEncoder      (also ValueError: neither registered nor a model)
    ├── MissingExtra        (also ImportError: the extra "neural" is not installed)
    ├── DeviceProblem       (also RuntimeError: a device that is not there or not up to it)
    ├── BadCorpus           (also ValueError: pairs of files that cannot be told, a bad manifest)
    │   └── NoPairs         (a folder in which no two files are a pair)
    ├── JournalProblem      (also RuntimeError: a corpus's journal is in use, or is none)
    └── WorkerProblem       (also RuntimeError: a process that aligned a pair has died)
"""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

from tmx.failure import Failure

if TYPE_CHECKING:
    from aligner.corpus.pairing import Corpus


class AlignerError(Failure):
    """Root of what the package aligner raises."""


class UnreadableDocument(AlignerError, ValueError):
    """A document that is empty, binary, or not what its suffix says."""


class UnknownFormat(AlignerError, ValueError):
    """A document whose suffix has no reader."""


class AlreadyPaired(AlignerError, ValueError):
    """A file whose texts pair already, given as a document to align."""


class BadRules(AlignerError, ValueError):
    """A segmentation rules file that is not valid SRX."""


class BadBeads(AlignerError, ValueError):
    """A bead file with a line that is not a bead."""


class SameDocument(AlignerError, ValueError):
    """One file given as both sides."""


class WrongLanguage(AlignerError, ValueError):
    """A document that is plainly in another language than it was given as."""


class Unrelated(AlignerError, ValueError):
    """Two documents that do not look like versions of one."""


class UnknownEncoder(AlignerError, ValueError):
    """An encoder that is neither registered nor a model that can be loaded."""


class MissingExtra(AlignerError, ImportError):
    """A part of the product that needs an extra which is not installed."""


class DeviceProblem(AlignerError, RuntimeError):
    """A device for computing that is not there, or that is not up to the model."""


class BadCorpus(AlignerError, ValueError):
    """Files that cannot be told to be pairs: by their names, or by a manifest."""


class NoPairs(BadCorpus):
    """A folder in which no two files are a pair.

    Args:
        corpus: what was found in it, to be told: why each file takes no part.
    """

    def __init__(
        self, cause: str, corpus: Corpus, *, path: str | PathLike[str], remedy: str
    ) -> None:
        super().__init__(cause, path=path, remedy=remedy)
        self.corpus = corpus


class JournalProblem(AlignerError, RuntimeError):
    """The journal of a run that another run has in use, or that is no journal."""


class WorkerProblem(AlignerError, RuntimeError):
    """A process that worked for this one and has ended before its work."""
