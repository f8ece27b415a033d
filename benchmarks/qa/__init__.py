"""How well `diptych qa` finds faults, and how seldom it cries wolf: `python -m benchmarks.qa`.

    rows       published pairs, and what is made of them before a fault is put in
    faults     the kinds of faults, and cases drawn of each
    values     faults in numbers, dates, symbols and marks of notes
    marks      faults in punctuation and characters
    wording    faults in words, clauses and sentences
    kinds      which checks, and which tests of pofilter, belong to a kind
    running    checks over pairs, and the seconds that they take
    toolkit    Translate Toolkit's pofilter over the same pairs
    looking    which alarms on published pairs a person has looked at (`looked_at.tsv`)
    tables     recall and false alarms
    speed      how long the checks take over a large file
    gated      the figures that must not fall

What makes the faults knows nothing of the package `qa`, so that a check and its measure cannot
share a mistake.
"""
