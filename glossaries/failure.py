"""What goes wrong with glossaries, in the shape of all messages (tmx.failure).

Failure
└── GlossaryError
    ├── BadGlossary   (also ValueError: a file that is not what it should be)
    └── UnknownGlossary (also ValueError: a suffix or version that is not known)
"""

from __future__ import annotations

from tmx.failure import Failure


class GlossaryError(Failure):
    """Root of what the package glossaries raises."""


class BadGlossary(GlossaryError, ValueError):
    """A glossary file that is damaged, or not what its suffix says."""


class UnknownGlossary(GlossaryError, ValueError):
    """A suffix, layout or version of glossary files that is not known."""
