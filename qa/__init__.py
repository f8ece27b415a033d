"""Checks on a translation.

finding   what a check says: `Found` in a pair, `Finding` in a file
pair      a unit as checks see it
check     what a check is, and what it may ask
checks    the checks, one file each
adequacy  whether two texts say the same, for one of them
scores    translations against references, by sacreBLEU
failure   what goes wrong
"""
