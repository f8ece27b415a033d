"""HTML: what a reader of the page sees, without the page's furniture.

| file | what |
|---|---|
| `page` | bytes into a tree, with bounds |
| `tags`, `words` | tables: what elements are, what furniture is called |
| `looks` | style attributes and simple rules of style sheets |
| `measuring`, `furniture` | what elements hold; which are menus, banners and the like |
| `layout` | tables that only lay out a page |
| `labels` | numbers that a browser prints, Word's lists and headings |
| `formats` | bold, italics and the like |
| `walking` | the tree into blocks |
| `mhtml` | a page with its pictures in one file |
"""

from aligner.readers.html.walking import fragment_cells, parse, read

__all__ = ["fragment_cells", "parse", "read"]
