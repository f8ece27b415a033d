"""Units of the memory into exchange files: those that conditions pick.

export      units into a file of any format
filters     conditions as people write them, as SQL with parameters
moments     days, months and years in them
suggesting  names that the shell offers while one is typed
"""
