"""The checks, one file each: `number.py` has the check `number`, as CHECK.

`base` words and helpers that several share stand in modules whose names begin with an underscore;
`registry` finds checks by name.
"""
