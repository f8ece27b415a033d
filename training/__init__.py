"""How the bundled encoder is made, from any TSV of sentence pairs: `python -m training --help`."""
