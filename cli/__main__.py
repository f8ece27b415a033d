"""`python -m cli` is `diptych`."""

from cli.start import run

run()
