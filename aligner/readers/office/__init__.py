"""Office files: told by their bytes, unlocked, brought into a form that has a reader.

| file | what |
|---|---|
| `kinds` | what a file is, whatever it is called |
| `compound` | the directory of an OLE file |
| `locked` | files locked with a password |
| `libreoffice`, `watched` | old formats into DOCX, PPTX and XLSX, by a program that is watched |
| `reading` | all of it in order |
"""

from aligner.readers.office.reading import read

__all__ = ["read"]
