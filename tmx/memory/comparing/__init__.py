"""Memories and exchange files held against each other: what differs, and several made into one.

inputs            units of a file, be it a memory or an exchange file
spool             units of several files on disk meanwhile; `packing` is their form
changes           what became of the units: added, removed, changed, moved
difference_files  that as a page, a table, lines
merging           several memories in one, conflicts listed
decisions         conflicts as a table for a person, and the decided table as what to do
tables            such tables as spreadsheet programs write and read them
merged_files      what comes of a merge as a file
history           who wrote a translation and when
telling           units and changes in plain values
"""
