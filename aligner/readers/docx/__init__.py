"""DOCX: what Word prints, with headings, numbers, cells and notes as the file knows them.

| file | what |
|---|---|
| `package` | the parts of the file, found by what the file says of them |
| `elements` | names and small questions to elements |
| `styles` | what styles say of paragraphs and runs, inheritance resolved |
| `numbering` | the lists, and the label of their next paragraph |
| `fields` | which of a field's text is seen |
| `symbols` | characters of symbol fonts |
| `merging` | which cells of a table are seen |
| `notes` | marks of footnotes and endnotes |
| `paragraphs` | a paragraph and its pieces of text |
| `story` | body, note or header: its paragraphs as printed with all changes accepted |
| `looks` | headings that only their look shows |
| `rows` | rows of a table that was laid by tabs |
| `tables` | tables row by row, for those who want pairs and no blocks |
| `running` | lines of page headers and footers |
| `reading` | all of it in order, into a `Document` |
"""

from aligner.readers.docx.reading import read

__all__ = ["read"]
