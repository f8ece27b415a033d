"""`python -m cli` is `diptych`."""

from cli.main import run

run()
