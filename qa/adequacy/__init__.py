"""Whether two texts say the same, and what of one has no counterpart in the other.

dating        Chinese dates in figures, as the encoder knows them
words         a text as a row of words with their vectors
matching      how near each word comes to the other side, and the stretch that fits it least
judging       the probabilities that something is missing, added or something else altogether
coefficients  what each sign weighs in that
evidence      which words count: no acronyms, figures and entities
quoting       a stretch as a message gives it
"""
