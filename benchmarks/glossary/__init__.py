"""What extraction finds of what a terminologist wants, and how much of what it says is right.

- `facts`: the pairs that are wanted (`wanted.tsv`), and how often units hold them.
- `folding`: when two spellings are one term.
- `rows`: what extraction writes, read back or made.
- `recall`: how many of the facts are among the rows.
- `judging`: the rules by which rows are judged, and the verdicts (`judged.tsv`).
- `__main__`: the figures.
"""
