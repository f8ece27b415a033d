"""Translations against references, by sacreBLEU (Post, WMT 2018), with its signatures.

metrics   chrF, BLEU and TER: of a whole file and of a unit
segments  what a file has: a text with a segment a line, or the targets of units
matching  whether files have the same segments, and where they part if not
recalled  the memory's best matches in place of a reference
outliers  units far below those around them
"""
