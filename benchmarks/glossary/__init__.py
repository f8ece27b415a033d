"""What extraction finds of what a terminologist wants, and how much of what it says is right.

- `facts`: the pairs that are wanted (`wanted.tsv`), and whether units hold them.
- `folding`: when two spellings are one term.
- `scoring`: recall over the facts, precision over verdicts (`judged.tsv`).
- `__main__`: the figures.
"""
