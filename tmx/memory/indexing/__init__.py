"""What stands beside the units so that they are found quickly; it can be made from them anew.

normalising  what counts as the same text
upkeep       the indexes kept up to date in the transaction that changes the units
entries      what the indexes hold of many segments, made together; `characters` is its table
words        the index of words and characters, for concordance
signatures   the index of 256 bits a segment, for fuzzy matches
vectors      what units mean, for search by meaning
reindexing   all of it made anew
"""
