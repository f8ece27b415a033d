"""Accuracy and speed, as commands that print tables: `python -m benchmarks.<name>`."""
