"""Files into the memory: nothing twice, and a newer version of a document instead of the older.

options    what an import is told, and what it tells
run        an import from its first unit to its last
fitness    which units are taken, and what is put right in them before
preparing  units made ready by the batch: rows, digests, what the indexes hold
inserting  what is made ready into the tables and the indexes
apart      the making ready by a process of its own, while this one writes
replacing  when an earlier version of a document leaves, and what does not
"""
