"""The memory kept in good order.

statistics  what it holds, in figures
checking    whether the file is sound and the indexes fit the units
cleaning    what rules find or what stands twice leaves it for a file that gives it back
rescuing    what of a damaged memory can still be read
trees       the tables of a cut file put together again from their leaves
"""
