"""Masthead and back matter: what they say, and which blocks they are.

| file | what |
|---|---|
| `words` | tables of fixed words in six languages |
| `lines` | a line of a masthead into its pieces |
| `recognising` | a document with its masthead told and its blocks marked |
"""

from aligner.readers.frontmatter.recognising import recognised

__all__ = ["recognised"]
