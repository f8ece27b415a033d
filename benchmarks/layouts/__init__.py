"""Documents whose truth is known, laid out in many ways, and how much of it readers give back.

The same text becomes a DOCX and, by LibreOffice, a PDF, in every look of `looks.LOOKS`; what a
reader should find in them is what the text was made of. `python -m benchmarks.layouts` prints
recall and precision by look, format and language.
"""
